"""Pairs of articles that are alike enough to be looked at as one story, without comparing all."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from consilience.linking.clusters import Pair, cluster_average
from consilience.linking.similarity import Features

LOG = logging.getLogger(__name__)
CANDIDATE = 0.065  # below this, a pair counts as having nothing in common
DECAY_DAYS = 120  # similarity falls to half with time
# No affair's articles lie further apart: two defence ministers' meetings, 2022 and 2025.
FARTHEST_DAYS = 365
WIDE = 20_000  # articles that others are compared with at once
BLOCK = 500  # articles that are compared with these at once
SLACK = 1e-5  # for scores in half the digits
# Articles of one connected part. In a million some are alike to others in a chain that holds half
# of them; a day of all news has its stories far below this.
MOST_TOGETHER = 20_000
STRICTER_BY = 1.1  # what links a larger part is asked to be this much more alike, again and again
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class AlikePairs:
    """Numbers of articles, the first below the second, and how alike they are, 0 to 1."""

    one: Numbers
    other: Numbers
    score: NDArray[np.float32]

    def take(self, kept: NDArray[np.generic]) -> "AlikePairs":
        """Some of the pairs, by their places or marks."""
        return AlikePairs(self.one[kept], self.other[kept], self.score[kept])

    def to_dict(self) -> dict[Pair, float]:
        """The score of each pair."""
        pairs = zip(self.one.tolist(), self.other.tolist(), strict=True)
        return dict(zip(pairs, self.score.tolist(), strict=True))

    @classmethod
    def from_dict(cls, alike: Mapping[Pair, float]) -> "AlikePairs":
        """The pairs of a dictionary, in order."""
        ordered = sorted(alike)
        both = np.array(ordered, np.int32).reshape(-1, 2)
        score = np.array([alike[pair] for pair in ordered], np.float32)
        return cls(both[:, 0], both[:, 1], score)


def find_pairs(features: Features, ranks: Numbers) -> AlikePairs:
    """The rows alike by `CANDIDATE` and more, by their `ranks`, in order of these.

    Words that both have in their titles alone do not count.
    """
    titles = features.title_only
    parts = [_compare(*block, titles, ranks) for block in _multiply(features.all)]
    one, other, score = (
        np.concatenate(each) if parts else np.zeros(0, kind)
        for each, kind in zip(
            zip(*parts, strict=True) if parts else [()] * 3,
            (np.int32, np.int32, np.float32),
            strict=True,
        )
    )
    order = np.lexsort((other, one))
    return AlikePairs(one[order], other[order], score[order])


def weigh_days(pairs: AlikePairs, days: NDArray[np.float32]) -> tuple[AlikePairs, AlikePairs]:
    """The pairs with their likeness less for the days between, and those too far apart.

    `days` holds each article's day, NaN where it is unknown: no evidence either way.
    """
    between = np.nan_to_num(np.abs(days[pairs.one] - days[pairs.other]))
    score = (pairs.score * (0.5 + 0.5 * np.exp(-between / DECAY_DAYS))).astype(np.float32)
    apart = between > FARTHEST_DAYS
    weighed = AlikePairs(pairs.one, pairs.other, score)
    return weighed.take(~apart & (score >= CANDIDATE)), weighed.take(apart)


def cluster_parts(
    weights: Sequence[int],
    alike: AlikePairs,
    apart: Sequence[Pair],
    at_least: Callable[[int], float],
    at_least_in: Callable[[int, int], Callable[[int], float]] | None = None,
) -> list[list[int]]:
    """As `cluster_average`, one connected part after the other, so that few pairs are unpacked.

    Clusters are joined only at a mean of what `at_least` asks of single ones, so that one pair of
    them is as alike as that: what no such pairs connect is never joined. Parts of more than
    `MOST_TOGETHER` are divided where their links are weakest; how many links is logged.
    `at_least_in` gives what is asked in a part of so many articles among so many parts that hold
    more than one; it never asks less of single ones.
    """
    size = len(weights)
    labels = _find_parts(size, alike, at_least(1))
    held_in = np.bincount(labels, weights, size)
    parts = int(np.count_nonzero(held_in > 1))
    inside = alike.take(labels[alike.one] == labels[alike.other])
    order = np.argsort(labels[inside.one], kind="stable")
    inside = inside.take(order)
    part_of = labels[inside.one]
    enemies: dict[int, list[Pair]] = {}
    for one, other in apart:
        if labels[one] == labels[other]:
            enemies.setdefault(int(labels[one]), []).append((one, other))
    begins = np.flatnonzero(np.append(True, part_of[1:] != part_of[:-1])[: len(part_of)])
    groups: list[list[int]] = []
    grouped = np.zeros(size, np.bool_)
    for first, last in pairwise([*begins.tolist(), len(part_of)]):
        part = inside.take(np.arange(first, last))
        members = np.unique(np.concatenate([part.one, part.other]))
        grouped[members] = True
        held = enemies.get(int(part_of[first]), [])
        number = int(held_in[part_of[first]])
        asked = at_least if at_least_in is None else at_least_in(number, parts)
        groups += _cluster(members, part, held, weights, asked)
    groups += [[at] for at in np.flatnonzero(~grouped).tolist()]
    return sorted(groups)


def _find_parts(size: int, alike: AlikePairs, least: float) -> Numbers:
    """The number of the connected part that each article is in."""
    links = alike.take(alike.score >= np.float32(least) - SLACK)
    found = len(links.one)
    while True:
        labels = _label_connected(size, links.one, links.other)
        is_large = (np.bincount(labels) > MOST_TOGETHER)[labels]
        if not is_large.any():
            break
        least *= STRICTER_BY
        links = links.take(~is_large[links.one] | (links.score >= least))
    if len(links.one) < found:
        LOG.info("%d links left out of parts that were too large", found - len(links.one))
    return labels


def _label_connected(size: int, one: Numbers, other: Numbers) -> Numbers:
    """The least number of the connected part that each is in.

    Roots are joined and paths halved, all at once (Shiloach and Vishkin 1982); what does that in
    SciPy takes a tenth of a second to import.
    """
    roots = np.arange(size, dtype=np.int32)
    while len(one):
        low, high = np.minimum(roots[one], roots[other]), np.maximum(roots[one], roots[other])
        apart = low != high
        one, other = low[apart], high[apart]
        np.minimum.at(roots, other, one)
        while (roots[roots] != roots).any():
            roots = roots[roots]
    return roots


def _cluster(
    members: Numbers,
    part: AlikePairs,
    apart: Sequence[Pair],
    weights: Sequence[int],
    at_least: Callable[[int], float],
) -> list[list[int]]:
    """The clusters of one connected part."""
    numbers = members.tolist()
    place = {number: at for at, number in enumerate(numbers)}
    one, other = (
        np.searchsorted(members, each).astype(np.int32) for each in (part.one, part.other)
    )
    found = cluster_average(
        [weights[number] for number in numbers],
        AlikePairs(one, other, part.score).to_dict(),
        [(place[one], place[other]) for one, other in apart],
        at_least,
    )
    return [[numbers[at] for at in group] for group in found]


def _multiply(
    features: sparse.csr_matrix,
) -> Iterator[tuple[sparse.csr_matrix, int, int]]:
    """The products of all rows with those not above them, a block at a time, and its place."""
    size = features.shape[0]
    for wide in range(0, size, WIDE):
        across = features[wide : wide + WIDE].T.tocsr()
        for start in range(0, min(wide + WIDE, size), BLOCK):
            if start >= wide:  # each pair once
                across = _drop_before(across, max(start - wide, 0))
            yield features[start : min(start + BLOCK, wide + WIDE)] @ across, start, wide


def _drop_before(across: sparse.csr_matrix, start: int) -> sparse.csr_matrix:
    """The matrix without what is left of column `start`."""
    kept = across.indices >= start
    bounds = np.append(0, np.cumsum(kept))[across.indptr]
    return sparse.csr_matrix((across.data[kept], across.indices[kept], bounds), across.shape)


def _compare(
    products: sparse.csr_matrix,
    start: int,
    wide: int,
    titles: sparse.csr_matrix,
    ranks: Numbers,
) -> tuple[Numbers, Numbers, NDArray[np.float32]]:
    kept = np.flatnonzero(products.data >= CANDIDATE)
    rows = np.searchsorted(products.indptr, kept, "right") - 1 + start
    columns = products.indices[kept] + wide
    below = rows < columns
    rows, columns, score = rows[below], columns[below], products.data[kept][below]
    score = score - np.asarray(titles[rows].multiply(titles[columns]).sum(1)).ravel()
    kept = score >= CANDIDATE
    one, other = ranks[rows[kept]], ranks[columns[kept]]
    return np.minimum(one, other), np.maximum(one, other), score[kept]
