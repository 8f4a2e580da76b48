"""What a page tells about its articles, and what the page of several tells but once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from consilience.extraction.found import Found
from consilience.extraction.parts import Part
from consilience.extraction.titles import clean_title
from consilience.records.article import FieldEvidence, Genre
from consilience.records.time_value import TimeValue

FOOT_CHARS = 120  # of a line at the foot of a page that names its outlet
DATED_WITHIN = 3  # first lines of a page, in which it is dated beside its name


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
    told = tuple(one for one in of_page.evidence if one.field in ("outlet", "publisher"))
    if not of_page.outlet:
        return reading
    others = tuple(one for one in reading.evidence if one.field not in ("outlet", "publisher"))
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
    outlet may hold reports of several.
    """
    if len(readings) < 2 or not parts[0].head or not _is_of_one(parts, readings[0].outlet):
        return tuple(readings)
    first = readings[0]
    if not any(one.field == "outlet" for one in _list_above(first, parts[0].head[-1].end)):
        return tuple(readings)
    top = parts[0].head[:DATED_WITHIN]
    dated = [one for one in _list_above(first, top[-1].end) if one.field == "published"]
    shown = replace(
        first,
        published=first.published if dated else None,
        evidence=tuple(one for one in first.evidence if one.field == "outlet" or one in dated),
    )
    others = (one if one.outlet else add_house(one, shown) for one in readings[1:])
    return (first, *others)


def _list_above(reading: Reading, end: int) -> list[FieldEvidence]:
    """The evidence that stands above a place on the page."""
    return [one for one in reading.evidence if one.page and one.page.start < end]


def _is_of_one(parts: Sequence[Part], outlet: str | None) -> bool:
    """Whether the page's foot names the outlet of its first article."""
    name = (outlet or "").casefold()
    lines = (block.text.casefold() for block in parts[-1].tail)
    return bool(name) and any(name in line for line in lines if len(line) <= FOOT_CHARS)
