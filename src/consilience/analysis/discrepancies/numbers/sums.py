"""Parts of a sum: 9 of one people and 4 of another beside all 13 of them."""

from typing import Final

from consilience.analysis.discrepancies.numbers.tolled import Tolled
from consilience.analysis.discrepancies.reading import Sentence
from consilience.analysis.quantities import Amount
from consilience.analysis.quantities_reading import COUNT
from consilience.language.discrepancies import load_tolls

BETWEEN: Final = 4  # words from the one number to the other


def is_part_of_sum(one: Tolled, other: Tolled) -> bool:
    """True for the 9 of "9 Sarnians and 4 Talvians" beside all 13 of them."""
    rest = other.amount.value - one.amount.value
    return any(
        each.dimension == COUNT
        and each.value == rest
        and _are_joined(one.sentence, one.amount, each)
        for each in one.sentence.amounts
    )


def _are_joined(sentence: Sentence, one: Amount, other: Amount) -> bool:
    """True for two numbers with a word or two and "and" between them, and no toll."""
    first, second = sorted((one, other), key=lambda each: each.first)
    between = [each.lower for each in sentence.tokens[first.last + 1 : second.first]]
    near = [each.lower for each in sentence.tokens[second.last + 1 : second.last + 2]]
    tolls = load_tolls().keys()
    return (
        between[-1:] == ["and"] and len(between) <= BETWEEN and tolls.isdisjoint([*between, *near])
    )
