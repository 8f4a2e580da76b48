"""Words by which a sentence of an article hangs in the air once it stands in a brief."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from consilience.language.lexicon import load_entries, load_words, match_any

LEXICON: Final = "briefs"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEntry:
    """Phrases for the day `before` days before the one on which they are printed."""

    words: tuple[str, ...]
    before: int
    test: str


@cache
def load_days() -> Mapping[str, int]:
    """Phrases for a day in lower case ("last night"), with how many days before it was."""
    entries = load_entries(LEXICON, "day", DayEntry)
    return {phrase: one.before for one in entries for phrase in one.words}


@cache
def match_days() -> re.Pattern[str]:
    """Finds such phrases, the longest first."""
    return re.compile(rf"\b(?:{match_any(load_days())})\b", re.IGNORECASE)


@cache
def match_provisional() -> re.Pattern[str]:
    """Finds words for what is so only for the time being."""
    return re.compile(rf"\b(?:{match_any(load_words(LEXICON, 'provisional'))})\b", re.IGNORECASE)
