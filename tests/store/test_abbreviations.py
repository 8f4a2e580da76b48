"""The first letters of an id are enough where no other id begins so."""

import pytest

from consilience.errors import UnknownIdError
from consilience.records.ids import StoryId
from consilience.store import Workspace
from tests.store.making import add, make_part, write


@pytest.fixture(autouse=True)
def stories(workspace: Workspace) -> None:
    """Stories 4751aa and 4751bb with an article each."""
    for name in ("4751aa", "4751bb"):
        article = write(name)
        add(workspace, article)
        workspace.stories.put_parts([make_part(name, article)])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("4751a", "4751aa"),
        ("4751aa", "4751aa"),  # an id is itself
        ("475", "475"),  # too short
        ("ffff", "ffff"),  # begins none: whoever asked for it says so
        ("", ""),
        ("4751\udc80", "4751\udc80"),  # no text of a database begins so
    ],
)
def test_a_beginning_becomes_the_id(workspace: Workspace, typed: str, meant: str) -> None:
    assert workspace.complete_id(typed, "story") == meant


def test_a_beginning_of_several_ids_is_refused_with_the_ids(workspace: Workspace) -> None:
    with pytest.raises(UnknownIdError, match="begin with 4751: 4751aa, 4751bb; give more of it"):
        workspace.complete_id("4751", "story")


def test_only_ids_of_the_kinds_asked_for_count(workspace: Workspace) -> None:
    assert workspace.complete_id("4751a", "page", "event", "judgement") == "4751a"


def test_a_story_that_is_gone_is_known_by_its_first_letters(workspace: Workspace) -> None:
    article = write("more")
    add(workspace, article)
    kept = workspace.stories.read_part(StoryId("4751aa")).articles
    part = make_part("9f00cc", *kept, article)
    workspace.stories.put_parts([part], replaced=[StoryId("4751aa")])
    assert workspace.complete_id("4751a", "story") == "4751aa"
