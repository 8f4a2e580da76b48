"""Which articles may share text: an index of hashed runs of words, without comparing all pairs."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from consilience.linking.reuse.words import hash_runs
from consilience.linking.tokens import Hashes, Numbers

SHINGLE = 4  # words; three synonyms in a row leave none, see docs/explain/origins.md
FEWEST = 8  # shared shingles that make a pair worth laying side by side
NEIGHBOURS = 4  # earlier articles with the same shingle that each is paired with, and the first
# Bits of a hash, by which runs that stand in one place alone are told: so many more than the
# number of runs has, up to a table that the processor's cache still helps with.
MORE_BITS, MOST_BITS = 3, 24

Pairs = list[tuple[int, int]]


def find_candidates(texts: Sequence[Numbers]) -> Pairs:
    """Numbers of the texts that share `FEWEST` runs of `SHINGLE` words, smaller number first.

    `texts` are rows of numbered words in a fixed order, best the order of publication. A run that
    many texts have pairs each of them with the first and the `NEIGHBOURS` before it, so pairs grow
    with the words and not with the square of the texts.
    """
    shingles, owners = _hash_runs(texts)
    if not len(shingles):
        return []
    order = np.argsort(shingles, kind="stable")
    shingles, owners = shingles[order], owners[order]
    fresh = np.append(True, (shingles[1:] != shingles[:-1]) | (owners[1:] != owners[:-1]))
    shingles, owners = shingles[fresh], owners[fresh]
    keys, counts = np.unique(_pair_up(shingles, owners, len(texts)), return_counts=True)
    kept = keys[counts >= FEWEST]
    return list(zip((kept // len(texts)).tolist(), (kept % len(texts)).tolist(), strict=True))


def _hash_runs(texts: Sequence[Numbers]) -> tuple[Hashes, NDArray[np.int64]]:
    """A hash for every run that may stand twice, and its text's number; collisions do no harm."""
    hashes = [hash_runs(text, SHINGLE) for text in texts]
    lengths = np.fromiter(map(len, hashes), np.int64, len(hashes))
    shingles = np.concatenate([np.zeros(0, np.uint64), *hashes])
    owners = np.repeat(np.arange(len(texts)), lengths)
    bits = min(len(shingles).bit_length() + MORE_BITS, MOST_BITS)
    ends = (shingles >> np.uint64(64 - bits)).astype(np.int64)
    again = np.bincount(ends, minlength=1)[ends] > 1
    return shingles[again], owners[again]


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
