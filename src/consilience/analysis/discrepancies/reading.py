"""The sentences of a story's articles, with the weight of their words: what detectors compare."""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from consilience.analysis.quantities import Amount, Token, split_tokens
from consilience.analysis.quantities_reading import find_amounts
from consilience.analysis.stems import find_stems, stem_words
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
Readings = dict[Hashable, Any]  # by reader
DIGIT = re.compile("[0-9]")
CAPITAL = re.compile(r"[A-Z][\w’'-]*")
APART_DAYS = 31
MOST_PLACES = 100  # sentences with a word that is looked up
MOST_LIKE = 60


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article with what begins in it, a claim at its predicate.

    `words` are in lower case, `stems` those that carry meaning without endings, in reading
    order, `stem_set` the different ones. `known` are the mentions of the whole article by id,
    `readings` what was found in it so far (see `read`).
    """

    article: Article
    annotations: Annotations
    number: int
    start: int
    end: int
    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    stem_set: frozenset[str]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    claims: tuple[Claim, ...]
    known: Mapping[MentionId, Mention] = field(compare=False, repr=False)
    readings: Readings = field(default_factory=dict, compare=False, repr=False)

    def read(self, reader: Callable[["Sentence"], Iterable[Thing]]) -> tuple[Thing, ...]:
        """What a reader finds in the sentence: it is asked once, whoever wants it again."""
        found: tuple[Thing, ...] | None = self.readings.get(reader)
        if found is None:
            found = self.readings[reader] = tuple(reader(self))
        return found

    @property
    def published_day(self) -> str:
        """The day on which its article came out (ISO 8601), "" if unknown."""
        return self.article.published.first_day if self.article.published else ""

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
        self._places = index_words([one.stem_set for one in self.sentences])
        self._weights: dict[str, float] = {}
        self._squares: dict[str, float] = {}
        self._lengths: dict[frozenset[str], float] = {}
        self._contexts: dict[tuple[str, int], frozenset[str]] = {}
        self._readings: dict[Hashable, Any] = {}
        self._with: dict[frozenset[str], Sequence[Sentence]] = {}
        self.count_sentences = Counter(one.article.id for one in self.sentences)

    def read(self, reader: Callable[["StoryText"], Thing]) -> Thing:
        """What a reader makes of the whole story: it is asked once. Iterators would be used up."""
        if reader not in self._readings:
            self._readings[reader] = reader(self)
        found: Thing = self._readings[reader]
        return found

    def forget(self) -> None:
        """Drop what readers found, which may hold sentences and so keep all of them in memory."""
        self._readings.clear()
        for one in self.sentences:
            one.readings.clear()

    def list_with(self, words: Set[str]) -> Sequence[Sentence]:
        """The sentences that have one of the words (in lower case), in order."""
        key = frozenset(words)
        if key not in self._with:
            self._with[key] = [one for one in self.sentences if not key.isdisjoint(one.words)]
        return self._with[key]

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
            one.id: frozenset(find_words(" ".join(set(CAPITAL.findall(one.text)))))
            for one in self.articles
        }

    def find_like(self, stems: Iterable[str]) -> tuple[Sentence, ...]:
        """Sentences that have some of the stems, those with most of their weight first.

        The story's commonest words are not looked up, so that the cost stays in proportion.
        """
        weights: dict[int, float] = defaultdict(float)
        for stem in sorted(set(stems)):
            places = self._places.get(stem, ())
            if len(places) <= MOST_PLACES:
                square = self.weigh(stem) ** 2
                for place in places:
                    weights[place] += square
        ranked = sorted((-weight, place) for place, weight in weights.items())
        return tuple(self.sentences[place] for _, place in ranked[:MOST_LIKE])

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
            here = math.log(total / (1 + self.count(stem) / 2))
            found = self._weights[stem] = max(here, 0.1)
        return found

    def weigh_all(self, stems: Iterable[str]) -> float:
        """The weights of different stems, added up."""
        return math.fsum(self.weigh(stem) for stem in set(stems))

    def count(self, stem: str) -> int:
        """How many sentences have the stem."""
        return len(self._places.get(stem, ()))

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
    times = _divide(places, _list_told_times(article, annotations), lambda one: one.span.start)
    claims = _divide(places, annotations.claims, lambda one: one.predicate.span.start)
    found = []
    for number, (start, end) in enumerate(places):
        text = article.text[start:end]
        words = tuple(find_words(text))
        stems = tuple(stem_words(words))
        read = (text, words, stems, frozenset(stems))
        there = (mentions[number], times[number], claims[number])
        found.append(Sentence(article, annotations, number, start, end, *read, *there, known))
    return tuple(found)


def find_claim(sentence: Sentence, start: int) -> Claim | None:
    """The smallest claim around a place in the article."""
    around = [one for one in sentence.claims if one.span.start <= start < one.span.end]
    return min(
        around,
        key=lambda one: (one.span.end - one.span.start, one.predicate.span.start),
        default=None,
    )


def _list_told_times(article: Article, annotations: Annotations) -> Iterator[TimeExpression]:
    """The times of an article but that of its dateline, which is the day of writing."""
    line = article.dateline
    for one in annotations.times:
        if line is None or not line.start <= one.span.start < line.end:
            yield one


def _divide(
    places: Sequence[tuple[int, int]], things: Iterable[Thing], find_start: Callable[[Thing], int]
) -> list[tuple[Thing, ...]]:
    """For each sentence the things that begin in it, in their order."""
    starts = [start for start, _ in places]
    divided: list[list[Thing]] = [[] for _ in places]
    for thing in things:
        start = find_start(thing)
        number = bisect_right(starts, start) - 1
        if number >= 0 and start < places[number][1]:
            divided[number].append(thing)
    return [tuple(there) for there in divided]


def index_words(sets: Iterable[Iterable[str]]) -> Mapping[str, Sequence[int]]:
    """Each word to the numbers of the sets that have it, in order."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(sets):
        for word in words:
            places[word].append(number)
    return dict(places)


def are_times_apart(
    one: TimeValue | None, other: TimeValue | None, *, days: int = APART_DAYS
) -> bool:
    """True if both are known and more than so many days lie between them."""
    if one is None or other is None:
        return False
    ends = [read_day(day) for day in (one.earliest, one.latest, other.earliest, other.latest)]
    low, high, other_low, other_high = (0 if day is None else day for day in ends)
    return None not in ends and max(low - other_high, other_low - high) > days


@lru_cache(maxsize=1 << 14)
def read_day(iso: str) -> int | None:
    """The number of a day (ISO 8601), None if it is none."""
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return None
