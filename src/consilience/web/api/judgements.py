"""Judgements over the API: made, undone, taken out and brought in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from fastapi import APIRouter, Request, Response
from starlette.responses import StreamingResponse

from consilience.app import Judgement, Listing, import_judgements, judge, undo_judgement
from consilience.errors import JudgementError
from consilience.records.ids import JudgementId
from consilience.records.judgement import JudgementKind, Verdict
from consilience.records.span import PageSpan, Span
from consilience.web.api.answering import JSON, create, describe, respond, tell
from consilience.web.api.asking import Cursor, Id, Size, Text, TheJson, TheLines
from consilience.web.pieces import cut_piece
from consilience.web.settings import TheSettings, TheWorkspace

router = APIRouter(tags=["judgements"])
LINES: Final = "application/jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A judgement to be made; without `made_by` it is signed as those of the pages are."""

    kind: JudgementKind
    subjects: tuple[str, ...]
    verdict: Verdict
    made_by: str = ""
    note: str = ""
    value: str | None = None
    place: PageSpan | None = None
    evidence: tuple[Span, ...] = ()
    retires: JudgementId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """Who undoes a judgement, and why."""

    made_by: str = ""
    note: str = ""


def take(kind: Any, media_type: str = JSON) -> dict[str, Any]:
    """The body that a route takes, for the OpenAPI description."""
    content = {media_type: {"schema": describe(kind)}}
    return {"requestBody": {"required": True, "content": content}}


@router.get("/judgements", responses=tell(Listing[Judgement]), response_class=Response)
def list_judgements(
    request: Request,
    workspace: TheWorkspace,
    kind: JudgementKind | None = None,
    subject: Text = None,
    only_standing: bool = False,
    cursor: Cursor = None,
    size: Size = 50,
) -> Response:
    """Judgements in the order of their making; undos and what they retired can be left out."""
    found = workspace.judgements.list(
        kind=kind, subject=subject or None, only_standing=only_standing
    )
    return respond(request, cut_piece(found, "judgements", cursor=cursor, size=size))


@router.get(
    "/judgements.jsonl", responses=tell(str, media_type=LINES), response_class=StreamingResponse
)
def export_judgements(workspace: TheWorkspace) -> StreamingResponse:
    """All judgements as JSON Lines, as they can be brought in elsewhere."""
    lines: Iterator[bytes] = workspace.judgements.export_lines()
    return StreamingResponse(lines, media_type=LINES)


@router.get("/judgements/{judgement_id}", responses=tell(Judgement), response_class=Response)
def get_judgement(request: Request, workspace: TheWorkspace, judgement_id: Id) -> Response:
    """One judgement, standing or not."""
    return respond(request, workspace.judgements.read(JudgementId(judgement_id)))


@router.post(
    "/judgements",
    status_code=201,
    responses=tell(Judgement, status=201),
    response_class=Response,
    openapi_extra=take(Draft),
)
def make_judgement(workspace: TheWorkspace, settings: TheSettings, body: TheJson) -> Response:
    """Make a judgement; what it touches is linked again before this answers."""
    draft = _decode(body, Draft)
    made = Judgement(
        id=JudgementId(""),
        kind=draft.kind,
        subjects=draft.subjects,
        verdict=draft.verdict,
        made_by=draft.made_by or settings.made_by,
        made_at="",
        note=draft.note,
        value=draft.value,
        place=draft.place,
        evidence=draft.evidence,
        retires=draft.retires,
    )
    return create(judge(workspace, made))


@router.post(
    "/judgements/import",
    status_code=201,
    responses=tell(tuple[Judgement, ...], status=201),
    response_class=Response,
    openapi_extra={
        "requestBody": {"required": True, "content": {LINES: {"schema": {"type": "string"}}}}
    },
)
def bring_judgements(workspace: TheWorkspace, body: TheLines) -> Response:
    """Keep judgements that were taken out elsewhere, all or none; gives those that are new."""
    return create(import_judgements(workspace, body.splitlines()))


@router.post(
    "/judgements/{judgement_id}/undo",
    status_code=201,
    responses=tell(Judgement, status=201),
    response_class=Response,
    openapi_extra=take(Undoing),
)
def undo(
    workspace: TheWorkspace, settings: TheSettings, judgement_id: Id, body: TheJson
) -> Response:
    """Retire a judgement, or an undo; what was before it was made is again."""
    asked = _decode(body, Undoing)
    return create(
        undo_judgement(
            workspace,
            JudgementId(judgement_id),
            made_by=asked.made_by or settings.made_by,
            note=asked.note,
        )
    )


def _decode(body: bytes, kind: Any) -> Any:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise JudgementError(f"the body is no {kind.__name__}: {error}") from error
