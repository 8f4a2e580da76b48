"""How much two articles have in common: the words and names of text, lead and headline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from consilience.language.words import (
    WORD,
    count_articles_with,
    count_background_articles,
    fold_word,
)
from consilience.records.article import Article

TITLE_COUNTS = 2  # a word of the title counts as this many more
LEAD_WORDS = 80  # the first words of the text, which say what it is about
HEADLINE_WORDS = 20  # of the text, where there is no title
# An article of the background counts as so many: else the names of an affair, which are in every
# page that a reader collects about it, would be common words.
BACKGROUND_COUNTS = 3

Words = NDArray[np.int32]  # numbers of words as printed
PAIRS_AT_ONCE = 20_000


def make_features(articles: Sequence[Article]) -> sparse.csr_matrix:
    """One row an article (shape `n, features`); the dot product of two rows is their similarity.

    Similarities run from 0 to 1. Four views have an equal share: all words, the names, the lead
    and the headline. Words are weighted by TF-IDF with sublinear term frequency (Manning et al.
    2008, ch. 6), document frequencies taken over these articles and a background sample
    together, so that they mean something for five pages.
    """
    forms = _Forms()
    titles = [forms.number(WORD.findall(one.title)) for one in articles]
    texts = [forms.number(WORD.findall(one.text)) for one in articles]
    columns, background, capital = forms.fold()
    everything = _join(zip(texts, *[titles] * TITLE_COUNTS, strict=True))
    lead = _join(zip(titles, (one[:LEAD_WORDS] for one in texts), strict=True))
    headline = _join(
        [
            (title if len(title) else text[:HEADLINE_WORDS],)
            for title, text in zip(titles, texts, strict=True)
        ]
    )
    views = (everything, _keep(everything, capital), lead, headline)
    share = len(views) ** -0.5
    weighed = [_weigh(_count(view, columns, len(background)), background) for view in views]
    return sparse.csr_matrix(sparse.hstack([view * share for view in weighed]))


def compare_rows(
    features: sparse.csr_matrix, rows: NDArray[np.int32], columns: NDArray[np.int32]
) -> NDArray[np.float64]:
    """The similarity of each row with the row of the same place in `columns`, a part at a time."""
    parts = [
        np.asarray(
            features[rows[at : at + PAIRS_AT_ONCE]]
            .multiply(features[columns[at : at + PAIRS_AT_ONCE]])
            .sum(axis=1)
        ).ravel()
        for at in range(0, len(rows), PAIRS_AT_ONCE)
    ]
    return np.concatenate(parts) if parts else np.zeros(0)


class _Forms(dict[str, int]):
    """Words as printed to their numbers in the order in which they come."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number

    def number(self, printed: Sequence[str]) -> Words:
        """The number of each word."""
        return np.fromiter(map(self.__getitem__, printed), np.int32, len(printed))

    def fold(self) -> tuple[Words, NDArray[np.float64], NDArray[np.bool_]]:
        """For each form its folded word's column, and whether it begins with a capital.

        Columns are in the order of the alphabet; between the two stands in how many articles of
        the background each column's word is. Capitalised words are names, mostly, in any language
        that capitalises them.
        """
        folded = [fold_word(word) for word in self]
        alphabet = sorted(set(folded))
        column_of = {word: at for at, word in enumerate(alphabet)}
        columns = np.fromiter(map(column_of.__getitem__, folded), np.int32, len(folded))
        background = np.fromiter(map(count_articles_with, alphabet), np.float64, len(alphabet))
        capital = np.fromiter((word[0].isupper() for word in self), np.bool_, len(self))
        return columns, background, capital


@dataclass(frozen=True, slots=True)
class _View:
    """Words of all articles in one row; those of article `n` begin at `bounds[n]`."""

    forms: Words
    bounds: NDArray[np.int64]


def _join(parts: Iterable[Sequence[Words]]) -> _View:
    """The words of each article, given in parts, as one row."""
    rows = list(parts)
    lengths = [sum(map(len, row)) for row in rows]
    forms = np.concatenate([np.zeros(0, np.int32), *chain.from_iterable(rows)])
    return _View(forms, np.cumsum([0, *lengths]))


def _keep(view: _View, kept: NDArray[np.bool_]) -> _View:
    """The words of the forms to be kept."""
    found = kept[view.forms]
    return _View(view.forms[found], np.append(0, np.cumsum(found))[view.bounds])


def _weigh(matrix: sparse.csr_matrix, background: NDArray[np.float64]) -> sparse.csr_matrix:
    """Rows of unit length, or of zeros for an article without a word."""
    seen_in = np.bincount(matrix.indices, minlength=len(background))
    total = BACKGROUND_COUNTS * count_background_articles() + matrix.shape[0] + 1
    idf = np.log(total / np.maximum(BACKGROUND_COUNTS * background + seen_in, 1))
    matrix.data = (1 + np.log(matrix.data)) * idf[matrix.indices]
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    scale = np.divide(1.0, norms, out=np.zeros_like(norms), where=norms > 0)
    return sparse.csr_matrix(sparse.diags(scale) @ matrix)


def _count(view: _View, columns: Words, size: int) -> sparse.csr_matrix:
    """How often each article has each word, by its column."""
    matrix = sparse.csr_matrix(
        (np.ones(len(view.forms)), columns[view.forms], view.bounds),
        shape=(len(view.bounds) - 1, size),
    )
    matrix.sum_duplicates()
    return matrix
