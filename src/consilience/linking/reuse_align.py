"""Two rows of words laid beside each other: the stretches that one text repeats of the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from consilience.linking.reuse_words import SEED, Run, find_runs

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


def find_tiles(
    one: Sequence[str], other: Sequence[str], seeds: Mapping[Run, Sequence[int]]
) -> list[Tile]:
    """Equal runs of `SEED` words and more, none overlapping, by place in the first text.

    Greedy string tiling (Wise 1993): the longest runs are taken first, the earliest among equals.
    `seeds` are those of the second text (`find_seeds`).
    """
    runs = sorted(_find_runs(one, other, seeds), key=lambda run: (-run.size, run.one, run.other))
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


def _find_runs(
    one: Sequence[str], other: Sequence[str], seeds: Mapping[Run, Sequence[int]]
) -> Iterator[Tile]:
    """Maximal equal runs that hold a seed, each once."""
    followed: dict[int, int] = {}  # by distance of the two places: where the last run ended
    for at, seed in enumerate(find_runs(one, SEED)):
        for beside in seeds.get(seed, ()):
            done = followed.get(beside - at, 0)
            if at >= done:
                run = _follow(one, other, at, beside, done)
                followed[beside - at] = run.one + run.size
                yield run


def _follow(one: Sequence[str], other: Sequence[str], at: int, beside: int, done: int) -> Tile:
    """The run that holds the words at two places; it begins at `done` in the first at earliest."""
    end, size = min(len(one) - at, len(other) - beside), SEED
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
