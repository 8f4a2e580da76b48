import numpy as np
import pytest

from consilience.extraction.features import order_columns
from consilience.extraction.trees import (
    ROWS_AT_ONCE,
    Trees,
    load_trees,
    score_probabilities,
    score_rows,
)

# Two trees over two features: the first asks both, the second one only, padded to the same depth.
TREES = Trees(
    names=("a", "b"),
    features=np.array([[0, 1], [0, 0]]),
    borders=np.array([[0.5, 2.0], [1.5, np.inf]], dtype=np.float32),
    leaves=np.array([[1, 2, 3, 4], [10, 20, 0, 0]], dtype=np.float32),
    bias=np.array(100, dtype=np.float32),
)


@pytest.mark.parametrize(
    ("row", "score"),
    [
        ([0.0, 0.0], 1 + 10 + 100),
        ([1.0, 0.0], 2 + 10 + 100),
        ([0.0, 3.0], 3 + 10 + 100),
        ([2.0, 3.0], 4 + 20 + 100),
        ([0.5, 2.0], 1 + 10 + 100),
        ([np.nan, np.nan], 1 + 10 + 100),
    ],
)
def test_a_row_scores_the_leaf_that_its_answers_lead_to(row: list[float], score: float) -> None:
    assert score_rows(TREES, np.array([row], dtype=np.float32)) == pytest.approx([score])


def test_rows_are_scored_alike_one_by_one_and_in_bulk() -> None:
    rows = np.random.RandomState(1).uniform(0, 3, (ROWS_AT_ONCE + 7, 2)).astype(np.float32)
    single = np.concatenate([score_rows(TREES, rows[at : at + 1]) for at in range(len(rows))])
    assert np.array_equal(score_rows(TREES, rows), single)


def test_no_rows_have_no_scores() -> None:
    assert score_rows(TREES, np.zeros((0, 2), dtype=np.float32)).shape == (0,)


def test_probabilities_lie_between_0_and_1() -> None:
    found = score_probabilities(TREES, np.array([[0, 0]], dtype=np.float32))
    assert 0 <= found[0] <= 1


@pytest.mark.parametrize("name", ["html", "html_context"])
def test_the_shipped_models_hold_together(name: str) -> None:
    trees = load_trees(name)
    count, depth = trees.features.shape
    assert trees.borders.shape == (count, depth)
    assert trees.leaves.shape == (count, 2**depth)
    assert trees.features.max() < len(trees.names)
    assert load_trees(name) is trees


def test_columns_are_put_into_the_order_of_the_model() -> None:
    names = load_trees("html").names
    rows = np.arange(2 * len(names), dtype=np.float32).reshape(2, -1)
    backwards = order_columns(names[::-1], rows[:, ::-1], names)
    assert np.array_equal(backwards, rows)
