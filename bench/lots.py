"""Findings drawn by lot, to be read and judged."""

import random
from collections.abc import Callable, Iterable, Mapping
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


def draw_by_weight(
    found: Mapping[Found, float], key: Callable[[Found], str], count: int, seed: int
) -> list[Found]:
    """So many by lot, the heavier the likelier, the same for a seed, in order of their keys.

    Weighted sampling without replacement (Efraimidis and Spirakis 2006).
    """
    lot = random.Random(seed)
    drawn = {one: lot.random() ** (1 / found[one]) for one in sorted(found, key=key)}
    return sorted(sorted(drawn, key=lambda one: -drawn[one])[:count], key=key)
