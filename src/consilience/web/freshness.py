"""Pages that a browser holds already are not made again as long as the workspace is the same."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from consilience.app import Workspace
from consilience.web.security import sign
from consilience.web.settings import Settings
from consilience.web.static_files import is_known

# They tag their answers themselves, or (the inbox) show what no workspace keeps.
APART: Final = ("/api", "/static/", "/inbox")


class Freshness:
    """Gives every page a tag (RFC 9110, `ETag`) and answers 304 to who has it.

    The tag tells the state of the workspace, the address and the session, whose forms the page
    holds. It is signed with a secret that is new with every start, and with it every program.
    """

    def __init__(self, app: ASGIApp, workspace: Workspace, settings: Settings) -> None:
        self.app = app
        self.workspace = workspace
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the request through and tag what comes of it."""
        is_read = scope["type"] == "http" and scope["method"] == "GET"
        if not is_read or scope["path"].startswith(APART):
            await self.app(scope, receive, send)
            return
        # Asked before the page is made: what is written meanwhile makes the tag an old one.
        revision = await run_in_threadpool(self.workspace.find_revision)
        etag = self._make_etag(scope, revision)
        if is_known(etag, Headers(scope=scope).get("if-none-match", "")):
            await Response(status_code=304, headers={"etag": etag})(scope, receive, send)
            return

        async def send_tagged(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.setdefault("etag", etag)
            await send(message)

        await self.app(scope, receive, send_tagged)

    def _make_etag(self, scope: Scope, revision: str) -> str:
        query = scope["query_string"].decode("latin-1")
        told = "\0".join((revision, scope["state"]["session"], scope["path"], query))
        return f'"{sign(self.settings, "page", told)[:32]}"'
