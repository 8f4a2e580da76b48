"""Where the marks of a timeline go: a lane a story, none over another."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from math import sqrt
from typing import Final

from consilience.records.time_value import TimeValue

Days = tuple[datetime, datetime]  # the first and the last, as midnight UTC

WIDTH: Final = 960  # of all parts with an axis, in px
ASIDE: Final = 130  # of the part for articles without a date
BREAK: Final = 84  # between two parts: room for half a label on either side
TITLE_HEIGHT: Final = 30
LANE_GAP: Final = 14
RADII: Final = (6.0, 4.5, 3.0, 2.0)  # the largest that keeps a lane under `TALL`
TALL: Final = 120
EVENT_RADIUS: Final = 5.0
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
class Told:
    """An article or an event with its time; `href` tells it from all others."""

    href: str
    label: str
    when: TimeValue | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A mark in a period, None without a date; `x` from the left of its part, in px."""

    told: Told
    days: Days | None
    period: int | None
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One story's articles beneath its events; `top` is where its title stands."""

    title: str
    top: float
    radius: float
    dots: tuple[Dot, ...]
    events: tuple[Dot, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Lanes from the top down over periods from left to right."""

    lanes: tuple[Lane, ...]
    periods: tuple[Period, ...]
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryTimes:
    """A story with its articles and those of its events that are to be drawn."""

    title: str
    articles: tuple[Told, ...]
    events: tuple[Told, ...] = ()


def lay_out(stories: Sequence[StoryTimes]) -> Timeline | None:
    """A timeline of the stories; None if not one article has a readable date."""
    if not any(find_days(one.when) for story in stories for one in story.articles):
        return None
    told = (one for story in stories for one in (*story.articles, *story.events))
    periods = find_periods(days for one in told if (days := find_days(one.when)))
    lanes, top = [], 0.0
    for story in stories:
        lane, height = _lay_lane(story, top, periods)
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


def find_periods(
    dates: Iterable[Days], *, left: float = 0.0, width: float = WIDTH
) -> tuple[Period, ...]:
    """The times of all dates, broken where nothing is dated for long; at most four.

    They stand from `left` on and take `width` px with the breaks between them.

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
    room = width - BREAK * (len(shares) - 1)
    periods = []
    for (first, last), share in zip(widened, shares, strict=True):
        part = room * share / sum(shares)
        periods.append(Period(first=first, last=last, left=left, width=part))
        left += part + BREAK
    return tuple(periods)


def _add_margin(first: datetime, last: datetime) -> Days:
    margin = max(DAY, (last - first) // 40)
    return _shift(first, -margin), _shift(last, margin)


def _shift(day: datetime, by: timedelta) -> datetime:
    try:
        return day + by
    except OverflowError:  # the years 1 and 9999
        return day


_Placed = tuple[tuple[Told, Days | None, int | None, float], int]  # a dot, and its level


def _lay_lane(story: StoryTimes, top: float, periods: Sequence[Period]) -> tuple[Lane, float]:
    """The lane and its height, with the largest dots that fit."""
    for radius in RADII:
        rows = [
            *_place_dated(story.articles, radius, periods),
            *_place_undated(story.articles, radius),
        ]
        levels = 1 + max((level for _, level in rows), default=0)
        if levels * _step(radius) <= TALL:
            break
    above = _place_dated(story.events, EVENT_RADIUS, periods)
    raised = _step(EVENT_RADIUS) * (1 + max((level for _, level in above), default=-1))
    middle = top + TITLE_HEIGHT + raised
    lane = Lane(
        title=story.title,
        top=top,
        radius=radius,
        dots=tuple(_make_dots(rows, middle, radius)),
        events=tuple(_make_dots(above, top + TITLE_HEIGHT, EVENT_RADIUS)),
    )
    return lane, TITLE_HEIGHT + raised + levels * _step(radius) + LANE_GAP


def _make_dots(rows: Iterable[_Placed], top: float, radius: float) -> Iterator[Dot]:
    for (one, days, at, x), level in rows:
        y = top + (level + 0.5) * _step(radius)
        yield Dot(told=one, days=days, period=at, x=x, y=y)


def _step(radius: float) -> float:
    return 2 * radius + 3


def _place_dated(told: Sequence[Told], radius: float, periods: Sequence[Period]) -> list[_Placed]:
    """Each dated one at the lowest level that is free at its place."""
    starts = [period.first for period in periods]
    ordered = sorted(
        ((days, one.href, one) for one in told if (days := find_days(one.when))),
    )
    placed: list[_Placed] = []
    busy: list[tuple[float, int]] = []  # right end and level
    free: list[int] = []
    for days, _, one in ordered:
        at = max(bisect_right(starts, days[0]) - 1, 0)
        left, right = (periods[at].place(day) for day in days)
        while busy and busy[0][0] <= left:
            heappush(free, heappop(busy)[1])
        level = heappop(free) if free else len(busy)
        heappush(busy, (right + _step(radius), level))
        placed.append(((one, days, at, left), level))
    return placed


def _place_undated(told: Sequence[Told], radius: float) -> list[_Placed]:
    """The others side by side, in rows."""
    others = [one for one in told if find_days(one.when) is None]
    columns = int((ASIDE - radius) // _step(radius))
    return [
        ((one, None, None, radius + 1 + (number % columns) * _step(radius)), number // columns)
        for number, one in enumerate(others)
    ]
