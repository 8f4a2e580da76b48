"""Two happenings told apart by the words for their times, where the days are not known."""

import re
from collections.abc import Iterator
from typing import Final, Protocol

from consilience.analysis.discrepancies.dates.dated import is_said
from consilience.analysis.discrepancies.reading import Sentence, are_times_apart
from consilience.records.span import Span
from consilience.records.time_expression import TimeExpression

DAYS: Final = frozenset({"day", "minute"})
OPEN_DAY: Final = re.compile(r"XXXX-(?:WXX-\d|XX-XX|\d\d-\d\d)")  # "Sunday", "today", "4 May"
OPEN_MONTH: Final = re.compile(r"XXXX-\d\d$")  # "in May"


class Told(Protocol):
    """Words of a sentence that tell of a happening."""

    @property
    def sentence(self) -> Sentence:
        """The sentence."""

    @property
    def span(self) -> Span:
        """The words."""


def are_of_two_spells(one: Told, other: Told) -> bool:
    """True for what is told of "Sunday", which is of these days, and of "May", which is not."""
    return _is_of_other_month(one, other) or _is_of_other_month(other, one)


def _is_of_other_month(one: Told, other: Told) -> bool:
    months = [time for time in one.sentence.times if _is_month(time)]
    if not months or any(_list_days(one.sentence)):
        return False
    days = list(_list_own_days(other))
    return bool(days) and all(_cannot_hold(month, day) for month in months for day in days)


def _list_own_days(one: Told) -> Iterator[TimeExpression]:
    """The days of the claims around the words; none on which something was said."""
    for claim in one.sentence.claims:
        is_around = claim.span.start <= one.span.start < claim.span.end
        if claim.when and is_around and _is_day(claim.when) and not is_said(claim):
            yield claim.when


def _cannot_hold(month: TimeExpression, day: TimeExpression) -> bool:
    if month.value and day.value:
        return are_times_apart(month.value, day.value, days=0)
    return not month.value and not day.value and day.timex[:7] != month.timex


def _list_days(sentence: Sentence) -> Iterator[TimeExpression]:
    return (one for one in sentence.times if _is_day(one))


def _is_day(one: TimeExpression) -> bool:
    if one.type not in {"date", "time"}:
        return False
    return one.value.precision in DAYS if one.value else bool(OPEN_DAY.match(one.timex))


def _is_month(one: TimeExpression) -> bool:
    if one.type != "date":
        return False
    return one.value.precision == "month" if one.value else bool(OPEN_MONTH.match(one.timex))
