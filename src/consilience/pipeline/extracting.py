"""Pages to articles, an error costing one page."""

import logging
from dataclasses import dataclass

from consilience.extraction import extract_page
from consilience.pipeline.batches import make_failure
from consilience.pipeline.judged import NOTHING_JUDGED, Judged
from consilience.records.extraction import Extraction
from consilience.records.failure import Failure
from consilience.records.page import Page

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Read:
    """A page with what was found on it, or why nothing was."""

    page: Page
    extraction: Extraction
    failure: Failure | None


def extract_one(page: Page, judged: Judged = NOTHING_JUDGED) -> Read:
    """What is on a page; an error or a page without a report becomes its failure."""
    try:
        extraction = extract_page(page, judged.boundaries.get(page.id, ()))
    except Exception as error:
        logger.exception("extraction failed on %s", page.uri)
        nothing = Extraction(articles=(), dropped=())
        return Read(page, nothing, make_failure(page.uri, "extraction", error))
    return Read(page, extraction, None if extraction.articles else _tell_no_article(page))


def _tell_no_article(page: Page) -> Failure:
    return Failure(
        uri=page.uri,
        stage="extraction",
        code="no_article",
        message=f"{page.name}: no report found in its {len(page.text)} characters; "
        "all of it is listed as dropped",
    )
