"""A workspace of a few example pages, fresh for each test, and a client of the server over it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from consilience import app
from consilience.store import Workspace
from consilience.web.server import make_server
from consilience.web.settings import Settings

PAGES = ("07_", "08_", "09_", "10_", "13_", "14_")  # a bridge that collapsed, an annex denied


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a workspace that no test changes."""
    folder = tmp_path_factory.mktemp("example") / "workspace"
    pages = [one for one in sorted(app.EXAMPLE.iterdir()) if one.name.startswith(PAGES)]
    with app.create_workspace(folder, who="the tests") as made:
        app.add_pages(made, app.open_pages(pages))
    return folder


@pytest.fixture
def workspace(example: Path, tmp_path: Path) -> Iterator[Workspace]:
    folder = tmp_path / "workspace"
    shutil.copytree(example, folder)
    with app.open_workspace(folder, who="the tests") as opened:
        yield opened


@pytest.fixture
def client(workspace: Workspace) -> Iterator[TestClient]:
    """A client on this machine, whose session and cookies last."""
    server = make_server(workspace, settings=Settings(made_by="Ilse Marran"))
    with TestClient(server, base_url="http://127.0.0.1:8470", follow_redirects=False) as opened:
        yield opened
