"""Deeds told by a noun and a verb that only says that it was: "the explosion occurred"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from consilience.language.lexicon import load_words
from consilience.linking.events.pieces import Piece

BEFORE: Final = re.compile(r"\b(?:the|an?)\s+(?:(?!and\b)[\w-]+\s+){0,2}$", re.IGNORECASE)
LONGEST_BEFORE: Final = 40  # characters of an article and adjectives
BEHIND: Final = re.compile(r"\s+(\w+)(?:\s+(\w+))?")


def split_noun(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces, a noun for the deed as who acts and the verb behind it as the predicate.

    They stay as they are where the deed is told by a verb, or somebody stands before the noun.
    """
    deed = next((one for one in pieces if one.predicate), None)
    if deed is None or any(one.start < deed.start for one in pieces):
        return pieces
    behind = BEHIND.match(text, deed.end)
    verb = _find_verb(behind) if behind else ""
    before = BEFORE.search(text[max(deed.start - LONGEST_BEFORE, 0) : deed.start])
    if behind is None or not verb or before is None:
        return pieces
    noun = replace(deed, words=f"{before[0]}{deed.words}", predicate=False, participle=False)
    start = behind.start(1)
    told = Piece(start=start, end=start + len(verb), words=verb, predicate=True)
    return [noun, told, *(one for one in pieces if one is not deed and one.start >= told.end)]


def _find_verb(behind: re.Match[str]) -> str:
    """The words behind the noun that say no more than that it was."""
    known = load_words("event_titles", "occurring")
    both = f"{behind[1]} {behind[2]}"
    return next((one for one in (both, behind[1]) if one in known), "")
