"""Parts of a picture whose places are px already: strokes, signs and words as Vega-Lite layers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

Shape = Literal["circle", "square", "diamond", "triangle-left"]
Labels = Mapping[str, tuple[str, str]]  # key of a mark: what it is called, and where it leads

SMALL: Final = 11
PLAIN: Final = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A specification with its name and the labels of those of its marks that are links."""

    spec: dict[str, Any]
    name: str
    labels: Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line through points, in px from the left and the top; `key` as in `Labels`, "" for none."""

    points: tuple[tuple[float, float], ...]
    paint: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A mark at a point, painted in `paint` around `ground`."""

    x: float
    y: float
    paint: str
    ground: str = "var(--card)"
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Text at a point, middle high."""

    x: float
    y: float
    text: str
    paint: str = "var(--ink)"
    key: str = ""


def make_canvas(width: float, height: float, layers: Iterable[Sequence[Any]]) -> dict[str, Any]:
    """The specification of a picture of so many px; later layers lie over earlier ones."""
    return {
        "width": width,
        "height": height,
        "padding": 2,
        "background": None,
        "config": {"font": "sans-serif", "view": {"stroke": None}},
        "encoding": {"x": _place("x", width), "y": _place("y", height)},
        "layer": [one for layer in layers for one in layer],
    }


def draw_strokes(
    strokes: Iterable[Stroke],
    *,
    width: float = 1.5,
    dash: tuple[float, ...] = (),
    curve: Literal["linear", "basis", "step-after"] = "linear",
) -> list[dict[str, Any]]:
    """Lines of one kind; a `basis` curve keeps to its first and last point alone."""
    mark = {"type": "line", "strokeWidth": width, "interpolate": curve, "strokeCap": "round"}
    if dash:
        mark["strokeDash"] = [*dash]
    rows = [
        {"n": number, "key": one.key, "paint": one.paint, "x": x, "y": y, "at": at}
        for number, one in enumerate(strokes)
        for at, (x, y) in enumerate(one.points)
    ]
    encoding = {
        "detail": {"field": "n"},
        "order": {"field": "at"},
        "stroke": {"field": "paint", "type": "nominal", "scale": None},
    }
    return _split(rows, mark, encoding)


def draw_signs(
    signs: Iterable[Sign], shape: Shape, *, area: float, width: float = 1.5
) -> list[dict[str, Any]]:
    """Signs of one shape and size."""
    mark = {"type": "point", "shape": shape, "size": area, "strokeWidth": width, "opacity": 1}
    rows = [
        {"key": one.key, "x": one.x, "y": one.y, "paint": one.paint, "ground": one.ground}
        for one in signs
    ]
    encoding = {
        "stroke": {"field": "paint", "type": "nominal", "scale": None},
        "fill": {"field": "ground", "type": "nominal", "scale": None},
    }
    return _split(rows, mark, encoding)


def draw_words(
    words: Iterable[Words],
    align: Literal["left", "center", "right"] = "left",
    *,
    size: int = PLAIN,
    bold: bool = False,
    most: float = 0,
) -> list[dict[str, Any]]:
    """Text of one size, cut off with "…" at `most` px where that is given."""
    mark: dict[str, Any] = {"type": "text", "align": align, "baseline": "middle", "fontSize": size}
    if bold:
        mark["fontWeight"] = 600
    if most:
        mark["limit"] = most
    rows = [
        {"key": one.key, "x": one.x, "y": one.y, "paint": one.paint, "text": one.text}
        for one in words
    ]
    encoding = {
        "text": {"field": "text"},
        "fill": {"field": "paint", "type": "nominal", "scale": None},
    }
    return _split(rows, mark, encoding)


def _split(
    rows: Sequence[dict[str, Any]], mark: dict[str, Any], encoding: dict[str, Any]
) -> list[dict[str, Any]]:
    """Marks that lead nowhere are passed over where the picture is read out."""
    still = [one for one in rows if not one["key"]]
    links = [one for one in rows if one["key"]]
    layers = []
    if still:
        layers.append(_layer(still, {**mark, "aria": False}, encoding))
    if links:
        layers.append(_layer(links, mark, {**encoding, "description": {"field": "key"}}))
    return layers


def _layer(
    rows: Sequence[dict[str, Any]], mark: dict[str, Any], encoding: dict[str, Any]
) -> dict[str, Any]:
    return {"data": {"values": [*rows]}, "mark": mark, "encoding": encoding}


def _place(field: str, most: float) -> dict[str, Any]:
    scale = {"domain": [0, most], "range": [0, most], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}
