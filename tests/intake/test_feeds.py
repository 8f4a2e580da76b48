import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.errors import PageError
from consilience.intake.details import Details
from consilience.intake.feeds import MAX_FEED_BYTES, Entry, Feed, read_feed
from consilience.intake.opening import open_pages
from consilience.records.failure import Failure

ITEM = "<item><title>Ferry sinks</title><link>https://courier.example/a</link></item>"


def make_rss(items: str = ITEM, head: str = '<?xml version="1.0"?>') -> bytes:
    return f'{head}<rss version="2.0"><channel><title>C</title>{items}</channel></rss>'.encode()


def fail(body: bytes) -> str:
    with pytest.raises(PageError) as caught:
        read_feed(body)
    return caught.value.code


def test_rss_is_read() -> None:
    feed = read_feed(
        b"""<rss version="2.0"><channel><title>The Courier &amp; Post</title><item>
        <title>Ferry &lt;b&gt;sinks&lt;/b&gt;</title><link> https://courier.example/a </link>
        <pubDate>Wed, 05 Mar 2031 23:30:00 -0700</pubDate>
        <description><![CDATA[<p>All <i>saved</i>.</p><script>x</script>]]></description>
        </item></channel></rss>"""
    )
    assert feed == Feed(
        title="The Courier & Post",
        entries=(
            Entry(
                url="https://courier.example/a",
                title="Ferry sinks",
                published="Wed, 05 Mar 2031 23:30:00 -0700",
                outlet="The Courier & Post",
                summary="All saved.",
            ),
        ),
    )


def test_atom_is_read() -> None:
    feed = read_feed(
        b"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
        <title>The Herald</title><entry><title>Quay closed</title><link href="/b"/>
        <updated>2031-03-06T08:00:00Z</updated><summary>Until Friday.</summary></entry></feed>""",
        address="https://herald.example/feed",
    )
    (entry,) = feed.entries
    assert entry.summary == "Until Friday."
    assert entry.details == Details(
        url="https://herald.example/b",
        outlet="The Herald",
        title="Quay closed",
        date="2031-03-06T08:00:00Z",
    )


def test_an_address_is_listed_once_and_an_entry_without_one_not_at_all() -> None:
    feed = read_feed(make_rss(ITEM * 2 + "<item><title>No link</title></item>"))
    assert [entry.url for entry in feed.entries] == ["https://courier.example/a"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_feed_is_read_in_the_encoding_it_declares(codec: str) -> None:
    head = f'<?xml version="1.0" encoding="{codec}"?>'
    text = make_rss(ITEM.replace("sinks", "coulé"), head).decode()
    (entry,) = read_feed(text.encode(codec)).entries
    assert entry.title == "Ferry coulé"


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    (entry,) = read_feed(make_rss(ITEM + "<item><title>A & B<br></item>")).entries
    assert entry.title == "Ferry sinks"


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">'
    for before, after in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize(
    "declarations",
    [
        pytest.param(LAUGHS + "]>", id="billion laughs"),
        pytest.param(f'<!DOCTYPE rss [<!ENTITY j "{"x" * 50_000}">]>', id="quadratic"),
        pytest.param('<!DOCTYPE rss [<!ENTITY j SYSTEM "file:///etc/passwd">]>', id="file"),
        pytest.param('<!DOCTYPE rss [<!ENTITY j SYSTEM "http://a.example/">]>', id="address"),
        pytest.param(
            '<!DOCTYPE rss [<!ENTITY % j SYSTEM "http://a.example/">%j;]>', id="parameter"
        ),
        pytest.param('<!doctype rss\n[<!entity j "x">]>', id="lower case"),
    ],
)
def test_a_feed_that_declares_entities_is_refused(declarations: str, codec: str) -> None:
    body = declarations + make_rss("&j;" * 1000, "").decode()
    assert fail(body.encode(codec)) == "broken_feed"


def test_a_document_type_alone_does_no_harm() -> None:
    head = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://a.example/rss-0.91.dtd">'
    assert len(read_feed(make_rss(head=head)).entries) == 1


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "broken_feed"),
        (b"<html><p>Not found</p></html>", "broken_feed"),
        (b"https://courier.example/feed", "broken_feed"),  # an address is never followed
        (b"/etc/passwd", "broken_feed"),
        (b" " * (MAX_FEED_BYTES + 1), "too_large"),
        (bytes(range(256)) * 9, "not_text"),
        (make_rss("<a>" * 5_000), "broken_feed"),
        (make_rss("<a/>" * 150_000), "broken_feed"),
    ],
)
def test_what_is_no_feed_is_refused(body: bytes, code: str) -> None:
    assert fail(body) == code


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a",
        "<![CDATA[",
        "<!doctype ",
        "<!--",
        "<?xml ",
        "&",
        "&lt;",
        "]]>",
        "</a>",
        "\n",
        "&#38;",
        "<a b='",
        "<item>",
        "<!",
        "<title>x</title>",
        "<link>x</link>",
    ],
)
def test_a_feed_of_one_piece_repeated_takes_seconds_at_most(piece: str) -> None:
    start_s = time.process_time()
    for body in (make_rss(piece * (400_000 // len(piece))), (piece * 50_000).encode()):
        try:
            read_feed(body)
        except PageError:
            continue
    assert time.process_time() - start_s < 20  # what is quadratic takes hours


@settings(deadline=None)
@given(st.binary(max_size=2000) | st.text(max_size=500).map(make_rss))
def test_any_bytes_are_a_feed_or_refused(body: bytes) -> None:
    try:
        feed = read_feed(body)
    except PageError:
        return
    assert all(entry.url for entry in feed.entries)


def test_a_feed_among_files_says_how_to_fetch_its_pages(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(make_rss())
    (failure,) = open_pages([tmp_path])
    assert isinstance(failure, Failure)
    assert failure.code == "not_text"
    assert "--fetch" in failure.message
