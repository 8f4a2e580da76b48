"""Two rows of words laid beside each other: the stretches that one text repeats of the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from consilience.linking.reuse_words import SEED, Numbers, Words

SEED_IN = 12  # places in a text; words that it repeats more often seed nothing
GAP = 5  # words that may be dropped, added or changed between two equal runs


class Tile(NamedTuple):
    """`size` equal words, from word `one` of the first text and word `other` of the second."""

    one: int
    other: int
    size: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Tiles in the order of both texts, at most `GAP` words apart in each."""

    tiles: tuple[Tile, ...]

    @property
    def matched(self) -> int:
        """The words that are equal."""
        return sum(tile.size for tile in self.tiles)

    def extent(self, side: int) -> tuple[int, int]:
        """The words from the first tile to the last, half open; `side` 0 or 1."""
        first, last = self.tiles[0], self.tiles[-1]
        return first[side], last[side] + last.size


def find_tiles(one: Words, other: Words) -> list[Tile]:
    """Equal runs of `SEED` words and more, none overlapping, by place in the first text.

    Greedy string tiling (Wise 1993): the longest runs are taken first, the earliest among equals.
    Both texts must be numbered by one vocabulary.
    """
    runs = sorted(_find_runs(one, other), key=lambda run: (-run.size, run.one, run.other))
    used_one, used_other = bytearray(len(one)), bytearray(len(other))
    tiles = []
    for run in runs:
        for tile in _cut_used(run, used_one, used_other):
            used_one[tile.one : tile.one + tile.size] = b"\1" * tile.size
            used_other[tile.other : tile.other + tile.size] = b"\1" * tile.size
            tiles.append(tile)
    return sorted(tiles)


def join_tiles(tiles: Iterable[Tile]) -> list[Chain]:
    """Chains of tiles, by place in the first text."""
    chains: list[list[Tile]] = []
    open_: list[list[Tile]] = []
    for tile in sorted(tiles):
        open_ = [chain for chain in open_ if tile.one - _end(chain, 0) <= GAP]
        fitting = [chain for chain in open_ if 0 <= tile.other - _end(chain, 1) <= GAP]
        if fitting:
            min(fitting, key=lambda chain: tile.other - _end(chain, 1)).append(tile)
        else:
            open_.append([tile])
            chains.append(open_[-1])
    return [Chain(tuple(chain)) for chain in chains]


def _end(chain: Sequence[Tile], side: int) -> int:
    return chain[-1][side] + chain[-1].size


def _find_runs(one: Words, other: Words) -> list[Tile]:
    """Maximal equal runs that hold a seed, each once."""
    at, beside = other.ranked.match(one.seeds, SEED_IN)
    order = np.lexsort((at, beside - at))
    at, beside = at[order], beside[order]
    begins = np.append(True, (np.diff(at) != 1) | (np.diff(beside) != 1))[: len(at)]
    firsts = np.flatnonzero(begins)
    sizes = np.diff(np.append(firsts, len(at))) + SEED - 1
    runs: list[Tile] = []
    done, way = 0, None  # where the last run on the same way ended
    for row in zip(at[firsts].tolist(), beside[firsts].tolist(), sizes.tolist(), strict=True):
        if row[1] - row[0] != way:
            done, way = 0, row[1] - row[0]
        if row[0] >= done:
            runs.append(_follow(one.keys, other.keys, Tile(*row), done))
            done = runs[-1].one + runs[-1].size
    return runs


def _follow(one: Numbers, other: Numbers, run: Tile, done: int) -> Tile:
    """The run with the equal words around it; it begins at `done` in the first at earliest.

    There are some where a seed in it stands too often in the text to count as one.
    """
    at, beside, size = run
    end = min(len(one) - at, len(other) - beside)
    while size < end and one[at + size] == other[beside + size]:
        size += 1
    while at > done and beside and one[at - 1] == other[beside - 1]:
        at, beside, size = at - 1, beside - 1, size + 1
    return Tile(at, beside, size)


def _cut_used(run: Tile, used_one: bytearray, used_other: bytearray) -> list[Tile]:
    """The parts of a run that no longer run has taken, of `SEED` words at least."""
    parts, start = [], 0
    for at in range(run.size + 1):
        if at == run.size or used_one[run.one + at] or used_other[run.other + at]:
            if at - start >= SEED:
                parts.append(Tile(run.one + start, run.other + start, at - start))
            start = at + 1
    return parts
