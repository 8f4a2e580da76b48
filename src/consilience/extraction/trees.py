"""Boosted oblivious trees, evaluated with numpy alone.

In an oblivious tree all nodes of one depth ask the same question, so that a tree of depth D is
D questions and a table of 2^D values (Prokhorenkova et al. 2018, "CatBoost").
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Matrix: TypeAlias = NDArray[np.float32]

ROWS_AT_ONCE = 512  # keeps one step, rows x trees, in the cache of a processor


@dataclass(frozen=True, slots=True)
class Trees:
    """`features` and `borders` are trees x depth, `leaves` trees x 2^depth (x classes).

    Bit i of a leaf's index is set where feature i of the row is greater than border i. Trees of
    less depth are padded with borders of infinity.
    """

    names: tuple[str, ...]
    features: NDArray[np.int64]
    borders: Matrix
    leaves: Matrix
    bias: Matrix


def score_rows(trees: Trees, rows: Matrix) -> Matrix:
    """The sum of the trees' values for each row: log-odds, or one column a class."""
    parts = [
        _score_part(trees, rows[at : at + ROWS_AT_ONCE]) for at in range(0, len(rows), ROWS_AT_ONCE)
    ]
    shape = (0, *trees.leaves.shape[2:])
    return np.concatenate(parts) if parts else np.zeros(shape, dtype=np.float32)


def score_probabilities(trees: Trees, rows: Matrix) -> Matrix:
    """The probability (0 to 1) of each row, from its log-odds; for models of two classes."""
    odds = np.clip(score_rows(trees, rows), -30, 30)
    probabilities: Matrix = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return probabilities


@cache
def load_trees(name: str) -> Trees:
    """The trees of `extraction/weights/NAME.npz`, with the feature names they were trained on."""
    packed = files("consilience.extraction").joinpath("weights", f"{name}.npz").read_bytes()
    with np.load(BytesIO(packed), allow_pickle=False) as arrays:
        return Trees(
            names=tuple(str(one) for one in arrays["names"]),
            features=arrays["features"].astype(np.int64),
            borders=arrays["borders"].astype(np.float32),
            leaves=arrays["leaves"].astype(np.float32),
            bias=arrays["bias"].astype(np.float32),
        )


def _score_part(trees: Trees, rows: Matrix) -> Matrix:
    """The rows' scores; a tree's answers for all rows lie side by side, which numpy is fast at."""
    count, depth = trees.features.shape
    columns = np.ascontiguousarray(rows.T)
    leaf = np.zeros((count, len(rows)), dtype=np.uint8 if depth <= 8 else np.int64)
    for level in range(depth - 1, -1, -1):
        above = columns[trees.features[:, level]] > trees.borders[:, level, None]
        leaf += leaf
        leaf += above
    first = np.arange(count) * trees.leaves.shape[1]
    leaves = trees.leaves.reshape(-1, *trees.leaves.shape[2:])
    values: Matrix = leaves.take(leaf.T + first, axis=0).sum(axis=1) + trees.bias
    return values
