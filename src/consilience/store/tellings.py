"""What a story tells of one entity, read out of its part without the rest of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select

from consilience.errors import UnknownIdError
from consilience.records.entity import Entity
from consilience.records.ids import ArticleId, EntityId, MentionId, StoryId
from consilience.records.mention import EntityKind, Mention, MentionForm
from consilience.records.span import Span
from consilience.records.story import Story
from consilience.store.packing import decode_json, unpack_record
from consilience.store.schema import entity, story_part


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedText:
    """The text of an article, and who printed it."""

    id: ArticleId
    text: str
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one story tells of an entity, which it may hold as several that were joined.

    `mentions` are in the order of the articles and of their text.
    """

    story: Story
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    articles: Mapping[ArticleId, PrintedText]


def read_telling(connection: Connection, story_id: StoryId, entity_id: EntityId) -> Telling:
    """What a story tells of the entity; raises `UnknownIdError` where it tells nothing."""
    own = select(entity.c.packed).where(
        entity.c.story_id == story_id, entity.c.joined_id == entity_id
    )
    packed = connection.execute(own.order_by(entity.c.id)).scalars().all()
    whole = select(story_part.c.packed).where(story_part.c.story_id == story_id)
    part = connection.execute(whole).scalar()
    if part is None or not packed:
        raise UnknownIdError(f"story {story_id} does not tell of entity {entity_id}")
    entities = tuple(unpack_record(one, Entity) for one in packed)
    names = {one.id for one in entities}
    seen = unpack_record(part, _Part)
    return Telling(
        story=seen.stories[0],
        entities=entities,
        mentions=tuple(
            _make_mention(mention)
            for told in seen.annotations
            for mention in told.mentions
            if mention.entity_id in names
        ),
        articles={one.id: one for one in seen.articles},
    )


# A part is mostly spans: what is not asked for stays JSON, which takes a third of the time.


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    id: MentionId
    span: msgspec.Raw
    kind: EntityKind
    form: MentionForm
    role: str | None = None
    entity_id: EntityId | None = None
    antecedents: tuple[MentionId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Annotations:
    mentions: tuple[_Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    stories: tuple[Story, ...]
    articles: tuple[PrintedText, ...]
    annotations: tuple[_Annotations, ...] = ()


def _make_mention(one: _Mention) -> Mention:
    return Mention(
        id=one.id,
        span=decode_json(bytes(one.span), Span),
        kind=one.kind,
        form=one.form,
        role=one.role,
        entity_id=one.entity_id,
        antecedents=one.antecedents,
    )
