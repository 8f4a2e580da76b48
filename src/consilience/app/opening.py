"""Pages out of files: of this machine, or handed over."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from consilience import intake
from consilience.intake.opening import read_file
from consilience.records.failure import Failure
from consilience.records.page import Page


def open_all(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None = None
) -> Iterator[Page | Failure]:
    """The pages under paths, one by one, and what cannot be read."""
    return intake.open_pages(paths, stdin=stdin)


def read_upload(name: str, body: bytes) -> Iterator[Page | Failure]:
    """The pages of a file that somebody handed over, of any kind that `open_pages` reads."""
    return read_file(name, body)
