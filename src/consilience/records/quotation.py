"""Reported speech."""

from dataclasses import dataclass
from typing import Literal

from consilience.records.ids import EntityId, QuotationId
from consilience.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What was said (in one or several pieces), the cue ("said"), and the words for the speaker."""

    id: QuotationId
    kind: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...]
    sentence: Span
    cue: Span | None = None
    speaker: Span | None = None
    speaker_id: EntityId | None = None
