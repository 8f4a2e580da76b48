"""A story for a reader: its articles in order of publication, and what they name most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consilience.export.addresses import make_fragment
from consilience.export.index import Index
from consilience.export.views.articles import ArticleView, view_article
from consilience.export.views.entities import MainNames, find_main_names
from consilience.export.views.pages import PageView
from consilience.export.wording import NO_TITLE, count, describe_days
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.ids import PageId, StoryId
from consilience.records.story import Story

NO_STORY = StoryId("none")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story; `facts` are counts in words, `undated` the number of articles with no date."""

    id: str
    title: str
    dates: str
    facts: tuple[str, ...]
    undated: int
    articles: tuple[ArticleView, ...]
    main: tuple[MainNames, ...]


def order_stories(dossier: Dossier) -> tuple[tuple[Story, tuple[Article, ...]], ...]:
    """Stories in the dossier's order, each with its articles in order of publication.

    Undated articles come last, and articles of no story in a story of their own at the end. An
    article that two stories claim is told in the first.
    """
    articles = {one.id: one for one in dossier.articles}
    left = dict(articles)
    stories = []
    for story in dossier.stories:
        own = (left.pop(one, None) for one in story.article_ids)
        stories.append((story, _order(one for one in own if one)))
    if left:
        rest = Story(id=NO_STORY, title="Articles of no story", article_ids=tuple(left))
        stories.append((rest, _order(left.values())))
    return tuple(stories)


def view_stories(
    dossier: Dossier, pages: Mapping[PageId, PageView], index: Index
) -> tuple[StoryView, ...]:
    """All stories, as `order_stories` gives them."""
    return tuple(
        StoryView(
            id=make_fragment("s", story.id),
            title=story.title or NO_TITLE,
            dates=describe_days(story.earliest, story.latest),
            facts=tuple(_count_articles(articles)),
            undated=sum(one.published is None for one in articles),
            articles=tuple(view_article(one, pages[one.page_id], index) for one in articles),
            main=find_main_names([one.id for one in articles], index),
        )
        for story, articles in order_stories(dossier)
    )


def _order(articles: Iterable[Article]) -> tuple[Article, ...]:
    return tuple(sorted(articles, key=_publication_order))


def _publication_order(article: Article) -> tuple[bool, str, str]:
    published = article.published
    return published is None, published.earliest if published else "", article.id


def _count_articles(articles: Sequence[Article]) -> list[str]:
    """How many articles and known outlets, and how many articles stand aside of them."""
    outlets = {one.outlet for one in articles if one.outlet}
    unknown = sum(one.outlet is None for one in articles)
    facts = [count(len(articles), "article")]
    if outlets:
        facts.append(f"by {count(len(outlets), 'known outlet')}")
    if unknown:
        facts.append(f"{unknown:,} by {'an unknown outlet' if unknown == 1 else 'unknown outlets'}")
    return facts
