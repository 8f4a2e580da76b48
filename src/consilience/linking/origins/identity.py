"""When two names are one root: spellings of a body, and statements that weeks lie between."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from consilience.language.sources import find_channel_kind
from consilience.linking.source_kinds import Source

APART_DAYS = 7  # statements of one holder further apart are two

StatementKey = tuple[tuple[str, ...], str]  # holder, channel


def order_source(source: Source) -> tuple[str, str, tuple[str, ...], str, str]:
    """The order of sources, which depends on what they hold alone."""
    return source.kind, source.channel, source.key, source.name, source.since


def is_same_source(one: Source, other: Source) -> bool:
    """One root under two names: a body with and without its country, an agency and an outlet."""
    if "unknown" in (one.kind, other.kind):
        return one.kind == other.kind and one.key == other.key
    if (one.kind == "statement") != (other.kind == "statement"):
        return False
    if one.kind != "statement":
        return one.key == other.key
    if one.channel != other.channel or one.since != other.since:
        return False
    return is_same_holder(one.key, other.key)


def is_same_statement(one: StatementKey, other: StatementKey) -> bool:
    """One holder and channel; of some channels (letters) an affair seldom has two."""
    if one[1] != other[1]:
        return False
    return find_channel_kind(one[1]).single or is_same_holder(one[0], other[0])


def is_same_holder(one: Sequence[str], other: Sequence[str]) -> bool:
    """One surname, or one body with and without its country."""
    (mine, my_country), (theirs, their_country) = _divide(one), _divide(other)
    if my_country and their_country and my_country != their_country:
        return False
    if len(mine) == 1 or len(theirs) == 1:
        return mine == theirs and my_country == their_country
    return mine <= theirs or theirs <= mine


def _divide(key: Sequence[str]) -> tuple[frozenset[str], str | None]:
    """The words of a holder, and the code of its country, which is in capitals."""
    country = next((one for one in key if one.isupper()), None)
    return frozenset(key) - {country}, country


def find_same(sources: Sequence[Source]) -> list[tuple[Source, Source]]:
    """Pairs of sources that are one root.

    A body without its country that may be those of several ("the Foreign Ministry") is none of
    them.
    """
    pairs = [
        (one, other)
        for at, one in enumerate(sources)
        for other in sources[at + 1 :]
        if is_same_source(one, other)
    ]
    countries: dict[Source, set[str]] = defaultdict(set)
    for one, other in (*pairs, *((other, one) for one, other in pairs)):
        countries[one].update(filter(None, (_divide(other.key)[1],)))
    torn = {one for one, found in countries.items() if len(found) > 1}
    return [
        (one, other)
        for one, other in pairs
        if not ((one in torn and _divide(other.key)[1]) or (other in torn and _divide(one.key)[1]))
    ]


def find_begins(days: Iterable[str]) -> list[str]:
    """The first day of each group of days that weeks lie between; the undated go to the first."""
    begins: list[str] = []
    last = ""
    for day in sorted(filter(None, days)):
        if not last or are_weeks_apart(last, day):
            begins.append(day)
        last = day
    return begins


def date_source(source: Source, day: str, begins: Sequence[str]) -> Source:
    """The source with the beginning of the days that it belongs to, where there are several."""
    if len(begins) < 2:
        return source
    return replace(source, since=max((one for one in begins if one <= day), default=begins[0]))


def are_weeks_apart(day: str, later: str) -> bool:
    """Whether two days (ISO 8601) are so far apart that statements made on them are two.

    Days that are not known ("") are not.
    """
    if not day or not later:
        return False
    days = (date.fromisoformat(later) - date.fromisoformat(day)).days
    return abs(days) > APART_DAYS
