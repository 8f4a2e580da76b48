import gzip
import io
import re
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.errors import PageError
from consilience.intake import open_pages
from consilience.intake.web_archives import ArchivedPage, BrokenRecord, read_web_archive
from consilience.records.failure import Failure
from consilience.records.page import Page

MARKUP = b"<!doctype html><h1>Ferry sinks</h1><p>All were saved.</p>"
URL = "https://courier.example/a"


def make_archive(*records: tuple[str, bytes], packed: bool = False) -> bytes:
    """Records of type "response": headers, or a WARC type and media type, and a body."""
    made = (make_record(head, body) for head, body in records)
    return b"".join(gzip.compress(one) if packed else one for one in made)


def make_record(head: str, body: bytes, url: str = URL) -> bytes:
    kind, media_type = "response", "application/http; msgtype=response"
    if head.startswith("HTTP"):
        body = head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body
    else:
        kind, _, media_type = head.partition(" ")
    lines = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2031-03-05T09:30:00.5Z",
        f"Content-Type: {media_type}",
        f"Content-Length: {len(body)}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


HTML = "HTTP/1.1 200 OK\nContent-Type: text/html"


def read(body: bytes) -> list[ArchivedPage | BrokenRecord]:
    return list(read_web_archive(io.BytesIO(body)))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a"])
def test_a_response_is_a_page_with_its_address_and_time(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(make_archive((HTML, MARKUP), packed=name.endswith(".gz")))
    (page,) = open_pages([tmp_path / name])
    assert isinstance(page, Page)
    assert (page.uri, page.name, page.media_type) == (URL, "courier.example/a", "text/html")
    assert page.fetched_at == "2031-03-05T09:30:00Z"
    assert (page.text, page.body) == ("Ferry sinks\nAll were saved.", MARKUP)


def test_an_archive_packed_as_a_whole_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(make_archive((HTML, MARKUP), (HTML, b"B"))))
    assert [type(one) for one in open_pages([tmp_path])] == [Page, Page]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (HTML + "\nContent-Encoding: gzip", gzip.compress(MARKUP, mtime=0)),
        (HTML + "\nContent-Encoding: gzip", MARKUP),  # unpacked by the crawler
        (HTML + "\nTransfer-Encoding: chunked", b"%x\r\n%b\r\n0\r\n\r\n" % (len(MARKUP), MARKUP)),
        (HTML + "\nTransfer-Encoding: chunked", MARKUP),  # joined by the crawler
        ("HTTP/1.0 200 OK", MARKUP),
        ("resource text/html", MARKUP),
        ("conversion text/plain", MARKUP),
    ],
)
def test_a_page_is_given_as_its_author_wrote_it(head: str, body: bytes) -> None:
    (page,) = read(make_archive((head, body)))
    assert isinstance(page, ArchivedPage)
    assert page.body == MARKUP


def test_the_charset_of_the_server_is_kept() -> None:
    (page,) = read(make_archive((HTML + "; charset=windows-1251", "Паром".encode("cp1251"))))
    assert isinstance(page, ArchivedPage)
    assert page.delivery.charset == "windows-1251"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("HTTP/1.1 404 Not Found\nContent-Type: text/html", MARKUP),
        ("HTTP/1.1 301 Moved\nLocation: /b", b""),
        ("HTTP/1.1 200 OK\nContent-Type: image/png", b"\x89PNG"),
        ("HTTP/1.1 200 OK\nContent-Type: text/html", b"<rss version='2.0'></rss>"),
        ("request text/html", MARKUP),
        ("metadata text/plain", MARKUP),
        ("warcinfo application/warc-fields", b"software: x"),
    ],
)
def test_what_is_no_page_is_left_out(head: str, body: bytes) -> None:
    (page,) = read(make_archive((head, body), (HTML, MARKUP)))
    assert isinstance(page, ArchivedPage)
    assert page.number == 2


@pytest.mark.parametrize(
    "url", ["https://a.example/robots.txt", "https://a.example/a.js", "dns:a.example"]
)
def test_what_sites_keep_for_machines_is_left_out(url: str) -> None:
    assert read(make_record("resource text/plain", b"Allow", url)) == []


def test_a_broken_page_is_a_failure_with_its_record_and_the_rest_is_read(tmp_path: Path) -> None:
    packed = HTML + "\nContent-Encoding: gzip"
    archive = make_archive((HTML, MARKUP), (packed, b"\x1f\x8b\x08junk"), (HTML, b"Ferry found"))
    (tmp_path / "a.warc").write_bytes(archive)
    first, broken, last = open_pages([tmp_path])
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    assert isinstance(broken, Failure)
    assert (broken.uri, broken.code) == (f"{tmp_path}/a.warc:2", "unreadable")
    assert "a.warc, record 2, is damaged gzip" in broken.message


def test_a_record_cut_off_is_a_failure_after_the_pages_before_it() -> None:
    page, broken = read(make_archive((HTML, MARKUP), (HTML, MARKUP * 9))[:-100])
    assert isinstance(page, ArchivedPage)
    assert isinstance(broken, BrokenRecord)
    assert (broken.number, broken.error.code) == (2, "broken_record")


def test_a_packed_archive_cut_off_is_a_failure(tmp_path: Path) -> None:
    whole = make_archive((HTML, MARKUP), (HTML, MARKUP * 9), packed=True)
    (tmp_path / "a.warc.gz").write_bytes(whole[:-30])
    *_, failure = open_pages([tmp_path])
    assert isinstance(failure, Failure)


def test_a_wrong_length_is_told_and_nothing_printed(capfd: pytest.CaptureFixture[str]) -> None:
    archive = re.sub(rb"Length: \d+", b"Length: 60", make_archive((HTML, MARKUP)))
    found = read(archive + make_archive((HTML, b"Ferry found")))
    assert any(isinstance(one, BrokenRecord) for one in found)
    assert capfd.readouterr() == ("", "")


def test_a_record_without_a_length_is_a_failure() -> None:
    archive = re.sub(rb"Content-Length: \d+\r\n", b"", make_archive((HTML, MARKUP)))
    (broken,) = read(archive)
    assert isinstance(broken, BrokenRecord)
    assert broken.error.code == "broken_record"


@pytest.mark.parametrize("tail", [b"junk\r\n\r\n" * 9, b"WARC/1.0\r\n" + b"X" * 3_000_000])
def test_what_follows_that_is_no_record_ends_the_reading(tail: bytes) -> None:
    records = read_web_archive(io.BytesIO(make_archive((HTML, MARKUP)) + tail))
    assert isinstance(next(records), ArchivedPage)
    with pytest.raises(PageError) as caught:
        list(records)
    assert caught.value.code == "broken_archive"


def test_what_the_reader_of_archives_trips_over_is_told_in_words() -> None:
    cut = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999\r\n\r\nHTTP/1.1 200 OK\r\n"
    with pytest.raises(PageError, match=r"past record 0 \(what follows is no record\)"):
        list(read_web_archive(io.BytesIO(cut)))


def test_a_bomb_in_a_record_is_a_failure() -> None:
    packed = HTML + "\nContent-Encoding: gzip"
    (broken,) = read(make_archive((packed, gzip.compress(bytes(50_000_000)))))
    assert isinstance(broken, BrokenRecord)
    assert broken.error.code == "too_large"


def test_an_archive_is_never_held_as_a_whole() -> None:
    film = "HTTP/1.1 200 OK\nContent-Type: video/mp4"
    archive = make_archive((film, bytes(60_000_000)), (HTML, MARKUP))
    tracemalloc.start()
    found: Iterator[ArchivedPage | BrokenRecord] = read_web_archive(io.BytesIO(archive))
    assert [one.number for one in found] == [2]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30_000_000  # bytes: one page of the largest kind


@settings(deadline=None)
@given(
    st.binary(max_size=300),
    st.integers(0, 400),
    st.sampled_from(
        [
            b"",
            b"WARC/1.0\r\n",
            make_archive((HTML, MARKUP)),
            make_archive((HTML, MARKUP), packed=True),
        ]
    ),
)
def test_any_bytes_give_pages_or_failures(junk: bytes, at: int, archive: bytes) -> None:
    body = archive[:at] + junk + archive[at:]
    try:
        found = read(body)
    except PageError:
        return
    assert all(isinstance(one, ArchivedPage | BrokenRecord) for one in found)
