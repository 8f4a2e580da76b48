"""What a page tells about its articles, and what the page of several tells but once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from consilience.extraction.dates import is_date_line
from consilience.extraction.found import Found
from consilience.extraction.parts import Part
from consilience.extraction.titles import clean_title
from consilience.language.outlets import fold_house, is_menu
from consilience.records.article import FieldEvidence, Genre
from consilience.records.time_value import TimeValue

SECTION_WORDS = 3
HOUSE_FIELDS = ("outlet", "publisher")
FOOT_CHARS = 120  # of a line at the foot of a page that names its outlet
NAMEPLATE_LINES = 5  # first lines of a page, in which its day or menu stands below its name


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page tells about one of its articles; `named` are words whose blocks have a name."""

    title: str = ""
    byline: str | None = None
    outlet: str | None = None
    publisher: str | None = None
    credits: tuple[str, ...] = ()
    dateline: Found | None = None
    published: TimeValue | None = None
    evidence: tuple[FieldEvidence, ...] = ()
    named: tuple[tuple[str, Found], ...] = ()
    genre: Genre = "report"
    stated: tuple[str, ...] = ()  # sections and types that metadata state


def add_house(reading: Reading, of_page: Reading) -> Reading:
    """The reading of one of several reports with the outlet and publisher of their page.

    One without a date has the page's.
    """
    if reading.published is None and of_page.published is not None:
        dated = tuple(one for one in of_page.evidence if one.field == "published")
        evidence = (*reading.evidence, *dated)
        reading = replace(reading, published=of_page.published, evidence=evidence)
    told = tuple(one for one in of_page.evidence if one.field in HOUSE_FIELDS)
    if not of_page.outlet:
        return reading
    others = tuple(one for one in reading.evidence if one.field not in HOUSE_FIELDS)
    return replace(
        reading,
        title=clean_title(reading.title, of_page.outlet),
        outlet=of_page.outlet,
        publisher=of_page.publisher,
        evidence=(*others, *told),
    )


def share_masthead(parts: Sequence[Part], readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings of a page's articles, with the outlet that heads and ends the page in all.

    The day beside its name goes to those that have none. A page whose foot does not name the
    outlet may hold reports of several, unless its first lines are a nameplate with day or menu,
    all headlines have a section above them, and no other report has a day or house of its own.
    """
    if len(readings) < 2 or not parts[0].head:
        return tuple(readings)
    first = readings[0]
    is_alone = not any(one.outlet or one.published or one.credits for one in readings[1:])
    is_issue = is_alone and _is_nameplate(parts[0], first) and _have_sections(parts, readings)
    if not (is_issue or _is_of_one(parts, first.outlet)):
        return tuple(readings)
    if not any(one.field == "outlet" for one in _list_above(first, parts[0].head[-1].end)):
        return tuple(readings)
    own = fold_house(first.outlet or "")
    top = parts[0].head[:NAMEPLATE_LINES]
    dated = [one for one in _list_above(first, top[-1].end) if one.field == "published"]
    shown = replace(
        first,
        published=first.published if dated else None,
        evidence=tuple(one for one in first.evidence if one.field in HOUSE_FIELDS or one in dated),
    )
    others = (
        add_house(one, shown) if fold_house(one.outlet or "") in ("", own) else one
        for one in readings[1:]
    )
    return (first, *others)


def _list_above(reading: Reading, end: int) -> list[FieldEvidence]:
    """The evidence that stands above a place on the page."""
    return [one for one in reading.evidence if one.page and one.page.start < end]


def _is_of_one(parts: Sequence[Part], outlet: str | None) -> bool:
    """Whether the page's foot names the outlet of its first article."""
    name = (outlet or "").casefold()
    last = (*parts[-1].tail, *parts[-1].body[-1:])
    lines = (block.text.casefold() for block in last)
    return bool(name) and any(name in line for line in lines if len(line) <= FOOT_CHARS)


def _is_nameplate(part: Part, first: Reading) -> bool:
    """Whether a page begins with its outlet's name, and day or menu stand right below it."""
    top = part.head[:1]
    is_named = (
        any(one.field == "outlet" for one in _list_above(first, top[0].end)) if top else False
    )
    below = part.head[1:NAMEPLATE_LINES]
    return is_named and any(is_date_line(one) or is_menu(one.text) for one in below)


def _have_sections(parts: Sequence[Part], readings: Sequence[Reading]) -> bool:
    """Whether right above each headline a word or two in capitals name its section."""
    blocks = [block for part in parts for block in part.blocks]
    above = {below.start: block.text for block, below in pairwise(blocks)}
    titles = [
        one.page.start
        for each in readings
        for one in each.evidence
        if one.field == "title" and one.page
    ]
    labels = [above.get(start, "") for start in titles]
    told = [one for one in labels if one.isupper() and len(one.split()) <= SECTION_WORDS]
    return len(told) == len(readings)
