"""Who may ask: host names, the token at the door, sessions, forms; and what a page may do."""

import hmac
import re
from collections.abc import AsyncIterator, Mapping
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from secrets import token_urlsafe
from typing import Annotated, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from consilience.web.settings import Settings, is_loopback

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-frame-options": "DENY",
}
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
FORM_FIELD: Final = "form_token"
FORM_HEADER: Final = "x-form-token"
MOST_FIELDS: Final = 200
LARGEST_FIELD: Final = 4_000_000  # bytes of one field that is no file, such as pasted addresses
_PORT = re.compile(r":\d+$")


class Guard:
    """Stands before everything: checks host, origin, token and size, and sets the headers.

    A session is a random id, signed. Where a token is asked for, only who brought it has one.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the request through."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = read_session(headers.get("cookie", ""), self.settings)
        given = session or token_urlsafe(24)
        refusal = self._refuse(scope, headers, session)
        cookie = None if session or not self._gives_session(scope) else given
        scope.setdefault("state", {})["session"] = given

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                set_headers(MutableHeaders(scope=message), cookie, scope, self.settings)
            await send(message)

        if refusal is not None:
            await refusal(scope, receive, send_guarded)
        else:
            limited = limit_size(receive, self.settings.most_bytes)
            await self.app(scope, limited, send_guarded)

    def _refuse(self, scope: Scope, headers: Headers, session: str | None) -> Response | None:
        """The answer to a request that goes no further, None for one that may."""
        if not is_own_host(headers.get("host", ""), self.settings):
            return _tell(421, "This is not the name of this server.")
        if scope["method"] not in SAFE_METHODS and not is_own_origin(headers):
            return _tell(403, "This was sent from another site.")
        if _read_length(headers) > self.settings.most_bytes:
            return _tell(413, f"More than {self.settings.most_bytes:,} bytes at once.")
        if self.settings.token is None or session or _has_bearer(headers, self.settings.token):
            return None
        if scope["method"] == "GET" and self._brings_token(scope):
            return RedirectResponse(_without_token(scope), 303)
        return _tell(401, "Open this with the address that `consilience serve` printed.")

    def _gives_session(self, scope: Scope) -> bool:
        return self.settings.token is None or self._brings_token(scope)

    def _brings_token(self, scope: Scope) -> bool:
        query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        token = self.settings.token
        return token is not None and is_same(query.get("token", ""), token)


def is_same(given: str, known: str) -> bool:
    """Whether two secrets are one, in a time that does not tell where they part."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), known.encode())


def sign(settings: Settings, purpose: str, words: str) -> str:
    """A signature that only this server can make, for one purpose alone."""
    return hmac.new(settings.secret, f"{purpose}\0{words}".encode(), sha256).hexdigest()


def name_cookie(settings: Settings) -> str:
    """Browsers share cookies between all ports of a host, so the port is in the name."""
    return f"consilience-{settings.port}"


def read_session(cookies: str, settings: Settings) -> str | None:
    """The session of a request, None where there is none or it is not signed by us."""
    try:
        found = SimpleCookie(cookies).get(name_cookie(settings))
    except CookieError:
        return None
    session, _, signature = found.value.partition(".") if found else ("", "", "")
    right = sign(settings, "session", session)
    return session if session and is_same(signature, right) else None


def make_form_token(request: Request) -> str:
    """What every form of this session sends back."""
    settings: Settings = request.app.state.settings
    return sign(settings, "form", request.state.session)


async def read_form(request: Request) -> AsyncIterator[FormData]:
    """The fields of a form of this session; raises `HTTPException` 403 for any other.

    Scripts may send the token in the header `x-form-token`. Files are gone with the answer.
    """
    settings: Settings = request.app.state.settings
    form = await request.form(
        max_files=settings.most_files, max_fields=MOST_FIELDS, max_part_size=LARGEST_FIELD
    )
    try:
        given = request.headers.get(FORM_HEADER) or form.get(FORM_FIELD)
        if not isinstance(given, str) or not is_same(given, make_form_token(request)):
            raise HTTPException(
                403, "This form is too old. Go back, load the page again, and send it once more."
            )
        yield form
    finally:
        await form.close()


TheForm = Annotated[FormData, Depends(read_form)]


def is_own_host(host: str, settings: Settings) -> bool:
    """Whether a Host header names this server; a foreign name means DNS rebinding.

    With a token, bare addresses are let in as well: no foreign name can lead to a session.
    """
    name = _PORT.sub("", host).lower()
    if name in {settings.host.lower(), *(one.lower() for one in settings.hosts)}:
        return True
    if is_loopback(name):
        return True
    return settings.token is not None and _is_address(name)


def is_own_origin(headers: Headers) -> bool:
    """Whether what sends a request is a page of this server, or no browser.

    Our pages send no referrer, so their forms come with the origin "null": what tells them from
    a stranger's then is Sec-Fetch-Site, and where a browser sends none, the form's token.
    """
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin", "null")
    return origin == "null" or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def limit_size(receive: Receive, most_bytes: int) -> Receive:
    """Stops a body that grows over the limit while it comes, whatever length it announced."""
    read = 0

    async def receive_limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most_bytes:
            raise StarletteHTTPException(413, f"More than {most_bytes:,} bytes at once.")
        return message

    return receive_limited


def set_headers(
    headers: MutableHeaders, cookie: str | None, scope: Scope, settings: Settings
) -> None:
    """The headers of every answer, and the cookie of a new session."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("cache-control", "private, no-cache")
    if cookie is not None:
        value = f"{cookie}.{sign(settings, 'session', cookie)}"
        secure = "; Secure" if scope.get("scheme") == "https" else ""
        headers.append(
            "set-cookie",
            f"{name_cookie(settings)}={value}; Path=/; HttpOnly; SameSite=Lax{secure}",
        )


def _tell(status: int, words: str) -> Response:
    return PlainTextResponse(words + "\n", status)


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _read_length(headers: Mapping[str, str]) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0


def _has_bearer(headers: Mapping[str, str], token: str) -> bool:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    return scheme.lower() == "bearer" and is_same(given.strip(), token)


def _without_token(scope: Scope) -> str:
    """The same address without the token, so that it is in no history and no bookmark.

    Always a path of this server: `//host` would lead elsewhere.
    """
    query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    rest = urlencode([one for one in query if one[0] != "token"])
    path = "/" + scope.get("raw_path", b"/").decode("latin-1").split("?")[0].lstrip("/")
    return f"{path}?{rest}" if rest else path
