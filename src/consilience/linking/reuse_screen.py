"""A quick look at pairs: those that cannot have a passage in common need not be compared.

What is left out would have been found to share nothing; `find_shared` alone says what is shared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from consilience.language.lexicon import load_words
from consilience.linking.reuse_align import GAP
from consilience.linking.reuse_candidates import Pairs
from consilience.linking.reuse_pairs import (
    CHAIN,
    CONTENT_SHARED,
    SENTENCE,
    SPEECH,
    weigh_word,
)
from consilience.linking.reuse_words import (
    SEED,
    SENTENCE_WORDS,
    Vocabulary,
    Words,
)

SHORTEST = min(CHAIN, SPEECH)  # equal words in a passage
TILES = -(-SHORTEST // SEED)  # so many tiles next to each other hold a passage's worth of words
DRIFT = (TILES - 1) * GAP + 1  # ways apart, at most, that these lie on
LIGHT = 1.5  # weight of a word, below which the words of a sentence are weighed in sum only
MOST = 200_000  # matches or pairs of sentences; more are left to the exact comparison
SLACK = 1e-6  # for sums of weights in another order
Floats = NDArray[np.float64]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of prose of one article that are long enough to be compared.

    `weights`, `light` (of the `LIGHT` words alone), `light_telling` (how many telling words are
    light) and `tells` (whether one tells what somebody said) have a row for each. Each heavy word
    of each sentence has a row in the others: its sentence, key, count, and whether it is telling.
    """

    weights: Floats
    light: Floats
    light_telling: NDArray[np.int64]
    tells: NDArray[np.bool_]
    rows: NDArray[np.int64]
    keys: NDArray[np.int64]
    counts: NDArray[np.int64]
    telling: NDArray[np.bool_]


class Screen:
    """Pairs of articles that are numbered by one vocabulary; all of them must be known before."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.words
        attributing = load_words("sources", "attributing")
        self._weights = np.fromiter(map(weigh_word, words), np.float64, len(words))
        self._tells = np.fromiter((one in attributing for one in words), np.bool_, len(words))
        self._places = np.zeros((2, len(words)), np.int64)  # first row and number of rows of a key
        self._marks = np.zeros(1 << 16, np.bool_)
        self._sentences: dict[int, _Sentences] = {}
        self._short: dict[int, NDArray[np.uint16]] = {}

    def choose(self, words: Sequence[Words], pairs: Pairs) -> Pairs:
        """The pairs that may have something in common, in the same order; `pairs` are sorted."""
        chosen: Pairs = []
        for one, group in groupby(pairs, key=lambda pair: pair[0]):
            others = [other for _, other in group]
            kept = self._look(words, one, others)
            chosen += [(one, other) for other, keep in zip(others, kept, strict=True) if keep]
        return chosen

    def _look(self, words: Sequence[Words], one: int, others: Sequence[int]) -> list[bool]:
        kept = self._share_runs(words, one, others)
        rest = np.flatnonzero(~kept)
        if len(rest):
            kept[rest] = self._share_sentences(words, one, [others[at] for at in rest.tolist()])
        return [bool(keep) for keep in kept]

    def _share_runs(
        self, words: Sequence[Words], one: int, others: Sequence[int]
    ) -> NDArray[np.bool_]:
        """Whether enough short runs stand near each other in both texts to make a passage.

        A passage of `SHORTEST` equal words has `TILES` tiles or fewer with as many words, which lie
        at most `GAP` words apart in both texts, so on ways not further apart than `DRIFT`.
        """
        mine = self._shorten(words, one)
        self._marks[mine] = True
        theirs = [words[other].seeds for other in others]
        sizes = np.fromiter(map(len, theirs), np.int64, len(theirs))
        hits = np.flatnonzero(
            self._marks[np.concatenate([self._shorten(words, o) for o in others])]
        )
        self._marks[mine] = False
        ends = np.cumsum(sizes)
        owners = np.searchsorted(ends, hits, "right")
        found = np.concatenate(theirs)[hits]
        if len(found) * self._most_equal(words[one]) > MOST:
            return np.ones(len(others), np.bool_)
        nth, at = words[one].ranked.match(found, len(words[one]))
        owners = owners[nth]
        beside = hits[nth] - (ends - sizes)[owners]
        return _count_near(owners, at, beside, len(others)) >= SHORTEST

    def _most_equal(self, words: Words) -> int:
        ends = words.ranked.ends
        return int(np.bincount(ends).max()) if len(ends) else 0

    def _shorten(self, words: Sequence[Words], at: int) -> NDArray[np.uint16]:
        """The first bits of the seeds of an article."""
        if at not in self._short:
            self._short[at] = (words[at].seeds >> np.uint64(48)).astype(np.uint16)
        return self._short[at]

    def _share_sentences(
        self, words: Sequence[Words], one: int, others: Sequence[int]
    ) -> NDArray[np.bool_]:
        """Whether two sentences have words in common of weight enough to be one, in any order."""
        mine = self._read(words, one)
        theirs = [self._read(words, other) for other in others]
        sizes = [len(each.weights) for each in theirs]
        if len(mine.weights) * sum(sizes) > MOST:
            return np.ones(len(others), np.bool_)
        begins = np.cumsum([0, *sizes])
        alike = self._compare(mine, theirs, begins)
        return np.array([alike[first:last].any() for first, last in pairwise(begins.tolist())])

    def _compare(
        self, mine: _Sentences, theirs: Sequence[_Sentences], begins: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """For each of their sentences and each of mine whether they may be one (shape `t, m`)."""
        shape = (int(begins[-1]), len(mine.weights))
        shared, telling = self._sum_shared(mine, theirs, begins, shape)
        light, light_telling, weights, tells = (
            np.concatenate([getattr(one, name) for one in theirs])[:, None]
            for name in ("light", "light_telling", "weights", "tells")
        )
        bound = shared + np.minimum(light, mine.light)
        enough: NDArray[np.bool_] = 2 * bound + SLACK >= SENTENCE * (weights + mine.weights)
        enough &= telling + np.minimum(light_telling, mine.light_telling) >= CONTENT_SHARED
        return enough & ~(tells & mine.tells)

    def _sum_shared(
        self,
        mine: _Sentences,
        theirs: Sequence[_Sentences],
        begins: NDArray[np.int64],
        shape: tuple[int, int],
    ) -> tuple[Floats, Floats]:
        """The weight of the heavy words that two sentences share, and how many telling ones."""
        first, count = self._places
        keys, starts, counts = np.unique(mine.keys, return_index=True, return_counts=True)
        first[keys], count[keys] = starts, counts
        their_keys = np.concatenate([one.keys for one in theirs])
        times = count[their_keys]
        count[keys] = 0
        hits = np.flatnonzero(times)
        times = times[hits]
        nth = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        at = np.repeat(first[their_keys[hits]], times) + nth
        beside = np.repeat(hits, times)
        rows = np.concatenate(
            [one.rows + begin for one, begin in zip(theirs, begins, strict=False)]
        )
        cells = rows[beside] * shape[1] + mine.rows[at]
        common = np.minimum(np.concatenate([one.counts for one in theirs])[beside], mine.counts[at])
        both = np.concatenate([one.telling for one in theirs])[beside] & mine.telling[at]
        size = shape[0] * shape[1]
        weights = _sum_by(cells, common * self._weights[mine.keys[at]], size)
        return weights.reshape(shape), _sum_by(cells, both, size).reshape(shape)

    def _read(self, words: Sequence[Words], at: int) -> _Sentences:
        if at not in self._sentences:
            self._sentences[at] = self._make(words[at])
        return self._sentences[at]

    def _make(self, words: Words) -> _Sentences:
        prose = np.frombuffer(words.quoted, np.bool_) == 0
        spoken = np.append(0, np.cumsum(~prose))
        bounds = np.array(words.sentences, np.int64).reshape(-1, 2)
        lengths = bounds[:, 1] - bounds[:, 0]
        quoted = spoken[bounds[:, 1]] - spoken[bounds[:, 0]]
        bounds = bounds[(lengths - quoted >= SENTENCE_WORDS) & (2 * quoted <= lengths)]
        lengths = bounds[:, 1] - bounds[:, 0]
        rows = np.repeat(np.arange(len(bounds)), lengths)
        places = np.arange(len(rows)) + np.repeat(
            bounds[:, 0] - np.cumsum(lengths) + lengths, lengths
        )
        keys = words.keys[places].astype(np.int64)
        own = prose[places]
        telling = np.frombuffer(words.plain, np.bool_)[places] & words.vocabulary.find_long(keys)
        return self._gather(rows, keys, own, telling, len(bounds))

    def _gather(
        self,
        rows: NDArray[np.int64],
        keys: NDArray[np.int64],
        prose: NDArray[np.bool_],
        telling: NDArray[np.bool_],
        size: int,
    ) -> _Sentences:
        """The words of the sentences, each once in a sentence, the heavy ones in order of keys."""
        codes, places = np.unique(keys * max(1, size) + rows, return_inverse=True)
        counts = np.bincount(places, prose, len(codes)).astype(np.int64)
        tells = np.bincount(places, telling, len(codes)) > 0
        keys, rows = codes // max(1, size), codes % max(1, size)
        weights = self._weights[keys]
        heavy = weights >= LIGHT
        own = counts > 0
        return _Sentences(
            weights=_sum_by(rows, counts * weights, size),
            light=_sum_by(rows[~heavy], (counts * weights)[~heavy], size),
            light_telling=np.bincount(rows[~heavy], tells[~heavy], size).astype(np.int64),
            tells=np.bincount(rows, own & self._tells[keys], size) > 0,
            rows=rows[heavy],
            keys=keys[heavy],
            counts=counts[heavy],
            telling=tells[heavy],
        )


def _sum_by(rows: NDArray[np.int64], values: NDArray[np.generic], size: int) -> Floats:
    """The sums of the values of each of `size` rows."""
    return np.bincount(rows, values, size).astype(np.float64)


def _count_near(owners: Rows, at: Rows, beside: Rows, size: int) -> NDArray[np.int64]:
    """For each of `size` texts the most words in seeds that stand near each other in both texts."""
    most = np.zeros(size, np.int64)
    if not len(at):
        return most
    # Each way belongs to two bands, so that ways less than `DRIFT` apart have one in common.
    low = int((beside - at).min())
    band = (beside - at - low) // DRIFT
    bands = np.concatenate([band, band + 1])
    at, owners = np.concatenate([at, at]), np.concatenate([owners, owners])
    length = int(at.max()) + 2 * (SEED + GAP)
    group = owners * (int(bands.max()) + 1) + bands
    places = np.sort(group * length + at)
    steps = np.diff(places)
    begins = np.append(0, np.flatnonzero(steps > SEED + GAP) + 1)
    held = np.append(SEED, np.where(steps > SEED + GAP, SEED, np.minimum(steps, SEED)))
    np.maximum.at(
        most, (places[begins] // length) // (int(bands.max()) + 1), np.add.reduceat(held, begins)
    )
    return most
