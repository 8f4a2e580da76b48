"""Pages out of JSON: one object a line, or an array or one object in a file."""

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, BinaryIO

import msgspec

from consilience.errors import PageError
from consilience.intake.cleaning import clean_field
from consilience.intake.details import Details
from consilience.intake.limits import (
    MAX_BROKEN_LINES,
    MAX_FIELD_CHARS,
    MAX_JSON_BYTES,
    MAX_PAGE_BYTES,
    format_bytes,
)
from consilience.intake.streams import read_body, read_lines

WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
HELP = (
    "a page is an object with text or html and, where known, url, title, date, outlet, all strings"
)
Field = Annotated[str, msgspec.Meta(max_length=MAX_FIELD_CHARS)] | None


class _Object(msgspec.Struct):
    """The members that are read; others may be there."""

    text: str | None = None
    html: str | None = None
    url: Field = None
    title: Field = None
    date: Field = None
    outlet: Field = None


@dataclass(frozen=True, slots=True)
class JsonPage:
    """The page of one object: its text or, where `is_html`, its markup."""

    number: int
    text: str
    is_html: bool
    details: Details


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """An object that is no page, and why."""

    number: int
    error: PageError


def read_json_lines(stream: BinaryIO) -> Iterator[JsonPage | BrokenLine]:
    """Yield the page of each line, numbered from 1; blank lines are passed over.

    Raises `PageError` where reading on makes no sense: "undecodable" for UTF-16, "empty" for
    nothing but space, "too_large" for an endless line, "broken_json" for too many broken lines.
    """
    broken = lines = 0
    for number, line in read_lines(stream):
        if number == 1 and line and line.startswith(WIDE_MARKS):
            raise PageError(
                "undecodable",
                "is UTF-16, JSON Lines are UTF-8; convert it: iconv -f UTF-16 -t UTF-8",
            )
        if line is not None and not line.removeprefix(codecs.BOM_UTF8).strip():
            continue
        lines += 1
        page = _read_line(number, line)
        yield page
        broken += isinstance(page, BrokenLine)
        if broken >= MAX_BROKEN_LINES:
            raise PageError(
                "broken_json",
                f"has {broken:,} broken lines up to line {number:,}; the rest is not read; "
                "write one JSON object a line",
            )
    if not lines:
        raise PageError("empty", "holds no line; write one JSON object a line")


def read_json(stream: BinaryIO) -> Iterator[JsonPage | BrokenLine]:
    """Yield the pages of a file that holds an array of objects, or one object, numbered from 1.

    Raises `PageError` for a file that is neither ("broken_json", "undecodable", "empty"), or too
    large to be read whole.
    """
    body = read_body(stream, MAX_JSON_BYTES, advice="write one object a line and call it .jsonl")
    if not body.strip():
        raise PageError("empty", "holds nothing; give an array of objects with text or html")
    found = _parse(body)
    if found == []:
        raise PageError("empty", "holds an empty array; give objects with text or html")
    for number, member in enumerate(found if isinstance(found, list) else [found], 1):
        yield _make_page_or_broken(number, member)


def is_json_object(line: bytes) -> bool:
    """Whether the line is a JSON object, so that it and what follows are JSON Lines."""
    line = line.removeprefix(codecs.BOM_UTF8).strip()
    if not line.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line.decode("utf-8")), dict)
    except (ValueError, RecursionError):
        return False


def _read_line(number: int, line: bytes | None) -> JsonPage | BrokenLine:
    try:
        if line is None:
            limit = format_bytes(MAX_PAGE_BYTES)
            raise PageError("too_large", f"is longer than the {limit} a page may hold")
        return _make_page_or_broken(number, _parse(line))
    except PageError as error:
        return BrokenLine(number, error)


def _parse(body: bytes) -> object:
    try:
        return json.loads(body.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise PageError(
            "undecodable",
            f"is no UTF-8 at byte {error.start + 1:,} ({error.reason}); write JSON as UTF-8",
        ) from error
    except (ValueError, RecursionError) as error:
        raise PageError("broken_json", f"is no JSON: {_tell(error)}; write JSON objects") from error


def _tell(error: Exception) -> str:
    """What is wrong, and at which character: what is read may be a line of a longer file."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1:,}"
    return str(error)


def _make_page_or_broken(number: int, member: object) -> JsonPage | BrokenLine:
    try:
        return _make_page(number, member)
    except PageError as error:
        return BrokenLine(number, error)


def _make_page(number: int, member: object) -> JsonPage:
    try:
        found = msgspec.convert(member, _Object)
    except msgspec.ValidationError as error:
        raise PageError("broken_json", f"is no page: {error}; {HELP}") from error
    is_html = bool(found.html and found.html.strip())
    text = found.html if is_html else found.text
    if text is None:
        raise PageError("broken_json", f"has neither text nor html; {HELP}")
    details = Details(
        url=clean_field(found.url),
        outlet=clean_field(found.outlet),
        title=clean_field(found.title),
        date=clean_field(found.date),
    )
    return JsonPage(number, text, is_html, details)
