"""How a server is run: where it listens, who may come in, and how much it takes."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from secrets import token_bytes
from typing import Annotated, cast

from fastapi import Depends, Request

from consilience.app import Workspace

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where a server listens, and how it treats who comes.

    `token` is asked for at the door where it is not None; `hosts` are further names of this
    server. `secret` signs sessions and forms and is new with every start.

    `fetching` lets the inbox ask addresses of the network, with `contact` in the user agent.
    `made_by` signs judgements. At most `most_bytes` of a request and `most_files` are taken.
    """

    host: str = "127.0.0.1"
    port: int = 8470
    token: str | None = field(default=None, repr=False)
    hosts: tuple[str, ...] = ()
    secret: bytes = field(default_factory=lambda: token_bytes(32), repr=False)
    fetching: bool = False
    contact: str = ""
    made_by: str = "analyst"
    most_bytes: int = 200 * MEGABYTE
    most_files: int = 1000


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a server that listens there."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def get_settings(request: Request) -> Settings:
    """The settings of the server that the request came to."""
    return cast(Settings, request.app.state.settings)


def get_workspace(request: Request) -> Workspace:
    """The workspace of the server that the request came to."""
    return cast(Workspace, request.app.state.workspace)


TheSettings = Annotated[Settings, Depends(get_settings)]
TheWorkspace = Annotated[Workspace, Depends(get_workspace)]
