"""Conclusions over a story: corroboration, discrepancies and the brief."""

from dataclasses import dataclass
from typing import Literal

from consilience.records.ids import (
    ArticleId,
    ClaimId,
    DiscrepancyId,
    EntityId,
    EventId,
    OriginId,
    StoryId,
)
from consilience.records.judgement import Verdict
from consilience.records.span import Span

Level = Literal["single origin", "corroborated", "disputed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """Who stands behind an event, or behind a story as a whole where `event_id` is None.

    Of an event only those count that tell it: not who denies it, tells only that it may be, or
    tells a plan for what others tell as done. `outlets` and `publishers` are names; an article of
    an unknown outlet counts for no outlet.
    `level` counts known origins, whatever the number of outlets, and those that all attribute it
    to one speaker once; None for a story as a whole, where all origins are unknown, and where
    it is not sure that those of several origins tell the same.
    `speakers` are those to whom all claims are attributed; empty where a claim is told in an
    article's own words or the speaker of one is not known. Opinion pieces are among `articles`
    and add no origin and no speaker to what others report. Of the origins of an event,
    `party_origins` speak for somebody who takes part in it, or for his state;
    `third_party_origins` are the other known ones. Both are empty for a story, and for an event of
    which no participant is known.
    """

    story_id: StoryId
    event_id: EventId | None
    articles: tuple[ArticleId, ...]
    outlets: tuple[str, ...]
    publishers: tuple[str, ...]
    origins: tuple[OriginId, ...]
    level: Level | None
    party_origins: tuple[OriginId, ...] = ()
    third_party_origins: tuple[OriginId, ...] = ()
    speakers: tuple[EntityId, ...] = ()


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
    have one reading: what is denied need not stand in any article. `verdict` is what an analyst
    found of it; one that is no difference (time zone, reading error) is "dismissed".
    """

    id: DiscrepancyId
    story_id: StoryId
    event_id: EventId | None
    kind: Literal["date", "place", "number", "name", "participant", "denial", "wording"]
    readings: tuple[Reading, ...]
    relation: Literal["conflict", "update", "rounding", "denial", "paraphrase", "dismissed"]
    explanation: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSentence:
    """A sentence of a brief with the events it tells and the words it rests on.

    `articles` and `origins` are those that stand behind it. `retold` are words of further
    articles, one sentence of each, which tell much of it and may not tell all; they count for
    nothing. A sentence about a difference names it in `discrepancy_id`.
    """

    text: str
    event_ids: tuple[EventId, ...]
    evidence: tuple[Span, ...]
    articles: tuple[ArticleId, ...] = ()
    origins: tuple[OriginId, ...] = ()
    discrepancy_id: DiscrepancyId | None = None
    retold: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A story in a few sentences; `key_facts` are its main events, most widely told first."""

    story_id: StoryId
    sentences: tuple[BriefSentence, ...]
    key_facts: tuple[BriefSentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """An event with the articles that tell it, the origins of these sentences and the clauses.

    `evidence` has one clause of each article, in their order; never empty.
    """

    event_id: EventId
    articles: tuple[ArticleId, ...]
    origins: tuple[OriginId, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What one account of a story leaves out that others tell, and what it alone tells.

    An account is all articles of an outlet, or one article where the outlet is unknown
    (`outlet` None). Events come most widely told first. `excuse` says why nothing counts as
    left out: the account is too short, or in a language that is not read; it then has none of
    its own either.
    """

    story_id: StoryId
    outlet: str | None
    article_ids: tuple[ArticleId, ...]
    left_out: tuple[ToldEvent, ...]
    only_here: tuple[ToldEvent, ...]
    excuse: Literal["fragment", "unread"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse:
    """How often an article uses a term, and where; `quoted` of the `spans` are direct speech."""

    article_id: ArticleId
    outlet: str | None
    quoted: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermVariant:
    """One term with its uses, by article; `count` is their sum, direct speech left out."""

    term: str
    count: int
    uses: tuple[TermUse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermChoice:
    """Names or nouns of different standing that articles use for one and the same referent.

    The referent, called `name`, is the entity, or else what the event does or those who take
    part in it; both ids are None for a place that is in no entity. `kind` tells names of a
    place, nouns for persons, bodies and things, and words for a deed apart. Variants come by
    count; no two accounts need differ in all of them.
    """

    story_id: StoryId
    entity_id: EntityId | None
    event_id: EventId | None
    name: str
    kind: Literal["place", "noun", "deed"]
    variants: tuple[TermVariant, ...]
