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

Level = Literal["single origin", "corroborated", "disputed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """Who stands behind an event, or behind a story as a whole where `event_id` is None.

    `outlets` and `publishers` are names; an article of an unknown outlet counts for no outlet.
    `level` counts known origins, whatever the number of outlets; None for a story as a whole,
    and where all origins are unknown.
    """

    story_id: StoryId
    event_id: EventId | None
    articles: tuple[ArticleId, ...]
    outlets: tuple[str, ...]
    publishers: tuple[str, ...]
    origins: tuple[OriginId, ...]
    level: Level | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One version of what happened, the claims that say so, and the origins they rest on.

    `evidence` are the words that give it, by article and place; never empty.
    """

    value: str
    claim_ids: tuple[ClaimId, ...]
    origins: tuple[OriginId, ...]
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """Claims about one event that differ, or sentences of a story where no event is known.

    `event_id` is None where the readings were matched by their sentences alone. A denial may
    have one reading: what is denied need not stand in any article.
    """

    id: DiscrepancyId
    story_id: StoryId
    event_id: EventId | None
    kind: Literal["date", "place", "number", "name", "participant", "denial", "wording"]
    readings: tuple[Reading, ...]
    relation: Literal["conflict", "update", "rounding", "denial", "paraphrase"]
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSentence:
    """A sentence of a brief with the events it tells and the words it rests on.

    `articles` and `origins` are those that stand behind it. A sentence about a difference names
    it in `discrepancy_id`.
    """

    text: str
    event_ids: tuple[EventId, ...]
    evidence: tuple[Span, ...]
    articles: tuple[ArticleId, ...] = ()
    origins: tuple[OriginId, ...] = ()
    discrepancy_id: DiscrepancyId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A story in a few sentences; `key_facts` are its main events, most widely told first."""

    story_id: StoryId
    sentences: tuple[BriefSentence, ...]
    key_facts: tuple[BriefSentence, ...] = ()
