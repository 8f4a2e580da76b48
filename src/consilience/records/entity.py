"""One person, organisation, place or group across articles."""

from dataclasses import dataclass

from consilience.records.ids import EntityId, MentionId
from consilience.records.mention import EntityKind
from consilience.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name as printed, and how often."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A title held, of what body or country, seen between two dates (ISO 8601), with the words."""

    title: str
    of: str | None
    earliest: str | None
    latest: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReason:
    """Why two names were taken for one entity."""

    name: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An entity; `name` is its fullest common form, `country` an ISO 3166 alpha-2 code."""

    id: EntityId
    kind: EntityKind
    name: str
    aliases: tuple[Alias, ...]
    mention_ids: tuple[MentionId, ...]
    offices: tuple[Office, ...] = ()
    country: str | None = None
    reasons: tuple[MergeReason, ...] = ()
