"""Words around a name, and endings of names, that tell what kind of name it is."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from consilience.language.lexicon import load_entries

Context = Literal[
    "before_place", "article", "place_noun", "people_ending", "sure_people_ending", "speech"
]
CONTEXTS: tuple[Context, ...] = (
    "before_place",
    "article",
    "place_noun",
    "people_ending",
    "sure_people_ending",
    "speech",
)


@dataclass(frozen=True, slots=True)
class ContextEntry:
    """A line of `contexts.toml`."""

    words: tuple[str, ...]
    test: str


@cache
def find_context_words(context: Context) -> frozenset[str]:
    """The words, or endings, of one context, in lower case; verbs as lemmas."""
    entries = load_entries("contexts", context, ContextEntry)
    return frozenset(word for entry in entries for word in entry.words)
