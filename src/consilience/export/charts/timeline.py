"""The timeline of all stories: when each article came out, and when their events happened."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from consilience.export.addresses import make_fragment
from consilience.export.charts.canvas import Picture
from consilience.export.charts.lanes import (
    ASIDE,
    BREAK,
    EVENT_RADIUS,
    WIDTH,
    Dot,
    Period,
    StoryTimes,
    Timeline,
    Told,
    lay_out,
)
from consilience.export.wording import (
    NO_TITLE,
    UNKNOWN,
    count,
    describe_time,
    make_label,
    shorten,
)
from consilience.records.article import Article

MAX_TITLE_CHARS: Final = 110
MAX_NAME_CHARS: Final = 120
PX_A_TICK: Final = 110
# Labels of ticks by the days that an axis runs over, in the words of d3-time-format.
TICKS: Final = ((800, "%-d %b %Y"), (4000, "%b %Y"))
BY_DAYS: Final = 28  # up to here a tick stands on whole days
CONFIG: Final[dict[str, Any]] = {
    "font": "sans-serif",
    "background": None,
    "view": {"stroke": None},
    "concat": {"spacing": BREAK},
    "axis": {
        "labelColor": "var(--soft)",
        "labelFontSize": 12,
        "labelPadding": 6,
        "gridColor": "var(--line)",
        "domainColor": "var(--rule)",
        "tickColor": "var(--rule)",
        "labelFlush": False,
    },
}
_NAMED: Final = {"description": {"field": "key"}}


def picture_timeline(stories: Sequence[StoryTimes]) -> Picture | None:
    """The picture, one mark an article or event; None if no article has a readable date.

    Articles without a date stand in a part of their own, at no time. Every mark is a link with
    the label of what it stands for.
    """
    timeline = lay_out(stories)
    if timeline is None:
        return None
    dots = [dot for lane in timeline.lanes for dot in (*lane.events, *lane.dots)]
    labels = {_key(dot): (dot.told.label, dot.told.href) for dot in dots}
    number = sum(len(lane.dots) for lane in timeline.lanes)
    name = f"When {count(number, 'article')} came out, story by story"
    return Picture(spec=make_spec(timeline), name=name, labels=labels)


def tell_article(article: Article) -> Told:
    """The article under date, title and outlet."""
    date = describe_time(article.published) if article.published else "undated"
    title = shorten(article.title or NO_TITLE, MAX_NAME_CHARS)
    return Told(
        href=f"#{make_fragment('a', article.id)}",
        label=make_label(f"{date}: {title} ({article.outlet or f'outlet {UNKNOWN}'})"),
        when=article.published,
    )


def make_spec(timeline: Timeline) -> dict[str, Any]:
    """The Vega-Lite specification; colours are the page's own variables."""
    parts = [_make_period(timeline, at) for at in range(len(timeline.periods))]
    parts[-1]["layer"].append(_make_titles(timeline))  # last, so that no grid strikes through
    if undated := [*_list_dots(timeline, None)]:
        parts.append(_make_undated(timeline, undated))
    return {"hconcat": parts, "bounds": "flush", "config": CONFIG}


def _make_period(timeline: Timeline, at: int) -> dict[str, Any]:
    """One axis with its marks: bars from the first day to the last, points for single days."""
    period = timeline.periods[at]
    return {
        "width": period.width,
        "height": timeline.height,
        "encoding": {"x": _make_time(period), "y": _make_scale("y", timeline.height)},
        "layer": [
            *_make_marks([*_list_dots(timeline, at)], "circle", "var(--accent)"),
            *_make_marks([*_list_events(timeline, at)], "triangle-down", "var(--time)"),
        ],
    }


def _make_marks(dots: Sequence[dict[str, Any]], shape: str, paint: str) -> Iterator[dict[str, Any]]:
    bar = {"type": "rule", "stroke": paint, "strokeCap": "round"}
    point = {"type": "point", "shape": shape, "filled": True, "fill": paint, "opacity": 1}
    yield {
        "data": {"values": [one for one in dots if one["first"] != one["last"]]},
        "mark": bar,
        "encoding": {"x2": {"field": "last"}, "size": _size("width"), **_NAMED},
    }
    yield {
        "data": {"values": [one for one in dots if one["first"] == one["last"]]},
        "mark": point,
        "encoding": {"size": _size("area"), **_NAMED},
    }


def _make_titles(timeline: Timeline) -> dict[str, Any]:
    """The stories' titles over their lanes, across all periods."""
    titles = [
        {"y": lane.top, "title": shorten(make_label(lane.title), MAX_TITLE_CHARS)}
        for lane in timeline.lanes
    ]
    mark = {
        "type": "text",
        "align": "left",
        "baseline": "top",
        "dy": 10,
        "fontSize": 13,
        "fontWeight": 600,
        "fill": "var(--ink)",
        "limit": WIDTH,
        "aria": False,
    }
    encoding = {"text": {"field": "title"}, "x": {"value": -timeline.periods[-1].left}}
    return {"data": {"values": titles}, "mark": mark, "encoding": encoding}


def _make_undated(timeline: Timeline, dots: Sequence[dict[str, Any]]) -> dict[str, Any]:
    title = {
        "text": "undated",
        "anchor": "start",
        "orient": "bottom",
        "color": "var(--soft)",
        "fontSize": 12,
        "fontWeight": "normal",
        "offset": 8,
    }
    mark = {
        "type": "point",
        "shape": "diamond",
        "fill": "var(--card)",
        "stroke": "var(--accent)",
        "strokeWidth": 1.5,
        "opacity": 1,
    }
    return {
        "width": ASIDE,
        "height": timeline.height,
        "title": title,
        "data": {"values": dots},
        "mark": mark,
        "encoding": {
            "x": _make_scale("x", ASIDE),
            "y": _make_scale("y", timeline.height),
            "size": _size("area"),
            **_NAMED,
        },
    }


def _make_time(period: Period) -> dict[str, Any]:
    form = next((form for most, form in TICKS if period.days <= most), "%Y")
    most = max(int(period.width // PX_A_TICK), 1)
    ticks: Any = most
    if period.days <= BY_DAYS:
        ticks = {"interval": "day", "step": -(-period.days // most)}
    return {
        "field": "first",
        "type": "temporal",
        "scale": {
            "type": "utc",
            "domain": [_stamp(period.first), _stamp(period.last)],
            "nice": False,
        },
        "axis": {
            "title": None,
            "format": form,
            "tickCount": ticks,
            "labelOverlap": "greedy",
            "labelSeparation": 14,
        },
    }


def _make_scale(field: str, most: float) -> dict[str, Any]:
    """Places that are px already, from the left or from the top."""
    scale = {"domain": [0, most], "range": [0, most], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def _size(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "scale": None, "legend": None}


def _list_dots(timeline: Timeline, period: int | None) -> Iterator[dict[str, Any]]:
    for lane in timeline.lanes:
        for dot in lane.dots:
            if dot.period == period:
                yield _describe(dot, lane.radius)


def _list_events(timeline: Timeline, period: int) -> Iterator[dict[str, Any]]:
    for lane in timeline.lanes:
        for dot in lane.events:
            if dot.period == period:
                yield _describe(dot, EVENT_RADIUS)


def _describe(dot: Dot, radius: float) -> dict[str, Any]:
    first, last = dot.days or (None, None)
    return {
        "key": _key(dot),
        "x": dot.x,
        "y": dot.y,
        "first": _stamp(first),
        "last": _stamp(last),
        "area": 4 * radius**2,
        "width": 1.5 * radius,
    }


def _stamp(day: datetime | None) -> float | None:
    """Milliseconds since 1970, as scripts count."""
    return None if day is None else day.timestamp() * 1000


def _key(dot: Dot) -> str:
    return f"mark {dot.told.href}"
