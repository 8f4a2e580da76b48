"""Whose a ministry or an army is: two bodies of one kind, of two states, are two."""

from collections.abc import Iterator, Mapping

from rapidfuzz.distance import Prefix

from consilience.annotation.coreference.entities import Chains, Entity
from consilience.annotation.coreference.references import Reference
from consilience.language.endings import cut_possessive
from consilience.language.gazetteer import find_common_place
from consilience.language.parties import is_state_body
from consilience.language.titles import find_title_kinds

LEAST_STEM = 4  # letters that the names of a state and of its people begin with
NEAREST = 2  # sentences back in which one of several is meant
NAMING = ("NNP", "NNPS", "JJ")
MOST_WORDS = 8  # behind a noun in which "of the Republic of Skeldor" stands


def are_of_others(chains: Chains, one: Reference, entity: Entity) -> bool:
    """True for "the Skeldish ministry" and the ministry of another state."""
    if not is_state_body(one.word):
        return False
    owners, others = find_owners(chains, one), _find_owners_of(chains, entity)
    return bool(owners and others and not _are_alike(owners, others))


def find_rivals(chains: Chains, one: Reference, nearest: Mapping[int, int]) -> frozenset[int]:
    """The entities that a bare "the ministry" cannot mean, where ministries of two states are told.

    It means the one told of last, if that was not long before. `nearest` are the entities before
    it with the reference of each that is nearest, nearest first.
    """
    if not is_state_body(one.word) or find_owners(chains, one):
        return frozenset()
    alike = [number for number in nearest if one.word in _list_nouns(chains.entities[number])]
    owners = [_find_owners_of(chains, chains.entities[number]) for number in alike]
    told = [each for each in owners if each]
    if all(_are_alike(told[0], each) for each in told[1:]) if told else True:
        return frozenset()
    last = chains.references[nearest[alike[0]]]
    is_near = one.sentence - last.sentence <= NEAREST
    return frozenset(alike[1:] if is_near else alike)


def find_owners(chains: Chains, one: Reference) -> frozenset[str]:
    """The names, in lower case, by which the words around a noun say whose it is."""
    return frozenset(_list_owners(chains, one))


def _list_owners(chains: Chains, one: Reference) -> Iterator[str]:
    words = chains.words
    end = one.end
    if one.end < len(words) and words.lower[one.end] == "of":
        end = min(one.end + MOST_WORDS, len(words))
    for at in range(one.start, end):
        if at >= one.end and not _goes_on(chains, at):
            return
        if at == one.head or words.tag[at] not in NAMING or not words.text[at][0].isupper():
            continue
        if not find_title_kinds(words.lower[at]) and not is_state_body(words.text[at]):
            yield cut_possessive(words.lower[at])


def _goes_on(chains: Chains, at: int) -> bool:
    return chains.words.lower[at] in {"of", "the"} or chains.words.text[at][0].isupper()


def _list_nouns(entity: Entity) -> frozenset[str]:
    return frozenset(entity.nouns) | frozenset(entity.key[1:])


def _find_owners_of(chains: Chains, entity: Entity) -> frozenset[str]:
    told = (find_owners(chains, chains.references[at]) for at in entity.references)
    return frozenset(name for names in told for name in names)


def _are_alike(ones: frozenset[str], others: frozenset[str]) -> bool:
    return any(_is_alike(one, other) for one in ones for other in others)


def _is_alike(one: str, other: str) -> bool:
    """True for a state and its people: "Norway" and "Norwegian", "Skeldor" and "Skeldorian"."""
    places = [find_common_place(name.title()) for name in (one, other)]
    codes = {place.country for place in places if place is not None}
    if None not in places:
        return len(codes) == 1
    stem = min(len(one), len(other)) - 1
    return Prefix.similarity(one, other) >= max(LEAST_STEM, stem)
