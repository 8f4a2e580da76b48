"""Single facts about a workspace, by name."""

from sqlalchemy import Connection, select

from consilience.store.schema import workspace


def read_value(connection: Connection, name: str) -> str:
    """The value, "" where there is none."""
    query = select(workspace.c.value).where(workspace.c.name == name)
    return connection.execute(query).scalar() or ""


def write_value(connection: Connection, name: str, value: str) -> None:
    """Put the value in place of the one before."""
    connection.execute(workspace.delete().where(workspace.c.name == name))
    connection.execute(workspace.insert().values(name=name, value=value))
