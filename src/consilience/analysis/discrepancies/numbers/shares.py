"""Shares of two wholes: of the boats in Onde here, and of those in Torv there."""

from itertools import takewhile
from typing import Final

from consilience.analysis.discrepancies.numbers.counted import Counted
from consilience.analysis.quantities_reading import SHARE
from consilience.language.gazetteer import name_place

BEHIND: Final = 9  # words behind a share that tell of what it is one
MARKS: Final = frozenset(".;:,()")
PLACES: Final = frozenset({"place", "group"})


def are_of_other_wholes(one: Counted, other: Counted) -> bool:
    """True for shares of what is in two places."""
    if one.amount.dimension != SHARE:
        return False
    first, second = find_places(one), find_places(other)
    return bool(first and second) and not first & second


def find_places(one: Counted) -> frozenset[str]:
    """The places named behind a share, up to a mark."""
    sentence, first = one.sentence, one.amount.last + 1
    behind = takewhile(lambda each: each.text not in MARKS, sentence.tokens[first : first + BEHIND])
    starts = {sentence.start + each.start for each in behind}
    return frozenset(
        name_place(each.span.text)
        for each in sentence.mentions
        if each.form == "name" and each.kind in PLACES and each.span.start in starts
    )
