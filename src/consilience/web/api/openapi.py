"""The description of the API (OpenAPI 3.1), and a page that tells the same to a reader."""

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from typing import Any, Final

import msgspec
from fastapi import APIRouter, Request, Response
from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from consilience.app import (
    ArticleRow,
    DiscrepancyRow,
    EntityPart,
    EntityRow,
    EventRow,
    Facet,
    Hit,
    Judgement,
    Listing,
    OriginRow,
    PageRow,
    QuotationRow,
    StoryRow,
    make_schema,
)
from consilience.records.dossier import Dossier
from consilience.records.extraction import Extraction
from consilience.records.failure import Failure
from consilience.web.api.answering import REF, Refusal, respond
from consilience.web.api.judgements import Draft, Undoing
from consilience.web.api.reading import view_description
from consilience.web.api.routes import described
from consilience.web.templating import render

router = APIRouter(include_in_schema=False)
TOLD: Final = (
    Dossier,
    Draft,
    Extraction,
    Refusal,
    Undoing,
    tuple[Facet, ...],
    *(
        Listing[kind]  # type: ignore[valid-type]  # each of them is a type
        for kind in (
            ArticleRow,
            DiscrepancyRow,
            EntityPart,
            EntityRow,
            EventRow,
            Failure,
            Hit,
            Judgement,
            OriginRow,
            PageRow,
            QuotationRow,
            StoryRow,
        )
    ),
)
DESCRIPTION: Final = (
    "What a workspace holds, as the records of a dossier. Every listing gives `rows`, the `total` "
    "of all of them and, where there are more, `next`, to be sent as `cursor`. Every answer to a "
    "GET has an ETag."
)


@router.get("/openapi.json")
def get_description(request: Request) -> Response:
    """The description, for programs."""
    return respond(request, read_description())


@router.get("/schema.json")
def get_schema(request: Request) -> Response:
    """The JSON Schema of a dossier."""
    return respond(request, make_schema())


@router.get("/docs")
@router.get("/")
@router.get("")
def show_description(request: Request) -> Response:
    """The description, for people."""
    told = read_description()
    return render(request, "api.html.j2", **view_description(told))


@cache
def read_description() -> dict[str, Any]:
    """The OpenAPI description of every route under `/api`."""
    return make_description(described.routes)


def make_description(routes: Iterable[BaseRoute]) -> dict[str, Any]:
    """The OpenAPI description of routes; records are described as in the dossier's schema."""
    told = get_openapi(
        title="Consilience",
        version=version("consilience"),
        description=DESCRIPTION,
        routes=list(routes),
    )
    _, components = msgspec.json.schema_components(TOLD, ref_template=REF)
    components["Page"]["properties"].pop("body")  # bytes have an address of their own
    told.setdefault("components", {})["schemas"] = components
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(told))
    return plain
