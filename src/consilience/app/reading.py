"""Pages read to a dossier, or one by one."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from consilience import intake
from consilience.errors import NoPagesError
from consilience.pipeline.extracting import extract_one
from consilience.pipeline.progress import Progress
from consilience.pipeline.runner import annotate_one, make_dossier
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.failure import Failure
from consilience.records.ids import PageId
from consilience.records.page import Page

logger = logging.getLogger(__name__)

MOST_NAMED = 5  # paths in a message
EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour-deal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One article read by itself; `number` counts all articles from 1, in the pages' order."""

    number: int
    page: Page
    article: Article
    annotations: Annotations


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
    workers: int = 1,
) -> Dossier:
    """The dossier of all pages under `paths`: files, folders, JSON Lines, or "-" for `stdin`.

    A page that cannot be read is listed in `failures`. Raises `NoPagesError` if not one can.
    More `workers` are processes that annotate at the same time; the dossier is the same. A
    script that asks for them starts its own work under `if __name__ == "__main__":`.
    """
    given = list(paths)
    opened = intake.open_pages(given, stdin=stdin)
    dossier = make_dossier(opened, case=case, progress=progress, workers=workers)
    if not dossier.pages:
        raise NoPagesError(_explain_no_pages(given, dossier.failures))
    return dossier


def show(
    paths: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    choose: Callable[[int, Article], bool] | None = None,
) -> Iterator[Shown | Failure]:
    """Each article under `paths` with its annotations as soon as it is read, and what failed.

    Nothing is learnt from other articles and nothing is kept. Pages come in the order of the
    paths, each content once. Only articles that `choose` takes, by number and record, are
    annotated and given. Raises `NoPagesError` at the end if no page could be read.
    """
    given = list(paths)
    seen: set[PageId] = set()
    number = 0
    for page in intake.open_pages(given, stdin=stdin):
        if isinstance(page, Failure):
            yield page
        elif page.id not in seen:
            seen.add(page.id)
            read = extract_one(page)
            if read.failure is not None:
                yield read.failure
            for article in read.extraction.articles:
                number += 1
                if choose is None or choose(number, article):
                    yield _annotate(number, page, article)
    if not seen:
        raise NoPagesError(_explain_no_pages(given, ()))


def read_example(*, progress: Progress | None = None) -> Dossier:
    """The dossier of the example pages: an invented affair, told by invented outlets."""
    pages = (
        replace(one, uri=f"{EXAMPLE.name}/{Path(one.uri).name}")  # wherever it is installed
        for one in open_pages([EXAMPLE])
    )
    return make_dossier(pages, case="The harbour deal (an invented affair)", progress=progress)


def _annotate(number: int, page: Page, article: Article) -> Shown | Failure:
    failures: list[Failure] = []
    annotations = annotate_one(article, failures).annotations
    if failures:
        return failures[0]
    return Shown(number=number, page=page, article=article, annotations=annotations)


def _explain_no_pages(given: Sequence[str | Path], failures: Iterable[Failure]) -> str:
    """What was tried, and what to give instead."""
    where = ", ".join(map(str, given[:MOST_NAMED])) + (", …" if given[MOST_NAMED:] else "")
    reasons = "".join(f"\n  {one.uri}: {one.message}" for one in failures)
    hint = "give text or HTML files, folders with such files, JSON Lines, or - for standard input"
    return f"no page could be read in {where}; {hint}{reasons}"
