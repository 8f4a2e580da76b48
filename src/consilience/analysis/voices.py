"""To whom what an article tells is attributed: the one voice that several outlets may quote."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from sys import maxsize

from consilience.records.annotations import Annotations
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId, ClaimId, EntityId

WORD = re.compile(r"\w+")
FEWEST_WORDS = 3  # that two speakers do not happen to say alike
SPOKEN = frozenset({"direct", "mixed"})
Piece = tuple[int, int, EntityId]


class Voices:
    """The speakers of the claims of some articles."""

    def __init__(self, annotations: Sequence[Annotations]) -> None:
        self._spoken: Mapping[ArticleId, tuple[Piece, ...]] = {
            one.article_id: _list_spoken(one) for one in annotations
        }
        self._direct = {one.article_id: _list_direct(one) for one in annotations}

    def find_speaker(self, claim: Claim) -> EntityId | None:
        """Who says it: the end of its chain of sources, or whose direct speech it stands in.

        None for what the article tells by itself, and where the speaker is not known.
        """
        if claim.attribution:
            return claim.attribution[-1].entity_id or self._find_quoted(claim)
        return self._find_quoted(claim)

    def find_speakers(self, claims: Iterable[Claim]) -> dict[ClaimId, EntityId | None]:
        """Who says each claim; the same words are of the speaker to whom most give them."""
        told = list(claims)
        speakers = {one.id: self.find_speaker(one) for one in told}
        for alike in self.find_same_words(told):
            counts = Counter(name for one in alike if (name := speakers[one]))
            if counts:
                chosen = min(counts, key=lambda one: (-counts[one], one))
                speakers |= dict.fromkeys(alike, chosen)
        return speakers

    def find_same_words(self, claims: Sequence[Claim]) -> tuple[tuple[ClaimId, ...], ...]:
        """The claims of several articles that stand in direct speech in the same words."""
        if len(claims) < 2:
            return ()
        spoken = [one for one in claims if self.is_direct(one)]
        if len({one.span.article for one in spoken}) < 2:
            return ()
        alike: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        for one in spoken:
            words = tuple(WORD.findall(one.span.text.casefold()))
            if len(words) >= FEWEST_WORDS:
                alike[words].append(one)
        return tuple(
            tuple(one.id for one in held)
            for held in alike.values()
            if len({one.span.article for one in held}) > 1
        )

    def is_direct(self, claim: Claim) -> bool:
        """Whether it stands in direct speech, whoever speaks."""
        place = claim.predicate.span
        held = self._direct.get(place.article, ())
        at = bisect_right(held, (place.start, maxsize)) - 1
        return at >= 0 and place.end <= held[at][1]

    def _find_quoted(self, claim: Claim) -> EntityId | None:
        held = self._spoken.get(claim.span.article, ())
        place = claim.predicate.span
        at = bisect_right(held, place.start, key=lambda piece: piece[0]) - 1
        if at >= 0 and place.end <= held[at][1]:
            return held[at][2]
        return None


def _list_direct(one: Annotations) -> tuple[tuple[int, int], ...]:
    """Where direct speech stands, in order, whoever says it."""
    return tuple(
        sorted(
            (piece.start, piece.end)
            for quotation in one.quotations
            if quotation.kind in SPOKEN
            for piece in quotation.content
        )
    )


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
