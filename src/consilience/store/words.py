"""Words as the full-text index holds them: the same on every database, in query and in text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from consilience.language.endings import fold_plural

WORD = re.compile(r"([^\W_]+)(?:['’][sS]\b)?")  # without a possessive ending
NOT_INDEXED = re.compile(r"[^a-z0-9]+")
LONGEST = 64  # characters of a word that are compared; longer ones are addresses and codes
CACHE = 100_000


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text."""

    folded: str
    start: int
    end: int


def find_words(text: str, start: int = 0) -> Iterator[Word]:
    """The words of a text from a place on; those without a letter or digit are left out."""
    for found in WORD.finditer(text, start):
        if folded := fold_word(found[1][:LONGEST]):
            yield Word(folded, *found.span(1))


def fold_text(text: str) -> str:
    """The folded words of a text, apart by one space."""
    return " ".join(filter(None, (fold_word(word[:LONGEST]) for word in WORD.findall(text))))


@lru_cache(maxsize=CACHE)
def fold_word(word: str) -> str:
    """A word in lower-case ASCII letters and digits, without the ending of a plural."""
    return fold_plural(fold_letters(word))


def fold_letters(word: str) -> str:
    """A word in lower-case ASCII letters and digits, its ending left on."""
    plain = word if word.isascii() else anyascii(word)
    return NOT_INDEXED.sub("", plain.lower())[:LONGEST]
