import logging
from collections.abc import Callable

import pytest

from consilience.linking import stories_pairs
from consilience.linking.stories_pairs import AlikePairs, cluster_parts

TRIANGLES = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)]


def cluster(alike: AlikePairs, size: int = 6) -> list[list[int]]:
    return cluster_parts([1] * size, alike, [], lambda weight: 0.1)


def test_parts_that_no_pair_connects_are_clustered_by_themselves() -> None:
    apart = AlikePairs.from_dict(dict.fromkeys(TRIANGLES, 0.5))
    assert cluster(apart, size=7) == [[0, 1, 2], [3, 4, 5], [6]]


def test_a_part_that_is_too_large_is_divided_where_its_links_are_weakest(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    chain = AlikePairs.from_dict({(0, 1): 0.5, (1, 2): 0.3, (2, 3): 0.5})
    monkeypatch.setattr(stories_pairs, "MOST_TOGETHER", 3)
    with caplog.at_level(logging.INFO):
        assert cluster_parts([1] * 4, chain, [], lambda weight: 0.01) == [[0, 1], [2, 3]]
    assert "1 links left out" in caplog.text


def test_a_part_that_is_not_too_large_is_clustered_as_it_is(
    caplog: pytest.LogCaptureFixture,
) -> None:
    chain = AlikePairs.from_dict({(0, 1): 0.5, (1, 2): 0.3, (2, 3): 0.5})
    with caplog.at_level(logging.INFO):
        assert cluster_parts([1] * 4, chain, [], lambda weight: 0.01) == [[0, 1, 2, 3]]
    assert "left out" not in caplog.text


@pytest.mark.parametrize("size", [0, 3])
def test_articles_without_likeness_stand_alone(size: int) -> None:
    assert cluster(AlikePairs.from_dict({}), size) == [[at] for at in range(size)]


def test_long_chains_are_parts_in_whatever_order_their_links_come() -> None:
    links = [(at, at + 1) for at in range(0, 200, 2)] + [(at, at + 3) for at in range(1, 196, 2)]
    alike = AlikePairs.from_dict(dict.fromkeys([*links, (300, 301)], 0.5))
    found = cluster_parts([1] * 400, alike, [], lambda weight: 0.0001)
    chains = [[at for at in range(200) if at % 4 in pair] for pair in ((0, 1), (2, 3))]
    assert [one for one in found if len(one) > 1] == [*chains, [300, 301]]


def test_what_is_asked_hangs_on_the_part_and_on_how_many_parts_there_are() -> None:
    asked: list[tuple[int, int]] = []

    def require_in(articles: int, parts: int) -> Callable[[int], float]:
        asked.append((articles, parts))
        return lambda weight: 0.5 if articles > 2 else 0.1

    alike = AlikePairs.from_dict({(0, 1): 0.3, (2, 3): 0.3, (3, 4): 0.3})
    found = cluster_parts([1] * 6, alike, [], lambda weight: 0.1, require_in)
    assert asked == [(2, 2), (3, 2)]
    assert found == [[0, 1], [2], [3], [4], [5]]
