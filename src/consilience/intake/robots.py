"""robots.txt: what a site asks programs to leave alone, and how long to wait (RFC 9309)."""

from collections.abc import Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from consilience.errors import PageError
from consilience.intake.responses import Response, unpack_body

AGENT = "Consilience"
MAX_ROBOTS_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB are read
MAX_CRAWL_DELAY_S = 30.0  # a site that asks for more is asked this seldom


@dataclass(frozen=True, slots=True)
class _Rules:
    """A site's rules; `refusal` where they cannot be had and so nothing may be fetched."""

    parsed: Protego | None = None
    refusal: PageError | None = None


class Robots:
    """The rules of all sites met so far, each asked for once."""

    def __init__(self, ask: Callable[[httpx.URL], Response]) -> None:
        self._ask = ask
        self._known: dict[tuple[str, str, int | None], _Rules] = {}

    def check(self, url: httpx.URL) -> float:
        """The seconds that the site wants between two requests, 0 where it says nothing.

        Raises `PageError` ("robots") where the rules forbid the address, and where the server
        fails to give them (status 5xx); that of the failure where it cannot be reached at all.
        """
        rules = self._find(url)
        if rules.refusal is not None:
            raise rules.refusal
        if rules.parsed is None:
            return 0.0
        if not rules.parsed.can_fetch(str(url), AGENT):
            raise PageError(
                "robots", "is closed to programs by the site's robots.txt; save the page by hand"
            )
        delay_s = rules.parsed.crawl_delay(AGENT) or 0.0
        return min(delay_s, MAX_CRAWL_DELAY_S) if delay_s > 0 else 0.0  # "nan" is not

    def _find(self, url: httpx.URL) -> _Rules:
        site = (url.scheme, url.host, url.port)
        if site not in self._known:
            self._known[site] = self._read(url)
        return self._known[site]

    def _read(self, url: httpx.URL) -> _Rules:
        try:
            response = self._ask(url.copy_with(raw_path=b"/robots.txt"))
        except PageError as error:
            # Asked for a page the site would fail in the same way; with too many redirects
            # RFC 9309 goes on as if there were no rules.
            lenient = error.code in {"too_many_redirects", "bad_address"}
            return _Rules() if lenient else _Rules(refusal=error)
        if response.status >= 500:
            told = f"may be closed to programs: its robots.txt answers {response.status}"
            return _Rules(refusal=PageError("robots", f"{told}; try again later"))
        return _Rules(_parse(response)) if response.status == 200 else _Rules()


def _parse(response: Response) -> Protego | None:
    try:
        text = unpack_body(response)[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace")
        return Protego.parse(text)
    except (PageError, ValueError):  # no rules that anyone could follow
        return None
