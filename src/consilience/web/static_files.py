"""Style sheets and scripts: the files of the package, known by name before anything is asked."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from consilience.app.showing import read_report_style

KINDS: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent."""

    body: bytes
    media_type: str
    etag: str


@router.get("/static/{name}")
def send_file(request: Request, name: str) -> Response:
    """A file by its name; whatever else is asked for is not there."""
    file = read_files().get(name)
    if file is None:
        raise HTTPException(404, "There is no such file.")
    return answer_cached(request, file.body, file.media_type, file.etag)


def answer_cached(request: Request, body: bytes, media_type: str, etag: str = "") -> Response:
    """An answer that a browser need not load again as long as it stays the same."""
    etag = etag or make_etag(body)
    headers = {"etag": etag, "cache-control": "private, max-age=0, must-revalidate"}
    if is_known(etag, request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


def is_known(etag: str, known: str) -> bool:
    """Whether a tag is among those that a browser says it has (`If-None-Match`)."""
    return etag in (one.strip().removeprefix("W/") for one in known.split(","))


def make_etag(body: bytes) -> str:
    """A tag that changes with the content alone."""
    return f'"{sha256(body).hexdigest()[:32]}"'


@cache
def read_files() -> dict[str, File]:
    """Every file of the package, and the report's style as `report.css`."""
    found = {"report.css": read_report_style().encode()}
    for one in files("consilience.web").joinpath("static").iterdir():
        if any(one.name.endswith(kind) for kind in KINDS):
            found[one.name] = one.read_bytes()
    return {
        name: File(body, KINDS[name[name.rindex(".") :]], make_etag(body))
        for name, body in found.items()
    }
