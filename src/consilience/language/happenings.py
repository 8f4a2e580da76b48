"""Which words tell one happening when they are said of the same person or thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries
from consilience.records.claim import Role

DONE: tuple[tuple[Role, ...], ...] = (("recipient", "theme"),)
DONE_TO_THINGS: tuple[tuple[Role, ...], ...] = (("theme",), ("recipient",))
REACH = 4  # words behind a verb among which its second word stands: "handed the girls over"


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
    known = _load_tellings().get(lemma)
    if known is None:
        return frozenset()
    near = {*behind[:REACH], *(word.removesuffix("s") for word in behind[:REACH])}
    paired = [told for word, told in known.items() if word and word in near]
    return frozenset().union(*paired) if paired else known.get("", frozenset())


@cache
def _load_tellings() -> dict[str, dict[str, frozenset[Telling]]]:
    """Lemma to its second words ("" for none) to what both tell."""
    found: dict[str, dict[str, frozenset[Telling]]] = {}
    for entry in load_entries("happenings", "happening", Happening):
        done = DONE_TO_THINGS if entry.thing else DONE
        for words, of in ((entry.does, (("actor",), *done)), (entry.done, done)):
            for word in words:
                lemma, _, second = word.partition(" ")
                telling = Telling(name=entry.name, of=of)
                known = found.setdefault(lemma, {})
                known[second] = known.get(second, frozenset()) | {telling}
    return found
