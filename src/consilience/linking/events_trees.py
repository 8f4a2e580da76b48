"""The pair score: boosted trees (Ke et al. 2017, "LightGBM"), evaluated with numpy alone."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from consilience.linking.events_table import Numbers


@dataclass(frozen=True, slots=True, eq=False)
class PairTrees:
    """All nodes of all trees in one list; `roots` are where trees begin.

    A row goes left where its feature is at most the node's border, else right. A leaf has itself
    as both children, and a value of log-odds. `depth` is the longest way down.
    """

    names: tuple[str, ...]
    roots: NDArray[np.int64]
    features: NDArray[np.int64]
    borders: Numbers
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    values: Numbers
    depth: int


def score_pairs(trees: PairTrees, rows: Numbers) -> Numbers:
    """The probability (0 to 1) of each row; its columns are in the order of `trees.names`."""
    count = len(rows)
    columns = np.ascontiguousarray(rows.T).ravel()
    line = np.arange(count)
    odds = np.zeros(count, dtype=np.float32)
    for root in trees.roots.tolist():
        node = np.full(count, root)
        for _ in range(trees.depth):
            goes_left = columns[trees.features[node] * count + line] <= trees.borders[node]
            below = np.where(goes_left, trees.left[node], trees.right[node])
            if np.array_equal(below, node):
                break
            node = below
        odds += trees.values[node]
    found: Numbers = (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).astype(np.float32)
    return found


@cache
def load_pair_trees(name: str) -> PairTrees:
    """The trees of `linking/weights/NAME.npz`."""
    packed = files("consilience.linking").joinpath("weights", f"{name}.npz").read_bytes()
    with np.load(BytesIO(packed), allow_pickle=False) as arrays:
        return PairTrees(
            names=tuple(str(one) for one in arrays["names"]),
            roots=arrays["roots"].astype(np.int64),
            features=arrays["features"].astype(np.int64),
            borders=arrays["borders"].astype(np.float32),
            left=arrays["left"].astype(np.int64),
            right=arrays["right"].astype(np.int64),
            values=arrays["values"].astype(np.float32),
            depth=int(arrays["depth"]),
        )
