"""Reported speech."""

from dataclasses import dataclass
from typing import Literal

from consilience.records.ids import EntityId, MentionId, QuotationId
from consilience.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What was said (in one or several pieces), the cue ("said"), and the words for the speaker.

    `speaker_mention_id` is the mention that is the head of the speaker's words, if it is one.
    `via` names what carried the words ("a statement"). `rule` says how the quotation was found,
    `confidence` (0 to 1) how often that rule was right on development data. The rules `object`,
    `preposition`, `noun`, `adjective` and `hedge` find attitudes rather than speech.
    """

    id: QuotationId
    kind: Literal["direct", "indirect", "mixed"]
    content: tuple[Span, ...]
    sentence: Span
    cue: Span | None = None
    speaker: Span | None = None
    via: Span | None = None
    speaker_mention_id: MentionId | None = None
    speaker_id: EntityId | None = None
    rule: str = ""
    confidence: float = 1.0
