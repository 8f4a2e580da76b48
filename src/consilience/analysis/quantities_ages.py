"""Bare numbers that are the age of somebody: "Lena Holt, 37, …", "a woman of 80", "aged 51"."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from consilience.analysis.quantities import Token
from consilience.language.ages import OLDEST
from consilience.language.calendar import load_months, load_weekdays
from consilience.language.furniture import load_function_words
from consilience.language.lexicon import load_words
from consilience.language.name_forms import find_generation_word

CLOSING: Final = frozenset(",.;:)")
SHORTEST: Final = 2  # letters of a name
MOST_NAMES: Final = 4  # of one person


def is_bare_age(tokens: Sequence[Token], first: int, last: int, value: float) -> bool:
    """True where the tokens `first` to `last`, a number without a unit, tell how old one is."""
    if not (1 <= value <= OLDEST and value.is_integer()) or first == 0:
        return False
    before = tokens[first - 1]
    if before.lower in load_words("ages", "aged"):
        return True
    if before.text == ",":
        return _stands_behind_name(tokens, first, last)
    is_of_person = first > 1 and tokens[first - 2].lower in load_words("ages", "person")
    if before.lower != "of" or not is_of_person:
        return False
    is_of_one = first > 2 and tokens[first - 3].lower in {"a", "an"}
    return is_of_one or _counts_nothing(tokens, last)


def _stands_behind_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for "Lena Holt, 37, …" in figures; a list of numbers and names has no mark behind."""
    if first < 2 or not tokens[first].text.isdigit() or first != last:
        return False
    name = tokens[_find_name_end(tokens, first - 2)]
    is_name = name.text[0].isupper() and name.text.isalpha() and len(name.text) >= SHORTEST
    if not is_name or name.lower in load_months() or name.lower in load_weekdays():
        return False
    return last + 1 == len(tokens) or tokens[last + 1].text in CLOSING or _joins_name(tokens, last)


def _find_name_end(tokens: Sequence[Token], at: int) -> int:
    """The place of the name before "Jr." that ends at `at`, else `at`."""
    stop = at - 1 if tokens[at].text == "." else at
    is_suffix = stop > 0 and find_generation_word(tokens[stop].lower) is not None
    return stop - 1 if is_suffix else at


def _joins_name(tokens: Sequence[Token], last: int) -> bool:
    """True for the first number of "Lena Holt, 37 and Ida Voss, 41"."""
    behind = tokens[last + 1 : last + 2 + MOST_NAMES]
    if not behind or behind[0].lower != "and":
        return False
    names = list(takewhile(lambda one: one.text[0].isupper(), behind[1:]))
    stop = last + 2 + len(names)
    age = [one.text for one in tokens[stop : stop + 2]]
    return bool(names) and age[:1] == [","] and all(one.isdigit() for one in age[1:])


def _counts_nothing(tokens: Sequence[Token], last: int) -> bool:
    if last + 1 == len(tokens):
        return True
    behind = tokens[last + 1]
    return not behind.text[0].isalnum() or behind.lower in load_function_words()
