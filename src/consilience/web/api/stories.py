"""Stories over the API: their list, and the dossier of each."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from consilience.app import Listing, StoryRow, read_story, write_json
from consilience.records.dossier import Dossier
from consilience.records.ids import StoryId
from consilience.web.api.answering import JSON, respond, tell
from consilience.web.api.asking import Cursor, Id, Size
from consilience.web.settings import TheWorkspace
from consilience.web.static_files import answer_cached

router = APIRouter(tags=["stories"])
Order = Annotated[
    Literal["latest", "articles"],
    Query(description="the latest news first, or the most articles"),
]


@router.get("/stories", responses=tell(Listing[StoryRow]), response_class=Response)
def list_stories(
    request: Request,
    workspace: TheWorkspace,
    order: Order = "latest",
    cursor: Cursor = None,
    size: Size = 50,
) -> Response:
    """Stories with the numbers of what was found in each."""
    return respond(request, workspace.stories.list(order=order, cursor=cursor, size=size))


@router.get("/stories/{story_id}", responses=tell(Dossier), response_class=Response)
def get_story(request: Request, workspace: TheWorkspace, story_id: Id) -> Response:
    """The dossier of one story, with entities as they are known among all stories."""
    return answer_cached(request, write_json(read_story(workspace, StoryId(story_id))), JSON)
