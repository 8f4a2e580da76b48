from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage

from consilience.linking.clusters import (
    Adoption,
    adopt_singles,
    cluster_average,
    group_connected,
    join_groups,
)

CUT = 0.5


def always(weight: int) -> float:
    return CUT


def test_a_chain_of_likenesses_is_not_one_cluster() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9}
    assert cluster_average([1] * 4, chain, (), always) == [[0, 1], [2, 3]]


def test_pairs_to_stay_apart_stay_apart_however_alike_their_company_is() -> None:
    alike = dict.fromkeys(combinations(range(5), 2), 0.9)
    groups = cluster_average([1] * 5, alike, [(0, 4)], always)
    assert not any({0, 4} <= set(group) for group in groups)
    assert sorted(number for group in groups for number in group) == list(range(5))


def test_groups_are_joined_by_a_pair_unless_others_of_them_are_to_stay_apart() -> None:
    groups = [[0, 1], [2, 3], [4]]
    assert join_groups(groups, {(1, 2), (3, 4)}, ()) == ([[0, 1, 2, 3, 4]], [])
    assert join_groups(groups, {(1, 2), (3, 4)}, {(0, 4)}) == ([[0, 1, 2, 3], [4]], [(3, 4)])
    assert join_groups(groups, {(0, 1)}, ()) == (groups, [])


def test_numbers_without_likeness_stand_alone() -> None:
    assert cluster_average([1] * 3, {}, (), always) == [[0], [1], [2]]
    assert cluster_average([], {}, (), always) == []


def test_a_thing_that_stands_for_several_weighs_as_much_as_they() -> None:
    likeness = {(0, 1): 0.9, (0, 2): 0.7}
    assert cluster_average([1, 1, 1], likeness, (), always) == [[0, 1], [2]]
    assert cluster_average([3, 1, 1], likeness, (), always) == [[0, 1, 2]]


def test_two_large_groups_may_need_more_than_a_single_thing() -> None:
    alike = dict.fromkeys(combinations(range(3), 2), 0.9)
    alike |= dict.fromkeys(combinations(range(3, 6), 2), 0.9)
    between = {(one, other): 0.6 for one in range(3) for other in range(3, 6)}
    single = {(one, 6): 0.6 for one in range(3)}

    def strict(weight: int) -> float:
        return 0.5 if weight == 1 else 0.7

    assert cluster_average([1] * 6, alike | between, (), strict) == [[0, 1, 2], [3, 4, 5]]
    assert cluster_average([1] * 6, alike | between, (), always) == [[0, 1, 2, 3, 4, 5]]
    assert [0, 1, 2, 6] in cluster_average([1] * 7, alike | single, (), strict)


@pytest.mark.parametrize(
    ("likeness", "apart", "groups"),
    [
        ({(0, 6): 0.9, (1, 6): 0.9}, (), [[0, 1, 2, 6], [3, 4, 5]]),  # 0.6 in mean of three
        ({(0, 6): 0.9, (1, 6): 0.5}, (), [[0, 1, 2], [3, 4, 5], [6]]),  # too little
        ({(0, 6): 0.9, (1, 6): 0.9, (3, 6): 0.9, (4, 6): 0.1}, (), [[0, 1, 2], [3, 4, 5], [6]]),
        ({(0, 6): 0.9, (1, 6): 0.9}, [(2, 6)], [[0, 1, 2], [3, 4, 5], [6]]),
    ],
)
def test_what_stands_alone_joins_the_one_group_that_it_is_near_to(
    likeness: dict[tuple[int, int], float],
    apart: list[tuple[int, int]],
    groups: list[list[int]],
) -> None:
    given_groups = [[0, 1, 2], [3, 4, 5], [6]]
    rule = Adoption(nearest=3, at_least=0.5, clearly=2.0)
    assert adopt_singles(given_groups, likeness, apart, rule) == groups


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
    found = {frozenset(group) for group in cluster_average([1] * count, likeness, (), always)}
    expected = {frozenset(n for n in range(count) if labels[n] == label) for label in labels}
    assert found == expected


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
