"""A parse as lists that may be changed, and the sets of labels that its readers ask for."""

from collections.abc import Iterator
from dataclasses import dataclass

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
LONGEST_REACH = 20  # words behind a mended noun that may hang on it


@dataclass(frozen=True, slots=True)
class Columns:
    """The words of a document, column by column; a root is its own head. `mend` changes them."""

    lower: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    label: list[str]
    head: list[int]

    def below(self, at: int, reach: int = LONGEST_REACH) -> Iterator[int]:
        """The words that hang on a word and stand near it, in order."""
        near = range(max(at - reach, 0), min(at + reach + 1, len(self.head)))
        return (one for one in near if self.head[one] == at and one != at)
