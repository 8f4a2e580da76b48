"""An article as a row of words: what the comparison of texts works on."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate

from consilience.annotation.quote_marks import find_quoted
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article
from consilience.records.quotation import Quotation
from consilience.records.span import Span

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SEED = 3  # words in a row that both texts must have
SEED_IN = 12  # places in a text; words that it repeats more often seed nothing
QUOTED_RUN = 4  # words of a quotation that mask the same words elsewhere
SENTENCE_WORDS = 8  # shorter sentences agree by chance
TELLING = 5  # letters from which on a word is taken to be a telling one
Run = tuple[str, ...]
Extent = tuple[int, int]  # words, half open
DOUBLE = re.compile(r"“[^”“\n]*”|\"[^\"\n]*\"")
# Text without marks, or with pairs of one kind inside their lines; apostrophes stand in words.
PLAIN_MARKS = re.compile(
    r"(?:[^\"“”„«»‹›‘’`'「」『』]|(?<=\w)['’]|“[^\"“”„«»‹›‘`\n]*”|\"[^\"“”„«»‹›‘`\n]*\")*+"
)
SHORTEST_QUOTE = 3  # words; fewer between marks are a name or a scare quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one article in reading order; the first five sequences have equal lengths.

    `keys`: the words in lower case, apostrophes straight. `starts`, `ends`: their characters in
    the text. `plain`: begins with a small letter; names and numbers do not, and agree in
    independent reports too. `quoted`: stands in somebody's direct speech. `sentences`: their first
    and last words, half open. `seeds`: where each run of `SEED` words stands. `rows`: telling
    words to the sentences that hold them.
    """

    article: Article
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    plain: tuple[bool, ...]
    quoted: tuple[bool, ...]
    sentences: tuple[Extent, ...]
    seeds: Mapping[Run, Sequence[int]]
    rows: Mapping[str, Sequence[Extent]]

    def span(self, extent: Extent) -> Span:
        """The span from the first of the words to the last, half open."""
        return self.article.span(self.starts[extent[0]], self.ends[extent[1] - 1])

    def prose(self, extent: Extent) -> list[str]:
        """The words of a stretch that nobody speaks."""
        return [self.keys[at] for at in range(*extent) if not self.quoted[at]]


def find_keys(text: str) -> list[str]:
    """The words of a text as they are compared: lower case, apostrophes straight."""
    return [word.lower() for word in WORD.findall(text.replace("’", "'"))]


def find_prose_keys(text: str) -> list[str]:
    """The words of a text without what stands between double quotation marks."""
    return find_keys(DOUBLE.sub(" . ", text))


def blank_lines(text: str, lines: Set[str]) -> str:
    """The text with some of its lines made of blanks, every character else in its place."""
    if not lines:
        return text
    kept = (" " * len(one) if one.strip() in lines else one for one in text.split("\n"))
    return "\n".join(kept)


def make_words(
    article: Article, quotations: Sequence[Quotation] = (), house: Set[str] = frozenset()
) -> Words:
    """The words of an article with their places and kinds, but for those of `house` lines.

    Direct speech is told by the marks in the text and by the contents of direct `quotations`.
    """
    text = blank_lines(article.text, house).replace("’", "'")
    places = [match.span() for match in WORD.finditer(text)]
    printed = [text[start:end] for start, end in places]
    starts = [start for start, _ in places]
    keys = tuple(word.lower() for word in printed)
    plain = tuple(word[0].islower() for word in printed)
    sentences = tuple(
        (bisect_left(starts, start), bisect_left(starts, end))
        for start, end in find_sentences(article.text)
    )
    return Words(
        article=article,
        keys=keys,
        starts=tuple(starts),
        ends=tuple(end for _, end in places),
        plain=plain,
        quoted=_mark_quoted(article.text, starts, quotations),
        sentences=sentences,
        seeds=find_seeds(keys),
        rows=_index_sentences(keys, plain, sentences),
    )


def find_seeds(keys: Sequence[str]) -> dict[Run, tuple[int, ...]]:
    """Where each run of `SEED` words stands, but for those that the text repeats often."""
    runs = list(find_runs(keys, SEED))
    seeds: dict[Run, tuple[int, ...]] = {run: (at,) for at, run in enumerate(runs)}
    if len(seeds) < len(runs):
        again = [run for at, run in enumerate(runs) if seeds[run] != (at,)]
        repeated: dict[Run, list[int]] = {run: [] for run in again}
        for at, run in enumerate(runs):
            if run in repeated:
                repeated[run].append(at)
        for run, places in repeated.items():
            seeds[run] = tuple(places) if len(places) <= SEED_IN else ()
    return seeds


def find_runs(keys: Sequence[str], size: int) -> Iterator[Run]:
    """The run of `size` words from each place on."""
    return zip(*(keys[at:] for at in range(size)), strict=False)


def _index_sentences(
    keys: Sequence[str], plain: Sequence[bool], sentences: Iterable[Extent]
) -> dict[str, list[Extent]]:
    rows: dict[str, list[Extent]] = {}
    for extent in sentences:
        if extent[1] - extent[0] >= SENTENCE_WORDS:
            for word in find_telling(keys, plain, extent):
                rows.setdefault(word, []).append(extent)
    return rows


def find_telling(keys: Sequence[str], plain: Sequence[bool], extent: Extent) -> set[str]:
    """Words that say what a sentence is about, names left out: independent reports share those."""
    return {keys[at] for at in range(*extent) if plain[at] and len(keys[at]) >= TELLING}


def _mark_quoted(
    text: str, starts: Sequence[int], quotations: Sequence[Quotation]
) -> tuple[bool, ...]:
    marked = [False] * len(starts)
    for start, end in (*_find_speech(text), *_read_contents(quotations)):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if last - first >= SHORTEST_QUOTE:
            marked[first:last] = [True] * (last - first)
    return tuple(marked)


def _find_speech(text: str) -> Iterable[tuple[int, int]]:
    """Places between quotation marks; plain double marks are read the quick way."""
    if PLAIN_MARKS.fullmatch(text):
        return (match.span() for match in DOUBLE.finditer(text))
    bounds = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    bounds[-1] = len(text)
    return ((one.start, one.end) for one in find_quoted(text, bounds) if not one.depth)


def _read_contents(quotations: Sequence[Quotation]) -> Iterable[tuple[int, int]]:
    return (
        (piece.start, piece.end)
        for one in quotations
        if one.kind == "direct"
        for piece in one.content
    )
