"""The server: every page and the API over one workspace."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from consilience.app import Workspace
from consilience.web import (
    api,
    compare,
    discrepancies,
    entities,
    exports,
    inbox,
    judgements,
    pictures,
    searching,
    static_files,
    stories,
    timeline,
)
from consilience.web.errors import add_error_pages
from consilience.web.freshness import Freshness
from consilience.web.security import Guard
from consilience.web.settings import Settings, is_loopback

ROUTERS = (
    static_files.router,
    stories.router,
    pictures.router,
    inbox.router,
    compare.router,
    exports.router,
    searching.router,
    discrepancies.router,
    entities.router,
    timeline.router,
    judgements.router,
    api.router,
)


def make_server(workspace: Workspace, *, settings: Settings | None = None) -> FastAPI:
    """The application over an open workspace, which stays the caller's to close.

    Raises `ValueError` for an address that others reach without a token.
    """
    settings = settings or Settings()
    if settings.token is None and not is_loopback(settings.host):
        raise ValueError(f"{settings.host} is reached by others: give a token")
    server = FastAPI(
        title="Consilience",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=_close,
    )
    server.state.workspace = workspace
    server.state.settings = settings
    for router in ROUTERS:
        server.include_router(router)
    add_error_pages(server)
    server.add_middleware(Freshness, workspace=workspace, settings=settings)
    server.add_middleware(Guard, settings=settings)  # the last is asked first
    return server


@asynccontextmanager
async def _close(server: FastAPI) -> AsyncIterator[None]:
    """What is being added is let finish its stage; the next start goes on with it."""
    yield
    if close := getattr(server.state, "close_inbox", None):
        close()
    pictures.DRAWINGS.close()
