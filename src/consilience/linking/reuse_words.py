"""An article as a row of numbered words: what the comparison of texts works on."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from consilience.annotation.quote_marks import find_quoted
from consilience.linking.sentences import CACHE, find_sentences
from consilience.records.article import Article
from consilience.records.quotation import Quotation
from consilience.records.span import Span

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
DIVIDE = re.compile(r"([^\W_]+(?:'[^\W_]+)*)")  # the same, where apostrophes are straight
SEED = 3  # words in a row that both texts must have
QUOTED_RUN = 4  # words of a quotation that mask the same words elsewhere
SENTENCE_WORDS = 8  # shorter sentences agree by chance
TELLING = 5  # letters from which on a word is taken to be a telling one
Extent = tuple[int, int]  # words, half open
Numbers = NDArray[np.int32]
Hashes = NDArray[np.uint64]
DOUBLE = re.compile(r"“[^”“\n]*”|\"[^\"\n]*\"")
# Text without marks, or with pairs of one kind inside their lines; apostrophes stand in words.
PLAIN_MARKS = re.compile(
    r"(?:[^\"“”„«»‹›‘’`'「」『』]|(?<=\w)['’]|“[^\"“”„«»‹›‘`\n]*”|\"[^\"“”„«»‹›‘`\n]*\")*+"
)
SHORTEST_QUOTE = 3  # words; fewer between marks are a name or a scare quote
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd, 2^64 over the golden ratio (Knuth 6.4)


class _Forms(dict[str, int]):
    """Words as printed to their numbers in the order in which they come."""

    def __init__(self) -> None:
        self.fresh: list[str] = []

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        self.fresh.append(word)
        return number


class Vocabulary:
    """Numbers for the words of many articles: as printed (forms), and as compared (keys)."""

    def __init__(self) -> None:
        self._forms = _Forms()
        self._numbers: dict[str, int] = {}
        self.words: list[str] = []
        self._keys = np.zeros(1024, np.int32)
        self._plain = np.zeros(1024, np.bool_)
        self._long = np.zeros(1024, np.bool_)

    def number(self, printed: Sequence[str]) -> Numbers:
        """The number of each word as printed."""
        forms = np.fromiter(map(self._forms.__getitem__, printed), np.int32, len(printed))
        self._learn()
        return forms

    def find_keys(self, forms: Numbers) -> Numbers:
        """The numbers of the words in lower case; `words` has the words by these numbers."""
        return self._keys[forms]

    def find_plain(self, forms: Numbers) -> NDArray[np.bool_]:
        """Which words begin with a small letter; names and numbers do not."""
        return self._plain[forms]

    def find_long(self, keys: Numbers) -> NDArray[np.bool_]:
        """Which keys have `TELLING` letters."""
        return self._long[keys]

    def _learn(self) -> None:
        """Fold the words that have come since the last time."""
        fresh, self._forms.fresh = self._forms.fresh, []
        last = len(self._forms)
        if last > len(self._keys):
            self._keys = np.resize(self._keys, 2 * last)
            self._plain = np.resize(self._plain, 2 * last)
            self._long = np.resize(self._long, 2 * last)
        if fresh:
            self._keys[last - len(fresh) : last] = [self._fold(word) for word in fresh]
            self._plain[last - len(fresh) : last] = [word[0].islower() for word in fresh]

    def _fold(self, word: str) -> int:
        key = word.lower()
        if key not in self._numbers:
            self._numbers[key] = len(self.words)
            self._long[len(self.words)] = len(key) >= TELLING
            self.words.append(key)
        return self._numbers[key]


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of one article in reading order; `keys` to `quoted` have equal lengths.

    `keys`: the words in lower case, apostrophes straight, as numbers of the `vocabulary`.
    `starts`, `ends`: their characters in the text. `plain`: 1 for what begins with a small letter;
    names and numbers do not, and agree in independent reports too. `quoted`: 1 for what stands in
    somebody's direct speech, `marked` for what stands between double quotation marks.
    `sentences`: their first and last words, half open.
    """

    article: Article
    vocabulary: Vocabulary
    keys: Numbers
    starts: Numbers
    ends: Numbers
    plain: bytes
    quoted: bytes
    marked: NDArray[np.bool_]
    sentences: tuple[Extent, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, extent: Extent) -> Span:
        """The span from the first of the words to the last, half open."""
        return self.article.span(int(self.starts[extent[0]]), int(self.ends[extent[1] - 1]))

    def prose(self, extent: Extent) -> list[str]:
        """The words of a stretch that nobody speaks."""
        return [self.printed[at] for at in range(*extent) if not self.quoted[at]]

    @cached_property
    def printed(self) -> list[str]:
        """The words that the keys stand for."""
        words = self.vocabulary.words
        return [words[key] for key in self.keys.tolist()]

    @cached_property
    def seeds(self) -> Hashes:
        """The hash of the run of `SEED` words from each place on."""
        return hash_runs(self.keys, SEED)

    @cached_property
    def ranked(self) -> "Ranked":
        """The seeds in order of their hashes."""
        return Ranked.sort(self.seeds)

    @cached_property
    def runs(self) -> Hashes:
        """The hash of the run of `QUOTED_RUN` words from each place on."""
        return hash_runs(self.keys, QUOTED_RUN)

    @cached_property
    def speech_runs(self) -> Hashes:
        """The `runs` that stand in direct speech as wholes."""
        quoted = np.frombuffer(self.quoted, np.bool_)
        count = len(self.runs)
        inside = np.ones(count, np.bool_)
        for at in range(QUOTED_RUN):
            inside &= quoted[at : at + count]
        return self.runs[inside]

    @cached_property
    def telling(self) -> tuple[frozenset[int], ...]:
        """For each sentence the keys that say what it is about.

        Names are left out: independent reports share those.
        """
        told = np.frombuffer(self.plain, np.bool_) & self.vocabulary.find_long(self.keys)
        keys = self.keys[told].tolist()
        before = np.append(0, np.cumsum(told)).tolist()
        return tuple(
            frozenset(keys[before[first] : before[last]]) for first, last in self.sentences
        )

    @cached_property
    def rows(self) -> Mapping[int, Sequence[Extent]]:
        """Telling keys to the sentences that hold them, those of fewer words left out."""
        rows: dict[int, list[Extent]] = defaultdict(list)
        for extent, telling in zip(self.sentences, self.telling, strict=True):
            if extent[1] - extent[0] >= SENTENCE_WORDS:
                for key in telling:
                    rows[key].append(extent)
        return dict(rows)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Hashes in order: `places` are theirs in the text, `ends` where the equal ones end."""

    hashes: Hashes
    places: NDArray[np.intp]
    ends: NDArray[np.intp]

    @classmethod
    def sort(cls, hashes: Hashes) -> "Ranked":
        """The hashes of a text in order, equal ones in the order of the text."""
        places = np.argsort(hashes, kind="stable")
        ranked = hashes[places]
        lasts = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True)[: len(ranked)]) + 1
        return cls(ranked, places, np.repeat(lasts, np.diff(lasts, prepend=0)))

    def match(self, hashes: Hashes, most: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Numbers of the given hashes, and for each the places in the text with the same one.

        Hashes that stand in more than `most` places are left out.
        """
        if not len(self.hashes):
            return np.zeros(0, np.intp), np.zeros(0, np.intp)
        left = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        hits = np.flatnonzero(self.hashes[left] == hashes)
        left = left[hits]
        counts = self.ends[left] - left
        counts[counts > most] = 0
        nth = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.repeat(hits, counts), self.places[np.repeat(left, counts) + nth]


def hash_runs(keys: Numbers, size: int) -> Hashes:
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
    text = blank_lines(article.text, house)
    printed, starts, ends = _divide(text)
    vocabulary = Vocabulary() if vocabulary is None else vocabulary
    forms = vocabulary.number(printed)
    return Words(
        article=article,
        vocabulary=vocabulary,
        keys=vocabulary.find_keys(forms),
        starts=starts,
        ends=ends,
        plain=vocabulary.find_plain(forms).tobytes(),
        quoted=_mark_quoted(article.text, starts, quotations).tobytes(),
        marked=_mark(len(starts), _find_words(starts, _find_double(text))),
        sentences=tuple(_find_words(starts, find_sentences(article.text))),
    )


class Speech:
    """The words of an article that are direct speech, as `make_words` tells them."""

    def __init__(self, article: Article, quotations: Sequence[Quotation] = ()) -> None:
        _, self._starts, _ = _divide(article.text)
        quoted = _mark_quoted(article.text, self._starts, quotations)
        self._before = np.append(0, np.cumsum(quoted))

    def share(self, start: int, end: int) -> float:
        """The part (0 to 1) of the words that begin at characters `start:end`; 0 if none do."""
        first, last = np.searchsorted(self._starts, (start, end))
        return float(self._before[last] - self._before[first]) / max(1, int(last - first))


def _divide(text: str) -> tuple[list[str], Numbers, Numbers]:
    """The words of a text as printed, and their characters."""
    parts = DIVIDE.split(text.replace("’", "'"))
    bounds = np.cumsum(np.fromiter(map(len, parts), np.int32, len(parts)), dtype=np.int32)
    return parts[1::2], bounds[0:-1:2], bounds[1::2]


def _find_words(starts: Numbers, places: Sequence[tuple[int, int]]) -> list[Extent]:
    """The words that begin at the places, which are characters of the text, half open."""
    if not places:
        return []
    found = np.searchsorted(starts, np.array(places))
    return [(first, last) for first, last in found.tolist()]


def _mark(count: int, extents: Iterable[Extent]) -> NDArray[np.bool_]:
    marked = np.zeros(count, np.bool_)
    for first, last in extents:
        marked[first:last] = True
    return marked


def _mark_quoted(text: str, starts: Numbers, quotations: Sequence[Quotation]) -> NDArray[np.bool_]:
    found = _find_words(starts, [*_find_speech(text), *_read_contents(quotations)])
    return _mark(len(starts), (one for one in found if one[1] - one[0] >= SHORTEST_QUOTE))


def _find_double(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in DOUBLE.finditer(text)]


@lru_cache(maxsize=CACHE)
def _find_speech(text: str) -> Sequence[tuple[int, int]]:
    """Places between quotation marks; plain double marks are read the quick way."""
    if PLAIN_MARKS.fullmatch(text):
        return _find_double(text)
    bounds = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    bounds[-1] = len(text)
    return [(one.start, one.end) for one in find_quoted(text, bounds) if not one.depth]


def _read_contents(quotations: Sequence[Quotation]) -> Sequence[tuple[int, int]]:
    return [
        (piece.start, piece.end)
        for one in quotations
        if one.kind == "direct"
        for piece in one.content
    ]
