import gzip
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from hypothesis import example, given
from hypothesis import strategies as st

from consilience.app.bulk_input import find_input, make_piece_page
from consilience.errors import BulkError
from consilience.intake import open_pages
from consilience.records.failure import Failure
from consilience.records.page import Page
from tests.bulk.making import list_examples, write_lines

HTML = "<html><body><p>Ada Brandt met Leo Lund.</p></body></html>"


def read(source: Path | str) -> list[Page | Failure]:
    return [make_piece_page(one) for one in find_input(str(source)).deliver()]


def write_archive(bodies: Iterable[str], file: Path, *, packed: bool) -> Path:
    """A web archive of pages at different addresses, each record by itself in gzip if `packed`."""
    records = []
    for number, body in enumerate(map(str.encode, bodies)):
        head = (
            "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\n"
            f"WARC-Target-URI: https://a.example/{number}\r\n"
            f"WARC-Date: 2031-03-05T09:30:00Z\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        records.append(head.encode() + body + b"\r\n\r\n")
    file.write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    return file


LINES = [
    json.dumps({"text": "Ada Brandt met Leo Lund.", "outlet": "The Kestrel", "date": "2031-03-05"}),
    json.dumps({"html": HTML, "url": "https://a.example/1", "title": "A visit"}),
    "",
    "{broken",
    json.dumps({"text": " "}),
    json.dumps({"html": "<p></p>"}),
    json.dumps({"url": "https://a.example/2"}),
    '{"text": "half of a pair: \\ud800"}',
    json.dumps({"text": "Ada Brandt met Leo Lund.", "outlet": "The Kestrel"}),
]


@pytest.mark.parametrize("name", ["pages.jsonl", "pages.ndjson", "pages.json", "pages.jsonl.gz"])
def test_lines_are_the_pages_that_read_opens(name: str, tmp_path: Path) -> None:
    body = "\n".join(LINES).encode()
    (tmp_path / name).write_bytes(gzip.compress(body) if name.endswith(".gz") else body)
    assert read(tmp_path / name) == list(open_pages([tmp_path / name]))
    assert len(read(tmp_path / name)) == 7  # one page comes twice


def test_an_array_is_the_pages_that_read_opens(tmp_path: Path) -> None:
    (tmp_path / "pages.json").write_text(json.dumps(list_examples(), indent=1), "utf-8")
    assert read(tmp_path / "pages.json") == list(open_pages([tmp_path / "pages.json"]))


@pytest.mark.parametrize("packed", [False, True])
def test_web_archives_are_the_pages_that_read_opens(packed: bool, tmp_path: Path) -> None:
    name = "pages.warc.gz" if packed else "pages.warc"
    file = write_archive([HTML, "<p></p>", HTML], tmp_path / name, packed=packed)
    assert read(file) == list(open_pages([file]))
    assert [type(one) for one in read(file)] == [Page, Failure, Page]


def test_a_cut_archive_gives_what_it_holds_and_a_failure(tmp_path: Path) -> None:
    whole = write_archive([HTML, HTML], tmp_path / "pages.warc", packed=False).read_bytes()
    (tmp_path / "pages.warc").write_bytes(whole[:-40])
    assert read(tmp_path / "pages.warc") == list(open_pages([tmp_path / "pages.warc"]))


def test_rows_of_parquet_are_the_pages_of_the_same_lines(tmp_path: Path) -> None:
    objects = list_examples()
    lines = write_lines(objects, tmp_path / "pages.jsonl")
    pq.write_table(
        pa.Table.from_pylist([{"html": None, "text": None, "lang": "en"} | one for one in objects]),
        tmp_path / "pages.parquet",
        row_group_size=3,
    )
    expected = [
        replace(one, uri=one.uri.replace(".jsonl", ".parquet"))
        for one in open_pages([lines])
        if isinstance(one, Page)
    ]
    assert read(tmp_path / "pages.parquet") == expected


def test_days_in_parquet_are_read(tmp_path: Path) -> None:
    table = pa.table({"text": ["Ada Brandt met Leo Lund."], "date": [date(2031, 3, 5)]})
    pq.write_table(table, tmp_path / "pages.parquet")
    (page,) = read(tmp_path / "pages.parquet")
    assert isinstance(page, Page)
    assert page.published == "2031-03-05"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"PAR1 and no more", "unreadable"),
        (b"%PDF-1.7", "not_text"),
        (b"", "empty"),
        (gzip.compress(b"{}" * 1000, mtime=0)[:-30], "unreadable"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_failure(body: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_bytes(body)
    (failure,) = read(tmp_path / "pages.jsonl")
    assert isinstance(failure, Failure)
    assert (failure.uri, failure.code) == (str(tmp_path / "pages.jsonl"), code)


def test_parquet_without_words_is_told(tmp_path: Path) -> None:
    pq.write_table(pa.table({"body": ["Ada"]}), tmp_path / "pages.parquet")
    (failure,) = read(tmp_path / "pages.parquet")
    assert isinstance(failure, Failure)
    assert failure.code == "no_column"


def test_of_a_folder_the_files_that_fit_are_read_in_order(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a/c.ndjson", "a/notes.md", "_log.jsonl", "a/.hidden.jsonl"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        write_lines([{"text": f"Page {name}."}], file)
    assert [one.uri for one in read(tmp_path)] == [
        f"{tmp_path}/a/c.ndjson:1",
        f"{tmp_path}/b.jsonl:1",
    ]


def test_an_object_store_is_read_by_its_address() -> None:
    MemoryFileSystem().pipe_file("/bulk-input/pages.jsonl", b'{"text": "Ada met Leo."}\n')
    (page,) = read("memory://bulk-input")
    assert page.uri == "memory://bulk-input/pages.jsonl:1"


@pytest.mark.parametrize("name", ["", "nothing.jsonl"])
def test_a_place_with_nothing_to_read_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(BulkError, match="no file to read"):
        find_input(str(tmp_path / name))


def test_the_digest_changes_with_a_file(tmp_path: Path) -> None:
    file = write_lines([{"text": "Ada met Leo."}], tmp_path / "pages.jsonl")
    before = find_input(str(tmp_path)).fingerprint
    assert find_input(str(file)).fingerprint == before
    write_lines([{"text": "Ada met Leo again."}], file)
    assert find_input(str(tmp_path)).fingerprint != before


@given(
    st.sampled_from([b"", b"PAR1", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b'{"text": "', b"[{"]),
    st.binary(max_size=200),
    st.sampled_from(["jsonl", "json", "warc.gz", "parquet"]),
)
@example(b"PAR1", b"\x00" * 20 + b"PAR1", "parquet")
def test_no_bytes_raise(head: bytes, body: bytes, ending: str) -> None:
    MemoryFileSystem().pipe_file(f"/bulk-any/pages.{ending}", head + body)
    assert all(isinstance(one, Page | Failure) for one in read(f"memory://bulk-any/pages.{ending}"))
