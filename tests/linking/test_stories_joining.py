from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from scipy import sparse

from consilience.linking.clusters import Pair
from consilience.linking.similarity import Features
from consilience.linking.stories_joining import MOST_JOINED, join_near_groups
from consilience.linking.stories_pairs import AlikePairs

DAY = date(2031, 4, 2)
INSIDE, BETWEEN, LITTLE = 0.3, 0.16, 0.1  # how alike articles are


def make_features(groups: Sequence[Sequence[int]], between: float) -> Features:
    """Articles each with a word of its own, one of its group and one that all have."""
    size = sum(map(len, groups))
    rows = np.zeros((size, size + len(groups) + 1), np.float32)
    for number, group in enumerate(groups):
        for at in group:
            rows[at, at] = np.sqrt(1 - INSIDE)
            rows[at, size + number] = np.sqrt(INSIDE - between)
            rows[at, -1] = np.sqrt(between)
    return Features(sparse.csr_matrix(rows), sparse.csr_matrix(np.zeros_like(rows)))


def join(
    sizes: Sequence[int],
    between: float = BETWEEN,
    *,
    days: Sequence[date | None] | None = None,
    apart: Sequence[Pair] = (),
    alike: float = BETWEEN,
) -> list[list[int]]:
    """The groups of these sizes, joined; `days` has one for each group."""
    bounds = np.cumsum([0, *sizes]).tolist()
    groups = [list(range(*pair)) for pair in pairwise(bounds)]
    told = days or [DAY] * len(sizes)
    return join_near_groups(
        groups,
        make_features(groups, between),
        AlikePairs.from_dict({(0, bounds[-2]): alike} if alike else {}),
        [told[number] for number, group in enumerate(groups) for _ in group],
        apart,
    )


def count(groups: Sequence[Sequence[int]]) -> list[int]:
    return [len(one) for one in groups]


def test_two_ways_of_telling_one_affair_are_joined() -> None:
    assert count(join([5, 4])) == [9]


def test_an_article_alone_joins_those_that_are_little_more_alike_to_one_another() -> None:
    assert count(join([5, 1])) == [6]


@pytest.mark.parametrize("sizes", [(5, 4), (5, 1)])
def test_groups_much_more_alike_inside_than_between_are_look_alikes(sizes: list[int]) -> None:
    assert count(join(sizes, LITTLE)) == list(sizes)


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        (DAY + timedelta(days=7), True),
        (DAY - timedelta(days=7), True),
        (DAY + timedelta(days=8), False),
        (None, False),
    ],
)
def test_only_groups_that_are_known_to_be_of_one_week_are_joined(
    other: date | None, joined: bool
) -> None:
    assert (len(join([5, 4], days=[DAY, other])) == 1) == joined


def test_where_many_articles_and_many_differ_they_stay_apart() -> None:
    assert len(join([MOST_JOINED, 12])) == 1
    assert len(join([MOST_JOINED + 1, 12])) == 2


def test_two_articles_are_too_few_to_tell_what_an_affair_is_like() -> None:
    assert count(join([2, 1])) == [2, 1]
    assert count(join([2, 2])) == [2, 2]


def test_groups_that_somebody_keeps_apart_stay_apart() -> None:
    assert count(join([5, 4], apart=[(2, 6)])) == [5, 4]


def test_groups_without_two_articles_alike_are_not_compared() -> None:
    assert count(join([5, 4], alike=0)) == [5, 4]


def test_what_titles_alone_have_joins_no_groups() -> None:
    groups = [[0, 1, 2, 3, 4], [5, 6, 7]]
    features = make_features(groups, BETWEEN)
    titles = features.all.copy().tolil()
    titles[:, :-1] = 0
    found = join_near_groups(
        groups,
        Features(features.all, titles.tocsr()),
        AlikePairs.from_dict({(0, 7): BETWEEN}),
        [DAY] * 8,
        [],
    )
    assert found == groups


def test_three_ways_of_telling_are_joined_one_after_the_other() -> None:
    bounds = [[0, 1, 2, 3], [4, 5, 6], [7, 8, 9]]
    found = join_near_groups(
        bounds,
        make_features(bounds, BETWEEN),
        AlikePairs.from_dict({(0, 4): BETWEEN, (0, 7): BETWEEN, (4, 7): BETWEEN}),
        [DAY] * 10,
        [],
    )
    assert found == [list(range(10))]
