"""The words by which articles of one affair find each other in an index of very many."""

from collections import Counter
from math import log

from consilience.language.words import (
    count_articles_with,
    count_background_articles,
    find_words,
)
from consilience.linking.similarity import TITLE_COUNTS
from consilience.records.article import Article

MOST = 40  # words kept of an article; trials in docs/explain/stories.md
SHARED = 3  # keys that articles worth a comparison have in common


def find_keys(article: Article, *, most: int = MOST) -> tuple[str, ...]:
    """The most telling words of an article, in order of the alphabet.

    By TF-IDF over the background sample alone, so that they never change: sublinear term
    frequency, words of the title counted twice more.
    """
    counts = Counter(find_words(article.text))
    for word in find_words(article.title):
        counts[word] += TITLE_COUNTS
    total = count_background_articles() + 1
    weights = {
        word: (1 + log(count)) * log(total / (count_articles_with(word) + 1))
        for word, count in counts.items()
    }
    chosen = sorted(weights, key=lambda word: (-weights[word], word))[:most]
    return tuple(sorted(chosen))
