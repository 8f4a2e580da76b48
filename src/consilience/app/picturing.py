"""The pictures of a story: which there are, and each drawn when it is asked for."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256

from consilience.export.charts.canvas import Picture
from consilience.export.charts.drawing import Drawer
from consilience.export.charts.moments import picture_moments
from consilience.export.charts.origins import picture_origins
from consilience.export.charts.series import picture_series
from consilience.export.html import make_policy, read_style
from consilience.export.views.stories import StoryView

__all__ = [
    "Drawer",
    "Picture",
    "list_pictures",
    "make_policy",
    "make_standalone",
    "measure",
    "name_drawing",
    "read_colours",
]

_COLOURS = re.compile(r":root \{[^}]*\}")


def list_pictures(story: StoryView) -> Mapping[str, Picture]:
    """The pictures of a story by the last part of their addresses ("origins", "series-d-7f3a")."""
    return dict(_list(story))


def _list(story: StoryView) -> Iterator[tuple[str, Picture]]:
    if origins := picture_origins(story.origins):
        yield "origins", origins
    if moments := picture_moments(story.moments):
        yield "moments", moments
    for one in story.differences:
        if series := picture_series(one.series, one.explanation):
            yield f"series-{one.id}", series


def name_drawing(picture: Picture) -> str:
    """A name that changes with what the picture shows alone; nothing is drawn for it."""
    told = json.dumps([picture.spec, picture.name, sorted(picture.labels.items())], default=str)
    return sha256(told.encode()).hexdigest()[:32]


def make_standalone(svg: str) -> str:
    """A drawing that needs no page around it: with its name space and its own colours."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {_tell_size(svg)}'
    return svg.replace("<svg ", head, 1).replace(">", f"><style>{read_colours()}</style>", 1)


@cache
def read_colours() -> str:
    """The light and the dark colours of the report's style, and its letters in pictures."""
    light, dark = _COLOURS.findall(read_style())[:2]
    letters = "text{font-family:sans-serif;paint-order:stroke;stroke:var(--card);stroke-width:4px}"
    return f"{light}@media (prefers-color-scheme: dark){{{dark}}}{letters}"


def _tell_size(svg: str) -> str:
    found = re.match(r'<svg viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"', svg)
    return f'width="{found[1]}" height="{found[2]}" ' if found else ""


def measure(picture: Picture) -> tuple[int, int]:
    """About how wide and high the drawing is, in px, before it is drawn."""
    return int(picture.spec["width"]) + 6, int(picture.spec["height"]) + 6
