"""A fresh workspace on each database; PostgreSQL only where a server is installed."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from consilience.store import Workspace
from tests.store.server import find_binaries, run_server

MakePlace = Callable[[], str]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    with run_server(binaries) as address:
        yield address


@pytest.fixture(scope="session")
def make_schema(server: str) -> Iterator[MakePlace]:
    """Addresses of empty schemas, each a database of its own for a workspace."""
    numbers = count(1)
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:"))

    def make() -> str:
        name = f"test_{next(numbers)}"
        with engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {name}"))
        return f"{server}?options=-csearch_path%3D{name}"

    yield make
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a workspace can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "workspace")
    make: MakePlace = request.getfixturevalue("make_schema")
    return make()


@pytest.fixture
def open_again(place: str) -> Iterator[Callable[..., Workspace]]:
    """Opens the workspace at `place` once more, and closes it after the test."""
    with ExitStack() as opened:

        def open_one(who: str = "another", timeout_s: float = 0.05) -> Workspace:
            return opened.enter_context(Workspace.open(place, who=who, timeout_s=timeout_s))

        yield open_one


@pytest.fixture
def workspace(place: str) -> Iterator[Workspace]:
    with Workspace.create(place, who="the tests") as made:
        yield made
