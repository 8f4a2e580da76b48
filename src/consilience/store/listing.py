"""Long listings a piece at a time: each tells the total and where the next begins."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, Table, func, select, tuple_

from consilience.errors import CursorError

DEFAULT_SIZE = 50
LARGEST = 2**62  # an integer that both databases can hold
RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[RowT]):
    """`rows` in order, `total` of the whole listing, and the cursor of the next piece, if any."""

    rows: tuple[RowT, ...]
    total: int
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """What a listing is sorted by: `name` goes into the cursor; the columns end with an id."""

    name: str
    columns: tuple[Column[Any], ...]
    descending: bool = False


def fetch_listing(
    connection: Connection,
    query: Select[Any],
    order: Order,
    kind: type[RowT],
    *,
    cursor: str | None = None,
    size: int = DEFAULT_SIZE,
) -> Listing[RowT]:
    """One piece of at most `size` rows, made of the columns named like their fields.

    Rows added meanwhile never repeat or hide others. Raises `CursorError` for a cursor of
    another listing.
    """
    total = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    keys = [_make_key(one) for one in order.columns]
    named = [key.label(f"key_{at}") for at, key in enumerate(keys)]
    piece = query.add_columns(*named).order_by(
        *(key.desc() if order.descending else key.asc() for key in keys)
    )
    if cursor is not None:
        piece = piece.where(_make_bound(keys, order, cursor))
    rows = connection.execute(piece.limit(max(1, size) + 1)).all()
    kept = rows[: max(1, size)]
    more = len(rows) > len(kept)
    return Listing(
        rows=tuple(make_row(row, kind) for row in kept),
        total=total,
        next=write_cursor(order.name, _read_keys(kept[-1], len(keys))) if more else None,
    )


def select_fields(kind: type[object], source: Table) -> Select[Any]:
    """The columns of a table that are named like the fields of a row."""
    return select(*(source.c[name] for name in _find_names(kind)))


def make_row(row: Row[Any], kind: type[RowT]) -> RowT:
    """The row with the columns named like its fields."""
    return kind(**{name: row._mapping[name] for name in _find_names(kind)})


def write_cursor(name: str, values: Sequence[object]) -> str:
    """The values as letters, digits, `-` and `_`, safe in an address."""
    return base64.urlsafe_b64encode(json.dumps([name, *values]).encode()).decode().rstrip("=")


def read_cursor(cursor: str, name: str, kinds: Sequence[type]) -> list[Any]:
    """The values that `write_cursor` took; raises `CursorError` for anything else."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        found = json.loads(raw)
    except (binascii.Error, ValueError, RecursionError) as error:
        raise CursorError(f"{cursor[:40]!r} is no cursor; begin without one") from error
    if (
        not isinstance(found, list)
        or found[:1] != [name]
        or [type(one) for one in found[1:]] != list(kinds)
        or any(isinstance(one, int) and abs(one) > LARGEST for one in found)
    ):
        raise CursorError(f"{cursor[:40]!r} is no cursor of this listing; begin without one")
    return found[1:]


def _make_key(column: Column[Any]) -> ColumnElement[Any]:
    return func.coalesce(column, "") if getattr(column, "nullable", False) else column


def _make_bound(
    keys: Sequence[ColumnElement[Any]], order: Order, cursor: str
) -> ColumnElement[bool]:
    kinds = [one.type.python_type for one in order.columns]
    values = read_cursor(cursor, order.name, kinds)
    left = tuple_(*keys)
    return left < tuple_(*values) if order.descending else left > tuple_(*values)


def _read_keys(row: Row[Any], count: int) -> list[Any]:
    return [row._mapping[f"key_{at}"] for at in range(count)]


def _find_names(kind: type[object]) -> list[str]:
    return [field.name for field in fields(cast(Any, kind))]
