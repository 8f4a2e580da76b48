"""How much articles have in common: the words and names of text, lead and headline."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from consilience.language.words import (
    count_articles_with,
    count_background_articles,
    list_background_words,
)
from consilience.linking.tokens import Hashes, Numbers, find_folded_tokens, hash_words

TITLE_COUNTS = 2  # a word of the title counts as this many more
LEAD_WORDS = 80  # the first words of the text, which say what it is about
HEADLINE_WORDS = 20  # of the text, where there is no title
# An article of the background counts as so many: else the names of an affair, which are in every
# page that a reader collects about it, would be common words.
BACKGROUND_COUNTS = 3
VIEWS = 4  # all words, the names, the lead and the headline
WHOLE, HEADLINE = 0, 3
MOST_OFTEN = 255  # times that a word counts in one article, so that a byte holds them
KEYS = 300  # weightiest features of an article, by which it is compared
KEY_IN = 1000  # a feature of more articles is left out
AT_ONCE = 2000  # articles in one block
Floats = NDArray[np.float32]
SUBLINEAR = (1 + np.log(np.maximum(np.arange(MOST_OFTEN + 1), 1))).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Counted:
    """Words of some articles; those of article `n` begin at `bounds[n]`, in order of their hashes.

    `counts` (shape `words, VIEWS`) tells how often each view of the article has the word; `titled`
    which articles have a title beside their text.
    """

    bounds: NDArray[np.int64]
    words: Numbers
    counts: NDArray[np.uint8]
    titled: NDArray[np.bool_]

    def owners(self) -> Numbers:
        """The number of the article that each word is of."""
        lengths = np.diff(self.bounds)
        return np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)

    def find_title_only(self) -> NDArray[np.bool_]:
        """Which words stand in the title of an article and nowhere in its text."""
        above = self.counts[:, HEADLINE].astype(np.int32)
        whole = self.counts[:, WHOLE]
        in_titles = self.titled[self.owners()] & (above > 0)
        found: NDArray[np.bool_] = in_titles & (whole == TITLE_COUNTS * above)
        return found


@dataclass(frozen=True, slots=True)
class Features:
    """Articles by their words (shape `articles, features`): `all`, and those of titles alone.

    The product of two rows of `all` is how alike they are, 0 to 1; that of the same rows of
    `title_only` is the part of it which neither text bears out: a file's name, an outlet's.
    """

    all: sparse.csr_matrix
    title_only: sparse.csr_matrix

    def take(self, rows: Sequence[int]) -> "Features":
        """Some of the articles, in this order."""
        return Features(self.all[rows], self.title_only[rows])


class WordCounts:
    """The words of many articles, read one after the other; of a text nothing else is kept."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._blocks: deque[_Counted] = deque()
        self._open: list[tuple[Numbers, NDArray[np.uint8], bool]] = []
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def add(self, title: str, text: str) -> None:
        """Count the words of one more article."""
        hashes, counts, titled = _count(title, text)
        numbers = map(self._numbers.__getitem__, hashes.tolist())
        self._open.append((np.fromiter(numbers, np.int32, len(hashes)), counts, titled))
        self._size += 1
        if len(self._open) == AT_ONCE:
            self._close()

    def take_features(self) -> tuple[Features, int]:
        """One row an article, and how many features were too common.

        Four views have an equal share. Words are weighted by TF-IDF with sublinear term frequency
        (Manning et al. 2008, ch. 6), document frequencies taken over these articles and a
        background sample together, so that they mean something for five pages. Only the `KEYS`
        weightiest features of an article count, those of equal weight all or none, and of these
        such as at most `KEY_IN` articles have: no feature joins more. The words are forgotten on
        the way.
        """
        self._close()
        hashes = np.fromiter(self._numbers, np.uint64, len(self._numbers))
        order = np.argsort(hashes)  # sums do not depend on which article came first
        ranks = np.empty(len(order), np.int32)
        ranks[order] = np.arange(len(order), dtype=np.int32)
        weighing = _Weighing(ranks, self._weigh(hashes)[:, order])
        held_in = np.zeros(VIEWS * len(order), np.int64)
        for block in self._blocks:
            held_in += np.bincount(weighing.weigh(block).indices, minlength=len(held_in))
        # A feature of one article joins nothing.
        kept = (held_in > 1) & (held_in <= KEY_IN)
        nothing = sparse.csr_matrix(np.zeros((0, VIEWS * max(1, len(order))), np.float32))
        parts, titles = [nothing], [nothing]
        for block in self._drain():
            held = _keep(weighing.weigh(block), kept)
            titles.append(weighing.keep_title_only(held, block))
            parts.append(held)
        features = Features(sparse.vstack(parts, "csr"), sparse.vstack(titles, "csr"))
        return features, int(np.count_nonzero(held_in > KEY_IN))

    def _drain(self) -> Iterator[_Counted]:
        while self._blocks:
            yield self._blocks.popleft()

    def _close(self) -> None:
        if self._open:
            words, counts, titled = zip(*self._open, strict=True)
            self._blocks.append(
                _Counted(
                    np.cumsum([0, *map(len, words)]),
                    np.concatenate(words),
                    np.concatenate(counts),
                    np.array(titled, np.bool_),
                )
            )
            self._open = []

    def _weigh(self, hashes: Hashes) -> Floats:
        """Inverse document frequencies (shape `VIEWS, words`)."""
        size = len(hashes)
        seen_in = np.zeros((VIEWS, size))
        for block in self._blocks:
            for view in range(VIEWS):
                held = block.words[block.counts[:, view] > 0]
                seen_in[view] += np.bincount(held, minlength=size)
        background = _look_up(hashes)
        total = BACKGROUND_COUNTS * count_background_articles() + len(self) + 1
        idf = np.log(total / np.maximum(BACKGROUND_COUNTS * background + seen_in, 1))
        return idf.astype(np.float32)


class _Numbers(dict[int, int]):
    """Hashes of words to their numbers in the order in which they come."""

    def __missing__(self, hashed: int) -> int:
        number = self[hashed] = len(self)
        return number


def _count(title: str, text: str) -> tuple[Hashes, NDArray[np.uint8], bool]:
    """The distinct words of an article, how often each view has them, and if it has a title."""
    words = find_folded_tokens(f"{title}\n{text}")
    above = int(np.searchsorted(words.starts, len(title)))
    distinct, places = np.unique(words.hashes, return_inverse=True)
    size = len(distinct)
    whole, heads = np.bincount(places, minlength=size), np.bincount(places[:above], minlength=size)
    capital = places[words.capital]
    names = np.bincount(capital, minlength=size)
    names += (TITLE_COUNTS - 1) * np.bincount(places[:above][words.capital[:above]], minlength=size)
    lead = np.bincount(places[: above + LEAD_WORDS], minlength=size)
    headline = heads if above else np.bincount(places[:HEADLINE_WORDS], minlength=size)
    counts = np.stack((whole + (TITLE_COUNTS - 1) * heads, names, lead, headline), axis=1)
    return distinct, np.minimum(counts, MOST_OFTEN).astype(np.uint8), 0 < above < len(words)


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The order of the words by their hashes, and their weights (shape `VIEWS, words`) in it."""

    ranks: Numbers
    idf: Floats

    def weigh(self, block: _Counted) -> sparse.csr_matrix:
        """The weightiest features of each article of a block."""
        size, words = len(block.bounds) - 1, len(self.ranks)
        owners = block.owners()
        rows, columns, values = [], [], []
        for view in range(VIEWS):
            held = np.flatnonzero(block.counts[:, view])
            number, row = self.ranks[block.words[held]], owners[held]
            weights = SUBLINEAR[block.counts[held, view]] * self.idf[view][number]
            norms = np.sqrt(np.bincount(row, weights * weights, size) * VIEWS)
            values.append(weights / np.where(norms > 0, norms, 1)[row].astype(np.float32))
            rows.append(row)
            columns.append(number + np.int32(view * words))
        matrix = sparse.csr_matrix(
            (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))),
            (size, VIEWS * max(1, words)),
        )
        for start, end in zip(matrix.indptr[:-1], matrix.indptr[1:], strict=True):
            weights = matrix.data[start:end]
            if len(weights) > KEYS:
                weights[weights < np.partition(weights, -KEYS)[-KEYS]] = 0
        matrix.eliminate_zeros()
        return matrix

    def keep_title_only(self, matrix: sparse.csr_matrix, block: _Counted) -> sparse.csr_matrix:
        """What of the features of a block are words of titles alone."""
        only = np.flatnonzero(block.find_title_only())
        places = self.ranks[block.words[only]], block.owners()[only]
        rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
        size = max(1, len(self.ranks))
        held = np.isin(
            rows * np.int64(size) + matrix.indices % size, places[1] * np.int64(size) + places[0]
        )
        bounds = np.append(0, np.cumsum(held))[matrix.indptr].astype(np.int32)
        return sparse.csr_matrix((matrix.data[held], matrix.indices[held], bounds), matrix.shape)


def _keep(matrix: sparse.csr_matrix, columns: NDArray[np.bool_]) -> sparse.csr_matrix:
    """The matrix with what is in some of its columns alone."""
    kept = columns[matrix.indices]
    bounds = np.append(0, np.cumsum(kept))[matrix.indptr].astype(np.int32)
    return sparse.csr_matrix((matrix.data[kept], matrix.indices[kept], bounds), matrix.shape)


def _look_up(hashes: Hashes) -> NDArray[np.float64]:
    """In how many articles of the background each word is."""
    known, counts = _hash_background()
    rows = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    return np.where(known[rows] == hashes, counts[rows], 0.0)


@cache
def _hash_background() -> tuple[Hashes, NDArray[np.float64]]:
    """The hashes of the words of the background, in order, and their counts."""
    words = list_background_words()
    hashes, firsts = np.unique(hash_words(words), return_index=True)
    return hashes, np.fromiter(map(count_articles_with, words), np.float64, len(words))[firsts]
