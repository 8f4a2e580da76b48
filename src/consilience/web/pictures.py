"""Pictures under addresses of their own: drawn when first asked for, and kept as long as true."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from fastapi import APIRouter, HTTPException, Request
from markupsafe import Markup, escape
from starlette.responses import Response

from consilience.app.picturing import (
    Picture,
    draw_all,
    list_pictures,
    make_policy,
    make_standalone,
    measure,
    name_drawing,
    read_colours,
)
from consilience.app.showing import StoryView, make_printable, open_story, show_story
from consilience.errors import DrawingError
from consilience.records.ids import StoryId
from consilience.web.addresses import find_places, lead_on
from consilience.web.settings import TheWorkspace
from consilience.web.static_files import answer_cached

router = APIRouter(include_in_schema=False)
MOST_KEPT: Final = 300  # drawings of about 10 KB


@dataclass(slots=True)
class Drawings:
    """The drawings of late, by name; one process draws at a time, for each takes 70 MB."""

    kept: OrderedDict[str, str] = field(default_factory=OrderedDict)
    drawing: Lock = field(default_factory=Lock)

    def find(self, wanted: str, pictures: Mapping[str, Picture]) -> str:
        """The drawing of that name; all that are missing of its story are drawn with it.

        Raises `DrawingError`.
        """
        with self.drawing:
            missing = {name: one for name, one in pictures.items() if name not in self.kept}
            if wanted in missing:
                self.kept.update(zip(missing, draw_all([*missing.values()]), strict=True))
            self.kept.move_to_end(wanted)
            drawn = self.kept[wanted]
            while len(self.kept) > MOST_KEPT:
                self.kept.popitem(last=False)
        return drawn


DRAWINGS = Drawings()


@router.get("/stories/{story_id}/pictures/{name}.svg")
def send_picture(request: Request, workspace: TheWorkspace, story_id: str, name: str) -> Response:
    """A picture of a story; it changes its tag with what it shows."""
    opened = open_story(workspace, StoryId(story_id))
    pictures = list_pictures(show_story(opened))
    if name not in pictures:
        raise HTTPException(404, "This story has no such picture.")
    named = {name_drawing(one): one for one in pictures.values()}
    wanted = name_drawing(pictures[name])
    etag = f'"{wanted}"'
    if etag in request.headers.get("if-none-match", ""):
        return answer_cached(request, b"", "image/svg+xml", etag)
    try:
        svg = DRAWINGS.find(wanted, named)
    except DrawingError as error:
        raise HTTPException(503, "The picture was not drawn; the table tells the same.") from error
    html = lead_on(make_printable(make_standalone(svg)), find_places(opened))
    answer = answer_cached(request, html.encode(), "image/svg+xml", etag)
    # The only style sheet is ours, and nothing is loaded or run, opened by itself or in a page.
    answer.headers["content-security-policy"] = make_policy(read_colours())
    return answer


def place_pictures(story_id: StoryId, story: StoryView) -> dict[str, Markup]:
    """For each picture of the story what stands in its place: an image, loaded when met.

    Named as the report's templates ask for them. A script puts the drawing itself there, whose
    marks are links.
    """
    placed = {}
    for name, picture in list_pictures(story).items():
        width, height = measure(picture)
        address = f"/stories/{story_id}/pictures/{name}.svg"
        label = picture.spec.get("description") or picture.name
        key = name if name.startswith("series-") else f"{name}-{story.id}"
        placed[key] = Markup(
            f'<img class="drawing" src="{escape(address)}" alt="{escape(label)}" '
            f'width="{width}" height="{height}" loading="lazy" decoding="async">'
        )
    return placed
