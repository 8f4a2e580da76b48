"""Sentences in which an article tells that a count was revised."""

from collections.abc import Iterator, Sequence
from typing import Final

from consilience.analysis.discrepancies.reading import Sentence
from consilience.analysis.quantities import split_tokens
from consilience.analysis.quantities_reading import find_amounts
from consilience.language.lexicon import load_words
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article
from consilience.records.span import Span

BESIDE: Final = 1  # sentences between which both numbers must stand
SIDES: Final = 2


def find_revision(article: Article, place: Span, values: Sequence[float]) -> tuple[int, ...] | None:
    """The order of two values in time, as one or two sentences around a place tell it.

    Both numbers must stand there, and a word that calls one the later or the earlier count; None
    where they do not, or the words contradict each other.
    """
    if len(values) != SIDES:
        return None
    told = list(_read_around(article, place))
    for first, words in enumerate(told):
        for other in told[first : first + BESIDE + 1]:
            order = _find_order(words, other, values)
            if order is not None:
                return order
    return None


def is_withdrawn(sentence: Sentence) -> bool:
    """True where an outlet repeats what it reported itself, to put it right."""
    words = f" {' '.join(sentence.words)} "
    is_own = any(f" {one} " in words for one in load_words("revisions", "own"))
    return is_own and _holds(sentence.article.text, "retracts")


def _read_around(article: Article, place: Span) -> Iterator[str]:
    """The sentence of a place with the one before and the one behind, in its paragraph."""
    start = article.text.rfind("\n", 0, place.start) + 1
    end = article.text.find("\n", place.start)
    paragraph = article.text[start : end if end >= 0 else len(article.text)]
    sentences = list(find_sentences(paragraph))
    at = next(
        (at for at, (first, last) in enumerate(sentences) if place.start - start < last), None
    )
    if at is not None:
        for first, last in sentences[max(at - BESIDE, 0) : at + BESIDE + 1]:
            yield paragraph[first:last]


def _find_order(one: str, other: str, values: Sequence[float]) -> tuple[int, ...] | None:
    held = [[_has_number(words, value) for value in values] for words in (one, other)]
    later = {at for words, has in zip((one, other), held, strict=True) for at in _mark(words, has)}
    if one is other:
        return None  # "from nine to eleven" is told by the order of the words alone
    both = all(held[0][at] or held[1][at] for at in range(SIDES))
    if not both or len(later) != 1:
        return None
    (newer,) = later
    return (1 - newer, newer)


def _mark(words: str, has: Sequence[bool]) -> Iterator[int]:
    """The number that a sentence with one of them calls the later one."""
    if sum(has) != 1:
        return
    at = list(has).index(True)
    if _holds(words, "later"):
        yield at
    elif _holds(words, "earlier"):
        yield 1 - at


def _has_number(words: str, value: float) -> bool:
    return any(one.value == value for one in find_amounts(split_tokens(words)))


def _holds(words: str, table: str) -> bool:
    line = f" {' '.join(token.lower for token in split_tokens(words))} "
    return any(f" {one} " in line for one in load_words("revisions", table))
