"""A workspace served on a free port of this machine, as `consilience serve` does it."""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import uvicorn

from consilience.store import Workspace
from consilience.web.server import make_server
from consilience.web.settings import Settings

STARTING_S = 20


@contextmanager
def serve(workspace: Workspace) -> Iterator[str]:
    """The address of the server, which ends with the block."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        app = make_server(workspace, settings=Settings(port=port, made_by="Ilse Marran"))
        server = _Server(uvicorn.Config(app, log_level="warning"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        assert server.is_up.wait(STARTING_S), "the server did not start"
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(STARTING_S)


def ends_with(end: str) -> re.Pattern[str]:
    """Finds the addresses that end so; a click goes to an address in its own time."""
    return re.compile(f"{re.escape(end)}$")


class _Server(uvicorn.Server):
    """Tells when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.is_up.set()
