"""Pictures under addresses of their own: drawn when first asked for, and kept as long as true."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Final

from fastapi import APIRouter, HTTPException, Request
from markupsafe import Markup, escape
from starlette.responses import Response

from consilience.app import Workspace
from consilience.app.picturing import (
    Drawer,
    Picture,
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


class Drawings:
    """Drawings by name: those of late in memory, all that were drawn in their workspace.

    One process draws for all, one story after the other, and ends when there is nothing more.
    """

    def __init__(self) -> None:
        self._late: OrderedDict[str, str] = OrderedDict()
        self._drawing = Lock()
        self._drawer = Drawer()

    def find(self, workspace: Workspace, wanted: str, pictures: Mapping[str, Picture]) -> str:
        """The drawing of that name; all that are missing of its story are drawn with it.

        Raises `DrawingError`.
        """
        if drawn := self._find_kept(workspace, wanted):
            return drawn
        with self._drawing:
            if drawn := self._find_kept(workspace, wanted):  # meanwhile by another thread
                return drawn
            missing = {
                name: one for name, one in pictures.items() if not self._find_kept(workspace, name)
            }
            fresh = dict(zip(missing, self._drawer.draw_all([*missing.values()]), strict=True))
            self._late.update(fresh)
            workspace.drawings.put(fresh)
            while len(self._late) > MOST_KEPT:
                self._late.popitem(last=False)
        return fresh[wanted]

    def close(self) -> None:
        """End the process that draws."""
        self._drawer.close()

    def _find_kept(self, workspace: Workspace, name: str) -> str | None:
        return self._late.get(name) or workspace.drawings.read(name)


DRAWINGS: Final = Drawings()


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
        svg = DRAWINGS.find(workspace, wanted, named)
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
