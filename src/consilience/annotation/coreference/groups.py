"""Whom "the two ministers", "the pair", "both countries" and "the ministers" stand for."""

from consilience.annotation.coreference.entities import Chains, Entity
from consilience.annotation.coreference.offices import find_states, is_kind_of_holder
from consilience.annotation.coreference.pronouns import Answer
from consilience.annotation.coreference.references import Reference
from consilience.language.contexts import find_context_words
from consilience.language.coreference import find_cue_words
from consilience.language.nominals import find_alike, find_wider_types

MOST_MEMBERS = 3  # of a group that is put together from single mentions
REMEMBERED = 15  # sentences in which "the strikers" are looked for
NEAR = 3  # sentences in which "the man" or "the firm" is


def find_members(chains: Chains, at: int, *, speakers: frozenset[int]) -> Answer | None:
    """The two (or three) who are meant by "the two ministers", "both countries", "the pair".

    `speakers` are the entities in whose words it stands; they are none of them.
    """
    one = chains.references[at]
    wanted = _count_members(one)
    if not wanted and one.number == "many" and (one.kind == "person" or _is_of_states(one)):
        return _find_holders(chains, at) or _find_named_together(chains, at, speakers)
    if not wanted:
        return None
    for other in chains.find_before(at, sentences=NEAR):
        for number in (chains.entity_of[other], chains.group_at.get(other)):
            entity = chains.entities[number] if number is not None else None
            if entity and len(entity.members) == wanted and _all_fit(chains, one, entity):
                return Answer(entity, 3.0, "named together")
    walked = list(chains.walk_entities(at, sentences=NEAR * 4))
    if counted := next((entity for entity in walked if _is_as_many(chains, one, entity)), None):
        return Answer(counted, 3.0, "as many")
    suited = [
        entity
        for entity in walked
        if not entity.members and entity.number not in speakers and _is_one_of(one, entity)
    ][:wanted]
    if len(suited) < wanted or wanted > MOST_MEMBERS:
        return None
    members = tuple(sorted(entity.number for entity in suited))
    return Answer(chains.found("group", plural=True, members=members), 2.0, "the last named")


def _find_holders(chains: Chains, at: int) -> Answer | None:
    """The two or three who hold the office, for "the ministers"; all states for "the countries"."""
    one = chains.references[at]
    states = find_states(chains, one)
    if one.specified and len(states) < MOST_MEMBERS - 1:
        return None
    if one.noun.general or one.noun.passing or one.definiteness == "owned":
        return None
    walked = chains.walk_entities(at, sentences=REMEMBERED)
    single = [each for each in walked if not each.plural and (not states or states & each.states)]
    suited = [each for each in single if _holds(one, each)][: MOST_MEMBERS + 1]
    if not 2 <= len(suited) <= MOST_MEMBERS:
        return None
    members = tuple(sorted(entity.number for entity in suited))
    return Answer(chains.found("group", plural=True, members=members), 2.0, "holders of the office")


def _holds(one: Reference, entity: Entity) -> bool:
    """True for a holder of the very office, or a state."""
    if one.kind == "person":
        return entity.kind == "person" and any(held.noun == one.word for held in entity.offices)
    return _is_one_of(one, entity)


def _find_named_together(chains: Chains, at: int, speakers: frozenset[int]) -> Answer | None:
    """Persons just joined by "and" who can be meant by "the candidates", "the leaders"."""
    one = chains.references[at]
    if one.specified or one.noun.general or one.noun.passing or not one.noun.calling:
        return None
    for other in chains.find_before(at, sentences=NEAR):
        number = chains.group_at.get(other)
        group = chains.entities[number] if number is not None else None
        if group is not None and not speakers & set(group.members):
            members = [chains.entities[member] for member in group.members]
            if all(member.kind == "person" and not member.plural for member in members):
                return Answer(group, 2.2, "named together")
    return None


def _is_of_states(one: Reference) -> bool:
    return "state" in one.noun.kinds and not one.noun.general


def _count_members(one: Reference) -> int:
    words = {one.word, *one.modifiers}
    if one.word in find_cue_words("pair") and one.noun.kinds and one.number == "many":
        return 0  # "the couples" are several pairs
    if words & find_cue_words("pair"):
        return 2
    if words & find_cue_words("pair_more"):
        return 3
    return MOST_MEMBERS + 1 if one.word in find_cue_words("number") else 0


def _is_as_many(chains: Chains, one: Reference, entity: Entity) -> bool:
    """True for "four envoys" and "the four", "two guards" and "the two men"."""
    numbers = {one.word, *one.modifiers} & find_cue_words("number")
    if one.word in find_cue_words("pair"):
        numbers = {"two"}
    if not numbers or not entity.plural or entity.members or not entity.references:
        return False
    first = chains.references[entity.references[0]]
    same = (
        one.word in {*numbers, *find_cue_words("pair")}
        or one.noun.general
        or first.word == one.word
    )
    same = same or one.noun.passing or first.word in find_alike(one.word)
    return same and first.kind == "person" and numbers <= set(first.modifiers)


def _all_fit(chains: Chains, one: Reference, group: Entity) -> bool:
    return all(_is_one_of(one, chains.entities[member]) for member in group.members)


def _is_one_of(one: Reference, entity: Entity) -> bool:
    """True if one of "the two ministers" can be this entity."""
    if one.word in find_cue_words("pair"):
        return entity.kind == "person" and bool(entity.names)
    if one.noun.kinds & {"person", "counterpart"}:
        if entity.kind != "person":
            return False
        if one.noun.gender and entity.gender not in {"", one.noun.gender}:
            return False
        known = bool(entity.names or entity.offices)
        if one.noun.general:
            return known and not entity.plural
        held = any(office.noun == one.word for office in entity.offices)
        return held or is_kind_of_holder(one, entity)
    if "state" in one.noun.kinds:
        return is_state(entity)
    if "body" in one.noun.kinds:
        wanted = one.noun.types - {"organisation", "company"}
        known = bool(wanted & find_wider_types(entity.types)) or not wanted
        return known and entity.kind == "organisation" and bool(entity.names)
    return False


def is_state(entity: Entity) -> bool:
    """True for a state of the gazetteer, and for a single name that does something as one."""
    if entity.key[:1] == ("state",):
        return True
    single = len(entity.key) == 2 and bool(entity.names) and not entity.types
    single = single and entity.nouns.isdisjoint(find_context_words("craft"))
    unsure = not (entity.gender or entity.offices or entity.members)
    return single and unsure and entity.acts


def fit_types(one: Reference, entity: Entity) -> bool:
    """True unless the noun and the name are of bodies of different types."""
    if not entity.types or not one.noun.types:
        return True
    if one.noun.types & find_wider_types(entity.types) or "organisation" in one.noun.types:
        return True
    return bool(entity.types & find_wider_types(one.noun.types))
