"""Places without a name at which something happened: at the airport, in his flat."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consilience.analysis.discrepancies.reading import Sentence
from consilience.language.discrepancies import (
    load_difference_words,
    load_site_ends,
    load_sites,
)
from consilience.language.furniture import load_function_words
from consilience.records.span import Span

# "at his villa", "in a small hotel", "at home": the words behind, up to the fourth.
PHRASE = re.compile(
    r"\b(?:[Aa]t|[Ii]n|[Oo]n|[Ii]nside|[Oo]utside|[Nn]ear|aboard)"
    r"(?=(?P<words>(?: [a-zé-]+){1,5}))"
)
WORD = re.compile(r"[a-zé-]+")
FARTHEST = 2  # words between the determiner and the noun


@dataclass(frozen=True, slots=True)
class Sited:
    """A place of a sort in its sentence."""

    sentence: Sentence
    span: Span
    sort: str


def read_sites(sentence: Sentence) -> Iterator[Sited]:
    """The places of a sentence that only a noun tells, in order.

    A noun before another one is none: "in the hotel trade".
    """
    if load_site_ends().isdisjoint(sentence.words):
        return
    for match in PHRASE.finditer(sentence.text):
        words = [
            (one[0], match.start("words") + one.start(), match.start("words") + one.end())
            for one in WORD.finditer(match["words"])
        ]
        found = _find_noun(words)
        if found is not None:
            sort, end = found
            yield Sited(sentence, sentence.span(match.start(), end), sort)


def _find_noun(words: Sequence[tuple[str, int, int]]) -> tuple[str, int] | None:
    """The sort of the place that words with their places begin with, and where its noun ends."""
    first = int(words[0][0] in load_difference_words("determiners"))
    for at in range(first, min(first + (FARTHEST if first else 0) + 1, len(words))):
        for length in (2, 1):
            there = words[at : at + length]
            noun = " ".join(one for one, _, _ in there)
            if len(there) < length or noun not in load_sites():
                continue
            behind = words[at + length : at + length + 1]
            if behind and behind[0][0] not in load_function_words():
                return None
            return load_sites()[noun], there[-1][2]
    return None
