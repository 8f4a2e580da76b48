"""Paths to pages: each input read by what it holds, each failure told, the same page once."""

import io
import logging
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import BinaryIO

from consilience.errors import PageError
from consilience.intake.details import NOTHING, Details
from consilience.intake.files import LIST_NAME, Source, find_sources, open_file, told_as_page_errors
from consilience.intake.json_lines import (
    BrokenLine,
    JsonPage,
    is_json_object,
    read_json,
    read_json_lines,
)
from consilience.intake.kinds import check_is_text, find_reader
from consilience.intake.listing import Listings
from consilience.intake.making import make_delivered_page, make_json_page, make_page
from consilience.intake.streams import check_size, look_at_line, read_body, unpack_stream
from consilience.records.failure import Failure
from consilience.records.ids import PageId
from consilience.records.page import Page

LOG = logging.getLogger(__name__)
JSON_LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
JSON_SUFFIX = ".json"


def open_pages(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None = None
) -> Iterator[Page | Failure]:
    """Yield the pages that files, folders and standard input ("-") hold, and what went wrong.

    Read are text, HTML, JSON Lines (`.jsonl`, `.ndjson`; `.json` may hold an array or one
    object) and web archives (WARC), each plain or in gzip. A `pages.csv` beside
    the files adds address, outlet, date and title. Nothing is read before it is asked for, one
    page is held at a time. Order and content depend on the files alone, not on the order of
    `paths`: sources are sorted by address, and of pages with one id the first is kept. Each
    `Failure` has the code "missing", "unreadable", "empty", "not_text", "undecodable",
    "too_large", "broken_json", "broken_list", "listed_file_missing", "broken_archive" or
    "broken_record", or that of the error which HTML parsing raised; the rest goes on.
    """
    seen: set[PageId] = set()
    listings = Listings()
    for source in find_sources(paths):
        found = [source] if isinstance(source, Failure) else _read_source(source, listings, stdin)
        for one in found:
            if isinstance(one, Page):
                if one.id in seen:
                    LOG.info("%s is left out: the same page was read before", one.uri)
                    continue
                seen.add(one.id)
            yield one


def read_file(name: str, body: bytes) -> Iterator[Page | Failure]:
    """The pages that a file holds which is in memory, as `open_pages` gives them of one on disk.

    Of the `name` only its last part counts; nothing on disk is looked at.
    """
    own = PurePath(name).name
    source = Source(uri=own or name, path=Path(own), root=Path())
    try:
        with told_as_page_errors():
            yield from _read_stream(source, NOTHING, io.BytesIO(body), size=len(body))
    except PageError as error:
        yield _fail(source.uri, source.name, error)


def _read_source(
    source: Source, listings: Listings, stdin: BinaryIO | None
) -> Iterator[Page | Failure]:
    if source.path and source.path.name == LIST_NAME:
        yield from listings.find_missing(source)
        yield from listings.take_failures()
        return
    details = listings.find_details(source)
    yield from listings.take_failures()
    try:
        if source.path is None:
            with told_as_page_errors():
                yield from _read_stream(source, details, stdin or _find_stdin(), size=0)
        else:
            with open_file(source.path) as (file, size):
                yield from _read_stream(source, details, file, size=size)
    except PageError as error:
        yield _fail(source.uri, source.name, error)


def _read_stream(
    source: Source, details: Details, file: BinaryIO, *, size: int
) -> Iterator[Page | Failure]:
    """Raises `PageError` for what concerns the whole file; `size` is 0 where it is not known."""
    suffix = _find_suffix(source)
    opened = unpack_stream(file)
    stream = opened.stream
    if find_reader(opened.head) == "web_archive":
        yield from _make_archived_pages(source, stream)
        return
    check_is_text(opened.head)
    if suffix == JSON_SUFFIX or source.path is None:
        line, stream = look_at_line(stream)
        if is_json_object(line):
            suffix = ".jsonl"
    if suffix in JSON_LINES_SUFFIXES:
        yield from _make_json_pages(source, read_json_lines(stream), "line")
    elif suffix == JSON_SUFFIX:
        yield from _make_json_pages(source, read_json(stream), "page")
    else:
        check_size(0 if opened.packed else size)
        body = read_body(stream)
        yield make_page(body, uri=source.uri, name=source.name, suffix=suffix, details=details)


def _make_json_pages(
    source: Source, found: Iterator[JsonPage | BrokenLine], unit: str
) -> Iterator[Page | Failure]:
    for one in found:
        uri = f"{source.uri}:{one.number}"
        try:
            if isinstance(one, BrokenLine):
                raise one.error
            yield make_json_page(one, uri=uri, name=f"{source.name}:{one.number}")
        except PageError as error:
            yield _fail(uri, f"{source.name}, {unit} {one.number:,},", error)


def _make_archived_pages(source: Source, stream: BinaryIO) -> Iterator[Page | Failure]:
    # Here and not above: a parser of web archives, for them alone.
    from consilience.intake.web_archives import BrokenRecord, read_web_archive

    for one in read_web_archive(stream):
        try:
            if isinstance(one, BrokenRecord):
                raise one.error
            yield make_delivered_page(one.body, details=one.details, delivery=one.delivery)
        except PageError as error:
            name = f"{source.name}, record {one.number:,},"
            yield _fail(f"{source.uri}:{one.number}", name, error)


def _find_stdin() -> BinaryIO:
    """The program's standard input; an empty one where it has none (notebooks, services)."""
    buffer: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    return buffer or io.BytesIO()


def _find_suffix(source: Source) -> str:
    """The ending of the file's name in lower case, `.gz` taken off; empty for standard input."""
    if source.path is None:
        return ""
    name = source.path.name.lower()
    return PurePath(name.removesuffix(".gz")).suffix


def _fail(uri: str, name: str, error: PageError) -> Failure:
    return Failure(uri=uri, stage="intake", code=error.code, message=f"{name} {error}")
