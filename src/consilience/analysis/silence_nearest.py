"""Which sentence of an article comes nearest to an event that others tell, in whatever words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from consilience.analysis.agreement import is_in_title
from consilience.analysis.alike import may_tell_one_deed
from consilience.analysis.silence_sentences import find_senses
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.deeds import find_deeds
from consilience.language.furniture import load_function_words
from consilience.language.happenings import find_tellings
from consilience.language.vectors import embed_texts
from consilience.language.words import (
    count_articles_with,
    count_background_articles,
    find_words,
)
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.ids import ArticleId, EventId
from consilience.records.span import Span

MOST_TELLINGS: Final = 6  # clauses of an event that are compared
MOST_TITLED: Final = 3  # of them that its title may be made of
REACH: Final = 4  # words behind a verb in which its second one stands: "turned the offer down"
WORDS: Final = 0.2  # what all words of a clause add to the likeness in meaning, from -1 to 1,
DEED: Final = 0.2  # and what a word for its deed adds
# An article whose nearest sentence is less like an event surely does not tell it: of 60 such, one
# did. Of 128 articles without a claim of an event, 50 of which told it, 8 in 10 reach this.
UNLIKE: Final = 0.4
ALIKE: Final = 0.6  # from here on more tell it than do not
CLOSE: Final = 0.7  # of a sentence that is worth reading

Places: TypeAlias = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Told:
    """The title of an event and clauses that tell it, their stems with what each weighs, deeds.

    `telling` are the stems that name none of those who took part.
    """

    texts: tuple[str, ...]
    weights: tuple[Mapping[str, float], ...]
    deeds: frozenset[str]
    telling: frozenset[str]


class Nearest:
    """The sentences of the articles of a story that come near its events."""

    def __init__(self, told: Mapping[EventId, tuple[Event, Sequence[Claim]]]) -> None:
        """`told` are the events that will be asked for, each with its claims."""
        self._given = told
        self._found: dict[ArticleId, Mapping[EventId, tuple[float, Span | None]]] = {}

    def measure(self, event: Event, article: Article) -> float:
        """How like the event the title or a sentence of the article is.

        It is like its title or one of its clauses in meaning, by the words that are rare in
        general, and by a word for the deed. What has no more of it than names is not (0).
        """
        return self._find(event, article)[0]

    def find(self, event: Event, article: Article) -> Span | None:
        """The sentence of the text that is most like the event, if it is close to it."""
        return self._find(event, article)[1]

    def _find(self, event: Event, article: Article) -> tuple[float, Span | None]:
        if article.id not in self._found:
            self._found[article.id] = dict(self._find_all(article))
        return self._found[article.id][event.id]

    @cached_property
    def _told(self) -> Mapping[EventId, Told]:
        return {name: _read_told(*one) for name, one in self._given.items()}

    @cached_property
    def _stems(self) -> Set[str]:
        return {stem for one in self._told.values() for each in one.weights for stem in each}

    @cached_property
    def _deeds(self) -> Set[str]:
        return {deed for one in self._told.values() for deed in one.deeds}

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        texts = dict.fromkeys(text for one in self._told.values() for text in one.texts)
        return {text: at for at, text in enumerate(texts)}

    @cached_property
    def _vectors(self) -> NDArray[np.float32]:
        return _read_meanings(_place_words(self._rows), len(self._rows))

    def _find_all(self, article: Article) -> Iterator[tuple[EventId, tuple[float, Span | None]]]:
        ranges = find_sentences(article.text)
        texts = [*(article.text[start:end] for start, end in ranges), article.title or ""]
        words = _place_words(texts)
        likenesses = _read_meanings(words, len(texts)) @ self._vectors.T
        stems = _place_all(words, _find_stem, self._stems)
        deeds = _place_all(words, _find_names, self._deeds)
        for name, told in self._told.items():
            rows = [self._rows[text] for text in told.texts]
            likeness: NDArray[np.float32] = likenesses[:, rows].max(axis=1)
            likeness += WORDS * _share_words(told, stems, len(texts))
            likeness[_list_places(told.deeds, deeds)] += DEED
            telling = [*_list_places(told.deeds, deeds), *_list_places(told.telling, stems)]
            likeness[np.isin(np.arange(len(texts)), telling, invert=True)] = 0
            best = int(likeness[:-1].argmax()) if ranges else 0
            is_close = bool(ranges) and likeness[best] >= CLOSE
            span = article.span(*ranges[best]) if is_close else None
            yield name, (float(likeness.max()), span)


def _read_meanings(words: Places, count: int) -> NDArray[np.float32]:
    """A unit vector for each of `count` texts: the sum of its words', rare ones the most of it."""
    weights = np.zeros((count, len(words)), dtype=np.float32)
    for column, (word, places) in enumerate(words.items()):
        weights[places, column] = _weigh_word(word)
    vectors = np.stack([_read_meaning(word) for word in words or ("",)])
    sums = weights @ vectors[: len(words)].astype(np.float32)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(lengths > 0, lengths, 1), dtype=np.float32)


@lru_cache(maxsize=1 << 14)
def _read_meaning(word: str) -> NDArray[np.float16]:
    vector: NDArray[np.float16] = embed_texts([word])[0].astype(np.float16)
    return vector


def _place_words(texts: Iterable[str]) -> Places:
    """In which texts each word that carries meaning stands, the words in reading order.

    Numbers are added up in it: another order would show in their last digits.
    """
    small = load_function_words()
    places: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        for word in dict.fromkeys(find_words(text)):
            if word not in small:
                places[word].append(at)
    return places


def _place_all(words: Places, find: Callable[[str], Iterable[str]], sought: Set[str]) -> Places:
    """In which texts there is a word of which what is sought is found."""
    found: dict[str, list[int]] = defaultdict(list)
    for word, places in words.items():
        for name in find(word):
            if name in sought:
                found[name].extend(places)
    return found


@lru_cache(maxsize=1 << 14)
def _find_stem(word: str) -> tuple[str]:
    return (stem_word(word),)


@lru_cache(maxsize=1 << 14)
def _find_names(word: str) -> frozenset[str]:
    """The stem of a word, and the sets of deeds and happenings that it is in."""
    return find_senses(word) | {stem_word(word)}


def _list_places(names: Iterable[str], places: Places) -> list[int]:
    """The texts in which one of them is, each once."""
    return list({at for name in names for at in places.get(name, ())})


def _share_words(telling: Told, places: Places, count: int) -> NDArray[np.float32]:
    """For each text the largest part that it has of the words of a clause."""
    largest = np.zeros(count, dtype=np.float32)
    for weights in telling.weights:
        shares = np.zeros(count, dtype=np.float32)
        for stem, weight in weights.items():
            if stem in places:
                shares[places[stem]] += weight
        np.maximum(largest, shares, out=largest)
    return largest


def _read_told(event: Event, claims: Sequence[Claim]) -> Told:
    alike = _list_alike(event, claims)
    texts = tuple(dict.fromkeys((event.title, *(one.span.text for one in alike))))
    weights = tuple(map(_weigh_words, texts))
    names = [part.span.text for one in claims for part in one.participants if part.entity_id]
    named = {stem for name in names for stem in find_stems(name)}
    telling = frozenset(stem for one in weights for stem in one) - named
    return Told(texts, weights, frozenset(_list_deeds(alike)), telling)


def _list_alike(event: Event, claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that may tell the deed of the title, and not another one of the same name."""
    titled = [one for one in claims if is_in_title(one.predicate.span.text, event.title)]
    if not titled:
        return claims[:MOST_TELLINGS]
    first = titled[:MOST_TITLED]
    alike = [one for one in claims if any(may_tell_one_deed(own, one) for own in first)]
    return (alike or first)[:MOST_TELLINGS]


def _list_deeds(claims: Sequence[Claim]) -> Iterator[str]:
    """The stems of the verbs, and the sets of deeds and happenings that they are in."""
    for one in claims:
        verb = one.predicate
        behind = find_words(one.span.text[max(verb.span.end - one.span.start, 0) :])
        yield from find_stems(verb.lemma)
        yield from find_stems(verb.span.text)
        yield from find_deeds(verb.lemma, behind[:REACH])
        yield from (telling.name for telling in find_tellings(verb.lemma, behind))
        yield from find_senses(verb.lemma)


def _weigh_words(text: str) -> Mapping[str, float]:
    """The part that each of its stems is of a clause, rare words more than common ones."""
    weights: dict[str, float] = {}
    for word in find_words(text):
        for stem in find_stems(word):
            weights[stem] = max(weights.get(stem, 0.0), _weigh_word(word))
    whole = sum(weights.values())
    return {stem: weight / whole for stem, weight in weights.items()} if whole else {}


@lru_cache(maxsize=1 << 14)
def _weigh_word(word: str) -> float:
    return log((count_background_articles() + 1) / (count_articles_with(word) + 1))
