"""Values that a brief had better not tell: overtaken ones, and those of the fewest accounts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from consilience.analysis.brief.rivals import VALUES, are_same
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.span import Span

NAMED: Final = frozenset({"name", "place"})  # kinds of which a value is a spelling
QUOTES: Final = frozenset('"“”«»')
DIFFERING: Final = frozenset({"conflict", "paraphrase"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """Where values stand that were `outdated`, and `outlying` ones: more accounts give another.

    `spellings` are names as few accounts have them, each with how most have the same name.
    """

    outdated: AbstractSet[Span] = frozenset()
    outlying: AbstractSet[Span] = frozenset()
    spellings: Mapping[str, str] = field(default_factory=dict)

    def holds_outdated(self, words: Span) -> bool:
        """Whether the words hold a value that was overtaken."""
        return any(_holds(words, one) for one in self.outdated)

    def count_outlying(self, words: Span) -> int:
        """How many values and spellings of few accounts the words hold."""
        printed = sum(_find_name(one).search(words.text) is not None for one in self.spellings)
        return printed + sum(_holds(words, one) for one in self.outlying)

    def spell(self, text: str) -> str:
        """The text with names as most accounts spell them, but in direct speech."""
        if QUOTES.isdisjoint(text):
            for one, chief in self.spellings.items():
                text = _find_name(one).sub(chief, text)
        return text


NOTHING_CONTESTED: Final = Contested()


def read_contested(discrepancies: Iterable[Discrepancy], outdated: Iterable[Span]) -> Contested:
    """What the differences of a story say of its values."""
    held = [one for one in discrepancies if one.relation in DIFFERING and one.kind in VALUES]
    return Contested(
        outdated=frozenset(outdated),
        outlying=frozenset(
            span
            for one in held
            if one.kind not in NAMED or one.relation == "conflict"
            for each in _list_outlying(one)
            for span in each.evidence
        ),
        spellings={
            each.value: chief
            for one in held
            if one.kind in NAMED and one.relation == "paraphrase"
            for chief in [_find_chief(one).value]
            for each in _list_outlying(one)
        },
    )


def _find_name(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b")


def _list_outlying(one: Discrepancy) -> Iterator[Reading]:
    """Readings of fewer articles than another one; what is but a part of it is no other name."""
    chief = _find_chief(one)
    words = set(chief.value.lower().split())
    for each in one.readings:
        own = set(each.value.lower().split())
        is_part = one.kind in NAMED and (own <= words or words <= own)
        is_less = _count_articles(each) < _count_articles(chief)
        if is_less and not is_part and not are_same(each.value, chief.value):
            yield each


def _find_chief(one: Discrepancy) -> Reading:
    return max(one.readings, key=_count_articles)


def _count_articles(one: Reading) -> int:
    return len({span.article for span in one.evidence})


def _holds(words: Span, one: Span) -> bool:
    return words.article == one.article and words.start <= one.start and one.end <= words.end
