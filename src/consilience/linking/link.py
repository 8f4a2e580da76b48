"""Annotated articles to stories, dates, entities, origins and events, in that order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consilience.annotation import Annotated, resolve_annotations
from consilience.linking.dating import apply_dating, bound_stories, date_articles
from consilience.linking.dating_marks import Mark
from consilience.linking.entities import group_entities
from consilience.linking.events import group_events
from consilience.linking.origins import trace_origins
from consilience.linking.stories import group_stories
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.entity import Entity
from consilience.records.event import Event
from consilience.records.ids import ArticleId
from consilience.records.origin import Derivation, Origin
from consilience.records.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What many articles come to together.

    `articles` have the dates that their stories give them, and `annotations`, in the order of
    the articles, the ids of entities and events.
    """

    articles: tuple[Article, ...]
    annotations: tuple[Annotations, ...]
    stories: tuple[Story, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]


def link(
    articles: Sequence[Article],
    annotated: Sequence[Annotated | Annotations],
    *,
    stories: Sequence[Story] | None = None,
    marks: Mapping[ArticleId, Sequence[Mark]] | None = None,
) -> Linked:
    """All that can be told of the articles together; `annotated` is in the order of `articles`.

    Times of an article that is dated by its story are told anew where `annotate_articles` gave
    its annotations; those of `annotate` stay as they are.
    `stories` need the texts alone and may have been grouped before; `marks` are dates beside the
    prose (`find_marks`). The result does not depend on the order of the articles.
    """
    grouped = group_stories(articles) if stories is None else stories
    worded = [Annotated(one) if isinstance(one, Annotations) else one for one in annotated]
    times = {one.annotations.article_id: one.times for one in worded}
    found = date_articles(grouped, articles, times, marks or {})
    dated = [apply_dating(one, found[one.id]) if one.id in found else one for one in articles]
    told = [
        (resolve_annotations(article, one) if article.id in found else one).annotations
        for article, one in zip(dated, worded, strict=True)
    ]
    bounded = bound_stories(grouped, dated)
    entities, named = group_entities(bounded, dated, told)
    origins, derivations = trace_origins(bounded, dated, named)
    events, linked = group_events(bounded, dated, named, entities)
    return Linked(
        articles=tuple(dated),
        annotations=linked,
        stories=bounded,
        entities=entities,
        events=events,
        origins=origins,
        derivations=derivations,
    )
