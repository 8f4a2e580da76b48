"""Days printed beside the prose of articles: in captions, and in embedded posts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from consilience.extraction.date_forms import find_date_forms
from consilience.records.article import Article
from consilience.records.extraction import Dropped
from consilience.records.ids import ArticleId, PageId
from consilience.records.page import Page
from consilience.records.span import PageSpan

CAPTION = "caption"
POST = "post"
CAPTION_CHARS = 1_000  # a longer one is no caption


@dataclass(frozen=True, slots=True)
class Mark:
    """A day printed beside an article, with its words there."""

    day: date
    page: PageSpan
    text: str


def find_marks(
    pages: Iterable[Page], articles: Sequence[Article], dropped: Iterable[Dropped]
) -> dict[ArticleId, tuple[Mark, ...]]:
    """The full dates in the captions and posts around each undated article, in page order.

    A caption goes with the article whose prose is nearest on the page.
    """
    on_page: dict[PageId, list[Article]] = defaultdict(list)
    for article in articles:
        on_page[article.page_id].append(article)
    undated = {one.page_id for one in articles if one.published is None}
    texts = {page.id: page.text for page in pages if page.id in undated}
    beside: dict[ArticleId, list[PageSpan]] = defaultdict(list)
    for one in dropped:
        if one.kind == CAPTION and one.page_id in texts and one.end - one.start <= CAPTION_CHARS:
            span = PageSpan(id=one.page_id, start=one.start, end=one.end)
            beside[_find_nearest(on_page[one.page_id], one.start).id].append(span)
    return {
        article.id: marks
        for article in articles
        if article.published is None
        and (marks := tuple(_read_all(texts[article.page_id], article, beside[article.id])))
    }


def _read_all(text: str, article: Article, captions: Sequence[PageSpan]) -> Iterator[Mark]:
    posts = [one.page for one in article.citations if one.kind == POST]
    for span in sorted([*captions, *posts], key=lambda one: (one.start, one.end)):
        for form in find_date_forms(text[span.start : span.end]):
            if len(form.days) == 1 and form.day is not None:
                start, end = span.start + form.start, span.start + form.end
                place = PageSpan(id=span.id, start=start, end=end)
                yield Mark(form.days[0], place, text[start:end])


def _find_nearest(articles: Sequence[Article], place: int) -> Article:
    def distance(article: Article) -> tuple[int, int]:
        segments = article.source_map
        if not segments:
            return place, 0
        first, last = segments[0].page_start, segments[-1].page_start + segments[-1].length
        return max(first - place, place - last, 0), first

    return min(articles, key=distance)
