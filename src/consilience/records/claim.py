"""One thing that one article reports."""

from dataclasses import dataclass
from typing import Literal

from consilience.records.ids import ClaimId, EntityId, EventId, MentionId
from consilience.records.span import Span
from consilience.records.time_expression import TimeExpression

Factuality = Literal["occurred", "planned", "ongoing", "alleged", "denied", "hypothetical"]
Role = Literal["actor", "recipient", "theme", "other"]
Bound = Literal[
    "exactly", "about", "at least", "more than", "up to", "less than", "nearly", "range"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """The word that says what happened; `lemma` in lower case."""

    lemma: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who or what took part: `actor` who does it, `recipient` to whom, `theme` what is done or had.

    `mention_id` is the mention that is the head of the words, None where they name nobody.
    """

    role: Role
    span: Span
    mention_id: MentionId | None = None
    entity_id: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as printed, read as `lowest` to `highest` in `unit`; None for no bound.

    `bound` is the comparison that is printed with it: "about 5" is 5 to 5, "at least 5" has no
    highest, "nearly half" no lowest. Shares are parts of 1. Both are None for "thousands".
    """

    span: Span
    lowest: float | None
    highest: float | None
    unit: str | None = None
    bound: Bound = "exactly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of the chain of sources, outermost first; `mention_id` as in `Participant`."""

    source: Span
    cue: Span | None = None
    mention_id: MentionId | None = None
    entity_id: EntityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Predicate, participants, time, place and quantities, as fact, plan, allegation or denial.

    `event_type` and `mode` are PLOVER's, modality counted in (a planned visit is "AGREE"); `act`
    is the root of the deed itself ("CONSULT"). `reciprocal`: each side does it to the other.
    `cue` is the word that makes it more or less than a fact ("plans", "allegedly"). `negated`
    stands apart from factuality: "will not return" is planned and negated. `event_id` is the
    first of the events that hold the claim: "met A and B" supports two.
    """

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
    act: str | None = None
    mode: str | None = None
    reciprocal: bool = False
    negated: bool = False
    cue: Span | None = None
