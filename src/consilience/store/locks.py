"""One writer at a time, across threads, programs and machines."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, TextClause, text
from sqlalchemy.exc import OperationalError

from consilience.errors import WorkspaceBusyError, WorkspaceError

UNKNOWN_HOLDER = "another program"
LOCK_SPACE = 0x636F6E73  # "cons": apart from the advisory locks of others in the database


class FileLock:
    """The lock of a workspace in a folder: an exclusive transaction on an empty SQLite file.

    The operating system gives it back when the process ends, however it ends, on every system
    that SQLite knows; a process that was forked does not hold it on. `writer.json` tells who
    holds it.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "writer.lock"
        self._holder = folder / "writer.json"

    @contextmanager
    def hold(self, who: str, timeout_s: float) -> Iterator[None]:
        """Hold the lock; others wait for it or get `WorkspaceBusyError`.

        Raises `WorkspaceError` where the folder cannot be written.
        """
        connection = self._open(timeout_s)
        try:
            self._take(connection, timeout_s)
            self._tell_holder(who)
            try:
                yield
            finally:
                with suppress(OSError):
                    self._holder.unlink()
        finally:
            connection.close()  # rolls back, which gives the lock to the next

    def _open(self, timeout_s: float) -> sqlite3.Connection:
        try:
            return sqlite3.connect(self._path, timeout=timeout_s, isolation_level=None)
        except sqlite3.OperationalError as error:
            raise WorkspaceError(f"{self._path} cannot be opened: {error}") from error

    def _tell_holder(self, who: str) -> None:
        try:
            self._holder.write_text(json.dumps({"who": who, "process": os.getpid()}), "utf-8")
        except OSError as error:
            raise WorkspaceError(f"{self._holder} cannot be written: {error}") from error

    def _take(self, connection: sqlite3.Connection, timeout_s: float) -> None:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise WorkspaceError(f"{self._path} cannot be locked: {error}") from error
            raise WorkspaceBusyError(self._find_holder(), timeout_s) from error

    def _find_holder(self) -> str:
        try:
            held = json.loads(self._holder.read_text("utf-8"))
            return f"{held['who']} (process {held['process']})"
        except (OSError, ValueError, KeyError, TypeError):
            return UNKNOWN_HOLDER


class AdvisoryLock:
    """The lock of a workspace on PostgreSQL: an advisory lock on its schema."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def hold(self, who: str, timeout_s: float) -> Iterator[None]:
        """Hold the lock; others wait for it or get `WorkspaceBusyError`."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            self._take(connection, who, timeout_s)
            try:
                yield
            finally:
                connection.execute(_call("pg_advisory_unlock"), {"space": LOCK_SPACE})
                connection.execute(text("RESET application_name"))

    def _take(self, connection: Connection, who: str, timeout_s: float) -> None:
        _set(connection, "application_name", f"consilience: {who}"[:63])  # NAMEDATALEN - 1
        _set(connection, "lock_timeout", str(max(1, round(timeout_s * 1000))))
        try:
            connection.execute(_call("pg_advisory_lock"), {"space": LOCK_SPACE})
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", "") != "55P03":  # lock_not_available
                raise
            raise WorkspaceBusyError(_find_session(connection), timeout_s) from error
        finally:
            connection.execute(text("RESET lock_timeout"))


def _call(function: str) -> TextClause:
    return text(f"SELECT {function}(:space, hashtext(current_schema()))")


def _set(connection: Connection, name: str, value: str) -> None:
    connection.execute(
        text("SELECT set_config(:name, :value, false)"), {"name": name, "value": value}
    )


def _find_session(connection: Connection) -> str:
    named = connection.execute(
        text(
            "SELECT application_name, pid FROM pg_stat_activity JOIN pg_locks USING (pid) "
            "WHERE locktype = 'advisory' AND granted AND classid = :space "
            "AND objid = (hashtext(current_schema())::bigint & 4294967295)::oid"
        ),
        {"space": LOCK_SPACE},
    ).first()
    if named is None:
        return UNKNOWN_HOLDER
    return f"{named[0].removeprefix('consilience: ')} (session {named[1]})"
