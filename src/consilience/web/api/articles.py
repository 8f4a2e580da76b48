"""Pages and articles over the API, and what failed."""

from typing import Any

import msgspec
from fastapi import APIRouter, Request, Response

from consilience.app import ArticleRow, Listing, PageRow, Workspace, read_story
from consilience.errors import UnknownIdError
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.extraction import Extraction
from consilience.records.failure import Failure
from consilience.records.ids import ArticleId, PageId
from consilience.records.page import Page
from consilience.web.api.answering import respond, tell
from consilience.web.api.asking import Chosen, Cursor, Id, Size, Text
from consilience.web.settings import TheWorkspace
from consilience.web.static_files import answer_cached

router = APIRouter(tags=["pages and articles"])
BYTES = "application/octet-stream"  # whatever the page says it is, no browser shows it


@router.get("/pages", responses=tell(Listing[PageRow]), response_class=Response)
def list_pages(
    request: Request, workspace: TheWorkspace, cursor: Cursor = None, size: Size = 50
) -> Response:
    """Pages in the order in which they were added, each with the last stage it has passed."""
    return respond(request, workspace.pages.list(cursor=cursor, size=size))


@router.get("/pages/{page_id}", responses=tell(Page), response_class=Response)
def get_page(request: Request, workspace: TheWorkspace, page_id: Id) -> Response:
    """One page with its text and without its bytes."""
    return respond(request, _leave_body(workspace.pages.read(PageId(page_id), with_body=False)))


@router.get(
    "/pages/{page_id}/body", responses=tell(bytes, media_type=BYTES), response_class=Response
)
def get_body(request: Request, workspace: TheWorkspace, page_id: Id) -> Response:
    """The bytes of a page as they came, to be kept as a file."""
    answer = answer_cached(request, workspace.pages.read(PageId(page_id)).body, BYTES)
    answer.headers["Content-Disposition"] = "attachment"
    return answer


@router.get("/pages/{page_id}/extraction", responses=tell(Extraction), response_class=Response)
def get_extraction(request: Request, workspace: TheWorkspace, page_id: Id) -> Response:
    """The articles of a page and all that was left out of them; empty until it was read."""
    found = workspace.articles.read_extraction(PageId(page_id))
    return respond(request, found or Extraction(articles=(), dropped=()))


@router.get("/failures", responses=tell(Listing[Failure]), response_class=Response)
def list_failures(request: Request, workspace: TheWorkspace, page_id: Text = None) -> Response:
    """All that failed, on one page if it is named; always in one piece."""
    found = workspace.pages.list_failures(page_id=PageId(page_id) if page_id else None)
    return respond(request, Listing(rows=found, total=len(found)))


@router.get("/articles", responses=tell(Listing[ArticleRow]), response_class=Response)
def list_articles(
    request: Request,
    workspace: TheWorkspace,
    selection: Chosen,
    cursor: Cursor = None,
    size: Size = 50,
) -> Response:
    """Articles by date of publication, those of unknown date first."""
    return respond(request, workspace.articles.list(selection, cursor=cursor, size=size))


@router.get("/articles/{article_id}", responses=tell(Article), response_class=Response)
def get_article(request: Request, workspace: TheWorkspace, article_id: Id) -> Response:
    """One article, dated as its story dates it."""
    kept = workspace.articles.read(ArticleId(article_id))
    part = _read_part(workspace, ArticleId(article_id))
    told = (one for one in part.articles if one.id == article_id) if part else ()
    return respond(request, next(iter(told), kept.article))


@router.get(
    "/articles/{article_id}/annotations", responses=tell(Annotations), response_class=Response
)
def get_annotations(request: Request, workspace: TheWorkspace, article_id: Id) -> Response:
    """What was marked in one article; its entities have the ids that they have among all stories.

    404 until the article is in a story.
    """
    part = _read_part(workspace, ArticleId(article_id))
    for one in part.annotations if part else ():
        if one.article_id == article_id:
            return respond(request, one)
    raise UnknownIdError(f"article {article_id} is in no story yet; ask again when it was linked")


def _read_part(workspace: Workspace, article_id: ArticleId) -> Dossier | None:
    story_id = workspace.articles.read(article_id).story_id
    return read_story(workspace, story_id) if story_id else None


def _leave_body(page: Page) -> dict[str, Any]:
    members: dict[str, Any] = msgspec.to_builtins(page)
    members.pop("body")
    return members
