"""The entries of a live blog on an HTML page: each begins with the clock's time."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from consilience.extraction.blocks import Block
from consilience.extraction.bylines import is_byline
from consilience.extraction.lines import CLOSERS, FINAL
from consilience.extraction.markup import MarkupBlock, Place
from consilience.language.furniture import load_furniture

CLOCK = re.compile(
    r"\W{0,3}(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\W{0,3}"
)
LEAST_ENTRIES = 3
LEAST_WORDS = 5  # of a sentence that is prose
MOST_CHARS = 30  # of a line that is a clock's time

Chosen = NDArray[np.bool_]


def correct_entries(lines: Sequence[MarkupBlock], chosen: Chosen) -> Chosen:
    """The body with all sentences of a live blog's entries, and without their times and names.

    Three elements alike that begin with a time make a live blog, if half of them hold body
    lines; lists of other news have times too.
    """
    entries = _find_entries(lines)
    inside = {
        at: entry
        for at, line in enumerate(lines if entries else ())
        for place in line.place.lineage()
        if (entry := entries.get(id(place))) is not None
    }
    told = {entry for at, entry in inside.items() if chosen[at] and _is_sentence(lines[at])}
    corrected = chosen.copy()
    if 2 * len(told) >= len(entries):
        for at in inside:
            is_sign = _is_clock(lines[at].text) or is_byline(_block(lines[at]))
            corrected[at] = not is_sign and (chosen[at] or _is_sentence(lines[at]))
    return corrected


def _find_entries(lines: Sequence[MarkupBlock]) -> dict[int, int]:
    """Numbers of the live blog's entries by the identity of their elements; {} if it is none."""
    groups: dict[tuple[int, str, str], list[Place]] = {}
    for entry in _list_timed(lines):
        key = (id(entry.parent), entry.tag, entry.hint)
        groups.setdefault(key, []).append(entry)
    largest = max(groups.values(), key=len, default=[])
    if len(largest) < LEAST_ENTRIES:
        return {}
    return {id(place): number for number, place in enumerate(largest)}


def _list_timed(lines: Sequence[MarkupBlock]) -> Iterator[Place]:
    """The elements that begin with a time and go on after it."""
    for line, following in pairwise(lines):
        if not _is_clock(line.text):
            continue
        around = list(following.place.lineage())
        near = (line.place, line.place.parent)
        yield from [one for one in near if one and any(one is other for other in around)][:1]


def _is_clock(text: str) -> bool:
    return len(text) <= MOST_CHARS and bool(CLOCK.fullmatch(text))


def _is_sentence(line: MarkupBlock) -> bool:
    words = line.text.count(" ") + 1
    ends = line.text.rstrip(CLOSERS)[-1:] in FINAL and words >= LEAST_WORDS
    return ends and load_furniture().find_kind(line.text, words) is None


def _block(line: MarkupBlock) -> Block:
    return Block(0, len(line.text), line.text)
