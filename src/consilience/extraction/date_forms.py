"""Dates in running text: every wording that names a day or a month, with its possible readings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache
from typing import Literal

from consilience.language.calendar import load_months, load_weekdays

Order = Literal["day first", "month first"]

KEPT = 4096  # texts whose dates are kept: a line is asked for its dates by every rule on its form
YEARS = range(1950, 2150)  # outside of them four digits are a number, not a year
WORD = r"[^\W\d_]{3,13}"
WORDS = re.compile(WORD)
DIGIT = re.compile(r"\d")  # every form has one
DAY_MONTH = re.compile(
    rf"(?<![\d/.:,-])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s-]+(?:of\s+|de\s+)?(?P<month>{WORD})"
    r"(?:\.?,?[\s-]+(?:de\s+|del\s+)?(?P<year>\d{4})(?![\d:]))?"
)
MONTH_DAY = re.compile(
    rf"(?<![^\W_])(?P<month>{WORD})\.?[\s-]+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|\.\d|,\d)"
    r"(?:\s?,?[\s-]+(?P<year>\d{4})(?![\d:]))?"
)
MONTH_YEAR = re.compile(rf"(?<![^\W_])(?P<month>{WORD})\.?,?\s+(?:de\s+)?(?P<year>\d{{4}})(?!\d)")
YEAR_FIRST = re.compile(
    r"(?<![\d/.-])(?P<year>\d{4})(?:-(?P<m1>\d{2})-(?P<d1>\d{2})|(?P<sep>[/.])(?P<m2>\d{1,2})(?P=sep)(?P<d2>\d{1,2})"
    r"|\s?年\s?(?P<m3>\d{1,2})\s?月\s?(?P<d3>\d{1,2})\s?日)(?!\d)"
)
NUMERIC = re.compile(
    r"(?<![\d/.:-])(?P<first>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<second>\d{1,2})\s?(?P=sep)\s?"
    r"(?P<year>\d{4}|\d{2})(?![\d:]|[/.-]\d)"
)
CLOCK = re.compile(
    r"[\s,|@–-]{0,4}T?(?:(?:at|à|um|alle|a\slas|às|om|kl\.?|в)\s+)?(?P<hour>\d{1,2})[:h.](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?"
    r"\s{0,2}(?P<half>[AaPp]\.?[Mm]\b\.?)?"
    r"\s{0,2}\(?(?P<zone>Z\b|GMT|UTC|[+-]\d{2}:?\d{2}(?!\d))?"
)
CLOCK_BEFORE = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s?(?P<half>[AaPp]\.?[Mm]\b\.?)?"
    r"(?:\s?\(?[A-Z]{2,4}\)?)?,?\s(?:on\s)?(?:[^\W\d_]{3,13},?\s)?$"
)
FARTHEST = 14  # hours from UTC, of all clocks on earth
CLOCK_CHARS = 40  # before a date, in which a time and the weekday stand
WEEKDAY_BEFORE = re.compile(r"([^\W\d_]{3,13})\.?,?\s{0,2}(?:the\s|den\s)?\s?$")
WEEKDAY_AFTER = re.compile(r"[\s,(]{1,3}([^\W\d_]{3,13})\b")


@dataclass(frozen=True, slots=True)
class DateForm:
    """A date as printed at `start:end` of its text.

    `days` are the days it may mean, the day-first reading before the month-first one; empty if
    no year is printed, and then `month` and `day` say what is. `day` is None for a bare month.
    `clock` is ISO 8601 with its zone ("10:15+00:00"), None without a zone; `hour` is the time
    beside the date by the clock of where it was printed, with a zone or without. `order` and
    `separator` are those of a date in figures, `order` None where it is open.
    """

    start: int
    end: int
    days: tuple[date, ...]
    month: int
    day: int | None
    year: int | None
    weekday: int | None = None
    clock: str | None = None
    hour: time | None = None
    separator: str | None = None
    order: Order | None = None


@lru_cache(KEPT)
def find_date_forms(text: str) -> tuple[DateForm, ...]:
    """Every date in the text, in reading order, longer wordings before the shorter ones in them."""
    if DIGIT.search(text) is None:
        return ()
    found = sorted(_find_all(text), key=lambda form: (form.start, -form.end))
    kept: list[DateForm] = []
    for form in found:
        if not kept or form.start >= kept[-1].end:
            kept.append(form)
        elif _is_better(form, kept[-1]):
            kept[-1] = form
    return tuple(kept)


def _is_better(form: DateForm, other: DateForm) -> bool:
    return (bool(form.days), form.day is not None, form.end - form.start) > (
        bool(other.days),
        other.day is not None,
        other.end - other.start,
    )


def _find_all(text: str) -> Iterator[DateForm]:
    names_month = not load_months().keys().isdisjoint(map(str.lower, WORDS.findall(text)))
    for pattern in (DAY_MONTH, MONTH_DAY, MONTH_YEAR) if names_month else ():
        for match in pattern.finditer(text):
            if form := _read_words(match):
                yield form
    for match in YEAR_FIRST.finditer(text):
        group = next(at for at in "123" if match[f"m{at}"])
        parts = int(match["year"]), int(match[f"m{group}"]), int(match[f"d{group}"])
        if day := make_date(*parts):
            yield _make_form(match, (day,), day.month, day.day, day.year)
    for match in NUMERIC.finditer(text):
        if form := _read_numeric(match):
            yield form


def _read_words(match: re.Match[str]) -> DateForm | None:
    groups = match.groupdict()
    name = groups["month"]
    month = load_months().get(name.lower())
    if month is None:
        return None
    day = int(groups["day"]) if groups.get("day") else None
    year = int(groups["year"]) if groups["year"] else None
    if year is not None and year not in YEARS:
        return None
    # "20 out of 30", "may 4 people": a short name in small letters is a word before it is a month.
    if year is None and (day is None or (len(name) < 5 and name[0].islower())):
        return None
    if day is None:
        return _make_form(match, (date(year or 0, month, 1),), month, None, year)
    known = make_date(year or 2024, month, day)
    if known is None:
        return None
    return _make_form(match, (known,) if year else (), month, day, year)


def _read_numeric(match: re.Match[str]) -> DateForm | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if year < 100:
        if len(match["first"]) + len(match["second"]) < 4:  # "1.2.31" is a version or a section
            return None
        year += 2000
    readings = (make_date(year, second, first), make_date(year, first, second))
    days = tuple(dict.fromkeys(day for day in readings if day))
    if not days:
        return None
    form = _make_form(match, days, days[0].month, days[0].day, year)
    fitting = tuple(day for day in days if day.weekday() == form.weekday) or days
    return replace(form, days=fitting, order=_find_order(fitting, first, second))


def _find_order(days: tuple[date, ...], first: int, second: int) -> Order | None:
    if len(days) > 1 or first == second:
        return None
    return "day first" if days[0].day == first else "month first"


def _make_form(
    match: re.Match[str],
    days: tuple[date, ...],
    month: int,
    day: int | None,
    year: int | None,
) -> DateForm:
    clock = _find_clock(match.string, match.end())
    hour = clock.hour if clock else _find_hour_before(match.string, match.start())
    return DateForm(
        start=match.start(),
        end=clock.end if clock else match.end(),
        days=days,
        month=month,
        day=day,
        year=year,
        weekday=_find_weekday(match.string, match.start(), match.end()),
        clock=f"{clock.hour:%H:%M}{clock.zone}" if clock and clock.zone else None,
        hour=hour,
        separator=match.groupdict().get("sep"),
    )


def _find_weekday(text: str, start: int, end: int) -> int | None:
    before = WEEKDAY_BEFORE.search(text[max(0, start - 18) : start])
    after = WEEKDAY_AFTER.match(text, end)
    for match in (before, after):
        if match and (number := load_weekdays().get(match[1].lower())) is not None:
            return number
    return None


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time behind a date and where it ends; `zone` is its distance from UTC ("+02:00")."""

    hour: time
    zone: str | None
    end: int


def _find_clock(text: str, end: int) -> _Clock | None:
    match = CLOCK.match(text, end)
    hour = _read_hour(match) if match else None
    if match is None or hour is None:
        return None
    return _Clock(hour, _read_zone(match["zone"]), match.end())


def _read_zone(printed: str | None) -> str | None:
    """The distance from UTC ("+02:00"); None for none, and for one that no clock on earth has."""
    if printed is None or printed[0] in "ZGU":
        return printed and "+00:00"
    hours, minutes = int(printed[1:3]), int(printed[-2:])
    is_real = hours <= FARTHEST and minutes < 60
    return f"{printed[0]}{hours:02}:{minutes:02}" if is_real else None


def _find_hour_before(text: str, start: int) -> time | None:
    """The time before a date ("10:01 pm PST, Tuesday, May 20, 2031")."""
    match = CLOCK_BEFORE.search(text[max(0, start - CLOCK_CHARS) : start])
    return _read_hour(match) if match else None


def _read_hour(match: re.Match[str]) -> time | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    if match["half"] and 1 <= hour <= 12:
        hour = hour % 12 + 12 * (match["half"][0] in "pP")
    return time(hour, minute) if hour < 24 and minute < 60 else None


def make_date(year: int, month: int, day: int) -> date | None:
    """The day of that year, month and day; None if there is none or the year is no news year."""
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
