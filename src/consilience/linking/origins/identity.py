"""When two names are one root: spellings of a body, and statements that weeks lie between."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from consilience.language.calendar import load_weekdays
from consilience.language.furniture import load_function_words
from consilience.language.gazetteer import find_place
from consilience.language.sources import find_channel_kind
from consilience.linking.source_kinds import Source

OWNER_REACH = 40  # characters before a body's name, in which its owner's stands
OWNER = r"(?P<owner>[^\W\d_a-z][\w-]+)"
OWNER_BEFORE = re.compile(rf"\b{OWNER}(?:[’']s?)?\s$")
OWNER_BEHIND = re.compile(rf"\sof\s(?:the\s)?(?:[^\W\d_a-z][\w-]+\sof\s)?{OWNER}")
OWNER_CHARS = 5  # by which a place that no list knows and its people are one ("Norlandish")
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
    """One surname, or one body with and without its country; what holds nothing is nobody's."""
    (mine, my_country), (theirs, their_country) = _divide(one), _divide(other)
    if my_country and their_country and my_country != their_country:
        return False
    if not mine or not theirs:
        return bool(one) and tuple(one) == tuple(other)
    if len(mine) == 1 or len(theirs) == 1:
        return mine == theirs and my_country == their_country
    return mine <= theirs or theirs <= mine


def _divide(key: Sequence[str]) -> tuple[frozenset[str], str | None]:
    """The words of a holder, and the code of its country, which is in capitals."""
    country = next((one for one in key if one.isupper()), None)
    return frozenset(key) - {country}, country


def find_same(sources: Sequence[Source], texts: Sequence[str] = ()) -> list[tuple[Source, Source]]:
    """Pairs of sources that are one root.

    A body without its country that may be those of several ("the Foreign Ministry") is none of
    them, nor is one of which the story's `texts` name several owners ("the Lundish ministry").
    """
    pairs = [
        (one, other)
        for at, one in enumerate(sources)
        for other in sources[at + 1 :]
        if is_same_source(one, other)
    ]
    bare = {one for pair in pairs for one in pair if one.name.islower() and not _is_one_key(pair)}
    shared = {one for one in bare if len(find_owners(one, texts)) > 1}
    pairs = [pair for pair in pairs if _is_one_key(pair) or shared.isdisjoint(pair)]
    countries: dict[Source, set[str]] = defaultdict(set)
    for one, other in (*pairs, *((other, one) for one, other in pairs)):
        countries[one].update(filter(None, (_divide(other.key)[1],)))
    torn = {one for one, found in countries.items() if len(found) > 1}
    return [
        (one, other)
        for one, other in pairs
        if not ((one in torn and _divide(other.key)[1]) or (other in torn and _divide(one.key)[1]))
    ]


def find_owners(body: Source, texts: Sequence[str]) -> frozenset[str]:
    """Whose a body is by the names in capitals before or behind it: countries, else beginnings.

    "Lundish harbour ministry" and "Harbour Ministry of Lund" have one owner. The body is named
    without any ("harbour ministry").
    """
    words = [re.escape(word) for word in body.name.split()]
    if body.kind != "statement" or len(words) < 2:
        return frozenset()
    plain, turned = r"\s".join(words), rf"{words[-1]}\s(?:of|for)\s{words[0]}"
    named = re.compile(rf"\b(?:{plain}|{turned})\b", re.IGNORECASE)
    found = {
        beside["owner"]
        for text in texts
        for match in named.finditer(text)
        for beside in (
            OWNER_BEFORE.search(text[max(0, match.start() - OWNER_REACH) : match.start()]),
            OWNER_BEHIND.match(text, match.end()),
        )
        if beside is not None
    }
    no_owners = load_function_words() | load_weekdays().keys()
    return frozenset(_fold_owner(one) for one in found if one.lower() not in no_owners)


def _fold_owner(name: str) -> str:
    place = find_place(name)
    return (place.country if place else None) or name[:OWNER_CHARS].lower()


def _is_one_key(pair: tuple[Source, Source]) -> bool:
    return pair[0].key == pair[1].key


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
