"""A workspace: pages, what was found in them, and judgements, kept in a folder or on a server."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import text

from consilience.errors import WorkspaceError, WorkspaceExistsError, WorkspaceMissingError
from consilience.store.abbreviations import IdKind, complete_id
from consilience.store.articles import Articles
from consilience.store.database import (
    DEFAULT_TIMEOUT_S,
    FILE_NAME,
    Database,
    open_folder,
    open_server,
)
from consilience.store.drawings import Drawings
from consilience.store.findings import Findings
from consilience.store.judgements import Judgements
from consilience.store.migrations import find_version, make_schema, migrate
from consilience.store.pages import Pages
from consilience.store.search import Search
from consilience.store.stories import Stories

Clock = Callable[[], datetime]


def read_clock() -> datetime:
    """The present, in UTC."""
    return datetime.now(UTC)


class Workspace:
    """What a workspace holds, by noun: `pages`, `articles`, `stories`, `findings`, `judgements`.

    `search` finds articles, and `drawings` are kept for those who look at stories.

    One may be used by many threads. Every method that writes is a transaction of its own;
    `holding` keeps other writers out between several of them. Readers never wait.
    """

    def __init__(self, database: Database, clock: Clock = read_clock) -> None:
        def now() -> str:
            return clock().astimezone(UTC).isoformat(timespec="microseconds")

        self._database = database
        self.pages = Pages(database, now=now)
        self.articles = Articles(database)
        self.stories = Stories(database)
        self.findings = Findings(database)
        self.judgements = Judgements(database, now=now)
        self.search = Search(database)
        self.drawings = Drawings(database)

    @classmethod
    def create(
        cls,
        place: str | Path,
        *,
        who: str = "consilience",
        timeout_s: float = DEFAULT_TIMEOUT_S,
        clock: Clock = read_clock,
    ) -> Self:
        """A new workspace in a folder, made if need be, or at `postgresql://…`.

        Raises `WorkspaceExistsError` where there is one.
        """
        if not is_address(place):
            _make_folder(Path(place))
        database = _open(place, who, timeout_s)
        try:
            with database.holding():
                if _holds_workspace(database):
                    raise WorkspaceExistsError(f"{hide_password(place)} holds a workspace already")
                make_schema(database, made_at=clock().astimezone(UTC).isoformat())
        except BaseException:
            database.close()
            raise
        return cls(database, clock)

    @classmethod
    def open(
        cls,
        place: str | Path,
        *,
        who: str = "consilience",
        timeout_s: float = DEFAULT_TIMEOUT_S,
        clock: Clock = read_clock,
    ) -> Self:
        """The workspace in a folder or at `postgresql://…`, brought to the present version.

        `who` is told to others while this one writes; `timeout_s` is how long it waits for them.
        Raises `WorkspaceMissingError`, `WorkspaceVersionError` (a newer release wrote it) and
        `WorkspaceError` where the database cannot be used.
        """
        folder = None if is_address(place) else Path(place)
        if folder is not None and not (folder / FILE_NAME).is_file():
            raise WorkspaceMissingError(f"{place} holds no workspace; run `consilience init`")
        database = _open(place, who, timeout_s)
        try:
            migrate(database, folder=folder)
        except BaseException:
            database.close()
            raise
        return cls(database, clock)

    def holding(self, timeout_s: float | None = None) -> AbstractContextManager[None]:
        """Be the only writer for a `with` block, in which each write is still a transaction.

        Raises `WorkspaceBusyError` after `timeout_s` seconds, by default those of `open`.
        """
        return self._database.holding(timeout_s)

    def complete_id(self, typed: str, *kinds: IdKind) -> str:
        """The one id of those kinds that begins with the four letters or more that were typed.

        An id, or what begins none, is given back. Raises `UnknownIdError` where several begin so.
        """
        return complete_id(self._database, typed, kinds)

    def find_revision(self) -> str:
        """Other words after anything was written, for as long as the workspace is open."""
        return self._database.find_revision()

    def check(self) -> tuple[str, ...]:
        """What is wrong with the database; nothing as a rule. Reads all of it."""
        if not self._database.is_sqlite:
            return ()  # PostgreSQL checks its pages as it reads them
        with self._database.reading() as connection:
            broken = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
            loose = connection.execute(text("PRAGMA foreign_key_check")).all()
            orders = [
                f"a row of {row[0]} hangs on one of {row[2]} that is missing" for row in loose
            ]
        return tuple(one for one in (*broken, *orders) if one != "ok")

    def close(self) -> None:
        """Give all connections back; the workspace cannot be used afterwards."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def is_address(place: str | Path) -> bool:
    """True for an address of a database, False for a folder."""
    return isinstance(place, str) and "://" in place


def hide_password(place: str | Path) -> str:
    """The place as it may be shown and logged."""
    if not is_address(place):
        return str(place)
    scheme, _, rest = str(place).partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _open(place: str | Path, who: str, timeout_s: float) -> Database:
    if is_address(place):
        return open_server(str(place), who=who, timeout_s=timeout_s)
    return open_folder(Path(place), who=who, timeout_s=timeout_s)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(f"{folder} cannot be made: {error}; give another folder") from error


def _holds_workspace(database: Database) -> bool:
    try:
        find_version(database)
    except WorkspaceMissingError:
        return False
    return True
