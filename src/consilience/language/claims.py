"""Words that make predicates claims, and what they make of them: facts, plans, denials."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from consilience.language.lexicon import group_words, index_words, load_entries

GovernorKind = Literal["report", "act", "phase", "wish"]
Form = Literal["infinitive", "gerund", "noun", "clause"]
OfRole = Literal["actor", "object", "side"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """Words that take a verb, a clause or the noun of an act; the fields are told in the file."""

    kind: str
    words: tuple[str, ...]
    test: str
    makes: str = ""
    clause: str = ""
    passive: str = ""
    negates: bool = False
    voices: bool = False
    blames: bool = False
    prepositions: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()

    def takes(self, form: Form) -> bool:
        """True if it governs words of this form."""
        return not self.follows or form in self.follows


@dataclass(frozen=True, slots=True, kw_only=True)
class NounGovernor:
    """Nouns with an infinitive or "that": "a plan to sell"."""

    words: tuple[str, ...]
    makes: str
    test: str
    negates: bool = False
    voices: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Modal:
    """Auxiliaries and the factuality they give; `reported` in a clause of one who speaks."""

    words: tuple[str, ...]
    makes: str
    test: str
    reported: str = ""
    negated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActNoun:
    """Nouns for what happens, and whom the words with them name."""

    words: tuple[str, ...]
    of: str
    owner: str
    test: str
    mutual: bool = False
    goal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """Adjectives for what has become of somebody: the verb it `means`, and `verbs` before them."""

    words: tuple[str, ...]
    means: str
    verbs: tuple[str, ...]
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    words: tuple[str, ...]
    test: str


@cache
def load_governors(table: str = "governor") -> dict[str, tuple[Governor, ...]]:
    """Lemma to what it makes of what it governs, in file order; table `governor` or `adjective`."""
    return group_words(load_entries("claims", table, Governor))


@cache
def load_noun_governors() -> dict[str, NounGovernor]:
    """Lemma of a noun to what it makes of the infinitive or clause behind it."""
    return index_words(load_entries("claims", "noun_governor", NounGovernor))


@cache
def load_modals() -> dict[str, Modal]:
    """Auxiliary, in lower case, to the factuality that it gives."""
    return index_words(load_entries("claims", "modal", Modal))


@cache
def load_act_nouns() -> dict[str, ActNoun]:
    """Lemma of a noun for what happens; the first entry of a word counts."""
    return index_words(load_entries("claims_nouns", "noun", ActNoun))


@cache
def load_fates() -> dict[str, Fate]:
    """Adjective to the verb that tells the same."""
    return index_words(load_entries("claims", "fate", Fate))


@cache
def load_claim_words(table: str, file: str = "claims") -> frozenset[str]:
    """The words of a table that holds nothing else (`light`, `never`, `state`, …)."""
    return frozenset(word for one in load_entries(file, table, _Words) for word in one.words)


@cache
def rank_place_prepositions() -> dict[str, int]:
    """Prepositions of place, the surest signs of the place of a happening with the least rank."""
    entries = load_entries("claims_places", "preposition", _Words)
    words = [word for entry in entries for word in entry.words]
    return {word: rank for rank, word in reversed(list(enumerate(words)))}
