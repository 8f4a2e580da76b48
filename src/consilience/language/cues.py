"""Words that attribute what is said to a source, with the constructions they stand in."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from consilience.language.lexicon import WordList, load_entries, load_word_lists

SourceKind = Literal["document", "group", "channel"]
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CueEntry:
    """Lemmas of verbs, nouns or adjectives that take the same constructions."""

    words: tuple[str, ...]
    takes: tuple[str, ...]
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepositionEntry:
    """Lemmas of verbs whose object stands behind one of the prepositions."""

    words: tuple[str, ...]
    prepositions: tuple[str, ...]
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelEntry:
    """Lemmas of verbs that say what something is taken for, with "as" or without."""

    words: tuple[str, ...]
    as_word: bool
    test: str
    prepositions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """Nouns of one kind of source."""

    kind: str
    words: tuple[str, ...]
    test: str


@cache
def load_verbs() -> dict[str, frozenset[str]]:
    """Lemma of a cue verb to its constructions."""
    return _load_cues("verb")


@cache
def load_nouns() -> dict[str, frozenset[str]]:
    """Lemma of a cue noun to its constructions."""
    return _load_cues("noun")


@cache
def load_adjectives() -> dict[str, frozenset[str]]:
    """Cue adjective to its constructions."""
    return _load_cues("adjective")


@cache
def load_verb_prepositions() -> dict[str, frozenset[str]]:
    """Lemma of a cue verb to the prepositions behind which its content stands."""
    found: dict[str, frozenset[str]] = {}
    for entry in load_entries("cues", "verb_preposition", PrepositionEntry):
        for word in entry.words:
            found[word] = found.get(word, NONE) | set(entry.prepositions)
    return found


@cache
def load_labels() -> dict[str, frozenset[str]]:
    """Lemma of a labelling verb to the words before the label; "" where there need be none."""
    found: dict[str, frozenset[str]] = {}
    for entry in load_entries("cues", "label", LabelEntry):
        links = {"as" if entry.as_word else "", *entry.prepositions}
        for word in entry.words:
            found[word] = found.get(word, NONE) | links
    return found


@cache
def load_heading_verbs() -> frozenset[str]:
    """Cue verbs in the form of headings ("denies"), of all that bring a clause, object or label."""
    taking = {"quote", "clause", "object"}
    lemmas = {word for word, takes in load_verbs().items() if takes & taking} | set(load_labels())
    return frozenset(_third_person(word) for word in lemmas - load_cue_words("heading_noun"))


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


@cache
def load_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word of a source phrase ("according to") to the phrases, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in load_entries("cues", "phrase", WordList):
        for phrase in entry.words:
            found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return {first: tuple(sorted(all_, key=len, reverse=True)) for first, all_ in found.items()}


@cache
def find_source_words(kind: SourceKind) -> frozenset[str]:
    """Nouns, as lemmas, of one kind of source."""
    entries = load_entries("cues", "source", SourceEntry)
    return frozenset(word for entry in entries if entry.kind == kind for word in entry.words)


def holds_noun(verb: str, noun: str) -> bool:
    """Whether who does the verb with the noun says what stands behind it, both as lemmas.

    "Repeats the claim that", not "faces the claim that". With a charge people do so much that
    the verbs are listed by which it becomes their own.
    """
    if verb in load_cue_words("not_holding"):
        return False
    return noun not in load_cue_words("charge") or verb in load_cue_words("holding_charge")


def load_cue_words(table: str) -> frozenset[str]:
    """The words of a table that holds nothing else (`elision`, `noun_preposition`, …)."""
    return load_word_lists("cues", table)


def _load_cues(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in load_entries("cues", table, CueEntry):
        for word in entry.words:
            found[word] = found.get(word, NONE) | set(entry.takes)
    return found
