"""Pictures that were drawn, by names that change with what they show."""

from collections.abc import Mapping

from sqlalchemy import delete, func, select

from consilience.errors import WorkspaceError
from consilience.store.database import Database
from consilience.store.packing import pack_bytes, unpack_bytes
from consilience.store.schema import drawing

MOST_KEPT = 10_000  # drawings of 3 KB; those of stories that were made again are the oldest


class Drawings:
    """The drawings of a workspace; any of them may be gone, and can be drawn again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, name: str) -> str | None:
        """The SVG of that name, None where it is not kept."""
        query = select(drawing.c.packed).where(drawing.c.name == name)
        with self._database.reading() as connection:
            found = connection.execute(query).scalar()
        return None if found is None else unpack_bytes(found).decode()

    def put(self, drawn: Mapping[str, str]) -> bool:
        """Keep drawings by their names, unless somebody else is writing; tells whether it did."""
        if not drawn:
            return True
        try:
            with self._database.holding(0), self._database.writing() as connection:
                connection.execute(delete(drawing).where(drawing.c.name.in_([*drawn])))
                rows = [{"name": one, "packed": pack_bytes(drawn[one].encode())} for one in drawn]
                connection.execute(drawing.insert(), rows)
                last = select(func.max(drawing.c.number)).scalar_subquery()
                connection.execute(delete(drawing).where(drawing.c.number <= last - MOST_KEPT))
        except WorkspaceError:  # busy, or a disk that cannot be written to
            return False
        return True
