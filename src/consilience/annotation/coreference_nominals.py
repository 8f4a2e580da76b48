"""What a definite noun phrase stands for: by office, type, noun and what else is known."""

from collections.abc import Callable

from consilience.annotation.coreference_entities import Chains, Entity, Office
from consilience.annotation.coreference_groups import (
    NEAR,
    REMEMBERED,
    find_members,
    fit_types,
    is_state,
)
from consilience.annotation.coreference_pronouns import Answer
from consilience.annotation.coreference_references import Reference
from consilience.annotation.coreference_structure import is_bound, is_inside
from consilience.language.coreference import find_cue_words, find_spelling
from consilience.language.gazetteer import find_place
from consilience.language.nominals import find_alike, find_noun
from consilience.language.titles import find_title_kinds

LEAST = 2.0  # evidence for a link; the office, the noun or the type has to agree
FARTHEST = 40  # sentences that an office or a noun is remembered
LOOSE_TYPES = frozenset({"company", "organisation", "agency", "party", "union"})


def find_nominal(chains: Chains, at: int) -> Answer | None:
    """The entity that a definite noun phrase takes up, None for one that brings in somebody."""
    one = chains.references[at]
    if one.definiteness not in {"definite", "owned"} or _is_other(one) or one.predicate:
        return None
    if members := find_members(chains, at):
        return members
    if one.definiteness == "owned":
        return _find_owned(chains, at)
    return _find_best(chains, at, _choose_scorer(one))


def find_offices(words: tuple[str, ...], noun: str = "") -> list[Office]:
    """The offices told by words before a name, or by a noun with the words before it."""
    offices: list[Office] = []
    before: set[str] = set()
    for word in (*words, noun) if noun else words:
        plain = word.strip(".").removesuffix("s") if word.endswith("s") else word.strip(".")
        if find_noun(plain).kinds & {"person"} and (
            word == noun or find_title_kinds(plain) or not noun
        ):
            offices.append(Office(plain, frozenset(before)))
        before.add(find_spelling(word))
    return offices


def _is_other(one: Reference) -> bool:
    """True for "the next minister", "the other company"."""
    return bool(set(one.modifiers) & find_cue_words("other"))


Scorer = Callable[[Chains, Reference, Reference, Entity], tuple[float, str]]


def _choose_scorer(one: Reference) -> Scorer:
    if one.kind == "person" and one.number != "many":
        return _score_person
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


def _find_best(chains: Chains, at: int, scorer: Scorer) -> Answer | None:
    one = chains.references[at]
    named = set() if scorer in {_score_person, _score_state} else _find_named_inside(chains, at)
    best: Answer | None = None
    for number, nearest in chains.find_entities_before(at, sentences=FARTHEST).items():
        entity, that = chains.entities[number], chains.references[nearest]
        if named and number not in named:
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
    if _contradict_states(chains, one, entity):
        return 0.0, ""
    if one.word == "old":
        return _score_age(one, that, entity)
    best = max((_compare_offices(one, office) for office in entity.offices), default=0.0)
    if best:
        return best + _agree_states(chains, one, entity), "holder of the office"
    if one.word in entity.nouns and not entity.names:
        return (3.0 if _narrower(chains, one, entity) else 0.0), "same noun"
    if not entity.names and _is_alike(one, that, entity):
        return 3.0, "like noun"
    loose = (one.noun.general or one.noun.passing) and not one.specified
    if loose and one.sentence - that.sentence <= NEAR:
        named = 0.5 if entity.names else 0.0
        return 1.8 + named + 0.5 * bool(one.gender and one.gender == entity.gender), "a person"
    return 0.0, ""


def _score_age(one: Reference, that: Reference, entity: Entity) -> tuple[float, str]:
    if entity.ages & set(one.modifiers):
        return 5.0, "age"
    if entity.ages or one.sentence - that.sentence > NEAR:
        return 0.0, ""
    return (2.2 if entity.names else 1.8), "a person"


def _compare_offices(one: Reference, office: Office) -> float:
    """Evidence that the holder of an office is meant, 0 for another office."""
    words = {find_spelling(word) for word in one.modifiers}
    if office.noun != one.word:
        return 0.0
    ranks = find_cue_words("rank")
    if words & ranks != office.words & ranks:
        return 0.0
    fields = {word for word in words if "modifier" in find_title_kinds(word)} - ranks
    former = find_cue_words("former")
    held = {word for word in office.words if "modifier" in find_title_kinds(word)} - ranks - former
    if fields - former and held and not (fields - former) & held:
        return 0.0
    return 3.0 + 1.0 * bool(fields & held)


def _contradict_states(chains: Chains, one: Reference, entity: Entity) -> bool:
    states = find_states(chains, one)
    return bool(states and entity.states and not states & entity.states)


def _agree_states(chains: Chains, one: Reference, entity: Entity) -> float:
    return 2.0 * bool(find_states(chains, one) & entity.states)


def find_states(chains: Chains, one: Reference) -> set[int]:
    """The states (entities) in the words before a noun or name, and in "of X" behind it."""
    start = one.prefix if one.form == "name" else one.start
    states = set()
    here = chains.at_head.get(one.head, 0)
    for other in range(max(here - 8, 0), min(here + 4, len(chains.references))):
        that = chains.references[other]
        if that.form != "name" or that.kind not in {"place", "group"}:
            continue
        before = start <= that.start < one.head
        behind = one.form == "nominal" and _is_of(chains, one, that)
        if (before or behind) and other in chains.named:
            states.add(chains.named[other])
    return states


def _is_of(chains: Chains, one: Reference, that: Reference) -> bool:
    words = chains.words
    link = words.head[that.head]
    return words.lower[link] == "of" and words.head[link] == one.head


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
    if one.word in entity.nouns:
        return (3.0 if _narrower(chains, one, entity) else 0.0), "same noun"
    if entity.names and one.word in entity.key[1:]:
        return 4.0, "the noun is in the name"
    kindred = entity.nouns & one.noun.takes_up or _is_alike(one, that, entity)
    if kindred and one.sentence - that.sentence <= 2 * NEAR:
        return 3.0, "kind of body"
    if not entity.names or one.sentence - that.sentence > 2 * NEAR:
        return 0.0, ""
    if not fit_types(one, entity):
        return 0.0, ""
    if (
        entity.types
        and not one.specified
        and not {word for word in one.modifiers if not _is_light(word)}
    ):
        return 2.4, "type of body"
    loose = one.noun.types & LOOSE_TYPES and one.sentence - that.sentence <= NEAR
    unknown = entity.kind == "organisation" and not entity.types and not one.specified
    return (1.9 if loose and unknown else 0.0), "a body"


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
        if one.word in entity.key[1:] and one.number != "many":
            return 3.0, "the noun is in the name"
        if _is_town(one, entity) and one.sentence - that.sentence <= NEAR:
            return 2.2, "a place"
    if entity.nouns & one.noun.takes_up and not entity.plural and one.number == "one":
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
    if entity.kind not in {"person", "group"} or one.specified:
        return 0.0, ""
    if one.noun.passing and one.sentence - that.sentence <= REMEMBERED:
        return 3.2, "persons told of"
    near = one.noun.general and one.sentence - that.sentence <= NEAR
    return (2.2 if near else 0.0), "persons"


def _is_alike(one: Reference, that: Reference, entity: Entity) -> bool:
    """True if a noun of like meaning brought the entity in a few sentences before."""
    near = one.sentence - that.sentence <= 2 * NEAR and not one.specified
    return near and bool(find_alike(one.word) & entity.nouns)


def _is_town(one: Reference, entity: Entity) -> bool:
    """True for a place that can be "the town" or "the island", as far as the gazetteer knows."""
    if entity.key[:1] != ("place",) or "place" not in one.noun.kinds:
        return False
    place = find_place(" ".join(part.title() for part in entity.key[1:]))
    if one.word in find_cue_words("settlement"):
        return place is None or place.kind in {"city", "capital"}
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


def _is_light(word: str) -> bool:
    return word in find_cue_words("definite") or not word[:1].isalpha()


def _find_owned(chains: Chains, at: int) -> Answer | None:
    """Somebody's minister, wife or country: the one told of before, or by office."""
    one, owner = chains.references[at], chains.find_owner(at)
    if owner is None or "counterpart" in one.noun.kinds:
        return None
    if "state" in one.noun.kinds and len(owner.states) == 1:
        (state,) = owner.states
        return Answer(chains.entities[state], 3.0, "state of the owner")
    if one.word in find_cue_words("represented") and owner.number in chains.spoken_for:
        client = chains.entities[chains.spoken_for[owner.number]]
        return Answer(client, 3.0, "who the owner speaks for")
    known = chains.owned.get((owner.number, one.word))
    if known is not None and one.noun.kinds & {"person", "body", "place"} and one.number != "many":
        return Answer(chains.entities[known], 3.0, "same owner and noun")
    if one.kind != "person" or one.number == "many":
        return None
    for entity in chains.walk_entities(at, sentences=FARTHEST):
        if owner.number not in entity.states or entity is owner:
            continue
        if any(_compare_offices(one, office) for office in entity.offices):
            return Answer(entity, 4.0, "holder of the owner's office")
    return None
