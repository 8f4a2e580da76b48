"""The sentences of a story's articles, with the weight of their words: what detectors compare."""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeVar

from consilience.analysis.quantities import Amount, Token, split_tokens
from consilience.analysis.quantities_reading import find_amounts
from consilience.language.furniture import load_function_words
from consilience.language.numerals import list_number_words
from consilience.language.words import find_words
from consilience.linking.sentences import find_sentences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId, MentionId
from consilience.records.mention import Mention
from consilience.records.span import Span
from consilience.records.time_expression import TimeExpression
from consilience.records.time_value import TimeValue

Thing = TypeVar("Thing")
ENDINGS = (
    "ations",
    "ation",
    "ating",
    "ated",
    "ates",
    "ators",
    "ator",
    "ments",
    "ment",
    "ions",
    "ion",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "ate",
    "es",
    "ed",
    "er",
    "s",
    "e",
    "y",
)
DIGIT = re.compile("[0-9]")
CAPITAL = re.compile(r"[A-Z][\w’'-]*")
SHORTEST_STEM = 3
APART_DAYS = 31
MOST_PLACES = 100  # sentences with a word that is looked up
MOST_LIKE = 60


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article with what begins in it, a claim at its predicate.

    `stems` are its words without endings, in reading order; `known` are the mentions of the
    whole article by id.
    """

    article: Article
    annotations: Annotations
    number: int
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    claims: tuple[Claim, ...] = ()
    known: Mapping[MentionId, Mention] = field(default_factory=dict, compare=False, repr=False)

    @property
    def published_day(self) -> str:
        """The day on which its article came out (ISO 8601), "" if unknown."""
        return self.article.published.first_day if self.article.published else ""

    @cached_property
    def text(self) -> str:
        """The words."""
        return self.article.text[self.start : self.end]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(find_words(self.text))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Words that carry meaning, in lower case and without endings."""
        return tuple(stem_words(self.words))

    @cached_property
    def stem_set(self) -> frozenset[str]:
        """The different stems."""
        return frozenset(self.stems)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words, numbers and signs."""
        return split_tokens(self.text)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The numbers that count or measure something."""
        has_number = DIGIT.search(self.text) or not list_number_words().isdisjoint(self.words)
        return tuple(find_amounts(self.tokens)) if has_number else ()

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the words of all names in it."""
        return frozenset(
            stem
            for one in self.mentions
            if one.form == "name"
            for stem in find_stems(one.span.text)
        )

    def span(self, start: int, end: int) -> Span:
        """The span of the characters `start:end` of the sentence."""
        return self.article.span(self.start + start, self.start + end)

    @property
    def key(self) -> tuple[str, int]:
        """Its place among all sentences, by content alone."""
        return (self.article.id, self.start)


class StoryText:
    """The sentences of one story's articles and how telling each stem is in it."""

    def __init__(
        self, articles: Sequence[Article], annotations: Mapping[ArticleId, Annotations]
    ) -> None:
        self.articles = tuple(sorted(articles, key=lambda one: one.id))
        self.annotations = {one.id: annotations[one.id] for one in articles}
        self._by_article = {
            one.id: read_sentences(one, annotations[one.id]) for one in self.articles
        }
        self.sentences = tuple(
            sentence for one in self.articles for sentence in self._by_article[one.id]
        )
        self._numbered = {(one.article.id, one.number): one for one in self.sentences}
        self._starts: dict[ArticleId, list[int]] = defaultdict(list)
        for one in self.sentences:
            self._starts[one.article.id].append(one.start)
        self._sentences_with: Counter[str] = Counter()
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, sentence in enumerate(self.sentences):
            self._sentences_with.update(sentence.stem_set)
            for stem in sentence.stem_set:
                self._places[stem].append(place)
        self._weights: dict[str, float] = {}
        self._squares: dict[str, float] = {}
        self._lengths: dict[frozenset[str], float] = {}
        self._contexts: dict[tuple[str, int], frozenset[str]] = {}
        self.count_sentences = Counter(one.article.id for one in self.sentences)

    @cached_property
    def words(self) -> Mapping[ArticleId, frozenset[str]]:
        """All words of each article in lower case, by its id."""
        found: dict[ArticleId, set[str]] = {one.id: set() for one in self.articles}
        for sentence in self.sentences:
            found[sentence.article.id].update(sentence.words)
        return {article: frozenset(words) for article, words in found.items()}

    @cached_property
    def capital_words(self) -> Mapping[ArticleId, frozenset[str]]:
        """Those of them that are printed with a capital letter."""
        return {
            one.id: frozenset(find_words(" ".join(CAPITAL.findall(one.text))))
            for one in self.articles
        }

    def find_like(self, stems: Iterable[str]) -> tuple[Sentence, ...]:
        """Sentences that have some of the stems, those with most of their weight first.

        The story's commonest words are not looked up, so that the cost stays in proportion.
        """
        weights: dict[int, float] = defaultdict(float)
        for stem in sorted(set(stems)):
            places = self._places.get(stem, [])
            if len(places) <= MOST_PLACES:
                for place in places:
                    weights[place] += self.weigh(stem) ** 2
        ranked = sorted(weights, key=lambda place: (-weights[place], place))
        return tuple(self.sentences[place] for place in ranked[:MOST_LIKE])

    def find_at(self, span: Span) -> Sentence | None:
        """The sentence in which a span begins."""
        there = self._starts.get(span.article, [])
        number = bisect_right(there, span.start) - 1
        return self._numbered.get((span.article, number))

    def list_sentences(self, article: ArticleId) -> tuple[Sentence, ...]:
        """The sentences of an article in reading order."""
        return self._by_article.get(article, ())

    def find_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before one in its article."""
        return self._numbered.get((sentence.article.id, sentence.number - 1))

    def find_context(self, sentence: Sentence) -> frozenset[str]:
        """The stems of a sentence and of the one before it."""
        key = (sentence.article.id, sentence.number)
        found = self._contexts.get(key)
        if found is None:
            before = self.find_before(sentence)
            found = sentence.stem_set | before.stem_set if before else sentence.stem_set
            self._contexts[key] = found
        return found

    def weigh(self, stem: str) -> float:
        """How telling a stem is: the logarithm of its rarity among the sentences of the story."""
        found = self._weights.get(stem)
        if found is None:
            total = len(self.sentences) + 1
            here = math.log(total / (1 + self._sentences_with[stem] / 2))
            found = self._weights[stem] = max(here, 0.1)
        return found

    def weigh_all(self, stems: Iterable[str]) -> float:
        """The weights of different stems, added up."""
        return math.fsum(self.weigh(stem) for stem in set(stems))

    def count(self, stem: str) -> int:
        """How many sentences have the stem."""
        return self._sentences_with[stem]

    def compare(self, one: Iterable[str], other: Iterable[str]) -> float:
        """Likeness of two sets of stems, 0 to 1: the cosine of their weights."""
        first, second = frozenset(one), frozenset(other)  # as it is, where it is one
        both = first & second
        if not both:
            return 0.0
        length = math.sqrt(self._measure(first) * self._measure(second))
        return self._sum_squares(both) / length

    def _measure(self, stems: frozenset[str]) -> float:
        found = self._lengths.get(stems)
        if found is None:
            found = self._lengths[stems] = self._sum_squares(stems)
        return found

    def _sum_squares(self, stems: Iterable[str]) -> float:
        """An exact sum: the order of a set must not show in the last digit."""
        squares = self._squares
        for stem in stems:
            if stem not in squares:
                squares[stem] = self.weigh(stem) ** 2
        return math.fsum([squares[stem] for stem in stems])


def read_sentences(article: Article, annotations: Annotations) -> tuple[Sentence, ...]:
    """The sentences of an article in reading order."""
    places = find_sentences(article.text)
    known = {one.id: one for one in annotations.mentions}
    mentions = _divide(places, annotations.mentions, lambda one: one.span.start)
    times = _divide(places, annotations.times, lambda one: one.span.start)
    claims = _divide(places, annotations.claims, lambda one: one.predicate.span.start)
    return tuple(
        Sentence(
            article,
            annotations,
            number,
            *place,
            mentions=tuple(mentions[number]),
            times=tuple(times[number]),
            claims=tuple(claims[number]),
            known=known,
        )
        for number, place in enumerate(places)
    )


def _divide(
    places: Sequence[tuple[int, int]], things: Iterable[Thing], find_start: Callable[[Thing], int]
) -> dict[int, list[Thing]]:
    """Things by the number of the sentence in which they begin, in their order."""
    starts = [start for start, _ in places]
    divided: dict[int, list[Thing]] = defaultdict(list)
    for thing in things:
        number = bisect_right(starts, find_start(thing)) - 1
        if number >= 0 and find_start(thing) < places[number][1]:
            divided[number].append(thing)
    return divided


def find_stems(text: str) -> Sequence[str]:
    """The words of a text that carry meaning, in reading order, without endings."""
    return _find_stems(text)


@lru_cache(maxsize=1 << 14)
def _find_stems(text: str) -> tuple[str, ...]:
    return tuple(stem_words(find_words(text)))


def stem_words(words: Iterable[str]) -> list[str]:
    """Those of the words that carry meaning, without endings; they are given in lower case."""
    small = load_function_words()
    return [stem_word(word) for word in words if word not in small and len(word) > 1]


@lru_cache(maxsize=1 << 16)
def stem_word(word: str) -> str:
    """A word without its ending, the same for "rise", "rises" and "rising"; no real word."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > SHORTEST_STEM and word[-1] == word[-2] else word


def are_times_apart(
    one: TimeValue | None, other: TimeValue | None, *, days: int = APART_DAYS
) -> bool:
    """True if both are known and more than so many days lie between them."""
    if one is None or other is None:
        return False
    ends = [read_day(day) for day in (one.earliest, one.latest, other.earliest, other.latest)]
    low, high, other_low, other_high = (0 if day is None else day for day in ends)
    return None not in ends and max(low - other_high, other_low - high) > days


def read_day(iso: str) -> int | None:
    """The number of a day (ISO 8601), None if it is none."""
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return None
