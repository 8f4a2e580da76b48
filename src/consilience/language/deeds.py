"""Words by which two reports can tell one deed, where who, whom, what or the day tells the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries
from consilience.language.phrases import Phrases, find_in_phrases, index_phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedWords:
    """One set of words of `deeds.toml`."""

    name: str
    words: tuple[str, ...]
    test: str


def find_deeds(lemma: str, behind: Sequence[str] = ()) -> frozenset[str]:
    """Names of the sets that a verb or noun is in, `behind` being the words after it.

    The words are in lower case. Of a verb that is in a set with a second word which stands there
    ("turn down"), only the sets of both.
    """
    return find_in_phrases(_load_deeds(), lemma, behind)


@cache
def _load_deeds() -> Phrases[str]:
    """The names of the sets of each word."""
    entries = load_entries("deeds", "deed", DeedWords)
    return index_phrases((word, entry.name) for entry in entries for word in entry.words)
