"""The schema's versions: a new workspace, an older one brought up to date, a newer one refused."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Inspector, ScalarSelect, bindparam, func, inspect, select, text

from consilience.errors import WorkspaceMissingError, WorkspaceVersionError
from consilience.records.dossier import Dossier
from consilience.store.database import FILE_NAME, Database
from consilience.store.index_rows import count_known_origins, make_abouts
from consilience.store.packing import unpack_record
from consilience.store.schema import (
    SCHEMA_VERSION,
    drawing,
    entity_mentions,
    event,
    former_story,
    metadata,
    origin,
    quotation_about,
    story,
    story_outline,
    story_part,
    workspace,
)
from consilience.store.search_index import make_index
from consilience.store.values import write_value
from consilience.store.views import VIEWS

Step = Callable[[Connection], None]
BACKUPS = "backups"


def make_schema(database: Database, *, made_at: str) -> None:
    """All tables, views and the full-text index of the present version, in one transaction."""
    with database.writing() as connection:
        metadata.create_all(connection)
        make_views(connection)
        make_index(connection)
        write_value(connection, "schema_version", str(SCHEMA_VERSION))
        write_value(connection, "made_at", made_at)


def find_version(database: Database) -> int:
    """The version of the workspace's schema; raises `WorkspaceMissingError` where is none."""
    with database.reading() as connection:
        if not _inspect(connection).has_table(workspace.name):
            raise WorkspaceMissingError("the database holds no workspace; run `consilience init`")
        query = select(workspace.c.value).where(workspace.c.name == "schema_version")
        found = connection.execute(query).scalar()
    return int(found or 0)


def migrate(
    database: Database,
    *,
    folder: Path | None = None,
    steps: Sequence[Step] | None = None,
) -> None:
    """Bring an older schema up to date; a copy of the database is kept in the folder's `backups`.

    All steps are one transaction: after an error the workspace is what it was. On a server there
    is no copy, as its own tools make them. Raises `WorkspaceVersionError` for a newer schema.
    """
    steps = STEPS if steps is None else steps
    newest = 1 + len(steps)
    version = find_version(database)
    if version > newest:
        raise WorkspaceVersionError(
            f"the workspace has version {version} of the schema, this release knows versions up "
            f"to {newest}; install a newer release of consilience"
        )
    if version == newest:
        return
    with database.holding():
        version = find_version(database)  # another may have been quicker
        if folder is not None:
            back_up(folder, version)
        with database.writing() as connection:
            drop_views(connection)
            for step in steps[version - 1 :]:
                step(connection)
            make_views(connection)
            write_value(connection, "schema_version", str(newest))


def back_up(folder: Path, version: int) -> Path:
    """A copy of the database as it is, beside those made before."""
    target = folder / BACKUPS / f"version-{version}.sqlite"
    target.parent.mkdir(exist_ok=True)
    unfinished = target.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    source, copy = sqlite3.connect(folder / FILE_NAME), sqlite3.connect(unfinished)
    with closing(source), closing(copy):
        source.backup(copy)
    return unfinished.replace(target)


def make_views(connection: Connection) -> None:
    """The views, for people who look into the database."""
    for name, query in VIEWS.items():
        connection.execute(text(f"CREATE VIEW {name} AS {query}"))


def drop_views(connection: Connection) -> None:
    """Take the views away, so that the tables under them can be changed."""
    for name in VIEWS:
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))


def _inspect(connection: Connection) -> Inspector:
    return inspect(connection)


def _add_abouts_and_drawings(connection: Connection) -> None:
    quotation_about.create(connection)
    drawing.create(connection)
    for story_id, part in _read_parts(connection):
        if rows := make_abouts(part):
            connection.execute(
                quotation_about.insert(), [{"story_id": story_id} | one for one in rows]
            )


def _add_outlines(connection: Connection) -> None:
    """Empty tables: what a story's part tells as well is made or looked for when asked for.

    Of stories that were gone before nothing is known.
    """
    former_story.create(connection)
    story_outline.create(connection)
    entity_mentions.create(connection)


def _add_known_origins(connection: Connection) -> None:
    for table in (story, event):
        connection.execute(
            text(f"ALTER TABLE {table.name} ADD COLUMN known_origins INTEGER NOT NULL DEFAULT 0")
        )
    connection.execute(story.update().values(known_origins=_count_known_of_story()))
    found = event.update().where(
        event.c.story_id == bindparam("of_story"), event.c.id == bindparam("of_event")
    )
    counting = found.values(known_origins=bindparam("known"))
    for story_id, part in _read_parts(connection):
        rows = [
            {"of_story": story_id, "of_event": event_id, "known": known}
            for event_id, known in count_known_origins(part).items()
        ]
        if rows:
            connection.execute(counting, rows)


def _count_known_of_story() -> ScalarSelect[int]:
    known = select(func.count()).select_from(origin)
    return known.where(
        origin.c.story_id == story.c.id, origin.c.kind != "unknown"
    ).scalar_subquery()


def _read_parts(connection: Connection) -> Iterator[tuple[str, Dossier]]:
    """Each story's part, one at a time."""
    for story_id in connection.execute(select(story_part.c.story_id)).scalars().all():
        query = select(story_part.c.packed).where(story_part.c.story_id == story_id)
        yield story_id, unpack_record(connection.execute(query).scalar_one(), Dossier)


# The first brings version 1 to 2.
STEPS: tuple[Step, ...] = (_add_abouts_and_drawings, _add_outlines, _add_known_origins)
