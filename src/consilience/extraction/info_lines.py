"""Lines that tell outlet, author and day in parts: "The Lund Post – Ada Wren – 7 March 2031"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.extraction.blocks import Block
from consilience.extraction.dates import is_date_line
from consilience.extraction.found import Found, cut_block
from consilience.language.bylines import find_people, load_cue_pattern
from consilience.language.furniture import load_furniture
from consilience.language.outlets import is_full_name, is_masthead, is_section, looks_like_outlet

LINE_CHARS = 140
BREAK = re.compile(r"\s+[-–—]{1,2}\s+|\s*[|•·⋅]\s*|\s{3,}|$")
PARTS = range(2, 6)


@dataclass(frozen=True, slots=True)
class InfoLine:
    """The outlet and the author whom a dated line names; None for what it does not."""

    house: Found | None
    author: Found | None


def read_info(block: Block) -> InfoLine | None:
    """What a line of parts, one of which is a day, tells; None where a part may be anything else.

    Beside day, outlet and author may stand a section and how long the reading takes.
    """
    if len(block.text) > LINE_CHARS:
        return None
    parts = tuple(_divide(block))
    if len(parts) not in PARTS:
        return None
    others = [part for part in parts if not is_date_line(Block(part.start, part.end, part.text))]
    authors = [one for part in others if (one := _cut_cue(part)) and _is_author(one.text)]
    houses = [part for part in others if _is_house(part.text)]
    beside = [one for one in others if one not in houses and _is_beside(one.text)]
    named = len(authors) + len(houses) + len(beside)
    is_one = len(authors) < 2 and len(houses) < 2 and bool(authors or houses)
    if len(others) == len(parts) or not is_one or named != len(others):
        return None
    return InfoLine(next(iter(houses), None), next(iter(authors), None))


def _divide(block: Block) -> Iterator[Found]:
    at = 0
    for match in BREAK.finditer(block.text):
        if block.text[at : match.start()].strip():
            yield cut_block(block, at, match.start())
        at = match.end()


def _cut_cue(part: Found) -> Found | None:
    """The part without "By" before it."""
    cue = load_cue_pattern().match(part.text)
    start = cue.end() if cue else 0
    return Found(part.text[start:], part.start + start, part.end) if part.text[start:] else None


def _is_author(text: str) -> bool:
    return find_people(text) == len(text) and not looks_like_outlet(text)


def _is_house(text: str) -> bool:
    is_told = is_masthead(text) or (" " in text and looks_like_outlet(text))
    return is_told and is_full_name(text) and not is_section(text)


def _is_beside(text: str) -> bool:
    """Whether a part is a section or furniture."""
    return is_section(text) or load_furniture().find_kind(text, text.count(" ") + 1) is not None
