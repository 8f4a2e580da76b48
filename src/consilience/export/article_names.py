"""What articles are called where there is little room."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from consilience.export.addresses import make_fragment
from consilience.export.wording import NO_TITLE, UNKNOWN, shorten
from consilience.records.article import Article
from consilience.records.ids import PageId
from consilience.records.page import Page

MOST_OF_NAME: Final = 24  # characters of a page's name: more would be a column of its own
END_OF_NAME: Final = 9  # of these at its end, which holds the number of a line or part


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleName:
    """How an article is called where there is little room, and its address."""

    name: str
    known: bool
    title: str
    href: str | None


def name_unknown(page: Page | None) -> str:
    """What an article of an unknown outlet is called: by its page, which is not its outlet."""
    return f"{UNKNOWN} outlet ({shorten_page_name(page.name)})" if page else UNKNOWN


def shorten_page_name(name: str) -> str:
    """A page's name where there is little room: of an address the host, of a file both ends."""
    if len(name) <= MOST_OF_NAME:
        return name
    host, path, _ = name.partition("/")
    if path:
        return f"{shorten(host, MOST_OF_NAME)}/…"
    return f"{name[: MOST_OF_NAME - END_OF_NAME - 1]}…{name[-END_OF_NAME:]}"


def make_name(article: Article, pages: Mapping[PageId, Page]) -> ArticleName:
    """The outlet, or that it is unknown with the page's name."""
    page = pages.get(article.page_id)
    return ArticleName(
        name=article.outlet or name_unknown(page),
        known=article.outlet is not None,
        title=article.title or NO_TITLE,
        href=f"#{make_fragment('a', article.id)}",
    )
