"""Long lists a piece at a time: what is asked for, and the address of the next piece."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, Query, Request

LARGEST: Final = 200
DEFAULT: Final = 50


@dataclass(frozen=True, slots=True)
class Paging:
    """`cursor` is where a piece begins, None at the beginning; `size` how much it holds."""

    cursor: str | None
    size: int


def read_paging(
    cursor: Annotated[str | None, Query(max_length=2000)] = None,
    size: Annotated[int, Query(ge=1, le=LARGEST)] = DEFAULT,
) -> Paging:
    """The piece that an address asks for."""
    return Paging(cursor or None, size)


ThePaging = Annotated[Paging, Depends(read_paging)]


def make_next_address(request: Request, cursor: str | None) -> str | None:
    """The address that was asked for, with the cursor of the next piece; None at the end.

    Without the host, which a proxy may have changed.
    """
    if cursor is None:
        return None
    url = request.url.include_query_params(cursor=cursor)
    return f"{url.path}?{url.query}"
