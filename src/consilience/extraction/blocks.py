"""A page's text as blocks: its lines, with hard-wrapped lines joined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from consilience.extraction.glued import find_glued

LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
WIDEST_WRAP = 100  # characters; hard-wrapped mail and wire copy runs from 60 to 80
FULL_LINES = 4  # fewer are no proof of a wrapped paragraph


@dataclass(frozen=True, slots=True)
class Block:
    """Characters `start:end` of the page's text: one line, or one hard-wrapped paragraph.

    `text` is the stretch as it stands on the page, without white space at its ends.
    """

    start: int
    end: int
    text: str


def find_blocks(text: str) -> tuple[Block, ...]:
    """The page's lines in order, blank ones left out, the lines of a wrapped paragraph as one."""
    lines = _find_lines(text)
    blocks: list[Block] = []
    for region in _group_narrow(lines):
        width = _find_width(text, region)
        blocks.extend(region if width is None else _join_wrapped(text, region, width))
    return tuple(blocks)


def split_lines(block: Block) -> tuple[tuple[int, int], ...]:
    """The page's own lines inside a block, as places on the page without outer white space.

    A line is parted where it has lost the blank between two sentences.
    """
    places = []
    for match in LINE.finditer(block.text):
        start, end = _strip(block.text, match.start(), match.end())
        starts = (start, *(start + at for at in find_glued(block.text[start:end])))
        for one, other in pairwise((*starts, end)):
            if one < other:
                places.append((block.start + one, block.start + other))
    return tuple(places)


def follows_directly(text: str, before: Block, after: Block) -> bool:
    """Whether no blank line stands between two neighbours."""
    return text.count("\n", before.end, after.start) < 2


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _find_lines(text: str) -> list[Block]:
    lines = []
    line_start = 0
    for line in text.splitlines(keepends=True):
        if shown := line.strip():
            start = line_start + line.index(shown[0])
            lines.append(Block(start, start + len(shown), shown))
        line_start += len(line)
    return lines


def _group_narrow(lines: Sequence[Block]) -> Iterator[list[Block]]:
    """Runs of lines that could be wrapped; a line too long to be wrapped stands alone."""
    run: list[Block] = []
    for line in lines:
        if len(line.text) <= WIDEST_WRAP:
            run.append(line)
            continue
        if run:
            yield run
        run = []
        yield [line]
    if run:
        yield run


def _find_width(text: str, lines: Sequence[Block]) -> int | None:
    """The width at which the lines were wrapped, None where they were not.

    Wrapped lines are as long as they can be: with the next line's first word they would pass
    the width. Lines that end where they like do so about once in eight.
    """
    if len(lines) <= FULL_LINES:
        return None
    pairs = [
        (len(line.text), len(line.text) + 1 + len(after.text.split(maxsplit=1)[0]))
        for line, after in pairwise(lines)
        if len(line.text) >= 40 and follows_directly(text, line, after)
    ]
    if len(pairs) < FULL_LINES:
        return None
    width = max(range(50, WIDEST_WRAP + 1), key=lambda at: _count_full(pairs, at))
    full = _count_full(pairs, width)
    wordy = sum(1 for length, _ in pairs if length > 0.6 * width)
    longer = sum(1 for line in lines if len(line.text) > width)
    wrapped = full >= FULL_LINES and full >= 0.8 * wordy and longer <= 0.1 * len(lines)
    return width if wrapped else None


def _count_full(pairs: Sequence[tuple[int, int]], width: int) -> int:
    return sum(1 for length, with_next in pairs if length <= width < with_next)


def _join_wrapped(text: str, lines: Sequence[Block], width: int) -> Iterator[Block]:
    start = lines[0].start
    for line, after in pairwise(lines):
        first_word = after.text.split(maxsplit=1)[0]
        full = len(line.text) <= width < len(line.text) + 1 + len(first_word)
        prose = len(line.text) >= 40 and any(char.isalpha() for char in line.text[:40])
        if not (full and prose and follows_directly(text, line, after)):
            yield Block(start, line.end, text[start : line.end])
            start = after.start
    yield Block(start, lines[-1].end, text[start : lines[-1].end])
