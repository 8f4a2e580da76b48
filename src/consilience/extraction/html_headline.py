"""The headline that an HTML page without metadata on it prints above its report."""

from collections.abc import Sequence
from dataclasses import dataclass

from consilience.extraction.blocks import Block
from consilience.extraction.bylines import is_byline
from consilience.extraction.dates import is_date_line
from consilience.extraction.found import Found
from consilience.extraction.headline import find_headline
from consilience.language.furniture import load_furniture

MENU, BYLINE = "navigation", "byline"
SIGNED_WITHIN = 3  # lines below the only heading, which then is the headline
TITLE_WORDS = 4  # of it, at least


@dataclass(frozen=True, slots=True)
class HeadMarks:
    """The places of the lines that are nothing but links, and of the headings."""

    menus: frozenset[int]
    headings: frozenset[int]


def find_marked_headline(
    head: Sequence[Block], body: Sequence[Block], marks: HeadMarks
) -> Found | None:
    """The only heading above the report, else the line most likely its headline if one is."""
    kinds = [MENU if block.start in marks.menus else _name_kind(block) for block in head]
    headings = [at for at, block in enumerate(head) if block.start in marks.headings]
    at = _find_lone(head, headings, kinds) if len(headings) == 1 else None
    at = find_headline(head, kinds, body) if at is None else at
    return None if at is None else Found(head[at].text, head[at].start, head[at].end)


def _find_lone(head: Sequence[Block], headings: Sequence[int], kinds: Sequence[str]) -> int | None:
    """The place of the heading if it is a sentence and signed or dated right below."""
    (at,) = headings
    is_signed = BYLINE in kinds[at + 1 : at + 1 + SIGNED_WITHIN]
    is_title = kinds[at] == "other" and len(head[at].text.split()) >= TITLE_WORDS
    return at if is_signed and is_title else None


def _name_kind(block: Block) -> str:
    """What a line above a report is; "other" where nothing tells."""
    if is_byline(block) or is_date_line(block):
        return BYLINE
    kind = load_furniture().find_kind(block.text, block.text.count(" ") + 1)
    return kind.name if kind else "other"
