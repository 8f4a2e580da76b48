"""What stands between quotation marks, as printed and folded, with who says it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from rapidfuzz.distance import Indel

from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.furniture import load_function_words
from consilience.language.spellings import fold_spelling
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.span import Span

# Curly marks may open and never close, where a quotation goes on in the next paragraph.
QUOTED = re.compile(r"“([^”“\n]{8,1200})(?:”|$)|\"([^\"\n]{8,1200})\"", re.MULTILINE)
WORD = re.compile(r"\[?[^\W_]+(?:[.'’\-‑][^\W_]+)*\]?|…|\.\s?\.\s?\.")
MARKS = re.compile(r"[\W_]+")
LEAST_WORDS = 4  # of a quotation
SAME_NAME = 0.7  # two spellings of one name
LONGEST = 24  # words of a sentence that is printed in two versions
LEAST_FULL = 8  # words of a quotation that is no excerpt
MOST_QUOTES = 60  # of a story, with one word, that are compared


@dataclass(frozen=True, eq=False)
class Quoted:
    """The words between two quotation marks: as printed with their places, and folded."""

    article: Article
    start: int
    words: tuple[tuple[int, int], ...]
    folded: tuple[str, ...]
    speaker: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, int]:
        """Its place among all."""
        return (self.article.id, self.start)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the words that carry meaning."""
        small = load_function_words()
        return frozenset(stem_word(one) for one in self.folded if one not in small and len(one) > 1)

    @property
    def is_full(self) -> bool:
        """False for a few words, which a reporter may take from what he quotes in full beside."""
        return len(self.words) >= LEAST_FULL

    @cached_property
    def is_whole(self) -> bool:
        """True for one sentence with nothing left out, of which there may be two versions."""
        return len(self.words) <= LONGEST and "…" not in self.folded

    def span(self, first: int, last: int) -> Span:
        """The span of the words from `first` up to, not with, `last`."""
        return self.article.span(self.words[first][0], self.words[last - 1][1])


def read_quoted(text: StoryText) -> tuple[Quoted, ...]:
    """The quotations of all articles, in their order."""
    return tuple(
        one
        for article in text.articles
        for one in find_quoted(article, text.annotations[article.id])
    )


def find_quoted(article: Article, annotations: Annotations) -> Iterator[Quoted]:
    """What stands between double quotation marks, in reading order, with its speaker if named."""
    pieces = [
        (piece.start, piece.end, one.speaker)
        for one in annotations.quotations
        for piece in one.content
        if one.speaker is not None
    ]
    names = [
        one.span
        for one in annotations.mentions
        if one.form == "name" and one.kind in {"person", "organisation"}
    ]
    for match in QUOTED.finditer(article.text):
        start, end = match.span(1 if match[1] is not None else 2)
        words = tuple(one.span() for one in WORD.finditer(article.text, start, end))
        if len(words) >= LEAST_WORDS:
            folded = tuple(_fold(article.text[first:last]) for first, last in words)
            speakers = (who for first, last, who in pieces if first < end and last > start)
            named = (_name_speaker(who, names) for who in speakers)
            yield Quoted(article, start, words, folded, next(filter(None, named), frozenset()))


def _name_speaker(speaker: Span, names: Iterable[Span]) -> frozenset[str]:
    """Words of the speaker's name; none for "he" or "the statement"."""
    return frozenset(
        stem
        for one in names
        if speaker.start <= one.start and one.end <= speaker.end
        for stem in find_stems(one.text)
    )


def can_be_one_speaker(one: Quoted, other: Quoted) -> bool:
    """Unless both are named and the names have no word alike, in whatever spelling."""
    return not (one.speaker and other.speaker) or any(
        Indel.normalized_similarity(word, rival) >= SAME_NAME
        for word in one.speaker
        for rival in other.speaker
    )


def pair_quoted(quoted: Sequence[Quoted]) -> Iterator[tuple[Quoted, Quoted]]:
    """Quotations of different articles with two telling words in common."""
    by_stem: dict[str, list[Quoted]] = defaultdict(list)
    for one in quoted:
        for stem in sorted(one.stems):
            by_stem[stem].append(one)
    shared: dict[tuple[Quoted, Quoted], int] = defaultdict(int)
    for there in by_stem.values():
        if len(there) <= MOST_QUOTES:
            for pair in combinations(there, 2):
                if pair[0].article.id != pair[1].article.id:
                    shared[pair] += 1
    yield from (pair for pair, count in shared.items() if count > 1)


def _fold(word: str) -> str:
    """Lower case without marks, in one spelling; brackets stay, dots for words left out are one."""
    if word.isascii() and word.isalpha():
        return fold_spelling(word.lower())
    if not word[-1].isalnum() and not word[0].isalnum() and "[" not in word:
        return "…"
    bracket = "[" if "[" in word or "]" in word else ""
    return bracket + MARKS.sub("", word.casefold())
