"""Articles annotated batch by batch, an error costing one article."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from consilience import annotation
from consilience.annotation import Annotated
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.failure import Failure, Stage

if TYPE_CHECKING:
    from consilience.annotation.article import Parses

logger = logging.getLogger(__name__)

MAX_CHARACTERS = 400_000  # of a body, some 70,000 words: half a minute of one core

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found in an article; after an error nothing, and what the error was."""

    annotated: Annotated
    failure: Failure | None = None


def annotate_batch(articles: Sequence[Article], parses: "Parses") -> Iterator[Outcome]:
    """An outcome for every article, in their order; after an error they are read one by one.

    A text of more than `MAX_CHARACTERS` is not read: it has a failure "too_long".
    """
    found = _annotate_all([one for one in articles if _is_short(one)], parses)
    for article in articles:
        yield next(found) if _is_short(article) else _refuse(article)


def _annotate_all(articles: Sequence[Article], parses: "Parses") -> Iterator[Outcome]:
    done = 0
    try:
        for one in annotation.annotate_articles(articles, parses=parses):
            done += 1
            yield Outcome(one)
    except Exception:
        logger.exception("annotation of a batch failed; going on one by one")
        for article in articles[done:]:
            yield annotate_alone(article, parses)


def annotate_alone(article: Article, parses: "Parses | None" = None) -> Outcome:
    """The outcome of one article."""
    if not _is_short(article):
        return _refuse(article)
    try:
        return Outcome(next(annotation.annotate_articles([article], parses=parses)))
    except Exception as error:
        logger.exception("annotation failed on article %s", article.id)
        return Outcome(_leave_unread(article), make_failure(article.id, "annotation", error))


def _is_short(article: Article) -> bool:
    return len(article.text) <= MAX_CHARACTERS


def _refuse(article: Article) -> Outcome:
    message = (
        f"is {len(article.text):,} characters long, the limit is {MAX_CHARACTERS:,}; "
        "it is kept but not read, divide it into its chapters"
    )
    failure = Failure(uri=article.id, stage="annotation", code="too_long", message=message)
    return Outcome(_leave_unread(article), failure)


def _leave_unread(article: Article) -> Annotated:
    return Annotated(Annotations(article_id=article.id, read=False))


def make_failure(uri: str, stage: Stage, error: Exception) -> Failure:
    """An error that a stage did not expect, as a record."""
    return Failure(uri=uri, stage=stage, code="error", message=f"{type(error).__name__}: {error}")


def split(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """The things in lists of at most `size`."""
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch
