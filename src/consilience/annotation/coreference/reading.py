"""The references of an article taken one after the other, each joined to its entity."""

from consilience.annotation.coreference.entities import Chains, Entity
from consilience.annotation.coreference.names import Key, find_gender, find_name_types, group_names
from consilience.annotation.coreference.nominals import find_nominal
from consilience.annotation.coreference.offices import find_bodies, find_offices, find_states
from consilience.annotation.coreference.pronouns import Answer, Speech, find_referent
from consilience.annotation.coreference.references import Reference
from consilience.annotation.coreference.structure import find_appositions, find_coordinations
from consilience.language.coreference import find_cue_words
from consilience.language.nominals import find_noun
from consilience.records.mention import EntityKind


def read_references(chains: Chains, speech: Speech) -> None:
    """Join every reference to its entity; those that nothing is known of stay alone.

    Names are grouped first. The rest is read in order, but what stands in a direct quotation is
    read after its speaker.
    """
    _found_names(chains)
    beside = find_appositions(chains.words, chains.references)
    _learn_offices(chains, beside)
    states = {one.number for one in chains.entities if one.key[:1] == ("state",)}
    chains.only_state = min(states) if len(states) == 1 else None
    groups = {group[-1]: group for group in find_coordinations(chains.words, chains.references)}
    for at in _order_reading(chains, speech):
        _read(chains, speech, at, beside.get(at))
        if at in groups:
            _join_group(chains, groups[at])


def _found_names(chains: Chains) -> None:
    places = [at for at, one in enumerate(chains.references) if one.form == "name"]
    names = [chains.references[at] for at in places]
    by_key: dict[Key, Entity] = {}
    for at, name, key in zip(places, names, group_names(chains.words, names), strict=True):
        entity = by_key.get(key)
        if entity is None:
            entity = by_key[key] = chains.found(_find_kind(name, key), key=key)
        entity.names.append(at)
        chains.named[at] = entity.number
        _learn_name(chains, entity, name, key)


def _find_kind(name: Reference, key: Key) -> EntityKind:
    kinds: dict[str, EntityKind] = {"person": "person", "people": "group", "body": name.kind}
    return kinds.get(key[0], "place")


def _learn_name(chains: Chains, entity: Entity, name: Reference, key: Key) -> None:
    words = chains.words
    if gender := find_gender(name, key):
        if not entity.gender or (name.gender and not entity.sure):
            entity.gender = gender
        entity.sure = entity.sure or bool(name.gender)
    entity.plural = entity.plural or name.number == "many"
    if entity.kind == "person":
        entity.offices += find_offices(name.modifiers)
        if (
            name.end + 1 < len(words)
            and words.lower[name.end] == ","
            and words.lower[name.end + 1].isdigit()
        ):
            entity.ages.add(words.lower[name.end + 1])
    elif entity.kind in {"organisation", "other"}:
        nouns = [word for word in name.modifiers if find_noun(word).types]
        entity.nouns.update(nouns)
        if nouns and "body" in find_noun(name.modifiers[-1]).kinds:  # "the rocket company Vask"
            entity.kind = "organisation"
        entity.types |= find_name_types(words.text[name.start : name.end])
    if len(key) == 2:
        entity.acts = entity.acts or name.kind == "group" or name.role == "subject"


def _learn_offices(chains: Chains, beside: dict[int, int]) -> None:
    """States of those who have them in their title, offices told beside a name."""
    for at in chains.named:
        entity = chains.entities[chains.named[at]]
        if entity.kind == "person":
            entity.states |= find_states(chains, chains.references[at]) - {entity.number}
            entity.bodies |= find_bodies(chains, chains.references[at])
    for at, name in beside.items():
        _learn_nominal(chains, at, chains.entities[chains.named[name]])


def _learn_nominal(chains: Chains, at: int, entity: Entity) -> None:
    one = chains.references[at]
    if one.kind in {"person", "organisation"} and "state" not in one.noun.kinds:
        either = {one.kind, "organisation" if "body" in one.noun.kinds else one.kind}
        entity.kind = entity.kind if entity.kind in either else one.kind
    if entity.kind != "person":
        return
    entity.offices += find_offices(one.modifiers, one.word)[-1:]
    entity.states |= find_states(chains, one)
    entity.bodies |= find_bodies(chains, one)
    if one.owner is not None:
        owner = chains.named.get(chains.at_head.get(one.owner, -1))
        if owner is not None and chains.entities[owner].kind == "organisation":
            entity.bodies.add(owner)
        if owner is not None and chains.entities[owner].kind != "person":
            entity.states.add(owner)


def _order_reading(chains: Chains, speech: Speech) -> list[int]:
    def order(at: int) -> tuple[float, int]:
        speaker = speech.speakers[speech.direct[at]] if speech.direct[at] >= 0 else None
        return (at if speaker is None or speaker < at else speaker + 0.5), at

    return sorted(range(len(chains.references)), key=order)


def _read(chains: Chains, speech: Speech, at: int, name: int | None) -> None:
    one = chains.references[at]
    if one.form == "name":
        chains.join(at, chains.entities[chains.named[at]])
        if one.kind == "person" and "counterpart" in one.modifiers:
            _inherit_offices(chains, at)
        return
    if name is not None:
        chains.join(at, chains.entities[chains.named[name]], "set beside the name")
    elif one.form == "pronoun":
        answer = find_referent(chains, speech, at)
        if answer is not None:
            chains.join(at, answer.entity, answer.reason)
    else:
        _read_nominal(chains, speech, at)
    if one.form == "nominal":
        _learn_owner(chains, at)


def _read_nominal(chains: Chains, speech: Speech, at: int) -> None:
    one = chains.references[at]
    answer = _find_beside(chains, at)
    if answer is None and one.definiteness in {"definite", "owned"}:
        answer = find_nominal(chains, at, speakers=_find_speakers(chains, speech, at))
    if answer is not None:
        chains.join(at, answer.entity, answer.reason)
        return
    if one.predicate:
        _learn_predicate(chains, at)
    entity = chains.found(one.kind, plural=one.number == "many")
    chains.join(at, entity)
    if one.kind == "person":
        entity.offices += find_offices(one.modifiers, one.word)[-1:]
        entity.states |= find_states(chains, one)
        if "year" in one.modifiers:
            entity.ages.update(word for word in one.modifiers if word.isdigit())


def _find_speakers(chains: Chains, speech: Speech, at: int) -> frozenset[int]:
    """The entities in whose words a reference stands, of names also those named behind it."""
    quotations = (one for one in (speech.direct[at], speech.indirect[at]) if one >= 0)
    speakers = (speech.speakers[one] for one in quotations)
    numbers = (
        chains.entity_of.get(one, chains.named.get(one)) for one in speakers if one is not None
    )
    return frozenset(one for one in numbers if one is not None)


def _find_beside(chains: Chains, at: int) -> Answer | None:
    """The entity of the noun beside which one is set: "the man, a father of two"."""
    one, words = chains.references[at], chains.words
    if words.dep[one.head] != "appos" or one.number == "many":
        return None
    other = chains.at_head.get(words.head[one.head])
    entity = chains.find_entity(other)
    if entity is None or other is None or other > at or entity.kind != one.kind:
        return None
    return None if entity.members or entity.plural else Answer(entity, 1.0, "set beside the noun")


def _learn_predicate(chains: Chains, at: int) -> None:
    """What a subject is told to be: "Weld was the mayor", "the firm is an insurer"."""
    one, words = chains.references[at], chains.words
    subject = words.find_subject(words.head[one.head])
    entity = chains.find_entity(chains.at_head.get(subject)) if subject is not None else None
    if entity is None or entity.plural != (one.number == "many") or entity.members:
        return
    if entity.kind == one.kind == "person":
        entity.offices += find_offices(one.modifiers, one.word)[-1:]
        entity.states |= find_states(chains, one)
        entity.nouns.add(one.word)
    elif entity.kind == "organisation" and "body" in one.noun.kinds:
        entity.nouns.add(one.word)
        entity.types |= one.noun.types


def _learn_owner(chains: Chains, at: int) -> None:
    """Whose it is: of a counterpart also the office, of an office the state."""
    one, entity, owner = chains.references[at], chains.find_entity(at), chains.find_owner(at)
    if entity is None or owner is None:
        return
    chains.owned.setdefault((owner.number, one.word), entity.number)
    if one.word in find_cue_words("representative"):
        chains.spoken_for[entity.number] = owner.number
    if one.word == "counterpart":
        _inherit_offices(chains, at)
    elif owner.kind != "person" and entity.kind == "person":
        entity.states.add(owner.number)
        if owner.kind == "organisation":
            entity.bodies.add(owner.number)
    elif entity.kind == "person":
        entity.states |= (
            owner.states if len(owner.states) == 1 and one.word != "counterpart" else set()
        )


def _inherit_offices(chains: Chains, at: int) -> None:
    """A counterpart holds the office of the one whose counterpart it is."""
    entity, owner = chains.find_entity(at), chains.find_owner(at)
    if entity is not None and owner is not None:
        entity.offices += [office for office in owner.offices if office not in entity.offices]


def _join_group(chains: Chains, group: tuple[int, ...]) -> None:
    """An entity of those joined by "and", at the place of the last of them."""
    members = [chains.find_entity(at) for at in group]
    known = [one for one in members if one is not None]
    if len(known) == len(members) and len({one.number for one in known}) > 1:
        kinds = {one.kind for one in known}
        if len(kinds) == 1:
            chains.found_group(group, tuple(sorted(one.number for one in known)))
