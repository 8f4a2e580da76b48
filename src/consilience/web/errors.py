"""What went wrong, as a page or, under `/api`, as JSON; never how the machine looks inside."""

import logging
from collections.abc import Mapping
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from consilience.errors import (
    ConsilienceError,
    CursorError,
    JudgementError,
    UnknownIdError,
    WorkspaceBusyError,
)
from consilience.web.templating import render

logger = logging.getLogger(__name__)

STATUSES: Final[Mapping[type[ConsilienceError], int]] = {
    UnknownIdError: 404,
    CursorError: 400,
    JudgementError: 422,
    WorkspaceBusyError: 503,
}
TITLES: Final = {
    400: "That cannot be read",
    403: "Not allowed",
    404: "There is nothing here",
    405: "Not in this way",
    413: "Too much at once",
    422: "That does not fit",
    503: "Somebody else is writing",
}
MOST_WORDS: Final = 500  # characters of a message; it may quote what was asked


def add_error_pages(server: FastAPI) -> None:
    """Answer errors of every kind; what nobody foresaw is logged, and told as such."""
    server.add_exception_handler(ConsilienceError, _answer_own)
    server.add_exception_handler(HTTPException, _answer_http)
    server.add_exception_handler(RequestValidationError, _answer_invalid)
    server.add_exception_handler(Exception, _answer_unforeseen)


def answer_error(request: Request, status: int, code: str, message: str) -> Response:
    """The error as a page, or as `{"error": {"code", "message"}}` under `/api`."""
    message = message[:MOST_WORDS]
    if request.url.path == "/api" or request.url.path.startswith("/api/"):
        return JSONResponse({"error": {"code": code, "message": message}}, status)
    title = TITLES.get(status, "Something went wrong")
    return render(request, "error.html.j2", status, title=title, message=message, status=status)


def _answer_own(request: Request, error: Exception) -> Response:
    kinds = (STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
    status = next(kinds, 500)
    if status == 500:
        logger.error("%s %s: %s", request.method, request.url.path, error)
    return answer_error(request, status, _name_code(error), str(error))


def _answer_http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    answer = answer_error(request, error.status_code, "http", error.detail)
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer


def _answer_invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    told = (f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    return answer_error(request, 422, "invalid", "; ".join(told))


def _answer_unforeseen(request: Request, error: Exception) -> Response:
    logger.exception("%s %s", request.method, request.url.path, exc_info=error)
    message = "This is a fault of the program. The reason is in the server's log."
    return answer_error(request, 500, "fault", message)


def _name_code(error: Exception) -> str:
    """`UnknownIdError` as "unknown-id"."""
    words = type(error).__name__.removesuffix("Error")
    return "".join(f"-{one.lower()}" if one.isupper() else one for one in words).lstrip("-")
