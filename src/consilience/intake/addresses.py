"""Addresses that may be fetched: http and https, no passwords, no machine but public ones."""

import ipaddress
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import httpx

from consilience.errors import PageError
from consilience.intake.limits import MAX_FIELD_CHARS
from consilience.language.lexicon import make_entry

SCHEMES = frozenset({"http", "https"})
WEB_PORTS = frozenset({80, 443})
FIRST_FREE_PORT = 1024  # below it mail, shells and printers listen, and none speaks HTTP
HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|[0-9a-f:.]*:[0-9a-f:.]*", re.IGNORECASE)
# WHATWG URL, "ends in a number": what C libraries read as IPv4 (127.1, 0x7f000001, 2130706433).
NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BlockedNetwork:
    """A network that is never asked; `name` follows "leads to"."""

    cidr: str
    name: str
    example: str


def read_address(address: str) -> httpx.URL:
    """The address without its fragment, its host's name in ASCII.

    Raises `PageError`: "bad_address" for one that names nothing on the web or holds a password,
    "blocked_address" for a host given in figures that is not public. A host given by name is
    checked when its figures are known, by `check_ip`.
    """
    if len(address) > MAX_FIELD_CHARS:
        raise PageError("bad_address", f"is longer than {MAX_FIELD_CHARS:,} characters")
    try:
        url = httpx.URL(address.strip())
        host, port = url.raw_host.decode("ascii"), url.port
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise PageError("bad_address", f"is no address ({error}); copy it again") from error
    if url.scheme not in SCHEMES or not HOST.fullmatch(host):
        raise PageError("bad_address", "is no web address; give one that begins with https://")
    if "@" in url.netloc.decode("ascii", "replace") or url.userinfo:
        raise PageError(
            "bad_address", "holds a user name or password, which are never sent; remove it"
        )
    if port is not None and port not in WEB_PORTS and port < FIRST_FREE_PORT:
        raise PageError("blocked_address", f"asks for port {port}, where no web server listens")
    _check_figures(host)
    return url.copy_with(fragment=None)


def check_ip(ip: str) -> None:
    """Raise `PageError` ("blocked_address") for an IP address that is not a public machine's."""
    try:
        found = ipaddress.ip_address(ip)
    except ValueError as error:
        raise PageError("blocked_address", "leads to no readable IP address") from error
    for network, name in _load_blocked():
        if found.version == network.version and found in network:
            raise _tell_blocked(name)
    if not found.is_global or getattr(found, "scope_id", None):
        raise _tell_blocked("a network that is not public")


@cache
def load_networks() -> tuple[BlockedNetwork, ...]:
    """The networks of `networks.toml` in file order; raises `LexiconError` for a broken entry."""
    text = files("consilience.intake").joinpath("networks.toml").read_text("utf-8")
    entries = enumerate(tomllib.loads(text)["network"])
    return tuple(
        make_entry(f"networks.toml, network {at}", one, BlockedNetwork) for at, one in entries
    )


@cache
def _load_blocked() -> tuple[tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, str], ...]:
    return tuple((ipaddress.ip_network(one.cidr), one.name) for one in load_networks())


def _check_figures(host: str) -> None:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        if NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
            raise PageError(
                "blocked_address", "hides an IP address in other figures; give the site's name"
            ) from None
    else:
        check_ip(host)


def _tell_blocked(name: str) -> PageError:
    return PageError(
        "blocked_address",
        f"leads to {name}; only public sites are fetched: save the page and give the file",
    )
