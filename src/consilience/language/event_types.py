"""Words and constructions that tell what is done to somebody, by PLOVER root."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from consilience.errors import LexiconError
from consilience.language.lexicon import group_words, index_words, load_entries

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"})
VERBAL = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
ROOTS = COOPERATIVE | VERBAL | HOSTILE

SAME = "="  # in an effect: the act keeps its root
ANY = "*"
CLASS_MARK = "@"
# Not lists, but what the tagger or a title makes one.
PERSON, PLACE = "@person", "@place"

WordKind = Literal["verb", "noun", "thing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActEntry:
    """Lemmas that by themselves report one kind of act."""

    root: str
    words: tuple[str, ...]
    test: str
    mode: str = ""
    reciprocal: bool = False
    inverse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction(ActEntry):
    """Words with what must stand beside them to report an act; `()` asks for nothing."""

    particle: tuple[str, ...] = ()
    preposition: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    prep_object: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    bare: bool = False
    agentless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """Words and what they make of the act that they govern: `SAME`, a root, "" for nothing."""

    words: tuple[str, ...]
    test: str
    takes: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ("",)
    cooperative: str = ""
    hostile: str = ""
    verbal: str = ""
    untyped: str = ""
    inverse: bool = False

    def change(self, root: str | None) -> str:
        """The root of an act under this word; `None` for an act without one."""
        if root is None:
            return self.untyped
        changed = self.cooperative if root in COOPERATIVE else self.hostile
        changed = self.verbal if root in VERBAL else changed
        return root if changed == SAME else changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality:
    """Words beside a verb and what they make of its act."""

    name: str
    words: tuple[str, ...]
    test: str
    cooperative: str = SAME
    hostile: str = SAME
    verbal: str = SAME
    agree: str = SAME
    threaten: str = SAME
    reject: str = SAME
    untyped: str = ""

    def change(self, root: str) -> str:
        """The root of an act beside one of these words."""
        own = {"AGREE": self.agree, "THREATEN": self.threaten, "REJECT": self.reject}
        changed = own.get(root)
        if changed is None:
            changed = self.verbal if root in VERBAL else self.hostile
            changed = self.cooperative if root in COOPERATIVE else changed
        return root if changed == SAME else changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Words that pass on what their clause says; `hostile`: an act of the other party."""

    words: tuple[str, ...]
    hostile: str
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """Lemmas that constructions name together as "@name"."""

    name: str
    words: tuple[str, ...]
    test: str


@cache
def load_acts(kind: WordKind) -> dict[str, ActEntry]:
    """Lemma to what it reports; the first entry of a word counts."""
    name = "event_types_verbs" if kind == "verb" else "event_types_nouns"
    return index_words(load_entries(name, kind, ActEntry))


@cache
def load_constructions() -> dict[str, tuple[Construction, ...]]:
    """Lemma to its constructions, in the order in which they are tried."""
    return group_words(load_entries("event_types_constructions", "construction", Construction))


@cache
def load_operators() -> dict[str, tuple[Operator, ...]]:
    """Lemma to what it makes of the act that it governs, in the order in which it is tried."""
    return group_words(load_entries("event_types_operators", "operator", Operator))


@cache
def load_modalities() -> dict[str, Modality]:
    """Auxiliary or negation, in lower case, to what it makes of an act."""
    return index_words(load_entries("event_types_operators", "modality", Modality))


@cache
def load_speech() -> dict[str, Speech]:
    """Lemma of a word that passes on what its clause says."""
    return index_words(load_entries("event_types_operators", "speech", Speech))


@cache
def expand(words: tuple[str, ...]) -> frozenset[str]:
    """The words with every "@name" replaced by the words of that class.

    `PERSON` and `PLACE` stay. An unknown class raises `LexiconError`.
    """
    return frozenset(lemma for word in words for lemma in _expand_word(word))


def _expand_word(word: str) -> tuple[str, ...]:
    if not word.startswith(CLASS_MARK) or word in {PERSON, PLACE}:
        return (word,)
    classes = _load_classes()
    name = word.removeprefix(CLASS_MARK)
    if name not in classes:
        known = ", ".join(sorted(classes))
        raise LexiconError(f"event_types_constructions.toml: no class {name!r}; known: {known}")
    return classes[name]


@cache
def _load_classes() -> dict[str, tuple[str, ...]]:
    entries = load_entries("event_types_constructions", "class", WordClass)
    return {one.name: one.words for one in entries}
