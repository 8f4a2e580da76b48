"""Offices and callings: who holds which, and of what state."""

from consilience.annotation.coreference.entities import Chains, Entity, Office
from consilience.annotation.coreference.references import Reference
from consilience.language.coreference import find_cue_words, find_long_office, find_spelling
from consilience.language.endings import fold_plural
from consilience.language.nominals import find_alike, find_noun
from consilience.language.titles import find_title_kinds
from consilience.records.mention import EntityKind

STATE_KINDS: frozenset[EntityKind] = frozenset({"place", "group"})
BODY_KINDS: frozenset[EntityKind] = frozenset({"organisation"})
SHORTEST_LAST = 6  # letters of the last part of a compound: "teacher" of "schoolteacher"
MOST_JOINED = 8  # states joined by "and" behind one noun


def find_offices(words: tuple[str, ...], noun: str = "") -> list[Office]:
    """The offices told by words before a name, or by a noun with the words before it."""
    offices: list[Office] = []
    before: set[str] = set()
    for word in (*words, noun) if noun else words:
        plain = word.strip(".")
        plain = find_spelling(fold_plural(plain, shortest=3))
        if find_noun(plain).kinds & {"person"} and (
            word == noun or find_title_kinds(plain) or not noun
        ):
            offices.append(Office(plain, frozenset(before)))
        before.add(find_spelling(word))
    return offices


def compare_offices(one: Reference, office: Office) -> float:
    """Evidence that the holder of an office is meant, 0 for another office."""
    *more, word = find_long_office(find_spelling(one.word))
    words = {*more, *(find_spelling(before) for before in one.modifiers)}
    *other, noun = find_long_office(office.noun)
    holds = office.words | set(other)
    whole = len(word) >= SHORTEST_LAST and noun.endswith(word)
    if noun != word and not whole:
        return 0.0
    ranks = find_cue_words("rank")
    if words & ranks != holds & ranks:
        return 0.0
    fields = {word for word in words if "modifier" in find_title_kinds(word)} - ranks
    former = find_cue_words("former")
    held = {word for word in holds if "modifier" in find_title_kinds(word)} - ranks - former
    if fields - former and held and not (fields - former) & held:
        return 0.0
    return 3.0 + 1.0 * bool(fields & held)


def is_kind_of_holder(one: Reference, entity: Entity) -> bool:
    """True for "the lawmaker" and a senator, "the attorney" and a lawyer."""
    held = {office.noun for office in entity.offices} | entity.nouns
    ranked = set(one.modifiers) & find_cue_words("rank")
    return not ranked and bool(held & (find_alike(one.word) | one.noun.takes_up))


def has_noun(one: Reference, entity: Entity) -> bool:
    """True if the entity was called so before, "the teacher" also for a schoolteacher."""
    if one.word in entity.nouns or len(one.word) < SHORTEST_LAST or one.noun.general:
        return one.word in entity.nouns
    return any(noun.endswith(one.word) for noun in entity.nouns)


def find_counterpart(chains: Chains, one: Reference, owner: Entity) -> Entity | None:
    """The holder of the owner's office in another state, or the one who held it before."""
    states = find_states(chains, one)
    before = one.word in find_cue_words("predecessor")
    if not states and not before:
        return None
    for entity in chains.entities:
        if entity.kind != "person" or entity is owner or (states and not states & entity.states):
            continue
        if any(_follows(held, had, before) for held in owner.offices for had in entity.offices):
            return entity
    return None


def _follows(held: Office, had: Office, before: bool) -> bool:
    """True if both are one office, the second held by another or, if asked, by one before."""
    former, ranks = find_cue_words("former"), find_cue_words("rank")
    same = held.noun == had.noun and held.words & ranks == had.words & ranks
    return same and (bool(had.words & former) or not before)


def contradict_states(chains: Chains, one: Reference, entity: Entity) -> bool:
    """True if the noun tells a state, and the person is known to belong to others."""
    states = find_states(chains, one)
    return bool(states and entity.states and not states & entity.states)


def agree_states(chains: Chains, one: Reference, entity: Entity) -> float:
    """Evidence that a person of this state is meant: 2 or 0."""
    return 2.0 * bool(find_states(chains, one) & entity.states)


def find_states(chains: Chains, one: Reference) -> set[int]:
    """The states (entities) in the words before a noun or name, and in "of X" behind it."""
    return _find_named_with(chains, one, STATE_KINDS)


def find_bodies(chains: Chains, one: Reference) -> set[int]:
    """The bodies (entities) in the words before a noun or name, and in "of X" behind it."""
    return _find_named_with(chains, one, BODY_KINDS)


def _find_named_with(chains: Chains, one: Reference, kinds: frozenset[EntityKind]) -> set[int]:
    start = one.prefix if one.form == "name" else one.start
    found = set()
    here = chains.at_head.get(one.head, 0)
    for other in range(max(here - 8, 0), min(here + 4, len(chains.references))):
        that = chains.references[other]
        if that.form != "name" or that.kind not in kinds:
            continue
        before = start <= that.start < one.head
        behind = other > here and _is_of(chains, one, that)
        if (before or behind) and other in chains.named:
            found.add(chains.named[other])
    return found


def _is_of(chains: Chains, one: Reference, that: Reference) -> bool:
    """True for both states in "the presidents of Ulmeria and Pelland"."""
    words, at = chains.words, that.head
    for _ in range(MOST_JOINED):
        if words.dep[at] != "conj":
            break
        at = words.head[at]
    link = words.head[at]
    return words.lower[link] in {"of", "at"} and words.head[link] == one.head
