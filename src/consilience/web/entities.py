"""People, organisations, places and groups: found, read, merged, split and kept apart."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Annotated, Final, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from consilience.app import (
    KINDS,
    EntityRow,
    Judgement,
    Telling,
    Workspace,
    judge,
    judge_together,
    read_entity,
)
from consilience.errors import UnknownIdError
from consilience.records.ids import EntityId, JudgementId, StoryId
from consilience.records.mention import Mention
from consilience.web.entity_reading import find_address, find_bearer
from consilience.web.entity_views import (
    DecisionView,
    view_decisions,
    view_names,
    view_offices,
    view_story,
)
from consilience.web.joined import join_speakers
from consilience.web.links import link_entity, link_words
from consilience.web.network import MOST, draw_network
from consilience.web.paging import ThePaging, make_next_address
from consilience.web.security import TheForm
from consilience.web.settings import TheSettings, TheWorkspace
from consilience.web.signing import read_field, read_note, read_signature
from consilience.web.templating import render

router = APIRouter(include_in_schema=False)
MOST_STORIES: Final = 2  # read for one page, 5 ms each; the next have a page of their own
MOST_MET: Final = 100  # in the table of those whom it meets
MOST_SAID: Final = 10
MOST_PARTS: Final = 200  # stories whose offices are told; few persons are in more
MOST_LIKE: Final = 10
Words = Annotated[str, Query(max_length=200, pattern=r"^[^\x00]*$")]


@router.get("/entities")
def list_entities(
    request: Request,
    workspace: TheWorkspace,
    paging: ThePaging,
    name: Words = "",
    kind: Words = "",
) -> Response:
    """Entities by how often they are mentioned, of a name or kind if one is asked for."""
    chosen = kind if kind in KINDS else None
    found = workspace.findings.list_entities(
        name, kind=chosen, cursor=paging.cursor, size=paging.size
    )
    return render(
        request,
        "entity_list.html.j2",
        entities=found.rows,
        total=found.total,
        kinds=KINDS,
        kind=chosen,
        name=name,
        link=link_entity,
        next=make_next_address(request, found.next),
    )


@router.get("/entities/{entity_id}")
def show_entity(
    request: Request,
    workspace: TheWorkspace,
    settings: TheSettings,
    entity_id: str,
    cursor: Words = "",
    like: Words = "",
) -> Response:
    """One entity, read in the stories that name it most, and the next of them by the cursor."""
    key = EntityId(entity_id)
    listed = workspace.findings.list_entity_parts(key, cursor=cursor or None, size=MOST_STORIES)
    stories = _read_stories(workspace, key, dict.fromkeys(one.story_id for one in listed.rows))
    greatest = max(
        (one.entity for one in listed.rows), key=lambda one: (len(one.mention_ids), one.name)
    )
    findings = workspace.findings
    met = findings.list_met(key, size=MOST_MET)
    said = join_speakers(workspace, findings.list_quotations(speaker_id=key, size=MOST_SAID))
    about = join_speakers(workspace, findings.list_quotations(about_id=key, size=MOST_SAID))
    held = findings.list_entity_parts(key, size=MOST_PARTS).rows
    return render(
        request,
        "entity.html.j2",
        key=key,
        name=greatest.name,
        kind=KINDS[greatest.kind][0],
        country=greatest.country,
        parts=listed.total,
        read=len(listed.rows),
        next=make_next_address(request, listed.next),
        is_first=not cursor,
        names=view_names(workspace.findings.count_names(key), stories),
        offices=view_offices(one.entity for one in held),
        offices_read=len(held),
        stories=[view_story(one) for one in stories],
        said=said,
        about=about,
        met=met,
        most_met=MOST,
        network=draw_network(
            met.rows, findings.count_ties(key, [one.id for one in met.rows[:MOST]])
        ),
        decisions=_list_decisions(workspace, key),
        like=like,
        candidates=_find_like(workspace, key, like),
        made_by=settings.made_by,
        link=link_entity,
        link_words=link_words,
    )


@router.get("/entities/{entity_id}/quotations")
def list_said(
    request: Request,
    workspace: TheWorkspace,
    entity_id: str,
    paging: ThePaging,
    role: Annotated[Literal["by", "about"], Query()] = "by",
) -> Response:
    """All that an entity is reported to have said, or others about it."""
    key = EntityId(entity_id)
    (greatest,) = workspace.findings.list_entity_parts(key, size=1).rows
    said = workspace.findings.list_quotations(
        speaker_id=key if role == "by" else None,
        about_id=key if role == "about" else None,
        cursor=paging.cursor,
        size=paging.size,
    )
    said = join_speakers(workspace, said)
    return render(
        request,
        "entity_said.html.j2",
        key=key,
        name=greatest.entity.name,
        role=role,
        said=said.rows,
        total=said.total,
        link=link_entity,
        link_words=link_words,
        next=make_next_address(request, said.next),
    )


@router.post("/entities/{entity_id}/judge")
def judge_entities(
    workspace: TheWorkspace, settings: TheSettings, entity_id: str, form: TheForm
) -> Response:
    """That another entity is the same as this one, or is not."""
    kept = judge_together(
        workspace,
        (entity_id, read_field(form, "other")),
        read_field(form, "verdict"),
        made_by=read_signature(form, settings),
        note=read_note(form),
    )
    return _show_kept(workspace, kept)


@router.post("/entities/{entity_id}/split")
def split_entity(
    workspace: TheWorkspace, settings: TheSettings, entity_id: str, form: TheForm
) -> Response:
    """That a name, or what a story tells, is not of this entity."""
    key = EntityId(entity_id)
    story = workspace.stories.read_telling(StoryId(read_field(form, "story")), key)
    name = read_field(form, "name")
    apart = find_bearer(story, name)
    first = find_bearer(story) if name else _choose(workspace, key)
    if first.id == apart.id:
        raise HTTPException(422, "This is the name that the others were joined to; split those.")
    kept = judge(
        workspace,
        Judgement(
            id=JudgementId(""),
            kind="entity",
            subjects=(first.id, apart.id),
            verdict="not same",
            made_by=read_signature(form, settings),
            made_at="",
            note=read_note(form),
            evidence=(first.span, apart.span),
        ),
    )
    return _show_kept(workspace, kept)


def _show_kept(workspace: Workspace, kept: Judgement) -> Response:
    told = urlencode({"done": kept.verdict})
    return RedirectResponse(f"{find_address(workspace, kept)}?{told}", 303)


def _choose(workspace: Workspace, entity_id: EntityId) -> Mention:
    """A mention that stands for the entity, from the story that names it most."""
    (part,) = workspace.findings.list_entity_parts(entity_id, size=1).rows
    return find_bearer(workspace.stories.read_telling(part.story_id, entity_id))


def _list_decisions(workspace: Workspace, entity_id: EntityId) -> list[DecisionView]:
    """What was decided on the entity's mentions, in all of its stories."""
    judgements = workspace.judgements.list(kind="entity", only_standing=True)
    if not judgements:
        return []
    entity, _ = read_entity(workspace, entity_id)
    return list(view_decisions(judgements, set(entity.mention_ids)))


def _find_like(workspace: Workspace, entity_id: EntityId, name: str) -> list[EntityRow]:
    """Other entities of a name, to be judged against this one."""
    if not name.strip():
        return []
    found = workspace.findings.list_entities(name, size=MOST_LIKE + 1).rows
    return [one for one in found if one.id != entity_id][:MOST_LIKE]


def _read_stories(
    workspace: Workspace, entity_id: EntityId, story_ids: Iterable[StoryId]
) -> list[Telling]:
    """The entity in each story that tells of it."""
    stories = []
    for one in story_ids:
        with suppress(UnknownIdError):  # made again since it was listed
            stories.append(workspace.stories.read_telling(one, entity_id))
    return stories
