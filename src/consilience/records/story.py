"""The articles about one affair."""

from dataclasses import dataclass

from consilience.records.ids import ArticleId, StoryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about one affair, in order of their ids.

    `outlets` are the names known; `earliest` and `latest` bound the known publication dates
    (ISO 8601), None if no article has one.
    """

    id: StoryId
    title: str
    article_ids: tuple[ArticleId, ...]
    outlets: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
