"""One word of two deeds: it has another second word, or each who does it speaks for himself."""

from collections.abc import Sequence
from typing import Final

from consilience.language.claims_quantities import load_numbers
from consilience.language.deeds import find_deeds, takes_second
from consilience.language.lexicon import load_words
from consilience.linking.events.deeds import are_one, find_behind, find_head_noun
from consilience.linking.events.mentions import EventMention, Party
from consilience.linking.events.parties import ACTORS, have_other_targets, is_thing, share_lemma

LIMIT: Final = ("up", "to")  # before a number they bound it: "grew up to nine times"


def are_other_verbs(one: EventMention, other: EventMention) -> bool:
    """True for "called up the captain" and "called for a strike": one lemma, two verbs."""
    if one.lemma != other.lemma:
        return False
    return _have_other_particles(one, other) or _are_in_other_sets(one, other)


def did_each_their_own(one: EventMention, other: EventMention) -> bool:
    """True for "Lind accused the board" and "Weld accused the board": each spoke for himself.

    Only of two persons, or of two bodies: who speaks for a body is not one more.
    """
    own = load_words("happenings", "own")
    if not share_lemma(one, other) or own.isdisjoint((one.lemma, other.lemma)):
        return False
    doers, others = _find_doers(one), _find_doers(other)
    kinds = {party.kind for party in (*doers.values(), *others.values())}
    return bool(doers and others) and len(kinds) == 1 and doers.keys().isdisjoint(others)


def befell_other_things(one: EventMention, other: EventMention) -> bool:
    """True for one verb of two things: "released a film", "released her ledgers"."""
    things, others = _find_things(one), _find_things(other)
    if one.lemma != other.lemma or not (things and others) or are_one(things, others):
        return False
    return all(map(is_thing, things | others)) and have_other_targets(one, other)


def _have_other_particles(one: EventMention, other: EventMention) -> bool:
    ones, others = find_behind(one), find_behind(other)
    particle, other_particle = _find_particle(ones), _find_particle(others)
    if particle == other_particle:
        return False
    # "Called the captain up" has its particle further on.
    return particle not in {"", *others} or other_particle not in {"", *ones}


def _find_particle(near: Sequence[str]) -> str:
    """The word right behind a verb that makes another verb of it; "" for none."""
    if tuple(near[:2]) == LIMIT and _is_number(near[2:3]):
        return ""
    return "".join(one for one in near[:1] if one in load_words("happenings", "particle"))


def _is_number(words: Sequence[str]) -> bool:
    return any(one[0].isdigit() or one in load_numbers() for one in words)


def _are_in_other_sets(one: EventMention, other: EventMention) -> bool:
    """Whether the word behind it puts each among words for another deed."""
    if not takes_second(one.lemma):
        return False
    deeds, others = (find_deeds(each.lemma, find_behind(each)) for each in (one, other))
    return bool(deeds and others) and deeds.isdisjoint(others)


def _find_doers(mention: EventMention) -> dict[str, Party]:
    return {
        one.entity: one
        for one in mention.parties
        if one.role in ACTORS and one.entity and one.printed
    }


def _find_things(mention: EventMention) -> frozenset[str]:
    told = (one for one in mention.parties if one.role == "theme" and not one.entity)
    return frozenset(noun for one in told if (noun := find_head_noun(one.words)))
