"""All judgements in the order of their making: undone, taken out and brought in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final, get_args

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response, StreamingResponse

from consilience.app import (
    Judgement,
    Workspace,
    describe_value,
    import_judgements,
    undo_judgement,
)
from consilience.records.ids import ArticleId, JudgementId
from consilience.records.judgement import JudgementKind, find_standing
from consilience.web.discrepancies import ASKED
from consilience.web.entity_reading import find_address
from consilience.web.links import link_article, link_words
from consilience.web.paging import ThePaging, make_next_address
from consilience.web.pieces import cut_piece
from consilience.web.security import TheForm
from consilience.web.settings import TheSettings, TheWorkspace
from consilience.web.signing import read_note, read_signature
from consilience.web.templating import render

router = APIRouter(include_in_schema=False)
KINDS: Final[tuple[JudgementKind, ...]] = get_args(JudgementKind)
MOST_WORDS: Final = 4  # of the evidence, shown with a judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementView:
    """A judgement; `told` is its verdict in words, `stands` whether it holds.

    `words` are what was looked at.
    """

    id: JudgementId
    kind: str
    verdict: str
    told: str
    made_by: str
    made_at: str
    note: str
    value: str
    retires: JudgementId | None
    stands: bool
    can_undo: bool
    words: tuple[tuple[str, str], ...]
    articles: tuple[tuple[str, str], ...]


@router.get("/judgements")
def list_judgements(
    request: Request,
    workspace: TheWorkspace,
    settings: TheSettings,
    paging: ThePaging,
    kind: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Judgements, the latest first."""
    chosen = next((one for one in KINDS if one == kind), None)
    made = workspace.judgements.list(kind=chosen)
    standing = {one.id for one in find_standing(made)}
    retired = _find_retired(made)
    piece = cut_piece(made[::-1], "judgements", cursor=paging.cursor, size=paging.size)
    return render(
        request,
        "judgements.html.j2",
        judgements=[_view(one, one.id in standing, one.id in retired) for one in piece.rows],
        total=piece.total,
        kinds=KINDS,
        kind=chosen,
        made_by=settings.made_by,
        next=make_next_address(request, piece.next),
    )


@router.get("/judgements.jsonl")
def export_judgements(workspace: TheWorkspace) -> StreamingResponse:
    """All judgements as JSON Lines, to be kept as a file."""
    lines: Iterator[bytes] = workspace.judgements.export_lines()
    headers = {"Content-Disposition": 'attachment; filename="judgements.jsonl"'}
    return StreamingResponse(lines, media_type="application/jsonl", headers=headers)


@router.post("/judgements/import")
async def bring_judgements(workspace: TheWorkspace, form: TheForm) -> Response:
    """Keep the judgements of a file, all or none."""
    upload = form.get("file")
    if not isinstance(upload, UploadFile) or not upload.size:
        raise HTTPException(422, "Choose a file of judgements: JSON Lines as they are taken out.")
    lines = (await upload.read()).splitlines()
    fresh = await run_in_threadpool(import_judgements, workspace, lines)
    return RedirectResponse(f"/judgements?brought={len(fresh)}", 303)


@router.post("/judgements/{judgement_id}/undo")
def undo(
    workspace: TheWorkspace, settings: TheSettings, judgement_id: str, form: TheForm
) -> Response:
    """Retire a judgement, and show where that was asked for."""
    undone = undo_judgement(
        workspace,
        JudgementId(judgement_id),
        made_by=read_signature(form, settings),
        note=read_note(form),
    )
    return RedirectResponse(_lead_back(workspace, undone, form.get("back")), 303)


def _lead_back(workspace: Workspace, undone: Judgement, back: object) -> str:
    """The page from which it was undone, as that is now."""
    match back:
        case "discrepancies":
            return "/discrepancies?state=judged"
        case "entities" if undone.kind == "entity":
            judged = workspace.judgements.read(JudgementId(undone.retires or undone.id))
            return f"{find_address(workspace, judged)}?done=undone"
        case _:
            return "/judgements?undone=1"


def _find_retired(made: tuple[Judgement, ...]) -> set[JudgementId]:
    """Those that something which holds retires; they cannot be undone once more."""
    retired: set[JudgementId] = set()
    for one in reversed(made):
        if one.id not in retired and one.retires is not None:
            retired.add(one.retires)
    return retired


def _view(one: Judgement, stands: bool, is_retired: bool) -> JudgementView:
    words = dict.fromkeys(
        (link_words(span.article, span.start, span.end), span.text) for span in one.evidence
    )
    articles = one.subjects if one.kind in ("story", "date") else ()
    return JudgementView(
        id=one.id,
        kind=one.kind,
        verdict=one.verdict,
        told=ASKED.get(one.verdict, one.verdict) if one.kind == "discrepancy" else one.verdict,
        made_by=one.made_by,
        made_at=f"{describe_value(one.made_at[:10])}, {one.made_at[11:16]} UTC",
        note=one.note,
        value=one.value or "",
        retires=one.retires,
        stands=stands,
        can_undo=not is_retired,
        words=tuple(words)[:MOST_WORDS],
        articles=tuple((link_article(ArticleId(name)), name) for name in articles),
    )
