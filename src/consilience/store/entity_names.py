"""What entities are called that several stories name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from consilience.records.ids import EntityId
from consilience.store.pages import split
from consilience.store.schema import entity


@dataclass(frozen=True, slots=True)
class Called:
    """The name, kind and country of an entity, as in the story that mentions it most."""

    name: str
    kind: str
    country: str | None


def name_entities(connection: Connection, entity_ids: Iterable[EntityId]) -> dict[EntityId, Called]:
    """What each of the entities is called; those that are not known are left out."""
    found: dict[EntityId, Called] = {}
    for piece in split(tuple(entity_ids)):
        asked = select(entity.c.joined_id).where(entity.c.joined_id.in_(piece)).distinct().cte()
        columns = (_select_best(asked, name).label(name) for name in ("name", "kind", "country"))
        for row in connection.execute(select(asked.c.joined_id, *columns)):
            found[row.joined_id] = Called(row.name, row.kind, row.country)
    return found


def _select_best(asked: Any, name: str) -> Any:
    """A column of the greatest part; an index leads to it, whatever the number of stories."""
    best = entity.alias()
    return (
        select(best.c[name])
        .where(best.c.joined_id == asked.c.joined_id)
        .order_by(best.c.mentions.desc(), best.c.story_id.desc())
        .limit(1)
        .correlate(asked)
        .scalar_subquery()
    )
