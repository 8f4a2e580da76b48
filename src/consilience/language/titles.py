"""Words that stand before a person's name and say who it is."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from consilience.language.endings import fold_plural
from consilience.language.lexicon import load_entries

TitleKind = Literal["honorific", "rank", "office", "modifier", "body"]
TITLE_KINDS: tuple[TitleKind, ...] = ("honorific", "rank", "office", "modifier", "body")


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """A group of words in `titles.toml` with a sentence that holds one of them."""

    words: tuple[str, ...]
    test: str


def find_title_kinds(word: str) -> frozenset[TitleKind]:
    """What a word can be in a title, empty for a word that is in none.

    Ignores case, full stops and the plural.
    """
    words, folded = _title_words(), fold_title(word)
    return words.get(folded) or words.get(fold_plural(folded, shortest=3)) or frozenset()


def fold_title(word: str) -> str:
    """The form of a word under which `titles.toml` lists it."""
    return word.lower().strip(".-‐–")


@cache
def _title_words() -> dict[str, frozenset[TitleKind]]:
    found: dict[str, frozenset[TitleKind]] = {}
    for kind in TITLE_KINDS:
        for entry in load_entries("titles", kind, TitleEntry):
            for words in entry.words:
                for word in words.replace("-", " ").split():
                    found[word] = found.get(word, frozenset()) | {kind}
    return found
