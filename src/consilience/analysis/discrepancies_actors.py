"""Who did it: in short reports that tell one deed in words of their own, another one in each.

The predicates need only be in one set of words for a deed ("acquired", "bought"), or of one
event; the day and the things tell the rest. Each must be somebody of whom the other report has no
word.
"""

from collections.abc import Mapping

from consilience.analysis.discrepancies_actors_reading import Actor, are_linked, read_actors
from consilience.analysis.discrepancies_deeds import find_classes, share_class
from consilience.analysis.discrepancies_happenings import (
    are_days_apart,
    find_article_words,
    keep_best,
    share_day,
)
from consilience.analysis.discrepancies_lone import list_short
from consilience.analysis.discrepancies_parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies_reading import StoryText, read_day
from consilience.language.deeds import load_others
from consilience.language.parties import is_state_body
from consilience.records.ids import ArticleId

# What two claims have in common; the sum is compared with the least. Chosen on development pairs,
# of which none that looks alike and agrees reached .7.
SAME_WORD, SAME_CLASS, SAME_EVENT, UNKNOWN_DEED = 0.8, 0.5, 0.8, 0.3
SAME_DAY, SAME_THING, SAME_AROUND, FIRST = 0.3, 0.2, 0.1, 0.1
MOST_THINGS = 3
LEAST, LEAST_DESCRIBED = 0.7, 1.1  # named actors and trades, and described ones
LEAD = 2
MOST_DAYS_APART = 4  # between two reports on one happening
MOST_ACTORS = 200  # of the short reports of a story


def find_actor_differences(text: StoryText) -> tuple[Difference, ...]:
    """Those who did one deed in short reports of which each names another."""
    known = find_article_words(text)
    actors = [one for sentence in list_short(text) for one in read_actors(sentence)][:MOST_ACTORS]
    scored = (
        (one, other, compare_actors(text, one, other))
        for at, one in enumerate(actors)
        for other in actors[at + 1 :]
        if are_rivals(one, other, known)
    )
    alike = (found for found in scored if found[2] >= find_least(found[0]))
    return tuple(
        _make_difference(one, other) for one, other, _ in keep_best(alike, lambda one: one.sentence)
    )


def find_least(one: Actor) -> float:
    """The least score; less where it is told by name or trade who it is."""
    return LEAST if one.name or one.trades else LEAST_DESCRIBED


def are_rivals(one: Actor, other: Actor, known: Mapping[ArticleId, frozenset[str]]) -> bool:
    """True for two of different reports of whom neither is in the other's."""
    if one.sentence.article.id == other.sentence.article.id:
        return False
    if (one.name is None) != (other.name is None) or bool(one.trades) != bool(other.trades):
        return False  # a name and a description are often one
    if one.trades & other.trades or _is_capital(one, other) or _is_capital(other, one):
        return False
    if _has_others(one) or _has_others(other) or not _are_of_one_time(one, other):
        return False
    if one.words & known[other.sentence.article.id] or other.words & known[one.sentence.article.id]:
        return False
    return not are_days_apart(one.sentence, other.sentence) and not are_linked(one, other)


def _are_of_one_time(one: Actor, other: Actor) -> bool:
    """True if the reports came out within a few days, or the sentences have a day in common."""
    first, second = (read_day(each.sentence.published_day) for each in (one, other))
    if first is None or second is None:
        return share_day(one.sentence, other.sentence)
    return abs(first - second) <= MOST_DAYS_APART


def _has_others(one: Actor) -> bool:
    """True where a sentence says that others did it too."""
    return not load_others().isdisjoint(one.sentence.words)


def _is_capital(one: Actor, other: Actor) -> bool:
    """True for a name of one word, no person's, beside a body of a state: it may be its seat."""
    if one.name is None or one.name.kind == "person" or " " in one.told.text:
        return False
    return is_state_body(other.span.text)


def compare_actors(text: StoryText, one: Actor, other: Actor) -> float:
    """How surely two did one deed; 0 where nothing tells that the deeds are one.

    What the sentences with those before them have in common counts less.
    """
    deed = _compare_deeds(one, other)
    if not deed:
        return 0.0
    things = min(len(one.things & other.things), MOST_THINGS)
    around = text.find_context(one.sentence) & text.find_context(other.sentence)
    near = min(len(around - one.own - other.own) - things, MOST_THINGS)
    is_first = one.sentence.number < LEAD and other.sentence.number < LEAD
    is_day = share_day(one.sentence, other.sentence)
    alike = SAME_THING * things + SAME_AROUND * near
    return deed + alike + SAME_DAY * is_day + FIRST * is_first


def _compare_deeds(one: Actor, other: Actor) -> float:
    """How alike the predicates are; a little where there is none."""
    if one.claim is None or other.claim is None:
        return SAME_CLASS * _share_noun(one, other) if one.deeds | other.deeds else UNKNOWN_DEED
    is_event = one.claim.event_id is not None and one.claim.event_id == other.claim.event_id
    return max(
        SAME_EVENT * is_event,
        SAME_WORD * bool(one.acts & other.acts),
        SAME_CLASS * share_class(one.sentence, one.claim, other.sentence, other.claim),
    )


def _share_noun(one: Actor, other: Actor) -> bool:
    """True if a noun for a doer and the other's predicate can tell one deed."""
    first, second = (
        each.deeds or (find_classes(each.sentence, each.claim) if each.claim else frozenset())
        for each in (one, other)
    )
    return bool(first & second)


def _make_difference(one: Actor, other: Actor) -> Difference:
    pair = sorted((one, other), key=lambda each: each.told.text)
    versions = tuple(Version(_tell(each), sort_spans(each.evidence)) for each in pair)
    told = " or ".join(each.value for each in versions)
    act = next((f" beside “{each.claim.predicate.span.text}”" for each in pair if each.claim), "")
    explanation = f"The articles name different participants{act}: {told}."
    return Difference("participant", "conflict", versions, explanation)


def _tell(one: Actor) -> str:
    """The words for him, or those that they stand for."""
    return one.evidence[0].text
