"""Ids as people type them: their first letters are enough where no other begins so."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

from sqlalchemy import Column, select

from consilience.errors import UnknownIdError
from consilience.store.database import Database
from consilience.store.packing import make_plain
from consilience.store.schema import (
    article,
    discrepancy,
    entity,
    event,
    former_story,
    judgement,
    page,
    story,
)

IdKind = Literal["story", "article", "page", "entity", "event", "difference", "judgement"]
FEWEST: Final = 4  # letters, as git asks for
MOST_TOLD: Final = 3  # of several ids that begin so
LAST: Final = "\U0010ffff"  # behind every character of an id

_COLUMNS: Final[Mapping[IdKind, Sequence[Column[Any]]]] = {
    "story": (story.c.id, former_story.c.id),
    "article": (article.c.id,),
    "page": (page.c.id,),
    "entity": (entity.c.joined_id,),
    "event": (event.c.id,),
    "difference": (discrepancy.c.id,),
    "judgement": (judgement.c.id,),
}


def complete_id(database: Database, typed: str, kinds: Sequence[IdKind]) -> str:
    """The one id of those kinds that begins as typed; as typed where it is an id or begins none.

    Fewer than four letters are never completed. Raises `UnknownIdError` where several begin so.
    """
    begun = make_plain(typed)
    if len(begun) < FEWEST:
        return typed
    queries = [
        select(column).where(column >= begun, column < begun + LAST).distinct().limit(MOST_TOLD + 1)
        for kind in kinds
        for column in _COLUMNS[kind]
    ]
    with database.reading() as connection:
        found = sorted({row[0] for query in queries for row in connection.execute(query)})
    if begun in found or not found:
        return typed
    if len(found) > 1:
        told = ", ".join(found[:MOST_TOLD]) + (" …" if len(found) > MOST_TOLD else "")
        raise UnknownIdError(f"several ids begin with {typed}: {told}; give more of it")
    return str(found[0])
