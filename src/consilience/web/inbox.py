"""The inbox: files dropped, addresses pasted, and what becomes of each page."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response, StreamingResponse

from consilience.app import Workspace
from consilience.app.showing import BASES
from consilience.records.article import Article
from consilience.records.extraction import Extraction
from consilience.records.failure import Failure
from consilience.records.ids import PageId, StoryId
from consilience.web.adding import STAGES, Inbox, Lot, Upload
from consilience.web.paging import ThePaging, make_next_address
from consilience.web.security import TheForm
from consilience.web.settings import TheSettings, TheWorkspace, get_settings, get_workspace
from consilience.web.templating import render

router = APIRouter(include_in_schema=False)

MOST_SHOWN: Final = 200  # pages of a lot; the inbox lists all
MOST_ADDRESSES: Final = 1000
SURE_BASES: Final = ("explicit", "metadata", "list", "judgement")
MUCH_LEFT_OUT: Final = 0.8  # of a page's text: more is rarely furniture alone
TELL_EVERY_S: Final = 0.5
PING_AFTER: Final = 20  # rounds without news


@dataclass(frozen=True, slots=True)
class PageState:
    """How far a page is; `passed` counts stages, `articles` are those found on it, with stories."""

    id: PageId
    name: str
    passed: int
    articles: tuple[tuple[Article, StoryId | None], ...]
    warnings: tuple[str, ...]
    failures: tuple[Failure, ...]


@router.get("/inbox")
def show_inbox(
    request: Request, workspace: TheWorkspace, settings: TheSettings, paging: ThePaging
) -> Response:
    """The form, the lots of late, and all pages in the order in which they came."""
    listed = workspace.pages.list(cursor=paging.cursor, size=paging.size)
    return render(
        request,
        "inbox.html.j2",
        lots=get_inbox(request).list(),
        listed=listed,
        stages=workspace.pages.count_by_stage(),
        failures=workspace.pages.list_failures(),
        settings=settings,
        following=make_next_address(request, listed.next),
    )


@router.post("/inbox")
async def add(request: Request, form: TheForm) -> Response:
    """Take in files and addresses, and lead to the page that tells how far they are."""
    settings = get_settings(request)
    files = [one async for one in _read_files(form)]
    addresses = list_addresses(_read_words(form, "addresses"))
    if addresses and not settings.fetching:
        raise HTTPException(422, "This server fetches nothing: start it with --fetch.")
    if len(addresses) > MOST_ADDRESSES:
        raise HTTPException(422, f"More than {MOST_ADDRESSES:,} addresses at once.")
    if not files and not addresses:
        raise HTTPException(422, "There was no file and no address in it.")
    lot = get_inbox(request).add(files, addresses)
    return RedirectResponse(f"/inbox/{lot.id}", 303)


@router.post("/inbox/resume")
async def go_on(request: Request, form: TheForm) -> Response:
    """Bring pages on that an earlier process left."""
    return RedirectResponse(f"/inbox/{get_inbox(request).add().id}", 303)


@router.get("/inbox/{lot_id}")
def show_lot(request: Request, workspace: TheWorkspace, lot_id: str) -> Response:
    """How far a lot is, page by page; without script it loads itself again."""
    # As it is now: a lot that ends while its pages are looked up is shown when it has told so.
    lot = replace(_find_lot(request, lot_id))
    shown = list(lot.pages.items())[:MOST_SHOWN]
    pages = [find_state(workspace, page_id, name) for page_id, name in shown]
    return render(
        request,
        "lot.html.j2",
        lot=lot,
        stages=STAGES,
        pages=pages,
        others=len(lot.pages) - len(pages),
        loose=_list_loose(lot, pages),
    )


@router.get("/inbox/{lot_id}/events")
async def send_events(request: Request, lot_id: str) -> Response:
    """The state of a lot as server-sent events, one for each change, until it has ended."""
    lot = _find_lot(request, lot_id)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_tell(request, lot), media_type="text/event-stream", headers=headers)


def get_inbox(request: Request) -> Inbox:
    """The inbox of the server, made when it is first asked for."""
    state = request.app.state
    if getattr(state, "inbox", None) is None:
        state.inbox = Inbox(get_workspace(request), get_settings(request))
        state.close_inbox = state.inbox.close
    inbox: Inbox = state.inbox
    return inbox


def list_addresses(words: str) -> list[str]:
    """The addresses of the web in pasted words, each once, in order; the rest is left out."""
    found = (one.strip("<>\"'(),;") for one in words.split())
    return [
        one
        for one in dict.fromkeys(found)
        if one.lower().startswith(("http://", "https://")) and _find_host(one)
    ]


def find_state(workspace: Workspace, page_id: PageId, name: str) -> PageState:
    """How far a page is, as the workspace has it."""
    try:
        extraction = workspace.articles.read_extraction(page_id)
    except LookupError:  # it is still on its way in
        return PageState(page_id, name, 0, (), (), ())
    found = extraction.articles if extraction else ()
    kept = [*workspace.articles.read_many(one.id for one in found)]
    passed = 1 if extraction is None else 2
    if kept and all(one.annotated for one in kept):
        passed = 4 if all(one.story_id for one in kept) else 3
    if extraction and not extraction.articles:
        passed = len(STAGES)
    return PageState(
        page_id,
        name,
        passed,
        tuple((one.article, one.story_id) for one in kept),
        tuple(list_warnings(extraction)) if extraction else (),
        workspace.pages.list_failures(page_id=page_id),
    )


def list_warnings(extraction: Extraction) -> Iterator[str]:
    """What a reader should look at: what was guessed, and what may be wrong."""
    articles = extraction.articles
    if not articles:
        yield "no report found"
        return
    if len(articles) > 1:
        yield f"{len(articles)} articles found"
    for one in articles:
        prefix = f"{one.title[:40]}: " if len(articles) > 1 else ""
        if one.published is None:
            yield f"{prefix}no date found"
        elif one.published.basis not in SURE_BASES:
            yield f"{prefix}date guessed: {BASES[one.published.basis]}"
        if one.outlet is None:
            yield f"{prefix}outlet unknown"
    left_out = sum(one.end - one.start for one in extraction.dropped)
    kept = sum(len(one.text) for one in articles)
    share = left_out / (left_out + kept) if left_out + kept else 0.0
    if share > MUCH_LEFT_OUT:
        yield f"furniture unsure: {share:.0%} of the page was left out"


async def _tell(request: Request, lot: Lot) -> AsyncIterator[str]:
    before, quiet = "", 0
    while True:
        now = json.dumps(lot.tell())
        ended = lot.ended
        if now != before:
            before, quiet = now, 0
            yield f"event: {'end' if ended else 'progress'}\ndata: {now}\n\n"
        elif (quiet := quiet + 1) % PING_AFTER == 0:
            yield ": still here\n\n"
        if ended or await request.is_disconnected():
            return
        await asyncio.sleep(TELL_EVERY_S)


async def _read_files(form: FormData) -> AsyncIterator[Upload]:
    for one in form.getlist("files"):
        if isinstance(one, UploadFile) and (one.filename or one.size):
            yield Upload(one.filename or "file", await one.read())


def _read_words(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _find_lot(request: Request, lot_id: str) -> Lot:
    lot = get_inbox(request).find(lot_id)
    if lot is None:
        raise HTTPException(404, "Of this lot nothing is remembered; its pages are in the inbox.")
    return lot


def _list_loose(lot: Lot, pages: list[PageState]) -> list[Failure]:
    """The failures that belong to no page that is shown."""
    shown = {one for page in pages for one in page.failures}
    return [one for one in lot.failures if one not in shown]


def _find_host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
