"""Coreference measures: MUC, B-cubed, CEAFe and their mean, the CoNLL F1.

Written from the definitions in Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted
Mentions: A Reference Implementation", whose worked examples are in the tests.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.scores import Score

Clusters: TypeAlias = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Conll:
    """The three measures of one partition against another."""

    muc: Score
    b_cubed: Score
    ceaf_e: Score

    @property
    def f1(self) -> float:
        """CoNLL F1: the mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def score_conll(gold: Clusters, found: Clusters) -> Conll:
    """All three measures. Clusters of one partition share no mention; singletons count."""
    return Conll(score_muc(gold, found), score_b_cubed(gold, found), score_ceaf_e(gold, found))


def score_muc(gold: Clusters, found: Clusters) -> Score:
    """Links that need not be added to make the clusters of one side from the other's."""
    return Score(_count_links(found, gold), _count_links(gold, found))


def score_b_cubed(gold: Clusters, found: Clusters) -> Score:
    """For each mention the part of its cluster that is right, averaged over mentions."""
    return Score(_average_overlap(found, gold), _average_overlap(gold, found))


def score_ceaf_e(gold: Clusters, found: Clusters) -> Score:
    """The best one-to-one match of clusters, each pair weighed by the Dice measure (phi 4)."""
    if not gold or not found:
        return Score(0.0, 0.0)
    similarity = np.zeros((len(gold), len(found)))
    cluster_of = _index(found)
    for row, cluster in enumerate(gold):
        for column, shared in _count_shared(cluster, cluster_of).items():
            similarity[row, column] = 2 * shared / (len(cluster) + len(found[column]))
    total = float(similarity[linear_sum_assignment(similarity, maximize=True)].sum())
    return Score(total / len(found), total / len(gold))


def make_clusters(labels: Mapping[Hashable, Hashable]) -> list[frozenset[Hashable]]:
    """Clusters of the mentions (keys) that have one label (value)."""
    members: dict[Hashable, list[Hashable]] = {}
    for mention, label in labels.items():
        members.setdefault(label, []).append(mention)
    return [frozenset(one) for one in members.values()]


def _count_links(clusters: Clusters, others: Clusters) -> float:
    cluster_of = _index(others)
    kept = wanted = 0
    for cluster in clusters:
        shared = _count_shared(cluster, cluster_of)
        alone = len(cluster) - shared.total()
        kept += len(cluster) - len(shared) - alone
        wanted += len(cluster) - 1
    return kept / wanted if wanted else 0.0


def _average_overlap(clusters: Clusters, others: Clusters) -> float:
    cluster_of = _index(others)
    total = sum(
        shared * shared / len(cluster)
        for cluster in clusters
        for shared in _count_shared(cluster, cluster_of).values()
    )
    mentions = sum(map(len, clusters))
    return total / mentions if mentions else 0.0


def _index(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: at for at, cluster in enumerate(clusters) for mention in cluster}


def _count_shared(cluster: Iterable[Hashable], cluster_of: Mapping[Hashable, int]) -> Counter[int]:
    return Counter(cluster_of[mention] for mention in cluster if mention in cluster_of)
