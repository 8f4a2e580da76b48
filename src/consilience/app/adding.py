"""Pages into a workspace: kept, extracted, annotated and linked, one stage after the other.

Every stage is committed as it goes, so that nothing is done twice: a process that was killed is
gone on with where it stood, by the next one that adds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from consilience.app.linking import link_articles
from consilience.codec import encode_record
from consilience.pipeline.batches import split
from consilience.pipeline.collecting import collecting_seldom
from consilience.pipeline.judged import Judged, read_judgements
from consilience.pipeline.runner import Progress, extract_one, report_nothing
from consilience.pipeline.workers import annotate_many
from consilience.records.failure import Failure
from consilience.records.ids import PageId, StoryId
from consilience.records.page import Page
from consilience.store import Workspace

KEPT_AT_ONCE = 50  # pages in one transaction
ANNOTATED_AT_ONCE = 20  # articles
# A story of twenty articles is some 300,000 records, which hold no cycles; to look for them took a
# sixth of the time of linking it.
NEW_OBJECTS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding came to: the pages that were not there, the stories that were made anew."""

    pages: tuple[PageId, ...]
    stories: tuple[StoryId, ...]
    failures: tuple[Failure, ...]


def add_pages(
    workspace: Workspace,
    pages: Iterable[Page | Failure],
    *,
    progress: Progress | None = None,
    workers: int = 1,
) -> Added:
    """Keep pages and bring them, and what an earlier process left, into their stories.

    A page that is there already does nothing. Only stories that new articles join, found or
    bridge are made anew; the others stay as they are. `workers` are the processes that annotate,
    which change nothing but the time it takes. Raises `WorkspaceBusyError` where another
    process writes for too long.
    """
    report = progress or report_nothing
    added: list[PageId] = []
    failures: list[Failure] = []
    for batch in split(pages, KEPT_AT_ONCE):
        failed = [one for one in batch if isinstance(one, Failure)]
        added += workspace.pages.add(one for one in batch if isinstance(one, Page))
        workspace.pages.add_failures(failed)
        failures += failed
        report("intake", len(added), None)
    finished = resume(workspace, progress=report, workers=workers)
    return Added(
        pages=tuple(added),
        stories=finished.stories,
        failures=(*failures, *finished.failures),
    )


def resume(
    workspace: Workspace,
    *,
    touched: Iterable[StoryId] = (),
    progress: Progress | None = None,
    workers: int = 1,
) -> Added:
    """Bring all pages that are kept through the stages that they have not passed.

    `touched` are stories to be made again in any case. Other processes wait only while stories
    are made, not while articles are read.
    """
    report = progress or report_nothing
    judged = read_judgements(workspace.judgements.list())
    again = set(touched)
    failures: list[Failure] = []
    waiting = workspace.pages.list_ids("intake")
    for done, page_id in enumerate(waiting, 1):
        again.update(_extract(workspace, page_id, judged, failures))
        report("extraction", done, len(waiting))
    _annotate(workspace, failures, report, workers)
    with workspace.holding(), collecting_seldom(NEW_OBJECTS):
        judged = read_judgements(workspace.judgements.list())
        stories = link_articles(workspace, judged, touched=again, progress=report)
    return Added(pages=(), stories=stories, failures=tuple(failures))


def _extract(
    workspace: Workspace, page_id: PageId, judged: Judged, failures: list[Failure]
) -> tuple[StoryId, ...]:
    """Make the articles of a page; gives the stories that lost one by it."""
    read = extract_one(workspace.pages.read(page_id), judged)
    failed = [read.failure] if read.failure else []
    failures += failed
    return workspace.articles.put(page_id, read.extraction, failed)


def _annotate(
    workspace: Workspace, failures: list[Failure], report: Progress, workers: int
) -> None:
    """Annotate what waits for it, read from the workspace as it is needed."""
    waiting = workspace.articles.list_unannotated()
    batches = split(waiting, ANNOTATED_AT_ONCE)
    articles = (one for ids in batches for one in workspace.articles.read_plain(ids))
    failed: list[Failure] = []
    done = 0
    for outcomes in split(annotate_many(articles, workers=workers), ANNOTATED_AT_ONCE):
        annotated = [one.annotated for one in outcomes]
        failed += [one.failure for one in outcomes if one.failure]
        told = {one.annotations.article_id: encode_record(one) for one in annotated}
        workspace.articles.put_annotated(told)
        done += len(outcomes)
        report("annotation", done, len(waiting))
    workspace.pages.add_failures(failed)
    failures += failed
