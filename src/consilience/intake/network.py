"""The way out: names resolved once, each address checked before a connection, one time limit."""

import socket
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

import httpcore

from consilience.errors import PageError
from consilience.intake.addresses import check_ip

MAX_TRIED = 4  # of a host's addresses; a site with more has them all in one place


class Network(Protocol):
    """What a fetch asks of the world; both may raise `OSError` and `httpcore`'s errors."""

    def resolve(self, host: str, port: int, *, timeout_s: float) -> Sequence[str]:
        """The IP addresses of a host's name."""

    def connect(self, ip: str, port: int, *, timeout_s: float) -> httpcore.NetworkStream:
        """A connection to an address that was checked."""


class Clock(Protocol):
    """The time, for the record, for limits and for waiting."""

    def now(self) -> datetime:
        """The date and time, with zone."""

    def elapsed_s(self) -> float:
        """Seconds from any fixed point; never goes back."""

    def wait(self, seconds: float) -> None:
        """Return after that time."""


class Internet:
    """The network of this machine, without its proxies."""

    def resolve(self, host: str, port: int, *, timeout_s: float) -> Sequence[str]:
        """The addresses in the system's order; raises `TimeoutError` if it takes longer."""
        found: list[str] = []
        errors: list[OSError] = []

        def look_up() -> None:
            try:
                infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
                found.extend(str(info[4][0]) for info in infos)
            except (OSError, UnicodeError) as error:
                errors.append(error if isinstance(error, OSError) else OSError(str(error)))

        # The system's resolver knows no time limit; the thread dies with the program at the latest.
        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(timeout_s)
        if thread.is_alive():
            raise TimeoutError
        if errors:
            raise errors[0]
        return tuple(dict.fromkeys(found))

    def connect(self, ip: str, port: int, *, timeout_s: float) -> httpcore.NetworkStream:
        """A TCP connection."""
        return httpcore.SyncBackend().connect_tcp(ip, port, timeout=timeout_s)


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """The date and time in UTC."""
        return datetime.now(UTC)

    def elapsed_s(self) -> float:
        """Seconds since some start."""
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        """Sleep."""
        time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a fetch must be done, redirects and all."""

    clock: Clock
    ends_s: float
    total_s: float

    def find_left_s(self) -> float:
        """Seconds left; raises `PageError` ("timeout") for none."""
        left = self.ends_s - self.clock.elapsed_s()
        if left <= 0:
            raise tell_timeout(self.total_s)
        return left


class CheckedBackend(httpcore.NetworkBackend):
    """Connections to public addresses only.

    The host's name is resolved here, once for each connection, and the connection goes to the
    very address that was checked: a name that changes its address in between gains nothing.
    The host's name stays in the request and in the TLS handshake.
    """

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._network = network
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Raises `PageError` ("blocked_address", "unreachable" or "timeout")."""
        failed: Exception | None = None
        for ip in self._resolve(host, port)[:MAX_TRIED]:
            try:
                left_s = self._deadline.find_left_s()
                stream = self._network.connect(ip, port, timeout_s=left_s)
                return _TimedStream(stream, self._deadline)
            except (OSError, httpcore.NetworkError) as error:
                failed = error
        raise PageError("unreachable", "is not answered by its server; try again later") from failed

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Raises `PageError`: a socket of this machine is no site."""
        raise PageError("blocked_address", "leads to a socket of this machine")

    def _resolve(self, host: str, port: int) -> Sequence[str]:
        left_s = self._deadline.find_left_s()
        try:
            ips = self._network.resolve(host, port, timeout_s=left_s)
        except TimeoutError as error:
            raise tell_timeout(self._deadline.total_s) from error
        except OSError as error:
            raise PageError(
                "unreachable", "has a host name that is not known; check the spelling"
            ) from error
        for ip in ips:  # all of them: a name that is public on Mondays only is not public
            check_ip(ip)
        return ips


class _TimedStream(httpcore.NetworkStream):
    """A connection on which no byte is awaited past the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.find_left_s())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.find_left_s())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left_s = self._deadline.find_left_s()
        secured = self._stream.start_tls(ssl_context, server_hostname, left_s)
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def tell_timeout(total_s: float) -> PageError:
    """The error for a site that takes too long."""
    return PageError(
        "timeout", f"did not arrive within {total_s:g} seconds; try again later, or save it by hand"
    )
