"""Sentences that hang in the air: they point at what other sentences of their article told."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.lexicon import load_words, match_any
from consilience.language.numerals import read_numeral
from consilience.records.claim import Claim

_TOKEN: Final = re.compile(r"[^\W_]+|[^\w\s]")
DEFINITE: Final = "the"
AGAIN: Final = frozenset({"these", "those"})  # with a number: "those two decades"
PLUPERFECT: Final = "had"
END: Final = "."
NEAR: Final = 4  # words behind "both" among which the noun stands
FEWEST_LETTERS: Final = 4  # of a noun of several


def points_back(text: str) -> bool:
    """Whether it cannot be understood without the sentence before it."""
    words = [one.lower() for one in _TOKEN.findall(text)]
    small, bare = load_function_words(), load_difference_words("bare")
    first = words[2:3] if words[1:2] == ["of"] else words[:1]  # "Some of them fell"
    return (
        not load_difference_words("points_back").isdisjoint(first)
        # "Who shut the gate remained in dispute" is a question to one who has read of no gate.
        or not load_words("event_titles", "relative").isdisjoint(first)
        # "Signed here" is said by one whose place stands in the dateline.
        or not load_words("event_titles", "deictic").isdisjoint(words)
        or any(
            one in AGAIN and read_numeral([behind], [0], 0) is not None
            for one, behind in pairwise(words)
        )
        or any(
            one in bare and (not behind[0].isalpha() or behind in small)
            for one, behind in pairwise((*words, END))
        )
        or _stands_for_deed(text.lower())
        or _names_what_was_told(words)
        or _speaks_of_two(words)
    )


def _stands_for_deed(text: str) -> bool:
    # Hardly a sentence holds one of the words, and to look for them is quicker than the pattern.
    held = any(map(text.__contains__, load_words("briefs", "that_deed")))
    return held and _match_that_deed().search(text) is not None


@cache
def _match_that_deed() -> re.Pattern[str]:
    """Finds what stands for a deed that was told before: "did the same"."""
    return re.compile(rf"\b(?:{match_any(load_words('briefs', 'that_deed'))})\b")


def leans_back(text: str) -> bool:
    """Whether it begins with what others may have told of: "The march came a day later".

    Names, what goes on to say which one it is, and those whom everybody knows lean on nothing.
    """
    words = _TOKEN.findall(text)[:NEAR]
    if not words or words[0].lower() != DEFINITE or any(one[:1].isupper() for one in words[1:]):
        return False
    known = load_words("event_titles", "preposition") | load_words("event_titles", "relative")
    known |= load_words("event_titles", "unique")
    return known.isdisjoint(words[1:3])


def _names_what_was_told(words: Sequence[str]) -> bool:
    """Whether a noun for what was told before stands bare: "had turned down the proposal".

    Behind what somebody has or what is new ("his plan", "a plan") it may stand for that.
    """
    told, goes_on = load_words("briefs", "told_before"), load_words("briefs", "says_what")
    if told.isdisjoint(words):
        return False
    new = load_words("briefs", "introduces")
    at = next((at for at, one in enumerate(words) if one in new), len(words))
    return any(
        one == DEFINITE and noun in told and behind not in goes_on
        for one, noun, behind in zip(words[:at], words[1:], (*words[2:], END), strict=False)
    )


def _speaks_of_two(words: Sequence[str]) -> bool:
    """Whether two are meant who are not named: "ordered that both go free"."""
    two, named = load_words("briefs", "two"), load_words("briefs", "two_named")
    if two.isdisjoint(words):
        return False
    plural = load_words("event_titles", "plural")
    return any(
        one in two
        and named.isdisjoint(words[at + 1 :])
        and not any(
            word in plural or (len(word) >= FEWEST_LETTERS and word.endswith("s"))
            for word in words[at + 1 : at + 1 + NEAR]
        )
        for at, one in enumerate(words)
    )


def is_background(claim: Claim) -> bool:
    """Whether it tells, undated and on nobody's word, what was before something else.

    "Sensors had shown nothing" goes on from what somebody said, or from what was told before.
    """
    if claim.when is not None or claim.attribution:
        return False
    deed = claim.predicate.span.start - claim.span.start
    ends = (one.span.end - claim.span.start for one in claim.participants)
    start = max((one for one in ends if one <= deed), default=0)
    before = claim.span.text[start:deed].lower().split()
    return PLUPERFECT in before
