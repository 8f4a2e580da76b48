"""Phrases by which somebody says that what is told is not so, and what only looks like it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from consilience.language.lexicon import load_entries, load_words

Table = Literal[
    "will",
    "unsure",
    "unaware",
    "willing",
    "demand",
    "proposal",
    "anything",
    "refusing",
    "yet",
    "not_guilty",
    "when",
    "conditions",
    "speakers",
    "ours",
    "own",
    "pointing",
    "having",
    "pronouns",
    "opening",
    "calling",
    "relative",
    "shown",
    "agents",
    "both",
    "camps",
    "holding",
    "accounts",
    "guilty",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialPhrase:
    """Words that deny together, and what must stand behind or before them."""

    words: tuple[str, ...]
    needs: str
    test: str


@cache
def load_denial_phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word to the words behind it, with what the phrase needs, in lower case."""
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for entry in load_entries("denials", "phrase", DenialPhrase):
        for phrase in entry.words:
            first, *behind = phrase.split()
            found[first] = (*found.get(first, ()), (tuple(behind), entry.needs))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Words for those who speak for a body of one sort, and words for such bodies."""

    speakers: tuple[str, ...]
    words: tuple[str, ...]
    test: str


def find_side(words: Iterable[str]) -> frozenset[str]:
    """Words for those for whom somebody speaks who is called so: "army" for "general"."""
    sides = _load_sides()
    return frozenset(one for word in words for one in sides.get(word, ()))


@cache
def _load_sides() -> dict[str, tuple[str, ...]]:
    sides = load_entries("denials", "side", Side)
    return {speaker: one.words for one in sides for speaker in one.speakers}


def load_denial_words(table: Table) -> frozenset[str]:
    """The words of one table of `denials.toml`."""
    return load_words("denials", table)
