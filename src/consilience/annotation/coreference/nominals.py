"""What a definite noun phrase stands for: by office, type, noun and what else is known."""

from collections.abc import Callable

from consilience.annotation.coreference.belonging import are_of_others, find_rivals
from consilience.annotation.coreference.deeds import has_done
from consilience.annotation.coreference.entities import Chains, Entity
from consilience.annotation.coreference.groups import (
    NEAR,
    REMEMBERED,
    find_members,
    fit_types,
    is_state,
)
from consilience.annotation.coreference.offices import (
    agree_states,
    compare_offices,
    contradict_states,
    find_states,
    has_noun,
    is_kind_of_holder,
)
from consilience.annotation.coreference.owned import find_owned
from consilience.annotation.coreference.pronouns import Answer
from consilience.annotation.coreference.references import Reference
from consilience.annotation.coreference.structure import is_bound, is_inside
from consilience.language.coreference import find_cue_words
from consilience.language.gazetteer import find_epithet, find_place
from consilience.language.nominals import Noun, find_alike, find_noun, find_wider_types
from consilience.language.titles import find_title_kinds

LEAST = 2.0  # evidence for a link; the office, the noun or the type has to agree
OWN = 5.0  # the evidence of a name, or of words that stand for nobody else
FARTHEST = 40  # sentences that an office or a noun is remembered
LOOSE_TYPES = frozenset({"company", "organisation", "agency", "party", "union"})


def find_nominal(chains: Chains, at: int, *, speakers: frozenset[int]) -> Answer | None:
    """The entity that a definite noun phrase takes up, None for one that brings in somebody.

    `speakers` are the entities in whose words it stands: nobody calls himself "the senator".
    """
    one = chains.references[at]
    if one.definiteness not in {"definite", "owned"} or _is_other(one) or one.predicate:
        return None
    if members := find_members(chains, at, speakers=speakers):
        return members
    if state := _find_own_state(chains, at):
        return state
    if one.definiteness == "owned":
        return find_owned(chains, at)
    return _find_best(chains, at, _choose_scorer(one), speakers)


def _find_own_state(chains: Chains, at: int) -> Answer | None:
    """The state in "the Norwegian state" and in a description that is one's alone."""
    one = chains.references[at]
    if "state" not in one.noun.kinds or one.specified or one.number == "many":
        return None
    said = [word for word in one.modifiers if not _is_light(word)]
    if known := find_epithet(" ".join((*said, one.word))):
        states = (entity for entity in chains.entities if entity.key == ("state", known.country))
        named = next(states, None)
        return Answer(named, OWN, "description of the state") if named else None
    if one.word not in find_cue_words("own_state") or len(said) != 1:
        return None
    people = next((other for other in (at - 1, at - 2) if other in chains.named), None)
    if people is None or chains.references[people].end != one.head:
        return None
    entity = chains.entities[chains.named[people]]
    return Answer(entity, OWN, "state of the people") if entity.key[:1] == ("state",) else None


def _is_other(one: Reference) -> bool:
    """True for "the next minister", "the other company"."""
    return bool(set(one.modifiers) & find_cue_words("other"))


Scorer = Callable[[Chains, Reference, Reference, Entity], tuple[float, str]]


def _choose_scorer(one: Reference) -> Scorer:
    if one.kind == "person" and one.number != "many":
        return _score_person_or_body if "body" in one.noun.kinds else _score_person
    if "state" in one.noun.kinds:
        return _score_nobody if one.number == "many" else _score_state
    if one.kind == "organisation" and one.number != "many":
        return _score_body
    return _score_thing


def _score_nobody(
    chains: Chains, one: Reference, that: Reference, entity: Entity
) -> tuple[float, str]:
    """Nobody for "the countries", who may be any."""
    return 0.0, ""


def _find_best(chains: Chains, at: int, scorer: Scorer, speakers: frozenset[int]) -> Answer | None:
    one = chains.references[at]
    named = (
        set()
        if scorer in {_score_person, _score_person_or_body, _score_state}
        else _find_named_inside(chains, at)
    )
    kindred = _find_kindred(one) if scorer is _score_thing and one.kind != "person" else None
    best: Answer | None = None
    before = chains.find_entities_before(at, sentences=FARTHEST)
    rivals = find_rivals(chains, one, before) if scorer is _score_body else frozenset()
    for number, nearest in before.items():
        if number in rivals:
            continue
        entity, that = chains.entities[number], chains.references[nearest]
        if kindred is not None and not _is_kindred(one, entity, kindred):
            continue
        if (named and number not in named) or (number in speakers and entity.kind == "person"):
            continue
        score, reason = scorer(chains, one, that, entity)
        if score <= 0 or is_inside(that, one) or _owns(chains, at, entity):
            continue
        if is_bound(chains.words, one, that):
            continue
        score += 0.2 * min(len(entity.references), 4) - 0.15 * min(one.sentence - that.sentence, 8)
        score += 0.3 * (that.role == "subject") + 0.3 - 0.005 * min(one.head - that.head, 60)
        if best is None or score > best.score:
            best = Answer(entity, score, reason)
    return best if best is not None and best.score >= LEAST else None


def _find_kindred(one: Reference) -> frozenset[str]:
    """The nouns by which a thing could be taken up; most entities have none of them."""
    return find_alike(one.word) | one.noun.takes_up | {one.word}


def _is_kindred(one: Reference, entity: Entity, kindred: frozenset[str]) -> bool:
    """False where `_score_thing` finds nothing, told in less time."""
    if not kindred.isdisjoint(entity.nouns) or not kindred.isdisjoint(entity.key):
        return True
    return entity.key[:1] == ("place",) and "place" in one.noun.kinds


def _find_named_inside(chains: Chains, at: int) -> set[int]:
    """The entities named before the noun: in "the Vask region" it can stand for no other."""
    one, found = chains.references[at], set()
    for other in range(at - 1, max(at - 6, -1), -1):
        name = chains.references[other]
        if other in chains.named and name.kind != "group" and is_inside(name, one):
            found |= {chains.named[other], *_find_same_name(chains, chains.named[other])}
    return found


def _find_same_name(chains: Chains, named: int) -> list[int]:
    """Entities told of with that name before: "the Vask ridge" by "the Vask ridge"."""
    places = chains.entities[named].references[-3:]
    words = chains.words.head
    heads = (chains.at_head.get(words[chains.references[place].head]) for place in places)
    return [
        chains.entity_of[head] for head in heads if head is not None and head in chains.entity_of
    ]


def _owns(chains: Chains, at: int, entity: Entity) -> bool:
    owner = chains.find_owner(at)
    return owner is not None and owner.number == entity.number


def _score_person(
    chains: Chains, one: Reference, that: Reference, entity: Entity
) -> tuple[float, str]:
    """Office, noun, age and gender."""
    if entity.kind != "person" or entity.plural or entity.members:
        return 0.0, ""
    if one.gender and entity.gender and one.gender != entity.gender:
        return 0.0, ""
    if contradict_states(chains, one, entity):
        return 0.0, ""
    if one.word == "old":
        return _score_age(one, that, entity)
    best = max((compare_offices(one, office) for office in entity.offices), default=0.0)
    if best:
        return best + agree_states(chains, one, entity), "holder of the office"
    if has_noun(one, entity) and not entity.names:
        same = _narrower(chains, one, entity) and _is_of_rank(chains, one, entity)
        return (4.5 if same else 0.0), "same noun"
    back = one.sentence - that.sentence
    if not entity.names and _is_alike(one, that, entity):
        return 3.6, "like noun"
    if back <= REMEMBERED and not one.specified and is_kind_of_holder(one, entity):
        return 3.0 + agree_states(chains, one, entity), "kind of holder"
    if back <= REMEMBERED and has_done(chains, one, entity):
        return 3.0, "who did it"
    return _score_loose(one, that, entity)


def _score_person_or_body(
    chains: Chains, one: Reference, that: Reference, entity: Entity
) -> tuple[float, str]:
    """For "the owner" and "the builder", who may be a firm."""
    scorer = _score_person if entity.kind == "person" else _score_body
    return scorer(chains, one, that, entity)


def _score_loose(one: Reference, that: Reference, entity: Entity) -> tuple[float, str]:
    """A person just told of, for "the man", and for "the Lerwick tycoon" if one is named."""
    if one.specified or one.sentence - that.sentence > NEAR:
        return 0.0, ""
    same_gender = 0.5 * bool(one.gender and one.gender == entity.gender)
    if _are_opposed(one, entity):
        return 0.0, ""
    if one.noun.passing and {office.noun for office in entity.offices} & find_cue_words("court"):
        return 0.0, ""
    if one.noun.general or one.noun.passing:
        hurt = one.word in find_cue_words("sufferer") and that.role == "object"
        return 1.8 + 0.5 * bool(entity.names) + same_gender + 0.8 * hurt, "a person"
    if one.noun.calling and entity.names and not _has_other_calling(one, entity):
        told = any(not _is_light(word) for word in one.modifiers)
        return 1.4 + 0.5 * told + same_gender, "a calling"
    return 0.0, ""


def _has_other_calling(one: Reference, entity: Entity) -> bool:
    """True for a person of whom another office or calling is told, for "the singer" a minister."""
    nouns = ((office.noun, find_noun(office.noun)) for office in entity.offices)
    told = {noun for noun, known in nouns if not (known.general or known.passing)}
    told = {noun for noun in told if find_title_kinds(noun) != {"rank"}}  # a doctor may be any
    return bool(told) and not told & {one.word, *one.noun.takes_up}


def _score_age(one: Reference, that: Reference, entity: Entity) -> tuple[float, str]:
    if entity.ages & set(one.modifiers):
        return 5.0, "age"
    if entity.ages or one.sentence - that.sentence > 2 * NEAR:
        return 0.0, ""
    return (2.2 if entity.names else 1.8), "a person"


def _score_state(
    chains: Chains, one: Reference, that: Reference, entity: Entity
) -> tuple[float, str]:
    back = one.sentence - that.sentence
    only = chains.only_state == entity.number and back <= REMEMBERED
    if not is_state(entity) or one.specified or (back > NEAR + 1 and not only):
        return 0.0, ""
    if one.noun.general and all(_is_light(word) for word in one.modifiers):
        return 0.0, ""
    if find_states(chains, one) - {entity.number} and not _is_region(chains, one):
        return 0.0, ""
    score = 3.6 if only else 2.7 - 0.2 * back
    doubtful = 0.3 * (that.kind == "group") + 0.4 * (entity.kind != "place")
    return score + 0.6 * (that.role == "subject") - doubtful, "a state"


def _is_region(chains: Chains, one: Reference) -> bool:
    """True for "the Caucasus nation": the name in front is no state."""
    return not any(is_state(chains.entities[state]) for state in find_states(chains, one))


def _score_body(
    chains: Chains, one: Reference, that: Reference, entity: Entity
) -> tuple[float, str]:
    if entity.kind not in {"organisation", "other"} or entity.plural or entity.members:
        return 0.0, ""
    if are_of_others(chains, one, entity):
        return 0.0, ""
    if has_noun(one, entity):
        return (3.0 if _narrower(chains, one, entity) else 0.0), "same noun"
    if entity.names and one.word in entity.key[1:]:
        return 4.0, "the noun is in the name"
    kindred = entity.nouns & one.noun.takes_up or _is_alike(one, that, entity)
    if kindred and one.sentence - that.sentence <= 2 * NEAR:
        return 3.0, "kind of body"
    back = one.sentence - that.sentence
    if back <= REMEMBERED and has_done(chains, one, entity):
        return 3.0, "who did it"
    if not entity.names or back > REMEMBERED or not fit_types(one, entity):
        return 0.0, ""
    if _is_outlet(entity) and not _is_outlet(one.noun):
        return 0.0, ""
    if (
        entity.types
        and not one.specified
        and not {word for word in one.modifiers if not _is_light(word)}
    ):
        return (2.4 if _is_of_type(one, entity) else 1.6), "type of body"
    loose = one.noun.types and one.noun.types <= LOOSE_TYPES and back <= NEAR
    unknown = entity.kind == "organisation" and not entity.types and not one.specified
    return (2.1 if loose and unknown else 0.0), "a body"


def _is_of_type(one: Reference, entity: Entity) -> bool:
    """True for "the bank" and Borea Bank; "the group" is only a loose word for a ministry."""
    return bool(one.noun.types & find_wider_types(entity.types)) or one.noun.types <= {"company"}


def _is_outlet(one: Entity | Noun) -> bool:
    """True for a newspaper or channel, which is mostly named as a source only."""
    return "newspaper" in one.types


def _score_thing(
    chains: Chains, one: Reference, that: Reference, entity: Entity
) -> tuple[float, str]:
    if "none" in one.noun.kinds or entity.members or one.specified:
        return 0.0, ""
    if one.kind == "person":
        return _score_persons(one, that, entity)
    if one.word in entity.nouns and entity.plural == (one.number == "many"):
        return (3.0 if _narrower(chains, one, entity) else 0.0), "same noun"
    if entity.names and entity.kind in {"place", "organisation", "other", "work"}:
        said = {word for word in one.modifiers if not _is_light(word)}
        apt = said <= set(entity.key) or one.noun.kinds & {"body", "place"}
        if one.word in entity.key[1:] and one.number != "many" and apt:
            return 3.0, "the noun is in the name"
        if find_alike(one.word) & set(entity.key[1:]) and one.number != "many" and apt:
            return 2.8, "like a word of the name"
        if _is_town(chains, one, entity) and one.sentence - that.sentence <= NEAR:
            return 2.2, "a place"
    if entity.nouns & one.noun.takes_up and entity.plural == (one.number == "many"):
        return 2.2, "kind of thing"
    if entity.plural == (one.number == "many") and _is_alike(one, that, entity):
        return 2.4, "like noun"
    return 0.0, ""


def _score_persons(one: Reference, that: Reference, entity: Entity) -> tuple[float, str]:
    """Several persons: the same noun, or those just brought in for "the men", "the strikers"."""
    if not entity.plural:
        return 0.0, ""
    if one.word in entity.nouns:
        return 3.0, "same noun"
    if _is_alike(one, that, entity):
        return 3.8, "like noun"
    if entity.kind not in {"person", "group"} or one.specified or _hold_office(entity):
        return 0.0, ""
    if _are_opposed(one, entity):
        return 0.0, ""
    owned = that.form == "nominal" and that.definiteness == "owned"
    if one.noun.passing and not owned and one.sentence - that.sentence <= REMEMBERED:
        return 3.2, "persons told of"
    near = one.noun.general and one.sentence - that.sentence <= NEAR
    return (2.2 if near else 0.0), "persons"


def _are_opposed(one: Reference, entity: Entity) -> bool:
    """True for the victims and those who robbed or saved them."""
    bad, hurt = find_cue_words("perpetrator"), find_cue_words("sufferer")
    others = bad | find_cue_words("helper")
    return bool(
        (one.word in bad and entity.nouns & hurt) or (one.word in hurt and entity.nouns & others)
    )


def _hold_office(entity: Entity) -> bool:
    """True for judges or officials, who are seldom the suspects."""
    return bool(entity.nouns) and all("office" in find_title_kinds(one) for one in entity.nouns)


def _is_alike(one: Reference, that: Reference, entity: Entity) -> bool:
    """True if a noun of like meaning brought the entity in a few sentences before."""
    near = one.sentence - that.sentence <= 2 * NEAR and not one.specified
    return near and bool(find_alike(one.word) & entity.nouns)


def _is_town(chains: Chains, one: Reference, entity: Entity) -> bool:
    """True for a place that can be "the town" or "the island", as far as the gazetteer knows.

    An unknown place whose people the article names is rather a country.
    """
    if entity.key[:1] != ("place",) or "place" not in one.noun.kinds:
        return False
    place = find_place(" ".join(part.title() for part in entity.key[1:]))
    if one.word in find_cue_words("settlement"):
        if place is None:
            return all(chains.references[at].kind != "group" for at in entity.names)
        return place.kind in {"city", "capital"}
    return place is not None and place.kind == "region" and one.word in find_cue_words("region")


def _narrower(chains: Chains, one: Reference, entity: Entity) -> bool:
    """True if nothing said before the noun is new: "the rear door" is not "the front door"."""
    said = {word for word in one.modifiers if not _is_light(word)}
    if not said:
        return True
    for at in entity.references:
        that = chains.references[at]
        if that.word == one.word and said <= set(that.modifiers):
            return True
    return False


def _is_of_rank(chains: Chains, one: Reference, entity: Entity) -> bool:
    """True unless one of them is a vice president or the like."""
    ranks = find_cue_words("rank")
    told = [chains.references[at] for at in entity.references]
    held = [set(that.modifiers) & ranks for that in told if that.word == one.word]
    return not held or set(one.modifiers) & ranks in held


def _is_light(word: str) -> bool:
    return word in find_cue_words("definite") or not word[:1].isalpha()
