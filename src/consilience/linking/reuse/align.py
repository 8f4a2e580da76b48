"""Two rows of words laid beside each other: the stretches that one text repeats of the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from consilience.linking.reuse.block import Matches
from consilience.linking.reuse.words import SEED, Words
from consilience.linking.tokens import Numbers

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


def find_tiles(runs: Iterable[Tile], one: Words, other: Words) -> list[Tile]:
    """Equal runs of `SEED` words and more, none overlapping, by place in the first text.

    Greedy string tiling (Wise 1993): the longest `runs` of `find_runs` are taken first, the
    earliest among equals.
    """
    used_one, used_other = bytearray(len(one)), bytearray(len(other))
    tiles = []
    for run in sorted(runs, key=_by_size):
        for tile in _cut_used(run, used_one, used_other):
            used_one[tile.one : tile.one + tile.size] = b"\1" * tile.size
            used_other[tile.other : tile.other + tile.size] = b"\1" * tile.size
            tiles.append(tile)
    return sorted(tiles)


def _by_size(run: Tile) -> tuple[int, int, int]:
    return -run.size, run.one, run.other


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


def group_runs(
    words: Sequence[Words], rows: Sequence[int], columns: Sequence[int], matches: Matches
) -> dict[int, list[Tile]]:
    """Maximal equal runs that hold a seed, each once, by the number of their pair.

    Pairs are numbered row by row. Both texts must be numbered by one vocabulary.
    """
    kept = ~matches.often
    at, beside = matches.at[kept], matches.beside[kept]
    pair = matches.row[kept] * len(columns) + matches.column[kept]
    order = np.lexsort((at, beside - at, pair))
    pair, at, beside = pair[order], at[order], beside[order]
    fresh = (np.diff(pair) != 0) | (np.diff(at) != 1) | (np.diff(beside) != 1)
    firsts = np.flatnonzero(np.append(True, fresh)[: len(at)])
    sizes = np.diff(np.append(firsts, len(at))) + SEED - 1
    found: dict[int, list[Tile]] = {}
    for number, *run in zip(
        pair[firsts].tolist(),
        at[firsts].tolist(),
        beside[firsts].tolist(),
        sizes.tolist(),
        strict=True,
    ):
        found.setdefault(number, []).append(Tile(*run))
    if kept.all() and not matches.is_capped:
        return found
    return {
        number: _lengthen(
            words[rows[number // len(columns)]], words[columns[number % len(columns)]], runs
        )
        for number, runs in found.items()
    }


def _lengthen(one: Words, other: Words, found: Iterable[Tile]) -> list[Tile]:
    """The runs, by the way they are on, with the words around them that seed nothing."""
    runs: list[Tile] = []
    done, way = 0, None  # where the last run on the same way ended
    for run in found:
        if run.other - run.one != way:
            done, way = 0, run.other - run.one
        if run.one >= done:
            runs.append(_follow(one.keys, other.keys, run, done))
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
    at, beside, size = run
    if used_one.find(1, at, at + size) < 0 and used_other.find(1, beside, beside + size) < 0:
        return [run]
    parts, start = [], 0
    for at in range(run.size + 1):
        if at == run.size or used_one[run.one + at] or used_other[run.other + at]:
            if at - start >= SEED:
                parts.append(Tile(run.one + start, run.other + start, at - start))
            start = at + 1
    return parts
