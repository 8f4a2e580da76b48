"""Words of class and id attributes, and what they tell of an element."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from consilience.language.lexicon import load_entries, match_any

ATTRIBUTE_CHARS = 400  # longer values are styles or data, not names


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A sort of element and the words of attributes that hint at it."""

    name: str
    words: tuple[str, ...]
    test: str


@cache
def load_hint_names() -> tuple[str, ...]:
    """The sorts of elements in file order; bit i of `find_hints` is the i-th of them."""
    return tuple(hint.name for hint in load_entries("markup", "hint", Hint))


def find_hints(attributes: str) -> int:
    """What attributes in lower case hint at, one bit a sort of `load_hint_names`."""
    found = 0
    for word in attributes[:ATTRIBUTE_CHARS].split():
        found |= _find_in_word(word)
    return found


@lru_cache(maxsize=8192)  # pages of one site, and pages at large, share most of their words
def _find_in_word(word: str) -> int:
    found = 0
    for match in _pattern().finditer(word):
        found |= _bits()[match[0]]
    return found


@cache
def _bits() -> dict[str, int]:
    bits: dict[str, int] = {}
    for at, hint in enumerate(load_entries("markup", "hint", Hint)):
        for word in hint.words:
            bits[word] = bits.get(word, 0) | 1 << at
    return {word: _join_inner(word, bits) for word in bits}


def _join_inner(word: str, bits: dict[str, int]) -> int:
    """The bits of a word and of the words inside it, which the pattern then skips."""
    joined = 0
    for other, bit in bits.items():
        joined |= bit if other in word else 0
    return joined


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(match_any(_bits()))
