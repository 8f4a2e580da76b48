"""The measures of the cleaning bench, each written from its definition."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeVar

WORD = re.compile(r"\w+")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the bench's table: what was measured, and its figures by name."""

    name: str
    figures: dict[str, float]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, each 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score_shingles(truth: str, found: str, *, words: int = 4) -> Score:
    """Overlap of runs of `words` tokens, as in scrapinghub's article-extraction-benchmark.

    A text shorter than a run counts as one run. Nothing found scores 0, unless nothing is there.
    """
    return _score_counts(_shingles(truth, words), _shingles(found, words))


def score_words(truth: str, found: str) -> Score:
    """Overlap of the bags of lower-case words, as WCXB measures a main text."""
    return _score_counts(Counter(WORD.findall(truth.lower())), Counter(WORD.findall(found.lower())))


def score_boundaries(truth: Iterable[Sequence[int]], found: Iterable[Sequence[int]]) -> Score:
    """Boundaries of all pages together; one is right when it is at the same place."""
    right = wanted = given = 0
    for expected, places in zip(truth, found, strict=True):
        right += len(set(expected) & set(places))
        wanted += len(set(expected))
        given += len(set(places))
    return Score(right / given if given else 0.0, right / wanted if wanted else 0.0)


def average(scores: Sequence[Score]) -> Score:
    """Means over pages of precision and recall; its F1 is the F1 of the two means."""
    return Score(fmean(s.precision for s in scores), fmean(s.recall for s in scores))


def _shingles(text: str, words: int) -> Counter[tuple[str, ...]]:
    tokens = WORD.findall(text)
    if not tokens:
        return Counter()
    starts = range(max(1, len(tokens) - words + 1))
    return Counter(tuple(tokens[at : at + words]) for at in starts)


def _score_counts(truth: Counter[T], found: Counter[T]) -> Score:
    if not truth and not found:
        return Score(1.0, 1.0)
    shared = (truth & found).total()
    return Score(shared / found.total() if found else 0.0, shared / truth.total() if truth else 0.0)
