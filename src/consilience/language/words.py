"""Words of a text, and how common each is in English news."""

import re
from functools import cache
from importlib.resources import files

import msgspec

from consilience.language.endings import POSSESSIVES, cut_possessive

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STRAIGHT, _CURLY = POSSESSIVES
_APOSTROPHE = "'"
_LETTERS = "".join(sign if sign.isalpha() else " " for sign in map(chr, range(128)))


class _Frequencies(msgspec.Struct):
    articles: int
    counts: dict[str, int]


def find_words(text: str) -> list[str]:
    """The words of a text in reading order, case folded, without numbers and possessive endings."""
    folded = text.casefold()
    if folded.isascii() and _APOSTROPHE not in folded:  # as every other text; in half the time
        return folded.translate(_LETTERS).split()
    words = WORD.findall(folded)
    if _STRAIGHT in folded or _CURLY in folded:  # as in few sentences
        return [cut_possessive(word) for word in words]
    return words


def fold_word(word: str) -> str:
    """A word as `find_words` gives it: case folded, without a possessive ending."""
    return cut_possessive(word.casefold())


def count_articles_with(word: str) -> int:
    """In how many articles of the background sample (see `count_background_articles`) it stands."""
    return _background().counts.get(word, 0)


def count_background_articles() -> int:
    """The size of the background sample: articles of two open corpora of web pages."""
    return _background().articles


def list_background_words() -> tuple[str, ...]:
    """The words of the background sample that stand in enough of its articles to be counted."""
    return tuple(_background().counts)


@cache
def _background() -> _Frequencies:
    """Written by `training/document_frequencies.py`."""
    path = files("consilience.language").joinpath("document_frequencies.json")
    return msgspec.json.decode(path.read_bytes(), type=_Frequencies)
