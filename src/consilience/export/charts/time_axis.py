"""An axis of days in px, broken where nothing is dated for long, and how it is drawn."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from consilience.export.charts.canvas import (
    SMALL,
    Stroke,
    Words,
    draw_strokes,
    draw_words,
)
from consilience.export.charts.lanes import BREAK, DAY, Days, Period, find_periods

PX_A_TICK: Final = 104
TICK: Final = 6.0
BENEATH: Final = 26.0  # px that the labels take under the axis
ON_DAYS: Final = 1200  # days up to which a tick names its day, and past it its month


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAxis:
    """Periods from the left to the right, each with a scale of its own."""

    periods: tuple[Period, ...]

    def place(self, day: datetime) -> float:
        """The px of a day; what is dated beyond the axis stands at its end."""
        begun = [one for one in self.periods if one.first <= day]
        period = begun[-1] if begun else self.periods[0]
        return min(max(period.place(day), period.left), period.left + period.width)


def make_axis(dates: Iterable[Days], *, left: float, width: float) -> TimeAxis | None:
    """An axis for all dates; None if there are none."""
    periods = find_periods(dates, left=left, width=width)
    return TimeAxis(periods=periods) if periods else None


def draw_axis(axis: TimeAxis, *, top: float, foot: float) -> Iterator[list[dict[str, Any]]]:
    """Grid from `top` to `foot`, the line of the axis with its breaks, and its days."""
    grid, line, words = [], [], []
    for period in axis.periods:
        ends = (period.left, foot), (period.left + period.width, foot)
        line.append(Stroke(points=ends, paint="var(--rule)"))
        for day, text in _list_ticks(period):
            x = period.place(day)
            grid.append(Stroke(points=((x, top), (x, foot + TICK)), paint="var(--line)"))
            words.append(Words(x=x, y=foot + TICK + 9, text=text, paint="var(--soft)"))
    yield draw_strokes(grid, width=1)
    yield draw_strokes(line, width=1)
    yield draw_strokes(_draw_breaks(axis.periods, foot), width=1)
    yield draw_words(words, "center", size=SMALL)


def _draw_breaks(periods: Sequence[Period], foot: float) -> Iterator[Stroke]:
    """Two slanting strokes in each break."""
    for period in periods[1:]:
        middle = period.left - BREAK / 2
        for x in (middle - 4, middle + 2):
            yield Stroke(points=((x - 3, foot + 5), (x + 3, foot - 5)), paint="var(--rule)")


def _list_ticks(period: Period) -> Iterator[tuple[datetime, str]]:
    """Whole days evenly apart, none at the ends, as many as can be read."""
    most = max(int(period.width // PX_A_TICK), 1)
    step = -(-period.days // most)
    inner = period.days - 1  # a margin of a day stands at either end
    for number in range(inner // step + 1):
        day = period.first + DAY * (1 + number * step)
        if day < period.last or number == 0:
            form = "{0:%B} {0.year}" if period.days > ON_DAYS else "{0.day} {0:%b} {0.year}"
            yield day, form.format(day)
