from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.errors import CursorError, UnknownIdError
from consilience.records.failure import Failure
from consilience.records.ids import PageId, make_id
from consilience.records.page import Page
from consilience.store import Workspace
from tests.making import make_page

FAILURE = Failure(uri="/pages/a.txt", stage="intake", code="empty", message="is empty")


def test_a_page_is_read_as_it_was_added(workspace: Workspace) -> None:
    page = replace(make_page("Bridge opens"), outlet="Mercury", title="Bridge", published="2031")
    assert workspace.pages.add([page]) == (page.id,)
    assert workspace.pages.read(page.id) == page
    assert workspace.pages.read(page.id, with_body=False) == replace(page, body=b"")


def test_adding_a_page_twice_does_nothing(workspace: Workspace) -> None:
    page = make_page("Bridge opens")
    workspace.pages.add([page])
    workspace.pages.set_stage([page.id], "annotation")
    assert workspace.pages.add([page, page]) == ()
    assert workspace.pages.list(stage="annotation").total == 1


def test_a_page_keeps_the_first_of_its_addresses_whenever_that_comes(workspace: Workspace) -> None:
    later, first = (replace(make_page("Bridge"), uri=uri) for uri in ("/z.txt", "/a.txt"))
    assert workspace.pages.add([later]) == (later.id,)
    assert workspace.pages.add([first]) == (first.id,)
    assert workspace.pages.read(first.id).uri == "/a.txt"
    assert workspace.pages.add([later]) == ()


def test_two_pages_of_one_body_share_its_bytes(workspace: Workspace) -> None:
    one, other = make_page("Bridge", name="one"), make_page("Bridge", name="other")
    workspace.pages.add([one, other])
    assert workspace.pages.read(one.id).body == workspace.pages.read(other.id).body == b"Bridge"
    with workspace._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM body").scalar() == 1


# U+0000 is no text on PostgreSQL, halves of pairs are none in UTF-8; bodies may be anything.
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300), text=st.text(max_size=60), uri=st.text(max_size=20))
def test_pages_of_any_bytes_and_text_come_back(
    workspace: Workspace, body: bytes, text: str, uri: str
) -> None:
    page = Page(
        id=PageId(make_id(body, text, uri)),
        uri=uri,
        name="a\x00page",
        media_type="text/plain",
        text=text + "\x00",
        body=body,
    )
    workspace.pages.add([page])
    assert workspace.pages.read(page.id) == page


def test_half_a_surrogate_pair_is_kept_as_the_replacement_character(workspace: Workspace) -> None:
    page = replace(make_page("Bridge"), text="a\ud800b", uri="/\udcff.txt")
    workspace.pages.add([page])
    assert workspace.pages.read(page.id).text == "a\ufffdb"
    assert workspace.pages.list().rows[0].uri == "/\ufffd.txt"


def test_an_unknown_page_is_told(workspace: Workspace) -> None:
    with pytest.raises(UnknownIdError, match="no page nowhere"):
        workspace.pages.read(PageId("nowhere"))


def test_nothing_of_a_batch_is_kept_when_one_of_it_fails(workspace: Workspace) -> None:
    def give() -> object:
        yield make_page("One", name="one")
        raise RuntimeError("the disk of pages is gone")

    with pytest.raises(RuntimeError):
        workspace.pages.add(give())  # type: ignore[arg-type] # mypy takes it for any object
    broken = replace(make_page("Two", name="two"), media_type=None)
    with pytest.raises(TypeError):
        workspace.pages.add([make_page("One", name="one"), broken])
    assert workspace.pages.list().total == 0


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8])
def test_pieces_of_a_listing_hold_every_row_once(workspace: Workspace, size: int) -> None:
    workspace.pages.add(make_page(f"Page {at}", name=f"{at}") for at in range(7))
    found, cursor = [], None
    while True:
        piece = workspace.pages.list(cursor=cursor, size=size)
        assert piece.total == 7
        found += [row.uri for row in piece.rows]
        if (cursor := piece.next) is None:
            break
    assert found == [f"/pages/{at}.txt" for at in range(7)]


@pytest.mark.parametrize(
    "cursor", ["", "?", "nonsense", "e30", "WyJzdG9yaWVzIiwgMV0", "WyJwYWdlcyIsICIxIl0", "é"]
)
def test_a_cursor_that_no_listing_gave_is_refused(workspace: Workspace, cursor: str) -> None:
    with pytest.raises(CursorError, match="begin without one"):
        workspace.pages.list(cursor=cursor)


def test_rows_added_meanwhile_neither_repeat_nor_hide_others(workspace: Workspace) -> None:
    workspace.pages.add(make_page(f"Page {at}", name=f"{at}") for at in range(4))
    first = workspace.pages.list(size=2)
    workspace.pages.add([make_page("New", name="/0")])
    second = workspace.pages.list(size=9, cursor=first.next)
    assert [row.name for row in (*first.rows, *second.rows)] == [
        "0.txt",
        "1.txt",
        "2.txt",
        "3.txt",
        "/0.txt",
    ]


def test_pages_are_counted_by_stage(workspace: Workspace) -> None:
    pages = [make_page(f"Page {at}", name=f"{at}") for at in range(3)]
    workspace.pages.add(pages)
    workspace.pages.set_stage([pages[1].id], "analysis")
    assert workspace.pages.count_by_stage() == {"analysis": 1, "intake": 2}


def test_failures_are_kept_once(workspace: Workspace) -> None:
    page = make_page("Bridge")
    workspace.pages.add([page])
    workspace.pages.add_failures([FAILURE, FAILURE])
    workspace.pages.add_failures([replace(FAILURE, stage="extraction")], page.id)
    assert workspace.pages.list_failures() == (replace(FAILURE, stage="extraction"), FAILURE)
    assert workspace.pages.list_failures(page_id=page.id) == (replace(FAILURE, stage="extraction"),)


def test_what_failed_in_a_story_is_forgotten_when_it_is_made_again(workspace: Workspace) -> None:
    lost = replace(FAILURE, uri="a-story", stage="linking")
    workspace.pages.add_failures([FAILURE])
    workspace.pages.set_failures("a-story", [lost])
    assert set(workspace.pages.list_failures()) == {FAILURE, lost}
    workspace.pages.set_failures("a-story", [])
    assert workspace.pages.list_failures() == (FAILURE,)


def test_what_one_has_added_another_reads(
    workspace: Workspace, open_again: Callable[..., Workspace]
) -> None:
    page = make_page("Bridge")
    workspace.pages.add([page])
    assert open_again().pages.read(page.id) == page
