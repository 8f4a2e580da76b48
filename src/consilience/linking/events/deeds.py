"""Happenings told in different words: what befell whom, whichever verb or noun tells it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from consilience.language.claims_quantities import load_numbers
from consilience.language.furniture import load_function_words
from consilience.language.happenings import (
    Telling,
    find_tallied,
    find_tellings,
    may_be_called,
    may_tell,
)
from consilience.language.lexicon import load_words
from consilience.language.phrases import REACH
from consilience.language.words import find_words
from consilience.linking.events.mentions import EventMention, Party
from consilience.linking.events.parties import ACTORS, TARGETS, make_singular
from consilience.records.ids import EntityId

PLANS = frozenset({"planned", "hypothetical"})
FARTHEST = 120  # characters behind a predicate in which its second word is looked for
SHORTEST_HEAD = 4  # letters of "boat", which a "speedboat" is
KEPT = 50_000
ENTITY = "="  # before the id of an entity that is a bearer; others are nouns
COUNTED = "#"  # the bearer of a happening that befell so many people: "two", "nine passengers"
SAME, UNTOLD, OTHERS = 1.0, 0.5, -0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a mention may tell, each with those whom it befell: entities, and nouns for the rest.

    Empty for a word of no set; `bearers` has one entry for each of `names`.
    """

    names: tuple[str, ...] = ()
    bearers: tuple[frozenset[str], ...] = ()

    @property
    def is_bare(self) -> bool:
        """True for a happening of which it is not said whom it befell: "the collapse"."""
        return bool(self.names) and not any(self.bearers)

    def find_bearers(self, name: str) -> frozenset[str]:
        """Those whom the happening of that name befell; none where it does not tell it."""
        return self.bearers[self.names.index(name)] if name in self.names else frozenset()


def read_deed(mention: EventMention) -> Deed:
    """What the mention's word can tell, with whom it befell."""
    tellings = find_tellings(mention.lemma, find_behind(mention))
    found: dict[str, set[str]] = {}
    if tallied := _read_tally(mention):
        found[tallied] = {COUNTED}
    for one in tellings:
        found.setdefault(one.name, set()).update(_find_bearers(mention, one))
    names = sorted(found)
    return Deed(names=tuple(names), bearers=tuple(frozenset(found[one]) for one in names))


def find_carried(lemma: str, actors: Iterable[str]) -> str:
    """The noun for a happening of which a verb says only that it was ("a blast tore through it").

    `actors` are the words for who acts in the grammar; "" where they are no happening.
    """
    if lemma not in load_words("happenings", "carrying"):
        return ""
    nouns = (find_head_noun(find_head_words(one)) for one in actors)
    return next((one for one in nouns if may_tell(one)), "")


def is_counted(deed: Deed) -> bool:
    """Whether it tells of so many people that something befell them."""
    return any(COUNTED in bearers for bearers in deed.bearers)


def share_deed(one: Deed, other: Deed) -> bool:
    """Whether both can tell one happening of one and the same person or thing."""
    if not one.names or not other.names:
        return False
    known = dict(zip(other.names, other.bearers, strict=True))
    return any(
        are_one(bearers, known[name])
        for name, bearers in zip(one.names, one.bearers, strict=True)
        if name in known
    )


def compare_deeds(one: Deed, other: Deed) -> float:
    """1 for a happening of one bearer, .5 if a bearer is not told, -.5 for others, 0 for no set."""
    if not one.names or not other.names or not set(one.names) & set(other.names):
        return 0.0
    if share_deed(one, other):
        return SAME
    return UNTOLD if one.is_bare or other.is_bare else OTHERS


def may_be_one_deed(one: EventMention, other: EventMention) -> bool:
    """False for a plan and a deed, a deed and none, and deeds of other doers or at other places."""
    if (one.factuality in PLANS) != (other.factuality in PLANS) or one.negated != other.negated:
        return False
    if one.place and other.place and one.place != other.place:
        return False
    doers, others = _find_entities(one, ACTORS), _find_entities(other, ACTORS)
    return not (doers and others) or bool(
        doers & (others | _find_entities(other, TARGETS)) or others & _find_entities(one, TARGETS)
    )


def _read_tally(mention: EventMention) -> str | None:
    """What "the death toll rose to nine" and "the number of dead is nine" count, if anything."""
    if mention.lemma not in load_words("happenings", "counting"):
        return None
    counts = load_words("happenings", "counts")
    actors = [find_words(one.words) for one in mention.parties if one.role in ACTORS]
    told = next((words for words in actors if not counts.isdisjoint(words)), None)
    if told is None:
        return None
    before = find_words(mention.sentence[max(0, mention.offset - FARTHEST) : mention.offset])
    at = max((at for at, word in enumerate(before) if word in counts), default=0)
    return find_tallied(told) or find_tallied(before[at : at + REACH])


def find_behind(mention: EventMention) -> Sequence[str]:
    """The next words behind the mention's own first, in lower case."""
    start = mention.offset + len(mention.words)
    return _list_behind(mention.words, mention.sentence[start : start + FARTHEST])


@lru_cache(maxsize=KEPT)
def _list_behind(words: str, behind: str) -> Sequence[str]:
    told = words.split()[1:]  # "gave way", marked as one
    return (*find_words(" ".join(told)), *find_words(behind))[:REACH]


def _find_bearers(mention: EventMention, telling: Telling) -> Iterator[str]:
    """Entities marked as such, nouns for the rest."""
    for party in _find_borne(mention, telling):
        if party.entity:
            yield f"{ENTITY}{party.entity}"
        elif telling.counted and is_count(party.words):
            yield COUNTED
        elif head := find_head_noun(party.words):
            yield head


def _find_borne(mention: EventMention, telling: Telling) -> Sequence[Party]:
    """The parties of the first roles that are there; else a bare number, which the parse misreads.

    "Four died and nine wounded" has the nine as those who wound.
    """
    chosen = ([one for one in mention.parties if one.role in roles] for roles in telling.of)
    bare = [one for one in mention.parties if telling.counted and _is_bare_count(one)]
    return next(filter(None, (*chosen, bare)), ())


def _is_bare_count(party: Party) -> bool:
    return is_count(party.words) and not find_head_noun(party.words)


def find_befallen(mention: EventMention) -> dict[str, Sequence[Party]]:
    """Those whom it befell, by each happening that the mention's word can tell."""
    tellings = find_tellings(mention.lemma, find_behind(mention))
    found: dict[str, Sequence[Party]] = {}
    for one in sorted(tellings, key=lambda each: (each.name, each.of)):
        befallen = found.get(one.name, ())
        found[one.name] = (
            *befallen,
            *(each for each in _find_borne(mention, one) if each not in befallen),
        )
    return found


@lru_cache(maxsize=KEPT)
def is_count(words: str) -> bool:
    """True for a number of people, and for words that stand for one: "two", "the toll"."""
    numbers, counts = load_numbers(), load_words("happenings", "counts")
    told = words.casefold().replace("-", " ").split()
    return any(one in numbers or one in counts or one[:1].isdigit() for one in told)


def _find_entities(mention: EventMention, roles: frozenset[str]) -> set[EntityId]:
    return {one.entity for one in mention.parties if one.entity and one.role in roles}


def are_one(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two sets of bearers have one in common."""
    return any(_is_same(one, other) for one in ones for other in others)


def _is_same(one: str, other: str) -> bool:
    """True for one entity, for one noun, "bridge" and "footbridge", "lorry" and "vehicle"."""
    if one == other:
        return True
    if one.startswith(ENTITY) or other.startswith(ENTITY):
        return False
    if may_be_called(one, other):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST_HEAD and long.endswith(short)


@lru_cache(maxsize=KEPT)
def find_head_words(words: str) -> str:
    """The first words that carry meaning: "talks" of "the talks on gas with the ministers"."""
    small = load_function_words()
    kept: list[str] = []
    for word in words.split():
        if word.lower().strip(",.;:") in small and kept:
            break
        if word.lower() not in small:
            kept.append(word)
    return " ".join(kept)


@lru_cache(maxsize=KEPT)
def find_head_noun(words: str) -> str:
    """The last word that carries meaning, in the singular; "" for a number or small words alone."""
    small, numbers = load_function_words(), load_numbers()
    told = [one for one in find_words(words) if one not in small and one not in numbers]
    last = told[-1] if told else ""
    return "" if last.isdigit() else make_singular(last)
