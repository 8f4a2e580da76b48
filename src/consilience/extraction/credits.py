"""Who a page says wrote, printed and supplied a report, with the places where it says so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consilience.extraction.blocks import Block
from consilience.extraction.byline_houses import is_agency
from consilience.extraction.bylines import HEAD_BLOCKS, find_byline
from consilience.extraction.dated_lines import find_dated_agency
from consilience.extraction.datelines import OPENING_CHARS, find_dateline
from consilience.extraction.found import Found, cut_block, find_in_block, order_found, trim_found
from consilience.extraction.house_lines import find_houses, is_agency_name
from consilience.extraction.outlet_lines import MASTHEADS, find_outlet
from consilience.extraction.signatures import (
    LINE_CHARS,
    NEAR_BLOCKS,
    TAIL_BLOCKS,
    is_author_name,
)
from consilience.language.agencies import (
    CreditPlace,
    is_about_picture,
    is_creditable,
    is_signed_code,
    load_agencies,
    load_credit_patterns,
)
from consilience.language.outlets import find_organ_body, is_part_of

CLOSING_CHARS = 300  # of the last block, in which credits stand
CREDIT_CHARS = 60
CREDIT_MARKS = " \t()[]–—-.,;*|©\u00a0"
HOUSES_BREAK = re.compile(r"\s?[/,&+;]\s?|\s(?:[-–—]|and|with)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credits:
    """Byline, outlet, credited houses and dateline of one report; None where the page is silent.

    `byline` is the name or names alone, `dateline` a prefix of the first body block up to and
    with its dash. `agencies` are in page order, each wording once. `joined` are houses that a
    line names together, of which the page's own may be one ("Deltawire and Ledger staff").
    `owner` is the body whose paper the page's first lines say it is, or the company that
    owns a page which names no outlet.
    """

    byline: Found | None
    outlet: Found | None
    agencies: tuple[Found, ...]
    dateline: Found | None
    joined: tuple[Found, ...] = ()
    owner: Found | None = None

    def list_houses(self, outlet: str | None) -> tuple[Found, ...]:
        """The credited houses, without the outlet where that is named together with others."""
        others = [one for one in self.joined if not (outlet and is_part_of(one.text, outlet))]
        return order_found(iter((*self.agencies, *others)))


def read_credits(head: Sequence[Block], body: Sequence[Block], tail: Sequence[Block]) -> Credits:
    """What the blocks above (`head`), in (`body`) and below (`tail`) a report credit it to.

    Credits of photographs are no credits of the text, and a house that is only quoted ("told
    Reuters") is none either. An outlet is named only where the page itself does so plainly.
    """
    dateline = find_dateline(body[0]) if body else None
    outlet, company = find_outlet(head, body, tail)
    return Credits(
        byline=find_byline(head, body, tail),
        outlet=outlet,
        agencies=order_found(_find_agencies(head, body, tail, dateline)),
        dateline=dateline[0] if dateline else None,
        joined=order_found(_find_joined(head)),
        owner=_find_owner(head) or (company if outlet is None else None),
    )


def _find_owner(head: Sequence[Block]) -> Found | None:
    """The body of which one of the first lines says that the paper is its own."""
    for block in head[:MASTHEADS]:
        if place := find_organ_body(block.text):
            return cut_block(block, *place)
    return None


def is_credit_line(block: Block, opening: str = "") -> bool:
    """Whether a line does nothing but credit agencies: "ANP", "— AFP", "Reuters/AP", "(dpa)".

    A code that the text's `opening` has in brackets or strokes is an agency's too. The date may
    stand beside it ("3 May 2031 - DPN").
    """
    if find_dated_agency(block) is not None:
        return True
    if len(block.text) > CREDIT_CHARS:
        return False
    if is_signed_code(block.text):
        return True
    names = [one.strip(CREDIT_MARKS) for one in HOUSES_BREAK.split(block.text.strip(CREDIT_MARKS))]
    return any(names) and all(is_agency(one, opening) for one in names)


def _find_agencies(
    head: Sequence[Block],
    body: Sequence[Block],
    tail: Sequence[Block],
    dateline: tuple[Found, Found | None] | None,
) -> Iterator[Found]:
    if dateline and dateline[1]:
        yield from _divide(dateline[1])
    for block in body[:1]:
        opening = Block(block.start, block.end, block.text[:OPENING_CHARS])
        yield from _match_credits(opening, "first")
    for block in body[-1:]:
        cut = max(0, len(block.text) - CLOSING_CHARS)
        closing = Block(block.start + cut, block.end, block.text[cut:])
        yield from _match_credits(closing, "last")
    yield from filter(None, map(find_dated_agency, head[-NEAR_BLOCKS:]))
    for block in (*head[-HEAD_BLOCKS:], *tail[:TAIL_BLOCKS]):
        if len(block.text) <= LINE_CHARS:
            found = [*_match_credits(block, "edge"), *_match_credits(block, "last")]
            yield from () if found and is_about_picture(block.text) else found


def _find_joined(head: Sequence[Block]) -> Iterator[Found]:
    for houses in map(find_houses, head[-NEAR_BLOCKS:]):
        yield from houses if len(houses) > 1 else filter(_is_agency_found, houses)


def _is_agency_found(found: Found) -> bool:
    return is_agency_name(found.text)


def _match_credits(block: Block, place: CreditPlace) -> Iterator[Found]:
    for pattern in load_credit_patterns(place):
        for match in pattern.finditer(block.text):
            group = "credit" if match["credit"] else "named"
            yield from _divide(find_in_block(block, match, group))


def _divide(found: Found) -> Iterator[Found]:
    """Give each house of "ANI/TPS" or "AP - AFP" by itself."""
    at = 0
    parts = _split_houses(found.text)
    for number, part in enumerate(parts):
        one = trim_found(Found(part, found.start + at, found.start + at + len(part)))
        at += len(part)
        is_author = is_author_name(one.text)
        if number % 2 == 0 and one.text[:1].isalnum() and is_creditable(one.text) and not is_author:
            yield one


def _split_houses(text: str) -> list[str]:
    """Houses and, at odd places, what stands between them; "and" may be part of another name."""
    agencies = re.split(r"(\sand\s)", text)
    if len(agencies) > 1 and all(one.strip() in load_agencies() for one in agencies[::2]):
        return agencies
    return re.split(r"([/,&+]|\s[-–—]\s)", text)
