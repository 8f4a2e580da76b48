"""Records as Arrow tables: a column for each field, nested records as structs and lists."""

import io
import types
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import chain
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from consilience.records.analysis import Brief, Corroboration, Discrepancy, Silence, TermChoice
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.entity import Entity
from consilience.records.event import Event
from consilience.records.extraction import Dropped
from consilience.records.failure import Failure
from consilience.records.mention import Mention
from consilience.records.origin import Derivation, Origin
from consilience.records.page import Page
from consilience.records.quotation import Quotation
from consilience.records.story import Story
from consilience.records.time_expression import TimeExpression

PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


@dataclass(frozen=True, slots=True)
class Layout:
    """What a row of a table is, and the fields of it that are no columns."""

    kind: type
    without: tuple[str, ...] = ()


# Together they hold all of a dossier; what is in a table of its own is left out of others.
TABLES = {
    "pages": Layout(Page, without=("body",)),
    "dropped": Layout(Dropped),
    "articles": Layout(Article),
    "annotations": Layout(Annotations, without=("mentions", "times", "quotations", "claims")),
    "mentions": Layout(Mention),
    "times": Layout(TimeExpression),
    "quotations": Layout(Quotation),
    "claims": Layout(Claim),
    "stories": Layout(Story),
    "entities": Layout(Entity),
    "events": Layout(Event),
    "origins": Layout(Origin),
    "derivations": Layout(Derivation),
    "corroborations": Layout(Corroboration),
    "discrepancies": Layout(Discrepancy),
    "briefs": Layout(Brief),
    "silences": Layout(Silence),
    "terms": Layout(TermChoice),
    "failures": Layout(Failure),
}
OF_PAGES = ("pages", "dropped")
OF_ALL = ("entities", "failures")  # of all stories together
OF_STORIES = tuple(name for name in TABLES if name not in OF_PAGES + OF_ALL)
IN_ANNOTATIONS = ("mentions", "times", "quotations", "claims")


def find_rows(name: str, dossier: Dossier) -> Iterable[object]:
    """The records of a dossier that are rows of the table, in their order."""
    if name in IN_ANNOTATIONS:
        return chain.from_iterable(getattr(one, name) for one in dossier.annotations)
    rows: tuple[object, ...] = getattr(dossier, name)
    return rows


def encode_table(name: str, records: Sequence[object]) -> bytes:
    """A Parquet file with a row for each record, in the schema of the table."""
    rows = [msgspec.to_builtins(one) for one in records]
    written = io.BytesIO()
    table = pa.Table.from_pylist(rows, schema=make_schema(name))
    pq.write_table(table, written, compression="zstd")
    return written.getvalue()


@cache
def make_schema(name: str) -> Any:
    """The Arrow schema of a table; a column may be null where the record's field may be None."""
    layout = TABLES[name]
    columns = [one for one in _make_columns(layout.kind) if one.name not in layout.without]
    return pa.schema(columns, metadata={"consilience": DOSSIER_VERSION})


def describe_schema(name: str) -> tuple[tuple[str, str], ...]:
    """Name and type of each column as the documentation prints them, "?" for one with nulls."""
    return tuple(
        (one.name, f"{_shorten(one.type)}{'?' if one.nullable else ''}")
        for one in make_schema(name)
    )


def _shorten(kind: Any) -> str:
    if pa.types.is_list(kind):
        return f"list<{_shorten(kind.value_type)}>"
    if pa.types.is_struct(kind):
        inner = (f"{one.name}: {_shorten(one.type)}{'?' if one.nullable else ''}" for one in kind)
        return f"struct<{', '.join(inner)}>"
    return str(kind)


def _make_columns(kind: type) -> list[Any]:
    hints = get_type_hints(kind)
    return [_make_field(one.name, hints[one.name]) for one in fields(kind)]


def _make_field(name: str, hint: Any) -> Any:
    found = {_make_type(one) for one in _list_options(hint) if one is not types.NoneType}
    if len(found) != 1:
        raise TypeError(f"{name}: {hint} is no type of a column")
    return pa.field(name, found.pop(), nullable=types.NoneType in _list_options(hint))


def _list_options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _make_type(hint: Any) -> Any:
    if isinstance(hint, NewType):
        return _make_type(hint.__supertype__)
    if get_origin(hint) is Literal:
        return pa.string()
    if get_origin(hint) is tuple:  # all of the records' are of one type and any length
        return pa.list_(pa.field("item", _make_type(get_args(hint)[0]), nullable=False))
    if is_dataclass(hint) and isinstance(hint, type):
        return pa.struct(_make_columns(hint))
    return PLAIN[hint] if hint in PLAIN else pa.binary()
