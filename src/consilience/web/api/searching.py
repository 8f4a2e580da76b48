"""Full-text search over the API."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from consilience.app import Facet, Hit, Listing
from consilience.web.api.answering import respond, tell
from consilience.web.api.asking import PLAIN, Chosen, Cursor, Size
from consilience.web.settings import TheWorkspace

router = APIRouter(tags=["search"])
Words = Annotated[
    str,
    Query(
        max_length=2000,
        pattern=PLAIN,
        description='all words must be there; "two words", minis*, -without',
    ),
]


@router.get("/search", responses=tell(Listing[Hit]), response_class=Response)
def search(
    request: Request,
    workspace: TheWorkspace,
    selection: Chosen,
    q: Words = "",
    cursor: Cursor = None,
    size: Size = 20,
) -> Response:
    """Articles with all the words, the best first; all that are selected where there are none."""
    return respond(request, workspace.search.find(q, selection, cursor=cursor, size=size))


@router.get("/search/facets", responses=tell(tuple[Facet, ...]), response_class=Response)
def count_facets(
    request: Request, workspace: TheWorkspace, selection: Chosen, q: Words = ""
) -> Response:
    """The commonest values among the articles found, and of how many in how many articles."""
    return respond(request, workspace.search.count_facets(q, selection))
