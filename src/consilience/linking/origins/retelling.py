"""Sentences in which related articles tell the same in other words.

Articles of which one was made from the other, or whose main facts come from one source, are no
two witnesses of what both tell, however each of them words it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from consilience.language.sources import fold_outlet, name_outlet
from consilience.linking.origins.links import Place
from consilience.linking.origins.pairs import Relation, compare_profiles, make_profile
from consilience.linking.origins.sources import Sourced
from consilience.linking.reuse import Reuse
from consilience.linking.tokens import read_tokens
from consilience.records.ids import ArticleId

ALIKE = 0.4  # cosine of two sentences that tell the same, words weighed by their rarity
LEAST_COMMON = 3  # words that they share
LEAST_LETTERS = 4  # of words that count; numbers always do
NEAREST = 12  # later articles that name the same source, with which each is compared
AT_ONCE = 100  # pairs of articles that are laid side by side together
Pair = tuple[int, int]  # numbers of two articles, in order
Scores = NDArray[np.float64]


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
    related = {
        (one, other): relation
        for one, other in pairs
        if (relation := compare_profiles(profiles[one], profiles[other], shared.get((one, other))))
        != "independent"
    }
    if related:
        for (one, other), (mine, theirs) in _Tellings(sourced).align(list(related)):
            pair = one, other
            yield Retelling((one, mine), (other, theirs), related[pair], shared.get(pair))


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
    kinds = ("outlet", "statement", "document")
    return named | {one.key for one in sourced.credits if one.kind in kinds}


class _Tellings:
    """The sentences of a story's articles as words, which weigh the more the fewer have them.

    `counted` has a row for each sentence and a column for each word, `weighed` the same with the
    roots of the words' weights. `first` are the rows at which articles begin.
    """

    def __init__(self, sourced: Sequence[Sourced]) -> None:
        self.first = np.cumsum([0, *(len(one.sentences) for one in sourced)])
        parts = [_find_words(one) for one in sourced]
        words, columns = np.unique(
            np.concatenate([words for _, words in parts]), return_inverse=True
        )
        rows = np.concatenate(
            [numbers + begin for (numbers, _), begin in zip(parts, self.first, strict=False)]
        )
        rows, columns = np.divmod(_find_distinct(rows * len(words) + columns), len(words))
        owners = np.searchsorted(self.first, rows, "right")
        held = _find_distinct(owners * len(words) + columns) % len(words)
        weights = 1 + np.log((len(parts) + 1) / np.bincount(held, minlength=len(words)))
        shape = (int(self.first[-1]), len(words))
        self.counted = csr_array((np.ones(len(rows)), (rows, columns)), shape)
        self.weighed = csr_array((np.sqrt(weights)[columns], (rows, columns)), shape)
        self.lengths = self.counted @ weights

    def align(self, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Pair]]:
        """Pairs of articles with numbers of their sentences, each with the likest for one.

        `pairs` are in order.
        """
        for start in range(0, len(pairs), AT_ONCE):
            block = pairs[start : start + AT_ONCE]
            rows, mine = self._select(one for one, _ in block)
            columns, theirs = self._select(other for _, other in block)
            scores = self._compare(rows, columns)
            for one, other in block:
                for cell in _find_likest(scores[mine[one], theirs[other]]):
                    yield (one, other), cell

    def _select(self, articles: Iterable[int]) -> tuple[NDArray[np.intp], dict[int, slice]]:
        """The rows of some articles, and which of these are whose."""
        chosen = sorted(set(articles))
        rows = [np.arange(*self.first[at : at + 2]) for at in chosen]
        bounds = pairwise(accumulate(map(len, rows), initial=0))
        return np.concatenate(rows), {
            at: slice(*held) for at, held in zip(chosen, bounds, strict=True)
        }

    def _compare(self, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> Scores:
        """How alike sentences are (shape `rows, columns`), 0 for those that are not."""
        common = self.counted[rows] @ self.counted[columns].T
        score = self.weighed[rows] @ self.weighed[columns].T  # has the same cells in the same order
        kept = np.flatnonzero(common.data >= LEAST_COMMON)
        one = np.searchsorted(common.indptr, kept, "right") - 1
        other = common.indices[kept]
        lengths = np.sqrt(self.lengths[rows[one]] * self.lengths[columns[other]])
        alike = score.data[kept] / lengths
        scores: Scores = np.zeros(common.shape)
        is_alike = alike >= ALIKE
        scores[one[is_alike], other[is_alike]] = alike[is_alike]
        return scores


def _find_likest(scores: Scores) -> Iterator[Pair]:
    """The places of scores above 0 that are the highest of their row or column, in order."""
    if scores.any():
        best = (scores == scores.max(0)) | (scores == scores.max(1)[:, None])
        yield from map(tuple, np.argwhere(best & (scores > 0)).tolist())


def _find_distinct(numbers: NDArray[np.intp]) -> NDArray[np.intp]:
    """The numbers in order, each once; by sorting, which is much faster here than np.unique."""
    ranked = np.sort(numbers)
    distinct: NDArray[np.intp] = ranked[np.append(True, np.diff(ranked) > 0)[: len(ranked)]]
    return distinct


def _find_words(sourced: Sourced) -> tuple[NDArray[np.intp], NDArray[np.uint64]]:
    """The telling words of an article: the numbers of their sentences, and their hashes."""
    tokens = read_tokens(sourced.article.text)
    places = np.array([(one.start, one.end) for one in sourced.sentences], np.intp).reshape(-1, 2)
    numbers = np.searchsorted(places[:, 0], tokens.starts, "right") - 1
    telling = (tokens.ends - tokens.starts >= LEAST_LETTERS) | ~(tokens.small | tokens.capital)
    kept = np.flatnonzero(telling & (numbers >= 0))
    kept = kept[tokens.starts[kept] < places[numbers[kept], 1]]
    return numbers[kept], tokens.hashes[kept]
