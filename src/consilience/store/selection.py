"""Which articles are meant: by story, outlet, origin, entity, event type and date."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, select, tuple_

from consilience.records.ids import EntityId, OriginId, PageId, StoryId
from consilience.store.schema import (
    article,
    article_entity,
    article_event,
    article_origin,
    entity,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Articles for which all that is given holds.

    `earliest` and `latest` (ISO 8601, any precision, both included) bound the publication date;
    with either, articles of unknown date are left out.
    """

    story_id: StoryId | None = None
    page_id: PageId | None = None
    outlet: str | None = None
    origin_id: OriginId | None = None
    entity_id: EntityId | None = None
    event_type: str | None = None
    earliest: str | None = None
    latest: str | None = None


ALL = Selection()
BEHIND = "\x7f"  # sorts behind what may follow a date: "2031-05" includes "2031-05-31T23:59"


def make_conditions(selection: Selection) -> list[ColumnElement[bool]]:
    """What must hold of a row of `article`."""
    columns = {name: getattr(selection, name) for name in ("story_id", "page_id", "outlet")}
    conditions: list[ColumnElement[bool]] = [
        article.c[name] == value for name, value in columns.items() if value is not None
    ]
    if selection.earliest is not None:
        conditions.append(article.c.latest >= selection.earliest)
    if selection.latest is not None:
        conditions.append(article.c.earliest <= selection.latest + BEHIND)
    conditions += [article.c.id.in_(query) for query in _select_ids(selection)]
    return conditions


def _select_ids(selection: Selection) -> list[Select[Any]]:
    asked = (
        (article_origin, article_origin.c.origin_id, selection.origin_id),
        (article_event, article_event.c.event_type, selection.event_type),
    )
    chosen = [
        select(table.c.article_id).where(column == value)
        for table, column, value in asked
        if value is not None
    ]
    if selection.entity_id is not None:
        named = article_entity
        told = is_entity(named.c.story_id, named.c.entity_id, selection.entity_id)
        chosen.append(select(named.c.article_id).where(told))
    return chosen


def is_home(story_id: Column[Any], own_id: Column[Any]) -> ColumnElement[bool]:
    """That a row of `entity` is the one that other columns name; a join, which has an index."""
    return (entity.c.story_id == story_id) & (entity.c.id == own_id)


def is_entity(
    story_id: Column[Any], own_id: Column[Any], entity_id: EntityId
) -> ColumnElement[bool]:
    """That an entity of a story is the one that has the id among all stories."""
    own = select(entity.c.story_id, entity.c.id).where(entity.c.joined_id == entity_id)
    return tuple_(story_id, own_id).in_(own)
