"""One thing that one article reports."""

from dataclasses import dataclass
from typing import Literal

from consilience.records.ids import ClaimId, EntityId, EventId
from consilience.records.span import Span
from consilience.records.time_expression import TimeExpression

Factuality = Literal["occurred", "planned", "ongoing", "alleged", "denied", "hypothetical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """The word that says what happened; `lemma` in lower case."""

    lemma: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who or what took part; `role` as in PLOVER: actor, recipient, or a finer one."""

    role: str
    span: Span
    entity_id: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as printed, read as `lowest` to `highest` in `unit`; None for no bound."""

    span: Span
    lowest: float | None
    highest: float | None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of the chain of sources, outermost first."""

    source: Span
    cue: Span | None = None
    entity_id: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Predicate, participants, time, place and quantities, as fact, plan, allegation or denial."""

    id: ClaimId
    span: Span
    predicate: Predicate
    event_type: str | None
    participants: tuple[Participant, ...]
    when: TimeExpression | None
    where: Span | None
    quantities: tuple[Quantity, ...]
    factuality: Factuality
    attribution: tuple[Attribution, ...] = ()
    event_id: EventId | None = None
