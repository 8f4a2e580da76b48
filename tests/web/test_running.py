"""Where the server listens."""

import socket
from contextlib import closing

import pytest

from consilience.errors import ListeningError
from consilience.web.running import listen


def test_a_port_that_another_holds_is_told() -> None:
    with closing(listen("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
        with pytest.raises(ListeningError, match=f"port {port}: Address already in use; give"):
            listen("127.0.0.1", port)


def test_the_port_0_is_any_that_is_free() -> None:
    with closing(listen("127.0.0.1", 0)) as found:
        assert found.family == socket.AF_INET
        assert found.getsockname()[1] > 0
