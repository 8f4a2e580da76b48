"""Text reuse: which articles repeat words of one another, where, and which of two was first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from consilience.linking.reuse.candidates import Pairs, find_candidates
from consilience.linking.reuse.direction import find_direction
from consilience.linking.reuse.furniture import find_house_lines
from consilience.linking.reuse.pairs import DERIVED, Seen, Shared, count_prose, find_shared
from consilience.linking.reuse.screen import choose_pairs
from consilience.linking.reuse.words import Vocabulary, Words, make_all_words
from consilience.linking.tokens import Hashes
from consilience.records.article import Article
from consilience.records.ids import ArticleId, DerivationId, make_id
from consilience.records.origin import Derivation, Direction, Passage
from consilience.records.quotation import Quotation
from consilience.records.story import Story

STORY_PAIRS = 12  # articles of a story, in order of publication, that each is laid beside
WITNESSES = 20  # articles like both, whose quotations tell which words are public speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """Words that two articles have in common.

    `source_id` is the earlier one where `direction` is known, else the first of the two by date
    and id. `prose` counts the equal words of prose, names and numbers left out, `reworded` the
    sentences that are one in two wordings; `share` and `source_share` are the parts of each
    article's words that the passages of prose hold, 0 to 1.
    """

    article_id: ArticleId
    source_id: ArticleId
    passages: tuple[Passage, ...]
    prose: int
    reworded: int
    share: float
    source_share: float
    direction: Direction

    @property
    def is_derived(self) -> bool:
        """True if so much prose agrees that one was made from the other, or both from a third."""
        return self.prose >= DERIVED


def find_reuse(
    articles: Sequence[Article],
    *,
    quotations: Mapping[ArticleId, Sequence[Quotation]] | None = None,
    stories: Sequence[Story] = (),
) -> tuple[Reuse, ...]:
    """Pairs of articles with passages in common, in order of their ids.

    Pairs are proposed by shared runs of words, within `stories` also by being of one story.
    Words that an article gives as direct speech count as speech in all articles that are like
    it. Time grows with the words and the pairs proposed, which are at most a few per article.
    """
    ordered = sorted(articles, key=_order)
    words = _read(ordered, quotations or {})
    firsts = _find_copies(ordered)
    rows = [at for at, first in enumerate(firsts) if first == at]
    pairs = set(_pair_stories(ordered, stories, firsts))
    if len(pairs) < len(rows) * (len(rows) - 1) // 2:
        proposed = find_candidates([words[at].keys[~words[at].marked] for at in rows])
        pairs |= {(rows[one], rows[other]) for one, other in proposed}
    pairs |= {(first, at) for at, first in enumerate(firsts) if first != at}
    comparison = _Comparison(words, sorted(pairs))
    found = (comparison.compare(*one) for one in choose_pairs(words, comparison.pairs))
    return tuple(sorted((one for one in found if one), key=_order_reuse))


def _read(
    articles: Sequence[Article], quotations: Mapping[ArticleId, Sequence[Quotation]]
) -> list[Words]:
    """The words of all articles, numbered by one vocabulary."""
    return make_all_words(articles, quotations, find_house_lines(articles), Vocabulary())


def make_reuse_derivations(reuses: Iterable[Reuse]) -> tuple[Derivation, ...]:
    """A derivation of kind "reuse" for each pair of which one text was made from the other."""
    return tuple(
        Derivation(
            id=DerivationId(make_id("reuse", one.article_id, one.source_id)),
            article_id=one.article_id,
            source_id=one.source_id,
            kind="reuse",
            passages=one.passages,
            share=one.share,
            direction=one.direction,
        )
        for one in reuses
        if one.is_derived
    )


class _Comparison:
    """Pairs of articles laid side by side; `pairs` are their numbers, sorted."""

    def __init__(self, words: Sequence[Words], pairs: Pairs) -> None:
        self.words = words
        self.pairs = pairs
        self.like: dict[int, set[int]] = defaultdict(set)
        for one, other in pairs:
            self.like[one].add(other)
            self.like[other].add(one)

    def compare(self, one: int, other: int, seen: Seen) -> Reuse | None:
        """What the two have in common; `one` is the earlier. None where that is nothing."""
        shared = find_shared(self.words[one], self.words[other], seen, self._public(one, other))
        if not shared:
            return None
        share_one, share_other = self._share(shared, one, 0), self._share(shared, other, 1)
        first, direction = find_direction(
            self.words[one].article, self.words[other].article, share_one, share_other
        )
        source, article = (one, other) if first == 0 else (other, one)
        return Reuse(
            article_id=self.words[article].article.id,
            source_id=self.words[source].article.id,
            passages=tuple(self._passages(shared, article, source, turned=first == 0)),
            prose=count_prose(shared),
            reworded=sum(passage.whole and passage.kind == "prose" for passage in shared),
            share=share_other if first == 0 else share_one,
            source_share=share_one if first == 0 else share_other,
            direction=direction,
        )

    def _public(self, one: int, other: int) -> Hashes:
        """Runs of words that one of the two, or an article like both, gives as speech."""
        both = self.like[one] & self.like[other]
        witnesses = [one, other, *sorted(both)[:WITNESSES]]
        return np.concatenate([self.words[at].speech_runs for at in witnesses])

    def _share(self, shared: Sequence[Shared], at: int, side: int) -> float:
        held = bytearray(len(self.words[at]))
        for passage in shared:
            if passage.kind == "prose":
                first, last = passage.other if side else passage.one
                held[first:last] = b"\1" * (last - first)
        return round(held.count(1) / max(1, len(held)), 4)

    def _passages(
        self, shared: Sequence[Shared], article: int, source: int, *, turned: bool
    ) -> Iterator[Passage]:
        for passage in sorted(shared, key=lambda one: one.other if turned else one.one):
            mine, theirs = (passage.other, passage.one) if turned else (passage.one, passage.other)
            yield Passage(
                span=self.words[article].span(mine),
                source=self.words[source].span(theirs),
                kind=passage.kind,
            )


def _order(article: Article) -> tuple[str, str]:
    return article.published.earliest if article.published else "9999", article.id


def _order_reuse(reuse: Reuse) -> tuple[str, str]:
    return reuse.article_id, reuse.source_id


def _find_copies(articles: Sequence[Article]) -> list[int]:
    """For each article the first one with the same text, which may be itself."""
    seen: dict[str, int] = {}
    return [seen.setdefault(one.text, at) for at, one in enumerate(articles)]


def _pair_stories(
    articles: Sequence[Article], stories: Sequence[Story], firsts: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Each article of a story with the first of it and those published just before."""
    places = {one.id: at for at, one in enumerate(articles)}
    for story in stories:
        rows = sorted({firsts[places[one]] for one in story.article_ids if one in places})
        for back in range(1, STORY_PAIRS + 1):
            yield from zip(rows, rows[back:], strict=False)
        yield from ((rows[0], at) for at in rows[STORY_PAIRS + 1 :])
