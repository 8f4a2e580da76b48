"""A network and a clock for tests: sites answer with bytes, time passes when told to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpcore

PUBLIC = "93.184.216.34"
START = datetime(2031, 3, 5, 9, 30, tzinfo=UTC)
ALLOW_ALL = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def respond(
    body: bytes = b"", *headers: str, status: int = 200, media_type: str = "text/html"
) -> bytes:
    lines = [f"HTTP/1.1 {status} Told", f"Content-Type: {media_type}", *headers]
    if not any(one.lower().startswith(("content-length", "transfer-enc")) for one in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(location: str, status: int = 302) -> bytes:
    return respond(b"", f"Location: {location}", status=status)


@dataclass
class FakeClock:
    """`step_s` passes at every look."""

    step_s: float = 0.0
    time_s: float = 100.0
    waits: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return START

    def elapsed_s(self) -> float:
        self.time_s += self.step_s
        return self.time_s

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time_s += seconds


@dataclass
class FakeNetwork:
    """Sites by address without scheme ("courier.example/a"): an answer, or parts as they come.

    `names` are the IP addresses of hosts, one set after another for each time they are asked.
    """

    sites: dict[str, bytes | Iterable[bytes]] = field(default_factory=dict)
    names: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    requests: list[bytes] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)
    tls_names: list[str | None] = field(default_factory=list)
    delay: Callable[[], None] = lambda: None

    def resolve(self, host: str, port: int, *, timeout_s: float) -> Sequence[str]:
        answers = self.names.get(host, [(PUBLIC,)])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect(self, ip: str, port: int, *, timeout_s: float) -> httpcore.NetworkStream:
        self.connected.append((ip, port))
        return _FakeStream(self)

    @property
    def asked(self) -> list[str]:
        """Host and path of each request but those for robots.txt."""
        named = [_name_request(one) for one in self.requests]
        return [one for one in named if not one.endswith("/robots.txt")]


class _FakeStream(httpcore.NetworkStream):
    def __init__(self, network: FakeNetwork) -> None:
        self._network = network
        self._request = b""
        self._parts: Any = None

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._request += buffer

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._parts is None:
            self._network.requests.append(self._request)
            self._parts = iter(self._answer())
        self._network.delay()
        part: bytes = next(self._parts, b"")
        return part

    def _answer(self) -> Iterable[bytes]:
        name = _name_request(self._request)
        answer = self._network.sites.get(name, ALLOW_ALL)
        return [answer] if isinstance(answer, bytes) else answer

    def close(self) -> None:
        pass

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        self._network.tls_names.append(server_hostname)
        return self

    def get_extra_info(self, info: str) -> Any:
        return None


def _name_request(request: bytes) -> str:
    lines = request.decode("latin-1").split("\r\n")
    hosts = [line[6:] for line in lines if line.lower().startswith("host: ")]
    return hosts[0] + lines[0].split(" ")[1]
