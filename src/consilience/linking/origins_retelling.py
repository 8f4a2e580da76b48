"""Sentences in which related articles tell the same in other words.

Articles of which one was made from the other, or whose main facts come from one source, are no
two witnesses of what both tell, however each of them words it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log, sqrt

from consilience.language.sources import fold_outlet, name_outlet
from consilience.linking.origins_links import Place
from consilience.linking.origins_pairs import Relation, compare_profiles, make_profile
from consilience.linking.origins_sources import Sourced
from consilience.linking.reuse import Reuse
from consilience.linking.reuse_words import find_keys
from consilience.records.ids import ArticleId

ALIKE = 0.4  # cosine of two sentences that tell the same, words weighed by their rarity
LEAST_COMMON = 3  # words that they share
LEAST_LETTERS = 4  # of words that count; numbers always do
NEAREST = 12  # later articles that name the same source, with which each is compared
Words = frozenset[str]
Pair = tuple[int, int]  # numbers of two articles, in order


@dataclass(frozen=True, slots=True)
class Retelling:
    """Two sentences that tell the same, in articles that are related."""

    mine: Place
    theirs: Place
    relation: Relation
    reuse: Reuse | None  # what words the articles have in common


def find_retellings(
    sourced: Sequence[Sourced], reuses: Iterable[Reuse], number: Mapping[ArticleId, int]
) -> Iterator[Retelling]:
    """What related articles of one story both tell, in order of the articles.

    `number` gives the places of articles in `sourced`. Articles are compared that have words in
    common or name one source, of many that name it each with the next `NEAREST`.
    """
    shared: dict[Pair, Reuse] = {}
    for reuse in reuses:
        one, other = sorted((number[reuse.article_id], number[reuse.source_id]))
        shared[one, other] = reuse
    pairs = sorted({*shared, *_pair_by_sources(sourced)})
    profiles = {
        at: make_profile(sourced[at]) for at in sorted({at for pair in pairs for at in pair})
    }
    tellings = _Tellings(sourced)
    for one, other in pairs:
        held = shared.get((one, other))
        relation = compare_profiles(profiles[one], profiles[other], held)
        if relation != "independent":
            for mine, theirs in tellings.align(one, other):
                yield Retelling((one, mine), (other, theirs), relation, held)


def _pair_by_sources(sourced: Sequence[Sourced]) -> Iterator[Pair]:
    """Articles that name one outlet or holder of a statement, or of which one names the other."""
    naming: dict[tuple[str, ...], list[int]] = defaultdict(list)
    ordered = sorted(range(len(sourced)), key=lambda at: _order(sourced[at]))
    for at in ordered:
        for key in sorted(_find_names(sourced[at])):
            naming[key].append(at)
    for held in naming.values():
        for place, one in enumerate(held):
            for other in islice(held, place + 1, place + 1 + NEAREST):
                yield min(one, other), max(one, other)


def _order(sourced: Sourced) -> tuple[str, ArticleId]:
    published = sourced.article.published
    return published.earliest if published else "", sourced.article.id


def _find_names(sourced: Sourced) -> set[tuple[str, ...]]:
    houses = (sourced.article.outlet, *sourced.article.credits)
    named = {(fold_outlet(name_outlet(one)),) for one in houses if one}
    return named | {one.key for one in sourced.credits if one.kind in ("outlet", "statement")}


class _Tellings:
    """The sentences of a story's articles as words, which weigh the more the fewer have them."""

    def __init__(self, sourced: Sequence[Sourced]) -> None:
        self._sourced = sourced
        self._words: dict[int, list[Words]] = {}
        self._weights: dict[str, float] = {}

    def align(self, one: int, other: int) -> Iterator[tuple[int, int]]:
        """Numbers of sentences of two articles that are alike, each with the likest for one."""
        scores = self._score(one, other)
        best: dict[tuple[int, int], float] = defaultdict(float)
        for pair, score in scores.items():
            for side, sentence in enumerate(pair):
                best[side, sentence] = max(best[side, sentence], score)
        for (mine, theirs), score in sorted(scores.items()):
            if score in (best[0, mine], best[1, theirs]):
                yield mine, theirs

    def _score(self, one: int, other: int) -> dict[tuple[int, int], float]:
        mine, theirs = self._find_words(one), self._find_words(other)
        lengths = [self._weigh(words) for words in theirs]
        holders: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(theirs):
            for word in words:
                holders[word].append(at)
        scores = {}
        for number, words in enumerate(mine):
            length = self._weigh(words)
            near = Counter(at for word in words for at in holders.get(word, ()))
            for at in (at for at, common in near.items() if common >= LEAST_COMMON):
                score = self._weigh(words & theirs[at]) / sqrt(length * lengths[at])
                if score >= ALIKE:
                    scores[number, at] = score
        return scores

    def _find_words(self, at: int) -> list[Words]:
        if not self._words:
            self._words = {number: _divide(one) for number, one in enumerate(self._sourced)}
            counts = Counter(
                word for held in self._words.values() for word in frozenset().union(*held)
            )
            most = len(self._sourced) + 1
            self._weights = {word: 1 + log(most / count) for word, count in counts.items()}
        return self._words[at]

    def _weigh(self, words: Words) -> float:
        # In order, for sums of floats depend on it.
        return sum(sorted(self._weights[word] for word in words))


def _divide(sourced: Sourced) -> list[Words]:
    text = sourced.article.text
    return [
        frozenset(
            word
            for word in find_keys(text[one.start : one.end])
            if len(word) >= LEAST_LETTERS or word[0].isdigit()
        )
        for one in sourced.sentences
    ]
