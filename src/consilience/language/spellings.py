"""British and American spellings of one word: "recognised" and "recognized"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from consilience.language.lexicon import load_entries

SHORTEST: Final = 4  # letters of a word that has two spellings


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A British spelling as a pattern, and what Americans put; `finds` is so spelled `test`."""

    pattern: str
    puts: str
    test: str
    finds: str


@lru_cache(maxsize=1 << 14)
def fold_spelling(word: str) -> str:
    """A word in lower case as Americans spell it; both spellings give one.

    The result is for comparing alone: "wise" gives "wize".
    """
    if len(word) < SHORTEST or not word.isalpha():
        return word
    for form, puts in _load_forms():
        word = form.sub(puts, word)
    return word


@cache
def _load_forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(one.pattern), one.puts) for one in load_entries("spellings", "form", Form)
    )
