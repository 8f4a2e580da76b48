"""Days that differ because one was put off: an update, and no conflict."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from consilience.analysis.discrepancies.parts import Difference, Version
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.language.discrepancies import load_difference_words

SIDES = 2
# Before a day, with at most a weekday between: "from the 4th", "to Wednesday, 4 May".
FROM: Final = re.compile(r"\bfrom(?: the)?\s(?:\w+,\s)?$")
TO: Final = re.compile(r"\b(?:to|until|till)(?: the)?\s(?:\w+,\s)?$")


def tell_moved(text: StoryText, one: Difference) -> Difference:
    """A conflict of two days as an update where one report alone says that the day was changed.

    That report must not be the earlier one; every other difference stays as it is.
    """
    if one.kind != "date" or one.relation != "conflict" or len(one.versions) != SIDES:
        return one
    sides = [_find_sentences(text, version) for version in one.versions]
    moved = [at for at, there in enumerate(sides) if any(says_moved(each) for each in there)]
    if len(moved) != 1:
        return one
    new, old = sides[moved[0]], sides[1 - moved[0]]
    latest = max((one.published_day for one in new), default="")
    is_later = latest >= max((one.published_day for one in old), default="")
    return replace(one, relation="update") if is_later else one


def _find_sentences(text: StoryText, version: Version) -> list[Sentence]:
    """The sentences of a version, each with the one before it."""
    found = [text.find_at(span) for span in version.evidence]
    there = [one for one in found if one is not None]
    return [*there, *(one for one in map(text.find_before, there) if one is not None)]


def says_moved(sentence: Sentence) -> bool:
    """True for a sentence that tells of another day for what was to be."""
    words = f" {' '.join(sentence.words)} "
    return any(f" {one} " in words for one in load_difference_words("put_off")) or (
        not load_difference_words("moved").isdisjoint(sentence.words) and _tells_from_to(sentence)
    )


def _tells_from_to(sentence: Sentence) -> bool:
    """True for "moved the hearing from 28 October to 4 November"."""
    days = [one.span for one in sentence.times if one.type in {"date", "time"}]
    starts = [sentence.text[: one.start - sentence.start] for one in days]
    return any(FROM.search(first) and TO.search(second) for first, second in pairwise(starts))
