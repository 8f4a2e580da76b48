"""What a bulk run reads: Parquet, JSON Lines and web archives, at a path or in an object store.

Opening a file only takes it apart; what is in a piece is made a page wherever that is read.
"""

import datetime
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Literal

import msgspec

from consilience.errors import BulkError, PageError
from consilience.intake.cleaning import mend_surrogates
from consilience.intake.details import FROM_DISK, NOTHING, Delivery, Details
from consilience.intake.files import told_as_page_errors
from consilience.intake.json_lines import (
    BrokenLine,
    JsonPage,
    is_json_object,
    read_json,
    read_json_lines,
)
from consilience.intake.kinds import check_is_text, find_reader
from consilience.intake.limits import HEAD_BYTES
from consilience.intake.making import make_delivered_page, make_json_page, make_page_id
from consilience.intake.streams import look_at_line, unpack_stream
from consilience.intake.web_archives import BrokenRecord, read_web_archive
from consilience.pipeline.bulk_place import open_address
from consilience.records.failure import Failure
from consilience.records.page import Page

PARQUET_MAGIC = b"PAR1"
COLUMNS = ("text", "html", "url", "title", "date", "outlet")
ROWS_AT_ONCE = 256
Unit = Literal["line", "page", "record"]
ENDINGS = (".parquet", ".jsonl", ".ndjson", ".json", ".warc", ".wet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What stands for one page in a file: the text or bytes with what is said beside, or why not.

    `number` is that of the line, row or record, which `unit` names.
    """

    file: str
    number: int
    unit: Unit = "line"
    text: str | None = None
    is_html: bool = False
    body: bytes = b""
    details: Details = NOTHING
    delivery: Delivery = FROM_DISK
    failure: Failure | None = None

    @property
    def uri(self) -> str:
        """The place of the piece, for a page without an address."""
        return f"{self.file}:{self.number}"


@dataclass(frozen=True, slots=True)
class Input:
    """Files at an address, each with the name it is told by, and a digest of their state."""

    address: str
    files: tuple[tuple[str, str], ...]
    fingerprint: str

    def deliver(self) -> Iterator[bytes]:
        """The pieces of all files, packed; of pages with one id the first."""
        system, _ = open_address(self.address)
        seen: set[bytes] = set()
        for path, name in self.files:
            for piece in _read_file(system, path, name):
                key = _find_key(piece)
                if key not in seen:
                    seen.add(key)
                    yield msgspec.msgpack.encode(piece)


def find_input(address: str) -> Input:
    """The files at a path or fsspec address; of a folder those whose names say that they fit.

    Raises `BulkError` where there is none, `ExtraMissingError` for an unknown object store.
    """
    system, root = open_address(address)
    try:
        found = system.find(root) if system.isdir(root) else [root] if system.exists(root) else []
        paths = sorted(found if found == [root] else filter(_fits, found))
        told = [(path, system.size(path), _find_version(system.info(path))) for path in paths]
    except OSError as error:
        raise BulkError(f"{address} cannot be opened: {error}") from error
    if not paths:
        raise BulkError(
            f"{address} holds no file to read; give Parquet, JSON Lines (.jsonl) or web archives "
            "(.warc), each plain or in gzip, or a folder with such files"
        )
    given = address.rstrip("/")
    files = tuple((path, given + path.removeprefix(root)) for path in paths)
    return Input(address, files, sha256(msgspec.json.encode(told)).hexdigest())


def make_piece_page(raw: bytes) -> Page | Failure:
    """The page of a packed piece."""
    piece = msgspec.msgpack.decode(raw, type=Piece)
    if piece.failure is not None:
        return piece.failure
    try:
        if piece.text is None:
            return make_delivered_page(piece.body, details=piece.details, delivery=piece.delivery)
        name = f"{PurePosixPath(piece.file).name}:{piece.number}"
        return make_json_page(_make_json(piece), uri=piece.uri, name=name)
    except PageError as error:
        return _fail(piece.file, error, piece.unit, piece.number)


def find_piece_uri(raw: bytes) -> str:
    """The address of a packed piece, or its place where it has none."""
    piece = msgspec.msgpack.decode(raw, type=Piece)
    return piece.details.url or piece.uri


def _find_version(told: dict[str, Any]) -> str:
    """When a file was changed, or what an object store calls its version."""
    names = ("mtime", "LastModified", "ETag", "etag", "updated", "md5Hash")
    return " ".join(str(told[name]) for name in names if told.get(name) is not None)


def _fits(path: str) -> bool:
    name = PurePosixPath(path).name.lower().removesuffix(".gz")
    return name.endswith(ENDINGS) and not name.startswith((".", "_"))


def _find_key(piece: Piece) -> bytes:
    """The same for two pieces that are one page: its id, or the place of a failure."""
    if piece.failure is not None:
        return msgspec.msgpack.encode(piece.failure)
    body = piece.body if piece.text is None else piece.text.encode()
    return bytes.fromhex(make_page_id(body, piece.details))


def _read_file(system: Any, path: str, name: str) -> Iterator[Piece]:
    try:
        with told_as_page_errors(), system.open(path, "rb") as stream:
            yield from _read_stream(name, stream)
    except PageError as error:
        yield Piece(file=name, number=0, failure=_fail(name, error))


def _read_stream(file: str, stream: BinaryIO) -> Iterator[Piece]:
    if stream.read(len(PARQUET_MAGIC)) == PARQUET_MAGIC:
        yield from _list_lines(file, read_json_lines(_open_rows(stream)), "line")
        return
    stream.seek(0)
    opened = unpack_stream(stream)
    if find_reader(opened.head) == "web_archive":
        yield from _list_records(file, opened.stream)
        return
    check_is_text(opened.head)
    line, whole = look_at_line(opened.stream)
    if PurePosixPath(file.lower().removesuffix(".gz")).suffix == ".json" and not is_json_object(
        line
    ):
        yield from _list_lines(file, read_json(whole), "page")
    else:
        yield from _list_lines(file, read_json_lines(whole), "line")


def _list_lines(file: str, found: Iterable[JsonPage | BrokenLine], unit: Unit) -> Iterator[Piece]:
    for one in found:
        if isinstance(one, BrokenLine):
            yield _make_broken(file, one, unit)
        else:
            yield Piece(
                file=file,
                number=one.number,
                unit=unit,
                text=mend_surrogates(one.text),
                is_html=one.is_html,
                details=one.details,
            )


def _list_records(file: str, stream: BinaryIO) -> Iterator[Piece]:
    for one in read_web_archive(stream):
        if isinstance(one, BrokenRecord):
            yield _make_broken(file, one, "record")
        else:
            yield Piece(
                file=file,
                number=one.number,
                unit="record",
                body=one.body,
                details=one.details,
                delivery=one.delivery,
            )


def _make_broken(file: str, broken: BrokenLine | BrokenRecord, unit: Unit) -> Piece:
    failure = _fail(file, broken.error, unit, broken.number)
    return Piece(file=file, number=broken.number, unit=unit, failure=failure)


def _make_json(piece: Piece) -> JsonPage:
    return JsonPage(piece.number, piece.text or "", piece.is_html, piece.details)


def _fail(file: str, error: PageError, unit: Unit = "line", number: int = 0) -> Failure:
    """What went wrong with a piece, told as `open_pages` tells it; with the file, for number 0."""
    name = PurePosixPath(file).name
    place, who = (f"{file}:{number}", f"{name}, {unit} {number:,},") if number else (file, name)
    message = mend_surrogates(f"{who} {error}")
    return Failure(uri=place, stage="intake", code=error.code, message=message)


def _open_rows(stream: BinaryIO) -> BinaryIO:
    """The rows of a Parquet file as JSON Lines."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(stream)
        columns = [one for one in COLUMNS if one in table.schema_arrow.names]
        if not {"text", "html"} & set(columns):
            raise PageError("no_column", "has no column text or html; rename the one that is it")
        batches = table.iter_batches(batch_size=ROWS_AT_ONCE, columns=columns)
        return io.BufferedReader(_Rows(batches), HEAD_BYTES)
    except pa.ArrowException as error:
        raise PageError("unreadable", f"is damaged Parquet ({error}); write it again") from error


class _Rows(io.RawIOBase):
    """Rows as lines of JSON, a batch at a time."""

    def __init__(self, batches: Iterator[Any]) -> None:
        self._batches = batches
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # Buffer is 3.12's
        while not self._rest:
            lines = self._read_batch()
            if lines is None:
                return 0
            self._rest = memoryview(lines)
        part = self._rest[: len(buffer)]
        self._rest = self._rest[len(part) :]
        buffer[: len(part)] = part
        return len(part)

    def _read_batch(self) -> bytes | None:
        import pyarrow as pa

        try:
            batch = next(self._batches, None)
        except (pa.ArrowException, OSError) as error:
            raise PageError("unreadable", f"is damaged Parquet ({error})") from error
        if batch is None:
            return None
        return b"".join(_write_line(row) for row in batch.to_pylist())


def _write_line(row: dict[str, Any]) -> bytes:
    plain = {
        name: value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in row.items()
        if value is not None
    }
    return msgspec.json.encode(plain) + b"\n"
