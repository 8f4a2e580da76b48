"""Answers of the API: records as JSON with an ETag, and how their description tells of them."""

from dataclasses import dataclass
from typing import Any, Final

import msgspec
from fastapi import Request, Response

from consilience.web.static_files import answer_cached

JSON: Final = "application/json"
REF: Final = "#/components/schemas/{name}"
PROBLEMS: Final = {
    400: "A cursor of another listing",
    401: "This server asks for its token",
    403: "Sent from another site",
    404: "Not in this workspace",
    413: "More than the server takes at once",
    415: "The body is not of the media type that is asked for",
    421: "Not a name of this server",
    422: "A parameter or a body that does not fit",
    503: "Somebody else is writing; try again",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`code` is one word for programs, `message` says what was found and what to do."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a request was not answered."""

    error: Fault


def respond(request: Request, record: object) -> Response:
    """A record as JSON; 304 where the caller has it already."""
    return answer_cached(request, msgspec.json.encode(record) + b"\n", JSON)


def create(record: object) -> Response:
    """A record that was not there before."""
    return Response(msgspec.json.encode(record) + b"\n", status_code=201, media_type=JSON)


def tell(kind: Any, *, status: int = 200, media_type: str = JSON) -> dict[int | str, Any]:
    """What a route answers, for the OpenAPI description: a record of that kind, or why not."""
    answers: dict[int | str, Any] = {
        status: {"description": "As asked", "content": {media_type: {"schema": describe(kind)}}}
    }
    if status == 200:
        answers[304] = {"description": "The same as the ETag in `If-None-Match`"}
    refused = {JSON: {"schema": describe(Refusal)}}
    for code, words in PROBLEMS.items():
        plain = code in (401, 413, 421, 403)  # told at the door, before it is known what is asked
        content = refused | ({"text/plain": {"schema": {"type": "string"}}} if plain else {})
        answers[code] = {"description": words, "content": content}
    return answers


def describe(kind: Any) -> dict[str, Any]:
    """The JSON Schema of a record, by reference."""
    (schema,), _ = msgspec.json.schema_components([kind], ref_template=REF)
    return schema
