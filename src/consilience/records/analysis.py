"""Conclusions over a story: corroboration, discrepancies and the brief."""

from dataclasses import dataclass
from typing import Literal

from consilience.records.ids import (
    ArticleId,
    ClaimId,
    DiscrepancyId,
    EventId,
    OriginId,
    StoryId,
)
from consilience.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """Who stands behind an event, or behind a story as a whole where `event_id` is None.

    `outlets` and `publishers` are names; an article of an unknown outlet counts for no outlet.
    `level` is None until origins are traced.
    """

    story_id: StoryId
    event_id: EventId | None
    articles: tuple[ArticleId, ...]
    outlets: tuple[str, ...]
    publishers: tuple[str, ...]
    origins: tuple[OriginId, ...]
    level: Literal["single origin", "corroborated", "disputed"] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One version of what happened, the claims that say so, and the origins they rest on."""

    value: str
    claim_ids: tuple[ClaimId, ...]
    origins: tuple[OriginId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """Claims about one event that differ."""

    id: DiscrepancyId
    event_id: EventId
    kind: Literal["date", "place", "number", "name", "participant", "denial", "wording"]
    readings: tuple[Reading, ...]
    relation: Literal["conflict", "update", "rounding", "denial", "paraphrase"]
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSentence:
    """A sentence of a brief with the events it tells and the words it rests on."""

    text: str
    event_ids: tuple[EventId, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A story in a few sentences."""

    story_id: StoryId
    sentences: tuple[BriefSentence, ...]
