"""Stories, articles and pages as they came: what the report shows, live."""

import re
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from consilience.app import Workspace
from consilience.app.showing import (
    OpenArticle,
    list_switches,
    open_article,
    open_page,
    open_story,
    show_article,
    show_story,
)
from consilience.records.ids import ArticleId, PageId, StoryId
from consilience.web.addresses import find_places, lead_on
from consilience.web.paging import ThePaging, make_next_address
from consilience.web.pictures import place_pictures
from consilience.web.settings import TheWorkspace
from consilience.web.templating import render, write_template

router = APIRouter(include_in_schema=False)
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


@router.get("/")
def list_stories(
    request: Request,
    workspace: TheWorkspace,
    paging: ThePaging,
    order: Annotated[Literal["latest", "articles"], Query()] = "latest",
) -> Response:
    """The front page: all stories, those with the latest news or the greatest first."""
    listed = workspace.stories.list(order=order, cursor=paging.cursor, size=paging.size)
    return render(
        request,
        "stories.html.j2",
        listed=listed,
        order=order,
        stages=workspace.pages.count_by_stage(),
        following=make_next_address(request, listed.next),
    )


@router.get("/stories/{story_id}")
def read_story(request: Request, workspace: TheWorkspace, story_id: str) -> Response:
    """The page of a story, or the way to the one that is in its place."""
    now = workspace.stories.find_successor(StoryId(story_id))
    if now != story_id:
        return RedirectResponse(f"/stories/{now}", 307)
    opened = open_story(workspace, StoryId(story_id))
    story = show_story(opened)
    pictures = place_pictures(StoryId(story_id), story)
    html = write_template(
        request, "story_page.html.j2", story=story, story_id=story_id, pictures=pictures
    )
    return HTMLResponse(lead_on(html, find_places(opened)))


@router.get("/articles/{article_id}")
def read_article(
    request: Request, workspace: TheWorkspace, article_id: str, span: str = ""
) -> Response:
    """The page of an article; `span` ("120-164", half open) are words to be shown in it."""
    one = open_article(workspace, ArticleId(article_id))
    found = find_span(span, len(one.article.text))
    names, layers = list_switches(one)
    html = write_template(
        request,
        "article_page.html.j2",
        article=show_article(one, found=found),
        story=one.opened.story,
        neighbours=list_neighbours(one),
        names=names,
        layers=layers,
        found=found,
        outside=bool(span) and found is None,
        stage=None if one.opened.story else _find_stage(workspace, one),
    )
    return HTMLResponse(lead_on(html, find_places(one.opened)))


@router.get("/pages/{page_id}")
def read_page(request: Request, workspace: TheWorkspace, page_id: str) -> Response:
    """A page as it came: what was kept, what was left out, and why."""
    one = open_page(workspace, PageId(page_id))
    articles = one.extraction.articles if one.extraction else ()
    html = write_template(
        request,
        "page_page.html.j2",
        page=one.view,
        record=one.page,
        articles=articles,
        was_read=one.extraction is not None,
        failures=workspace.pages.list_failures(page_id=one.page.id),
    )
    return HTMLResponse(lead_on(html, find_places(one.opened)))


def find_span(words: str, length: int) -> tuple[int, int] | None:
    """The characters that an address asks for, None unless they stand in the text."""
    match = _SPAN.fullmatch(words)
    start, end = (int(match[1]), int(match[2])) if match else (0, 0)
    return (start, end) if 0 <= start < end <= length else None


def list_neighbours(one: OpenArticle) -> list[tuple[str, str, str]]:
    """The other articles of the story by outlet: id, title, outlet or ""."""
    others = (other for other in one.opened.dossier.articles if other.id != one.article.id)
    told = [(other.id, other.title, other.outlet or "") for other in others]
    return sorted(told, key=lambda other: (other[2] == "", other[2], other[1], other[0]))


def _find_stage(workspace: Workspace, one: OpenArticle) -> str:
    return "annotation" if one.opened.dossier.annotations else "extraction"
