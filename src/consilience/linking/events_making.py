"""One event of the claims about it: title, time, place, participants, factuality."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from consilience.linking.events_mentions import EventMention
from consilience.records.claim import Claim, Factuality
from consilience.records.event import Event, EventParticipant
from consilience.records.ids import EntityId, EventId, StoryId, make_id
from consilience.records.time_value import Basis, Precision, TimeValue

# What is said as fact outweighs what is not; a denial outweighs a plan, for it is about a deed.
SUREST_FIRST: tuple[Factuality, ...] = (
    "occurred", "ongoing", "alleged", "denied", "planned", "hypothetical",
)  # fmt: skip
FINEST_FIRST: tuple[Precision, ...] = (
    "minute", "day", "week", "month", "season", "year", "decade", "century",
)  # fmt: skip
WEAKEST: frozenset[Basis] = frozenset({"publication"})
ROLE_ORDER = ("actor", "recipient", "theme", "other")

Label = TypeVar("Label", bound=str)


def make_event(
    story: StoryId, title: str, claims: Sequence[Claim], mentions: Sequence[EventMention]
) -> Event:
    """The event of these claims; `mentions` are the same claims in the same order.

    Time: of the finest values the one most claims give, then the earliest. Place: the place
    entity that most claims name. An entity has the role that most claims give it. Factuality:
    the surest that any claim has.
    """
    ids = tuple(sorted(one.id for one in claims))
    return Event(
        id=EventId(make_id("event", story, *ids)),
        story_id=story,
        title=title,
        event_type=_most_common([one.event_type for one in claims if one.event_type]),
        when=_choose_time([one.when for one in mentions if one.when]),
        where=_most_common([one.place for one in mentions if one.place]),
        participants=_gather_participants(mentions),
        factuality=min((one.factuality for one in claims), key=SUREST_FIRST.index),
        claim_ids=ids,
    )


def _choose_time(values: Sequence[TimeValue]) -> TimeValue | None:
    counts = Counter(values)
    return min(
        counts,
        key=lambda one: (
            one.basis in WEAKEST,
            FINEST_FIRST.index(one.precision),
            -counts[one],
            one.earliest,
            one.latest,
            one.basis,
        ),
        default=None,
    )


def _gather_participants(mentions: Sequence[EventMention]) -> tuple[EventParticipant, ...]:
    roles: dict[EntityId, Counter[str]] = {}
    for one in mentions:
        for party in one.parties:
            if party.entity:
                roles.setdefault(party.entity, Counter())[party.role] += 1
    chosen = {
        entity: min(counts, key=lambda role: (-counts[role], ROLE_ORDER.index(role)))
        for entity, counts in roles.items()
    }
    ranked = sorted(
        chosen, key=lambda one: (ROLE_ORDER.index(chosen[one]), -roles[one].total(), one)
    )
    return tuple(EventParticipant(role=chosen[one], entity_id=one) for one in ranked)


def find_fullest(claims: Sequence[Claim], mentions: Sequence[EventMention]) -> Claim:
    """The claim that tells most: facts before others, then parties known, a date, and brevity."""
    pairs = zip(claims, mentions, strict=True)
    fullest, _ = min(
        pairs,
        key=lambda pair: (
            SUREST_FIRST.index(pair[0].factuality),
            -len({one.entity for one in pair[1].parties if one.entity}),
            -len(pair[0].participants),
            pair[0].when is None,
            len(pair[0].span.text),
            pair[0].span.text,
            pair[0].id,
        ),
    )
    return fullest


def _most_common(values: Sequence[Label]) -> Label | None:
    counts = Counter(values)
    return min(counts, key=lambda one: (-counts[one], one), default=None)
