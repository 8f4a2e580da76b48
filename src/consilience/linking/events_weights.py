"""What the pair score cannot see: how far each pair's probability counts."""

from consilience.linking.events_dyads import MEETINGS
from consilience.linking.events_mentions import EventMention
from consilience.linking.events_parties import (
    ACTORS,
    TARGETS,
    are_of_other_kinds,
    read_named,
    share_party,
)
from consilience.records.ids import EntityId

# Where both tell who took part and nobody is the same. Together 79.6 -> 79.9 on ECB+; figures and
# other values tried in docs/explain/events.md.
SAME_ACT = 0.8  # of a type that both have: it says more than a word
SAME_WORD = 0.6  # of no type: a footbridge falls, prices fall
OTHER_NAMES = 0.7  # at most, if both name an entity

# A driver accompanied the envoy, a treaty accompanied the truce.
OTHER_KINDS = 0.5

# A plan and a deed in two words: "to strengthen ties" and "signed an agreement".
PLAN_AND_DEED = 0.7

PLANS = frozenset({"planned", "hypothetical"})
FINE = frozenset({"minute", "day", "week"})


def weigh_score(score: float, one: EventMention, other: EventMention) -> float:
    """The probability (0 to 1) that both tell one happening, with what their parties say of it."""
    if are_one_visit(one, other):
        return 1.0  # "welcomed" and "visited" are too unlike for the score
    return score * _weigh(one, other)


def are_one_visit(one: EventMention, other: EventMention) -> bool:
    """Whether both tell a visit of one guest to one host on one day, from whichever side."""
    if one.act not in MEETINGS or other.act not in MEETINGS or not _share_time(one, other):
        return False
    if one.reciprocal or other.reciprocal:
        return False
    return all(_find_in(one, roles) & _find_in(other, roles) for roles in (ACTORS, TARGETS))


def _find_in(mention: EventMention, roles: frozenset[str]) -> set[EntityId]:
    return {one.entity for one in mention.parties if one.entity and one.role in roles}


def _weigh(one: EventMention, other: EventMention) -> float:
    weight = 1.0
    if one.lemma != other.lemma and (one.factuality in PLANS) != (other.factuality in PLANS):
        weight = PLAN_AND_DEED
    if share_party(one, other) is not False or share_circumstance(one, other):
        return weight
    strange = SAME_ACT if one.act and one.act == other.act else SAME_WORD
    if read_named(one.parties).entities and read_named(other.parties).entities:
        strange = min(strange, OTHER_NAMES)
    if are_of_other_kinds(one, other):
        strange = min(strange, OTHER_KINDS)
    return weight * strange


def share_circumstance(one: EventMention, other: EventMention) -> bool:
    """Whether both tell one day or week, one place, or one number of the same things."""
    if one.place and one.place == other.place:
        return True
    return _share_time(one, other) or not set(one.numbers).isdisjoint(other.numbers)


def _share_time(one: EventMention, other: EventMention) -> bool:
    if one.when is None or other.when is None:
        return False
    if one.when.precision not in FINE or other.when.precision not in FINE:
        return False
    first, second = sorted((one.when, other.when), key=lambda when: when.earliest)
    return second.earliest[:10] <= first.latest[:10]
