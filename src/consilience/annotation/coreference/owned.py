"""Whom or what "his wife", "her country" and "its director" stand for, by who or what owns them."""

from consilience.annotation.coreference.entities import Chains, Entity
from consilience.annotation.coreference.groups import fit_types
from consilience.annotation.coreference.offices import compare_offices, find_counterpart
from consilience.annotation.coreference.pronouns import Answer
from consilience.annotation.coreference.references import Reference
from consilience.language.coreference import find_cue_words
from consilience.language.nominals import find_alike

FARTHEST = 40  # sentences that an office is remembered


def find_owned(chains: Chains, at: int) -> Answer | None:
    """Somebody's minister, wife, firm or country: the one told of before, or by office."""
    one, owner = chains.references[at], chains.find_owner(at)
    if owner is None:
        return None
    if "counterpart" in one.noun.kinds:
        other = find_counterpart(chains, one, owner)
        return None if other is None else Answer(other, 3.0, "holder of the like office")
    if "state" in one.noun.kinds and len(owner.states) == 1:
        (state,) = owner.states
        return Answer(chains.entities[state], 3.0, "state of the owner")
    if one.word in find_cue_words("represented") and owner.number in chains.spoken_for:
        client = chains.entities[chains.spoken_for[owner.number]]
        return Answer(client, 3.0, "who the owner speaks for")
    if one.number == "many":
        return None
    return _find_known(chains, one, owner) or _find_by_office(chains, at, owner)


def _find_known(chains: Chains, one: Reference, owner: Entity) -> Answer | None:
    """What the owner was told to have, under this noun or one of like meaning; else a body."""
    if not one.noun.kinds & {"person", "body", "place"}:
        return None
    for word in (one.word, *sorted(find_alike(one.word))):
        if (owner.number, word) in chains.owned:
            known = chains.entities[chains.owned[owner.number, word]]
            return Answer(known, 3.0, "same owner and noun")
    bodies = [chains.entities[number] for number in sorted(owner.bodies)]
    suited = [body for body in bodies if "body" in one.noun.kinds and fit_types(one, body)]
    return Answer(suited[0], 3.0, "body of the owner") if len(suited) == 1 else None


def _find_by_office(chains: Chains, at: int, owner: Entity) -> Answer | None:
    """The holder of an office in the owner's state or body: "its foreign minister"."""
    one = chains.references[at]
    if one.kind != "person":
        return None
    for entity in chains.walk_entities(at, sentences=FARTHEST):
        if owner.number not in entity.states or entity is owner:
            continue
        if any(compare_offices(one, office) for office in entity.offices):
            return Answer(entity, 4.0, "holder of the owner's office")
    return None
