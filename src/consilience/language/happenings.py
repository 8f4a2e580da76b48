"""Which words tell one happening when they are said of the same person or thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries
from consilience.language.phrases import Phrases, find_in_phrases, index_phrases
from consilience.records.claim import Role

DONE: tuple[tuple[Role, ...], ...] = (("recipient", "theme"),)
BOTH: tuple[tuple[Role, ...], ...] = (("actor", "recipient", "theme"),)
DONE_TO_THINGS: tuple[tuple[Role, ...], ...] = (("theme",), ("recipient",))
NO_THING: tuple[frozenset[int], frozenset[str]] = (frozenset(), frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One set of words; its fields are told in `happenings.toml`."""

    name: str
    does: tuple[str, ...]
    done: tuple[str, ...]
    test: str
    thing: bool = False
    mutual: bool = False
    counted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Nouns for one and the same thing; `general` stand for each of them."""

    words: tuple[str, ...]
    general: tuple[str, ...]
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Words beside a count of people that tell what befell them: the happening `of`."""

    words: tuple[str, ...]
    of: str
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One happening that a word can tell, by the roles it tells it of: the first that is there.

    `counted` is what to write behind a count of those whom it befell, "" where none is told.
    """

    name: str
    of: tuple[tuple[Role, ...], ...]
    counted: str = ""


def find_tellings(lemma: str, behind: Sequence[str]) -> frozenset[Telling]:
    """What a verb or noun can tell, `behind` being the words after it in lower case.

    Of a verb with a second word ("hand over") only those of both; empty for a word in no set.
    """
    return find_in_phrases(_load_tellings(), lemma, behind)


def may_tell(lemma: str) -> bool:
    """Whether a verb or noun is in any set, alone or with a second word."""
    return lemma in _load_tellings()


def find_tallied(words: Sequence[str]) -> str | None:
    """The happening of which words beside a count tell that it befell people; None for no such.

    The words are in lower case.
    """
    tallies = _load_tallies()
    return next((tallies[one] for one in words if one in tallies), None)


def find_counted(name: str) -> str:
    """What to write behind a count of those whom the happening befell; "" where none is told."""
    return next((one.counted for one in _load_happenings() if one.name == name), "")


def may_be_called(noun: str, other: str) -> bool:
    """Whether two nouns, in lower case and the singular, can stand for one thing."""
    things = _load_things()
    names, general = things.get(noun, NO_THING)
    others, other_general = things.get(other, NO_THING)
    return bool(names & others) or other in general or noun in other_general


@cache
def _load_happenings() -> tuple[Happening, ...]:
    return tuple(load_entries("happenings", "happening", Happening))


@cache
def _load_tallies() -> dict[str, str]:
    entries = load_entries("happenings", "tally", Tally)
    return {word: entry.of for entry in entries for word in entry.words}


@cache
def _load_things() -> dict[str, tuple[frozenset[int], frozenset[str]]]:
    """Each noun with the numbers of its entries and what it is called in general."""
    found: dict[str, tuple[frozenset[int], frozenset[str]]] = {}
    for at, entry in enumerate(load_entries("happenings", "thing", Thing)):
        for word in entry.words:
            names, general = found.get(word, NO_THING)
            found[word] = names | {at}, general | set(entry.general)
    return found


@cache
def _load_tellings() -> Phrases[Telling]:
    """What each word tells."""
    return index_phrases(_list_tellings())


def _list_tellings() -> Iterator[tuple[str, Telling]]:
    for entry in _load_happenings():
        done = DONE_TO_THINGS if entry.thing else DONE
        ways = ((entry.does, (("actor",), *done)), (entry.done, done))
        for words, of in ways:
            for word in words:
                told = BOTH if entry.mutual else of
                yield word, Telling(name=entry.name, of=told, counted=entry.counted)
