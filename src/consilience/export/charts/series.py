"""A number over the time of publication, as a line of steps with a sign for each report."""

from collections.abc import Iterable, Iterator, Sequence
from math import floor, log10
from typing import Any, Final

from consilience.export.charts.canvas import (
    SMALL,
    Picture,
    Sign,
    Stroke,
    Words,
    draw_signs,
    draw_strokes,
    draw_words,
    make_canvas,
)
from consilience.export.charts.lanes import find_days
from consilience.export.charts.time_axis import BENEATH, TimeAxis, draw_axis, make_axis
from consilience.export.views.series import SeriesPoint
from consilience.export.wording import UNKNOWN, describe_time, make_label, shorten

MOST_POINTS: Final = 40
WIDTH: Final = 620.0
LEFT: Final = 44.0  # px for the numbers of the scale
RIGHT: Final = 70.0  # for the words of the last sign
TOP: Final = 22.0
FOOT: Final = 180.0
LARGEST: Final = 1e15  # of a number that is drawn; beyond it a scale is no help
TICKS: Final = 4  # at most, on the scale of numbers
SIDE: Final = 21.0  # px between signs of one day and number
WORDS_ROOM: Final = 120.0

Placed = tuple[SeriesPoint, float, float]  # with its px


def picture_series(points: Sequence[SeriesPoint], name: str) -> Picture | None:
    """The picture of a series called `name`; None with fewer than two numbers that have a date.

    Reports without a date or a number are in the table alone.
    """
    dated = [
        (one, days, one.number)
        for one in points
        if one.number is not None
        and abs(one.number) <= LARGEST
        and (days := find_days(one.published)) is not None
    ]
    axis = make_axis(
        (days for _, days, _ in dated), left=LEFT + 10, width=WIDTH - LEFT - RIGHT - 10
    )
    if axis is None or len({number for _, _, number in dated}) < 2 or len(dated) > MOST_POINTS:
        return None
    scale = _make_scale(number for _, _, number in dated)
    top = scale[-1] or 1.0
    placed = [(one, axis.place(days[0]), _rise(number, top)) for one, days, number in dated]
    return _draw(placed, scale, axis, name)


def _make_scale(numbers: Iterable[float]) -> list[float]:
    """Round numbers from nothing to past the largest, evenly apart."""
    most = max(max(numbers), 0.0) or 1.0
    rough = most / TICKS
    unit = 10.0 ** floor(log10(rough))
    step = next(unit * one for one in (1, 2, 5, 10) if unit * one >= rough)
    return [step * at for at in range(TICKS + 1) if step * (at - 1) < most]


def _rise(number: float, most: float) -> float:
    return FOOT - (FOOT - TOP) * max(number, 0.0) / most


def _draw(placed: Sequence[Placed], scale: Sequence[float], axis: TimeAxis, name: str) -> Picture:
    labels: dict[str, tuple[str, str]] = {}
    steps = Stroke(points=tuple((x, y) for _, x, y in placed), paint="var(--soft)")
    layers = [
        *draw_axis(axis, top=TOP, foot=FOOT),
        *_draw_scale(scale),
        draw_strokes([steps], width=1.6, curve="step-after"),
        *_draw_points(placed, labels),
    ]
    spec = make_canvas(WIDTH, FOOT + BENEATH, layers)
    return Picture(spec=spec, name=make_label(shorten(name, 2 * 120)), labels=labels)


def _draw_scale(scale: Sequence[float]) -> Iterator[list[dict[str, Any]]]:
    places = [(number, _rise(number, scale[-1])) for number in scale]
    ends = (Stroke(points=((LEFT, y), (WIDTH, y)), paint="var(--line)") for _, y in places)
    yield draw_strokes(ends, width=1)
    words = [
        Words(x=LEFT - 8, y=y, text=f"{number:,.10g}", paint="var(--soft)") for number, y in places
    ]
    yield draw_words(words, "right", size=SMALL)


def _draw_points(
    placed: Sequence[Placed], labels: dict[str, tuple[str, str]]
) -> Iterator[list[dict[str, Any]]]:
    """Known origins as squares with their letter, unknown ones as open circles."""
    signs: dict[bool, list[Sign]] = {True: [], False: []}
    letters, words = [], []
    for cluster in _cluster(placed):
        for number, (one, x, y) in enumerate(cluster):
            badge = next((badge for badge in one.badges if badge.known), None)
            paint = f"var(--{badge.css if badge else 'ou'})"
            ground = f"var(--{badge.css}-bg)" if badge else "var(--card)"
            at, key = x + SIDE * number, f"point-{len(labels)}"
            labels[key] = (_name(one), one.href)
            sign = Sign(x=at, y=y, paint=paint, ground=ground, key=key)
            signs[badge is not None].append(sign)
            letters.append(Words(x=at, y=y, text=badge.letter if badge else "?", paint=paint))
        values = ", ".join(dict.fromkeys(one.value for one, _, _ in cluster))
        x, y = cluster[-1][1] + SIDE * (len(cluster) - 1), min(y for _, _, y in cluster)
        words.append(Words(x=x + 12, y=y - 10, text=make_label(values)))
    yield draw_words(words, size=SMALL, most=WORDS_ROOM)
    yield draw_signs(signs[True], "square", area=290)
    yield draw_signs(signs[False], "circle", area=280)
    yield draw_words(letters, "center", size=SMALL, bold=True)


def _cluster(placed: Sequence[Placed]) -> list[list[Placed]]:
    """Those of one day that would lie over one another, from the lowest number up."""
    clusters: list[list[Placed]] = []
    for one in sorted(placed, key=lambda one: (one[1], -one[2], one[0].href)):
        last = clusters[-1][-1] if clusters else None
        if last and last[1] == one[1] and last[2] - one[2] < SIDE:
            clusters[-1].append(one)
        else:
            clusters.append([one])
    return clusters


def _name(point: SeriesPoint) -> str:
    date = describe_time(point.published) if point.published else UNKNOWN
    return make_label(f"{date}, {point.article.name}: {point.value}")
