"""What a bulk run keeps between its steps: records packed, many in a file, each found by place."""

import io
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

Record = TypeVar("Record")
LEVEL = 1  # zlib: read again soon, and then removed


def pack(record: object) -> bytes:
    """Any record, or tuple of records, compressed."""
    return zlib.compress(msgspec.msgpack.encode(record), LEVEL)


def unpack(body: bytes, kind: Any) -> Any:
    """The record of that kind that `pack` took."""
    return msgspec.msgpack.decode(zlib.decompress(body), type=kind)


def join_packed(packed: Iterable[bytes]) -> tuple[bytes, list[tuple[int, int]]]:
    """The bodies behind one another, and where each begins and ends."""
    joined = bytearray()
    places = []
    for one in packed:
        places.append((len(joined), len(joined) + len(one)))
        joined += one
    return bytes(joined), places


def encode_columns(columns: dict[str, Sequence[Any]], schema: Any) -> bytes:
    """A Parquet file of these columns."""
    written = io.BytesIO()
    pq.write_table(pa.table(columns, schema=schema), written, compression="zstd")
    return written.getvalue()


def decode_columns(body: bytes) -> dict[str, list[Any]]:
    """The columns of a Parquet file."""
    found: dict[str, list[Any]] = pq.read_table(io.BytesIO(body)).to_pydict()
    return found
