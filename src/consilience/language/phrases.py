"""Words looked up with the word behind them: "turn" alone, and "turn down"."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from consilience.language.endings import fold_plural

Thing = TypeVar("Thing")
Phrases: TypeAlias = dict[str, dict[str, frozenset[Thing]]]

REACH = 4  # words behind a verb among which its second word stands: "turned the offer down"


def index_phrases(pairs: Iterable[tuple[str, Thing]]) -> Phrases[Thing]:
    """Lemma to its second words ("" for none) to what both stand for."""
    found: Phrases[Thing] = {}
    for words, thing in pairs:
        lemma, _, second = words.partition(" ")
        known = found.setdefault(lemma, {})
        known[second] = known.get(second, frozenset()) | {thing}
    return found


def find_in_phrases(
    phrases: Mapping[str, Mapping[str, frozenset[Thing]]], lemma: str, behind: Sequence[str]
) -> frozenset[Thing]:
    """What a lemma stands for, `behind` being the words after it in lower case.

    Where one of these is its second word ("turn down"), only what both stand for; empty for a
    lemma that is in no phrase.
    """
    known = phrases.get(lemma)
    if known is None:
        return frozenset()
    if known.keys() == {""}:  # as of most lemmas
        return known[""]
    near = {*behind[:REACH], *map(fold_plural, behind[:REACH])}
    paired = [things for word, things in known.items() if word and word in near]
    return frozenset().union(*paired) if paired else known.get("", frozenset())
