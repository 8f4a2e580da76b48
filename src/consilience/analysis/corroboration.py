"""How many articles, outlets and publishers stand behind a story."""

from collections.abc import Iterable, Sequence

from consilience.records.analysis import Corroboration
from consilience.records.article import Article
from consilience.records.story import Story


def count_corroboration(
    stories: Sequence[Story], articles: Sequence[Article]
) -> tuple[Corroboration, ...]:
    """One row a story, over all that it tells (`event_id` None), in the order of the stories.

    An article whose outlet is unknown adds to the articles and to no outlet: two unknown outlets
    may be one. No origins are traced yet, so `origins` is empty and `level` None.
    """
    by_id = {one.id: one for one in articles}
    return tuple(
        _count(story, [by_id[article_id] for article_id in story.article_ids]) for story in stories
    )


def _count(story: Story, articles: Sequence[Article]) -> Corroboration:
    return Corroboration(
        story_id=story.id,
        event_id=None,
        articles=story.article_ids,
        outlets=_known(one.outlet for one in articles),
        publishers=_known(one.publisher or one.outlet for one in articles),
        origins=(),
        level=None,
    )


def _known(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))
