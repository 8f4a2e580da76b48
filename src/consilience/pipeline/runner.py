"""Pages through all stages to a dossier."""

from collections.abc import Iterable, Iterator, Sequence

from consilience.annotation import Annotated
from consilience.linking.dating_marks import find_marks
from consilience.linking.stories import group_stories
from consilience.pipeline.batches import annotate_alone
from consilience.pipeline.extracting import Read, extract_one
from consilience.pipeline.judged import Judged, date_annotated, date_article, read_judgements
from consilience.pipeline.parts import join_parts, make_part_or_bare
from consilience.pipeline.progress import Progress, report_nothing
from consilience.pipeline.workers import annotate_many
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.failure import Failure
from consilience.records.ids import PageId
from consilience.records.judgement import Judgement
from consilience.records.page import Page

__all__ = ["Read", "annotate_all", "annotate_one", "extract_one", "make_dossier"]


def make_dossier(
    pages: Iterable[Page | Failure],
    *,
    case: str | None = None,
    progress: Progress | None = None,
    judgements: Sequence[Judgement] = (),
    workers: int = 1,
) -> Dossier:
    """All pages read, linked and analysed, with what analysts decided, in the order of deciding.

    A page, article or story that a stage cannot take becomes a `Failure`, the others go on. The
    result does not depend on the order of the pages, nor on the number of `workers`, the processes
    that annotate.
    """
    report = progress or report_nothing
    judged = read_judgements(judgements)
    read, failures = _read(pages, judged, report)
    found = [article for one in read for article in one.extraction.articles]
    articles = [date_article(one, judged) for one in found]
    kept = tuple(one.page for one in read)
    dropped = tuple(stretch for one in read for stretch in one.extraction.dropped)
    # Before the parser is loaded, which then takes the memory that this gives back.
    stories = group_stories(articles, decisions=judged.decisions)
    annotated = annotate_all(found, failures, report, workers=workers)
    by_id = {one.id: one for one in articles}
    told = {
        one.id: date_annotated(one, notes, judged)
        for one, notes in zip(articles, annotated, strict=True)
    }
    marks = find_marks(kept, articles, dropped)
    parts = []
    done = 0
    for story in stories:
        report("linking", done, len(articles))
        members = [by_id[one] for one in story.article_ids]
        notes = [told[one.id] for one in members]
        parts.append(make_part_or_bare(story, members, notes, marks=marks, judged=judged))
        done += len(members)
    report("linking", done, len(articles))
    return join_parts(
        parts, case=case, pages=kept, dropped=dropped, failures=failures, judged=judged
    )


def _read(
    pages: Iterable[Page | Failure], judged: Judged, report: Progress
) -> tuple[list[Read], list[Failure]]:
    """Pages by address, each content once, and what failed so far.

    Each page is extracted as it comes, while its markup is still at hand.
    """
    found: dict[PageId, Read] = {}
    failures = []
    for count, one in enumerate(pages, 1):
        if isinstance(one, Failure):
            failures.append(one)
        elif one.id not in found or one.uri < found[one.id].page.uri:
            found[one.id] = extract_one(one, judged)
        report("intake", count, None)
    read = sorted(found.values(), key=lambda one: (one.page.uri, one.page.id))
    report("extraction", len(read), len(read))
    return read, failures + [one.failure for one in read if one.failure is not None]


def annotate_all(
    articles: Sequence[Article],
    failures: list[Failure],
    report: Progress,
    *,
    workers: int = 1,
) -> Iterator[Annotated]:
    """Annotations of all articles, read in `workers` processes; an error costs one article.

    What fails is added to `failures`. A paragraph that several articles print is parsed once
    for each process. Several processes need a main module that can be imported without effect.
    """
    for done, one in enumerate(annotate_many(articles, workers=workers), 1):
        if one.failure is not None:
            failures.append(one.failure)
        report("annotation", done, len(articles))
        yield one.annotated


def annotate_one(article: Article, failures: list[Failure]) -> Annotated:
    """What is in an article; an error is added to `failures` and leaves it unread."""
    outcome = annotate_alone(article)
    if outcome.failure is not None:
        failures.append(outcome.failure)
    return outcome.annotated
