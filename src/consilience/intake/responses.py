"""What servers say with a page: media type, charset, packing; and which of it is read."""

import email.message
import io
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from consilience.errors import PageError
from consilience.intake.cleaning import clean_field
from consilience.intake.details import Delivery
from consilience.intake.limits import MAX_PAGE_BYTES
from consilience.intake.streams import check_size, read_body, unpack_stream

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
# A server that names no type, or "some bytes", is asked by its bytes.
TEXT_TYPES = frozenset(
    {"text/plain", "text/xml", "application/xml", "", "application/octet-stream"}
)
READ_TYPES = HTML_TYPES | FEED_TYPES | TEXT_TYPES
GZIP_NAMES = frozenset({"gzip", "x-gzip"})
FETCHED_AT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One answer of a server: `headers` by lower-case name, `body` as sent but for the chunks."""

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def media_type(self) -> str:
        """As in HTTP, in lower case, without parameters; empty where none is said."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def make_delivery(self, fetched_at: str | None) -> Delivery:
        """What the page's making needs of the headers."""
        message = email.message.Message()
        message["content-type"] = clean_field(self.headers.get("content-type", "")[:200]) or ""
        charset = message.get_param("charset")
        return Delivery(
            charset=charset if isinstance(charset, str) else None,
            fetched_at=fetched_at,
            media_type=self.media_type,
        )


def format_fetched_at(time: datetime) -> str:
    """The time in UTC to the second, as `Page.fetched_at` has it."""
    return time.astimezone(UTC).strftime(FETCHED_AT)


def check_media_type(response: Response) -> None:
    """Raise `PageError` ("not_text") for what is no page by the server's own word."""
    if response.media_type not in READ_TYPES:
        raise PageError(
            "not_text", f"is {response.media_type[:60]}, not a page; give pages, as HTML or text"
        )


def unpack_body(response: Response, limit: int = MAX_PAGE_BYTES) -> bytes:
    """The body as the page's author wrote it, at most `limit` bytes.

    Raises `PageError`: "too_large" for more, also of a packed one; "unreadable" for damaged
    packing, or for one in a way that was not asked for.
    """
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing == "deflate":
        return _inflate(response.body, limit)
    if packing not in GZIP_NAMES | {"", "identity", "utf-8"}:
        raise PageError(
            "unreadable", f"is packed as {packing[:40]!r}, which is not read; save it by hand"
        )
    opened = unpack_stream(io.BytesIO(response.body))
    return read_body(opened.stream, limit)


def _inflate(body: bytes, limit: int) -> bytes:
    """HTTP's deflate is zlib's format (RFC 9110, 8.4.1.2); some servers leave its frame out."""
    for frame in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            found = zlib.decompressobj(frame).decompress(body, limit + 1)
        except zlib.error:
            continue
        check_size(len(found), limit)
        return found
    raise PageError("unreadable", "is damaged (deflate); fetch it again")
