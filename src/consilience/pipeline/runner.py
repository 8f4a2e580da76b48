"""Pages through all stages to a dossier, in this process."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from consilience.analysis.corroboration import count_corroboration
from consilience.annotation import annotate, annotate_articles
from consilience.extraction import extract_page
from consilience.linking.entities import group_entities
from consilience.linking.stories import group_stories
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.extraction import Extraction
from consilience.records.failure import Failure, Stage
from consilience.records.page import Page

logger = logging.getLogger(__name__)

Progress = Callable[[Stage, int, int | None], None]  # stage, how many are done, of how many


@dataclass(frozen=True, slots=True)
class Read:
    """A page with what was found on it."""

    page: Page
    extraction: Extraction


def make_dossier(
    pages: Iterable[Page | Failure], *, case: str | None = None, progress: Progress | None = None
) -> Dossier:
    """All pages read, linked and analysed.

    A page or article that a stage cannot take becomes a `Failure`, the others go on. The result
    does not depend on the order of the pages.
    """
    report = progress or _report_nothing
    opened, failures = _open(pages, report)
    read = [one for page in opened if (one := _extract(page, failures)) is not None]
    report("extraction", len(opened), len(opened))
    articles = [article for one in read for article in one.extraction.articles]
    # Before the parser is loaded, which then takes the memory that this gives back.
    stories = group_stories(articles)
    annotations = list(_annotate(articles, failures, report))
    report("linking", 0, len(articles))
    entities, linked = group_entities(stories, articles, annotations)
    report("linking", len(articles), len(articles))
    return Dossier(
        version=DOSSIER_VERSION,
        case=case,
        pages=tuple(opened),
        articles=tuple(articles),
        dropped=tuple(stretch for one in read for stretch in one.extraction.dropped),
        annotations=linked,
        stories=stories,
        entities=entities,
        corroborations=count_corroboration(stories, articles),
        failures=tuple(
            sorted(failures, key=lambda one: (one.uri, one.stage, one.code, one.message))
        ),
    )


def _open(pages: Iterable[Page | Failure], report: Progress) -> tuple[list[Page], list[Failure]]:
    """Pages by address, each content once, and what could not be opened."""
    found: dict[str, Page] = {}
    failures = []
    for count, one in enumerate(pages, 1):
        if isinstance(one, Failure):
            failures.append(one)
        elif one.id not in found or one.uri < found[one.id].uri:
            found[one.id] = one
        report("intake", count, None)
    return sorted(found.values(), key=lambda page: (page.uri, page.id)), failures


def _extract(page: Page, failures: list[Failure]) -> Read | None:
    try:
        extraction = extract_page(page)
    except Exception as error:
        logger.exception("extraction failed on %s", page.uri)
        failures.append(_make_failure(page.uri, "extraction", error))
        return None
    if not extraction.articles:
        failures.append(
            Failure(
                uri=page.uri,
                stage="extraction",
                code="no_article",
                message=f"{page.name}: no report found in its {len(page.text)} characters; "
                "all of it is listed as dropped",
            )
        )
    return Read(page, extraction)


def _annotate(
    articles: Sequence[Article], failures: list[Failure], report: Progress
) -> Iterator[Annotations]:
    """Annotations of all articles; after an error one by one, so that it costs one article."""
    done = 0
    try:
        for done, one in enumerate(annotate_articles(articles), 1):
            report("annotation", done, len(articles))
            yield one
    except Exception:
        logger.exception("annotation of a batch failed; going on one by one")
        for at, article in enumerate(articles[done:], done + 1):
            yield _annotate_one(article, failures)
            report("annotation", at, len(articles))


def _annotate_one(article: Article, failures: list[Failure]) -> Annotations:
    try:
        return annotate(article)
    except Exception as error:
        logger.exception("annotation failed on article %s", article.id)
        failures.append(_make_failure(article.id, "annotation", error))
        return Annotations(article_id=article.id, read=False)


def _make_failure(uri: str, stage: Stage, error: Exception) -> Failure:
    return Failure(uri=uri, stage=stage, code="error", message=f"{type(error).__name__}: {error}")


def _report_nothing(stage: Stage, done: int, total: int | None) -> None:
    """Stand in for progress that nobody watches."""
