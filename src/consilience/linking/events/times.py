"""Times of claims by the clause that they stand in: none of another clause, and that of a story.

A time behind "whose manager was questioned on Monday" is that of the questioning alone. One with
which a sentence begins ("In 2019 seven died when a roof fell") is that of all that it tells.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from consilience.language.lexicon import load_words
from consilience.language.words import find_words
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article
from consilience.records.claim import Claim, Quantity
from consilience.records.time_expression import TimeExpression

LONG_PAST_DAYS: Final = 60  # before the report: what happened then is told as background
MOST_LEADING: Final = 2  # words before a time that begins a sentence: "back in 2019"
# "Has been", "have since": what is told so is of a time that goes on, and of no year long past.
PERFECT: Final = re.compile(r"\b(?:has|have|['’](?:s|ve)) (?:\w+ ){0,2}$")
CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")
HOUR_WORD: Final = re.compile(r"[^\W\d]+")
LONGEST_BEFORE: Final = 40  # characters of these


def settle_times(claims: Sequence[Claim], article: Article) -> tuple[Claim, ...]:
    """The claims of an article, in their order, each with the time of its own clause.

    A time long past that begins a sentence is that of every claim in it that has none of its own.
    """
    text, told = article.text, article.published.first_day if article.published else ""
    starts = [start for start, _ in find_sentences(text)]
    by_sentence: dict[int, list[Claim]] = defaultdict(list)
    for one in claims:
        by_sentence[bisect_right(starts, one.predicate.span.start)].append(one)
    settled: dict[str, Claim] = {}
    for at, held in by_sentence.items():
        own = [_drop_foreign(_drop_hour(one, told), held, text) for one in held]
        start = starts[at - 1] if at else 0
        leading = next(_find_leading(held, text, start, told), None)
        for one in own:
            settled[one.id] = _set_leading(one, leading, text) if leading else one
    return tuple(settled[one.id] for one in claims)


def is_clock(quantity: Quantity) -> bool:
    """True for a number that is printed as a time of the clock: "at 5.40"."""
    return quantity.unit is None and CLOCK.fullmatch(quantity.span.text) is not None


def is_long_past(day: str, told: str) -> bool:
    """Whether a day (ISO 8601) lies so long before the report that it is told as background."""
    return count_days(day, told) > LONG_PAST_DAYS


def count_days(first: str, last: str) -> int:
    """Days from one to the other (ISO 8601), 0 where one of them is none of the calendar."""
    try:
        return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
    except ValueError:
        return 0


def _drop_hour(claim: Claim, told: str) -> Claim:
    """The claim without a time of the clock alone that has its day from when it was said.

    "She confirmed on Friday that it sank at 5.40": on what day it sank is not told. What is said
    on the day of the report is news of that day.
    """
    value = claim.when.value if claim.when else None
    if claim.when is None or value is None or not claim.attribution:
        return claim
    if value.precision != "minute" or value.basis != "relative" or value.first_day == told:
        return claim
    words = set(HOUR_WORD.findall(claim.when.span.text.casefold()))
    return replace(claim, when=None) if words <= load_words("event_titles", "hour") else claim


def _drop_foreign(claim: Claim, others: Sequence[Claim], text: str) -> Claim:
    """The claim without a time that stands behind another deed, of a clause within its own."""
    if claim.when is None:
        return claim
    when = claim.when.span
    for other in others:
        if other.when is None or other.when.span != when:
            continue
        between = claim.predicate.span.end, other.predicate.span.start
        if between[0] <= between[1] < when.start and _begins_clause(text[slice(*between)]):
            return replace(claim, when=None)
    return claim


def _begins_clause(words: str) -> bool:
    return not load_words("event_titles", "subordinate").isdisjoint(find_words(words))


def _find_leading(
    claims: Sequence[Claim], text: str, start: int, told: str
) -> Iterator[TimeExpression]:
    """Times long past with which the sentence begins."""
    for one in claims:
        when = one.when
        if when is None or when.value is None or when.span.start < start or not told:
            continue
        is_behind = one.predicate.span.start >= when.span.end
        begins = len(find_words(text[start : when.span.start])) <= MOST_LEADING
        if is_behind and begins and is_long_past(when.value.last_day, told):
            yield when


def _set_leading(claim: Claim, when: TimeExpression, text: str) -> Claim:
    place = claim.predicate.span.start
    if claim.when is not None or place < when.span.end:
        return claim
    before = text[max(place - LONGEST_BEFORE, when.span.end) : place]
    return claim if PERFECT.search(before) else replace(claim, when=when)
