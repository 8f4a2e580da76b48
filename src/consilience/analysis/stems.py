"""Stems: words without their endings, by which sentences are compared."""

from collections.abc import Iterable
from functools import lru_cache

from consilience.language.furniture import load_function_words
from consilience.language.words import find_words

ENDINGS = (
    "ations",
    "ation",
    "ating",
    "ated",
    "ates",
    "ators",
    "ator",
    "ments",
    "ment",
    "ions",
    "ion",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "ate",
    "es",
    "ed",
    "er",
    "s",
    "e",
    "y",
)
SHORTEST_STEM = 3
LONGEST_WORD = 16  # characters of most words with what stands between them


@lru_cache(maxsize=1 << 14)
def find_stems(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, in reading order, without endings."""
    return tuple(stem_words(find_words(text)))


@lru_cache(maxsize=1 << 14)
def list_name_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, in order, without small ones."""
    small = load_function_words()
    return tuple(one for one in find_words(name) if one not in small)


def find_last_words(text: str, count: int) -> list[str]:
    """The last words of a text in lower case, in order."""
    near = find_words(text[-LONGEST_WORD * (count + 1) :])
    whole = len(near) > count or len(text) <= LONGEST_WORD * (count + 1)
    return (near if whole else find_words(text))[-count:]


def stem_words(words: Iterable[str]) -> list[str]:
    """Those of the words that carry meaning, without endings; they are given in lower case."""
    small = load_function_words()
    return [stem_word(word) for word in words if word not in small and len(word) > 1]


@lru_cache(maxsize=1 << 16)
def stem_word(word: str) -> str:
    """A word without its ending, the same for "rise", "rises" and "rising"; no real word."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > SHORTEST_STEM and word[-1] == word[-2] else word
