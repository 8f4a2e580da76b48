"""To whom what an article tells is attributed: the one voice that several outlets may quote."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from consilience.records.annotations import Annotations
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId, EntityId

SPOKEN = frozenset({"direct", "mixed"})
Piece = tuple[int, int, EntityId]


class Voices:
    """The speakers of the claims of some articles."""

    def __init__(self, annotations: Iterable[Annotations]) -> None:
        self._spoken: Mapping[ArticleId, tuple[Piece, ...]] = {
            one.article_id: _list_spoken(one) for one in annotations
        }

    def find_speaker(self, claim: Claim) -> EntityId | None:
        """Who says it: the end of its chain of sources, or whose direct speech it stands in.

        None for what the article tells by itself, and where the speaker is not known.
        """
        if claim.attribution:
            return claim.attribution[-1].entity_id or self._find_quoted(claim)
        return self._find_quoted(claim)

    def _find_quoted(self, claim: Claim) -> EntityId | None:
        held = self._spoken.get(claim.span.article, ())
        place = claim.predicate.span
        at = bisect_right(held, place.start, key=lambda piece: piece[0]) - 1
        if at >= 0 and place.end <= held[at][1]:
            return held[at][2]
        return None


def _list_spoken(one: Annotations) -> tuple[Piece, ...]:
    """Direct speech of known speakers in order; of pieces that overlap the first."""
    pieces = sorted(
        (piece.start, piece.end, quotation.speaker_id)
        for quotation in one.quotations
        if quotation.kind in SPOKEN and quotation.speaker_id
        for piece in quotation.content
    )
    kept: list[Piece] = []
    for piece in pieces:
        if not kept or piece[0] >= kept[-1][1]:
            kept.append(piece)
    return tuple(kept)
