"""Versions of a number: those that agree under the words that most print."""

from collections import Counter
from collections.abc import Sequence

from consilience.analysis.discrepancies.numbers.counted import Counted
from consilience.analysis.discrepancies.numbers.unlike import is_other_unit
from consilience.analysis.discrepancies.parts import Version, sort_spans
from consilience.analysis.quantities import do_agree


def make_versions(members: Sequence[Counted]) -> tuple[Version, ...]:
    """Numbers that agree are one version, under the words that most print, the most exact of them.

    The smallest first.
    """
    order = sorted(
        members, key=lambda one: (one.amount.bound != "exactly", one.amount.step, one.key)
    )
    groups: list[list[Counted]] = []
    for one in order:
        home = next((there for there in groups if _are_one(there[0], one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    groups.sort(key=lambda there: (there[0].amount.value, there[0].key))
    return tuple(
        Version(_choose_words(there), sort_spans(one.span for one in there)) for there in groups
    )


def _are_one(one: Counted, other: Counted) -> bool:
    return do_agree(one.amount, other.amount) or is_other_unit(one, other)


def _choose_words(members: Sequence[Counted]) -> str:
    """The words of the number that most articles give; of several the most exact."""
    counts = Counter(one.amount.value for one in members)
    most = max(counts.values())
    return next(one.span.text for one in members if counts[one.amount.value] == most)


def explain_numbers(versions: Sequence[Version]) -> str:
    """One plain sentence."""
    told = " or ".join(one.value for one in versions)
    return f"The articles give different numbers: {told}."


def explain_revision(values: Sequence[str]) -> str:
    """One plain sentence for a number that was put right, the old one first."""
    return f"The number was revised: {', then '.join(values)}."


def explain_later(values: Sequence[str]) -> str:
    """One plain sentence for numbers of which each was told after the one before."""
    return f"Later reports give another number: {', then '.join(values)}."
