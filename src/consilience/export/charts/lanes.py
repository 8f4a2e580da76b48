"""Where the marks of a timeline go: a lane a story, a mark an article, none over another."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from math import sqrt
from typing import Final

from consilience.records.article import Article
from consilience.records.time_value import TimeValue

Days = tuple[datetime, datetime]  # the first and the last, as midnight UTC

WIDTH: Final = 960  # of all parts with an axis, in px
ASIDE: Final = 130  # of the part for articles without a date
BREAK: Final = 84  # between two parts: room for half a label on either side
TITLE_HEIGHT: Final = 30
LANE_GAP: Final = 14
RADII: Final = (6.0, 4.5, 3.0, 2.0)  # the largest that keeps a lane under `TALL`
TALL: Final = 120
DAY: Final = timedelta(days=1)
LONG_SILENCE: Final = timedelta(days=14)
LONG_SHARE: Final = 4  # a silence longer than a quarter of all time shown breaks the axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days without a long silence among them, on an axis of their own from `left` on, in px."""

    first: datetime
    last: datetime
    left: float
    width: float

    @property
    def days(self) -> int:
        """How many days the axis runs over, at least 1."""
        return max((self.last - self.first) // DAY, 1)

    def place(self, day: datetime) -> float:
        """The px of a day, counted from the left of all periods."""
        return self.left + self.width * ((day - self.first) / (self.last - self.first))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """An article in a period, None without a date; `x` from the left of its part, in px."""

    article: Article
    days: Days | None
    period: int | None
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One story's dots; `top` is where its title stands."""

    title: str
    top: float
    radius: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Lanes from the top down over periods from left to right."""

    lanes: tuple[Lane, ...]
    periods: tuple[Period, ...]
    height: float


def lay_out(stories: Sequence[tuple[str, Sequence[Article]]]) -> Timeline | None:
    """A timeline of titles with their articles; None if not one article has a readable date."""
    dates = [find_days(one.published) for _, articles in stories for one in articles]
    periods = find_periods(days for days in dates if days)
    if not periods:
        return None
    lanes, top = [], 0.0
    for title, articles in stories:
        lane, height = _lay_lane(title, articles, top, periods)
        lanes.append(lane)
        top += height
    return Timeline(lanes=tuple(lanes), periods=periods, height=top)


def find_days(value: TimeValue | None) -> Days | None:
    """The first and last day of a time; None where it is no ISO date."""
    if value is None:
        return None
    try:
        first, last = (
            datetime.fromisoformat(bound[:10]).replace(tzinfo=UTC)
            for bound in (value.earliest, value.latest)
        )
    except ValueError:
        return None
    return min(first, last), max(first, last)


def find_periods(dates: Iterable[Days]) -> tuple[Period, ...]:
    """The times of all dates, broken where nothing is dated for long; at most four.

    A longer period is wider, but not in proportion, so that a week beside a year stays readable.
    """
    joined: list[Days] = []
    order = sorted(dates)
    if not order:
        return ()
    whole = max(last for _, last in order) - order[0][0]
    silence = max(LONG_SILENCE, whole / LONG_SHARE)
    for first, last in order:
        if joined and first - joined[-1][1] <= silence:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    widened = [_add_margin(*days) for days in joined]
    shares = [sqrt((last - first) / DAY) for first, last in widened]
    room = WIDTH - BREAK * (len(shares) - 1)
    periods, left = [], 0.0
    for (first, last), share in zip(widened, shares, strict=True):
        width = room * share / sum(shares)
        periods.append(Period(first=first, last=last, left=left, width=width))
        left += width + BREAK
    return tuple(periods)


def _add_margin(first: datetime, last: datetime) -> Days:
    margin = max(DAY, (last - first) // 40)
    return _shift(first, -margin), _shift(last, margin)


def _shift(day: datetime, by: timedelta) -> datetime:
    try:
        return day + by
    except OverflowError:  # the years 1 and 9999
        return day


def _lay_lane(
    title: str, articles: Sequence[Article], top: float, periods: Sequence[Period]
) -> tuple[Lane, float]:
    """The lane and its height, with the largest dots that fit."""
    for radius in RADII:
        rows = [*_place_dated(articles, radius, periods), *_place_undated(articles, radius)]
        levels = 1 + max((level for _, level in rows), default=0)
        if levels * _step(radius) <= TALL:
            break
    middle = top + TITLE_HEIGHT
    dots = tuple(
        Dot(article=one, days=days, period=at, x=x, y=middle + (level + 0.5) * _step(radius))
        for (one, days, at, x), level in rows
    )
    lane = Lane(title=title, top=top, radius=radius, dots=dots)
    return lane, TITLE_HEIGHT + levels * _step(radius) + LANE_GAP


def _step(radius: float) -> float:
    return 2 * radius + 3


_Placed = tuple[tuple[Article, Days | None, int | None, float], int]  # a dot, and its level


def _place_dated(
    articles: Sequence[Article], radius: float, periods: Sequence[Period]
) -> list[_Placed]:
    """Each dated article at the lowest level that is free at its place."""
    starts = [period.first for period in periods]
    ordered = sorted(
        ((days, one.id, one) for one in articles if (days := find_days(one.published))),
    )
    placed: list[_Placed] = []
    busy: list[tuple[float, int]] = []  # right end and level
    free: list[int] = []
    for days, _, article in ordered:
        at = max(bisect_right(starts, days[0]) - 1, 0)
        left, right = (periods[at].place(day) for day in days)
        while busy and busy[0][0] <= left:
            heappush(free, heappop(busy)[1])
        level = heappop(free) if free else len(busy)
        heappush(busy, (right + _step(radius), level))
        placed.append(((article, days, at, left), level))
    return placed


def _place_undated(articles: Sequence[Article], radius: float) -> list[_Placed]:
    """The others side by side, in rows."""
    others = [one for one in articles if find_days(one.published) is None]
    columns = int((ASIDE - radius) // _step(radius))
    return [
        ((one, None, None, radius + 1 + (number % columns) * _step(radius)), number // columns)
        for number, one in enumerate(others)
    ]
