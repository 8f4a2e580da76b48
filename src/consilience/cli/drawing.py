"""Lines of a text with brackets beneath them, as plain strings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from rich.cells import cell_len

MOST_ROWS: Final = 30  # under one line; the notes tell of the others
LABEL_ROOM: Final = 10  # columns that a label may stand out over the end of the line
_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Signs:
    """What brackets are drawn with: corners, line, a single column, and the line of a core."""

    left: str
    right: str
    line: str
    one: str
    core: str


BOX: Final = Signs("└", "┘", "─", "╵", "═")
ASCII: Final = Signs("`", "'", "-", "|", "=")


@dataclass(frozen=True, slots=True)
class Bracket:
    """Characters `start:end` of the text under which a bracket stands, with its label.

    Brackets of one `group` share rows; a longer `group` stands further down. `full` is written
    into brackets that have room for it, `label` into or behind the others. A `core` is drawn
    with a double line.
    """

    start: int
    end: int
    group: tuple[int, int]
    label: str
    full: str = ""
    core: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of brackets of one group."""

    group: tuple[int, int]
    text: str


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Lines of at most `width` columns between `start` and `end`, broken between words.

    A word longer than a line is broken where the line is full. Every character is in one line.
    """
    line, used = start, 0
    for found in _WORD.finditer(text, start, end):
        room = cell_len(found.group().rstrip())
        if used and used + room > width:
            yield line, found.start()
            line, used = found.start(), 0
        if room > width:
            for cut in _break_word(text, found.start(), found.end(), width):
                yield line, cut
                line = cut
            used = cell_len(text[line : found.end()])
        else:
            used += cell_len(found.group())
    yield line, end


def draw_rows(
    text: str, line: tuple[int, int], brackets: Iterable[Bracket], signs: Signs
) -> tuple[list[Row], int]:
    """The rows under a line in order of their groups, and how many brackets found no row.

    `brackets` are those with a character in the line, or empty ones at a place in it.
    """
    columns = [0, *accumulate(cell_len(sign) for sign in text[line[0] : line[1]])]
    rows: list[tuple[tuple[int, int], list[str], int]] = []
    left_out = 0
    for one in sorted(brackets, key=lambda one: (one.group, one.start, -one.end, one.label)):
        first = columns[max(one.start - line[0], 0)]
        last = columns[min(one.end, line[1]) - line[0]]
        drawn = _draw(one, line, max(last - first, 1), signs)
        at = _find_row(rows, one.group, first)
        if at is None and len(rows) == MOST_ROWS:
            left_out += 1
            continue
        group, parts, used = rows.pop(at) if at is not None else (one.group, [], 0)
        row = (group, [*parts, " " * (first - used), drawn], first + cell_len(drawn))
        rows.insert(len(rows) if at is None else at, row)
    return [Row(group, "".join(parts)) for group, parts, _ in rows], left_out


def _find_row(
    rows: Sequence[tuple[tuple[int, int], list[str], int]], group: tuple[int, int], column: int
) -> int | None:
    """The first row of the group that is free from `column` on, with a gap before it."""
    for at, (own, _, used) in enumerate(rows):
        if own == group and used < column:
            return at
    return None


def _draw(one: Bracket, line: tuple[int, int], width: int, signs: Signs) -> str:
    """The bracket of this line, with its label where the words begin."""
    opens, closes = one.start >= line[0], one.end <= line[1]
    rule = signs.core if one.core else signs.line
    full = one.full or one.label
    label = (full if width >= len(full) + 2 else one.label) if opens else ""
    inside = label if width >= len(label) + 2 else ""
    if width == 1:
        drawn = signs.one if opens and closes and not one.core else rule
    else:
        left = signs.left if opens and not one.core else rule
        right = signs.right if closes and not one.core else rule
        drawn = left + inside + rule * (width - 2 - len(inside)) + right
    return drawn if inside else drawn + label


def _break_word(text: str, start: int, end: int, width: int) -> Iterator[int]:
    """Places at which a word fills a line."""
    used = 0
    for at in range(start, end):
        room = cell_len(text[at])
        if used and used + room > width:
            yield at
            used = 0
        used += room
