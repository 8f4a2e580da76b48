"""What articles are called where there is little room."""

from collections.abc import Mapping
from dataclasses import dataclass

from consilience.export.addresses import make_fragment
from consilience.export.wording import NO_TITLE, UNKNOWN
from consilience.records.article import Article
from consilience.records.ids import PageId
from consilience.records.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleName:
    """How an article is called where there is little room, and its address."""

    name: str
    known: bool
    title: str
    href: str | None


def name_unknown(page: Page | None) -> str:
    """What an article of an unknown outlet is called: by its page, which is not its outlet."""
    return f"{UNKNOWN} outlet ({page.name})" if page else UNKNOWN


def make_name(article: Article, pages: Mapping[PageId, Page]) -> ArticleName:
    """The outlet, or that it is unknown with the page's name."""
    page = pages.get(article.page_id)
    return ArticleName(
        name=article.outlet or name_unknown(page),
        known=article.outlet is not None,
        title=article.title or NO_TITLE,
        href=f"#{make_fragment('a', article.id)}",
    )
