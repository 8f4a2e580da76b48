"""First names that tell a person's grammatical gender."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from consilience.language.lexicon import load_entries

Gender = Literal["he", "she"]


@dataclass(frozen=True, slots=True)
class FirstNames:
    """First names used in one region for persons called `gender`, in lower case and ASCII."""

    gender: str
    words: tuple[str, ...]
    test: str


def find_name_gender(name: str) -> Gender | None:
    """The pronoun that bearers of a first name mostly take; None for unknown and shared names.

    `name` in lower-case ASCII letters.
    """
    genders = _genders().get(name, frozenset())
    if len(genders) != 1:
        return None
    return "he" if "he" in genders else "she"


@cache
def _genders() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in load_entries("first_names", "names", FirstNames):
        for word in entry.words:
            found[word] = found.get(word, frozenset()) | {entry.gender}
    return found
