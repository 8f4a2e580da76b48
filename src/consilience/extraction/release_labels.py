"""The line above a text that marks it as a release, or the house that sent it out."""

import re
from collections.abc import Sequence
from functools import lru_cache

from consilience.extraction.blocks import Block
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.found import Found, cut_block, find_in_block, trim_found
from consilience.language.endings import cut_article
from consilience.language.genres import (
    LABEL_CHARS,
    cut_legal_form,
    find_label,
    find_label_end,
    find_label_start,
    find_newsroom_trail,
    is_release_wire,
    split_label,
)

KEPT = 4096  # lines of which is kept whether they may hold a label; each is looked at thrice
REACH = 15  # lines above the text, in which label and masthead stand
OPENING_CHARS = 200  # of the text, in which a dateline stands
IN_DATELINE = re.compile(r"[/(](?P<house>[^/()]{2,40})[/)]")


def find_release_label(head: Sequence[Block], body: Sequence[Block]) -> tuple[int, Found] | None:
    """The last line above the text that holds the label of a release, with its place."""
    first = max(0, len(head) - REACH)
    lines = enumerate((block.text for block in head[first:]), first)
    near = [at for at, line in lines if len(line) <= LABEL_CHARS and _may_hold_label(line)]
    text = fold_text(body) if near else ""
    found = ((at, _read_label(head[at], text)) for at in reversed(near))
    return next(((at, label) for at, label in found if label), None)


def find_wire(block: Block) -> Found | None:
    """The house through which bodies send out their releases, as a dateline names it."""
    for match in IN_DATELINE.finditer(block.text[:OPENING_CHARS]):
        if is_release_wire(match["house"]):
            return find_in_block(block, match, "house")
    return None


def fold_text(body: Sequence[Block]) -> str:
    """The text in lower case, in which the issuer's name is looked for."""
    return " ".join(block.text for block in body).casefold()


def is_told(name: str, text: str) -> bool:
    """Whether a text in lower case has a name, its article and form of company left out."""
    core = cut_article(cut_legal_form(name).casefold())
    return bool(core) and re.search(rf"\b{re.escape(core)}\b", text) is not None


def find_name_behind(line: str) -> int | None:
    """Where the issuer begins in "Statement by the Port Authority"."""
    found = find_label_start(line)
    return found[1] if found and found[0] == "release" else None


def find_name_before(line: str) -> int:
    """Where the issuer ends in "Norrmark Police news release"; 0 where there is none."""
    found = find_label_end(line)
    return found[1] if found and found[0] == "release" else 0


@lru_cache(KEPT)
def _may_hold_label(line: str) -> bool:
    """Whether a line holds a label, if the text tells of the name that stands beside it."""
    if find_name_behind(line) or find_newsroom_trail(line):
        return True
    parts = [line[start:end] for start, end in split_label(line)]
    return any(find_label(part) or find_name_before(part) or _find_day(part) for part in parts)


def _read_label(block: Block, text: str) -> Found | None:
    """The label in a line; with a name beside it only if the text (in lower case) has the name.

    "Press Release From Ministry Causes Stir" is a headline.
    """
    if (behind := find_name_behind(block.text)) and is_told(block.text[behind:], text):
        return Found(block.text, block.start, block.end)
    if (trail := find_newsroom_trail(block.text)) and is_told(block.text[slice(*trail)], text):
        return Found(block.text, block.start, block.end)
    for start, end in split_label(block.text):
        part = block.text[start:end]
        if find_label(part) == "release" or is_told(part[: find_name_before(part)], text):
            return cut_block(block, start, end)
        day = _find_day(part)
        if find_label(part[:day].rstrip(" ,")) == "release":
            return trim_found(cut_block(block, start, start + day), " ,")
    return None


def _find_day(part: str) -> int:
    """Where the date begins that stands in a part of a line behind other words; else 0."""
    return next((form.start for form in find_date_forms(part)), 0)
