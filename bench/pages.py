"""The pages of the cleaning sets, as text and as HTML."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill

import html_text

from consilience.records.ids import PageId, make_id
from consilience.records.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A page of a set with its true body; title, author and date (ISO) where the set tells them."""

    name: str
    html: str
    body: str
    url: str = ""
    title: str | None = None
    author: str | None = None
    published: str | None = None
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()


def read_aeb(data: Path) -> tuple[Sample, ...]:
    """Scrapinghub's article-extraction-benchmark: `aeb/ground-truth.json`, `aeb/html/*.html.gz`."""
    truth = json.loads((data / "aeb" / "ground-truth.json").read_text("utf-8"))
    return tuple(
        Sample(
            name=name,
            html=_read_html(data / "aeb" / "html" / f"{name}.html.gz"),
            body=entry["articleBody"],
            url=entry.get("url", ""),
        )
        for name, entry in sorted(truth.items())
    )


def read_wcxb(data: Path) -> tuple[Sample, ...]:
    """WCXB article pages: `wcxb/ground-truth/NAME.json`, `wcxb/html/NAME.html.gz`."""
    return tuple(_read_wcxb(data))


def make_page(text: str, *, title: str | None = None) -> Page:
    """A plain-text page as intake would make it."""
    return Page(
        id=PageId(make_id(text)),
        uri="bench.txt",
        name="bench",
        media_type="text/plain",
        text=text,
        title=title,
    )


def show_as_text(html: str) -> str:
    """The whole visible page by html-text; its first line is the `<title>`."""
    return str(html_text.extract_text(html))


def wrap_hard(text: str, width: int = 70) -> str:
    """The text with its lines broken at a width, as mail and wire copy come."""
    return "\n".join(
        fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


def drop_blank_lines(text: str) -> str:
    """The text without its blank lines."""
    return "\n".join(line for line in text.split("\n") if line.strip())


def _read_wcxb(data: Path) -> Iterator[Sample]:
    for path in sorted((data / "wcxb" / "ground-truth").glob("*.json")):
        entry = json.loads(path.read_text("utf-8"))
        truth = entry["ground_truth"]
        yield Sample(
            name=path.stem,
            html=_read_html(data / "wcxb" / "html" / f"{path.stem}.html.gz"),
            body=truth["main_content"],
            url=entry.get("url", ""),
            title=truth.get("title"),
            author=truth.get("author"),
            published=truth.get("publish_date"),
            wanted=tuple(truth.get("with", ())),
            unwanted=tuple(truth.get("without", ())),
        )


def _read_html(path: Path) -> str:
    with gzip.open(path, "rt", encoding="utf-8", errors="replace") as stream:
        return stream.read()
