"""A picture of whom an entity meets: it in the middle, the others around it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final, Literal

from consilience.app import MetRow, Pair, shorten
from consilience.records.ids import EntityId

MOST: Final = 12  # around the middle; the table has all
WIDTH: Final = 860
HEIGHT: Final = 460
REACH: Final = (215.0, 170.0)  # px from the middle, across and down
WIDEST: Final = 7.0  # px of a line
NAME_CHARS: Final = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An entity at its place; its name stands on the far side of the middle."""

    id: EntityId
    name: str
    full: str
    kind: str
    x: float
    y: float
    label_x: float
    anchor: Literal["start", "end", "middle"]
    label_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Events that two take part in, as a line; `width` grows with their number."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The picture, in px."""

    width: int
    height: int
    x: float
    y: float
    edges: tuple[Edge, ...]
    nodes: tuple[Node, ...]


def draw_network(met: Sequence[MetRow], ties: Counter[Pair]) -> Network | None:
    """The first of those whom an entity meets around it; None for fewer than two."""
    shown = met[:MOST]
    if len(shown) < 2:
        return None
    middle = (WIDTH / 2, HEIGHT / 2)
    nodes = [_place(one, number, len(shown)) for number, one in enumerate(shown)]
    places = {one.id: (one.x, one.y) for one in nodes}
    most = max([*(one.events for one in shown), *ties.values()])
    edges = [_join(middle, places[one.id], one.events / most) for one in shown]
    edges += [
        _join(places[one], places[other], number / most)
        for (one, other), number in sorted(ties.items())
        if one in places and other in places
    ]
    return Network(
        width=WIDTH,
        height=HEIGHT,
        x=middle[0],
        y=middle[1],
        edges=tuple(edges),
        nodes=tuple(nodes),
    )


def _place(one: MetRow, number: int, total: int) -> Node:
    angle = 2 * pi * number / total - pi / 2
    across, down = cos(angle), sin(angle)
    x, y = WIDTH / 2 + REACH[0] * across, HEIGHT / 2 + REACH[1] * down
    upright = abs(across) < 0.2
    return Node(
        id=one.id,
        name=shorten(one.name, NAME_CHARS),
        full=one.name,
        kind=one.kind,
        x=round(x, 1),
        y=round(y, 1),
        label_x=round(x if upright else x + (12 if across > 0 else -12), 1),
        anchor="middle" if upright else "start" if across > 0 else "end",
        label_y=round(y + ((-14 if down < 0 else 24) if upright else 5), 1),
    )


def _join(one: tuple[float, float], other: tuple[float, float], share: float) -> Edge:
    return Edge(
        x1=one[0], y1=one[1], x2=other[0], y2=other[1], width=round(1 + (WIDEST - 1) * share, 1)
    )
