"""Counts that whoever gave them took back: "has withdrawn the number of 23 dead"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from consilience.analysis.quantities import Amount, Token, split_tokens
from consilience.analysis.quantities_reading import find_amounts
from consilience.language.calendar import load_months
from consilience.language.lexicon import load_words, match_any
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article

NEAR: Final = 40  # characters behind the word in which "the number of" and the count stand


def list_taken_back(articles: Iterable[Article]) -> dict[float, str]:
    """The counts that articles say were taken back, with the last day of such an article.

    Days are ISO 8601, "" if unknown.
    """
    days: dict[float, str] = {}
    for article in articles:
        day = article.published.last_day if article.published else ""
        for value in find_taken_back(article):
            days[value] = max(days.get(value, ""), day)
    return days


def is_taken_back(value: float, day: str, taken_back: Mapping[float, str]) -> bool:
    """Whether a count was taken back on its day or later; of an unknown day it may have been."""
    last = taken_back.get(value)
    return last is not None and (not last or day <= last)


def find_taken_back(article: Article) -> frozenset[float]:
    """The counts that an article says were taken back, by anybody.

    The count stands right behind the word ("withdrew the figure of 23"), else before it ("had put
    the dead at 23 before correcting itself"), else in the sentence before ("withdrew this
    number"). Sentences about no count tell of none.
    """
    told = article.text.lower()
    if not any(one in told for one in load_words("revisions", "withdraws")):
        return frozenset()
    found: set[float] = set()
    for paragraph in article.text.split("\n"):
        sentences = [paragraph[start:end] for start, end in find_sentences(paragraph)]
        for at, words in enumerate(sentences):
            before = sentences[at - 1] if at else ""
            found.update(_read_sentence(words, before))
    return frozenset(found)


def _read_sentence(words: str, before: str) -> Iterator[float]:
    match = _withdrawing().search(words)
    if match is None or not _tells_count(f"{before} {words}"):
        return
    amounts = _list_amounts(words)
    near = words[match.end() : match.end() + NEAR].partition(",")[0]
    behind = [one for one in amounts if 0 <= one.start - match.end() < len(near)]
    ahead = [one for one in amounts if one.end <= match.start()]
    told = behind[:1] or ahead[-1:] or _list_amounts(before)[-1:]
    yield from (one.value for one in told)


def _tells_count(words: str) -> bool:
    counting = load_words("happenings", "counts")
    return any(token.lower in counting for token in split_tokens(words))


def _list_amounts(words: str) -> Sequence[Amount]:
    """The numbers of a sentence but for days of a month."""
    tokens = split_tokens(words)
    months = load_months().keys()
    return [
        one
        for one in find_amounts(tokens)
        if months.isdisjoint(token.lower for token in _list_beside(tokens, one))
    ]


def _list_beside(tokens: Sequence[Token], one: Amount) -> Sequence[Token]:
    """The words right before and right behind a number."""
    return [*tokens[max(one.first - 1, 0) : one.first], *tokens[one.last + 1 : one.last + 2]]


@cache
def _withdrawing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{match_any(load_words('revisions', 'withdraws'))})\b", re.IGNORECASE)
