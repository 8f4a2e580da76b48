"""What common nouns stand for: persons, bodies, states, places, groups and things."""

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal

from consilience.language.lexicon import load_entries
from consilience.language.titles import find_title_kinds

NounKind = Literal["person", "counterpart", "body", "state", "place", "group", "thing", "none"]
NOUN_KINDS: tuple[NounKind, ...] = (
    *("person", "counterpart", "body", "state", "place", "group", "thing", "none"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NounEntry:
    """A group of nouns in `nominals.toml`, in the singular, with a sentence that holds one.

    `names` are words in the names of such bodies, `tails` how one-word names end, `also` nouns of
    other types that such a noun may take up, `kinds` those that a general word for things or
    persons may take up.
    """

    words: tuple[str, ...]
    test: str
    general: bool = False
    passing: bool = False
    calling: bool = False
    gender: str = ""
    type: str = ""
    within: str = ""
    names: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """What one noun can stand for; `gender` is "he", "she" or "", `types` are of bodies.

    `general` nouns say little of who or what it is, `passing` ones what somebody is just now,
    `calling` ones what somebody lastingly is.
    """

    kinds: frozenset[NounKind] = frozenset()
    general: bool = False
    passing: bool = False
    calling: bool = False
    gender: str = ""
    types: frozenset[str] = frozenset()
    takes_up: frozenset[str] = field(default=frozenset())


UNKNOWN = Noun()
NOUNS_KEPT = 20_000


@lru_cache(maxsize=NOUNS_KEPT)
def find_noun(lemma: str, *, whole: bool = False, proper: bool = False) -> Noun:
    """What the noun stands for, `UNKNOWN` for one that is in no list; `lemma` in lower case.

    Offices and ranks of `titles.toml` are persons; compounds are looked up by their last part,
    unless the `whole` is asked for ("coast guard"). A `proper` noun is none by its ending alone.
    """
    nouns = _nouns()
    if whole:
        return nouns.get(lemma, UNKNOWN)
    last = lemma.rpartition("-")[2]
    known = nouns.get(lemma) or nouns.get(last) or _find_title(last)
    return known if known.kinds or proper else _find_ending(lemma)


def find_alike(lemma: str) -> frozenset[str]:
    """The nouns that can take up a noun, or it them: "captive" for "hostage"."""
    return _alike().get(lemma, frozenset())


def find_body_types(word: str) -> frozenset[str]:
    """The types of body in whose names a word stands, as printed: "Bank" for banks."""
    known = _name_words().get(word, frozenset())
    tails = _name_tails()
    if known or not word.lower().endswith(tuple(tails)):
        return known
    return frozenset(tails[one] for one in tails if word.lower().endswith(one))


def find_wider_types(types: frozenset[str]) -> frozenset[str]:
    """The types, and those of which they are part: an airline is a company."""
    return types | frozenset(_within()[one] for one in types if one in _within())


def _find_title(lemma: str) -> Noun:
    kinds = find_title_kinds(lemma)
    return Noun(kinds=frozenset({"person"})) if kinds & {"office", "rank"} else UNKNOWN


def _find_ending(lemma: str) -> Noun:
    endings = _endings()
    if not lemma.endswith(tuple(endings)):
        return UNKNOWN
    fitting = [one for one in endings if lemma.endswith(one) and len(lemma) > len(one) + 1]
    return endings[max(fitting, key=len)] if fitting else UNKNOWN


@cache
def _endings() -> dict[str, Noun]:
    """Persons by the ending of the noun."""
    return {
        word: Noun(kinds=frozenset({"person"}), gender=entry.gender)
        for entry in load_entries("nominals", "ending", NounEntry)
        for word in entry.words
    }


@cache
def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in load_entries("nominals", "alike", NounEntry):
        for word in entry.words:
            found[word] = found.get(word, frozenset()) | frozenset(entry.words) - {word}
    return found


@cache
def _nouns() -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for kind in NOUN_KINDS:
        for entry in load_entries("nominals", kind, NounEntry):
            for word in entry.words:
                found[word] = _add(found.get(word, UNKNOWN), kind, entry)
    return found


def _add(noun: Noun, kind: NounKind, entry: NounEntry) -> Noun:
    return Noun(
        kinds=noun.kinds | {kind},
        general=noun.general or entry.general,
        passing=noun.passing or entry.passing,
        calling=noun.calling or entry.calling,
        gender=noun.gender or entry.gender,
        types=noun.types | ({entry.type} if entry.type else frozenset()),
        takes_up=noun.takes_up | frozenset((*entry.also, *entry.kinds)),
    )


@cache
def _name_words() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in load_entries("nominals", "body", NounEntry):
        for word in entry.names:
            found[word] = found.get(word, frozenset()) | {entry.type}
    return found


@cache
def _name_tails() -> dict[str, str]:
    entries = load_entries("nominals", "body", NounEntry)
    return {word: entry.type for entry in entries for word in entry.tails}


@cache
def _within() -> dict[str, str]:
    entries = load_entries("nominals", "body", NounEntry)
    return {entry.type: entry.within for entry in entries if entry.within}
