"""Where analysts decided that one article of a page ends and the next begins."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from consilience.extraction.blocks import Block
from consilience.records.judgement import Judgement


def judge_starts(
    blocks: Sequence[Block], starts: Sequence[int], judgements: Iterable[Judgement]
) -> tuple[int, ...]:
    """The first blocks of the articles' parts, `starts` with what somebody decided.

    `judgements` are those on the boundaries of this page that stand, in their order. "split"
    begins an article at the block that holds the place, or the next one; "join" takes away the
    boundary nearest to it.
    """
    chosen = set(starts)
    for one in judgements:
        if one.place is None:
            continue
        if one.verdict == "split":
            chosen.add(find_block(blocks, one.place.start))
        elif one.verdict == "join" and (others := sorted(chosen - {0})):
            place = one.place.start
            chosen.remove(min(others, key=lambda at: (abs(blocks[at].start - place), at)))
    return tuple(sorted(chosen))


def find_block(blocks: Sequence[Block], place: int) -> int:
    """The block that holds a place on the page, or the next one; the last where none is left."""
    at = max(bisect_right(blocks, place, key=lambda block: block.start) - 1, 0)
    return min(at + 1, len(blocks) - 1) if blocks[at].end <= place else at
