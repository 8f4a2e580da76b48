import gzip
import io
import itertools
import json
import logging
import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.intake import open_pages
from consilience.intake.limits import MAX_PAGE_BYTES
from consilience.records.failure import Failure
from consilience.records.page import Page

SUFFIXES = (
    "",
    ".txt",
    ".html",
    ".htm",
    ".md",
    ".json",
    ".jsonl",
    ".txt.gz",
    ".html.gz",
    ".jsonl.gz",
)
MARKUP = "<!doctype html><title>T</title><script>alert(1)</script><h1>Ferry sinks</h1><p>Café.</p>"


def read_file(folder: Path, name: str, body: bytes) -> list[Page | Failure]:
    (folder / name).write_bytes(body)
    return list(open_pages([folder / name]))


def read_page(folder: Path, name: str, body: bytes) -> Page:
    (page,) = read_file(folder, name, body)
    assert isinstance(page, Page), page
    return page


def read_failure(folder: Path, name: str, body: bytes) -> Failure:
    (failure,) = read_file(folder, name, body)
    assert isinstance(failure, Failure), failure
    return failure


def test_a_text_file_is_a_page(tmp_path: Path) -> None:
    body = "\ufeffFerry sinks\r\n\r\nThe cafe\u0301 closed.\0".encode()
    assert read_page(tmp_path, "a.txt", body) == Page(
        id=sha256(body).hexdigest(),  # type: ignore[arg-type] # an id as anyone can compute it
        uri=f"{tmp_path}/a.txt",
        name="a.txt",
        media_type="text/plain",
        text="Ferry sinks\n\nThe café closed.",
        body=body,
        encoding="utf-8-sig",
    )


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a", "a.HTM", "a.xhtml", "a.html.gz"])
@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "utf-16"])
def test_an_html_file_is_a_page_of_its_visible_text(tmp_path: Path, name: str, codec: str) -> None:
    body = MARKUP.encode(codec)
    page = read_page(tmp_path, name, gzip.compress(body) if name.endswith(".gz") else body)
    assert (page.media_type, page.text) == ("text/html", "Ferry sinks\nCafé.")
    assert page.body == body
    assert page.body.decode(page.encoding) == MARKUP


def test_a_list_beside_the_file_tells_what_bare_text_lacks(tmp_path: Path) -> None:
    (tmp_path / "pages.csv").write_text(
        "file;url;outlet;date;title\na.txt;https://c.example/a;The Courier;2031-03-07;Ferry sinks\n"
    )
    page = read_page(tmp_path, "a.txt", b"The ferry sank.")
    assert (page.uri, page.name) == ("https://c.example/a", "a.txt")
    assert (page.outlet, page.published, page.title) == ("The Courier", "2031-03-07", "Ferry sinks")


def test_json_lines_are_pages(tmp_path: Path) -> None:
    lines = [
        {"text": "The ferry sank.", "url": "https://c.example/a/?x=1", "outlet": "The Courier"},
        {"html": MARKUP, "title": "Ferry sinks", "date": "7 March"},
    ]
    body = "\n".join(json.dumps(line) for line in lines).encode()
    for name in ("a.jsonl", "a.ndjson.gz", "a.json"):
        first, second = read_file(tmp_path, name, gzip.compress(body) if "gz" in name else body)
        assert isinstance(first, Page)
        assert isinstance(second, Page)
        assert (first.uri, first.name) == ("https://c.example/a/?x=1", "c.example/a")
        assert (first.outlet, first.media_type) == ("The Courier", "text/plain")
        assert (second.uri, second.name) == (f"{tmp_path}/{name}:2", f"{name}:2")
        assert (second.title, second.published, second.outlet) == ("Ferry sinks", "7 March", None)
        assert (second.media_type, second.text) == ("text/html", "Ferry sinks\nCafé.")
        assert second.body.decode(second.encoding) == MARKUP


def test_a_json_array_and_a_single_object_are_pages(tmp_path: Path) -> None:
    assert len(read_file(tmp_path, "a.json", b'[{"text": "a"},\n {"text": "b"}]')) == 2
    assert read_page(tmp_path, "a.json", b'{\n "text": "a"\n}').name == "a.json:1"


def test_a_broken_line_names_file_and_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    body = b'{"text": "a"}\n{"text": \n{"text": " "}\n{"text": "b"}\n'
    first, broken, blank, last = read_file(tmp_path, "a.jsonl", body)
    assert isinstance(broken, Failure)
    assert isinstance(blank, Failure)
    assert (broken.uri, broken.code) == (f"{tmp_path}/a.jsonl:2", "broken_json")
    assert broken.message.startswith("a.jsonl, line 2, is no JSON")
    assert (blank.uri, blank.code) == (f"{tmp_path}/a.jsonl:3", "empty")
    assert [one.text for one in (first, last) if isinstance(one, Page)] == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "body", "code", "told"),
    [
        ("a.txt", b"", "empty", "a.txt is empty (0 bytes)"),
        ("a.txt", b" \r\n\t\xc2\xa0", "empty", "white space"),
        ("a.html", b"<html><script>x()</script></html>", "empty", "no visible text"),
        ("a.jsonl", b"\n", "empty", "holds no line"),
        ("a.txt.gz", gzip.compress(b"", mtime=0), "empty", "is empty"),
        ("a.txt", b"%PDF-1.7\n\x01", "not_text", "pdftotext"),
        ("a.html", b"\x89PNG\r\n\x1a\n\0", "not_text", "a PNG image"),
        ("a.jsonl", b"PK\x03\x04 zip", "not_text", "a ZIP archive"),
        ("a.txt.gz", gzip.compress(b"\xff\xd8\xff\xe0", mtime=0), "not_text", "a JPEG image"),
        ("a.txt", bytes(range(256)), "not_text", "control characters"),
        ("a.txt", b"Hello \xff\xfe world \x80\x81 text", "undecodable", "byte 7 is 0xff"),
        ("a.txt", b"x" * (MAX_PAGE_BYTES + 1), "too_large", "the limit is 20.0 MB"),
        ("a.txt", b"x" * (MAX_PAGE_BYTES + 900_000), "too_large", "holds 20.9 MB"),
        (
            "a.txt.gz",
            gzip.compress(b"x y " * MAX_PAGE_BYTES, mtime=0),
            "too_large",
            "200 times its size",
        ),
        ("a.txt.gz", gzip.compress(b"text", mtime=0)[:-1], "unreadable", "damaged gzip"),
        ("a.json", b"[1, 2", "broken_json", "is no JSON"),
        ("a.json", b"[]", "empty", "an empty array"),
    ],
)
def test_a_bad_page_is_a_failure_that_names_file_and_reason(
    tmp_path: Path, name: str, body: bytes, code: str, told: str
) -> None:
    failure = read_failure(tmp_path, name, body)
    assert (failure.uri, failure.stage, failure.code) == (f"{tmp_path}/{name}", "intake", code)
    assert failure.message.startswith(name)
    assert told in failure.message


def test_a_page_of_just_the_limit_is_read(tmp_path: Path) -> None:
    assert len(read_page(tmp_path, "a.txt", b"x" * MAX_PAGE_BYTES).text) == MAX_PAGE_BYTES


def test_a_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("The ferry sank.")
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "d.txt").mkdir()
    paths = [tmp_path, tmp_path / "e.txt"]
    found = [(one.code if isinstance(one, Failure) else one.text) for one in open_pages(paths)]
    assert found == ["empty", "The ferry sank.", "missing", "missing"]


def test_the_same_text_of_two_outlets_is_two_pages_and_without_a_list_one(tmp_path: Path) -> None:
    for name in ("c.txt", "a.txt", "b.txt", "d.txt"):
        (tmp_path / name).write_text("The ferry sank.")
    (tmp_path / "pages.csv").write_text("file,outlet\na.txt,The Courier\nb.txt,The Herald\n")
    pages = [one for one in open_pages([tmp_path]) if isinstance(one, Page)]
    assert [page.name for page in pages] == ["a.txt", "b.txt", "c.txt"]
    assert len({page.id for page in pages}) == 3
    assert pages[2].id == sha256(b"The ferry sank.").hexdigest()


def test_a_body_cannot_pass_for_another_with_an_outlet(tmp_path: Path) -> None:
    (tmp_path / "pages.csv").write_text("file,outlet\na.txt,The Courier\n")
    listed = read_page(tmp_path, "a.txt", b"The ferry sank.")
    for seam in ("\n", "\n\n", "\0", "\x1f", "\0\0", "\x1f\x1f", ""):
        other = read_page(tmp_path, "b.txt", f"The ferry sank.{seam}The Courier".encode())
        assert other.id != listed.id


def test_a_page_left_out_as_a_double_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The ferry sank.")
    with caplog.at_level(logging.INFO, logger="consilience.intake"):
        (page,) = open_pages([tmp_path])
    assert page.uri.endswith("a.txt")
    assert "b.txt is left out" in caplog.text


def test_pages_and_failures_do_not_depend_on_the_order_of_the_paths(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("The ferry sank.")
    (tmp_path / "b.txt").write_text("The ferry sank.")
    (tmp_path / "c.jsonl").write_text('{"text": "The ferry sank."}\n{"text": "Six died."}\n{')
    (tmp_path / "pages.csv").write_text("file,outlet\nsub/a.txt,The Courier\ngone.txt,X\n")
    paths = [
        "-",
        tmp_path / "sub",
        tmp_path / "b.txt",
        tmp_path / "c.jsonl",
        tmp_path,
        tmp_path / "no",
    ]
    results = {
        tuple(open_pages(order, stdin=io.BytesIO(b"Six died.")))
        for order in itertools.islice(itertools.permutations(paths), 0, None, 37)
    }
    (found,) = results
    assert [one.code if isinstance(one, Failure) else one.name for one in found] == [
        "standard input",  # the same bytes as line 2 of c.jsonl, which is left out
        "b.txt",  # and as line 1
        "broken_json",
        "missing",
        "listed_file_missing",
        "a.txt",
    ]


@pytest.mark.parametrize(
    ("body", "names", "media_type"),
    [
        (b"The ferry sank.\nSix died.", ["standard input"], "text/plain"),
        (MARKUP.encode(), ["standard input"], "text/html"),
        (gzip.compress(MARKUP.encode(), mtime=0), ["standard input"], "text/html"),
        (b'{"text": "a"}\n{"text": "b"}\n', ["standard input:1", "standard input:2"], "text/plain"),
        (b"{once} upon a time", ["standard input"], "text/plain"),
        (b"[1, 2] is a list", ["standard input"], "text/plain"),
    ],
)
def test_standard_input_is_one_page_or_json_lines(
    body: bytes, names: list[str], media_type: str
) -> None:
    pages = list(open_pages(["-", "-"], stdin=io.BytesIO(body)))
    assert [page.name for page in pages if isinstance(page, Page)] == names
    assert {page.media_type for page in pages if isinstance(page, Page)} == {media_type}


@pytest.mark.parametrize("body", [b"", b"\x89PNG\r\n\x1a\n", b"x" * (MAX_PAGE_BYTES + 1)])
def test_bad_standard_input_is_a_failure(body: bytes) -> None:
    (failure,) = open_pages(["-"], stdin=io.BytesIO(body))
    assert isinstance(failure, Failure)
    assert failure.uri == "-"
    assert failure.message.startswith("standard input ")


def test_a_program_without_standard_input_finds_it_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    (failure,) = open_pages(["-"])
    assert isinstance(failure, Failure)
    assert (failure.uri, failure.code) == ("-", "empty")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://c.example/", "c.example"),
        ("https://user:word@c.example/a", "c.example/a"),
        ("http://[", "http://["),
        ("mailto:", "mailto:"),
    ],
)
def test_a_page_without_a_file_is_called_by_host_and_path(url: str, name: str) -> None:
    body = json.dumps({"text": "a", "url": url}).encode()
    (page,) = open_pages(["-"], stdin=io.BytesIO(body))
    assert isinstance(page, Page)
    assert (page.uri, page.name) == (url, name)


def test_standard_input_that_cannot_be_read_is_a_failure() -> None:
    closed = io.BytesIO(b"The ferry sank.")
    closed.close()
    (failure,) = open_pages(["-"], stdin=closed)
    assert isinstance(failure, Failure)
    assert (failure.uri, failure.code) == ("-", "unreadable")


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry sank.")
    (tmp_path / "b.txt").write_text("Six died.")
    pages = open_pages([tmp_path])
    next(pages)
    (tmp_path / "b.txt").unlink()
    (failure,) = pages
    assert isinstance(failure, Failure)
    assert failure.code == "missing"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(SUFFIXES),
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
    | st.tuples(
        st.sampled_from(
            [b"\xff\xfe", b"<html>", b'{"text": "', b'[{"html": "<p>', b"\x1f\x8b\x08"]
        ),
        st.binary(max_size=99),
    ).map(b"".join),
    st.booleans(),
)
def test_any_bytes_in_a_file_give_pages_or_failures(
    tmp_path: Path, suffix: str, body: bytes, packed: bool
) -> None:
    found = read_file(tmp_path, f"a{suffix}", gzip.compress(body) if packed else body)
    for one in found:
        if isinstance(one, Page):
            assert unicodedata.is_normalized("NFC", one.text)
            assert not set(one.text) & {"\r", "\0"}
            assert one.text.strip()
        else:
            assert one.message.startswith(f"a{suffix}")
    assert found
