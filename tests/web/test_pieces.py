"""Lists that are read whole are given in pieces that hold all of them once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.errors import CursorError
from consilience.web.pieces import cut_piece


@given(length=st.integers(0, 40), size=st.integers(1, 12))
def test_the_pieces_are_the_list(length: int, size: int) -> None:
    found = list(range(length))
    seen: list[int] = []
    cursor = None
    while True:
        piece = cut_piece(found, "numbers", cursor=cursor, size=size)
        seen += piece.rows
        assert piece.total == length
        cursor = piece.next
        if cursor is None:
            break
    assert seen == found


@given(st.text(max_size=60))
def test_any_cursor_is_read_or_refused(cursor: str) -> None:
    try:
        cut_piece([1, 2], "numbers", cursor=cursor, size=1)
    except CursorError:
        return
    pytest.fail(f"{cursor!r} was taken for a cursor")


def test_a_cursor_of_another_list_is_refused() -> None:
    other = cut_piece([1, 2], "letters", cursor=None, size=1).next
    with pytest.raises(CursorError):
        cut_piece([1, 2], "numbers", cursor=other, size=1)
