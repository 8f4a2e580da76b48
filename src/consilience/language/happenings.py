"""Which words tell one happening when they are said of the same person or thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries
from consilience.language.phrases import Phrases, find_in_phrases, index_phrases
from consilience.records.claim import Role

DONE: tuple[tuple[Role, ...], ...] = (("recipient", "theme"),)
DONE_TO_THINGS: tuple[tuple[Role, ...], ...] = (("theme",), ("recipient",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One set of words; `does`, `done` and `thing` are told in `happenings.toml`."""

    name: str
    does: tuple[str, ...]
    done: tuple[str, ...]
    test: str
    thing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One happening that a word can tell, by the roles it tells it of: the first that is there."""

    name: str
    of: tuple[tuple[Role, ...], ...]


def find_tellings(lemma: str, behind: Sequence[str]) -> frozenset[Telling]:
    """What a verb or noun can tell, `behind` being the words after it in lower case.

    Of a verb with a second word ("hand over") only those of both; empty for a word in no set.
    """
    return find_in_phrases(_load_tellings(), lemma, behind)


@cache
def _load_tellings() -> Phrases[Telling]:
    """What each word tells."""
    return index_phrases(_list_tellings())


def _list_tellings() -> Iterator[tuple[str, Telling]]:
    for entry in load_entries("happenings", "happening", Happening):
        done = DONE_TO_THINGS if entry.thing else DONE
        for words, of in ((entry.does, (("actor",), *done)), (entry.done, done)):
            for word in words:
                yield word, Telling(name=entry.name, of=of)
