"""Records to compressed bytes and back, and text as every database can hold it."""

import re
import zlib
from typing import TypeVar

import msgspec

from consilience.codec import encode_record
from consilience.errors import WorkspaceError

Record = TypeVar("Record")
LEVEL = 6  # zlib: 12 % of a dossier's JSON remain; 9 takes three times as long for 1 % less
FAST = 3  # half the time of 6, for a tenth more
NOT_STORED = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL takes no NUL, UTF-8 no half of a pair
REPLACED = "\ufffd"


def make_plain(text: str) -> str:
    """The text for a column: of the same length, U+FFFD where no database holds a character."""
    return NOT_STORED.sub(REPLACED, text) if NOT_STORED.search(text) else text


def make_plain_or_none(text: str | None) -> str | None:
    """`make_plain`, None left as it is."""
    return None if text is None else make_plain(text)


def pack_bytes(body: bytes, *, level: int = LEVEL) -> bytes:
    """The bytes compressed (zlib, RFC 1950)."""
    return zlib.compress(body, level)


def unpack_bytes(packed: bytes) -> bytes:
    """The bytes that `pack_bytes` took."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise WorkspaceError(f"the workspace holds a damaged record: {error}") from error


def pack_record(record: object, *, level: int = LEVEL) -> bytes:
    """The record as compressed JSON."""
    return pack_bytes(encode_record(record), level=level)


def unpack_record(packed: bytes, kind: type[Record]) -> Record:
    """The record that `pack_record` took; raises `WorkspaceError` for anything else."""
    return decode_json(unpack_bytes(packed), kind)


def decode_json(raw: bytes, kind: type[Record]) -> Record:
    """The record that `encode_record` wrote; raises `WorkspaceError` for anything else."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.MsgspecError as error:
        raise WorkspaceError(
            f"the workspace holds a {kind.__name__.lower()} that this release cannot read "
            f"({error}); analyse its pages again"
        ) from error
