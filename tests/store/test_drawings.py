import pytest

from consilience.store import Workspace
from tests.store.test_workspace import OpenAgain


def test_a_drawing_is_kept_by_its_name(workspace: Workspace, open_again: OpenAgain) -> None:
    assert workspace.drawings.read("bars") is None
    assert workspace.drawings.put({"bars": "<svg/>", "lines": "<svg></svg>"})
    assert open_again().drawings.read("bars") == "<svg/>"


def test_the_latest_drawing_of_a_name_is_kept(workspace: Workspace) -> None:
    for svg in ("<svg/>", "<svg></svg>"):
        workspace.drawings.put({"bars": svg})
    assert workspace.drawings.read("bars") == "<svg></svg>"


def test_no_drawing_waits_for_a_writer(workspace: Workspace, open_again: OpenAgain) -> None:
    other = open_again(timeout_s=60)
    with workspace.holding():
        assert not other.drawings.put({"bars": "<svg/>"})
    assert other.drawings.put({"bars": "<svg/>"})


def test_the_oldest_drawings_go_when_there_are_too_many(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("consilience.store.drawings.MOST_KEPT", 2)
    for name in "abc":
        workspace.drawings.put({name: "<svg/>"})
    assert [workspace.drawings.read(name) for name in "abc"] == [None, "<svg/>", "<svg/>"]
