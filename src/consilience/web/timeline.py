"""Everything in time: events on the day they happened, and how much was published when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request
from pydantic import AfterValidator
from starlette.responses import Response

from consilience.app import (
    EventRow,
    Facet,
    Selection,
    StoryRow,
    Workspace,
    describe_days,
    describe_time,
    name_event,
)
from consilience.records.ids import EntityId, StoryId
from consilience.records.time_value import Precision, TimeValue
from consilience.web.links import change_query, link_entity, link_story
from consilience.web.paging import ThePaging, make_next_address
from consilience.web.settings import TheWorkspace
from consilience.web.templating import render

router = APIRouter(include_in_schema=False)
BEGINNING: Final = "0000"  # sorts before every date: events of unknown time are asked for apart
Field = Annotated[
    str | None,
    Query(max_length=200, pattern=r"^[^\x00]*$"),
    AfterValidator(lambda typed: typed or None),
]
Day = Annotated[
    str | None,
    Query(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"),
    AfterValidator(lambda typed: typed or None),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which events are shown."""

    story: str | None
    entity: str | None
    event_type: str | None
    earliest: str | None
    latest: str | None


def read_chosen(
    story: Field = None,
    entity: Field = None,
    event_type: Field = None,
    earliest: Day = None,
    latest: Day = None,
) -> Chosen:
    """The filters of an address."""
    return Chosen(
        story=story, entity=entity, event_type=event_type, earliest=earliest, latest=latest
    )


TheChosen = Annotated[Chosen, Depends(read_chosen)]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event with what stands behind it; `origins` are the known ones."""

    href: str
    title: str
    kind: str
    factuality: str
    level: str
    articles: int
    origins: int
    story: str
    story_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A time with its events."""

    when: str
    iso: str | None
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """The articles published in a month; `width` is 0 to 100, 100 for the most."""

    words: str
    articles: int
    width: float
    href: str


@router.get("/timeline")
def show_timeline(
    request: Request, workspace: TheWorkspace, chosen: TheChosen, paging: ThePaging
) -> Response:
    """Events in order of time, with the months of publication over the first piece."""
    story_id = StoryId(chosen.story) if chosen.story else None
    entity_id = EntityId(chosen.entity) if chosen.entity else None
    found = workspace.findings.list_events(
        story_id=story_id,
        entity_id=entity_id,
        event_type=chosen.event_type,
        earliest=chosen.earliest or BEGINNING,
        latest=chosen.latest,
        cursor=paging.cursor,
        size=paging.size,
    )
    titles = {one.id: one.title for one in _read_stories(workspace, found.rows)}
    months = () if paging.cursor else _count_months(workspace, chosen)
    return render(
        request,
        "timeline_page.html.j2",
        chosen=chosen,
        total=found.total,
        undated=_count_undated(workspace, chosen),
        days=list(_view_days(found.rows, titles)),
        months=[one for facet in months for one in _view_months(request, facet)],
        other_months=sum(facet.total - len(facet.values) for facet in months),
        filters=list(_name_filters(request, workspace, chosen)),
        next=make_next_address(request, found.next),
    )


def _read_stories(workspace: Workspace, rows: Iterable[EventRow]) -> Iterable[StoryRow]:
    return map(workspace.stories.read, sorted({one.story_id for one in rows}))


def _count_undated(workspace: Workspace, chosen: Chosen) -> int:
    """How many events have no known time; none of them is within bounds."""
    if chosen.earliest or chosen.latest:
        return 0
    every, dated = (
        workspace.findings.list_events(
            story_id=StoryId(chosen.story) if chosen.story else None,
            entity_id=EntityId(chosen.entity) if chosen.entity else None,
            event_type=chosen.event_type,
            earliest=earliest,
            size=1,
        ).total
        for earliest in (None, BEGINNING)
    )
    return every - dated


def _count_months(workspace: Workspace, chosen: Chosen) -> tuple[Facet, ...]:
    selection = Selection(
        story_id=StoryId(chosen.story) if chosen.story else None,
        entity_id=EntityId(chosen.entity) if chosen.entity else None,
        event_type=chosen.event_type,
        earliest=chosen.earliest,
        latest=chosen.latest,
    )
    return workspace.search.count_facets("", selection, names=["month"])


def _view_months(request: Request, facet: Facet) -> Iterable[MonthView]:
    most = max((one.articles for one in facet.values), default=1)
    for one in sorted(facet.values, key=lambda one: one.value):
        month = describe_days(f"{one.value}-01", f"{one.value}-01").partition(" ")[2]
        yield MonthView(
            words=month or one.value,
            articles=one.articles,
            width=round(100 * one.articles / most, 1),
            href=change_query(request, {"earliest": one.value, "latest": one.value}),
        )


def _view_days(rows: Iterable[EventRow], titles: Mapping[StoryId, str]) -> Iterable[DayView]:
    for (earliest, latest), held in groupby(rows, key=lambda one: (one.earliest, one.latest)):
        first, last = (earliest or "")[:10], (latest or "")[:10]
        yield DayView(
            when=describe_time(
                TimeValue(
                    earliest=first,
                    latest=last,
                    precision=_find_precision(first, last),
                    basis="explicit",
                )
            ),
            iso=first if first == last else None,
            events=tuple(_view_event(one, titles[one.story_id]) for one in held),
        )


def _find_precision(first: str, last: str) -> Precision:
    """How finely two days tell a time: whole years and months are told as such."""
    if first[4:] == "-01-01" and last[4:] == "-12-31":
        return "year"
    if first[8:] == "01" and last[5:] and _ends_month(last):
        return "month"
    return "day"


def _ends_month(day: str) -> bool:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).day == 1
    except (ValueError, OverflowError):
        return False


def _view_event(row: EventRow, story: str) -> EventView:
    return EventView(
        href=f"{link_story(row.story_id)}#{name_event(row.id)}",
        title=row.title,
        kind=(row.event_type or "").replace("_", " ").lower(),
        factuality=row.factuality,
        level=row.level or "",
        articles=row.articles,
        origins=row.known_origins,
        story=story,
        story_href=link_story(row.story_id),
    )


def _name_filters(
    request: Request, workspace: Workspace, chosen: Chosen
) -> Iterable[tuple[str, str, str | None]]:
    """What is chosen in words, the address without it, and its own page."""
    if chosen.story:
        story = workspace.stories.read(StoryId(chosen.story))
        yield story.title, change_query(request, {"story": None}), link_story(story.id)
    if chosen.entity:
        key = EntityId(chosen.entity)
        (part,) = workspace.findings.list_entity_parts(key, size=1).rows
        yield part.entity.name, change_query(request, {"entity": None}), link_entity(key)
    if chosen.event_type:
        words = chosen.event_type.replace("_", " ").lower()
        yield words, change_query(request, {"event_type": None}), None
