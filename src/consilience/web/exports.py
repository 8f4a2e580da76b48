"""A story, or all of the workspace, as a file: the report, JSON, Markdown, text."""

from collections.abc import Callable
from typing import Final

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from consilience.app import (
    read_story,
    read_workspace,
    write_html,
    write_json,
    write_markdown,
    write_text,
)
from consilience.records.dossier import Dossier
from consilience.records.ids import StoryId
from consilience.web.settings import TheWorkspace

router = APIRouter(include_in_schema=False)

KINDS: Final[dict[str, tuple[str, Callable[[Dossier], str | bytes]]]] = {
    "html": ("text/html; charset=utf-8", lambda one: write_html(one)),
    "json": ("application/json", lambda one: write_json(one)),
    "md": ("text/markdown; charset=utf-8", lambda one: write_markdown(one)),
    "txt": ("text/plain; charset=utf-8", lambda one: write_text(one)),
}


@router.get("/export.{kind}")
def export_all(workspace: TheWorkspace, kind: str) -> Response:
    """The dossier of the whole workspace."""
    _check(kind)
    return _send(read_workspace(workspace), kind, "dossier")


@router.get("/stories/{story_id}/export.{kind}")
def export_story(workspace: TheWorkspace, story_id: str, kind: str) -> Response:
    """The dossier of one story."""
    _check(kind)
    dossier = read_story(workspace, StoryId(story_id))
    return _send(dossier, kind, f"story-{dossier.stories[0].id}")


def _check(kind: str) -> None:
    if kind not in KINDS:
        raise HTTPException(404, f"There is no form {kind[:20]!r}; there are {', '.join(KINDS)}.")


def _send(dossier: Dossier, kind: str, name: str) -> Response:
    """As a download: a report opened from this server would have its rights."""
    media_type, write = KINDS[kind]
    body = write(dossier)
    headers = {"content-disposition": f'attachment; filename="{name}.{kind}"'}
    return Response(body, media_type=media_type, headers=headers)
