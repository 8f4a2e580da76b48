"""What was made of one page: its articles, and everything that was left out of them."""

from dataclasses import dataclass

from consilience.records.article import Article
from consilience.records.ids import PageId


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Characters `start:end` of the page's text that belong to no article's prose, and why.

    `kind` names the reason in one word: headline, byline, date, caption, share, navigation, …
    (the full list is in `language/furniture.toml`).
    """

    page_id: PageId
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Articles in page order, and what was dropped in page order.

    Segments of articles, citations and dropped stretches together hold every character of the
    page that is not white space, each once.
    """

    articles: tuple[Article, ...]
    dropped: tuple[Dropped, ...]
