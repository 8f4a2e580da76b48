"""One request of the web at a time: limited, redirected by us, with nothing kept between two."""

import ssl
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version

import httpcore
import httpx

from consilience.errors import PageError
from consilience.intake.addresses import read_address
from consilience.intake.cleaning import hide_credentials
from consilience.intake.limits import format_bytes
from consilience.intake.network import CheckedBackend, Deadline, Network, tell_timeout
from consilience.intake.responses import Response

REDIRECTS = frozenset({301, 302, 303, 307, 308})
ACCEPTED = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.1"


def make_agent(contact: str = "") -> str:
    """The user agent: name and version, and where to complain if `contact` says so."""
    told = f" (+{contact})" if contact else ""
    return f"Consilience/{version('consilience')}{told}"


def follow(
    url: httpx.URL,
    ask: Callable[[httpx.URL], Response],
    *,
    max_redirects: int,
) -> Response:
    """The first response that is no redirect; every address on the way is read and checked.

    Raises `PageError`: "too_many_redirects", or what `read_address` and `ask` raise, with the
    address that was led to.
    """
    for _ in range(max_redirects + 1):
        response = ask(url)
        location = response.headers.get("location")
        if response.status not in REDIRECTS or not location:
            return response
        url = _join(url, location)
    raise PageError(
        "too_many_redirects",
        f"leads on more than {max_redirects} times; open it in a browser and give the last address",
    )


def request(
    url: httpx.URL,
    *,
    network: Network,
    deadline: Deadline,
    agent: str,
    max_bytes: int,
    cut: bool = False,
) -> Response:
    """The response to GET, redirects included; `cut` takes the beginning of a body too large.

    Sent are the address, the agent and what is accepted; no cookie, no referrer, no password.
    Raises `PageError`: "blocked_address", "unreachable", "timeout" or "too_large".
    """
    backend = CheckedBackend(network, deadline)
    try:
        # A pool for each request: nothing of one site is there when the next is asked.
        with (
            httpcore.ConnectionPool(
                ssl_context=_make_ssl_context(), network_backend=backend
            ) as pool,
            pool.stream("GET", _spell(url), headers=_make_headers(url, agent)) as answer,
        ):
            headers = _read_headers(answer.headers)
            body = b""
            if answer.status not in REDIRECTS:
                body = _read_body(answer, headers, max_bytes=max_bytes, cut=cut)
            return Response(address=str(url), status=answer.status, headers=headers, body=body)
    except httpcore.TimeoutException as error:
        raise tell_timeout(deadline.total_s) from error
    except (
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
        OSError,
        ssl.SSLError,
    ) as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise PageError(
            "unreachable", f"cannot be had from its server ({reason}); try again later"
        ) from error


def _join(url: httpx.URL, location: str) -> httpx.URL:
    try:
        target = str(url.join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise PageError("bad_address", "leads on to what is no address") from error
    try:
        return read_address(target)
    except PageError as error:
        shown = hide_credentials(target)[:200]
        raise PageError(error.code, f"leads on to {shown}, which {error}") from error


def _spell(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def _make_headers(url: httpx.URL, agent: str) -> list[tuple[bytes, bytes]]:
    return [
        (b"Host", url.netloc),
        (b"User-Agent", agent.encode("ascii", "replace")),
        (b"Accept", ACCEPTED.encode()),
        # Of all ways to pack, the one that can be unpacked within bounds by the standard library.
        (b"Accept-Encoding", b"gzip"),
        (b"Connection", b"close"),
    ]


def _read_headers(headers: list[tuple[bytes, bytes]]) -> Mapping[str, str]:
    """By lower-case name; of a header given twice the first."""
    found: dict[str, str] = {}
    for name, value in headers:
        found.setdefault(name.decode("latin-1").lower(), _decode(value))
    return found


def _decode(value: bytes) -> str:
    """Headers are ASCII by the standard; redirects in the wild hold UTF-8."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _read_body(
    answer: httpcore.Response, headers: Mapping[str, str], *, max_bytes: int, cut: bool
) -> bytes:
    announced = headers.get("content-length", "")
    if announced.isdecimal() and len(announced) < 20 and int(announced) > max_bytes and not cut:
        raise _tell_too_large(max_bytes)
    parts: list[bytes] = []
    size = 0
    for part in answer.iter_stream():
        parts.append(part)
        size += len(part)
        if size > max_bytes:
            if cut:
                break
            raise _tell_too_large(max_bytes)
    return b"".join(parts)[:max_bytes]


def _tell_too_large(max_bytes: int) -> PageError:
    return PageError(
        "too_large",
        f"is larger than {format_bytes(max_bytes)}, which no report is; save it by hand",
    )


@cache
def _make_ssl_context() -> ssl.SSLContext:
    """The certificates that come with httpcore, whatever this machine's variables name."""
    return httpcore.default_ssl_context()
