"""In which order stories and their articles are told to a reader, in every format."""

from collections.abc import Iterable

from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.ids import StoryId
from consilience.records.story import Story

NO_STORY = StoryId("none")


def order_stories(dossier: Dossier) -> tuple[tuple[Story, tuple[Article, ...]], ...]:
    """The stories of most articles first, each with its articles in order of publication.

    Stories of as many articles keep the dossier's order. Undated articles come last, and articles
    of no story in a story of their own at the end. An article that two stories claim is told in
    the first of the dossier.
    """
    left = {one.id: one for one in dossier.articles}
    stories = []
    for story in dossier.stories:
        own = (left.pop(one, None) for one in story.article_ids)
        stories.append((story, order_articles(one for one in own if one)))
    stories.sort(key=lambda one: -len(one[1]))
    if left:
        rest = Story(id=NO_STORY, title="Articles of no story", article_ids=tuple(left))
        stories.append((rest, order_articles(left.values())))
    return tuple(stories)


def order_articles(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Articles by their earliest moment of publication, then by id; undated ones last."""
    return tuple(sorted(articles, key=_publication_order))


def _publication_order(article: Article) -> tuple[bool, str, str]:
    published = article.published
    return published is None, published.earliest if published else "", article.id
