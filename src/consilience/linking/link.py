"""Annotated articles to stories, dates, entities, origins and events, each story by itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from consilience.annotation import Annotated, resolve_annotations
from consilience.linking.dating import apply_dating, bound_stories, date_articles
from consilience.linking.dating_marks import Mark
from consilience.linking.decisions import NO_DECISIONS, Decisions
from consilience.linking.entities import find_cast
from consilience.linking.entities.bearers import Bearer
from consilience.linking.entities.ids import rename_entities
from consilience.linking.entities.joining import join_entities
from consilience.linking.events import group_events
from consilience.linking.origins import trace_origins
from consilience.linking.stories import group_stories
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.event import Event
from consilience.records.ids import ArticleId, EntityId, StoryId
from consilience.records.origin import Derivation, Origin
from consilience.records.story import Story

Marks = Mapping[ArticleId, Sequence[Mark]]
EntityOf = Mapping[EntityId, EntityId]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedStory:
    """What the articles of one story come to; `bearers` is what `join_stories` needs to know."""

    linked: Linked
    bearers: tuple[Bearer, ...]


Held = TypeVar("Held", Linked, Dossier)


def link(
    articles: Sequence[Article],
    annotated: Sequence[Annotated | Annotations],
    *,
    stories: Sequence[Story] | None = None,
    marks: Marks | None = None,
    decisions: Decisions = NO_DECISIONS,
) -> Linked:
    """All that can be told of the articles together; `annotated` is in the order of `articles`.

    Times of an article that is dated by its story are told anew where `annotate_articles` gave
    its annotations; those of `annotate` stay as they are.
    `stories` need the texts alone and may have been grouped before; `marks` are dates beside the
    prose (`find_marks`). What somebody decided goes before all that is found. The
    result does not depend on the order of the articles.
    """
    by_id = {one.id: one for one in articles}
    worded = {
        article.id: Annotated(one) if isinstance(one, Annotations) else one
        for article, one in zip(articles, annotated, strict=True)
    }
    grouped = group_stories(articles, decisions=decisions) if stories is None else stories
    parts = [
        link_story(
            story,
            [by_id[one] for one in story.article_ids],
            [worded[one] for one in story.article_ids],
            marks=marks,
            decisions=decisions,
        )
        for story in grouped
    ]
    joined = join_stories(parts, decisions)
    order = {one.id: at for at, one in enumerate(articles)}
    return replace(
        joined,
        articles=tuple(sorted(joined.articles, key=lambda one: order[one.id])),
        annotations=tuple(sorted(joined.annotations, key=lambda one: order[one.article_id])),
    )


def link_story(
    story: Story,
    articles: Sequence[Article],
    annotated: Sequence[Annotated],
    *,
    marks: Marks | None = None,
    decisions: Decisions = NO_DECISIONS,
) -> LinkedStory:
    """All that can be told of one story by itself; `annotated` is in the order of `articles`.

    Nothing outside the story has a part in it, so that new pages change none but the stories
    that they belong to. Ids of entities are those of the story's own names.
    """
    times = {one.annotations.article_id: one.times for one in annotated}
    found = date_articles([story], articles, times, marks or {})
    dated = [apply_dating(one, found[one.id]) if one.id in found else one for one in articles]
    told = [
        (resolve_annotations(article, one) if article.id in found else one).annotations
        for article, one in zip(dated, annotated, strict=True)
    ]
    (bounded,) = bound_stories([story], dated)
    cast = find_cast(bounded, dated, told, decisions)
    origins, derivations = trace_origins([bounded], dated, cast.annotations)
    events, linked = group_events(
        [bounded], dated, cast.annotations, cast.entities, decisions=decisions
    )
    return LinkedStory(
        linked=Linked(
            articles=tuple(dated),
            annotations=linked,
            stories=(bounded,),
            entities=cast.entities,
            events=events,
            origins=origins,
            derivations=derivations,
        ),
        bearers=cast.bearers,
    )


def join_stories(parts: Iterable[LinkedStory], decisions: Decisions = NO_DECISIONS) -> Linked:
    """The stories side by side, in order of time, their entities joined."""
    ordered = sorted(parts, key=lambda one: order_story(one.linked.stories[0]))
    joined = join_entities(((one.linked.entities, one.bearers) for one in ordered), decisions)
    renamed = [
        rename_linked(one.linked, joined.entity_of.get(one.linked.stories[0].id, {}))
        for one in ordered
    ]
    return Linked(
        articles=tuple(chain.from_iterable(one.articles for one in renamed)),
        annotations=tuple(chain.from_iterable(one.annotations for one in renamed)),
        stories=tuple(chain.from_iterable(one.stories for one in renamed)),
        entities=joined.entities,
        events=tuple(chain.from_iterable(one.events for one in renamed)),
        origins=tuple(
            sorted(chain.from_iterable(one.origins for one in renamed), key=lambda one: one.id)
        ),
        derivations=tuple(
            sorted(chain.from_iterable(one.derivations for one in renamed), key=lambda one: one.id)
        ),
    )


def order_story(story: Story) -> tuple[str, StoryId]:
    """The order of stories: the earliest first, undated ones last."""
    return story.earliest or "9999", story.id


def rename_linked(linked: Held, entity_of: EntityOf) -> Held:
    """What is linked with the ids that its entities have among all stories.

    Its own list of entities stays as it is.
    """
    if all(own == entity for own, entity in entity_of.items()):
        return linked
    return replace(
        linked,
        annotations=tuple(rename_entities(one, entity_of) for one in linked.annotations),
        events=tuple(_rename_event(one, entity_of) for one in linked.events),
        origins=tuple(
            replace(one, entity_id=entity_of[one.entity_id]) if one.entity_id else one
            for one in linked.origins
        ),
    )


def _rename_event(event: Event, entity_of: EntityOf) -> Event:
    return replace(
        event,
        where=entity_of[event.where] if event.where else None,
        participants=tuple(
            replace(one, entity_id=entity_of[one.entity_id]) for one in event.participants
        ),
    )
