"""One happening, told by one or several articles."""

from dataclasses import dataclass

from consilience.records.claim import Factuality
from consilience.records.ids import ClaimId, EntityId, EventId, StoryId
from consilience.records.time_value import TimeValue


@dataclass(frozen=True, slots=True, kw_only=True)
class EventParticipant:
    """An entity's part in an event."""

    role: str
    entity_id: EntityId


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening and the claims about it."""

    id: EventId
    story_id: StoryId
    title: str
    event_type: str | None
    when: TimeValue | None
    where: EntityId | None
    participants: tuple[EventParticipant, ...]
    factuality: Factuality
    claim_ids: tuple[ClaimId, ...]
