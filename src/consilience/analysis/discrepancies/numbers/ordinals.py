"""Tolls that an ordinal tells: "has cost a tenth life", "a seventh sailor has died"."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from consilience.analysis.discrepancies.reading import Sentence
from consilience.analysis.quantities import Amount, Token
from consilience.analysis.quantities_reading import COUNT
from consilience.language.discrepancies import (
    load_toll_needs,
    load_tolls,
)
from consilience.language.lexicon import WordList, load_entry, load_words
from consilience.records.claim import Claim

NOUNS: Final = 3  # words behind an ordinal of which one is the noun for who is counted
BEFORE: Final = 4  # words before it that may tell what it counts
DEAD: Final = "dead"
ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})
LEAST: Final = 2


def read_ordinals(sentence: Sentence) -> Iterator[Amount]:
    """The dead that a sentence counts by the last of them, "the tenth" of a list left out."""
    tokens = sentence.tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at - 1].lower not in load_words("counts", "one_more"):
            continue
        value, last = _read_ordinal(tokens, at)
        if value >= LEAST and _tells_dead(sentence, at - 1, last):
            yield Amount(
                start=tokens[at - 1].start,
                end=tokens[last].end,
                low=value,
                high=value,
                step=1.0,
                bound="exactly",
                dimension=COUNT,
                first=at - 1,
                last=last,
            )


@cache
def list_ordinal_words() -> frozenset[str]:
    """Words of which one stands in each sentence with an ordinal."""
    return frozenset(_load_ordinals()) | ENDINGS


def tell_ordinal(value: float) -> str:
    """The word for the last of so many, "" if none is known."""
    return next((word for word, each in _load_ordinals().items() if each == value), "")


@cache
def _load_ordinals() -> dict[str, float]:
    words = load_entry("counts", "ordinals", WordList).words
    return {word: float(at) for at, word in enumerate(words, start=1)}


def _read_ordinal(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """The value of "tenth" or "10th" at a place, 0 if none stands there, and its last token."""
    word = tokens[at]
    if word.text.isdigit() and tokens[at + 1].lower in ENDINGS:
        return float(word.text), at + 1
    return _load_ordinals().get(word.lower, 0.0), at


def _tells_dead(sentence: Sentence, first: int, last: int) -> bool:
    """True where it is told of one who is counted that he died."""
    tokens = sentence.tokens
    near = [one.lower for one in tokens[last + 1 : last + 1 + NOUNS]]
    if near[:1] == ["of"] or (near and not near[0].isalpha()):
        return False
    before = {one.lower for one in tokens[max(0, first - BEFORE) : first]}
    if not load_words("counts", "dead").isdisjoint(near[:1]):
        needed = load_words("counts", "needs")
        return not needed.isdisjoint(before) or _is_of_dying(sentence, first)
    return _is_of_dying(sentence, first)


def _is_of_dying(sentence: Sentence, first: int) -> bool:
    """True where the verb whose actor or theme begins there is one of dying."""
    start = sentence.start + sentence.tokens[first].start
    return any(
        _is_deadly(claim) and any(one.span.start == start for one in claim.participants)
        for claim in sentence.claims
    )


def _is_deadly(claim: Claim) -> bool:
    word = claim.predicate.span.text.lower()
    is_told = load_tolls().get(word) == DEAD and not load_toll_needs()[word]
    return is_told and claim.factuality == "occurred" and not claim.negated
