from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage

from consilience.linking.clusters import cluster_average, group_connected

CUT = 0.5


def test_a_chain_of_likenesses_is_not_one_cluster() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9}
    assert cluster_average(4, chain, (), CUT) == [[0, 1], [2, 3]]


def test_pairs_to_stay_apart_stay_apart_however_alike_their_company_is() -> None:
    alike = dict.fromkeys(combinations(range(5), 2), 0.9)
    groups = cluster_average(5, alike, [(0, 4)], CUT)
    assert not any({0, 4} <= set(group) for group in groups)
    assert sorted(number for group in groups for number in group) == list(range(5))


def test_numbers_without_likeness_stand_alone() -> None:
    assert cluster_average(3, {}, (), CUT) == [[0], [1], [2]]
    assert cluster_average(0, {}, (), CUT) == []


@given(st.integers(2, 9), st.data())
def test_clusters_are_those_of_average_linkage(count: int, data: st.DataObject) -> None:
    pairs = list(combinations(range(count), 2))
    # Distinct values: with equal ones, average linkage itself is not unique.
    order = data.draw(st.permutations(range(1, len(pairs) + 1)))
    likeness = {
        pair: rank / (len(pairs) + 1) + 1e-7 * rank**2
        for pair, rank in zip(pairs, order, strict=True)
    }
    labels = fcluster(
        linkage([1 - likeness[pair] for pair in pairs], "average"), 1 - CUT, "distance"
    )
    expected = {frozenset(n for n in range(count) if labels[n] == label) for label in labels}
    assert {frozenset(group) for group in cluster_average(count, likeness, (), CUT)} == expected


@pytest.mark.parametrize(
    ("links", "groups"),
    [
        ([], [["a"], ["b"], ["c"], ["d"]]),
        ([("d", "b"), ("b", "a")], [["a", "b", "d"], ["c"]]),
        ([("a", "a")], [["a"], ["b"], ["c"], ["d"]]),
        ([("a", "b"), ("c", "d"), ("b", "c")], [["a", "b", "c", "d"]]),
    ],
)
def test_connected_nodes_form_a_group(
    links: list[tuple[str, str]], groups: list[list[str]]
) -> None:
    assert group_connected("abcd", links) == groups
