"""How much two articles have in common: the words and names of text, lead and headline."""

from array import array
from collections.abc import Callable, Iterable, Sequence

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

Words = list[str]
View = Callable[[Words, Words], Words]  # words of title and text, as printed


def make_features(articles: Sequence[Article]) -> sparse.csr_matrix:
    """One row an article (shape `n, features`); the dot product of two rows is their similarity.

    Similarities run from 0 to 1. Four views have an equal share: all words, the names, the lead
    and the headline. Words are weighted by TF-IDF with sublinear term frequency (Manning et al.
    2008, ch. 6), document frequencies taken over these articles and a background sample
    together, so that they mean something for five pages.
    """
    printed = [(WORD.findall(one.title), WORD.findall(one.text)) for one in articles]
    share = len(VIEWS) ** -0.5
    views = [_weigh(view(title, text) for title, text in printed) for view in VIEWS]
    return sparse.csr_matrix(sparse.hstack([view * share for view in views]))


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


def _all_words(title: Words, text: Words) -> Words:
    return text + title * TITLE_COUNTS


def _names(title: Words, text: Words) -> Words:
    """Capitalised words: names, mostly, in any language that capitalises them."""
    return [word for word in _all_words(title, text) if word[0].isupper()]


def _lead(title: Words, text: Words) -> Words:
    return title + text[:LEAD_WORDS]


def _headline(title: Words, text: Words) -> Words:
    return title or text[:HEADLINE_WORDS]


VIEWS: tuple[View, ...] = (_all_words, _names, _lead, _headline)
PAIRS_AT_ONCE = 20_000


def _weigh(texts: Iterable[Words]) -> sparse.csr_matrix:
    """Rows of unit length, or of zeros for an article without a word."""
    matrix, words = _count(texts)
    seen_in = np.bincount(matrix.indices, minlength=len(words))
    background = np.fromiter(map(count_articles_with, words), np.float64, len(words))
    total = BACKGROUND_COUNTS * count_background_articles() + matrix.shape[0] + 1
    idf = np.log(total / np.maximum(BACKGROUND_COUNTS * background + seen_in, 1))
    matrix.data = (1 + np.log(matrix.data)) * idf[matrix.indices]
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    scale = np.divide(1.0, norms, out=np.zeros_like(norms), where=norms > 0)
    return sparse.csr_matrix(sparse.diags(scale) @ matrix)


def _count(texts: Iterable[Words]) -> tuple[sparse.csr_matrix, list[str]]:
    """How often each text has each word, and the words by column in the order of the alphabet."""
    number_of: dict[str, int] = {}
    folded: dict[str, int] = {}
    numbers, ends = array("i"), [0]
    for words in texts:
        for word in words:
            number = number_of.get(word)
            if number is None:
                number = folded.setdefault(fold_word(word), len(folded))
                number_of[word] = number
            numbers.append(number)
        ends.append(len(numbers))
    alphabet = sorted(folded)
    column_of = np.zeros(len(folded), dtype=np.int32)
    column_of[[folded[word] for word in alphabet]] = np.arange(len(folded))
    columns = column_of[np.frombuffer(numbers, dtype=np.int32)] if numbers else column_of
    matrix = sparse.csr_matrix(
        (np.ones(len(columns)), columns, ends), shape=(len(ends) - 1, len(alphabet))
    )
    matrix.sum_duplicates()
    return matrix, alphabet
