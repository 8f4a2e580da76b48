"""The pair score: boosted trees (Ke et al. 2017, "LightGBM"), evaluated with numpy alone.

No tree is walked down: its leaves are bits, each feature that it asks strikes out those that a
row cannot reach, and the first that is left is the row's (QuickScorer; Lucchese et al. 2015). What
a feature strikes out hangs on the borders that its value exceeds, and is read from a table, for all
trees at once. Some eight times as fast as walking down.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from consilience.linking.events.table import Numbers

ROWS_AT_ONCE = 128  # whose leaves of all trees stay in a processor's second cache
MOST_LEAVES = 32  # of a tree, which bits can tell
ALL_LEAVES = np.uint32(0xFFFFFFFF)
Bits: TypeAlias = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class PairTrees:
    """All nodes of all trees in one list; `roots` are where trees begin.

    A row goes left where its feature is at most the node's border, else right. A leaf has itself
    as both children, and a value of log-odds.
    """

    names: tuple[str, ...]
    roots: NDArray[np.int64]
    features: NDArray[np.int64]
    borders: Numbers
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    values: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class _Tables:
    """The same trees: for each feature that is asked its borders in ascending order, and a table.

    The table tells by how many of these borders a value exceeds (row) which leaves of each tree
    (column) are left: 13 MB in all. `values` are the log-odds of the leaves from left to right,
    `MOST_LEAVES` of each tree, `firsts` where those of a tree begin.
    """

    asked: Sequence[tuple[int, Numbers, Bits]]
    values: Numbers
    firsts: NDArray[np.int64]


def score_pairs(trees: PairTrees, rows: Numbers) -> Numbers:
    """The probability (0 to 1) of each row; its columns are in the order of `trees.names`.

    Raises `ValueError` for a tree with more than `MOST_LEAVES`.
    """
    tables = _make_tables(trees)
    pieces = [rows[at : at + ROWS_AT_ONCE] for at in range(0, len(rows), ROWS_AT_ONCE)]
    nothing = np.zeros(0, dtype=np.float32)
    odds = np.concatenate([nothing, *(_add_up(tables, one) for one in pieces)])
    found: Numbers = (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).astype(np.float32)
    return found


def _add_up(tables: _Tables, rows: Numbers) -> Numbers:
    """The log-odds of each row."""
    left = np.full((len(rows), len(tables.firsts)), ALL_LEAVES)
    own = np.empty_like(left)
    for feature, borders, table in tables.asked:
        exceeded = np.searchsorted(borders, rows[:, feature])
        table.take(exceeded, axis=0, out=own, mode="clip")
        np.bitwise_and(left, own, out=left)
    told = tables.values.take(tables.firsts + _find_first(left))
    # Tree by tree: a sum in pairs would differ in the last bits.
    odds: Numbers = np.cumsum(told, axis=1, dtype=np.float32)[:, -1]
    return odds


def _find_first(bits: Bits) -> Bits:
    """The number of the lowest bit: a power of two is exact as a float, and its exponent tells."""
    lowest = (bits & np.negative(bits)).astype(np.float32).view(np.uint32)
    found: Bits = (lowest >> np.uint32(23)) - np.uint32(127)
    return found


@cache
def _make_tables(trees: PairTrees) -> _Tables:
    kept, values = _find_kept(trees)
    numbers = np.arange(len(trees.left))
    is_inner = trees.left != numbers
    tree_of = np.searchsorted(trees.roots, numbers, side="right") - 1
    asked = []
    for feature in np.unique(trees.features[is_inner]).tolist():
        nodes = numbers[is_inner & (trees.features == feature)]
        borders, place = np.unique(trees.borders[nodes], return_inverse=True)
        table = np.full((len(borders) + 1, len(trees.roots)), ALL_LEAVES)
        np.bitwise_and.at(table, (place + 1, tree_of[nodes]), kept[nodes])
        np.bitwise_and.accumulate(table, axis=0, out=table)
        asked.append((feature, borders, table))
    return _Tables(asked, values.ravel(), np.arange(len(trees.roots)) * MOST_LEAVES)


def _find_kept(trees: PairTrees) -> tuple[Bits, Numbers]:
    """For each node the leaves that stay for a row that goes right there; values of each tree."""
    kept = np.zeros(len(trees.left), dtype=np.uint32)
    values = np.zeros((len(trees.roots), MOST_LEAVES), dtype=np.float32)
    below = list(zip(trees.left.tolist(), trees.right.tolist(), strict=True))
    for tree, root in enumerate(trees.roots.tolist()):
        leaves: list[int] = []
        _strike_out(root, below, leaves, kept)
        if len(leaves) > MOST_LEAVES:
            raise ValueError(f"a tree has {len(leaves)} leaves, at most {MOST_LEAVES} are read")
        values[tree, : len(leaves)] = trees.values[leaves]
    return kept, values


def _strike_out(node: int, below: Sequence[tuple[int, int]], leaves: list[int], kept: Bits) -> int:
    """The leaves under a node as bits, put to those that were met, in order from left to right."""
    left, right = below[node]
    if left == node:
        leaves.append(node)
        return 1 << (len(leaves) - 1)
    on_left = _strike_out(left, below, leaves, kept)
    kept[node] = ~on_left & int(ALL_LEAVES)
    return on_left | _strike_out(right, below, leaves, kept)


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
        )
