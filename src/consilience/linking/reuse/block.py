"""Some articles beside some others: equal runs and alike sentences of all pairs in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from consilience.linking.reuse.words import SENTENCE_WORDS, Words
from consilience.linking.tokens import Flags, Hashes

BITS = 16  # of a hash, by which most of those that stand in one text alone are told
SEED_IN = 12  # places in a text; words that it repeats more often seed nothing
LIGHT = 2.0  # weight of a word, below which the words of a sentence are weighed in sum only
MOST = 2_000_000  # equal runs of a block; of more, each text repeats itself endlessly
Floats = NDArray[np.float32]  # enough for what is compared exactly afterwards
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Matches:
    """Equal runs of `SEED` words: of which row and column, and where in either text.

    `often`: those that stand in the second text more than `SEED_IN` times; `is_capped`: they have
    been left out, since there are too many.
    """

    row: Rows
    column: Rows
    at: Rows
    beside: Rows
    often: Flags
    is_capped: bool = False


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of prose of some articles that are long enough to be compared.

    Those of article `n` begin at `bounds[n]`; `numbers` are theirs in the article. `weights`:
    of all words; `light`: of the `LIGHT` words alone; `light_telling`: how many telling words are
    light; `tells`: whether it tells what somebody said. `heavy` (shape `sentences, features`) and
    `telling` hold the other words: the product of two rows is what these have in common.
    """

    bounds: Sequence[int]
    numbers: Rows
    weights: Floats
    light: Floats
    light_telling: Floats
    tells: Flags
    heavy: sparse.csr_matrix
    telling: sparse.csr_matrix


def read_sentences(words: Sequence[Words]) -> Sentences:
    """The sentences of some articles, which have one vocabulary."""
    vocabulary = words[0].vocabulary
    sizes = [len(one) for one in words]
    extents = np.concatenate(
        [
            np.array(one.sentences, np.int64).reshape(-1, 2) + begin
            for one, begin in zip(words, np.cumsum([0, *sizes]), strict=False)
        ]
    )
    counts = [len(one.sentences) for one in words]
    prose = np.frombuffer(b"".join([one.quoted for one in words]), np.bool_) == 0
    keys = np.concatenate([one.keys for one in words])
    told = np.concatenate([one.told for one in words])
    owners = np.repeat(np.arange(len(words)), counts)
    numbers = np.arange(len(extents)) - np.repeat(np.cumsum(counts) - counts, counts)
    spoken = np.append(0, np.cumsum(~prose))
    lengths = extents[:, 1] - extents[:, 0]
    quoted = spoken[extents[:, 1]] - spoken[extents[:, 0]]
    kept = (lengths - quoted >= SENTENCE_WORDS) & (2 * quoted <= lengths)
    extents, lengths = extents[kept], lengths[kept]
    rows = np.repeat(np.arange(len(extents)), lengths)
    places = np.arange(len(rows)) + np.repeat(extents[:, 0] - np.cumsum(lengths) + lengths, lengths)
    size = max(1, len(extents))
    codes = keys[places] * np.int64(size) + rows
    order = np.argsort(codes, kind="stable")
    codes, own, telling = codes[order], prose[places][order], told[places][order]
    begins = np.flatnonzero(np.append(True, codes[1:] != codes[:-1])[: len(codes)])
    each, rows = _part(codes[begins], size)
    count = np.add.reduceat(own, begins, dtype=np.int64) if len(begins) else begins
    tells = np.logical_or.reduceat(telling, begins) if len(begins) else begins > 0
    weight = vocabulary.weights[each]
    heavy = weight >= LIGHT
    light = ~heavy
    return Sentences(
        bounds=np.searchsorted(owners[kept], np.arange(len(words) + 1)).tolist(),
        numbers=numbers[kept],
        weights=_sum_by(rows, count * weight, len(extents)),
        light=_sum_by(rows[light], (count * weight)[light], len(extents)),
        light_telling=_sum_by(rows[light], tells[light], len(extents)),
        tells=np.bincount(rows, (count > 0) & vocabulary.tells[each], len(extents)) > 0,
        heavy=_spread(rows[heavy], each[heavy], count[heavy], vocabulary.weights, len(extents)),
        telling=sparse.csr_matrix(
            (
                np.ones(np.count_nonzero(tells & heavy), np.float32),
                (rows[tells & heavy], each[tells & heavy]),
            ),
            (len(extents), len(vocabulary)),
        ),
    )


def _sum_by(rows: Rows, values: NDArray[np.generic], size: int) -> Floats:
    """The sums of the values of each of `size` rows."""
    return np.bincount(rows, values, size).astype(np.float32)


def _part(codes: NDArray[np.int64], size: int) -> tuple[Rows, Rows]:
    """The two numbers that were made one."""
    keys = codes // size
    return keys, codes - keys * size


def _spread(
    rows: Rows, keys: Rows, counts: Rows, weights: NDArray[np.float64], size: int
) -> sparse.csr_matrix:
    """A feature for each time that a sentence has a word: two share the lesser number of times."""
    times = np.repeat(np.arange(len(rows)), counts)
    nth = np.arange(len(times)) - np.repeat(np.cumsum(counts) - counts, counts)
    columns = keys[times] + nth * len(weights)
    width = len(weights) * int(counts.max(initial=1))
    values = np.sqrt(weights[keys[times]]).astype(np.float32)
    return sparse.csr_matrix((values, (rows[times], columns)), (size, width))


def match_seeds(
    words: Sequence[Words], rows: Sequence[int], columns: Sequence[int], asked: Flags
) -> Matches | None:
    """The equal runs of articles of the rows with those of the columns.

    `asked` (shape `rows, columns`) tells of which pairs. None for too many runs, if that is not
    one pair alone.
    """
    theirs = [words[at].seeds for at in columns]
    mine = [words[at].seeds for at in rows]
    sizes, own_sizes = [len(one) for one in theirs], [len(one) for one in mine]
    seeds, own = np.concatenate(theirs), np.concatenate(mine)
    if not len(seeds) or not len(own):
        nothing = np.zeros(0, np.intp)
        return Matches(nothing, nothing, nothing, nothing, nothing > 0)
    hits = np.flatnonzero(_stand_in_bits(own, seeds))
    places = np.flatnonzero(_stand_in_bits(seeds, own[hits]))
    ranked, where = _rank(seeds[places])
    left, counts = _find_equal(ranked, own[hits])
    is_capped = int(counts.sum()) > MOST
    if is_capped and asked.size > 1:
        return None
    if is_capped:
        counts[counts > SEED_IN] = 0
    nth = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    first = np.repeat(hits, counts)
    second = places[where[np.repeat(left, counts) + nth]]
    begins, own_begins = np.cumsum([0, *sizes]), np.cumsum([0, *own_sizes])
    row = np.repeat(np.arange(len(rows)), own_sizes)[first]
    column = np.repeat(np.arange(len(columns)), sizes)[second]
    often = _find_often(first, column, int(counts.max(initial=0)))
    kept = asked[row, column]
    row, column, often = row[kept], column[kept], often[kept]
    return Matches(
        row=row,
        column=column,
        at=first[kept] - own_begins[row],
        beside=second[kept] - begins[column],
        often=often,
        is_capped=is_capped,
    )


def _stand_in_bits(hashes: Hashes, others: Hashes) -> Flags:
    """Which of the hashes may be among the others, by some of their bits."""
    marks = np.zeros(1 << BITS, np.bool_)
    marks[(others >> np.uint64(64 - BITS)).astype(np.intp)] = True
    found: Flags = marks[(hashes >> np.uint64(64 - BITS)).astype(np.intp)]
    return found


def _rank(hashes: Hashes) -> tuple[Hashes, Rows]:
    """The hashes in order, equal ones in the order in which they come, and their places."""
    where = np.argsort(hashes, kind="stable")
    return hashes[where], where


def _find_equal(ranked: Hashes, hashes: Hashes) -> tuple[Rows, Rows]:
    """For each hash where those equal to it begin among others in order, and how many these are."""
    if not len(ranked):
        return np.zeros(len(hashes), np.intp), np.zeros(len(hashes), np.intp)
    firsts = np.flatnonzero(np.append(True, ranked[1:] != ranked[:-1]))
    sizes = np.diff(np.append(firsts, len(ranked)))
    distinct = ranked[firsts]
    found = np.minimum(distinct.searchsorted(hashes), len(distinct) - 1)
    return firsts[found], np.where(distinct[found] == hashes, sizes[found], 0)


def _find_often(first: Rows, column: Rows, most: int) -> Flags:
    """Runs of the same words of one text that stand more than `SEED_IN` times in the other."""
    if most <= SEED_IN:
        return np.zeros(len(first), np.bool_)
    begins = np.append(True, (first[1:] != first[:-1]) | (column[1:] != column[:-1]))
    firsts = np.flatnonzero(begins)
    counts = np.diff(np.append(firsts, len(first)))
    return np.repeat(counts > SEED_IN, counts)
