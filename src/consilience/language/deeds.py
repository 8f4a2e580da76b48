"""Words by which two reports can tell one deed, and trades by which they tell who did it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries, load_words
from consilience.language.phrases import Phrases, find_in_phrases, index_phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedWords:
    """One set of words of `deeds.toml`: of a deed or of a trade."""

    name: str
    words: tuple[str, ...]
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Converse:
    """A set of words of `deeds.toml`, and that of what they do to whom it is done."""

    deed: str
    received: str
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposed:
    """Two sets of words of `deeds.toml`: where `undone` is told, `done` was not done."""

    done: str
    undone: str
    test: str


def find_deeds(lemma: str, behind: Sequence[str] = ()) -> frozenset[str]:
    """Names of the sets that a verb or noun is in, `behind` being the words after it.

    The words are in lower case. Of a verb that is in a set with a second word which stands there
    ("turn down"), only the sets of both.
    """
    return find_in_phrases(_load_deeds(), lemma, behind)


def takes_second(lemma: str) -> bool:
    """True for a word that is in a set with a second one ("turn down"), so that `behind` counts."""
    return any(_load_deeds().get(lemma, ()))


def find_trades(noun: str) -> frozenset[str]:
    """The sets of trades that a noun is in, in lower case and the singular; empty for others."""
    return _load_trades().get(noun, frozenset())


def find_kin(noun: str) -> frozenset[str]:
    """The sets of kinship that a noun is in, as for trades: "his brother", "her cousin"."""
    return _load_kin().get(noun, frozenset())


def find_received(names: Iterable[str]) -> frozenset[str]:
    """The sets of what somebody does to whom it is done: "buy" for those of "sell"."""
    known = _load_converses()
    return frozenset(other for one in names for other in known.get(one, ()))


def find_undone(names: Iterable[str]) -> frozenset[str]:
    """The sets of what was not done where a deed of these sets was: "accept" for "refuse"."""
    known = _load_opposed()
    return frozenset(other for one in names for other in known.get(one, ()))


def load_passing() -> frozenset[str]:
    """Lemmas of what a thing does that is somebody's from then on: it "goes to" him."""
    return load_words("deeds", "passing")


def load_gaining() -> frozenset[str]:
    """Names of the sets of what he does to whom a thing goes."""
    return load_words("deeds", "gaining")


def load_asking() -> frozenset[str]:
    """Names of the sets of deeds by which somebody is to do something."""
    return load_words("deeds", "asking")


def load_new() -> frozenset[str]:
    """Words in lower case before a trade that tell of somebody new."""
    return load_words("deeds", "new")


def load_shared() -> frozenset[str]:
    """Lemmas of what many do on one day: that somebody else did it tells of no other account."""
    return load_words("deeds", "shared")


def load_repeated() -> frozenset[str]:
    """Lemmas of what two can do to the same one after the other."""
    return load_words("deeds", "repeated")


def load_deciding() -> frozenset[str]:
    """Forms of verbs for what somebody takes on himself: "decided to leave"."""
    return load_words("deeds", "deciding")


def load_others() -> frozenset[str]:
    """Words that say beside somebody that others did the same."""
    return load_words("deeds", "others")


@cache
def _load_trades() -> dict[str, frozenset[str]]:
    return _load_sets("trade")


@cache
def _load_kin() -> dict[str, frozenset[str]]:
    return _load_sets("kin")


def _load_sets(table: str) -> dict[str, frozenset[str]]:
    """The names of the sets of each word."""
    found: dict[str, frozenset[str]] = {}
    for entry in load_entries("deeds", table, DeedWords):
        for word in entry.words:
            found[word] = found.get(word, frozenset()) | {entry.name}
    return found


@cache
def _load_converses() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one in load_entries("deeds", "converse", Converse):
        found[one.deed] = found.get(one.deed, frozenset()) | {one.received}
    return found


@cache
def _load_opposed() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one in load_entries("deeds", "opposed", Opposed):
        found[one.undone] = found.get(one.undone, frozenset()) | {one.done}
    return found


@cache
def _load_deeds() -> Phrases[str]:
    """The names of the sets of each word."""
    entries = load_entries("deeds", "deed", DeedWords)
    return index_phrases((word, entry.name) for entry in entries for word in entry.words)
