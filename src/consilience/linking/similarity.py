"""How much two articles have in common: words, names and static vectors."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

import numpy as np
from scipy import sparse

from consilience.language.vectors import embed_texts
from consilience.language.words import (
    WORD,
    count_articles_with,
    count_background_articles,
    find_words,
)
from consilience.records.article import Article

# Shares of the three views in the similarity; chosen on bench stories, see docs/explain/stories.md.
WORDS_SHARE, NAMES_SHARE, VECTOR_SHARE = 0.6, 0.2, 0.2
TITLE_COUNTS = 2  # a word of the title counts as this many
VECTOR_CHARS = 1000  # the lead says what an article is about


def make_features(articles: Sequence[Article]) -> sparse.csr_matrix:
    """One row an article (shape `n, features`); the dot product of two rows is their similarity.

    Similarities run from about 0 to 1. Words and names are weighted by TF-IDF with sublinear
    term frequency (Manning et al. 2008, ch. 6), document frequencies taken over these articles
    and a background sample together, so that they mean something for five pages.
    """
    words = _weigh([_count(find_words(one.title), find_words(one.text)) for one in articles])
    names = _weigh([_count(_find_names(one.title), _find_names(one.text)) for one in articles])
    leads = [f"{one.title}\n{one.text[:VECTOR_CHARS]}" for one in articles]
    vectors = sparse.csr_matrix(np.maximum(embed_texts(leads), -1.0))
    shares = (WORDS_SHARE, NAMES_SHARE, VECTOR_SHARE)
    views = zip((words, names, vectors), shares, strict=True)
    return sparse.csr_matrix(sparse.hstack([view * share**0.5 for view, share in views]))


def _count(title: Iterable[str], body: Iterable[str]) -> Counter[str]:
    counts = Counter(body)
    for word in title:
        counts[word] += TITLE_COUNTS
    return counts


def _find_names(text: str) -> list[str]:
    """Capitalised words: names, mostly, in any language that capitalises them."""
    return [word.casefold() for word in WORD.findall(text) if word[0].isupper()]


def _weigh(counts: Sequence[Counter[str]]) -> sparse.csr_matrix:
    """Rows of unit length, or of zeros for an article without a word."""
    columns = {word: at for at, word in enumerate(sorted(set().union(*counts)))}
    seen_in = Counter(word for one in counts for word in one)
    total = count_background_articles() + len(counts) + 1
    idf = {word: log(total / (count_articles_with(word) + seen_in[word])) for word in columns}
    rows = [at for at, one in enumerate(counts) for _ in one]
    cols = [columns[word] for one in counts for word in one]
    weights = [(1 + log(count)) * idf[word] for one in counts for word, count in one.items()]
    matrix = sparse.csr_matrix((weights, (rows, cols)), shape=(len(counts), len(columns)))
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    scale = np.divide(1.0, norms, out=np.zeros_like(norms), where=norms > 0)
    return sparse.csr_matrix(sparse.diags(scale) @ matrix)
