"""Entities, events, discrepancies, quotations and origins over the API."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from consilience.app import (
    DiscrepancyRow,
    EntityPart,
    EntityRow,
    EventRow,
    Listing,
    OriginRow,
    QuotationRow,
)
from consilience.records.entity import Alias
from consilience.records.ids import ArticleId, EntityId, OriginId, StoryId
from consilience.records.mention import EntityKind
from consilience.web.api.answering import respond, tell
from consilience.web.api.asking import Cursor, Day, Id, Size, Text
from consilience.web.joined import join_origins, join_parts, join_speakers
from consilience.web.settings import TheWorkspace

router = APIRouter(tags=["findings"])
Kind = Literal["date", "place", "number", "name", "participant", "denial", "wording"]
Relation = Literal["conflict", "update", "rounding", "denial", "paraphrase"]


@router.get("/entities", responses=tell(Listing[EntityRow]), response_class=Response)
def list_entities(
    request: Request,
    workspace: TheWorkspace,
    name: Text = None,
    kind: EntityKind | None = None,
    story_id: Text = None,
    cursor: Cursor = None,
    size: Size = 50,
) -> Response:
    """Entities by how many mentions they have, of a name or its beginning if one is given."""
    return respond(
        request,
        workspace.findings.list_entities(
            name or "",
            kind=kind,
            story_id=StoryId(story_id) if story_id else None,
            cursor=cursor,
            size=size,
        ),
    )


@router.get("/entities/{entity_id}", responses=tell(Listing[EntityPart]), response_class=Response)
def get_entity(
    request: Request, workspace: TheWorkspace, entity_id: Id, cursor: Cursor = None, size: Size = 50
) -> Response:
    """An entity as each story tells of it, the story that names it most first."""
    return respond(
        request,
        join_parts(
            EntityId(entity_id),
            workspace.findings.list_entity_parts(EntityId(entity_id), cursor=cursor, size=size),
        ),
    )


@router.get(
    "/entities/{entity_id}/names", responses=tell(tuple[Alias, ...]), response_class=Response
)
def list_names(request: Request, workspace: TheWorkspace, entity_id: Id) -> Response:
    """All names of an entity over all stories, the commonest first."""
    workspace.findings.list_entity_parts(EntityId(entity_id), size=1)
    return respond(request, workspace.findings.count_names(EntityId(entity_id)))


@router.get("/events", responses=tell(Listing[EventRow]), response_class=Response)
def list_events(
    request: Request,
    workspace: TheWorkspace,
    story_id: Text = None,
    entity_id: Text = None,
    event_type: Text = None,
    earliest: Day = None,
    latest: Day = None,
    cursor: Cursor = None,
    size: Size = 50,
) -> Response:
    """Events in order of time, those of unknown time first unless the time is bounded."""
    return respond(
        request,
        workspace.findings.list_events(
            story_id=StoryId(story_id) if story_id else None,
            entity_id=EntityId(entity_id) if entity_id else None,
            event_type=event_type,
            earliest=earliest,
            latest=latest,
            cursor=cursor,
            size=size,
        ),
    )


@router.get("/discrepancies", responses=tell(Listing[DiscrepancyRow]), response_class=Response)
def list_discrepancies(
    request: Request,
    workspace: TheWorkspace,
    story_id: Text = None,
    kind: Kind | None = None,
    relation: Relation | None = None,
    is_judged: Annotated[bool | None, Query(description="with a verdict, or without")] = None,
    cursor: Cursor = None,
    size: Size = 50,
) -> Response:
    """Discrepancies story by story, each with the latest verdict that stands."""
    return respond(
        request,
        workspace.findings.list_discrepancies(
            story_id=StoryId(story_id) if story_id else None,
            kind=kind,
            relation=relation,
            is_judged=is_judged,
            cursor=cursor,
            size=size,
        ),
    )


@router.get("/quotations", responses=tell(Listing[QuotationRow]), response_class=Response)
def list_quotations(
    request: Request,
    workspace: TheWorkspace,
    speaker_id: Text = None,
    about_id: Text = None,
    story_id: Text = None,
    article_id: Text = None,
    cursor: Cursor = None,
    size: Size = 50,
) -> Response:
    """Quotations of a speaker, a story or an article, those that name an entity, or all."""
    found = workspace.findings.list_quotations(
        speaker_id=EntityId(speaker_id) if speaker_id else None,
        about_id=EntityId(about_id) if about_id else None,
        story_id=StoryId(story_id) if story_id else None,
        article_id=ArticleId(article_id) if article_id else None,
        cursor=cursor,
        size=size,
    )
    return respond(request, join_speakers(workspace, found))


@router.get("/origins", responses=tell(Listing[OriginRow]), response_class=Response)
def list_origins(
    request: Request,
    workspace: TheWorkspace,
    story_id: Text = None,
    origin_id: Text = None,
    entity_id: Text = None,
    cursor: Cursor = None,
    size: Size = 50,
) -> Response:
    """Origins story by story: all, one in every story, or those that are an entity's."""
    found = workspace.findings.list_origins(
        story_id=StoryId(story_id) if story_id else None,
        origin_id=OriginId(origin_id) if origin_id else None,
        entity_id=EntityId(entity_id) if entity_id else None,
        cursor=cursor,
        size=size,
    )
    return respond(request, join_origins(workspace, found))
