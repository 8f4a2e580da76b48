"""Whether counts of one thing grew or shrank from report to report."""

from collections.abc import Sequence

from consilience.analysis.discrepancies.numbers.as_of import goes_on, is_final, is_settled, shrinks
from consilience.analysis.discrepancies.numbers.counted import Counted
from consilience.language.discrepancies import load_difference_words


def grows(members: Sequence[Counted]) -> bool:
    """True if a later number is larger each time, and a sentence says that it grows.

    What gathers by itself, as signatures do, needs no word for that. Or smaller, and the last
    sentence says that fewer are left.
    """
    order = sorted(members, key=lambda one: (one.day, one.amount.value))
    if not "" < order[0].day < order[-1].day or is_final(order[0].sentence):
        return False
    if any(is_settled(one.amount, one.claim) for one in members):
        return False
    values = [one.amount.value for one in order]
    if values == sorted(values):
        gathers = load_difference_words("gathers")
        if all(not gathers.isdisjoint(one.sentence.words) for one in order):
            return True
        progress = load_difference_words("progress")
        return any(progress & {each.lower for each in one.sentence.tokens} for one in members) or (
            any(goes_on(one.sentence, one.amount.end) for one in members)
        )
    is_fall = values == sorted(values, reverse=True) and _count_one_thing(members)
    return is_fall and shrinks(order[-1].sentence)


def _count_one_thing(members: Sequence[Counted]) -> bool:
    """True where all count one thing, by the noun or by what is told of it."""
    return bool(frozenset.intersection(*(one.thing_set for one in members)))
