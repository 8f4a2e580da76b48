"""The use cases: what the command line, notebooks and later the web application call."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from consilience import intake
from consilience.codec import encode_dossier, make_schema
from consilience.errors import NoPagesError
from consilience.pipeline.runner import Progress, make_dossier
from consilience.records.dossier import Dossier
from consilience.records.failure import Failure
from consilience.records.page import Page

__all__ = [
    "Progress",
    "make_schema",
    "open_pages",
    "read",
    "read_example",
    "save_html",
    "save_json",
    "write_json",
]

logger = logging.getLogger(__name__)

EXAMPLE = Path(__file__).parent / "examples" / "harbour-deal"


def open_pages(paths: Iterable[str | Path]) -> Iterator[Page]:
    """The pages under `paths`, one by one; what cannot be read is logged as a warning."""
    for one in intake.open_pages(paths):
        if isinstance(one, Failure):
            logger.warning("%s: %s", one.uri, one.message)
        else:
            yield one


def read(
    paths: Iterable[str | Path],
    *,
    case: str | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Dossier:
    """The dossier of all pages under `paths`: files, folders, JSON Lines, or "-" for `stdin`.

    A page that cannot be read is listed in `failures`. Raises `NoPagesError` if not one can.
    """
    opened = intake.open_pages(paths, stdin=stdin)
    dossier = make_dossier(opened, case=case, progress=progress)
    if not dossier.pages:
        raise NoPagesError(_explain_no_pages(dossier))
    return dossier


def read_example(*, progress: Progress | None = None) -> Dossier:
    """The dossier of the example pages: an invented affair, told by invented outlets."""
    return read([EXAMPLE], case="The harbour deal (an invented affair)", progress=progress)


def write_json(dossier: Dossier) -> bytes:
    """The dossier as UTF-8 JSON; its schema is `make_schema`."""
    return encode_dossier(dossier)


def save_json(dossier: Dossier, path: Path) -> None:
    """Write the dossier as JSON."""
    path.write_bytes(write_json(dossier))


def save_html(dossier: Dossier, path: Path) -> None:
    """Write the dossier as one HTML file that needs no network and no script."""
    from consilience.export.html import write_html  # templates and charts, for this alone

    path.write_text(write_html(dossier), "utf-8")


def _explain_no_pages(dossier: Dossier) -> str:
    """What was tried, and what to give instead."""
    reasons = "".join(f"\n  {one.uri}: {one.message}" for one in dossier.failures)
    hint = "give text or HTML files, folders with such files, JSON Lines, or - for standard input"
    return f"no page could be read; {hint}{reasons}"
