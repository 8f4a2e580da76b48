"""Words by which two reports can tell one deed, where who, whom, what or the day tells the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries

REACH = 4  # words behind a verb among which its second word stands: "turned the offer down"


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
    known = _load_deeds().get(lemma)
    if known is None:
        return frozenset()
    near = {*behind[:REACH], *(word.removesuffix("s") for word in behind[:REACH])}
    paired = [names for word, names in known.items() if word and word in near]
    return frozenset().union(*paired) if paired else known.get("", frozenset())


@cache
def _load_deeds() -> dict[str, dict[str, frozenset[str]]]:
    """Lemma to its second words ("" for none) to the names of their sets."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for entry in load_entries("deeds", "deed", DeedWords):
        for word in entry.words:
            lemma, _, second = word.partition(" ")
            known = found.setdefault(lemma, {})
            known[second] = known.get(second, frozenset()) | {entry.name}
    return found
