"""Pages that come over the network: addresses and feeds that are asked for."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from consilience.app.adding import Added, add_pages
from consilience.intake.fetching import FetchSettings
from consilience.intake.fetching import fetch_pages as fetch
from consilience.records.failure import Failure
from consilience.records.page import Page
from consilience.store import Workspace


def fetch_pages(
    addresses: Iterable[str | Path],
    *,
    contact: str = "",
    skip: Callable[[str], bool] | None = None,
) -> Iterator[Page | Failure]:
    """The pages at addresses and in feeds, asked for one after the other.

    A `Path` is a feed on disk. `skip` leaves out pages that a feed lists and that are known.
    Only public addresses are asked; docs/reference/fetching.md tells all limits.
    """
    return fetch(addresses, settings=FetchSettings(contact=contact), skip=skip)


def watch_feeds(
    workspace: Workspace,
    feeds: Iterable[str | Path],
    *,
    every_s: float,
    once: bool = False,
    contact: str = "",
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[Added]:
    """Add what the feeds list and the workspace does not hold, again and again.

    Gives what each look came to, and `wait`s `every_s` seconds before the next. A page that
    came from another address than its feed lists is asked for again, and kept once.
    """
    sources = list(feeds)
    while True:
        known = workspace.pages.list_addresses()
        yield add_pages(workspace, fetch_pages(sources, contact=contact, skip=known.__contains__))
        if once:
            return
        wait(every_s)
