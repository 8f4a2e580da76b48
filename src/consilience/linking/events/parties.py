"""Whether two event mentions name the same parties, others, or cannot be told apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Prefix

from consilience.language.claims_quantities import load_numbers
from consilience.language.furniture import load_function_words
from consilience.language.gazetteer import find_place
from consilience.language.lexicon import load_words
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.linking.events.mentions import EventMention, Party
from consilience.records.ids import EntityId

ACTORS = frozenset({"actor"})
TARGETS = frozenset({"recipient", "theme"})
LIVING = frozenset({"person", "counterpart", "group"})
SHARES = frozenset({"none"})  # "most of them", "the rest": of people, or of anything
BODIES = frozenset({"body", "state", "place", "group"})
SHORTEST_STEM = 4  # letters that two forms of one word begin with: "sign", "signing"
STEM_SHARE = 0.75  # of the shorter word
FULL_NAME = 2  # a first name and a last
KEPT = 50_000

Match = Callable[[Party, Party], bool]


@dataclass(frozen=True, slots=True)
class Named:
    """What a mention's parties are called: entities, and words that carry meaning."""

    entities: frozenset[EntityId]
    words: frozenset[str]


@lru_cache(maxsize=KEPT)
def read_named(parties: tuple[Party, ...]) -> Named:
    """The entities and words of the parties, words in the singular; numbers and small words not."""
    return Named(
        entities=frozenset(one.entity for one in parties if one.entity),
        words=frozenset(word for one in parties for word in _find_content(one.words)),
    )


def share_party(one: EventMention, other: EventMention) -> bool | None:
    """Whether a party of one is a party of the other; None where that cannot be told.

    The same entity is, and so is a word in common. It cannot be told where one of the two names
    nobody, or where people are only described: "the boy" may be "a child".
    """
    first, second = read_named(one.parties), read_named(other.parties)
    if not first.words or not second.words:
        return None
    if first.entities & second.entities or first.words & second.words:
        return True
    return None if _may_be_people(one.parties, other.parties) else False


def share_lemma(one: EventMention, other: EventMention) -> bool:
    """True for forms of one word: "sign" and "signing"."""
    return is_same_word(one.lemma, other.lemma)


def is_same_word(lemma: str, other: str) -> bool:
    """Whether one lemma is the other, or its noun: "sign" and "signing"."""
    if lemma == other:
        return True
    stem = Prefix.similarity(lemma, other)
    return stem >= max(SHORTEST_STEM, STEM_SHARE * min(len(lemma), len(other)))


def have_other_parties(one: EventMention, other: EventMention) -> bool:
    """True where both tell who did it or to whom it was done, and it cannot be the same.

    Meant for two mentions of one article, whose writer calls one thing by names that a reader can
    follow. What is known to be one, in whatever role, speaks for one happening; a pronoun, a
    number and a description that may stand for a name do not part.
    """
    targets, others_targets = _choose(one, TARGETS), _choose(other, TARGETS)
    actors, others_actors = _choose(one, ACTORS), _choose(other, ACTORS)
    if _match(targets, others_actors, _is_same) or _match(actors, others_targets, _is_same):
        return False
    if targets and others_targets and not _match(targets, others_targets, _may_be_same):
        return True
    if _match(targets, others_targets, _is_same):
        return False
    return bool(actors and others_actors and not _match(actors, others_actors, _may_be_same))


def have_other_targets(one: EventMention, other: EventMention) -> bool:
    """True where both tell to whom or what it was done, and it is not the same by entity or word.

    People who are only described may be the same: "took the boy", "took a child".
    """
    targets, others_targets = _choose(one, TARGETS), _choose(other, TARGETS)
    if not targets or not others_targets or _match(targets, others_targets, _is_same):
        return False
    return not _may_be_people(targets, others_targets)


def share_target(one: EventMention, other: EventMention) -> bool:
    """Whether it was done to one and the same by entity or word."""
    return _match(_choose(one, TARGETS), _choose(other, TARGETS), _is_same)


def have_like_names(one: EventMention, other: EventMention) -> bool:
    """True for one verb of two persons in one role who differ in a first name of one initial.

    What else is told of both is the same: it was done to one thing, or by one doer.
    """
    if one.lemma != other.lemma:
        return False
    for roles, rest in ((ACTORS, TARGETS), (TARGETS, ACTORS)):
        pairs = ((a, b) for a in _choose(one, roles) for b in _choose(other, roles))
        if any(_are_like_names(*pair) for pair in pairs):
            return _match(_choose(one, rest), _choose(other, rest), _is_same)
    return False


def _are_like_names(one: Party, other: Party) -> bool:
    if one.entity == other.entity or not (one.kind == other.kind == "person"):
        return False
    first, last = one.words.split()[-FULL_NAME:], other.words.split()[-FULL_NAME:]
    if not len(first) == len(last) == FULL_NAME or first[1] != last[1]:
        return False
    return first[0][0] == last[0][0]


def have_all_parties_other(one: EventMention, other: EventMention) -> bool:
    """True where both tell who did it and to whom or what, and no party is one of the other."""
    told = all(_choose(each, roles) for each in (one, other) for roles in (ACTORS, TARGETS))
    return told and not _match(one.parties, other.parties, _is_same)


def are_of_other_kinds(one: EventMention, other: EventMention) -> bool:
    """True where it was done, or done to, people or bodies in one and things in the other."""
    for roles in (ACTORS, TARGETS):
        sides = [{_find_life(party) for party in _choose(each, roles)} for each in (one, other)]
        if {True} in sides and {False} in sides:
            return True
    return False


def _choose(mention: EventMention, roles: frozenset[str]) -> Sequence[Party]:
    return [one for one in mention.parties if one.role in roles]


def _match(ones: Sequence[Party], others: Sequence[Party], same: Match) -> bool:
    return any(same(one, other) for one in ones for other in others)


def _is_same(one: Party, other: Party) -> bool:
    if one.entity and one.entity == other.entity:
        return True
    return bool(_find_content(one.words) & _find_content(other.words))


def _may_be_same(one: Party, other: Party) -> bool:
    if _is_same(one, other) or not (_find_content(one.words) and _find_content(other.words)):
        return True
    if one.entity and other.entity:
        return not (one.printed and other.printed) or _may_be_one_entity(one, other)
    if one.entity or other.entity:
        name, nominal = (one, other) if one.entity else (other, one)
        return not name.printed or _may_stand_for(nominal, name)
    return not _have_other_nouns(one, other)


def _may_be_one_entity(one: Party, other: Party) -> bool:
    """Two names of one kind are two; a place may stand for a body, and a country for its city."""
    if one.kind != other.kind:
        return "person" not in (one.kind, other.kind)
    if one.kind != "place":
        return False
    places = [place for name in (one, other) if (place := find_place(name.words))]
    countries = {place.country for place in places}
    return len(countries) == 1 and any(place.kind == "country" for place in places)


def _may_stand_for(nominal: Party, name: Party) -> bool:
    kinds = _find_kinds(nominal.words)
    if name.kind in ("person", "group"):
        return not kinds or bool(kinds & (LIVING | SHARES))
    return bool(kinds & BODIES)


def _have_other_nouns(one: Party, other: Party) -> bool:
    kinds, others_kinds = _find_kinds(one.words), _find_kinds(other.words)
    return bool(kinds and others_kinds and not kinds & others_kinds)


def _may_be_people(ones: Sequence[Party], others: Sequence[Party]) -> bool:
    """Whether people who are only described may be those of the other."""
    living = [one for one in ones if _is_living(one)]
    others_living = [one for one in others if _is_living(one)]
    return _match(living, others_living, lambda one, other: not (one.entity and other.entity))


def _is_living(party: Party) -> bool:
    if party.entity:
        return party.kind in ("person", "group")
    return bool(_find_kinds(party.words) & LIVING)


def _find_life(party: Party) -> bool | None:
    """True for people and bodies, False for things, None where that is not known."""
    if party.entity:
        return True if party.kind in ("person", "group", "organisation") else None
    kinds = _find_kinds(party.words)
    return kinds != {"thing"} if kinds else None


def is_thing(noun: str) -> bool:
    """False for a noun for people, and for a body or place."""
    return _find_kinds(noun) <= {"thing"}


def is_one_person(party: Party) -> bool:
    """True for a person by name, and for "a boy"."""
    if party.entity:
        return party.kind == "person"
    last = find_words(party.words)[-1:]
    if (
        not last
        or last[0] != make_singular(last[0])
        or last[0] in load_words("event_titles", "plural")
    ):
        return False
    return "person" in _find_kinds(party.words)


@lru_cache(maxsize=KEPT)
def _find_kinds(words: str) -> frozenset[str]:
    """What the last word stands for; none for a word in no list."""
    told = find_words(words)
    if not told:
        return frozenset()
    return frozenset(find_noun(told[-1]).kinds or find_noun(make_singular(told[-1])).kinds)


@lru_cache(maxsize=KEPT)
def _find_content(words: str) -> frozenset[str]:
    small, numbers = load_function_words(), load_numbers()
    told = find_words(words)
    return frozenset(make_singular(one) for one in told if one not in small and one not in numbers)


def make_singular(word: str) -> str:
    """The word without an ending that most plurals have; whether it is one does not matter."""
    if len(word) < SHORTEST_STEM or not word.endswith("s") or word.endswith("ss"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
