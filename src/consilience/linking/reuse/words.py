"""An article as a row of numbered words: what the comparison of texts works on."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from consilience.annotation.quote_marks import find_quoted
from consilience.language.lexicon import load_words
from consilience.language.words import (
    count_articles_with,
    count_background_articles,
    list_background_words,
)
from consilience.linking.sentences import CACHE, find_sentences
from consilience.linking.tokens import (
    Flags,
    Hashes,
    Numbers,
    hash_words,
    read_all_tokens,
    read_tokens,
)
from consilience.records.article import Article
from consilience.records.ids import ArticleId
from consilience.records.quotation import Quotation
from consilience.records.span import Span

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SEED = 3  # words in a row that both texts must have
QUOTED_RUN = 4  # words of a quotation that mask the same words elsewhere
SENTENCE_WORDS = 8  # shorter sentences agree by chance
TELLING = 5  # letters from which on a word is taken to be a telling one
Extent = tuple[int, int]  # words, half open
DOUBLE = re.compile(r"“[^”“\n]*”|\"[^\"\n]*\"")
# Text without marks, or with pairs of one kind inside their lines; apostrophes stand in words.
PLAIN_MARKS = re.compile(
    r"(?:[^\"“”„«»‹›‘’`'「」『』]++|(?<=\w)['’]|“[^\"“”„«»‹›‘`\n]*”|\"[^\"“”„«»‹›‘`\n]*\")*+"
)
# The same, where `find_quoted` finds these pairs too: no mark can be taken for one of another kind.
INSIDE = r"(?:[^\"“”„«»‹›‘’'`‟‚＂「」『』\n]++|(?<=\w)['’](?=\w))++"
SURE_MARKS = re.compile(
    rf"(?:[^\"“”„«»‹›‘’`'「」『』‟‚＂]++|(?<=\w)['’](?=\w)|“{INSIDE}”"
    rf"|(?<![\w.,!?;:])\"(?=\S){INSIDE}\"(?!\w))*+"
)
SHORTEST_QUOTE = 3  # words; fewer between marks are a name or a scare quote
NO_RUNS: Hashes = np.zeros(0, np.uint64)
NO_WORDS: Numbers = np.zeros(0, np.int32)
NO_FLAGS: Flags = np.zeros(0, np.bool_)
NO_LINES: frozenset[str] = frozenset()
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, 2^64 over the golden ratio (Knuth 6.4)


class Vocabulary:
    """Numbers for the words of many articles, by the hashes of their lower case."""

    def __init__(self) -> None:
        self._hashes: Hashes = np.zeros(0, np.uint64)  # in order
        self._keys: Numbers = np.zeros(0, np.int32)  # in the order of the hashes
        self.weights = np.zeros(0)
        self.tells: Flags = np.zeros(0, np.bool_)
        self.long: Flags = np.zeros(0, np.bool_)

    def __len__(self) -> int:
        return len(self._keys)

    def number(self, hashes: Hashes, lengths: Numbers) -> Numbers:
        """The key of each word, by which the other rows tell more of it.

        `weights`: how rare it is in English news; `tells`: whether it tells that somebody said
        something; `long`: whether it has `TELLING` letters.
        """
        distinct, inverse = np.unique(hashes, return_inverse=True)
        known = _find_rows(distinct, self._hashes)
        fresh = known < 0
        if fresh.any():
            letters = np.zeros(len(distinct), np.int32)
            letters[inverse] = lengths
            self._learn(distinct[fresh], letters[fresh])
            known = _find_rows(distinct, self._hashes)
        keys: Numbers = self._keys[known][inverse]
        return keys

    def _learn(self, hashes: Hashes, lengths: Numbers) -> None:
        fresh = np.arange(len(self), len(self) + len(hashes), dtype=np.int32)
        every, keys = np.append(self._hashes, hashes), np.append(self._keys, fresh)
        order = np.argsort(every)
        self._hashes, self._keys = every[order], keys[order]
        self.weights = np.append(self.weights, weigh_hashes(hashes))
        self.tells = np.append(self.tells, _find_rows(hashes, _hash_attributing()) >= 0)
        self.long = np.append(self.long, lengths >= TELLING)


def weigh_hashes(hashes: Hashes) -> NDArray[np.float64]:
    """Inverse document frequency of words in English news."""
    known, weights = _hash_background()
    return np.append(weights, log(count_background_articles() + 1))[_find_rows(hashes, known)]


def _find_rows(hashes: Hashes, known: Hashes) -> NDArray[np.intp]:
    """The place of each hash among those known, which are in order; -1 where it is unknown."""
    if not len(known):
        return np.full(len(hashes), -1, np.intp)
    rows = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    return np.where(known[rows] == hashes, rows, -1)


@cache
def _hash_background() -> tuple[Hashes, NDArray[np.float64]]:
    """The hashes of the words of the background sample, in order, and their weights."""
    words = list_background_words()
    hashes, firsts = np.unique(hash_words(words), return_index=True)
    counts = np.fromiter(map(count_articles_with, words), np.float64, len(words))[firsts]
    return hashes, np.log((count_background_articles() + 1) / (counts + 1))


@cache
def _hash_attributing() -> Hashes:
    return np.sort(hash_words(sorted(load_words("sources", "attributing"))))


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of one article in reading order; `keys` to `told` have equal lengths.

    `keys`: the words in lower case, apostrophes straight, as numbers of the `vocabulary`.
    `starts`, `ends`: their characters in the text. `plain`: 1 for what begins with a small letter;
    names and numbers do not, and agree in independent reports too. `quoted`: 1 for what stands in
    somebody's direct speech, `marked` for what stands between double quotation marks.
    `told`: 1 for what says what it is about; names are left out, as independent reports share them.
    `seeds`, `runs`: hashes of the runs of `SEED` and of `QUOTED_RUN` words from each place on.
    `sentences`: their first and last words, half open.
    """

    article: Article
    vocabulary: Vocabulary
    keys: Numbers
    starts: Numbers
    ends: Numbers
    plain: bytes
    quoted: bytes
    marked: Flags
    told: Flags
    seeds: Hashes
    runs: Hashes
    sentences: tuple[Extent, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, extent: Extent) -> Span:
        """The span from the first of the words to the last, half open."""
        return self.article.span(int(self.starts[extent[0]]), int(self.ends[extent[1] - 1]))

    def prose(self, extent: Extent) -> list[int]:
        """The keys of the words of a stretch that nobody speaks."""
        first, last = extent
        keys = self.listed[first:last]
        if self.quoted.find(1, first, last) < 0:
            return keys
        return [key for key, said in zip(keys, self.quoted[first:last], strict=True) if not said]

    def is_long(self, number: int) -> bool:
        """Whether sentence `number` has words enough to be compared."""
        first, last = self.sentences[number]
        return last - first >= SENTENCE_WORDS

    @cached_property
    def listed(self) -> list[int]:
        """The keys as a list."""
        keys: list[int] = self.keys.tolist()
        return keys

    @cached_property
    def speech_runs(self) -> Hashes:
        """The `runs` that stand in direct speech as wholes."""
        if self.quoted.find(1) < 0:
            return NO_RUNS
        quoted = np.frombuffer(self.quoted, np.bool_)
        count = len(self.runs)
        inside = np.ones(count, np.bool_)
        for at in range(QUOTED_RUN):
            inside &= quoted[at : at + count]
        return self.runs[inside]

    @cached_property
    def telling(self) -> tuple[frozenset[int], ...]:
        """For each sentence the keys of the words that say what it is about."""
        keys = self.keys[self.told].tolist()
        before = np.append(0, np.cumsum(self.told)).tolist()
        return tuple(
            frozenset(keys[before[first] : before[last]]) for first, last in self.sentences
        )


def hash_runs(keys: Numbers | Hashes, size: int) -> Hashes:
    """A hash of the run of `size` numbers from each place on, equal for equal runs."""
    count = max(0, len(keys) - size + 1)
    flat = keys.astype(np.uint64)
    hashes = np.zeros(count, np.uint64)
    for at in range(size):
        hashes = hashes * MULTIPLIER + flat[at : at + count] + np.uint64(1)
    return hashes


def find_keys(text: str) -> list[str]:
    """The words of a text as they are compared: lower case, apostrophes straight."""
    return [word.lower() for word in WORD.findall(text.replace("’", "'"))]


def blank_lines(text: str, lines: Set[str]) -> str:
    """The text with some of its lines made of blanks, every character else in its place."""
    if not lines:
        return text
    kept = (" " * len(one) if one.strip() in lines else one for one in text.split("\n"))
    return "\n".join(kept)


def make_words(
    article: Article,
    quotations: Sequence[Quotation] = (),
    house: Set[str] = frozenset(),
    vocabulary: Vocabulary | None = None,
) -> Words:
    """The words of an article with their places and kinds, but for those of `house` lines.

    Direct speech is told by the marks in the text and by the contents of direct `quotations`.
    Words are compared with those of articles that have the same `vocabulary`.
    """
    (made,) = make_all_words(
        [article],
        {article.id: quotations},
        {article.id: frozenset(house)},
        Vocabulary() if vocabulary is None else vocabulary,
    )
    return made


def make_all_words(
    articles: Sequence[Article],
    quotations: Mapping[ArticleId, Sequence[Quotation]],
    house: Mapping[ArticleId, Set[str]],
    vocabulary: Vocabulary,
) -> list[Words]:
    """As `make_words` for each article, numbered together."""
    texts = [blank_lines(one.text, house.get(one.id, NO_LINES)) for one in articles]
    row = _Row(texts, vocabulary)
    sentences = row.find([find_sentences(one.text) for one in articles])
    spoken = row.find(
        [[*_find_speech(one.text), *_read_contents(quotations.get(one.id, ()))] for one in articles]
    )
    long = (one for held in spoken for one in held if one[1] - one[0] >= SHORTEST_QUOTE)
    quoted = row.mark(long)
    marked = row.mark(chain.from_iterable(row.find(list(map(_find_double, texts)))))
    told = row.small & vocabulary.long[row.keys]
    seeds, runs = hash_runs(row.keys, SEED), hash_runs(row.keys, QUOTED_RUN)
    return [
        Words(
            article=article,
            vocabulary=vocabulary,
            keys=row.keys[first:last],
            starts=held.starts,
            ends=held.ends,
            plain=held.small.tobytes(),
            quoted=quoted[first:last].tobytes(),
            marked=marked[first:last],
            told=told[first:last],
            seeds=seeds[first : max(first, last - SEED + 1)],
            runs=runs[first : max(first, last - QUOTED_RUN + 1)],
            sentences=tuple([(start - first, end - first) for start, end in extents]),
        )
        for article, held, extents, (first, last) in zip(
            articles, row.tokens, sentences, pairwise(row.bounds), strict=True
        )
    ]


class _Row:
    """The words of some texts one behind the other; the first of each text are at `bounds`."""

    def __init__(self, texts: Sequence[str], vocabulary: Vocabulary) -> None:
        self.tokens = read_all_tokens(texts)
        counts = list(map(len, self.tokens))
        self.bounds = list(accumulate(counts, initial=0))
        self._begins = np.cumsum([0, *(len(one) + 1 for one in texts)])[: len(texts)]
        starts = np.concatenate([NO_WORDS, *(one.starts for one in self.tokens)])
        lengths = np.concatenate([NO_WORDS, *(one.ends for one in self.tokens)]) - starts
        self._starts = starts + np.repeat(self._begins, counts)
        self.small = np.concatenate([NO_FLAGS, *(one.small for one in self.tokens)])
        hashes = np.concatenate([NO_RUNS, *(one.hashes for one in self.tokens)])
        self.keys = vocabulary.number(hashes, lengths)

    def find(self, places: Sequence[Sequence[tuple[int, int]]]) -> list[list[Extent]]:
        """For each text the words of the row that begin at its places, which are characters."""
        counts = list(map(len, places))
        flat = np.array(list(chain.from_iterable(places)), np.int64).reshape(-1, 2)
        flat += np.repeat(self._begins, counts)[:, None]
        found = [(first, last) for first, last in self._starts.searchsorted(flat).tolist()]
        return [found[first:last] for first, last in pairwise(accumulate(counts, initial=0))]

    def mark(self, extents: Iterable[Extent]) -> Flags:
        """Which words of the row the extents hold."""
        return _mark(len(self.keys), extents)


class Speech:
    """The words of an article that are direct speech, as `make_words` tells them."""

    def __init__(self, article: Article, quotations: Sequence[Quotation] = ()) -> None:
        starts = read_tokens(article.text).starts
        self._starts: list[int] = starts.tolist()
        self._quoted = _mark_quoted(article.text, starts, quotations)

    def share(self, start: int, end: int) -> float:
        """The part (0 to 1) of the words that begin at characters `start:end`; 0 if none do."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return self._quoted.count(1, first, last) / max(1, last - first)


def _find_words(starts: Numbers, places: Sequence[tuple[int, int]]) -> list[Extent]:
    """The words that begin at the places, which are characters of the text, half open."""
    if not places:
        return []
    found = np.searchsorted(starts, np.array(places, np.int32))
    return [(first, last) for first, last in found.tolist()]


def _mark(count: int, extents: Iterable[Extent]) -> Flags:
    marked = np.zeros(count, np.bool_)
    for first, last in extents:
        marked[first:last] = True
    return marked


def _mark_quoted(text: str, starts: Numbers, quotations: Sequence[Quotation]) -> bytes:
    found = _find_words(starts, [*_find_speech(text), *_read_contents(quotations)])
    long = (one for one in found if one[1] - one[0] >= SHORTEST_QUOTE)
    return _mark(len(starts), long).tobytes()


@lru_cache(maxsize=CACHE)
def _find_double(text: str) -> Sequence[tuple[int, int]]:
    return [match.span() for match in DOUBLE.finditer(text)]


@lru_cache(maxsize=CACHE)
def _find_speech(text: str) -> Sequence[tuple[int, int]]:
    """Places between quotation marks; what has plain double marks alone is read the quick way."""
    if PLAIN_MARKS.fullmatch(text):
        return _find_double(text)
    bounds = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    bounds[-1] = len(text)
    found: list[tuple[int, int]] = []
    at, last = 0, len(bounds) - 1
    while at < last:
        stop = _find_odd(text, bounds, at)
        found += [match.span() for match in DOUBLE.finditer(text, bounds[at], bounds[stop])]
        at = min(stop + 1, last)
        stretches = find_quoted(text, bounds[stop : at + 1])
        if any(one.open_end and not one.depth for one in stretches):  # the next line may go on
            at = last
            stretches = find_quoted(text, bounds[stop:])
        found += [(one.start, one.end) for one in stretches if not one.depth]
    return found


def _find_odd(text: str, bounds: Sequence[int], first: int) -> int:
    """The first line, from one on, with other marks; the number of lines if none has any."""
    match = SURE_MARKS.match(text, bounds[first])
    end = match.end() if match else bounds[first]
    return len(bounds) - 1 if end == len(text) else bisect_right(bounds, end) - 1


def _read_contents(quotations: Sequence[Quotation]) -> Sequence[tuple[int, int]]:
    return [
        (piece.start, piece.end)
        for one in quotations
        if one.kind == "direct"
        for piece in one.content
    ]
