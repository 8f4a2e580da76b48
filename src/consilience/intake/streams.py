"""Bytes in, a bounded stretch at a time: looking ahead, unpacking gzip, lines of limited length."""

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from consilience.errors import PageError
from consilience.intake.kinds import GZIP_MAGIC, check_is_text
from consilience.intake.limits import (
    HEAD_BYTES,
    MAX_INFLATION,
    MAX_PAGE_BYTES,
    MAX_SKIPPED_BYTES,
    format_bytes,
)

CUT = "cut it into its articles"


@dataclass(frozen=True, slots=True)
class Opened:
    """A stream from its beginning, out of gzip where it was `packed`, and its first bytes."""

    stream: BinaryIO
    packed: bool
    head: bytes


def open_stream(stream: BinaryIO) -> Opened:
    """The stream with a layer of gzip around it removed.

    Raises `PageError` with code "not_text" where the first bytes are those of a known other
    kind. Reading on may raise it too: "unreadable" for damaged gzip, "too_large" for a bomb.
    """
    opened = unpack_stream(stream)
    check_is_text(opened.head)
    return opened


def unpack_stream(stream: BinaryIO) -> Opened:
    """The stream as `open_stream` gives it, whatever it holds."""
    head, whole = _look_ahead(stream)
    packed = head.startswith(GZIP_MAGIC)
    if packed:
        unpacked = _Unpacked(whole)
        head, whole = _look_ahead(io.BufferedReader(unpacked, HEAD_BYTES))
    return Opened(io.BufferedReader(whole, HEAD_BYTES), packed, head)


def read_body(stream: BinaryIO, limit: int = MAX_PAGE_BYTES, *, advice: str = CUT) -> bytes:
    """All bytes of the stream; raises `PageError` ("too_large") for more than `limit`."""
    body = stream.read(limit + 1)
    check_size(len(body), limit, advice=advice)
    return body


def check_size(size: int, limit: int = MAX_PAGE_BYTES, *, advice: str = CUT) -> None:
    """Raise `PageError` ("too_large") for a size in bytes over the limit."""
    if size > limit:
        found = format_bytes(size) if size > limit + 1 else f"more than {format_bytes(limit)}"
        raise PageError("too_large", f"holds {found}, the limit is {format_bytes(limit)}; {advice}")


def read_lines(stream: BinaryIO, limit: int = MAX_PAGE_BYTES) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number, counted from 1; None for a line of more than `limit` bytes.

    Raises `PageError` ("too_large") for a line so long that it is no use to look for its end.
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith(b"\n"):
            yield number, line
        else:
            _skip_line(stream, number)
            yield number, None


def look_at_line(stream: BinaryIO, limit: int = MAX_PAGE_BYTES) -> tuple[bytes, BinaryIO]:
    """The first line (as far as `limit`) and the whole stream again."""
    line = stream.readline(limit)
    return line, io.BufferedReader(_Rewound(line, stream), HEAD_BYTES)


class _Rewound(io.RawIOBase):
    """A stream whose beginning was read already; counts what it gives."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # Buffer is 3.12's
        part = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(part) :]
        buffer[: len(part)] = part
        self.given += len(part)
        return len(part)


class _Unpacked(io.RawIOBase):
    """What a gzip stream holds, up to a limit that no text reaches."""

    def __init__(self, packed: _Rewound) -> None:
        self._packed = packed
        self._unpacked = gzip.GzipFile(fileobj=io.BufferedReader(packed, HEAD_BYTES))
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # Buffer is 3.12's
        try:
            part = self._unpacked.read(len(buffer))
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise PageError(
                "unreadable", f"is damaged gzip ({error}); fetch or pack it again"
            ) from error
        self._given += len(part)
        if self._given > max(MAX_PAGE_BYTES, MAX_INFLATION * self._packed.given):
            raise PageError(
                "too_large",
                f"unpacks to more than {MAX_INFLATION} times its size, which no text does; "
                "if you trust it, unpack it first",
            )
        buffer[: len(part)] = part
        return len(part)


def _look_ahead(stream: BinaryIO) -> tuple[bytes, _Rewound]:
    head = stream.read(HEAD_BYTES)
    return head, _Rewound(head, stream)


def _skip_line(stream: BinaryIO, number: int) -> None:
    skipped = 0
    while part := stream.readline(HEAD_BYTES):
        if part.endswith(b"\n"):
            return
        skipped += len(part)
        if skipped > MAX_SKIPPED_BYTES:
            raise PageError(
                "too_large",
                f"has no line break in more than {format_bytes(skipped)} from line {number} on; "
                "the rest is not read; write one JSON object a line",
            )
