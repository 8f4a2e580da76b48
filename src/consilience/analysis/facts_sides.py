"""Which side each article takes in a difference, beside the title of a row of the table."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from consilience.analysis.agreement import do_meet
from consilience.analysis.alike import find_number, is_denied, tell_one_deed
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.claim import Claim, Quantity
from consilience.records.ids import ArticleId
from consilience.records.span import Span

# Relations of readings that exclude each other; of a rising toll each was right in its time.
EXCLUDING: Final = frozenset({"conflict", "denial"})
WORD: Final = re.compile(r"\w+")
# When and where is told of a deed, whose title may give neither.
WHEN_AND_WHERE: Final = frozenset({"date", "place"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A fact: the claims that tell it, by article, its title, the claims and numbers of that."""

    claims: Mapping[ArticleId, Sequence[Claim]]
    title: str = ""
    titled: Sequence[Claim] = ()
    counts: Sequence[Quantity] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What an article gives where accounts differ; `differs`: the row says otherwise."""

    words: str
    span: Span
    differs: bool


def find_sides(dispute: Discrepancy, row: Row) -> Iterator[Side]:
    """The readings of the articles of a row, each at its first words.

    Of readings that exclude each other all differ but the one that the title gives, or else that
    most origins, then articles, stand behind. Who tells both sides takes none, nor who tells the
    number or the deed of the title as well. Words beside the claims of the row are on something
    else.
    """
    titled = [gives(row.title, one) for one in dispute.readings]
    backing = [_count_backing(one) for one in dispute.readings]
    widest = max(backing, default=(0, 0))
    sides = Counter(
        article for one in dispute.readings for article in {span.article for span in one.evidence}
    )
    can_differ = dispute.relation in EXCLUDING and _is_of(dispute, row)
    for reading, count, in_title in zip(dispute.readings, backing, titled, strict=True):
        alone = count == widest and backing.count(widest) == 1
        if titled.count(True) == 1:
            alone = in_title
        differs = can_differ and not alone and _has_rivals(dispute, reading, row)
        places = {one.article: one for one in reversed(reading.evidence)}
        for article, span in sorted(places.items()):
            if article in row.claims:
                is_other = differs and sides[article] == 1 and not _agrees(dispute, span, row)
                yield Side(words=reading.value, span=span, differs=is_other)


def _is_of(dispute: Discrepancy, row: Row) -> bool:
    """Whether a difference is on what the title says: some of its words stand in that clause."""
    if dispute.kind in WHEN_AND_WHERE or not row.title:
        return True
    return any(_stands_in(span, row.titled) for one in dispute.readings for span in one.evidence)


def _has_rivals(dispute: Discrepancy, reading: Reading, row: Row) -> bool:
    """What nobody else in the row gives a value for is not said otherwise."""
    return any(
        span.article in row.claims
        for other in dispute.readings
        if other is not reading
        for span in other.evidence
    )


def _agrees(dispute: Discrepancy, span: Span, row: Row) -> bool:
    """Whether the article of a reading tells what the title does, or its words are of another deed.

    A number agrees that can be that of the title: "527" beside "more than 500".
    """
    own = row.claims[span.article]
    if not _stands_in(span, own):
        return True
    if dispute.kind == "number":
        numbers = (*_read_number(span), *(one for claim in own for one in claim.quantities))
        return any(do_meet(one, count) for one in numbers for count in row.counts)
    return dispute.kind == "denial" and any(
        is_denied(one) == is_denied(each) and tell_one_deed(one, each)
        for one in own
        for each in row.titled
    )


def _stands_in(span: Span, claims: Sequence[Claim]) -> bool:
    return any(span.overlaps(one.span) for one in claims)


def _read_number(span: Span) -> Iterator[Quantity]:
    number = find_number(span.text)
    if number is not None:
        yield Quantity(span=span, lowest=number, highest=number)


def gives(title: str, reading: Reading) -> bool:
    """Whether the title holds words that give the reading."""
    told = f" {' '.join(WORD.findall(title.lower()))} "
    given = {" ".join(WORD.findall(one.text.lower())) for one in reading.evidence}
    return any(one and f" {one} " in told for one in given)


def _count_backing(reading: Reading) -> tuple[int, int]:
    return len(set(reading.origins)), len({one.article for one in reading.evidence})
