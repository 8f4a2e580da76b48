"""A server started, and told where it is."""

import gc
import os
import socket
import sys
from contextlib import suppress
from secrets import token_urlsafe

import uvicorn

from consilience.app import Workspace
from consilience.errors import ListeningError
from consilience.web.server import make_server
from consilience.web.settings import Settings, is_loopback

YOUNG_OBJECTS = 200_000  # a page of a great story makes as many, and lets go of them all at once
STOP_S = 5  # for what is under way when the server is told to stop


def run_server(
    workspace: Workspace,
    *,
    host: str,
    port: int,
    names: tuple[str, ...] = (),
    fetching: bool = False,
    contact: str = "",
    made_by: str = "analyst",
) -> None:
    """Serve a workspace until stopped; a token is made where others than this machine reach it.

    Raises `ListeningError` before anything is told, so that no address of another is given out.
    """
    listening = listen(host, port)
    settings = Settings(
        host=host,
        port=listening.getsockname()[1],
        token=None if is_loopback(host) else token_urlsafe(24),
        hosts=names,
        fetching=fetching,
        contact=contact,
        made_by=made_by,
    )
    print(f"Consilience is at {tell_address(settings)}", file=sys.stderr, flush=True)
    if settings.token is not None:
        print("Whoever has this address can read and judge all of it.", file=sys.stderr)
    tune_collector()
    config = uvicorn.Config(
        make_server(workspace, settings=settings),
        log_level="warning",
        access_log=False,  # an address may hold the token
        server_header=False,
        timeout_graceful_shutdown=STOP_S,
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket at this address; the port 0 stands for any that is free."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise ListeningError(
            f"cannot listen at {host}, port {port}: {reason}; give another --port or --host"
        ) from error


def tune_collector() -> None:
    """Let the collector of garbage pass over what stays, and come less often.

    Records hold no cycles; looking for some took a third of the time of a story's page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 50)


def tell_address(settings: Settings) -> str:
    """The address to open, with the token if there is one."""
    host = settings.hosts[0] if settings.hosts else settings.host
    shown = f"[{host}]" if ":" in host else host
    query = f"?token={settings.token}" if settings.token else ""
    return f"http://{shown}:{settings.port}/{query}"
