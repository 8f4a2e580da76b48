"""Who a page says wrote, printed and supplied a report, with the places where it says so."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from consilience.extraction.blocks import Block
from consilience.extraction.bylines import (
    HEAD_BLOCKS,
    LINE_CHARS,
    NEAR_BLOCKS,
    TAIL_BLOCKS,
    find_byline,
    is_agency,
    is_author_name,
)
from consilience.extraction.dated_lines import find_dated_agency
from consilience.extraction.datelines import OPENING_CHARS, find_dateline
from consilience.extraction.found import Found, cut_block, find_in_block, order_found, trim_found
from consilience.extraction.house_lines import find_houses, is_agency_name
from consilience.extraction.info_lines import read_info
from consilience.extraction.mastheads import find_masthead
from consilience.language.agencies import (
    CreditPlace,
    is_about_picture,
    is_creditable,
    is_signed_code,
    load_agencies,
    load_credit_patterns,
)
from consilience.language.bylines import load_cue_pattern
from consilience.language.lexicon import load_words
from consilience.language.outlets import (
    NAME,
    find_organ_body,
    is_masthead,
    is_part_of,
    load_statements,
    looks_like_outlet,
)

CLOSING_CHARS = 300  # of the last block, in which credits stand
EDGE_BLOCKS = 300  # from the ends of what stands above and below are searched for the outlet
MASTHEADS = 3  # first lines of a page, which may begin with the outlet's name
WINDOW_BREAK = re.compile(r"\s(?:\||[-–—])\s")  # in a page's `<title>`
# Behind an outlet's name on a masthead; a headline that begins with the name goes on with words.
NAMED = re.compile(r"(?:\.\w{2,6})?(?:$|\s{2,}|\s*[|·•:–—-])")
CREDIT_CHARS = 60
CREDIT_MARKS = " \t()[]–—-.,;*|©\u00a0"
HOUSES_BREAK = re.compile(r"\s?[/,&+;]\s?|\s(?:[-–—]|and|with)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credits:
    """Byline, outlet, credited houses and dateline of one report; None where the page is silent.

    `byline` is the name or names alone, `dateline` a prefix of the first body block up to and
    with its dash. `agencies` are in page order, each wording once. `joined` are houses that a
    line names together, of which the page's own may be one ("Deltawire and Ledger staff").
    `owner` is the body whose paper the page's first lines say it is.
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
    return Credits(
        byline=find_byline(head, body, tail),
        outlet=_find_outlet(head, body, tail),
        agencies=order_found(_find_agencies(head, body, tail, dateline)),
        dateline=dateline[0] if dateline else None,
        joined=order_found(_find_joined(head)),
        owner=_find_owner(head),
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
        is_author = len(parts) > 1 and is_author_name(one.text)
        if number % 2 == 0 and one.text[:1].isalnum() and is_creditable(one.text) and not is_author:
            yield one


def _split_houses(text: str) -> list[str]:
    """Houses and, at odd places, what stands between them; "and" may be part of another name."""
    agencies = re.split(r"(\sand\s)", text)
    if len(agencies) > 1 and all(one.strip() in load_agencies() for one in agencies[::2]):
        return agencies
    return re.split(r"([/,&+]|\s[-–—]\s)", text)


def _find_outlet(
    head: Sequence[Block], body: Sequence[Block], tail: Sequence[Block]
) -> Found | None:
    if found := _find_outlet_byline(head) or _find_window_title(head):
        return found
    page = (*_take_ends(head), *_take_ends(tail))
    lines = {block.text for block in page}
    upwards = (*reversed(page), *body[-1:])
    short = [block for block in upwards if len(block.text) <= LINE_CHARS * 2]
    mastheads = tuple(block.text for block in head[:MASTHEADS])
    for pattern, corroborate in load_statements():
        for block in short:
            match = pattern.search(block.text)
            found = _without_tail_words(find_in_block(block, match, "outlet")) if match else None
            in_prose = block in body[-1:]
            if found and (
                not corroborate or _is_corroborated(found, lines, mastheads, in_prose=in_prose)
            ):
                return _find_own_name(found, head[:MASTHEADS]) or _cut_company(found)
    return find_masthead(head, tail) or _find_in_info(head)


def _cut_company(company: Found) -> Found:
    """A newspaper's name without the words of its company ("Lund Herald Company")."""
    known, words = load_words("outlets", "publisher_words"), company.text.split()
    while len(words) > 1 and words[-1].lower().strip(".,") in known:
        words.pop()
    name = " ".join(words)
    is_name = company.text.startswith(name) and is_masthead(name)
    return Found(name, company.start, company.start + len(name)) if is_name else company


def _find_in_info(head: Sequence[Block]) -> Found | None:
    """The outlet that a line right above the report names beside author and day."""
    lines = filter(None, map(read_info, head[-NEAR_BLOCKS:]))
    return next((line.house for line in lines if line.house), None)


def _find_own_name(company: Found, top: Sequence[Block]) -> Found | None:
    """The outlet on one of the first lines whose company the name is ("Lund Post Media Ltd")."""
    known = load_words("outlets", "publisher_words") | load_words("outlets", "holding_words")
    for block in top:
        rest = company.text.removeprefix(block.text).lower().split()
        if (
            " " in block.text
            and len(rest) < len(company.text.split())
            and rest
            and set(rest) <= known
        ):
            return Found(block.text, block.start, block.end)
    return None


def _take_ends(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, of a very long page its first and last ones, where outlets are named."""
    return (
        blocks
        if len(blocks) <= 2 * EDGE_BLOCKS
        else (*blocks[:EDGE_BLOCKS], *blocks[-EDGE_BLOCKS:])
    )


def _find_window_title(head: Sequence[Block]) -> Found | None:
    """The outlet at the end of a page's first line, where the rest of it is a headline below."""
    first = head[0] if head else None
    parts = list(WINDOW_BREAK.finditer(first.text)) if first else []
    if first is None or not parts or len(first.text) > LINE_CHARS * 2:
        return None
    headline, outlet = first.text[: parts[-1].start()], first.text[parts[-1].end() :]
    if looks_like_outlet(outlet) and any(headline == block.text for block in head[1:]):
        return cut_block(first, parts[-1].end(), len(first.text))
    return None


def _find_outlet_byline(head: Sequence[Block]) -> Found | None:
    name = re.compile(rf"{NAME}$")
    for block, following in pairwise(head[-HEAD_BLOCKS:]):
        cue = load_cue_pattern().match(block.text)
        if cue and cue.end() >= len(block.text) and len(following.text) <= 60:
            match = name.match(following.text)
            if match and looks_like_outlet(match[0]):
                return find_in_block(following, match)
    return None


def _without_tail_words(found: Found) -> Found | None:
    refused = load_words("outlets", "not_outlets")
    text = found.text
    words = text.split()
    while words and words[-1].lower() in refused:
        words.pop()
    joined = " ".join(words)
    if not joined or joined.lower() in refused or not text.startswith(joined):
        return None
    return Found(joined, found.start, found.start + len(joined))


def _is_corroborated(
    found: Found, lines: Set[str], mastheads: Sequence[str], *, in_prose: bool
) -> bool:
    """Whether a name is an outlet's by its words, stands alone on a line, or heads the page.

    A headline may begin with a name that prose tells of; `in_prose` it must head the page alone.
    """
    if found.text in lines or (looks_like_outlet(found.text) and " " in found.text):
        return True
    behind = [line.removeprefix(found.text) for line in mastheads if line.startswith(found.text)]
    return any(map(NAMED.match, behind)) if in_prose else bool(behind)
