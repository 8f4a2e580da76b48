"""Phrases by which somebody says that what is told is not so, and what only looks like it."""

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
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DenialPhrase:
    """Two words that deny together, and what must stand behind them."""

    words: tuple[str, ...]
    needs: str
    test: str


@cache
def load_denial_phrases() -> dict[str, dict[str, str]]:
    """First word to second words to what must stand behind both, in lower case."""
    found: dict[str, dict[str, str]] = {}
    for entry in load_entries("denials", "phrase", DenialPhrase):
        for phrase in entry.words:
            first, _, second = phrase.partition(" ")
            found.setdefault(first, {})[second] = entry.needs
    return found


def load_denial_words(table: Table) -> frozenset[str]:
    """The words of one table of `denials.toml`."""
    return load_words("denials", table)
