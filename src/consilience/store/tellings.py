"""What a story tells of one entity, read out of its part without the rest of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from consilience.errors import UnknownIdError
from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.ids import ArticleId, EntityId, MentionId, StoryId
from consilience.records.mention import EntityKind, Mention, MentionForm
from consilience.records.span import Span
from consilience.store.listing import make_row, select_fields
from consilience.store.packing import FAST, decode_json, pack_record, unpack_record
from consilience.store.pages import split
from consilience.store.rows import StoryRow
from consilience.store.schema import (
    article,
    article_text,
    entity,
    entity_mentions,
    story,
    story_part,
)

Numbered = tuple[int, Mention]  # a mention and its place among all of its story


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedText:
    """The text of an article, and who printed it."""

    id: ArticleId
    text: str
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one story tells of an entity, which it may hold as several that were joined.

    `mentions` are in the order of the articles and of their text; `articles` are those that they
    stand in.
    """

    story: StoryRow
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    articles: Mapping[ArticleId, PrintedText]


def make_mentions(part: Dossier) -> dict[EntityId, bytes]:
    """For each entity of a part its mentions, packed."""
    found: dict[EntityId, list[Numbered]] = defaultdict(list)
    mentions = (one for told in part.annotations for one in told.mentions)
    for number, one in enumerate(mentions):
        if one.entity_id is not None:
            found[one.entity_id].append((number, one))
    return {name: pack_record(held, level=FAST) for name, held in found.items()}


def read_telling(connection: Connection, story_id: StoryId, entity_id: EntityId) -> Telling:
    """What a story tells of the entity; raises `UnknownIdError` where it tells nothing."""
    told = connection.execute(select_fields(StoryRow, story).where(story.c.id == story_id)).first()
    same = (entity_mentions.c.story_id == story_id) & (entity_mentions.c.entity_id == entity.c.id)
    own = (
        select(entity.c.packed, entity_mentions.c.packed.label("mentions"))
        .join(entity_mentions, same, isouter=True)
        .where(entity.c.story_id == story_id, entity.c.joined_id == entity_id)
        .order_by(entity.c.id)
    )
    rows = connection.execute(own).all()
    if told is None or not rows:
        raise UnknownIdError(f"story {story_id} does not tell of entity {entity_id}")
    entities = tuple(unpack_record(one.packed, Entity) for one in rows)
    mentions = tuple(_read_mentions(connection, story_id, entities, rows))
    return Telling(
        story=make_row(told, StoryRow),
        entities=entities,
        mentions=mentions,
        articles=_read_texts(connection, sorted({one.span.article for one in mentions})),
    )


def _read_mentions(
    connection: Connection, story_id: StoryId, entities: Sequence[Entity], rows: Sequence[Any]
) -> Iterator[Mention]:
    kept = [one.mentions for one in rows]
    if any(one.mention_ids and not held for one, held in zip(entities, kept, strict=True)):
        # Put by an earlier release.
        yield from _find_mentions(connection, story_id, frozenset(one.id for one in entities))
        return
    numbered = [one for held in kept if held for one in unpack_record(held, list[Numbered])]
    yield from (mention for _, mention in sorted(numbered, key=lambda one: one[0]))


def _read_texts(
    connection: Connection, article_ids: Sequence[ArticleId]
) -> dict[ArticleId, PrintedText]:
    found: dict[ArticleId, PrintedText] = {}
    for piece in split(article_ids):
        query = select(article.c.id, article.c.outlet, article_text.c.text).join(article_text)
        for row in connection.execute(query.where(article.c.id.in_(piece))):
            found[row.id] = PrintedText(id=row.id, text=row.text, outlet=row.outlet)
    return {one: found[one] for one in article_ids if one in found}


def _find_mentions(
    connection: Connection, story_id: StoryId, names: Set[EntityId | None]
) -> Iterator[Mention]:
    """The mentions of entities out of the part of their story."""
    whole = select(story_part.c.packed).where(story_part.c.story_id == story_id)
    seen = unpack_record(connection.execute(whole).scalar_one(), _Part)
    for told in seen.annotations:
        yield from (_make_mention(one) for one in told.mentions if one.entity_id in names)


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
