"""Which entities of different stories are one: kept up to date as stories come and go."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, select, tuple_, update

from consilience.codec import encode_record
from consilience.linking.decisions import Decisions
from consilience.linking.entities.bearers import Bearer, Home, group_bearers
from consilience.linking.entities.bearers_reach import find_reach
from consilience.linking.entities.names import Key
from consilience.records.ids import EntityId, StoryId
from consilience.store.packing import decode_json, make_plain
from consilience.store.pages import split
from consilience.store.schema import entity, entity_key


class StoredBearers:
    """A `BearerIndex` over what one connection sees; `joined` is what is kept of those seen."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.joined: dict[Home, EntityId] = {}

    def find_bearers(self, keys: Iterable[Key]) -> Iterator[Bearer]:
        """Those that have one of the keys."""
        home = tuple_(entity.c.story_id, entity.c.id)
        named = tuple_(entity_key.c.name, entity_key.c.sort, entity_key.c.owner)
        for piece in split([(make_plain(one.name), one.sort, one.owner) for one in keys]):
            # SQLite finds a name by its index, and three values together by looking at all.
            has_name = entity_key.c.name.in_({name for name, _, _ in piece})
            columns = (entity_key.c.story_id, entity_key.c.entity_id)
            asked = select(*columns).where(has_name, named.in_(piece))
            yield from self._read(home.in_(asked))

    def find_judged(self) -> Iterator[Bearer]:
        """Those of which somebody judged a mention."""
        return self._read(entity.c.judged > 0)

    def find_all(self) -> Iterator[Bearer]:
        """Every one."""
        return self._read(entity.c.bearer.is_not(None))

    def find_names(self, words: Iterable[str]) -> Mapping[str, Iterable[str]]:
        """For each word the full names of persons that begin or end with it."""
        found: dict[str, set[str]] = defaultdict(set)
        for piece in split([make_plain(one) for one in words]):
            for end in (entity_key.c.first, entity_key.c.last):
                query = select(end.label("word"), entity_key.c.name).where(end.in_(piece))
                for row in self._connection.execute(query.distinct()):
                    found[row.word].add(row.name)
        return found

    def _read(self, condition: object) -> Iterator[Bearer]:
        query = select(entity.c.story_id, entity.c.id, entity.c.joined_id, entity.c.bearer)
        rows = self._connection.execute(query.where(condition, entity.c.bearer.is_not(None)))  # type: ignore[arg-type]  # a condition as SQLAlchemy makes them
        for row in rows:
            self.joined[row.story_id, row.id] = row.joined_id
            yield decode_json(row.bearer, Bearer)


def put_bearers(connection: Connection, bearers: Iterable[Bearer]) -> None:
    """Write the names of entities, whose own rows are there."""
    kept, names = [], []
    for one in bearers:
        home = {"of_story": one.story_id, "own": one.entity_id}
        kept.append({**home, "told": encode_record(one), "count": len(one.judged)})
        rows = {(make_plain(key.name), key.sort, key.owner) for key in one.keys}
        names += [_make_row(one, *row) for row in sorted(rows)]
    if kept:
        mine = (entity.c.story_id == bindparam("of_story"), entity.c.id == bindparam("own"))
        changed = update(entity).values(bearer=bindparam("told"), judged=bindparam("count"))
        connection.execute(changed.where(*mine), kept)
    if names:
        connection.execute(entity_key.insert(), names)


def _make_row(bearer: Bearer, name: str, sort: str, owner: str) -> dict[str, object]:
    words = name.split() if sort == "person" else []
    return {
        "story_id": bearer.story_id,
        "entity_id": bearer.entity_id,
        "sort": sort,
        "name": name,
        "owner": owner,
        "first": words[0] if words else "",
        "last": words[-1] if words else "",
    }


def find_keys_of(connection: Connection, story_ids: Sequence[StoryId]) -> set[Key]:
    """The names of all entities of the stories."""
    columns = (entity_key.c.sort, entity_key.c.name, entity_key.c.owner)
    found: set[Key] = set()
    for piece in split(story_ids):
        query = select(*columns).where(entity_key.c.story_id.in_(piece)).distinct()
        found.update(Key(row.sort, row.name, row.owner) for row in connection.execute(query))
    return found


def join_reached(connection: Connection, keys: Iterable[Key], decisions: Decisions) -> None:
    """Join anew what has one of the keys, and all that may be one with it."""
    index = StoredBearers(connection)
    reach = find_reach(keys, index)
    _write(connection, index, reach.bearers, decisions, reach.crowded)


def join_all(connection: Connection, decisions: Decisions) -> None:
    """Join all entities anew."""
    index = StoredBearers(connection)
    _write(connection, index, list(index.find_all()), decisions, frozenset())


def _write(
    connection: Connection,
    index: StoredBearers,
    bearers: Iterable[Bearer],
    decisions: Decisions,
    crowded: frozenset[str],
) -> None:
    groups, _ = group_bearers(bearers, decisions, crowded)
    changed = [
        {"story": home[0], "own": home[1], "joined": group.entity_id}
        for group in groups
        for home in group.homes
        if index.joined[home] != group.entity_id
    ]
    if changed:
        mine = (entity.c.story_id == bindparam("story"), entity.c.id == bindparam("own"))
        statement = update(entity).where(*mine).values(joined_id=bindparam("joined"))
        connection.execute(statement, changed)
