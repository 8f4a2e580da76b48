"""What forbids that two event mentions tell one happening."""

from collections.abc import Callable
from datetime import date

from consilience.linking.events.adoption import is_fact
from consilience.linking.events.mentions import EventMention
from consilience.linking.events.parties import have_like_names, have_other_parties, share_lemma
from consilience.linking.events.rivals import (
    have_doers_suffered,
    have_other_order,
    have_other_sides,
    is_one_long_past,
    was_told_before,
)
from consilience.linking.events.senses import did_each_their_own
from consilience.records.ids import EntityId

# Accounts of one happening differ by a day or two, and tolls rise; both are worth showing.
FARTHEST_DAYS = 3
LARGEST_RATIO = 3.0

TARGETS = frozenset({"recipient", "theme"})
OTHER_NUMBERS = "other numbers"


def explain_conflict(one: EventMention, other: EventMention) -> str | None:
    """Why the two are two happenings, in a few words; None where nothing speaks against one.

    Only what both tell can part them: silence never does.
    """
    return next((why for why, differ in CONFLICTS.items() if differ(one, other)), None)


def _have_dates_apart(one: EventMention, other: EventMention) -> bool:
    if one.when is None or other.when is None:
        return False
    first, second = sorted((one.when, other.when), key=lambda when: when.earliest)
    try:
        end, start = (date.fromisoformat(day[:10]) for day in (first.latest, second.earliest))
    except ValueError:
        return False
    return (start - end).days > FARTHEST_DAYS


def _have_other_persons(one: EventMention, other: EventMention) -> bool:
    """Who meets whom decides what meeting it is; of other acts, to whom it is done before who."""
    ones, others = _find_persons(one), _find_persons(other)
    if one.reciprocal or other.reciprocal:
        return bool(ones - others and others - ones)
    if one.article != other.article and have_like_names(one, other):
        return False  # "led by Alban Thorne" and "led by Alan Thorne" are two accounts
    doers, other_doers = _find_persons(one, {"actor"}), _find_persons(other, {"actor"})
    targets, other_targets = _find_persons(one, TARGETS), _find_persons(other, TARGETS)
    if doers & other_targets or targets & other_doers:
        return False
    if targets and other_targets and not targets & other_targets:
        return True
    same_target = _find_entities(one, TARGETS) & _find_entities(other, TARGETS)
    return bool(doers and other_doers and not doers & other_doers and not same_target)


def _are_told_apart(one: EventMention, other: EventMention) -> bool:
    """True where one article tells both, in forms of one word and of other parties."""
    if one.article != other.article:
        return False
    if one.id == other.id and one.dyad != other.dyad:
        return True
    return share_lemma(one, other) and have_other_parties(one, other)


def _are_said_otherwise(one: EventMention, other: EventMention) -> bool:
    """True where one sentence tells one as fact, the other as said or denied by somebody.

    "Met her, reportedly discussing gas": that they met is no sign that they spoke of gas.
    """
    if (one.article, one.sentence) != (other.article, other.sentence) or share_lemma(one, other):
        return False
    return is_fact(one) != is_fact(other)


def _are_opposed(one: EventMention, other: EventMention) -> bool:
    """True for "must not drink" and "may drink", "should have been told" and "was told".

    What is forbidden is no act done or allowed. A plan may be carried out, and of two plans or two
    facts one may deny the other: these are one happening, told otherwise.
    """
    if one.negated != other.negated:
        forbidden, done = (one, other) if one.negated else (other, one)
        if forbidden.factuality == "planned":
            return done.factuality != "planned"
        return forbidden.factuality == "hypothetical"
    is_wish = (one.factuality == "hypothetical") != (other.factuality == "hypothetical")
    return is_wish and share_lemma(one, other) and _are_set_against(one, other)


def _are_set_against(one: EventMention, other: EventMention) -> bool:
    """True where one article tells both in one sentence, or of two days."""
    if one.article != other.article:
        return False
    days = {one.when, other.when}
    return one.sentence == other.sentence or (len(days) > 1 and None not in days)


def _have_sides_changed(one: EventMention, other: EventMention) -> bool:
    """True for "the north struck the south" and "the south struck the north".

    Of two verbs one may tell the other's deed from the other side: "visited" and "received".
    """
    if one.lemma != other.lemma or one.reciprocal or other.reciprocal:
        return False
    doers, targets = _find_entities(one, {"actor"}), _find_entities(one, TARGETS)
    others = _find_entities(other, {"actor"}), _find_entities(other, TARGETS)
    return bool(
        doers & others[1] and targets & others[0] and not doers & others[0] | targets & others[1]
    )


def _have_other_countries(one: EventMention, other: EventMention) -> bool:
    return bool(one.country and other.country and one.country != other.country)


def _have_other_numbers(one: EventMention, other: EventMention) -> bool:
    """True where things of one kind are counted and no two of the counts come near each other."""
    ratios = [
        max(value, another) / min(value, another)
        for value, unit in one.numbers
        for another, same in other.numbers
        if unit and unit == same and min(value, another) > 0
    ]
    return bool(ratios) and min(ratios) > LARGEST_RATIO


def _find_persons(
    mention: EventMention, roles: frozenset[str] | set[str] = frozenset()
) -> set[EntityId]:
    return {
        one.entity
        for one in mention.parties
        if one.entity and one.printed and one.kind == "person" and (not roles or one.role in roles)
    }


def _find_entities(mention: EventMention, roles: frozenset[str] | set[str]) -> set[EntityId]:
    return {one.entity for one in mention.parties if one.entity and one.role in roles}


CONFLICTS: dict[str, Callable[[EventMention, EventMention], bool]] = {
    "dates apart": _have_dates_apart,
    "other persons": _have_other_persons,
    "each their own": did_each_their_own,
    "told apart": _are_told_apart,
    "said otherwise": _are_said_otherwise,
    "opposed": _are_opposed,
    "sides changed": _have_sides_changed,
    "other countries": _have_other_countries,
    "other sides": have_other_sides,
    "doers suffered": have_doers_suffered,
    "another of a row": have_other_order,
    "told before": was_told_before,
    "long past": is_one_long_past,
    OTHER_NUMBERS: _have_other_numbers,
}
