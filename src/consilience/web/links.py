"""Addresses of the site's pages, always paths of this server."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from fastapi import Request

from consilience.app import make_fragment
from consilience.records.ids import ArticleId, DiscrepancyId, EntityId, StoryId


def link_words(article_id: ArticleId, start: int, end: int) -> str:
    """The article, opened at the characters `start:end` of its text."""
    return f"{link_article(article_id)}?span={start}-{end}#span"


def link_article(article_id: ArticleId) -> str:
    """The page of an article."""
    return f"/articles/{quote(article_id, safe='')}"


def link_story(story_id: StoryId) -> str:
    """The page of a story."""
    return f"/stories/{quote(story_id, safe='')}"


def link_difference(story_id: StoryId, discrepancy_id: DiscrepancyId) -> str:
    """A difference in the page of its story."""
    return f"{link_story(story_id)}#{make_fragment('d', discrepancy_id)}"


def link_entity(entity_id: EntityId) -> str:
    """The page of an entity; the id is that among all stories."""
    return f"/entities/{quote(entity_id, safe='')}"


def change_query(request: Request, changes: Mapping[str, str | None], *, path: str = "") -> str:
    """The address of a request with other values, from the first piece on; None takes one away.

    `path` is that of the request if none is given.
    """
    kept = dict(request.query_params.multi_items())
    kept.pop("cursor", None)
    for name, value in changes.items():
        kept.pop(name, None)
        if value is not None:
            kept[name] = value
    own = path or request.url.path
    return f"{own}?{urlencode(kept)}" if kept else own
