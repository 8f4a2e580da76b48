"""Web archives (WARC 0.17 to 1.1, ISO 28500): the pages in their records, one record at a time."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Final
from urllib.parse import urlsplit

from warcio.archiveiterator import WARCIterator  # type: ignore[import-untyped] # publishes no types
from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped] # as above

from consilience.errors import PageError
from consilience.intake.cleaning import clean_field, hide_credentials
from consilience.intake.details import Delivery, Details
from consilience.intake.kinds import check_is_text, find_reader, load_folder_rules
from consilience.intake.limits import HEAD_BYTES, MAX_BROKEN_LINES, MAX_PAGE_BYTES
from consilience.intake.responses import (
    HTML_TYPES,
    Response,
    format_fetched_at,
    unpack_body,
)
from consilience.intake.streams import check_size

# What may hold a page: an answer as it came, a file, a crawler's plain text of a page (WET).
PAGE_RECORDS: Final = frozenset({"response", "resource", "conversion"})
PAGE_TYPES: Final = HTML_TYPES | {"text/plain", ""}
MAX_HEADER_BYTES = 1_000_000  # of one record, with what is read ahead of it
MAX_RECORD_BYTES = 20_000_000_000  # of one record, films included; more is a wrong length
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """The page of one record, counted from 1 over all records of the archive."""

    number: int
    body: bytes
    details: Details
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A record that cannot be read, and why."""

    number: int
    error: PageError


def read_web_archive(stream: BinaryIO) -> Iterator[ArchivedPage | BrokenRecord]:
    """Yield the HTML and text pages of an unpacked archive, in its order.

    Left out: requests, pictures and other files, answers but 200, files that sites keep for
    machines. No more than one page and a header are held. Raises `PageError`: "broken_archive"
    where the next record cannot be found, or too many were broken; "empty" for no record.
    """
    source = _Metered(stream)
    records = WARCIterator(source)
    records.INC_RECORD = ""  # what warcio would print on standard error
    number = broken = 0
    while (record := _find_next(records, source, number)) is not None:
        if records.err_count:  # found out on the way to the next record
            records.err_count = 0
            broken += 1
            yield BrokenRecord(number, _tell_length())
        number += 1
        source.allow(MAX_RECORD_BYTES)
        found = _read_or_tell(number, record)
        if not _pass_over(record):
            found = BrokenRecord(number, PageError("broken_record", "is cut off; fetch it again"))
        if found is not None:
            yield found
        broken += isinstance(found, BrokenRecord)
        if broken >= MAX_BROKEN_LINES:
            raise _tell_broken(number, f"{broken:,} records were broken")
    if not number:
        raise PageError("empty", "holds no record; make the archive again")


class _Metered(io.RawIOBase):
    """A stream of which no more is given than allowed: lines of a header have no other limit."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = 0

    def allow(self, count: int) -> None:
        """Let that many bytes through from now on."""
        self._left = count

    def read(self, size: int = -1, /) -> bytes:
        if self._left <= 0:
            raise PageError("broken_archive", "has a record that does not end")
        part = self._stream.read(min(size, HEAD_BYTES) if size >= 0 else HEAD_BYTES)
        self._left -= len(part)
        return part

    def tell(self) -> int:
        return 0  # places in the archive are told by record


def _find_next(records: Any, source: _Metered, number: int) -> Any:
    source.allow(MAX_HEADER_BYTES)
    try:
        return next(records, None)
    except PageError as error:
        if error.code == "broken_archive":
            raise _tell_broken(number, "the next one does not end") from error
        raise
    except Exception as error:  # warcio checks little, and what it trips over has no one class
        tripped = isinstance(error, AttributeError | LookupError | TypeError)
        told = "" if tripped else " ".join(str(error).split())[:120]
        reason = told or "what follows is no record"
        raise _tell_broken(number, reason) from error


def _pass_over(record: Any) -> bool:
    """Go to the end of the record; False where the archive ends before it."""
    while record.raw_stream.read(HEAD_BYTES):
        pass
    return int(getattr(record.raw_stream, "limit", 0)) == 0


def _read_or_tell(number: int, record: Any) -> ArchivedPage | BrokenRecord | None:
    try:
        return _read_record(number, record)
    except PageError as error:
        return BrokenRecord(number, error)


def _read_record(number: int, record: Any) -> ArchivedPage | None:
    address = clean_field(record.rec_headers.get_header("WARC-Target-URI") or "") or ""
    if record.rec_type not in PAGE_RECORDS or not address.lower().startswith(WEB):
        return None
    response = _make_response(record, hide_credentials(address))
    if response.status != 200 or response.media_type not in PAGE_TYPES or _is_skipped(address):
        return None
    if record.rec_headers.get_header("Content-Length") is None:
        raise _tell_length()
    body = unpack_body(replace(response, body=_read_payload(record, response)))
    head = body[:HEAD_BYTES]
    if find_reader(head):
        return None
    check_is_text(head)
    fetched_at = _read_time(record.rec_headers.get_header("WARC-Date") or "")
    details = Details(url=response.address)
    return ArchivedPage(
        number=number, body=body, details=details, delivery=response.make_delivery(fetched_at)
    )


def _make_response(record: Any, address: str) -> Response:
    """Status and headers of the answer; of a record without an answer those of the record."""
    told = record.http_headers
    if told is None:
        media_type = record.rec_headers.get_header("Content-Type") or ""
        return Response(address=address, status=200, headers={"content-type": media_type})
    headers: dict[str, str] = {}
    for name, value in told.headers:
        headers.setdefault(name.lower(), value)
    status = told.get_statuscode()
    return Response(
        address=address,
        status=int(status) if status.isascii() and status.isdecimal() else 0,
        headers=headers,
    )


def _read_payload(record: Any, response: Response) -> bytes:
    """The body out of its chunks (RFC 9112, 7.1)."""
    body: bytes = _read_up_to(record.raw_stream, MAX_PAGE_BYTES + 1)
    check_size(len(body))
    if "chunked" in response.headers.get("transfer-encoding", "").lower():
        # Without "decomp_type": what is packed is unpacked by us, within limits.
        return _read_up_to(ChunkedDataReader(io.BytesIO(body)), MAX_PAGE_BYTES)
    return body


def _read_up_to(stream: Any, limit: int) -> bytes:
    parts: list[bytes] = []
    while limit > 0 and (part := stream.read(min(limit, HEAD_BYTES))):
        parts.append(part)
        limit -= len(part)
    return b"".join(parts)


def _is_skipped(address: str) -> bool:
    """Whether the address ends like what sites keep for machines (robots.txt, scripts)."""
    try:
        path = PurePosixPath(urlsplit(address).path.lower())
    except ValueError:
        return False
    rules = load_folder_rules()
    return path.name in rules.skipped_names or path.suffix in rules.skipped_suffixes


def _read_time(value: str) -> str | None:
    try:
        time = datetime.fromisoformat(value[:40])
        return format_fetched_at(time if time.tzinfo else time.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None


def _tell_length() -> PageError:
    return PageError("broken_record", "has no length, or a wrong one; make the archive again")


def _tell_broken(number: int, reason: str) -> PageError:
    return PageError(
        "broken_archive",
        f"cannot be read past record {number:,} ({reason}); the rest is not read; "
        "fetch or make the archive again",
    )
