"""The only day, place or actor of one report that another lacks, beside the only one of that other.

Two short reports on one happening agree in most names and days. Where each has just one that the
other lacks, in sentences that tell of the same, these two are mostly two answers to one question.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from consilience.analysis.discrepancies.happenings import (
    compare_context,
    keep_best,
    pair_alike,
)
from consilience.analysis.discrepancies.parts import (
    Difference,
    Kind,
    Relation,
    Version,
    group_linked,
    sort_spans,
)
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems
from consilience.records.ids import ArticleId
from consilience.records.span import Span

SHORT = 14  # sentences
MOST_SHORT = 8  # reports of which all are compared
Lacks = Callable[["Filler", ArticleId], bool]

WHEN_AND_WHERE = frozenset({"date", "place"})  # kinds told of an event


@dataclass(frozen=True, eq=False)
class Filler:
    """An answer in its sentence; those with one `key` are the same."""

    sentence: Sentence
    span: Span
    key: str
    value: str

    @property
    def article(self) -> ArticleId:
        """The id of its article."""
        return self.sentence.article.id


def pair_lone(
    text: StoryText,
    fillers: Sequence[Filler],
    lacks: Lacks,
    least_like: float,
    least_short: float,
) -> list[tuple[Filler, Filler]]:
    """Fillers of two articles of which each is the only one that the other article lacks.

    The sentences must have a telling word in common, and with those before them be as alike as
    `least_like`, 0 to 1; those of two short reports as `least_short`.
    """
    there: dict[ArticleId, list[Filler]] = defaultdict(list)
    for one in fillers:
        there[one.article].append(one)
    alone: dict[tuple[ArticleId, ArticleId], frozenset[str]] = {}

    def find_own(article: ArticleId, other: ArticleId) -> frozenset[str]:
        if (article, other) not in alone:
            own = (one.key for one in there[article] if lacks(one, other))
            alone[article, other] = frozenset(own)
        return alone[article, other]

    alike_words = pair_alike(fillers, lambda one: one.sentence, text)
    scored = (
        (one, other, _compare(text, one, other))
        for one, other in _join(alike_words, _pair_short(text, fillers))
        if find_own(one.article, other.article) == {one.key}
        and find_own(other.article, one.article) == {other.key}
    )
    alike = (
        (one, other, score)
        for one, other, score in scored
        if score >= (least_short if _are_short(text, one, other) else least_like)
    )
    return [(one, other) for one, other, _ in keep_best(alike, lambda one: one.sentence)]


def _are_short(text: StoryText, one: Filler, other: Filler) -> bool:
    """True for two reports of few sentences."""
    counts = text.count_sentences
    return counts[one.article] <= SHORT and counts[other.article] <= SHORT


def _pair_short(text: StoryText, fillers: Sequence[Filler]) -> Iterator[tuple[Filler, Filler]]:
    """All fillers of short reports with those of others; of more than a few reports none."""
    there = [one for one in fillers if text.count_sentences[one.article] <= SHORT]
    if len({one.article for one in there}) > MOST_SHORT:
        return
    yield from (pair for pair in combinations(there, 2) if pair[0].article != pair[1].article)


def _join(*pairs: Iterable[tuple[Filler, Filler]]) -> Iterator[tuple[Filler, Filler]]:
    seen: set[frozenset[int]] = set()
    for one, other in chain.from_iterable(pairs):
        pair = frozenset((id(one), id(other)))
        if pair not in seen:
            seen.add(pair)
            yield one, other


def _compare(text: StoryText, one: Filler, other: Filler) -> float:
    named = [stem for each in (one, other) for stem in find_stems(each.span.text)]
    return compare_context(text, one.sentence, other.sentence, named)


def list_short(text: StoryText) -> list[Sentence]:
    """The sentences of short reports."""
    return [one for one in text.sentences if text.count_sentences[one.article.id] <= SHORT]


def make_differences(
    pairs: Iterable[tuple[Filler, Filler]],
    kind: Kind,
    what: str,
    tell_relation: Callable[[Sequence[Filler]], Relation] = lambda group: "conflict",
) -> Iterator[Difference]:
    """One difference for fillers that hang together, by their keys."""
    clashes = list(pairs)
    printed: dict[str, list[Filler]] = defaultdict(list)
    for one in {id(each): each for pair in clashes for each in pair}.values():
        printed[one.key].append(one)
    for group in group_linked(sorted((one.key, other.key) for one, other in clashes)):
        versions = tuple(
            Version(
                min(one.value for one in printed[key]),
                sort_spans(one.span for one in printed[key]),
            )
            for key in sorted(group)
        )
        told = " or ".join(one.value for one in versions)
        members = [one for key in group for one in printed[key]]
        values = told if kind in WHEN_AND_WHERE else ""
        yield Difference(kind, tell_relation(members), versions, f"{what}: {told}.", values)
