"""Times, counts and grounds in words, the same in every format."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from consilience.records.article import Field, Genre, Provenance
from consilience.records.claim import Quantity
from consilience.records.failure import Failure
from consilience.records.mention import EntityKind
from consilience.records.origin import Direction, Origin
from consilience.records.time_value import Basis, Precision, TimeValue

UNKNOWN: Final = "unknown"
ARTICLES: Final = frozenset({"the", "a", "an"})
DENIED: Final = ": no"  # behind the name of who denies, in the value of a denial
UPHELD: Final = ": yes"  # behind the name of who says what is denied
TOLD: Final = "told"  # the value of what is denied, where an article tells it
NO_TITLE: Final = "(no headline)"

KINDS: Final[dict[EntityKind, tuple[str, str]]] = {
    "person": ("person", "people"),
    "organisation": ("organisation", "organisations"),
    "place": ("place", "places"),
    "group": ("group", "groups"),
    "work": ("work", "works"),
    "other": ("other", "other"),
}
FIELDS: Final[dict[Field, str]] = {
    "published": "Published",
    "outlet": "Outlet",
    "publisher": "Publisher",
    "byline": "By",
    "credit": "Credits",
    "dateline": "Dateline",
    "title": "Headline",
    "genre": "Genre",
}
GENRES: Final[dict[Genre, str]] = {
    "report": "report",
    "opinion": "opinion",
    "analysis": "analysis",
    "interview": "interview",
    "release": "release",
}
BASES: Final[dict[Basis, str]] = {
    "explicit": "written out on the page",
    "metadata": "in the page's metadata",
    "list": "in the list that came with the pages",
    "relative": "reckoned from another date",
    "weekday": "reckoned from a weekday",
    "story": "inferred from the story",
    "publication": "taken from the publication date",
    "judgement": "decided by an analyst",
}
PROVENANCES: Final[dict[Provenance, str]] = {
    "text": "read on the page",
    "metadata": "read in the page's metadata",
    "list": "given by the list that came with the pages",
    "story": "inferred from the story",
    "judgement": "an analyst",
}
# How it is known which of two like texts was first.
DIRECTIONS: Final[dict[Direction, str]] = {
    "date": "came out later",
    "credit": "credits it",
    "issuer": "the other is from the issuer itself",
    "completeness": "the other is the fuller one",
    "unknown": "which was first is not known",
}

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_UNITS: Final[dict[Precision, str]] = {
    "minute": "minute",
    "day": "day",
    "week": "day",
    "month": "month",
    "season": "month",
    "year": "year",
    "decade": "year",
    "century": "year",
}
# Signs that turn the text after them round until another sign ends it.
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_WORD_IN_CAPITALS = re.compile(r"[A-Z][a-z]")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time for a reader: words, how it is known, and ISO 8601 where the words are one day."""

    words: str
    how: str
    iso: str | None


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: "1 story", "2 stories", "1,204 pages"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def describe_when(value: TimeValue | None) -> When:
    """The time, how finely and on what grounds it is known; "unknown" for None."""
    if value is None:
        return When(words=UNKNOWN, how="no date was found", iso=None)
    day = value.first_day
    return When(
        words=describe_time(value),
        how=f"to the {value.precision}, {BASES[value.basis]}",
        iso=day if day == value.last_day and _read_time(day) else None,
    )


def describe_time(value: TimeValue) -> str:
    """The time as finely as it is known: "3 to 5 October 2022", "October 2022", "the 2020s".

    What is no ISO date is given as it is written.
    """
    first, last = _read_time(value.earliest), _read_time(value.latest)
    if first is None or last is None:
        return _join(value.earliest, value.latest)
    if value.precision == "decade" and first.year % 10 == 0 and last.year == first.year + 9:
        return f"the {first.year}s"
    return _describe_range(first, last, _UNITS[value.precision])


def describe_days(earliest: str | None, latest: str | None) -> str:
    """Two ISO dates as a range of days; "unknown" where both are None."""
    bounds = [bound for bound in (earliest, latest) if bound]
    if not bounds:
        return UNKNOWN
    first, last = _read_time(bounds[0]), _read_time(bounds[-1])
    if first is None or last is None:
        return _join(bounds[0], bounds[-1])
    return _describe_range(first, last, "day")


def describe_value(words: str) -> str:
    """The value of a reading, an ISO date and a denial ("NAME: no", "NAME: yes") in words."""
    if words == TOLD:
        return "told as a fact"
    if words.endswith(UPHELD):
        return f"according to {begin_definite(words.removesuffix(UPHELD))}"
    if words.endswith(DENIED):
        return f"denied by {begin_definite(words.removesuffix(DENIED))}"
    return describe_days(words, words) if _ISO_DAY.fullmatch(words) else words


def begin_definite(name: str) -> str:
    """A name as within a sentence: "the ministry" of "The ministry"."""
    article, _, rest = name.partition(" ")
    return f"{article.lower()} {rest}" if rest and article.lower() in ARTICLES else name


def begin_small(words: str) -> str:
    """The words as within a sentence: "nine passengers", but "US troops" and "2 ships"."""
    return f"{words[0].lower()}{words[1:]}" if _WORD_IN_CAPITALS.match(words) else words


def describe_quantity(quantity: Quantity) -> str:
    """The number as it was read: "at least 2,012 people", "10 to 12 ships"; "" for none."""
    lowest, highest = quantity.lowest, quantity.highest
    bounds = [f"{one:,.10g}" for one in (lowest, highest) if one is not None]
    bound = "" if quantity.bound in ("exactly", "range") else quantity.bound
    words = (bound, " to ".join(dict.fromkeys(bounds)), make_label(quantity.unit or ""))
    return " ".join(filter(None, words)) if bounds else ""


def describe_failure(failure: Failure) -> str:
    """What of a story could not be made."""
    begin = {
        "linking": "The articles of this story could not be linked, and nothing was compared",
        "analysis": "A part of what is told of this story could not be made, the rest stands",
    }.get(failure.stage, "Something of this story could not be read")
    return f"{begin}: {failure.message}"


def name_origin(origin: Origin) -> str:
    """What an origin is called: "Statement of the ministry", "Skelda Wire", "source not known"."""
    match origin.kind:
        case "statement":
            channel = origin.channel or "statement"
            return f"{channel[:1].upper()}{channel[1:]} of {origin.name}"
        case "unknown":
            return f"“{origin.name}”, not named further" if origin.name else "source not known"
        case _:
            return origin.name


def name_origin_kind(origin: Origin) -> str:
    """What kind of root of reporting it is."""
    match origin.kind:
        case "statement":
            return "official word"
        case "agency":
            return "agency report"
        case "outlet":
            return "an outlet’s own reporting"
        case _:
            return "unnamed source" if origin.name else "no source is named"


def make_printable(text: str) -> str:
    """The text with every sign that HTML and UTF-8 cannot carry shown as U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text)


def make_inline(text: str) -> str:
    """The text without the signs that would turn round the line that it stands in.

    No element fences them in: an isolate that is not ended ends with the block alone.
    """
    return text if text.isascii() else _TURNING.sub("", text)  # most is, and that is known


def make_label(text: str) -> str:
    """One printable line of the text, for places that hold nothing but text."""
    return " ".join(make_inline(make_printable(text)).split())


def shorten(text: str, most: int) -> str:
    """At most `most` characters of the text, with "…" for what is cut off."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _read_time(iso: str) -> datetime | None:
    try:
        return datetime.fromisoformat(iso)
    except ValueError:
        return None


def _join(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _describe_range(first: datetime, last: datetime, unit: str) -> str:
    """Both ends in words, without repeating the month and year that they share."""
    if unit == "minute":
        return _join(_name_minute(first), _name_minute(last))
    parts = {"day": (0, 1, 2), "month": (1, 2), "year": (2,)}[unit]
    early, late = _name_parts(first), _name_parts(last)
    end = " ".join(late[part] for part in parts)
    if all(early[part] == late[part] for part in parts):
        return end
    shared = 0  # from the year downwards
    while shared < 2 and early[2 - shared] == late[2 - shared]:
        shared += 1
    start = " ".join(early[part] for part in parts if part < 3 - shared)
    return f"{start} to {end}"


def _name_parts(time: datetime) -> tuple[str, str, str]:
    return str(time.day), _MONTHS[time.month - 1], str(time.year)


def _name_minute(time: datetime) -> str:
    zone = f" {time.tzname()}" if time.tzinfo else ""
    return f"{' '.join(_name_parts(time))}, {time:%H:%M}{zone}"
