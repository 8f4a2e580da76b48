"""A database to read from and, one writer at a time, to write to."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import QueuePool

from consilience.errors import WorkspaceBusyError, WorkspaceError
from consilience.store.locks import AdvisoryLock, FileLock

FILE_NAME = "workspace.sqlite"
DEFAULT_TIMEOUT_S = 30.0
CACHE_KIB = 16 * 1024  # of each connection
CONNECTIONS = 8  # kept open; as many more when needed
READER_TIMEOUT_MS = 10_000  # a reader waits only while another program recovers the log
# FULL, not NORMAL: what was said to be kept is kept even when the power goes.
SNAPSHOT = text("SELECT CAST(pg_current_snapshot() AS TEXT)")  # of PostgreSQL 13 and later
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {READER_TIMEOUT_MS}",
    f"PRAGMA cache_size = -{CACHE_KIB}",
    "PRAGMA temp_store = MEMORY",
)


class Lock(Protocol):
    """Whoever holds it is the only writer."""

    def hold(self, who: str, timeout_s: float) -> AbstractContextManager[None]:
        """Hold it for a `with` block; raises `WorkspaceBusyError` after `timeout_s` seconds."""
        ...


class Database:
    """Readers never wait. Writers wait for each other, threads of one program too."""

    def __init__(self, engine: Engine, lock: Lock, *, who: str, timeout_s: float) -> None:
        self.engine = engine
        self.who = who
        self._lock = lock
        self._timeout_s = timeout_s
        self._threads = threading.RLock()
        self._depth = 0
        self._watching = threading.Lock()
        self._watcher: Any = None

    @property
    def is_sqlite(self) -> bool:
        """True for a workspace in a folder, False for one on PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database, whatever is written meanwhile."""
        with _told_as_ours(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def holding(self, timeout_s: float | None = None) -> Iterator[None]:
        """Be the only writer for a `with` block; within it `writing` never waits.

        Raises `WorkspaceBusyError` after `timeout_s` seconds.
        """
        limit = self._timeout_s if timeout_s is None else timeout_s
        if not self._threads.acquire(timeout=max(0.0, limit)):
            raise WorkspaceBusyError(f"{self.who} (another thread)", limit)
        try:
            if self._depth:
                self._depth += 1
                try:
                    yield
                finally:
                    self._depth -= 1
                return
            with self._lock.hold(self.who, limit):
                self._depth = 1
                try:
                    yield
                finally:
                    self._depth = 0
        finally:
            self._threads.release()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of the block is kept, or, after an error, nothing."""
        with self.holding(), _told_as_ours(), self.engine.connect() as connection:
            connection.execution_options(consilience_writes=True)
            with connection.begin():
                yield connection

    def find_revision(self) -> str:
        """Other words after anything was written, for as long as the database is open.

        On a server they may also change when something is written elsewhere on it.
        """
        if not self.is_sqlite:
            with self.reading() as connection:
                return str(connection.execute(SNAPSHOT).scalar_one())
        with self._watching:
            # Its number counts what other connections write, so that one is kept for it alone.
            if self._watcher is None:
                self._watcher = self.engine.raw_connection()
            (number,) = self._watcher.execute("PRAGMA data_version").fetchone()
        return str(number)

    def close(self) -> None:
        """Give all connections back."""
        with self._watching:
            if self._watcher is not None:
                self._watcher.close()
                self._watcher = None
        self.engine.dispose()


def open_folder(folder: Path, *, who: str, timeout_s: float = DEFAULT_TIMEOUT_S) -> Database:
    """The database of a folder, made where there is none."""
    engine = create_engine(
        f"sqlite:///{(folder / FILE_NAME).absolute().as_posix()}",
        poolclass=QueuePool,
        pool_size=CONNECTIONS,
        max_overflow=CONNECTIONS,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return Database(engine, FileLock(folder), who=who, timeout_s=timeout_s)


def open_server(address: str, *, who: str, timeout_s: float = DEFAULT_TIMEOUT_S) -> Database:
    """The database at `postgresql://…`; raises `WorkspaceError` where the address is none."""
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise WorkspaceError(f"{address!r} is no address of a database") from error
    if url.get_backend_name() != "postgresql":
        raise WorkspaceError(
            f"{url.get_backend_name()!r} is no database for a workspace; give a folder, or "
            "postgresql://USER@HOST/DATABASE"
        )
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_size=CONNECTIONS,
            max_overflow=CONNECTIONS,
            isolation_level="REPEATABLE READ",
            connect_args={"application_name": "consilience"},
        )
    except ImportError as error:
        raise WorkspaceError(
            "PostgreSQL needs a driver: pip install 'consilience[postgres]'"
        ) from error
    return Database(engine, AdvisoryLock(engine), who=who, timeout_s=timeout_s)


def _prepare(connection: Any, _record: object) -> None:
    # SQLAlchemy begins transactions itself, in `_begin`; sqlite3 would begin them late.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("consilience_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _told_as_ours() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise WorkspaceError(f"the workspace's database cannot be used: {error.orig}") from error
    except DBAPIError as error:
        raise WorkspaceError(f"the workspace's database refused: {error.orig}") from error
