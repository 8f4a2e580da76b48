"""Meanings to moments: from which day each time reckons, and which day that makes it."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from consilience.annotation.times_evidence import find_asides, find_day_first, is_history
from consilience.annotation.times_meanings import Meaning, make_moment_of, write_open
from consilience.annotation.times_moments import (
    SEASON_STARTS,
    Moment,
    find_weekday,
    is_real,
    make_moment,
    make_value,
    shift,
    shift_days,
    write_timex,
)
from consilience.annotation.times_told import (
    Reference,
    find_day_of_hour,
    find_that_day,
    find_that_weekday,
    fit_hour,
    is_same,
)
from consilience.records.time_value import Basis, TimeValue

LONGEST_MEMORY = 40  # times; none reckons from one further back
NEAR_PARAGRAPHS = 3  # in news, "a day later" reckons from a time not further back
LONG_UNITS = ("M", "Q", "Y")
FINENESS = {"D": 5, "W": 4, "M": 3, "S": 2, "Y": 1, "DE": 0, "CE": 0}
HALF_YEAR = 6
HALF_WEEK = 3  # days; what "was to be on Sunday" is of the nearest Sunday
WRAP_MONTHS = 10
NEAR_MONTHS = 2  # a day that names an event is of this year only while it is fresh
FRESH_MONTHS = 3  # a day that has just been is the one meant: "first set for 29 October"
NEAR_YEARS = 1  # "Tuesday, 4 October" is of the year before, of or after the report


@dataclass(frozen=True, slots=True)
class Settled:
    """The TIMEX3 value of a time, and its interval where it is known."""

    timex: str
    value: TimeValue | None


def settle_times(
    meanings: Sequence[Meaning], paragraphs: Sequence[int], published: TimeValue | None
) -> tuple[Settled, ...]:
    """What each meaning comes to in a text that was published then, in the order of the text."""
    return tuple(_Settler(meanings, published).settle(meanings, paragraphs))


class _Settler:
    """Goes through a text once and remembers what it has spoken of."""

    def __init__(self, meanings: Sequence[Meaning], published: TimeValue | None) -> None:
        self._published = make_moment(published) if published else None
        self._clock = published.earliest[11:16] if published else ""
        self._history = is_history(meanings)
        self._day_first = find_day_first(meanings, self._published)
        self._spoken_of: deque[Reference] = deque(maxlen=LONGEST_MEMORY)

    def settle(self, meanings: Sequence[Meaning], paragraphs: Sequence[int]) -> Iterator[Settled]:
        asides = find_asides(meanings) if self._history else frozenset()
        for at, (meaning, paragraph) in enumerate(zip(meanings, paragraphs, strict=True)):
            if meaning.timex:
                yield Settled(meaning.timex, self._value_of_present(meaning))
                continue
            moment = self._find_moment(meaning, paragraph)
            is_span = moment is not None and moment.span
            if not meaning.span and not is_span and at not in asides:
                self._spoken_of.append(self._refer(meaning, moment, paragraph))
            if moment is None:
                yield Settled(write_open(meaning), _value_of_figures(meaning))
            else:
                told = replace(moment, part=meaning.zoned) if meaning.zoned else moment
                value = make_value(told, _basis(meaning), meaning.zone)
                yield Settled(write_timex(moment), None if moment.open else value)

    def _refer(self, meaning: Meaning, moment: Moment | None, paragraph: int) -> Reference:
        borrowed = meaning.is_bare_hour and is_same(moment, self._published)
        return Reference(meaning.grain, moment, paragraph, meaning.said, borrowed)

    def _value_of_present(self, meaning: Meaning) -> TimeValue | None:
        if meaning.timex != "PRESENT_REF" or self._history or self._published is None:
            return None
        return make_value(self._published, "publication")

    def _find_moment(self, meaning: Meaning, paragraph: int) -> Moment | None:
        if meaning.figures:
            return _order_figures(meaning, self._day_first)
        if meaning.year:
            return make_moment_of(meaning)
        if meaning.month and meaning.day and meaning.weekday and not self._history:
            moment = _fit_weekday(meaning, self._published)
        else:
            anchor = self._find_anchor(meaning, paragraph)
            moment = anchor and find_from(meaning, anchor, history=self._history)
        moment = moment and fit_hour(meaning, moment, self._published, self._clock)
        real = moment is not None and is_real(moment.year, moment.month, moment.day)
        return moment if real and not self._is_old_name(meaning, moment) else None

    def _is_old_name(self, meaning: Meaning, moment: Moment | None) -> bool:
        """True for "the Oct. 7 attack" told months later: perhaps years later."""
        if not meaning.names or self._history or moment is None or self._published is None:
            return False
        months = 12 * (self._published.year - moment.year) + self._published.month - moment.month
        return abs(months) > NEAR_MONTHS

    def _find_anchor(self, meaning: Meaning, paragraph: int) -> Moment | None:
        if self._history:
            today = meaning.anchor == "published" and meaning.unit == "D"  # said in a quotation
            return None if today else self._last_spoken_of(meaning)
        if meaning.anchor == "text":
            return self._find_text_anchor(meaning, paragraph)
        if meaning.is_bare_hour:
            return find_day_of_hour(meaning, paragraph, self._spoken_of, self._published)
        return self._published

    def _find_text_anchor(self, meaning: Meaning, paragraph: int) -> Moment | None:
        if meaning.weekday and not meaning.way:
            return find_that_weekday(meaning, paragraph, self._spoken_of)
        if meaning.is_that_day:
            return find_that_day(meaning, paragraph, self._spoken_of)
        near = [
            one
            for one in self._spoken_of
            if paragraph - one.paragraph <= NEAR_PARAGRAPHS and _is_as_fine(one, meaning)
        ]
        if near:
            return near[-1].moment
        # "Two days later" than what? "A year earlier" in a balance sheet is clear.
        told = meaning.day or (meaning.amount < 0 and meaning.unit in LONG_UNITS)
        return self._published if told else None

    def _last_spoken_of(self, meaning: Meaning) -> Moment | None:
        """In a history: the last known time, one as fine as the unit reckoned with if there is."""
        known = (one for one in reversed(self._spoken_of) if one.moment is not None)
        last = next(known, None)
        if last is None or last.moment is None:
            return None
        if _is_as_fine(last, meaning):
            return last.moment
        for one in known:
            if one.moment is None or not _lies_in(one.moment, last.moment):
                break
            if _is_as_fine(one, meaning):
                return one.moment
        return last.moment


def find_from(meaning: Meaning, anchor: Moment, *, history: bool) -> Moment | None:
    """The moment that a meaning without a year makes, reckoned from a known one."""
    base = replace(anchor, part="") if not meaning.unit.startswith("T") else anchor
    if meaning.unit:
        shifted = shift(base, meaning.unit, meaning.amount)
        return None if shifted is None else _fill(meaning, shifted, anchor)
    if meaning.month:
        return _find_month(meaning, anchor, history=history)
    if meaning.weekday:
        return _find_weekday(meaning, anchor)
    if meaning.season:
        return _find_season(meaning, anchor, history=history)
    if meaning.day:
        return (
            Moment(year=anchor.year, month=anchor.month, day=meaning.day) if anchor.month else None
        )
    return replace(_day_of(anchor), part=meaning.part)


def _fill(meaning: Meaning, base: Moment, anchor: Moment) -> Moment | None:
    """The month, day, season, weekday or part that is told within a unit."""
    if meaning.month or meaning.season:
        return Moment(year=base.year, month=meaning.month, day=meaning.day, season=meaning.season)
    if meaning.weekday and base.week and anchor.day:
        shifted = shift_days(anchor, 7 * meaning.amount + meaning.weekday - find_weekday(anchor))
        return shifted and replace(shifted, part=meaning.part)
    if meaning.day:
        return Moment(year=base.year, month=base.month, day=meaning.day)
    return replace(base, part=meaning.part) if meaning.part else base


def _find_month(meaning: Meaning, anchor: Moment, *, history: bool) -> Moment:
    year = anchor.year
    fine = bool(meaning.day and anchor.day)  # or else months alone can be compared
    told = (meaning.month, meaning.day if fine else 0)
    now = (anchor.month, anchor.day if fine else 0)
    if meaning.way == -1:
        year -= told >= now
    elif meaning.way == 1:
        year += told <= now
    elif history:
        year += bool(anchor.month) and anchor.month - meaning.month >= WRAP_MONTHS
    elif meaning.way is None and anchor.month:
        if meaning.direction == "past":
            year -= told > now
        elif meaning.direction == "future" and not meaning.present and not meaning.foreseen:
            year += told < now and (meaning.willed or not fine or not _is_just_past(told, now))
        elif meaning.day and anchor.day:
            year += _nearest_year(told, now)
        else:
            year -= told > now
    return Moment(year=year or -1, month=meaning.month, day=meaning.day, part=meaning.part)


def _is_just_past(told: tuple[int, int], now: tuple[int, int]) -> bool:
    """True for a day so short ago that a report would name the year, if it meant the next one."""
    return told < now and now[0] - told[0] <= FRESH_MONTHS


def _nearest_year(told: tuple[int, int], now: tuple[int, int]) -> int:
    """-1, 0 or 1: in which year a day is nearest to another one."""
    months = told[0] - now[0]
    return -1 if months > HALF_YEAR else 1 if months < -HALF_YEAR else 0


def _find_weekday(meaning: Meaning, anchor: Moment) -> Moment | None:
    if not anchor.day:
        return None
    ahead = (meaning.weekday - find_weekday(anchor)) % 7
    if meaning.way == -1:
        days = ahead - 7
    elif meaning.way == 1:
        days = ahead or 7
    elif meaning.foreseen and meaning.direction != "past":
        days = ahead if ahead <= HALF_WEEK else ahead - 7
    elif meaning.way == 0 or meaning.direction == "future":
        days = ahead
    else:
        days = ahead - 7 if ahead else 0
    found = shift_days(anchor, days)
    return found and replace(found, part=meaning.part)


def _find_season(meaning: Meaning, anchor: Moment, *, history: bool) -> Moment:
    year = anchor.year
    if anchor.month and not history and meaning.season in SEASON_STARTS:
        start = SEASON_STARTS[meaning.season]
        begun = start <= anchor.month
        if meaning.way == -1 or (meaning.way is None and meaning.direction == "past"):
            year -= not begun
        elif meaning.way == 1 or (meaning.way is None and meaning.direction == "future"):
            year += start + 2 < anchor.month
    elif history and meaning.way:
        year += meaning.way
    return Moment(year=year or -1, season=meaning.season)


def _fit_weekday(meaning: Meaning, published: Moment | None) -> Moment | None:
    """The year near the report in which the day of the month is that weekday."""
    if published is None:
        return None
    years = [published.year + away for away in (0, -NEAR_YEARS, NEAR_YEARS)]
    fits = []
    for year in years:
        moment = Moment(year=year, month=meaning.month, day=meaning.day, part=meaning.part)
        if is_real(year, meaning.month, meaning.day) and find_weekday(moment) == meaning.weekday:
            fits.append(moment)
    return fits[0] if fits else _find_month(meaning, published, history=False)


def _order_figures(meaning: Meaning, day_first: bool | None) -> Moment | None:
    if day_first is None:
        return None
    first, second = meaning.figures
    month, day = (second, first) if day_first else (first, second)
    return Moment(year=meaning.year, month=month, day=day, part=meaning.part)


def _value_of_figures(meaning: Meaning) -> TimeValue | None:
    """The year alone, of a date whose month and day cannot be told apart."""
    if not meaning.figures:
        return None
    return make_value(Moment(year=meaning.year), "explicit")


def _basis(meaning: Meaning) -> Basis:
    if meaning.year:
        return "explicit"
    if meaning.weekday:
        return "weekday"
    today = meaning.anchor == "published" and meaning.unit == "D" and meaning.amount == 0
    return "publication" if today else "relative"


def _is_as_fine(reference: Reference, meaning: Meaning) -> bool:
    unit = meaning.unit or ("M" if meaning.day and not meaning.month else meaning.grain)
    wanted = "Y" if meaning.month or meaning.season else unit
    wanted = (
        "D" if wanted.startswith("T") else {"WE": "W", "Q": "M", "ML": "CE"}.get(wanted, wanted)
    )
    if wanted == "W":
        wanted = "D"
    return FINENESS.get(reference.grain, 0) >= FINENESS.get(wanted, 0)


def _lies_in(fine: Moment, coarse: Moment) -> bool:
    same_month = not coarse.month or fine.month == coarse.month
    return fine.year == coarse.year and same_month


def _day_of(moment: Moment) -> Moment:
    return Moment(year=moment.year, month=moment.month, day=moment.day)
