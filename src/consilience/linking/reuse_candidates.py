"""Which articles may share text: an index of hashed runs of words, without comparing all pairs."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

SHINGLE = 4  # words; three synonyms in a row leave none, see docs/explain/origins.md
FEWEST = 8  # shared shingles that make a pair worth laying side by side
NEIGHBOURS = 4  # earlier articles with the same shingle that each is paired with, and the first
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, 2^64 over the golden ratio (Knuth 6.4)

Pairs = list[tuple[int, int]]


def find_candidates(texts: Sequence[Sequence[str]]) -> Pairs:
    """Numbers of the texts that share `FEWEST` runs of `SHINGLE` words, smaller number first.

    `texts` are rows of words in a fixed order, best the order of publication. A run that many
    texts have pairs each of them with the first and the `NEIGHBOURS` before it, so pairs grow
    with the words and not with the square of the texts.
    """
    shingles, owners = _hash_runs(texts)
    if not len(shingles):
        return []
    order = np.lexsort((owners, shingles))
    shingles, owners = shingles[order], owners[order]
    fresh = np.append(True, (shingles[1:] != shingles[:-1]) | (owners[1:] != owners[:-1]))
    shingles, owners = shingles[fresh], owners[fresh]
    keys, counts = np.unique(_pair_up(shingles, owners, len(texts)), return_counts=True)
    kept = keys[counts >= FEWEST]
    return list(zip((kept // len(texts)).tolist(), (kept % len(texts)).tolist(), strict=True))


def _hash_runs(texts: Sequence[Sequence[str]]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """A hash for every run, and the number of the text it stands in; collisions do no harm."""
    numbers: dict[str, int] = {}
    flat = np.fromiter(
        (numbers.setdefault(word, len(numbers) + 1) for text in texts for word in text), np.uint64
    )
    lengths = np.fromiter((len(text) for text in texts), np.int64, len(texts))
    owners = np.repeat(np.arange(len(texts)), lengths)
    if len(flat) < SHINGLE:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    count = len(flat) - SHINGLE + 1
    hashes = np.zeros(count, np.uint64)
    for at in range(SHINGLE):
        hashes = hashes * MULTIPLIER + flat[at : at + count]
    whole = owners[:count] == owners[SHINGLE - 1 :]
    return hashes[whole], owners[:count][whole]


def _pair_up(
    shingles: NDArray[np.uint64], owners: NDArray[np.int64], texts: int
) -> NDArray[np.int64]:
    """Both owners of each shared shingle as one number, once for each shingle that they share."""
    begins = np.append(True, shingles[1:] != shingles[:-1])
    first = np.maximum.accumulate(np.where(begins, np.arange(len(shingles)), 0))
    rank = np.arange(len(shingles)) - first
    found = [_join(owners, np.flatnonzero(rank >= back), back, texts) for back in _steps()]
    far = np.flatnonzero(rank > NEIGHBOURS)
    found.append(owners[first[far]] * texts + owners[far])
    return np.concatenate(found)


def _join(
    owners: NDArray[np.int64], later: NDArray[np.intp], back: int, texts: int
) -> NDArray[np.int64]:
    return owners[later - back] * texts + owners[later]


def _steps() -> Iterable[int]:
    return range(1, NEIGHBOURS + 1)
