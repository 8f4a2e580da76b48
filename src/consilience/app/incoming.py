"""Pages that come over the wire: files handed over, addresses and feeds that are asked for."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from consilience.intake.fetching import FetchSettings
from consilience.intake.fetching import fetch_pages as fetch
from consilience.intake.opening import read_file
from consilience.records.failure import Failure
from consilience.records.page import Page


def read_upload(name: str, body: bytes) -> Iterator[Page | Failure]:
    """The pages of a file that somebody handed over, of any kind that `open_pages` reads."""
    return read_file(name, body)


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
