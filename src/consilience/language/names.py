"""Words that look like names and are none."""

from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries


@dataclass(frozen=True, slots=True)
class NotAName:
    """A line of `names.toml`, with a sentence that holds one of its words."""

    words: tuple[str, ...]
    test: str


def is_no_name(words: str) -> bool:
    """True for capitalised words that name nobody ("GMT")."""
    return words in _not_names()


@cache
def load_before_names() -> frozenset[str]:
    """Pairs of words, in lower case, that credit whom the name behind them is of."""
    entries = load_entries("names", "before_name", NotAName)
    return frozenset(word for entry in entries for word in entry.words)


@cache
def _not_names() -> frozenset[str]:
    entries = load_entries("names", "not_a_name", NotAName)
    return frozenset(word for entry in entries for word in entry.words)
