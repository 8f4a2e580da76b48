"""The day that a bare hour or "that night" means: one told before it, or none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from consilience.annotation.times_meanings import Meaning
from consilience.annotation.times_moments import Moment, find_weekday, shift_days

HOUR_PARAGRAPHS = 1  # "at ten past eight" is on the day told there, or in the paragraph before
WEEKDAY_PARAGRAPHS = 4  # and "that Saturday" is one told not further back
LATE_MINUTES = 180  # by which a clock elsewhere, or a report that was changed, may be behind
LAST_MIDNIGHT, FIRST_MIDNIGHT = "24:00", "00:00"
CLOCK = len("20:15")


@dataclass(frozen=True, slots=True)
class Reference:
    """A time spoken of before; `moment` is None while it is unknown.

    `said` is True for the time of somebody's words, `borrowed` for an hour that has its day from
    the report.
    """

    grain: str
    moment: Moment | None
    paragraph: int
    said: bool = False
    borrowed: bool = False


def find_day_of_hour(
    meaning: Meaning, paragraph: int, spoken_of: Sequence[Reference], published: Moment | None
) -> Moment | None:
    """Of a bare hour in news ("at ten past eight") its day; None where it cannot be told.

    That is the day on which something happened just before it, for words quoted one in the same
    paragraph. What is to come, and what a report
    tells that begins with its own day or names none, is of the day of the report.
    """
    told = [one for one in _list_days(spoken_of) if _fits(meaning, one.moment, published)]
    here = [one for one in told if one.paragraph == paragraph]
    before = [one for one in told if 0 < paragraph - one.paragraph <= HOUR_PARAGRAPHS]
    for near in (here, () if meaning.quoted else before):
        happened = [one.moment for one in near if not one.said]
        if happened:
            return happened[-1]
        if near and near[-1].said:
            break
    if published is None or meaning.direction == "future":
        return published
    first = next((one.moment for one in told if not one.said), None)
    return published if not told or is_same(first, published) else None


def find_that_day(
    meaning: Meaning, paragraph: int, spoken_of: Sequence[Reference]
) -> Moment | None:
    """Of "that day" the day told just before it, of "that night" no day of somebody's words.

    "That night" within its sentence is of a day told in the same paragraph.
    """
    farthest = HOUR_PARAGRAPHS if meaning.leads or not meaning.part else 0
    near = [
        one.moment
        for one in _list_days(spoken_of)
        if paragraph - one.paragraph <= farthest and not (meaning.part and one.said)
    ]
    return near[-1] if near else None


def find_that_weekday(
    meaning: Meaning, paragraph: int, spoken_of: Sequence[Reference]
) -> Moment | None:
    """Of "that Saturday" the last Saturday told, of "at noon on the Saturday" one told near it."""
    farthest = HOUR_PARAGRAPHS if meaning.part else WEEKDAY_PARAGRAPHS
    days = [
        one.moment
        for one in _list_days(spoken_of)
        if one.moment
        and paragraph - one.paragraph <= farthest
        and find_weekday(one.moment) == meaning.weekday
    ]
    return days[-1] if days else None


def fit_hour(
    meaning: Meaning, moment: Moment, published: Moment | None, clock: str
) -> Moment | None:
    """The moment of a bare hour that the report, published at `clock` ("" if unknown), could know.

    An hour of the past is not after it; midnight was that with which the day began.
    """
    if meaning.direction != "past" or not meaning.is_bare_hour or not is_same(moment, published):
        return moment
    if moment.part == LAST_MIDNIGHT:
        return replace(moment, part=FIRST_MIDNIGHT)
    if len(clock) < CLOCK or len(moment.part) != CLOCK:
        return moment
    if _count_minutes(moment.part) <= _count_minutes(clock) + LATE_MINUTES:
        return moment
    before = shift_days(moment, -1)
    return before and replace(before, part=moment.part)


def is_same(one: Moment | None, other: Moment | None) -> bool:
    """True for two moments of one day."""
    return one is not None and other is not None and _date_of(one) == _date_of(other)


def _count_minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)


def _list_days(spoken_of: Sequence[Reference]) -> Iterator[Reference]:
    """The days told, without those of bare hours, which tell none."""
    known = (one for one in spoken_of if one.moment and one.moment.day and not one.borrowed)
    return (one for one in known if one.grain == "D")


def _fits(meaning: Meaning, told: Moment | None, published: Moment | None) -> bool:
    """False for a day to come beside a past tense, and for a past day beside one to come."""
    if told is None or published is None:
        return told is not None
    if meaning.direction == "past":
        return _date_of(told) <= _date_of(published)
    return meaning.direction != "future" or _date_of(told) >= _date_of(published)


def _date_of(moment: Moment) -> tuple[int, int, int]:
    return moment.year, moment.month, moment.day
