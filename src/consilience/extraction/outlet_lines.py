"""The outlet that the lines above and below a report name."""

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from consilience.extraction.blocks import Block
from consilience.extraction.bylines import HEAD_BLOCKS
from consilience.extraction.found import Found, cut_block, find_in_block
from consilience.extraction.info_lines import read_info
from consilience.extraction.mastheads import find_masthead
from consilience.extraction.owners import cut_company, find_owner, is_company
from consilience.extraction.signatures import LINE_CHARS, NEAR_BLOCKS
from consilience.language.agencies import load_agencies
from consilience.language.bylines import load_cue_pattern
from consilience.language.lexicon import load_words
from consilience.language.outlets import (
    NAME,
    is_full_name,
    is_host,
    is_section,
    load_statements,
    looks_like_outlet,
)
from consilience.language.sources import is_known_outlet

EDGE_BLOCKS = 300  # from the ends of what stands above and below are searched for the outlet
MASTHEADS = 3  # first lines of a page, which may begin with the outlet's name
WINDOW_BREAK = re.compile(r"\s(?:\||[-–—])\s")  # in a page's `<title>`
WINDOW_PARTS = 2  # behind the headline, at most; others are menus
HEADLINE_WORDS = 4  # at least, before the outlet on a page's first line
# Behind an outlet's name on a masthead; a headline that begins with the name goes on with words.
NAMED = re.compile(r"(?:\.\w{2,6})?(?:$|\s{2,}|\s*[|·•:–—-])")


def find_outlet(
    head: Sequence[Block], body: Sequence[Block], tail: Sequence[Block]
) -> tuple[Found | None, Found | None]:
    """The outlet that the lines around a report name, and the company that owns the page.

    A company that only publishes ("Upland Media Group") is no outlet.
    """
    first = _find_outlet_byline(head) or _find_window_title(head) or _find_line_end(head)
    if first is not None:
        return first, None
    stated = _find_stated(head, body, tail)
    outlet, company = find_owner(_take_ends(head), _take_ends(tail))
    if stated and not is_company(stated.text):
        return stated, None
    named = find_masthead(head, tail) or _find_in_info(head) or outlet or _find_behind_dash(head)
    return named, stated or company


def _find_stated(
    head: Sequence[Block], body: Sequence[Block], tail: Sequence[Block]
) -> Found | None:
    """The outlet that a line such as "The Upland Post is published by …" names."""
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
                return (
                    _find_own_name(found, head[:MASTHEADS])
                    or cut_company(found, "publisher_words")
                    or found
                )
    return None


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


def _find_line_end(head: Sequence[Block]) -> Found | None:
    """The host or, behind a stroke, the outlet at the end of a first line ("… | Lund Post")."""
    sign, end = _cut_headline(head) or ("", None)
    if end is None or is_section(end.text):
        return None
    is_known = is_known_outlet(end.text) or end.text in load_agencies()
    is_name = is_known or (is_full_name(end.text) and looks_like_outlet(end.text))
    return end if is_host(end.text) or ("|" in sign and is_name) else None


def _find_behind_dash(head: Sequence[Block]) -> Found | None:
    """The known outlet at the end of a first line; one word there may name a headline's source."""
    _, end = _cut_headline(head) or ("", None)
    return end if end and " " in end.text and is_known_outlet(end.text) else None


def _cut_headline(head: Sequence[Block]) -> tuple[str, Found] | None:
    """The last sign on a page's first line, a headline before it, and what stands behind it."""
    first = head[0] if head else None
    parts = list(WINDOW_BREAK.finditer(first.text)) if first else []
    if first is None or not 1 <= len(parts) <= WINDOW_PARTS or len(first.text) > LINE_CHARS * 2:
        return None
    is_headline = len(first.text[: parts[0].start()].split()) >= HEADLINE_WORDS
    end = cut_block(first, parts[-1].end(), len(first.text))
    return (parts[-1][0], end) if is_headline else None


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
    """A name without words at its ends that are no holder's ("Copyright Lund Post All Rights")."""
    refused = load_words("outlets", "not_outlets")
    words = found.text.split(" ")
    while words and words[-1].lower() in refused:
        words.pop()
    while len(words) > 1 and words[0].lower() in refused - {"the"}:
        words.pop(0)
    joined = " ".join(words)
    if not joined or joined.lower() in refused:
        return None
    start = found.start + found.text.index(joined)
    return Found(joined, start, start + len(joined))


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
