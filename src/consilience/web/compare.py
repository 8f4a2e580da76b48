"""Two to five articles side by side."""

from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse, Response

from consilience.app.comparing import compare_articles
from consilience.records.ids import ArticleId
from consilience.web.addresses import find_places, lead_on
from consilience.web.settings import TheWorkspace
from consilience.web.templating import render, write_template

router = APIRouter(include_in_schema=False)
FEWEST: Final = 2
MOST: Final = 5


@router.get("/compare")
def compare(
    request: Request,
    workspace: TheWorkspace,
    a: Annotated[list[str] | None, Query(max_length=200)] = None,
) -> Response:
    """The articles of the ids `a` in their order; without any, where to choose some."""
    chosen = [*dict.fromkeys(map(ArticleId, a or ()))]
    if len(chosen) > MOST:
        raise HTTPException(
            400, f"{len(chosen)} articles at once; at most {MOST} fit side by side."
        )
    if len(chosen) < FEWEST:
        stories = workspace.stories.list(order="articles", size=20)
        return render(request, "choose.html.j2", stories=stories, one=chosen[:1])
    found = compare_articles(workspace, chosen)
    html = write_template(request, "compare.html.j2", found=found, chosen=chosen)
    for opened in found.opened:
        html = lead_on(html, find_places(opened))
    return HTMLResponse(html)
