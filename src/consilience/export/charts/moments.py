"""Events at their times, a row each, above the publications that tell them."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from consilience.export.charts.canvas import (
    Picture,
    Sign,
    Stroke,
    Words,
    draw_signs,
    draw_strokes,
    draw_words,
    make_canvas,
)
from consilience.export.charts.lanes import Days, find_days
from consilience.export.charts.time_axis import BENEATH, TimeAxis, draw_axis, make_axis
from consilience.export.views.moments import Mark, Moment, Moments
from consilience.export.wording import count, make_label, shorten

FEWEST_EVENTS: Final = 2
MOST_EVENTS: Final = 30
LEFT: Final = 350.0  # px for the titles
WIDTH: Final = 900.0
ROW: Final = 28.0
DOT: Final = 13.0  # from one publication of a day to the next
STACK: Final = 6  # of them over one another, then the next column
TITLE_ROOM: Final = 275.0
NAME_CHARS: Final = 140

Labels = dict[str, tuple[str, str]]


def picture_moments(moments: Moments) -> Picture | None:
    """The picture; None with nothing to compare, or more events than can be told apart.

    A single event is drawn where accounts differ on its day.
    """
    events = [(one, days) for one in moments.events if (days := find_days(one.mark.when))]
    told = [(one, days) for one in moments.published if (days := find_days(one.when))]
    few = len(events) < FEWEST_EVENTS and not any(one.readings for one, _ in events)
    if few or len(events) > MOST_EVENTS:
        return None
    read = [
        days
        for one, _ in events
        for mark in one.readings
        if (days := find_days(mark.when)) is not None
    ]
    dates = [*read, *(days for _, days in (*events, *told))]
    axis = make_axis(dates, left=LEFT, width=WIDTH - LEFT)
    if axis is None:
        return None
    labels: Labels = {}
    foot = ROW * len(events)
    dots, height = _stack(told, axis, foot)
    layers = [
        *draw_axis(axis, top=0, foot=foot + height),
        draw_strokes([Stroke(points=((0, foot), (WIDTH, foot)), paint="var(--rule)")], width=1),
        *_draw_events(events, axis, labels),
        *_draw_published(dots, foot + height / 2, labels),
    ]
    name = f"When {count(len(events), 'event')} happened, and when they were told"
    return Picture(
        spec=make_canvas(WIDTH, foot + height + BENEATH, layers), name=name, labels=labels
    )


def _draw_events(
    events: Sequence[tuple[Moment, Days]], axis: TimeAxis, labels: Labels
) -> Iterator[list[dict[str, Any]]]:
    """A bar for a range, a filled diamond for a day, open ones, joined, for disputed days."""
    titles, bars, joins, signs, disputed = [], [], [], [], []
    for number, (one, days) in enumerate(events):
        y, key = ROW * (number + 0.5), f"event-{number}"
        labels[key] = (_name(one.mark), one.mark.href)
        text = make_label(shorten(one.title, NAME_CHARS))
        titles.append(Words(x=LEFT - 22, y=y, text=text, key=key))
        readings = [
            (mark, axis.place(at[0])) for mark in one.readings if (at := find_days(mark.when))
        ]
        if len({x for _, x in readings}) > 1:
            xs = [x for _, x in readings]
            joins.append(Stroke(points=((min(xs), y), (max(xs), y)), paint="var(--warn)"))
            for nth, (mark, x) in enumerate(readings):
                labels[f"{key}-{nth}"] = (_name(mark), mark.href)
                disputed.append(Sign(x=x, y=y, paint="var(--warn)", key=f"{key}-{nth}"))
        elif days[0] != days[1]:
            ends = ((axis.place(days[0]), y), (axis.place(days[1]), y))
            bars.append(Stroke(points=ends, paint="var(--accent)", key=key))
        else:
            x = axis.place(days[0])
            signs.append(Sign(x=x, y=y, paint="var(--accent)", ground="var(--accent)", key=key))
    yield draw_words(titles, "right", most=TITLE_ROOM)
    yield draw_strokes(bars, width=8)
    yield draw_strokes(joins, width=1.5, dash=(3, 3))
    yield draw_signs(signs, "diamond", area=130)
    yield draw_signs(disputed, "diamond", area=150, width=2)


def _stack(
    told: Sequence[tuple[Mark, Days]], axis: TimeAxis, top: float
) -> tuple[list[tuple[Mark, float, float, float]], float]:
    """The px of each publication, none over another on one day, and the height they take."""
    taken: dict[float, int] = {}
    placed = []
    for mark, days in told:
        x, end = axis.place(days[0]), axis.place(days[1])
        number = taken.get(x, 0)
        taken[x] = number + 1
        column, level = divmod(number, STACK)
        shift = DOT * column
        placed.append((mark, x + shift, end + shift, top + DOT * (level + 1)))
    return placed, DOT * (min(max(taken.values(), default=1), STACK) + 1)


def _draw_published(
    dots: Sequence[tuple[Mark, float, float, float]], middle: float, labels: Labels
) -> Iterator[list[dict[str, Any]]]:
    bars, signs = [], []
    for number, (mark, x, end, y) in enumerate(dots):
        key = f"told-{number}"
        labels[key] = (_name(mark), mark.href)
        if end > x:
            bars.append(Stroke(points=((x, y), (end, y)), paint="var(--ink)", key=key))
        else:
            signs.append(Sign(x=x, y=y, paint="var(--ink)", ground="var(--card)", key=key))
    yield draw_words([Words(x=LEFT - 22, y=middle, text="published", paint="var(--soft)")], "right")
    yield draw_strokes(bars, width=4)
    yield draw_signs(signs, "circle", area=60)


def _name(mark: Mark) -> str:
    return make_label(shorten(mark.label, NAME_CHARS))
