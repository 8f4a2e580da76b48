"""Words by which two reports can tell one deed, and trades by which they tell who did it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries, load_words
from consilience.language.phrases import Phrases, find_in_phrases, index_phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedWords:
    """One set of words of `deeds.toml`: of a deed or of a trade."""

    name: str
    words: tuple[str, ...]
    test: str


def find_deeds(lemma: str, behind: Sequence[str] = ()) -> frozenset[str]:
    """Names of the sets that a verb or noun is in, `behind` being the words after it.

    The words are in lower case. Of a verb that is in a set with a second word which stands there
    ("turn down"), only the sets of both.
    """
    return find_in_phrases(_load_deeds(), lemma, behind)


def find_trades(noun: str) -> frozenset[str]:
    """The sets of trades that a noun is in, in lower case and the singular; empty for others."""
    return _load_trades().get(noun, frozenset())


def load_others() -> frozenset[str]:
    """Words that say beside somebody that others did the same."""
    return load_words("deeds", "others")


@cache
def _load_trades() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in load_entries("deeds", "trade", DeedWords):
        for word in entry.words:
            found[word] = found.get(word, frozenset()) | {entry.name}
    return found


@cache
def _load_deeds() -> Phrases[str]:
    """The names of the sets of each word."""
    entries = load_entries("deeds", "deed", DeedWords)
    return index_phrases((word, entry.name) for entry in entries for word in entry.words)
