import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from consilience.errors import (
    WorkspaceBusyError,
    WorkspaceError,
    WorkspaceExistsError,
    WorkspaceMissingError,
    WorkspaceVersionError,
)
from consilience.records.ids import StoryId
from consilience.store import Workspace
from consilience.store.database import FILE_NAME, open_folder
from consilience.store.migrations import STEPS, find_version, migrate
from consilience.store.schema import SCHEMA_VERSION, metadata, page_record
from consilience.store.workspace import hide_password
from tests.making import make_page
from tests.store.making import add, add_unknown_origin, make_part, quote_about, write

OpenAgain = Callable[..., Workspace]


def test_a_workspace_is_made_once(workspace: Workspace, place: str) -> None:
    with pytest.raises(WorkspaceExistsError, match="holds a workspace already"):
        Workspace.create(place)


def test_what_holds_no_workspace_is_told(tmp_path: Path, place: str) -> None:
    for nowhere in (place, tmp_path / "nowhere"):
        with pytest.raises(WorkspaceMissingError, match="consilience init"):
            Workspace.open(nowhere)


def test_a_folder_without_its_schema_becomes_a_workspace(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()  # what is left when `create` is killed early
    Workspace.create(tmp_path).close()
    Workspace.open(tmp_path).close()


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("mysql://host/name", "no database for a workspace"),
        ("://", "no address of a database"),
        ("postgresql://127.0.0.1:1/nowhere", "cannot be used"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(address: str, message: str) -> None:
    with pytest.raises(WorkspaceError, match=message):
        Workspace.open(address)


def test_a_file_is_no_place_for_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WorkspaceError, match="give another folder"):
        Workspace.create(tmp_path / "file")


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no database" * 100)
    with pytest.raises(WorkspaceError, match="not a database"):
        Workspace.open(tmp_path)


def test_passwords_are_not_shown() -> None:
    assert hide_password("postgresql://ada:se@cret@host/name") == "postgresql://host/name"
    assert hide_password(Path("folder")) == "folder"


def test_a_second_writer_is_told_who_writes(workspace: Workspace, open_again: OpenAgain) -> None:
    other = open_again(timeout_s=0.05)
    with (
        workspace.holding(),
        pytest.raises(
            WorkspaceBusyError, match=r"written to by the tests .*waited 0\.05 s"
        ) as told,
    ):
        other.pages.add([make_page("Bridge")])
    assert told.value.holder.startswith("the tests (")
    assert other.pages.add([make_page("Bridge")])


def test_a_second_writer_waits_for_the_first(workspace: Workspace, open_again: OpenAgain) -> None:
    other = open_again(timeout_s=20)
    done = threading.Event()

    def add() -> None:
        other.pages.add([make_page("Bridge")])
        done.set()

    with workspace.holding():
        waiting = threading.Thread(target=add)
        waiting.start()
        workspace.pages.add([make_page("First", name="first")])
        assert not done.is_set()
    waiting.join(20)
    assert [row.name for row in workspace.pages.list().rows] == ["first.txt", "page.txt"]


def test_threads_of_one_program_write_one_after_the_other(workspace: Workspace) -> None:
    def add(at: int) -> None:
        workspace.pages.add([make_page(f"Page {at}", name=f"{at}")])

    threads = [threading.Thread(target=add, args=(at,)) for at in range(12)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert workspace.pages.list().total == 12


def test_a_thread_that_waits_too_long_is_told(workspace: Workspace) -> None:
    errors: list[WorkspaceBusyError] = []

    def hold() -> None:
        try:
            with workspace.holding(0):
                pass
        except WorkspaceBusyError as error:
            errors.append(error)

    with workspace.holding():
        thread = threading.Thread(target=hold)
        thread.start()
        thread.join(30)
    assert [error.holder for error in errors] == ["the tests (another thread)"]


def test_readers_see_what_was_kept_while_another_writes(
    workspace: Workspace, open_again: OpenAgain
) -> None:
    reader = open_again()
    workspace.pages.add([make_page("Bridge")])
    with workspace.holding(), workspace._database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM page")
        assert reader.pages.list().total == 1
    assert reader.pages.list().total == 0


def test_a_sound_workspace_has_nothing_wrong(workspace: Workspace) -> None:
    workspace.pages.add([make_page("Bridge")])
    assert workspace.check() == ()


def test_rows_that_hang_on_nothing_are_found(tmp_path: Path) -> None:
    with Workspace.create(tmp_path) as workspace:
        other = sqlite3.connect(tmp_path / FILE_NAME)
        other.execute("INSERT INTO page_record (page_id, packed) VALUES ('gone', x'00')")
        other.commit()
        other.close()
        assert workspace.check() == ("a row of page_record hangs on one of page that is missing",)


def set_version(workspace: Workspace, version: int) -> None:
    with workspace._database.writing() as connection:
        connection.exec_driver_sql(
            f"UPDATE workspace SET value = '{version}' WHERE name = 'schema_version'"
        )


def test_a_workspace_of_a_newer_release_is_refused(workspace: Workspace, place: str) -> None:
    set_version(workspace, 99)
    with pytest.raises(WorkspaceVersionError, match=r"version 99 .* install a newer release"):
        Workspace.open(place)


def add_colour(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE page ADD COLUMN colour TEXT")


def fail(connection: Connection) -> None:
    add_colour(connection)
    raise RuntimeError("this step is broken")


def test_an_older_workspace_is_brought_up_to_date(workspace: Workspace) -> None:
    workspace.pages.add([make_page("Bridge")])
    migrate(workspace._database, steps=[*STEPS, add_colour])
    assert find_version(workspace._database) == SCHEMA_VERSION + 1
    migrate(workspace._database, steps=[*STEPS, add_colour])
    with workspace._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT colour FROM page").all() == [(None,)]
        assert connection.exec_driver_sql("SELECT * FROM articles_with_outlets").all() == []


def forget_known_origins(connection: Connection) -> None:
    for table in ("story", "event"):
        connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN known_origins")


def test_a_workspace_of_the_third_version_counts_known_origins_apart(
    workspace: Workspace, place: str
) -> None:
    article, other = write("bridge"), write("tunnel")
    add(workspace, article, other)
    told = add_unknown_origin(make_part("story", article))
    workspace.stories.put_parts([told, make_part("second", other)])
    stories, events = workspace.stories.list(), workspace.findings.list_events()
    assert [(one.known_origins, one.origins) for one in stories.rows] == [(1, 2), (1, 1)]
    assert sorted((one.known_origins, one.origins) for one in events.rows) == [(1, 1), (1, 2)]
    with workspace._database.writing() as connection:
        forget_known_origins(connection)
    set_version(workspace, 3)
    with Workspace.open(place) as opened:
        assert find_version(opened._database) == SCHEMA_VERSION
        assert opened.stories.list() == stories
        assert opened.findings.list_events() == events


def test_a_workspace_of_the_first_version_gets_what_is_new(
    workspace: Workspace, place: str
) -> None:
    article = write("bridge")
    add(workspace, article)
    workspace.stories.put_parts([quote_about(make_part("story", article))])
    before = workspace.findings.list_quotations(about_id="brandt")
    assert before.total == 1
    with workspace._database.writing() as connection:
        forget_known_origins(connection)
        connection.exec_driver_sql("DROP TABLE quotation_about")
        connection.exec_driver_sql("DROP TABLE drawing")
        connection.exec_driver_sql("DROP TABLE story_outline")
        connection.exec_driver_sql("DROP TABLE entity_mentions")
        connection.exec_driver_sql("DROP TABLE former_story")
    set_version(workspace, 1)
    with Workspace.open(place) as opened:
        assert find_version(opened._database) == SCHEMA_VERSION
        assert opened.findings.list_quotations(about_id="brandt") == before


def test_a_workspace_of_the_second_version_gets_outlines_when_they_are_asked_for(
    workspace: Workspace, place: str
) -> None:
    article = write("bridge")
    add(workspace, article)
    workspace.stories.put_parts([make_part("story", article)])
    before = workspace.stories.read_outline(StoryId("story"))
    with workspace._database.writing() as connection:
        forget_known_origins(connection)
        connection.exec_driver_sql("DROP TABLE story_outline")
        connection.exec_driver_sql("DROP TABLE entity_mentions")
        connection.exec_driver_sql("DROP TABLE former_story")
    set_version(workspace, 2)
    with Workspace.open(place) as opened:
        assert find_version(opened._database) == SCHEMA_VERSION
        assert opened.stories.read_outline(StoryId("story")) == before


def test_a_migration_that_fails_leaves_the_workspace_as_it_was(
    workspace: Workspace, open_again: OpenAgain
) -> None:
    with pytest.raises(RuntimeError, match="broken"):
        migrate(workspace._database, steps=[*STEPS, fail])
    assert find_version(workspace._database) == SCHEMA_VERSION
    again = open_again()
    with again._database.reading() as connection:
        columns = connection.execute(text("SELECT * FROM page")).keys()
    assert "colour" not in list(columns)


def test_a_copy_is_kept_before_a_migration(tmp_path: Path) -> None:
    page = make_page("Bridge")
    with Workspace.create(tmp_path) as workspace:
        workspace.pages.add([page])
    database = open_folder(tmp_path, who="the tests")
    migrate(database, folder=tmp_path, steps=[*STEPS, add_colour])
    database.close()
    (tmp_path / "backups" / f"version-{SCHEMA_VERSION}.sqlite").rename(tmp_path / FILE_NAME)
    for left in (f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"):
        (tmp_path / left).unlink(missing_ok=True)
    with Workspace.open(tmp_path) as before:
        assert before.pages.read(page.id) == page


def test_the_tables_are_those_that_the_schema_tells(workspace: Workspace) -> None:
    for table in metadata.sorted_tables:
        with workspace._database.reading() as connection:
            found = connection.execute(table.select().limit(1)).keys()
        assert list(found) == [column.name for column in table.columns]


def test_a_damaged_record_is_told(workspace: Workspace) -> None:
    page = make_page("Bridge")
    workspace.pages.add([page])
    with workspace._database.writing() as connection:
        connection.exec_driver_sql("UPDATE page_record SET packed = body.packed FROM body")
    with pytest.raises(WorkspaceError, match="cannot read"):
        workspace.pages.read(page.id)
    with workspace._database.writing() as connection:
        connection.execute(page_record.update().values(packed=b"1"))
    with pytest.raises(WorkspaceError, match="damaged record"):
        workspace.pages.read(page.id)
