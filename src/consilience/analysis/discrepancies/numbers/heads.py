"""The noun that a number counts: in "3 pilot boats" the boats, not the pilots."""

from collections.abc import Iterator
from typing import Final

from consilience.analysis.discrepancies.numbers.counted import Counted
from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.quantities_reading import COUNT
from consilience.analysis.stems import stem_word
from consilience.language.discrepancies import load_difference_words
from consilience.language.numerals import DASHES
from consilience.language.small_words import load_english_words

MOST_WORDS: Final = 4  # from a number to its noun
SHORTEST: Final = 4  # letters of a plural
LIKE_SORT: Final = 0.3  # of sentences in which one sort of thing is called by two nouns


def are_of_two_nouns(one: Counted, other: Counted) -> bool:
    """True for "3 pilot boats" and "26 pilots": the noun of the one only tells of what sort."""
    first, second = find_head(one), find_head(other)
    if not first or not second or first == second:
        return False
    return first in other.thing_set or second in one.thing_set


def are_of_two_sorts(text: StoryText, one: Counted, other: Counted) -> bool:
    """True for "harbour rules" and "harbour pilots" in sentences that have little in common."""
    first, second = find_head(one), find_head(other)
    if not first or not second or first == second or not one.thing_set & other.thing_set:
        return False
    return text.compare(one.sentence.stem_set, other.sentence.stem_set) < LIKE_SORT


def find_head(one: Counted) -> str:
    """The stem of the first plural behind a number, of "one" that of the last of its words.

    Empty where there is none: "14 crew" and "14 crew members" are the same.
    """
    if one.amount.dimension != COUNT:
        return ""
    words = list(_list_words(one))
    if one.amount.value == 1:
        return stem_word(words[-1]) if words else ""
    return next((stem_word(word) for word in words if _is_plural(word)), "")


def _list_words(one: Counted) -> Iterator[str]:
    """The words behind a number in lower case, up to a mark or a small word."""
    small, passed = load_english_words(), load_difference_words("passed")
    tokens = one.sentence.tokens
    for token in tokens[one.amount.last + 1 : one.amount.last + 1 + 2 * MOST_WORDS]:
        if token.text in DASHES or token.lower in passed:
            continue
        if not token.text[0].isalpha() or token.lower in small:
            return
        yield token.lower


def _is_plural(word: str) -> bool:
    return len(word) >= SHORTEST and word.endswith("s") and not word.endswith("ss")
