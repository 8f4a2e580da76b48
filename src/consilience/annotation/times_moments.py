"""Moments of the calendar: arithmetic, TIMEX3 values (ISO-TimeML 1.2) and intervals."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from consilience.records.time_value import Basis, Precision, TimeValue

CYCLE = 400  # years after which the Gregorian calendar repeats
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # month; of the northern half of the world
SEASON_MONTHS = 3
YEARS_OF = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}
DAYS_OF = {"D": 1, "W": 7, "WE": 7}
MINUTES_OF = {"TH": 60, "TM": 1, "TS": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time on the calendar, as finely as its fields are set (0 and "" are not).

    `year` is negative before Christ (-480 is 480 BC). `span` makes it a decade or century that
    begins with `year`, or one before Christ that holds it. `season` is SP, SU, FA, WI, Q1 to Q4,
    H1 or H2. `part` is a part of the day (MO, AF, EV, NI, DT), a clock time, or XX for an unknown
    one. `open` is the unit that is meant and not known: D in "some day in May 1940".
    """

    year: int
    span: str = ""
    month: int = 0
    day: int = 0
    week: int = 0
    season: str = ""
    part: str = ""
    weekend: bool = False
    open: str = ""

    @property
    def grain(self) -> str:
        """The unit it is known to: D, W, M, S (season), Y, DE or CE."""
        if self.span:
            return self.span
        if self.day:
            return "D"
        if self.week:
            return "W"
        if self.month:
            return "M"
        return "S" if self.season else "Y"


def make_moment(value: TimeValue) -> Moment | None:
    """The moment of a date that is known to the year or finer; None for anything else."""
    parts = value.first_day.split("-")
    if len(parts) > 3 or not all(part.isdecimal() for part in parts) or int(parts[0]) < 1:
        return None
    fine = {"minute": 3, "day": 3, "week": 2, "month": 2}.get(value.precision, 1)
    year, month, day = (*map(int, parts[:fine]), 0, 0)[:3]
    return Moment(year=year, month=month, day=day) if is_real(year, month, day) else None


def is_real(year: int, month: int, day: int) -> bool:
    """True for a day that the calendar has; 0 for a month or day that is not told."""
    if not year or not -9999 <= year <= 9999 or not 0 <= month <= 12:
        return False
    return 0 <= day <= (calendar.monthrange(_like_year(year), month)[1] if month else 31)


def find_weekday(moment: Moment) -> int:
    """1 for Monday to 7 for Sunday, of a moment with a day."""
    return _as_date(moment).isoweekday()


def shift(moment: Moment, unit: str, amount: int) -> Moment | None:
    """The unit that lies `amount` units away; `open` where the moment is too coarse to tell."""
    if unit in YEARS_OF:
        return _shift_years(moment, unit, amount)
    if unit in ("M", "Q"):
        return _shift_months(moment, unit, amount)
    if unit in MINUTES_OF:
        return replace(moment, part=_shift_clock(moment.part, MINUTES_OF[unit] * amount))
    if not moment.day:
        return Moment(year=moment.year, month=moment.month, open=unit)
    days = shift_days(moment, DAYS_OF[unit] * amount)
    return days if unit == "D" or days is None else make_week(days, weekend=unit == "WE")


def shift_days(moment: Moment, days: int) -> Moment | None:
    """The day so many days away; None out of the years -9999 to 9999."""
    if abs(days) > CYCLE * 366:
        return None
    shifted = _as_date(moment) + timedelta(days)
    return _checked(_add_years(moment.year, shifted.year - _like_year(moment.year)), shifted)


def make_week(day: Moment, *, weekend: bool = False) -> Moment:
    """The week of a day, after ISO 8601."""
    like = _as_date(day)
    year, week, _ = like.isocalendar()
    return Moment(year=_add_years(day.year, year - like.year), week=week, weekend=weekend)


def write_timex(moment: Moment) -> str:
    """Its TIMEX3 value; years before Christ as `BC0480`, as in TIDES and WikiWars."""
    year = f"{moment.year:04}" if moment.year > 0 else f"BC{-moment.year:04}"
    if moment.span:
        return _write_span(moment, year)
    if moment.week or moment.open in ("W", "WE"):
        week = f"W{moment.week:02}" if moment.week else "WXX"
        return f"{year}-{week}" + "-WE" * (moment.weekend or moment.open == "WE")
    if moment.season:
        return f"{year}-{moment.season}"
    month = f"-{moment.month:02}" if moment.month else ""
    day = f"-{moment.day:02}" if moment.day else ""
    if moment.part or moment.open == "D":
        month, day = month or "-XX", day or "-XX"
    if moment.open == "M":
        month = month or "-XX"
    return f"{year}{month}{day}" + (f"T{moment.part}" if moment.part else "")


def make_value(moment: Moment, basis: Basis, zone: str = "") -> TimeValue:
    """The interval of a moment. A part of the day stands for its whole day.

    `zone` is minutes east of Greenwich, and added to a time by the clock.
    """
    precision, first, last = _bounds(moment)
    if ":" in moment.part and moment.day:
        clock = "23:59" if moment.part.startswith("24") else moment.part[:5]
        offset = _write_zone(zone)
        return TimeValue(
            earliest=f"{first}T{clock}{offset}",
            latest=f"{last}T{clock}{offset}",
            precision="minute",
            basis=basis,
        )
    return TimeValue(earliest=first, latest=last, precision=precision, basis=basis)


def _bounds(moment: Moment) -> tuple[Precision, str, str]:
    year = moment.year
    if moment.span:
        return ("century" if moment.span == "CE" else "decade"), *_bounds_of_span(moment)
    if moment.week:
        monday = date.fromisocalendar(_like_year(year), moment.week, 1)
        base = year - _like_year(year)
        first = monday + timedelta(5 * moment.weekend)
        last = monday + timedelta(6)
        return "week", _write(first.year + base, first), _write(last.year + base, last)
    if moment.day:
        day = _as_date(moment)
        return "day", _write(year, day), _write(year, day)
    if moment.month:
        return "month", *_months(year, moment.month, 1)
    if moment.season[:1] == "Q":
        return "season", *_months(year, 3 * int(moment.season[1]) - 2, 3)
    if moment.season[:1] == "H":
        return "season", *_months(year, 6 * int(moment.season[1]) - 5, 6)
    if moment.season:
        return "season", *_months(year, SEASON_STARTS[moment.season], SEASON_MONTHS)
    return "year", *_months(year, 1, 12)


def _bounds_of_span(moment: Moment) -> tuple[str, str]:
    length = YEARS_OF[moment.span]
    first = moment.year - moment.year % length if moment.year > 0 else moment.year
    last = _add_years(first, length - 1)
    return _months(max(first, 1) if moment.year > 0 else first, 1, 12)[0], _months(last, 1, 12)[1]


def _months(year: int, month: int, count: int) -> tuple[str, str]:
    """First and last day of `count` months from a month on."""
    end_year, end_month = _add_years(year, (month + count - 2) // 12), (month + count - 2) % 12 + 1
    last = calendar.monthrange(_like_year(end_year), end_month)[1]
    return (
        _write(year, date(_like_year(year), month, 1)),
        _write(end_year, date(_like_year(end_year), end_month, last)),
    )


def _write(year: int, day: date) -> str:
    """ISO 8601, which has a year 0 for 1 BC."""
    number = year if year > 0 else year + 1
    sign = "-" if number < 0 else ""
    return f"{sign}{abs(number):04}-{day.month:02}-{day.day:02}"


def _write_span(moment: Moment, year: str) -> str:
    return year[:-1] if moment.span == "DE" else year[:-2]


def _write_zone(zone: str) -> str:
    if not zone:
        return ""
    minutes = abs(int(zone))
    return f"{'-' if zone.startswith('-') else '+'}{minutes // 60:02}:{minutes % 60:02}"


def _shift_years(moment: Moment, unit: str, amount: int) -> Moment | None:
    year = _add_years(moment.year, YEARS_OF[unit] * amount)
    span = unit if unit in ("DE", "CE") else ""
    if span and year > 0:
        year -= year % YEARS_OF[unit]
    return Moment(year=year, span=span) if is_real(year, 0, 0) else None


def _shift_months(moment: Moment, unit: str, amount: int) -> Moment | None:
    if not moment.month:
        return Moment(year=moment.year, open="M")
    months = moment.month - 1 + amount * (3 if unit == "Q" else 1)
    year, month = _add_years(moment.year, months // 12), months % 12 + 1
    if not is_real(year, month, 0):
        return None
    if unit == "Q":
        return Moment(year=year, season=f"Q{(month + 2) // 3}")
    return Moment(year=year, month=month)


def _shift_clock(part: str, minutes: int) -> str:
    """The clock so much later on the same day; XX where that is not known."""
    if ":" not in part or not minutes:
        return "XX"
    hour, minute = map(int, part.split(":")[:2])
    total = hour * 60 + minute + minutes
    return f"{total // 60:02}:{total % 60:02}" if 0 <= total < 24 * 60 else "XX"


def _add_years(year: int, count: int) -> int:
    """Years apart, where the year after 1 BC (-1) is 1."""
    number = (year if year > 0 else year + 1) + count
    return number if number > 0 else number - 1


def _like_year(year: int) -> int:
    """A year with the same calendar that `datetime` knows."""
    return 2000 + (year if year > 0 else year + 1) % CYCLE


def _as_date(moment: Moment) -> date:
    return date(_like_year(moment.year), moment.month or 1, moment.day or 1)


def _checked(year: int, day: date) -> Moment | None:
    real = is_real(year, day.month, day.day)
    return Moment(year=year, month=day.month, day=day.day) if real else None
