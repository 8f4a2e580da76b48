"""Findings drawn by lot, to be read and judged."""

import random
from collections.abc import Callable, Iterable
from typing import TypeVar

from consilience.linking.sentences import find_sentences
from consilience.records.article import Article
from consilience.records.span import Span

Found = TypeVar("Found")


def draw(found: Iterable[Found], key: Callable[[Found], str], count: int, seed: int) -> list[Found]:
    """So many by lot, the same for a seed, in order of their keys."""
    ordered = sorted(found, key=key)
    lot = random.Random(seed).sample(ordered, min(count, len(ordered)))  # a lot to read
    return sorted(lot, key=key)


def read_around(article: Article, span: Span) -> str:
    """The sentences of the article's text that the span touches, as one line."""
    text = article.text
    words = (
        text[start:end]
        for start, end in find_sentences(text)
        if start < span.end and span.start < end
    )
    return " ".join(" ".join(words).split())
