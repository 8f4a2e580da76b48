"""Addresses to pages, where the caller asks for it: politely, within limits, public sites only."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import httpx

from consilience.errors import PageError
from consilience.intake.addresses import read_address
from consilience.intake.cleaning import hide_credentials, print_safely
from consilience.intake.details import NOTHING, Details
from consilience.intake.feeds import Feed, read_feed
from consilience.intake.files import open_file
from consilience.intake.kinds import check_is_text, find_reader
from consilience.intake.limits import HEAD_BYTES, MAX_FIELD_CHARS, MAX_PAGE_BYTES
from consilience.intake.making import make_delivered_page
from consilience.intake.network import Clock, Deadline, Internet, Network, SystemClock
from consilience.intake.requesting import follow, make_agent, request
from consilience.intake.responses import (
    FEED_TYPES,
    Response,
    check_media_type,
    format_fetched_at,
    unpack_body,
)
from consilience.intake.robots import MAX_ROBOTS_BYTES, Robots
from consilience.intake.streams import read_body, unpack_stream
from consilience.records.failure import Failure
from consilience.records.ids import PageId
from consilience.records.page import Page

STATUS_ADVICE = {
    401: "the site wants a password; save the page by hand",
    403: "the site refuses programs; save the page by hand",
    404: "check the address",
    410: "the page is gone; look for a copy in a web archive",
    429: "the site is asked too often; wait and try again",
    451: "the page is withheld for legal reasons; look for a copy in a web archive",
}
OTHER_ADVICE = "try again later, or save the page by hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How much is asked of the network.

    `total_s`: seconds for one page with its redirects. `max_bytes`: of a page as sent and as
    unpacked, at most `MAX_PAGE_BYTES`. `delay_s`: seconds between two requests of one host,
    more where its robots.txt says so. `contact`: an address of the user's for the user agent.
    """

    total_s: float = 30.0
    max_bytes: int = MAX_PAGE_BYTES
    max_redirects: int = 5
    delay_s: float = 1.0
    contact: str = ""


def fetch_pages(
    addresses: Iterable[str | Path],
    *,
    settings: FetchSettings | None = None,
    skip: Callable[[str], bool] | None = None,
    network: Network | None = None,
    clock: Clock | None = None,
) -> Iterator[Page | Failure]:
    """Yield the pages at the addresses, in their order, each page once, and what failed.

    An address that gives a feed stands for the pages the feed lists, newest as it has them; so
    does a `Path`, a feed on disk. Of those, the ones that `skip` takes by address are left out,
    and what the feed says of a page (title, date, the feed's title as outlet) is kept as a list
    beside it would be. Pages have the address that was led to at last. Nothing is fetched before
    it is asked for. `network` and `clock` are this machine's unless given.

    Each `Failure` has the code "bad_address", "blocked_address", "unreachable", "timeout",
    "too_large", "too_many_redirects", "robots", "http_status", "not_text", "broken_feed", or
    one of `open_pages`.
    """
    fetcher = _Fetcher(
        settings or FetchSettings(), network or Internet(), clock or SystemClock(), skip
    )
    for address in addresses:
        if isinstance(address, Path):
            yield from fetcher.fetch_feed_file(address)
        else:
            yield from fetcher.fetch_address(address)


class _Fetcher:
    """What is remembered from one page to the next: rules of sites, last visits, addresses."""

    def __init__(
        self,
        settings: FetchSettings,
        network: Network,
        clock: Clock,
        skip: Callable[[str], bool] | None,
    ) -> None:
        self._settings = settings
        self._network = network
        self._clock = clock
        self._skip = skip
        self._agent = make_agent(settings.contact)
        self._robots = Robots(self._ask_robots)
        self._turns: dict[str, float] = {}  # when each host may be asked again
        self._seen: set[str] = set()
        self._pages: set[PageId] = set()

    def fetch_address(self, address: str) -> Iterator[Page | Failure]:
        """The page at the address, or the pages of the feed there."""
        return self._fetch(address, NOTHING, is_listed=False)

    def fetch_feed_file(self, path: Path) -> Iterator[Page | Failure]:
        """The pages that a feed on disk lists."""
        try:
            with open_file(path) as (file, _):
                feed = read_feed(read_body(unpack_stream(file).stream))
        except PageError as error:
            yield _fail(print_safely(path.as_posix()), error)
            return
        yield from self._fetch_entries(feed)

    def _fetch(
        self, address: str, details: Details, *, is_listed: bool
    ) -> Iterator[Page | Failure]:
        feed = Feed()
        try:
            url = read_address(address)
            if str(url) in self._seen:
                return
            self._seen.add(str(url))
            response = self._follow(url)
            body = unpack_body(response, self._settings.max_bytes)
            # A feed listed by a feed is not followed: it could list itself.
            if not is_listed and _is_feed(response, body):
                feed = read_feed(body, address=response.address)
            else:
                yield from self._take(self._make_page(response, body, details))
        except PageError as error:
            yield _fail(hide_credentials(address)[:MAX_FIELD_CHARS], error)
        yield from self._fetch_entries(feed)

    def _take(self, page: Page) -> Iterator[Page]:
        """The page, unless another address led to it before."""
        if page.id not in self._pages:
            self._pages.add(page.id)
            yield page

    def _fetch_entries(self, feed: Feed) -> Iterator[Page | Failure]:
        for entry in feed.entries:
            if self._skip is None or not self._skip(entry.url):
                yield from self._fetch(entry.url, entry.details, is_listed=True)

    def _make_page(self, response: Response, body: bytes, details: Details) -> Page:
        check_is_text(body[:HEAD_BYTES])
        return make_delivered_page(
            body,
            details=replace(details, url=response.address),
            delivery=response.make_delivery(format_fetched_at(self._clock.now())),
        )

    def _follow(self, url: httpx.URL) -> Response:
        """The page's own response; raises `PageError` for any status but success."""
        left_s = self._settings.total_s

        def ask(url: httpx.URL) -> Response:
            nonlocal left_s
            self._wait_for_turn(url)
            start_s = self._clock.elapsed_s()
            response = self._request(url, left_s, max_bytes=self._settings.max_bytes)
            # Waiting for our turn is our choice, not the site's slowness.
            left_s -= self._clock.elapsed_s() - start_s
            return response

        response = follow(url, ask, max_redirects=self._settings.max_redirects)
        if not 200 <= response.status < 300:
            advice = STATUS_ADVICE.get(response.status, OTHER_ADVICE)
            raise PageError("http_status", f"answers {response.status}: {advice}")
        check_media_type(response)
        return response

    def _wait_for_turn(self, url: httpx.URL) -> None:
        """Return when the host may be asked; raises `PageError` where its rules forbid it."""
        delay_s = max(self._robots.check(url), self._settings.delay_s)
        now_s = self._clock.elapsed_s()
        turn_s = max(self._turns.get(url.host, now_s), now_s)
        if turn_s > now_s:
            self._clock.wait(turn_s - now_s)
        self._turns[url.host] = turn_s + delay_s

    def _ask_robots(self, url: httpx.URL) -> Response:
        """The response for a robots.txt, cut to the length that is read."""

        def ask(url: httpx.URL) -> Response:
            return self._request(url, self._settings.total_s, max_bytes=MAX_ROBOTS_BYTES, cut=True)

        return follow(url, ask, max_redirects=self._settings.max_redirects)

    def _request(
        self, url: httpx.URL, left_s: float, *, max_bytes: int, cut: bool = False
    ) -> Response:
        ends_s = self._clock.elapsed_s() + left_s
        return request(
            url,
            network=self._network,
            deadline=Deadline(self._clock, ends_s, self._settings.total_s),
            agent=self._agent,
            max_bytes=max_bytes,
            cut=cut,
        )


def _is_feed(response: Response, body: bytes) -> bool:
    return response.media_type in FEED_TYPES or find_reader(body[:HEAD_BYTES]) == "feed"


def _fail(uri: str, error: PageError) -> Failure:
    return Failure(uri=uri, stage="intake", code=error.code, message=f"{uri} {error}")
