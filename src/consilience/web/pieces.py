"""Lists that are read whole, given a piece at a time as those of the store are."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import TypeVar

from consilience.app import Listing
from consilience.errors import CursorError

Thing = TypeVar("Thing")
MOST_DIGITS = 12


def cut_piece(
    found: Sequence[Thing], name: str, *, cursor: str | None, size: int
) -> Listing[Thing]:
    """The piece from the cursor on; raises `CursorError` for one of another listing."""
    start = _read_start(cursor, name) if cursor is not None else 0
    end = start + size
    return Listing(
        rows=tuple(found[start:end]),
        total=len(found),
        next=_write_start(end, name) if end < len(found) else None,
    )


def _write_start(start: int, name: str) -> str:
    return urlsafe_b64encode(f"{name}:{start}".encode()).decode().rstrip("=")


def _read_start(cursor: str, name: str) -> int:
    try:
        told = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except ValueError:
        told = ""
    of, _, digits = told.rpartition(":")
    if of != name or not digits.isdecimal() or len(digits) > MOST_DIGITS:
        raise CursorError(f"{cursor[:40]!r} is no cursor of this listing; begin without one")
    return int(digits)
