"""A quick look at pairs: those that cannot have a passage in common need not be compared.

What is left out would have been found to share nothing; `find_shared` alone says what is shared.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from consilience.linking.reuse.align import GAP, group_runs
from consilience.linking.reuse.block import (
    Floats,
    Matches,
    Rows,
    Sentences,
    match_seeds,
    read_sentences,
)
from consilience.linking.reuse.candidates import Pairs
from consilience.linking.reuse.pairs import (
    CHAIN,
    CONTENT_SHARED,
    REWORDED,
    SENTENCE,
    SPEECH,
    Alike,
    Seen,
)
from consilience.linking.reuse.words import SEED, Words
from consilience.linking.tokens import Flags

SHORTEST = min(CHAIN, SPEECH)  # equal words in a passage
TILES = -(-SHORTEST // SEED)  # so many tiles next to each other hold a passage's worth of words
DRIFT = (TILES - 1) * GAP + 1  # ways apart, at most, that these lie on
CELLS = 1_000_000  # pairs of sentences that are looked at; of more all are compared
DENSE = 0.25  # of the pairs of a block that are asked for
SLACK = 1e-4  # for sums of some hundred weights in half the digits and another order


@dataclass(frozen=True, slots=True)
class _Block:
    """Articles beside articles by their numbers, and which pairs of them are asked for."""

    rows: Sequence[int]
    columns: Sequence[int]
    asked: Flags


def choose_pairs(words: Sequence[Words], pairs: Pairs) -> Iterator[tuple[int, int, Seen]]:
    """The pairs that may have something in common, with what is seen of them; `pairs` are sorted.

    The words must be of one vocabulary.
    """
    for block in _divide(words, pairs):
        yield from _look(words, block)


def _divide(words: Sequence[Words], pairs: Pairs) -> Iterator[_Block]:
    """The pairs in blocks of which a good part is asked for, neighbours together."""
    rows: list[list[int]] = []
    columns: set[int] = set()
    asked = 0
    for one, group in groupby(pairs, key=lambda pair: pair[0]):
        others = [other for _, other in group]
        wider = columns.union(others)
        is_sparse = asked + len(others) < DENSE * len(wider) * (len(rows) + 1)
        ones = [*(row[0] for row in rows), one]
        if rows and (is_sparse or _count_cells(words, ones, wider) > CELLS):
            yield _make_block(rows)
            rows, wider, asked = [], set(others), 0
        rows.append([one, *others])
        columns = wider
        asked += len(others)
    if rows:
        yield _make_block(rows)


def _count_cells(words: Sequence[Words], rows: Iterable[int], columns: Iterable[int]) -> int:
    mine, theirs = (sum(len(words[at].sentences) for at in side) for side in (rows, columns))
    return mine * theirs


def _make_block(rows: Sequence[Sequence[int]]) -> _Block:
    columns = sorted({other for row in rows for other in row[1:]})
    place = {other: at for at, other in enumerate(columns)}
    asked = np.zeros((len(rows), len(columns)), np.bool_)
    for at, row in enumerate(rows):
        asked[at, [place[other] for other in row[1:]]] = True
    return _Block([row[0] for row in rows], columns, asked)


def _look(words: Sequence[Words], block: _Block) -> Iterator[tuple[int, int, Seen]]:
    asked = block.asked
    matches = match_seeds(words, block.rows, block.columns, asked)
    if matches is None:
        for at, beside in np.argwhere(asked).tolist():
            alone = _make_block([[block.rows[at], block.columns[beside]]])
            yield from _look(words, alone)
        return
    is_small = _count_cells(words, block.rows, block.columns) <= CELLS
    alike = _find_alike(words, block) if is_small else None
    if matches.is_capped or alike is None:
        kept = asked.ravel()
    else:
        kept = _share_runs(matches, asked.shape)
        kept[alike.pairs[alike.is_sentence]] = True
        kept &= asked.ravel()
    runs = group_runs(words, block.rows, block.columns, matches)
    for pair in np.flatnonzero(kept).tolist():
        at, beside = divmod(pair, len(block.columns))
        seen = Seen(
            runs=runs.get(pair, ()),
            alike=None if alike is None else alike.list_of(pair),
        )
        yield block.rows[at], block.columns[beside], seen


def _share_runs(matches: Matches, shape: tuple[int, ...]) -> Flags:
    """Whether enough short runs stand near each other in both texts to make a passage.

    A passage of `SHORTEST` equal words has `TILES` tiles or fewer with as many words, which lie
    at most `GAP` words apart in both texts, so on ways not further apart than `DRIFT`.
    """
    pair = matches.row * shape[1] + matches.column
    near: Flags = _count_near(pair, matches.at, matches.beside, shape[0] * shape[1]) >= SHORTEST
    return near


@dataclass(frozen=True, slots=True)
class _Cells:
    """Sentences that may be one in two wordings, by the numbers of their pairs, which are in order.

    All rows have equal lengths, those of `Alike`.
    """

    pairs: Rows
    one: Rows
    other: Rows
    score: Floats
    is_sentence: Flags

    def list_of(self, pair: int) -> list[Alike]:
        """Those of one pair."""
        first, last = self.pairs.searchsorted((pair, pair + 1)).tolist()
        rows = (self.one, self.other, self.score, self.is_sentence)
        return [
            Alike(*cell) for cell in zip(*(row[first:last].tolist() for row in rows), strict=True)
        ]


def _find_alike(words: Sequence[Words], block: _Block) -> _Cells:
    """The sentences of each pair of articles that may be one in two wordings."""
    articles = sorted({*block.rows, *block.columns})
    place = {number: at for at, number in enumerate(articles)}
    held = read_sentences([words[number] for number in articles])
    mine, owners = _select(held, [place[number] for number in block.rows])
    theirs, their_owners = _select(held, [place[number] for number in block.columns])
    score = _bound(held, mine, theirs)
    rows, columns = np.nonzero(score >= REWORDED)
    kept = _count_telling(held, mine[rows], theirs[columns]) >= CONTENT_SHARED
    rows, columns = rows[kept], columns[kept]
    pair = owners[rows] * len(block.columns) + their_owners[columns]
    order = np.argsort(pair, kind="stable")
    rows, columns = rows[order], columns[order]
    alike = score[rows, columns]
    both = held.tells[mine[rows]] & held.tells[theirs[columns]]
    return _Cells(
        pairs=pair[order],
        one=held.numbers[mine[rows]],
        other=held.numbers[theirs[columns]],
        score=alike,
        is_sentence=(alike >= SENTENCE) & ~both,
    )


def _select(held: Sentences, articles: Sequence[int]) -> tuple[Rows, Rows]:
    """The numbers of the sentences of some articles, and for each the place of its article."""
    ranges = [np.arange(held.bounds[at], held.bounds[at + 1]) for at in articles]
    owners = np.repeat(np.arange(len(articles)), [len(one) for one in ranges])
    return np.concatenate(ranges), owners


def _bound(held: Sentences, mine: Rows, theirs: Rows) -> Floats:
    """How alike each two sentences are at most."""
    shared: Floats = (held.heavy[mine] @ held.heavy[theirs].T).toarray()
    shared += np.minimum.outer(held.light[mine], held.light[theirs])
    total = np.add.outer(held.weights[mine], held.weights[theirs])
    shared *= 2
    shared += SLACK
    shared /= np.maximum(total, SLACK, out=total)
    return shared


def _count_telling(held: Sentences, mine: Rows, theirs: Rows) -> Floats:
    """How many telling words the first, second … of both share at most."""
    shared: Floats = held.telling[mine].multiply(held.telling[theirs]).sum(axis=1).A1
    counts: Floats = np.minimum(held.light_telling[mine], held.light_telling[theirs])
    counts += shared
    return counts


def _count_near(owners: Rows, at: Rows, beside: Rows, size: int) -> NDArray[np.int64]:
    """For each of `size` pairs the most words in seeds that stand near each other in both texts."""
    most = np.zeros(size, np.int64)
    if not len(at):
        return most
    # Each way belongs to two bands, so that ways less than `DRIFT` apart have one in common.
    low = int((beside - at).min())
    band = (beside - at - low) // DRIFT
    bands = np.concatenate([band, band + 1])
    at, owners = np.concatenate([at, at]), np.concatenate([owners, owners])
    length = int(at.max()) + 2 * (SEED + GAP)
    group = owners * (int(bands.max()) + 1) + bands
    places = np.sort(group * length + at)
    steps = np.diff(places)
    begins = np.append(0, np.flatnonzero(steps > SEED + GAP) + 1)
    held = np.append(SEED, np.where(steps > SEED + GAP, SEED, np.minimum(steps, SEED)))
    np.maximum.at(
        most, (places[begins] // length) // (int(bands.max()) + 1), np.add.reduceat(held, begins)
    )
    return most
