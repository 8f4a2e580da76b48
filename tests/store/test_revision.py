"""Who looks again is told whether anything was written, on every database."""

from collections.abc import Callable

from consilience.store import Workspace
from tests.store.making import add, write


def test_reading_leaves_the_revision_as_it_is(workspace: Workspace) -> None:
    add(workspace, write("one"))
    before = workspace.find_revision()
    assert workspace.articles.list().total == 1
    assert workspace.search.find("bridge").total == 1
    assert workspace.find_revision() == before


def test_every_write_changes_the_revision(workspace: Workspace) -> None:
    seen = [workspace.find_revision()]
    for name in ("one", "two"):
        add(workspace, write(name, text=f"{name} opened"))
        seen.append(workspace.find_revision())
    assert len({*seen}) == len(seen)


def test_what_another_writes_changes_the_revision(
    workspace: Workspace, open_again: Callable[..., Workspace]
) -> None:
    before = workspace.find_revision()
    add(open_again(), write("one"))
    assert workspace.find_revision() != before
