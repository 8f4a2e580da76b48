"""Pages into a workspace: kept, extracted, annotated and linked, one stage after the other.

Every stage is committed as it goes, so that nothing is done twice: a process that was killed is
gone on with where it stood, by the next one that adds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consilience.codec import encode_record
from consilience.pipeline.batches import Outcome, split
from consilience.pipeline.extracting import extract_one
from consilience.pipeline.judged import Judged, read_judgements
from consilience.pipeline.progress import Progress, report_nothing
from consilience.pipeline.sparing import sparing
from consilience.pipeline.sparse_import import import_sparse
from consilience.pipeline.workers import Ahead, annotate_many
from consilience.records.article import Article
from consilience.records.failure import Failure
from consilience.records.ids import ArticleId, PageId, StoryId
from consilience.records.page import Page
from consilience.store import Workspace

if TYPE_CHECKING:
    from consilience.app.linking import Seen

NO_PAGE = "missing"  # of a mistyped path, which is told but not kept
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
    ahead: Ahead | None = None,
) -> Added:
    """Keep pages and bring them, and what an earlier process left, into their stories.

    A page that is there already does nothing. Only stories that new articles join, found or
    bridge are made anew; the others stay as they are. `workers` are the processes that annotate,
    which change nothing but the time it takes, and so does one that was started `ahead`. Raises
    `WorkspaceBusyError` where another process writes for too long.
    """
    report = progress or report_nothing
    added: list[PageId] = []
    failures: list[Failure] = []
    for batch in split(pages, KEPT_AT_ONCE):
        failed = [one for one in batch if isinstance(one, Failure)]
        added += workspace.pages.add(one for one in batch if isinstance(one, Page))
        workspace.pages.add_failures(one for one in failed if one.code != NO_PAGE)
        failures += failed
        report("intake", len(added), None)
    finished = resume(workspace, progress=report, workers=workers, ahead=ahead)
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
    ahead: Ahead | None = None,
) -> Added:
    """Bring all pages that are kept through the stages that they have not passed.

    `touched` are stories to be made again in any case. Other processes wait only while stories
    are made, not while articles are read.
    """
    report = progress or report_nothing
    judged = read_judgements(workspace.judgements.list())
    again = set(touched)
    failures: list[Failure] = []
    pages = workspace.pages.list_ids("intake")
    for done, page_id in enumerate(pages, 1):
        again.update(_extract(workspace, page_id, judged, failures))
        report("extraction", done, len(pages))
    articles = workspace.articles.list_unannotated()
    seen: list[Seen] = []

    def look_ahead() -> None:
        # Loaded here, as that takes a while in which another process loads the parser.
        import_sparse()
        from consilience.app.linking import look_ahead

        if len(articles) <= ANNOTATED_AT_ONCE:
            seen.append(look_ahead(workspace, articles, judged))

    if ahead is None:
        outcomes = annotate_many(_read_plain(workspace, articles), workers=workers)
    else:
        outcomes = ahead.annotate(_read_plain(workspace, articles), meanwhile=look_ahead)
    failures += _put_annotated(workspace, outcomes, len(articles), report)
    stories = _link(workspace, again, seen, report)
    return Added(pages=(), stories=stories, failures=tuple(failures))


def _extract(
    workspace: Workspace, page_id: PageId, judged: Judged, failures: list[Failure]
) -> tuple[StoryId, ...]:
    """Make the articles of a page; gives the stories that lost one by it."""
    read = extract_one(workspace.pages.read(page_id), judged)
    failed = [read.failure] if read.failure else []
    failures += failed
    return workspace.articles.put(page_id, read.extraction, failed)


def _read_plain(workspace: Workspace, article_ids: Iterable[ArticleId]) -> Iterator[Article]:
    """Articles, read from the workspace as they are needed."""
    for batch in split(article_ids, ANNOTATED_AT_ONCE):
        yield from workspace.articles.read_plain(batch)


def _put_annotated(
    workspace: Workspace, outcomes: Iterable[Outcome], total: int, report: Progress
) -> list[Failure]:
    """Keep what annotation found, batch by batch; gives what failed."""
    failed: list[Failure] = []
    done = 0
    for batch in split(outcomes, ANNOTATED_AT_ONCE):
        annotated = [one.annotated for one in batch]
        failed += [one.failure for one in batch if one.failure]
        told = {one.annotations.article_id: encode_record(one) for one in annotated}
        workspace.articles.put_annotated(told)
        done += len(batch)
        report("annotation", done, total)
    workspace.pages.add_failures(failed)
    return failed


def _link(
    workspace: Workspace,
    touched: Iterable[StoryId],
    seen: Iterable["Seen"],
    report: Progress,
) -> tuple[StoryId, ...]:
    from consilience.app.linking import NOTHING_SEEN, link_articles

    with workspace.holding(), sparing(NEW_OBJECTS):
        judged = read_judgements(workspace.judgements.list())
        return link_articles(
            workspace, judged, touched=touched, seen=next(iter(seen), NOTHING_SEEN), progress=report
        )
