"""Sentences of different articles that say the same in the same words."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from consilience.linking.origins.sources import Sourced
from consilience.linking.reuse import Reuse
from consilience.records.ids import ArticleId
from consilience.records.span import Span

COVERED = 0.5  # of a sentence that a passage must hold for the two sentences to be one
COPY = 0.5  # of an article's words from another: then its quotations are from there too
GAP = 3  # sentences between two that are from one text, which then are from there too
Place = tuple[int, int]  # number of the article, number of the sentence


def find_links(
    sourced: Sequence[Sourced],
    reuses: Iterable[Reuse],
    number: Mapping[ArticleId, int],
    *,
    derived: bool,
) -> Iterator[tuple[Place, Place, Reuse]]:
    """Sentences that repeat one another: in the article, in its source, and the reuse.

    `number` gives the places of articles in `sourced`. `derived` asks for articles of which one
    was made from the other, and then for prose and for what stands between two linked sentences.
    """
    for reuse in reuses:
        if derived and not reuse.is_derived:
            continue
        one, other = number[reuse.article_id], number[reuse.source_id]
        pairs: list[tuple[int, int]] = []
        for passage in reuse.passages:
            speech = passage.kind == "speech" and reuse.share < COPY
            if passage.source is not None and not (derived and speech):
                mine = _find_covered(sourced[one], passage.span)
                theirs = _find_covered(sourced[other], passage.source)
                pairs += _pair_up(mine, theirs)
        for place, beside in _fill(pairs) if derived else pairs:
            yield (one, place), (other, beside), reuse


def _find_covered(sourced: Sourced, span: Span) -> list[int]:
    """Numbers of the sentences that a passage holds most of."""
    sentences = sourced.sentences
    first = bisect_right(sentences, span.start, key=lambda one: one.end)
    found = []
    for number in range(first, len(sentences)):
        start, end = sentences[number].start, sentences[number].end
        if start >= span.end:
            break
        if min(span.end, end) - max(span.start, start) >= COVERED * (end - start):
            found.append(number)
    return found


def _pair_up(mine: Sequence[int], theirs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Sentences of two passages one by one in order; the last of the shorter with the rest."""
    if mine and theirs:
        for at in range(max(len(mine), len(theirs))):
            yield mine[min(at, len(mine) - 1)], theirs[min(at, len(theirs) - 1)]


def _fill(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs, with a few sentences between two of them that stand in the same order.

    The first sentences of both texts go with the first pair, if it is near.
    """
    ordered = sorted({(-1, -1), *pairs})
    for (mine, theirs), (next_mine, next_theirs) in pairwise(ordered):
        if next_mine - mine <= GAP and 0 <= next_theirs - theirs <= GAP + 1:
            for number in range(mine + 1, next_mine):
                yield number, max(0, min(next_theirs, theirs + number - mine))
        yield next_mine, next_theirs
