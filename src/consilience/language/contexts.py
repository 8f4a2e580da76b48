"""Words around a name, and endings of names, that tell what kind of name it is."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from consilience.language.lexicon import load_entries

Context = Literal[
    "before_place",
    "to_place",
    "motion",
    "article",
    "place_noun",
    "place_ending",
    "sure_place_ending",
    "no_surname",
    "place_beginning",
    "before_of_place",
    "numbered",
    "people_ending",
    "sure_people_ending",
    "speech",
    "government_verb",
    "against_government",
    "relation",
    "with_government",
    "pressure",
    "of_government",
    "other_seat",
    "body_ending",
    "body_field",
    "craft",
    "site",
    "lone_body",
    "whole_body",
    "follower",
    "feast",
]
CONTEXTS: tuple[Context, ...] = (
    *("before_place", "to_place", "motion", "article", "place_noun", "numbered"),
    *("place_ending", "sure_place_ending", "no_surname", "place_beginning", "before_of_place"),
    *("people_ending", "sure_people_ending", "speech"),
    *("government_verb", "against_government", "relation", "with_government"),
    *("pressure", "of_government", "other_seat", "body_ending", "body_field", "craft"),
    *("site", "lone_body", "whole_body", "follower", "feast"),
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
