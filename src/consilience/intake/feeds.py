"""Feeds (RSS 0.9 to 2.0, Atom): which pages an outlet lists, with title, date and summary."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import feedparser  # type: ignore[import-untyped] # publishes no types

from consilience.errors import PageError
from consilience.intake.cleaning import clean_field
from consilience.intake.decoding import decode_body
from consilience.intake.details import Details
from consilience.intake.limits import MAX_FIELD_CHARS
from consilience.intake.streams import check_size
from consilience.language.characters import clean_text

MAX_FEED_BYTES = 5_000_000  # feeds of agencies with whole texts in them stay below one
MAX_ENTRIES = 1_000  # of one feed; outlets list 10 to 100
MAX_SUMMARY_CHARS = 10_000
MAX_TAGS = 100_000  # of one feed, so that the parser's work has an end
MAX_DEPTH = 100  # of elements in elements; feeds have 5, with XHTML in them 20
# An entity can stand for another, and that for more: a feed of 1 kB then fills the memory, or
# names a file of this machine. Feeds have no use for either (XML 1.0, 4.2).
ENTITIES = re.compile(r"<!(?:entity|doctype[^<>\[]{0,1000}\[)", re.IGNORECASE)
DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,500}\?>")
TAG = re.compile(r"<(/?)[a-z][^<>]{0,5000}?(/?)>", re.IGNORECASE)
CDATA = re.compile(r"<!\[CDATA\[(?:(?!<!\[CDATA\[).)*?\]\]>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One page that a feed lists; all fields in plain text, the date as printed."""

    url: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    summary: str | None = None

    @property
    def details(self) -> Details:
        """What the feed says of the page, as a list beside it would."""
        return Details(url=self.url, outlet=self.outlet, title=self.title, date=self.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed's title and its entries, in its own order, each address once."""

    title: str | None = None
    entries: tuple[Entry, ...] = ()


def read_feed(body: bytes, *, address: str = "") -> Feed:
    """The feed in the bytes; `address` is its own, from which short links are reckoned.

    Entries without a link are left out. Nothing is fetched, no entity is resolved but XML's and
    HTML's own. Raises `PageError`: "broken_feed" for what is no feed, declares entities or is
    nested too deep, "too_large" for more than `MAX_FEED_BYTES`, and as `decode_body`.
    """
    check_size(len(body), MAX_FEED_BYTES, advice="give a feed of the newest pages")
    text = clean_text(decode_body(body, html=True).text)
    _check_harmless(text)
    found = _parse(DECLARATION.sub("", text, count=1).encode())
    if not found.get("version") and not found.get("entries"):
        raise _tell_broken("is no feed; give the address of an RSS or Atom feed")
    title = _read_text(found.get("feed", {}), "title")
    entries: dict[str, Entry] = {}
    for entry in _make_entries(found.get("entries", ())[:MAX_ENTRIES], title, address):
        entries.setdefault(entry.url, entry)
    return Feed(title=title, entries=tuple(entries.values()))


def _check_harmless(text: str) -> None:
    if ENTITIES.search(text):
        raise _tell_broken("declares entities, which no feed needs; it is not read")
    text = CDATA.sub("", text)
    depth = deepest = 0
    for tag in TAG.finditer(text):
        depth += -1 if tag[1] else 0 if tag[2] else 1
        deepest = max(depth, deepest)
    if deepest > MAX_DEPTH or text.count("<") > MAX_TAGS:
        raise _tell_broken("nests or repeats its tags as no feed does; it is not read")


def _parse(body: bytes) -> Mapping[str, Any]:
    try:
        # As a stream: of a string feedparser would open the file or address that it names.
        found: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # feedparser reads the broken by guessing, and trips in many ways
        raise _tell_broken("cannot be read as RSS or Atom; check it with a validator") from error
    return found


def _make_entries(found: Any, outlet: str | None, address: str) -> Iterator[Entry]:
    for one in found:
        link = one.get("link")
        if not isinstance(link, str) or not link.strip() or len(link) > MAX_FIELD_CHARS:
            continue
        yield Entry(
            url=clean_field(_join(address, link.strip())) or "",
            title=_read_text(one, "title"),
            published=clean_field(_read_string(one, "published") or _read_string(one, "updated")),
            outlet=outlet,
            summary=_read_text(one, "summary", limit=MAX_SUMMARY_CHARS),
        )


def _join(address: str, link: str) -> str:
    try:
        return urljoin(address, link)
    except ValueError:
        return link


def _read_string(found: Any, name: str, limit: int = MAX_FIELD_CHARS) -> str:
    value = found.get(name)
    return value[:limit] if isinstance(value, str) else ""


def _read_text(found: Any, name: str, limit: int = MAX_FIELD_CHARS) -> str | None:
    """The field without markup, whatever the feed says of its type: half of them say it wrong."""
    value = _read_string(found, name, limit)
    if "<" in value or "&" in value:
        # Here and not above, as in `making`: most feeds' fields are plain.
        from consilience.extraction.visible_text import find_visible_text

        value = find_visible_text(value)
    return clean_field(value)


def _tell_broken(message: str) -> PageError:
    return PageError("broken_feed", message)
