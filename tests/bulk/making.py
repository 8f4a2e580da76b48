"""Deliveries made for a bulk run, and tables read back as records."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq

from consilience import app
from consilience.pipeline.bulk_tables import TABLES, find_rows
from consilience.records.dossier import Dossier
from consilience.records.page import Page


def list_objects(pages: Iterable[Page]) -> list[dict[str, str | None]]:
    """The pages as objects of JSON Lines."""
    return [
        {
            "html" if one.media_type == "text/html" else "text": one.body.decode(one.encoding),
            "url": f"https://example.org/{one.name}",
            "outlet": one.outlet,
            "title": one.title,
            "date": one.published,
        }
        for one in pages
    ]


def list_examples() -> list[dict[str, str | None]]:
    return list_objects(app.open_pages([app.EXAMPLE]))


def write_lines(objects: Iterable[object], file: Path, *, more: Iterable[str] = ()) -> Path:
    """A file with a line for each object, and more lines."""
    lines = [*map(json.dumps, objects), *more]
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return file


def read_rows(out: Path, table: str) -> list[dict[str, Any]]:
    """All rows of a table, file by file."""
    files = sorted((out / table).glob("*.parquet"))
    return [row for file in files for row in pq.ParquetFile(file).read().to_pylist()]


def read_tables(out: Path) -> dict[str, list[bytes]]:
    """The rows of every table as JSON of their records, in the order of content."""
    return {name: sorted(_encode(row) for row in read_rows(out, name)) for name in TABLES}


def list_records(dossier: Dossier) -> dict[str, list[bytes]]:
    """What the tables of a dossier hold, told as `read_tables` does."""
    bare = replace(dossier, pages=tuple(replace(one, body=b"") for one in dossier.pages))
    return {
        name: sorted(
            _encode({key: value for key, value in _list_members(one) if key not in layout.without})
            for one in find_rows(name, bare)
        )
        for name, layout in TABLES.items()
    }


def read_files(out: Path) -> dict[str, bytes]:
    """All files below a folder, by their names there."""
    return {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file()
    }


def _list_members(record: object) -> Iterable[tuple[str, Any]]:
    members: dict[str, Any] = msgspec.to_builtins(record)
    return members.items()


def _encode(row: dict[str, Any]) -> bytes:
    return msgspec.json.encode(row, order="sorted")
