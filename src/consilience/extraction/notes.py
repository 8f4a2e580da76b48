"""The report on a page that prints a few sentences and little else."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from consilience.extraction.blocks import Block
from consilience.extraction.lines import Flags, Lines
from consilience.language.lexicon import load_words

SURE_KINDS = ("caption", "credit", "copyright", "cookie", "advertisement", "pointer")
LEAST_SENTENCE = 5  # words
MOSTLY = 0.6  # share of a page's words
LEAST_WORDS = 4  # of a note, and
MOST_LINES = 6  # lines; the models know longer texts
SENTENCE_WORDS = 3  # of its shortest sentence
HEAD_WORDS = range(2, 25)  # of its headline
ABOVE = 4  # lines of byline, date and the like between headline and note


def find_short_text(blocks: Sequence[Block], lines: Lines) -> Flags:
    """The lines of a short text on a page without prose; `lines` are the facts about `blocks`.

    They are the full sentences of a page that is nothing but a few of them, else its note. What
    is said to whoever reads the page ("Forgot your password?") is no text.
    """
    told = np.array([kind is not None and kind.name in SURE_KINDS for kind in lines.kinds])
    sentences: Flags = (lines.final > 0) & (lines.words >= LEAST_SENTENCE) & ~told
    share = lines.words[sentences].sum() / max(lines.words.sum(), 1)
    places = np.flatnonzero(sentences).tolist()
    if share >= MOSTLY and not all(_is_to_reader(blocks[at]) for at in places):
        return sentences
    return find_note(blocks, lines)


def find_note(blocks: Sequence[Block], lines: Lines) -> Flags:
    """The sentences of a page that is a note under a headline, else no line.

    The only run of full sentences on the page is a note where the line above it is a headline
    and what stands below it is shorter, lists of other reports left out.
    """
    found = np.zeros(len(blocks), dtype=np.bool_)
    runs = [run for run in _find_runs(lines) if lines.words[run].sum() >= LEAST_WORDS]
    if len(runs) == 1 and len(runs[0]) <= MOST_LINES and _is_note(blocks, lines, runs[0]):
        found[runs[0]] = True
    return found


def _find_runs(lines: Lines) -> Iterator[list[int]]:
    """Lines that follow one another, full sentences all of them."""
    full = ((lines.final > 0) & (lines.words >= SENTENCE_WORDS)).tolist()
    told = [is_full and kind is None for is_full, kind in zip(full, lines.kinds, strict=True)]
    for is_told, run in groupby(range(len(told)), told.__getitem__):
        if is_told:
            yield list(run)


def _is_note(blocks: Sequence[Block], lines: Lines, run: Sequence[int]) -> bool:
    below = _count_words_below(lines, run[-1] + 1)
    to_reader = any(_is_to_reader(blocks[at]) for at in run)
    return _has_headline(lines, run[0]) and not to_reader and below <= lines.words[run].sum()


def _is_to_reader(block: Block) -> bool:
    return not load_words("furniture", "reader").isdisjoint(block.text.lower().split())


def _has_headline(lines: Lines, start: int) -> bool:
    """Whether the nearest line above that is no furniture has the form of a headline."""
    above = range(start - 1, max(-1, start - 2 - ABOVE), -1)
    at = next((place for place in above if lines.kinds[place] is None), None)
    return at is not None and int(lines.words[at]) in HEAD_WORDS and not lines.final[at]


def _count_words_below(lines: Lines, start: int) -> float:
    """The words of lines of no known kind, up to one that closes the page's own text."""
    count = 0.0
    for at in range(start, len(lines.kinds)):
        kind = lines.kinds[at]
        if kind is not None and kind.closes:
            break
        count += float(lines.words[at]) if kind is None else 0.0
    return count
