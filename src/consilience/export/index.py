"""The records of a dossier by id, so that no view searches a list."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.extraction import Dropped
from consilience.records.ids import ArticleId, EntityId, MentionId, PageId
from consilience.records.mention import Mention
from consilience.records.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Each mapping holds all records of its kind; `mention_at` is by article, start and end.

    `marked` are the mentions that a text shows: names, and of nominals and pronouns those of
    which it is known for whom or what they stand, or which others stand for. `mention_at` holds
    those alone. `short_ids` are the beginnings of the articles' ids, long enough to tell them
    apart here.
    """

    pages: Mapping[PageId, Page]
    articles: Mapping[ArticleId, Article]
    short_ids: Mapping[ArticleId, str]
    annotations: Mapping[ArticleId, Annotations]
    entities: Mapping[EntityId, Entity]
    mentions: Mapping[MentionId, Mention]
    marked: Set[MentionId]
    mention_at: Mapping[tuple[ArticleId, int, int], MentionId]
    dropped_from: Mapping[PageId, Sequence[Dropped]]
    articles_on: Mapping[PageId, Sequence[Article]]


def make_index(dossier: Dossier) -> Index:
    """The index of a dossier."""
    mentions = [mention for one in dossier.annotations for mention in one.mentions]
    marked = _find_marked(dossier, mentions)
    dropped_from: dict[PageId, list[Dropped]] = defaultdict(list)
    for dropped in dossier.dropped:
        dropped_from[dropped.page_id].append(dropped)
    articles_on: dict[PageId, list[Article]] = defaultdict(list)
    for article in dossier.articles:
        articles_on[article.page_id].append(article)
    return Index(
        pages={page.id: page for page in dossier.pages},
        articles={article.id: article for article in dossier.articles},
        short_ids=_shorten([article.id for article in dossier.articles]),
        annotations={one.article_id: one for one in dossier.annotations},
        entities={entity.id: entity for entity in dossier.entities},
        mentions={mention.id: mention for mention in mentions},
        marked=marked,
        mention_at={
            (one.span.article, one.span.start, one.span.end): one.id
            for one in mentions
            if one.id in marked
        },
        dropped_from=dict(dropped_from),
        articles_on=dict(articles_on),
    )


def _shorten(ids: Sequence[ArticleId]) -> dict[ArticleId, str]:
    """Each id by as few of its first signs, from 6 up, as leave no two alike."""
    length = 6  # 16 million addresses: rarely more than these
    while len({one[:length] for one in ids}) < len(set(ids)):
        length += 1
    return {one: one[:length] for one in ids}


def _find_marked(dossier: Dossier, mentions: Sequence[Mention]) -> Set[MentionId]:
    marked = {one.id for one in mentions if one.form == "name" or one.entity_id or one.antecedents}
    marked.update(stood_for for one in mentions for stood_for in one.antecedents)
    marked.update(one for entity in dossier.entities for one in entity.mention_ids)
    return marked
