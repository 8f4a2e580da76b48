"""Groups of one time that are nearly as alike to one another as their articles are inside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from consilience.linking.clusters import Pair
from consilience.linking.similarity import Features
from consilience.linking.stories_pairs import AlikePairs

# Trials of all figures here: docs/explain/stories.md.
WITHIN_DAYS = 7  # from the last article of one group to the first of the other
AS_ALIKE = 0.48  # share of the likeness inside that two groups have between them
ALONE_AS_ALIKE = 0.4  # the same for an article that stands alone
FEWEST_TOLD = 3  # articles of the heavier group, so that its inside is more than one pair
MOST_JOINED = 7  # articles of the lighter group: where more differ, they are look-alikes
Reals = NDArray[np.float64]
Span = tuple[date, date]


def join_near_groups(
    groups: Sequence[Sequence[int]],
    words: Features,
    alike: AlikePairs,
    days: Sequence[date | None],
    apart: Sequence[Pair],
) -> list[list[int]]:
    """The groups, those joined that tell of one time and are alike by the measure of their own.

    An affair told in very different ways has articles that are little alike everywhere in it;
    look-alikes are more alike inside than between. Rows of `words` are the numbers in `groups`;
    groups without a dated article stay as they are, and so do such as hold a pair of `apart`.
    """
    found = [sorted(one) for one in groups]
    while joins := _find_joins(found, words, alike, days, apart):
        for one, other in joins:
            found[one] = sorted(found[one] + found[other])
            found[other] = []
        found = [one for one in found if one]
    return sorted(found)


def _find_joins(
    groups: Sequence[Sequence[int]],
    words: Features,
    alike: AlikePairs,
    days: Sequence[date | None],
    apart: Sequence[Pair],
) -> list[Pair]:
    """Pairs of groups to join, the most alike first, none of them in two pairs."""
    group_of = _number(groups, len(days))
    spans = [_find_span([day for at in group if (day := days[at])]) for group in groups]
    forbidden = {_order(group_of[one], group_of[other]) for one, other in apart}
    near = [
        pair
        for pair in _find_neighbours(group_of, alike)
        if pair not in forbidden
        and _can_join(*(len(groups[at]) for at in pair))
        and _are_of_one_time(*(spans[at] for at in pair))
    ]
    ranked = sorted(
        (-excess, pair)
        for pair, excess in zip(near, _weigh(near, groups, words), strict=True)
        if excess >= 1
    )
    taken: set[int] = set()
    joins = []
    for _, pair in ranked:
        if taken.isdisjoint(pair):
            joins.append(pair)
            taken.update(pair)
    return joins


def _can_join(one: int, other: int) -> bool:
    return min(one, other) <= MOST_JOINED and max(one, other) >= FEWEST_TOLD


def _find_span(days: Sequence[date]) -> Span | None:
    """The first and the last day, None where none is known."""
    return (min(days), max(days)) if days else None


def _are_of_one_time(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return False
    return (max(one[0], other[0]) - min(one[1], other[1])).days <= WITHIN_DAYS


def _weigh(near: Sequence[Pair], groups: Sequence[Sequence[int]], words: Features) -> list[float]:
    """How far the likeness of each pair exceeds what it needs, 1 being just enough."""
    if not near:
        return []
    told = sorted({at for pair in near for at in pair})
    place = {group: at for at, group in enumerate(told)}
    sums = _Sums.add([groups[at] for at in told], words)
    one, other = np.array([[place[at] for at in pair] for pair in near], np.int64).T
    first, second = sums.sizes[one], sums.sizes[other]
    between = sums.multiply(one, other) / (first * second)
    within = sums.measure_inside()
    inside = np.where(
        np.minimum(first, second) > 1,
        np.sqrt(within[one] * within[other]),
        np.maximum(within[one], within[other]),
    )
    needed = np.where(np.minimum(first, second) > 1, AS_ALIKE, ALONE_AS_ALIKE)
    excess: list[float] = (between / np.maximum(needed * inside, 1e-9)).tolist()
    return excess


@dataclass(frozen=True, slots=True)
class _Sums:
    """The features of groups in sum, and of their articles each with itself."""

    all: sparse.csr_matrix
    title_only: sparse.csr_matrix
    own: Reals
    sizes: Reals

    @classmethod
    def add(cls, groups: Sequence[Sequence[int]], words: Features) -> "_Sums":
        members = np.concatenate([np.array(one, np.int64) for one in groups])
        sizes = np.array(list(map(len, groups)), np.float64)
        owners = np.repeat(np.arange(len(groups)), sizes.astype(np.int64))
        places = owners, np.arange(len(members))
        adding = sparse.csr_matrix((np.ones(len(members)), places))
        every, titles = words.all[members], words.title_only[members]
        own = _square(every) - _square(titles)
        return cls(adding @ every, adding @ titles, _add(owners, own), sizes)

    def multiply(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> Reals:
        """How alike all articles of pairs of groups are, in sum."""
        return _multiply(self.all, one, other) - _multiply(self.title_only, one, other)

    def measure_inside(self) -> Reals:
        """How alike the articles of each group are in mean; 0 for one alone."""
        each = np.arange(len(self.sizes))
        pairs = self.sizes * (self.sizes - 1)
        inside: Reals = (self.multiply(each, each) - self.own) / np.maximum(pairs, 1)
        return np.where(pairs > 0, inside, 0.0)


def _multiply(rows: sparse.csr_matrix, one: NDArray[np.int64], other: NDArray[np.int64]) -> Reals:
    return np.asarray(rows[one].multiply(rows[other]).sum(1), np.float64).ravel()


def _add(owners: NDArray[np.int64], values: Reals) -> Reals:
    return np.asarray(np.bincount(owners, values), np.float64)


def _square(rows: sparse.csr_matrix) -> Reals:
    return np.asarray(rows.multiply(rows).sum(1), np.float64).ravel()


def _number(groups: Sequence[Sequence[int]], size: int) -> NDArray[np.int64]:
    """The number of the group that each article is in."""
    numbers = np.zeros(size, np.int64)
    for at, group in enumerate(groups):
        numbers[list(group)] = at
    return numbers


def _find_neighbours(group_of: NDArray[np.int64], alike: AlikePairs) -> Iterator[Pair]:
    """Pairs of groups of which two articles are alike, in order."""
    one, other = group_of[alike.one], group_of[alike.other]
    both = np.stack((np.minimum(one, other), np.maximum(one, other)), 1)[one != other]
    yield from zip(*np.unique(both, axis=0).T.tolist(), strict=True)


def _order(one: int, other: int) -> Pair:
    return (int(min(one, other)), int(max(one, other)))
