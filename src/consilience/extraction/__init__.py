"""Page text to articles: clean, split, date, credit."""

from consilience.extraction.articles import extract_page
from consilience.records.article import Article
from consilience.records.extraction import Extraction
from consilience.records.page import Page

__all__ = ["Extraction", "extract", "extract_page"]


def extract(page: Page) -> tuple[Article, ...]:
    """The articles found on a page, in page order; none where it holds no report."""
    return extract_page(page).articles
