import gzip
import itertools
import sys
import zlib
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.intake.fetching import FetchSettings, fetch_pages
from consilience.intake.network import Internet
from consilience.records.failure import Failure
from consilience.records.page import Page
from tests.intake.fakes import PUBLIC, FakeClock, FakeNetwork, redirect, respond

A = "https://courier.example/a"
MARKUP = b"<!doctype html><title>T</title><h1>Ferry sinks</h1><p>All were saved.</p>"
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Courier</title>
<item><title>Ferry sinks</title><link>https://courier.example/a</link>
<pubDate>Wed, 05 Mar 2031 08:00:00 +0100</pubDate></item>
<item><title>Quay closed</title><link>/b</link></item></channel></rss>"""


def fetch(
    sites: dict[str, Any], *addresses: str | Path, clock: FakeClock | None = None, **more: Any
) -> list[Page | Failure]:
    network = more.pop("network", None) or FakeNetwork()
    network.sites = sites
    return list(fetch_pages(addresses or [A], network=network, clock=clock or FakeClock(), **more))


def fail(sites: dict[str, Any], *addresses: str, **more: Any) -> Failure:
    (failure,) = fetch(sites, *addresses, **more)
    assert isinstance(failure, Failure), failure
    assert failure.stage == "intake"
    return failure


def get_page(sites: dict[str, Any], *addresses: str | Path, **more: Any) -> Page:
    (page,) = fetch(sites, *addresses, **more)
    assert isinstance(page, Page), page
    return page


def test_an_address_gives_its_page_with_the_time_of_fetching() -> None:
    page = get_page({"courier.example/a": respond(MARKUP)})
    assert (page.uri, page.name) == (A, "courier.example/a")
    assert (page.text, page.media_type) == ("Ferry sinks\nAll were saved.", "text/html")
    assert page.fetched_at == "2031-03-05T09:30:00Z"
    assert page.body == MARKUP


def test_nothing_is_asked_before_the_page_is_asked_for() -> None:
    network = FakeNetwork()
    fetch_pages([A], network=network, clock=FakeClock())
    assert network.connected == []


def test_the_connection_goes_to_the_address_that_was_checked_under_the_name_of_the_host() -> None:
    network = FakeNetwork()
    get_page({"courier.example/a": respond(MARKUP)}, network=network)
    assert network.connected == [(PUBLIC, 443), (PUBLIC, 443)]  # robots.txt, then the page
    assert network.tls_names == ["courier.example"] * 2


def test_a_request_says_who_asks_and_nothing_else() -> None:
    network = FakeNetwork()
    sites = {
        "courier.example/a": redirect("/b"),
        "courier.example/b": respond(MARKUP, "Set-Cookie: who=reader"),
        "courier.example/c": respond(MARKUP + b"c"),
    }
    fetch(sites, A, "https://courier.example/c", network=network)
    names = {
        line.split(b":")[0].lower() for one in network.requests for line in one.split(b"\r\n")[1:]
    }
    assert names - {b""} == {b"host", b"user-agent", b"accept", b"accept-encoding", b"connection"}
    assert all(b"User-Agent: Consilience/" in one for one in network.requests)


def test_the_user_agent_names_a_contact_only_where_one_is_given() -> None:
    network = FakeNetwork()
    told = FetchSettings(contact="https://desk.example")
    fetch({"courier.example/a": respond(MARKUP)}, network=network, settings=told)
    assert b" (+https://desk.example)\r\n" in network.requests[-1]


def test_variables_of_the_machine_name_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert get_page({"courier.example/a": respond(MARKUP)}).uri == A


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_its_end_is_the_address(status: int) -> None:
    sites = {
        "courier.example/a": redirect("//www.courier.example/b#top", status),
        "www.courier.example/b": respond(MARKUP),
    }
    assert get_page(sites).uri == "https://www.courier.example/b"


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://127.0.0.1/", "blocked_address"),
        ("http://169.254.169.254/latest/meta-data/", "blocked_address"),
        ("http://[::1]:8000/", "blocked_address"),
        ("http://10.0.0.1/", "blocked_address"),
        ("http://2130706433/", "blocked_address"),
        ("http://0177.0.0.1/", "bad_address"),
        ("http://0x7f.0.0.1/", "blocked_address"),
        ("http://inside.example/", "blocked_address"),
        ("http://reader:secret@courier.example/", "bad_address"),
        ("file:///etc/passwd", "bad_address"),
        ("ftp://courier.example/", "bad_address"),
        ("data:text/html,x", "bad_address"),
        ("http://[", "bad_address"),
    ],
)
def test_no_redirect_leads_off_the_public_web(location: str, code: str) -> None:
    network = FakeNetwork(names={"inside.example": [("192.168.1.7",)]})
    failure = fail({"courier.example/a": redirect(location)}, network=network)
    assert (failure.code, failure.uri) == (code, A)
    assert {ip for ip, _ in network.connected} == {PUBLIC}
    assert "secret" not in failure.message


@pytest.mark.parametrize(
    "ips", [("10.0.0.1",), (PUBLIC, "127.0.0.1"), ("::ffff:10.0.0.1",), ("nonsense",)]
)
def test_a_name_that_leads_inside_is_not_connected_to(ips: tuple[str, ...]) -> None:
    network = FakeNetwork(names={"courier.example": [ips]})
    assert fail({}, network=network).code == "blocked_address"
    assert network.connected == []


def test_a_name_that_turns_private_between_two_requests_is_not_followed() -> None:
    network = FakeNetwork(names={"courier.example": [(PUBLIC,), ("127.0.0.1",)]})
    assert fail({"courier.example/a": respond(MARKUP)}, network=network).code == "blocked_address"
    assert network.connected == [(PUBLIC, 443)]  # for robots.txt
    assert network.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "data:,x",
        "http://u:secret@a.example/",
        "http://127.1/",
    ],
)
def test_an_address_that_may_not_be_fetched_is_a_failure_without_a_request(address: str) -> None:
    network = FakeNetwork()
    failure = fail({}, address, network=network)
    assert "secret" not in failure.uri + failure.message
    assert network.connected == []


def test_redirects_in_a_circle_end() -> None:
    network = FakeNetwork()
    sites = {"courier.example/a": redirect("/b"), "courier.example/b": redirect("/a")}
    assert fail(sites, network=network).code == "too_many_redirects"
    assert len(network.asked) == 6  # five redirects are followed


def test_a_site_that_drips_is_given_up_in_time() -> None:
    clock = FakeClock()
    network = FakeNetwork()

    def drip() -> Any:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        for _ in itertools.count():
            clock.time_s += 1
            yield b"x"

    failure = fail({"courier.example/a": drip()}, clock=clock, network=network)
    assert failure.code == "timeout"
    assert clock.time_s < 140


def test_headers_that_drip_are_given_up_in_time() -> None:
    clock = FakeClock()

    def drip() -> Any:
        yield b"HTTP/1.1 200 OK\r\n"
        for number in itertools.count():
            clock.time_s += 10
            yield b"X-%d: y\r\n" % number

    assert fail({"courier.example/a": drip()}, clock=clock).code == "timeout"


def test_redirects_share_one_time_limit() -> None:
    clock = FakeClock()

    def answer_slowly(answer: bytes) -> Any:
        clock.time_s += 12
        yield answer

    sites = {f"courier.example/{at}": answer_slowly(redirect(f"/{at + 1}")) for at in range(5)}
    failure = fail(sites, "https://courier.example/0", clock=clock)
    assert failure.code == "timeout"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param([respond(b"", "Content-Length: 99999999999")], id="announced"),
        pytest.param(
            itertools.chain([b"HTTP/1.1 200 OK\r\n\r\n"], itertools.repeat(b"x" * 65_536)),
            id="endless",
        ),
        pytest.param(
            [respond(gzip.compress(bytes(50_000_000)), "Content-Encoding: gzip")], id="bomb"
        ),
        pytest.param([respond(gzip.compress(bytes(50_000_000)))], id="bomb in disguise"),
    ],
)
def test_a_body_over_the_limit_is_not_taken(answer: Any) -> None:
    assert fail({"courier.example/a": answer}).code == "too_large"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (respond(MARKUP, "Content-Length: 5000"), "unreachable"),  # breaks off
        (b"", "unreachable"),
        (b"SSH-2.0-OpenSSH\r\n", "unreachable"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 500_000, "unreachable"),
        (respond(MARKUP, "Content-Encoding: br"), "unreadable"),
        (respond(b"\x1f\x8b\x08junk", "Content-Encoding: gzip"), "unreadable"),
        (respond(b"%PDF-1.7"), "not_text"),
        (respond(b"x", media_type="image/png"), "not_text"),
        (respond(b"{}", media_type="application/json"), "not_text"),
        (respond(b""), "empty"),
        (respond(b"x", status=404), "http_status"),
        (respond(b"x", status=503), "http_status"),
        (respond(b"x", status=302), "http_status"),  # without a location
    ],
)
def test_a_page_that_cannot_be_had_is_a_failure(answer: bytes, code: str) -> None:
    assert fail({"courier.example/a": answer}).code == code


def test_a_length_too_short_cuts_the_page_there() -> None:
    page = get_page(
        {"courier.example/a": respond(MARKUP, f"Content-Length: {MARKUP.index(b'<p>')}")}
    )
    assert page.text == "Ferry sinks"


@pytest.mark.parametrize(
    "header", ["Content-Encoding: gzip", "Content-Encoding: x-gzip", "X-Nothing: 1"]
)
def test_a_packed_body_is_unpacked(header: str) -> None:
    page = get_page({"courier.example/a": respond(gzip.compress(MARKUP), header)})
    assert page.body == MARKUP


@pytest.mark.parametrize("packed", [zlib.compress(MARKUP), zlib.compress(MARKUP)[2:-4]])
def test_deflate_is_unpacked_with_and_without_its_frame(packed: bytes) -> None:
    page = get_page({"courier.example/a": respond(packed, "Content-Encoding: deflate")})
    assert page.body == MARKUP


@pytest.mark.parametrize(
    ("packed", "code"),
    [(b"\xff\xffjunk", "unreadable"), (zlib.compress(bytes(50_000_000)), "too_large")],
)
def test_damaged_or_endless_deflate_is_a_failure(packed: bytes, code: str) -> None:
    answer = respond(packed, "Content-Encoding: deflate")
    assert fail({"courier.example/a": answer}).code == code


def test_the_charset_of_the_server_goes_before_that_of_the_page() -> None:
    markup = '<meta charset="windows-1252"><h1>Паром затонул</h1><p>Все спасены.'.encode("cp1251")
    answer = respond(markup, media_type="text/html; charset=windows-1251")
    assert get_page({"courier.example/a": answer}).text == "Паром затонул\nВсе спасены."


def test_an_unknown_host_and_a_closed_port_are_failures() -> None:
    class Broken(FakeNetwork):
        def connect(self, ip: str, port: int, *, timeout_s: float) -> Any:
            raise ConnectionRefusedError

    class Unknown(FakeNetwork):
        def resolve(self, host: str, port: int, *, timeout_s: float) -> Any:
            raise OSError

    assert fail({}, network=Broken()).code == "unreachable"
    assert fail({}, network=Unknown()).code == "unreachable"


@pytest.mark.parametrize(
    ("robots", "code"),
    [
        (respond(b"User-agent: *\nDisallow: /a\n", media_type="text/plain"), "robots"),
        (respond(b"User-agent: consilience\nDisallow: /\n\nUser-agent: *\nAllow: /"), "robots"),
        (respond(status=500), "robots"),
        (b"", "unreachable"),
        (redirect("http://127.0.0.1/robots.txt"), "blocked_address"),
    ],
)
def test_a_page_that_robots_txt_closes_is_not_asked_for(robots: bytes, code: str) -> None:
    network = FakeNetwork()
    sites = {"courier.example/robots.txt": robots, "courier.example/a": respond(MARKUP)}
    assert fail(sites, network=network).code == code
    assert network.asked == []


@pytest.mark.parametrize(
    "robots",
    [
        respond(b"User-agent: *\nDisallow: /b\n"),
        respond(b"\xff\xfe\x00" * 50),
        respond(b"", status=404),
        respond(b"", status=403),  # RFC 9309, 2.3.1.3: the file cannot be had, the site can
        redirect("/robots.txt"),
    ],
)
def test_without_rules_against_it_a_page_is_fetched(robots: bytes) -> None:
    assert get_page({"courier.example/robots.txt": robots, "courier.example/a": respond(MARKUP)})


def test_only_the_beginning_of_an_endless_robots_txt_is_read() -> None:
    robots = itertools.chain(
        [b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /a\n"],
        itertools.repeat(b"# more\n" * 999),
    )
    assert fail({"courier.example/robots.txt": robots}).code == "robots"


def test_robots_txt_is_asked_for_once_a_site_and_at_every_site_led_to() -> None:
    network = FakeNetwork()
    sites = {
        "courier.example/a": redirect("https://herald.example/a"),
        "courier.example/b": redirect("https://herald.example/b"),
        "herald.example/robots.txt": respond(b"User-agent: *\nDisallow: /a\n"),
        "herald.example/b": respond(MARKUP),
    }
    first, second = fetch(sites, A, "https://courier.example/b", network=network)
    assert isinstance(first, Failure)
    assert isinstance(second, Page)
    assert sum(b"GET /robots.txt" in one for one in network.requests) == 2


@pytest.mark.parametrize(
    ("robots", "waits"),
    [
        (b"", [1.0]),
        (b"User-agent: *\nCrawl-delay: 7", [7.0]),
        (b"User-agent: *\nCrawl-delay: 9999", [30.0]),
        (b"User-agent: *\nCrawl-delay: nan", [1.0]),
    ],
)
def test_one_host_is_asked_slowly_and_another_at_once(robots: bytes, waits: list[float]) -> None:
    clock = FakeClock()
    sites = {
        "courier.example/robots.txt": respond(robots),
        "courier.example/a": respond(MARKUP),
        "herald.example/b": respond(MARKUP + b"b"),
        "courier.example/c": respond(MARKUP + b"c"),
    }
    found = fetch(sites, A, "https://herald.example/b", "https://courier.example/c", clock=clock)
    assert [type(one) for one in found] == [Page] * 3
    assert clock.waits == waits


def test_an_address_given_twice_is_fetched_once() -> None:
    network = FakeNetwork()
    get_page({"courier.example/a": respond(MARKUP)}, A, A + "#top", f" {A} ", network=network)
    assert network.asked == ["courier.example/a"]


def test_a_page_that_two_addresses_lead_to_is_given_once() -> None:
    sites = {
        "courier.example/a": redirect("/c"),
        "courier.example/b": redirect("/c"),
        "courier.example/c": respond(MARKUP),
    }
    assert get_page(sites, A, "https://courier.example/b").uri == "https://courier.example/c"


def test_one_failure_does_not_stop_the_rest() -> None:
    found = fetch({"courier.example/a": respond(MARKUP)}, "ftp://x", "http://127.0.0.1/", A)
    assert [type(one) for one in found] == [Failure, Failure, Page]


@pytest.mark.parametrize("media_type", ["application/rss+xml", "text/xml", "text/html"])
def test_a_feed_stands_for_its_pages_and_tells_what_they_lack(media_type: str) -> None:
    sites = {
        "courier.example/feed": respond(FEED, media_type=media_type),
        "courier.example/a": respond(MARKUP),
        "courier.example/b": respond(MARKUP + b"b"),
    }
    first, second = fetch(sites, "https://courier.example/feed")
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.uri, first.outlet, first.title) == (A, "The Courier", "Ferry sinks")
    assert first.published == "Wed, 05 Mar 2031 08:00:00 +0100"
    assert (second.uri, second.published) == ("https://courier.example/b", None)


def test_a_feed_on_disk_is_fetched_but_for_what_is_known(tmp_path: Path) -> None:
    network = FakeNetwork()
    (tmp_path / "feed.xml").write_bytes(FEED.replace(b"/b<", b"https://courier.example/b<"))
    sites = {"courier.example/b": respond(MARKUP)}
    page = get_page(sites, tmp_path / "feed.xml", network=network, skip=lambda one: one == A)
    assert (page.uri, page.title) == ("https://courier.example/b", "Quay closed")
    assert network.asked == ["courier.example/b"]


def test_a_feed_in_a_feed_and_a_missing_one_are_failures(tmp_path: Path) -> None:
    sites = {"courier.example/a": respond(FEED), "courier.example/b": respond(FEED)}
    inner, missing = fetch(sites, A, tmp_path / "none.xml")
    assert isinstance(inner, Failure)
    assert isinstance(missing, Failure)
    assert (inner.code, missing.code) == ("not_text", "missing")


@settings(deadline=None)
@given(st.binary(max_size=400), st.binary(max_size=400))
def test_any_answer_is_a_page_or_a_failure(page: bytes, robots: bytes) -> None:
    for answer in (page, b"HTTP/1.1 200 OK\r\n" + page, respond(page), redirect("x") + page):
        sites = {"courier.example/a": answer, "courier.example/robots.txt": respond(robots)}
        assert fetch(sites)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_address_and_any_redirect_is_a_page_or_a_failure(text: str) -> None:
    address = text.replace("\r", "").replace("\n", "")
    sites = {"courier.example/a": redirect(address)}
    assert len(fetch(sites, A, text, f"https://{text}", f"{A}{text}")) >= 1


def test_the_network_of_the_machine_tells_figures_and_refuses_what_is_no_name() -> None:
    # Neither needs a name server.
    assert Internet().resolve("127.0.0.1", 80, timeout_s=10) == ("127.0.0.1",)
    with pytest.raises(OSError, match="label"):
        Internet().resolve("a" * 80 + "..example", 80, timeout_s=10)


def test_reading_files_loads_nothing_that_fetches() -> None:
    code = (
        "import sys, consilience.intake; "
        "print({'httpx', 'httpcore', 'feedparser', 'warcio', 'protego'} & set(sys.modules))"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
