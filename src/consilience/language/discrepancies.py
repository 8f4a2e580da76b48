"""Words that tell whether two accounts differ, and in what."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from consilience.language.lexicon import load_entries, load_words

Table = Literal[
    "passed",
    "whom",
    "nobody",
    "part",
    "count",
    "reaches",
    "turning",
    "assertion",
    "denied",
    "breaks",
    "continues",
    "refused",
    "tribunal",
    "blame",
    "charge",
    "content",
    "hostile",
    "harm",
    "rival",
    "qualifier",
    "plain",
    "wide",
    "provinces",
    "degree_words",
    "force",
    "not_denied",
    "portion",
    "innocence",
    "texts",
    "printing",
    "over",
    "formerly",
    "relatives",
    "put_off",
    "given",
    "progress",
    "gathers",
    "moved",
    "expects",
    "changes",
    "each",
    "spans",
    "sums",
    "courtesy",
    "until",
    "limits",
    "alone",
    "nightfall",
    "daybreak",
    "spots",
    "stages",
    "aged",
    "parents",
    "people",
    "upholds",
    "points_back",
    "bare",
    "weighty",
    "holding",
    "shortfall",
    "told_plans",
    "companions",
    "occasions",
    "persons",
    "rest",
    "utterances",
    "among",
    "everybody",
    "final",
    "goes_on",
    "shrinks",
    "whole",
    "announces",
    "own",
    "determiners",
    "attacking",
    "guarding",
    "unarmed",
    "compass",
    "amounting",
    "zones",
    "loose_hours",
    "lasting",
    "pointing",
    "instances",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """Words beside a number, what it then counts, and words of which one must stand before it.

    `falls`: the number may grow smaller from report to report.
    """

    kind: str
    words: tuple[str, ...]
    test: str
    needs: tuple[str, ...] = ()
    falls: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Words of denial and what must stand with them.

    `needs` is "", "object", "noun", "being" or "negation".
    """

    words: tuple[str, ...]
    needs: str
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Predicates, as lemmas, that can stand for one act; `recurs` if it is done again and again."""

    words: tuple[str, ...]
    test: str
    recurs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree:
    """Words that give one degree of harm."""

    name: str
    words: tuple[str, ...]
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalAct:
    """Lemmas, or verbs with the words behind ("call off"), for one answer to a matter.

    `suffered`: the answer is told of whom it is done to.
    """

    matter: str
    words: tuple[str, ...]
    test: str
    suffered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Answers, as words in lower case, of which only one can be right.

    One of the words `beside` must stand in the sentence too. `named`: the sentences must name
    somebody in common. `of_thing`: they must tell it of one thing; what the first answers tell
    may have come about after the others. `likeness` is what they must have besides, 0 to 1.
    """

    name: str
    answers: tuple[tuple[str, ...], ...]
    test: str
    beside: tuple[str, ...] = ()
    named: bool = False
    of_thing: bool = False
    likeness: float = 0.2
    kind: Literal["wording", "participant"] = "wording"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Nouns, in lower case, for one sort of place at which somebody can be."""

    name: str
    words: tuple[str, ...]
    test: str


@cache
def load_sites() -> dict[str, str]:
    """Noun or two words for a place to the name of its sort."""
    return {
        word: one.name for one in load_entries("discrepancies", "site", Site) for word in one.words
    }


@cache
def load_site_ends() -> frozenset[str]:
    """The last words of the nouns for such places."""
    return frozenset(word.split()[-1] for word in load_sites())


def load_difference_words(table: Table) -> frozenset[str]:
    """The words of one table of `discrepancies.toml`, in lower case."""
    return load_words("discrepancies", table)


@cache
def load_tolls() -> dict[str, str]:
    """Word in lower case to what a number beside it counts: "dead", "injured"."""
    entries = load_entries("discrepancies", "toll", Toll)
    return {word: entry.kind for entry in entries for word in entry.words}


@cache
def load_falling_tolls() -> frozenset[str]:
    """What is counted by tolls that may fall from report to report."""
    return frozenset(one.kind for one in load_entries("discrepancies", "toll", Toll) if one.falls)


@cache
def load_toll_needs() -> dict[str, frozenset[str]]:
    """Word of a toll in lower case to words of which one must stand before the number."""
    entries = load_entries("discrepancies", "toll", Toll)
    return {word: frozenset(entry.needs) for entry in entries for word in entry.words}


@cache
def load_acts() -> dict[str, tuple[Act, ...]]:
    """Lemma to the acts that it can stand for."""
    found: dict[str, tuple[Act, ...]] = {}
    for act in load_entries("discrepancies", "act", Act):
        for word in act.words:
            found[word] = (*found.get(word, ()), act)
    return found


@cache
def load_denials() -> dict[str, str]:
    """Word of denial in lower case to what must stand with it."""
    entries = load_entries("discrepancies", "denial", Denial)
    return {word: entry.needs for entry in entries for word in entry.words}


@cache
def load_degrees() -> dict[str, frozenset[str]]:
    """Degree of harm ("grave", "slight") to its words in lower case."""
    entries = load_entries("discrepancies", "degree", Degree)
    return {entry.name: frozenset(entry.words) for entry in entries}


@cache
def load_matters() -> tuple[Matter, ...]:
    """Matters with their answers, in file order."""
    return load_entries("discrepancies", "matter", Matter)


@cache
def load_rival_acts() -> dict[str, RivalAct]:
    """Lemma to the answer that it gives."""
    entries = load_entries("discrepancies", "rival_act", RivalAct)
    return {word: entry for entry in entries for word in entry.words}
