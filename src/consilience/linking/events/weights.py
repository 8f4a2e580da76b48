"""What the pair score cannot see: how far each pair's probability counts."""

from consilience.linking.events.deeds import PLANS, SAME, Deed, compare_deeds, may_be_one_deed
from consilience.linking.events.dyads import MEETINGS
from consilience.linking.events.mentions import EventMention
from consilience.linking.events.parties import (
    ACTORS,
    TARGETS,
    are_of_other_kinds,
    have_all_parties_other,
    read_named,
    share_party,
)
from consilience.linking.events.senses import are_other_verbs
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

# Of one set of words (language/happenings.toml): at least, where it befell one and the same; else
# "released a video" and "released the girls". Values from ECB+ and the labelled happenings.
SAME_DEED = 0.75
OTHER_BEARERS = 0.8
SPARED = 0.5  # "thirty were hurt, the driver was not"
SIDES = 2

# Of two words and no set, done by others to others. No pair of ECB+ is parted by it.
ALL_OTHER = 0.6

# "Make", "use", "go", "take": verbs of an inverse document frequency below, in every third article,
# say little without their object. 80.3 -> 80.4 on ECB+.
COMMON = 1.2
OTHER_TARGETS = 0.6

# "Called up the captain" and "called for a strike"; on ECB+ 80.85 -> 80.87.
OTHER_VERB = 0.6

FINE = frozenset({"minute", "day", "week"})


def weigh_score(score: float, one: EventMention, other: EventMention) -> float:
    """The probability (0 to 1) that both tell one happening, with what their parties say of it."""
    if are_one_visit(one, other):
        return 1.0  # "welcomed" and "visited" are too unlike for the score
    return score * _weigh(one, other)


def weigh_deeds(
    score: float, one: tuple[EventMention, Deed], other: tuple[EventMention, Deed]
) -> float:
    """The probability (0 to 1) with what sets of words for happenings say of it."""
    likeness = compare_deeds(one[1], other[1])
    if likeness < 0 and one[0].negated != other[0].negated:
        return score * SPARED
    if likeness < 0:
        return score if _have_both_sides(one[0], other[0]) else score * OTHER_BEARERS
    if likeness == SAME and may_be_one_deed(one[0], other[0]):
        return max(score, SAME_DEED)
    return score * ALL_OTHER if likeness == 0 and _differ_in_all(one[0], other[0]) else score


def _differ_in_all(one: EventMention, other: EventMention) -> bool:
    """True for "the mayor cut a ribbon" and "police dropped a charge": alike in the verb alone."""
    if one.lemma == other.lemma or (one.act and one.act == other.act):
        return False
    return have_all_parties_other(one, other) and not share_circumstance(one, other)


def _have_both_sides(one: EventMention, other: EventMention) -> bool:
    """True for "A and B signed a lease" and "B signed the agreement with A"."""
    return len(read_named(one.parties).entities & read_named(other.parties).entities) >= SIDES


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
    weight = OTHER_VERB if are_other_verbs(one, other) else 1.0
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
    return second.first_day <= first.last_day
