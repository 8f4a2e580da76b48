"""Entities, events, discrepancies, quotations and origins across all stories."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    distinct,
    false,
    func,
    or_,
    select,
    tuple_,
)

from consilience.errors import UnknownIdError
from consilience.records.entity import Alias, Entity
from consilience.records.ids import ArticleId, EntityId, OriginId, QuotationId, StoryId
from consilience.store.database import Database
from consilience.store.entity_names import name_entities
from consilience.store.listing import (
    DEFAULT_SIZE,
    Listing,
    Order,
    fetch_listing,
    make_row,
    select_fields,
)
from consilience.store.meetings import Pair, count_ties, list_met
from consilience.store.packing import unpack_record
from consilience.store.rows import (
    DiscrepancyRow,
    EntityRow,
    EventRow,
    MetRow,
    OriginRow,
    QuotationRow,
)
from consilience.store.schema import (
    article,
    discrepancy,
    entity,
    entity_name,
    event,
    event_participant,
    judgement,
    judgement_subject,
    origin,
    quotation,
    quotation_about,
)
from consilience.store.selection import BEHIND, is_entity, is_home
from consilience.store.words import fold_text

EVENTS = Order("events", (event.c.earliest, event.c.id, event.c.story_id))
DISCREPANCIES = Order("discrepancies", (discrepancy.c.story_id, discrepancy.c.id))
QUOTATIONS = Order("quotations", (quotation.c.id, quotation.c.story_id))
QUOTED = [quotation.c[one.name] for one in fields(QuotationRow) if one.name in quotation.c]
ENTITY_PARTS = Order("entity parts", (entity.c.mentions, entity.c.story_id), descending=True)
ORIGINS = Order("origins", (origin.c.story_id, origin.c.id))


@dataclass(frozen=True, slots=True)
class EntityPart:
    """An entity as one story tells of it."""

    story_id: StoryId
    entity: Entity


@dataclass(frozen=True, slots=True)
class _Packed:
    story_id: StoryId
    packed: bytes


@dataclass(frozen=True, slots=True)
class _Key:
    id: QuotationId
    story_id: StoryId


@dataclass(frozen=True, slots=True)
class _Counted:
    id: EntityId
    stories: int
    mentions: int


class Findings:
    """What was found in the stories of a workspace, by the rows that stand for it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_entity_parts(
        self, entity_id: EntityId, *, cursor: str | None = None, size: int = DEFAULT_SIZE
    ) -> Listing[EntityPart]:
        """The entity as each story tells of it, the story that names it most first.

        A story that tells of two who were then joined gives it twice. Raises `UnknownIdError`
        where no story does.
        """
        query = select_fields(_Packed, entity).where(entity.c.joined_id == entity_id)
        found: Listing[_Packed] = self._list(query, ENTITY_PARTS, _Packed, cursor, size)
        if not found.total:
            raise UnknownIdError(f"the workspace holds no entity {entity_id}")
        parts = (EntityPart(one.story_id, unpack_record(one.packed, Entity)) for one in found.rows)
        return Listing(rows=tuple(parts), total=found.total, next=found.next)

    def count_names(self, entity_id: EntityId) -> tuple[Alias, ...]:
        """The names of an entity over all stories, the commonest first."""
        count = func.sum(entity_name.c.count)
        query = (
            select(entity_name.c.name, count)
            .join_from(
                entity, entity_name, is_home(entity_name.c.story_id, entity_name.c.entity_id)
            )
            .where(entity.c.joined_id == entity_id)
            .group_by(entity_name.c.name)
            .order_by(count.desc(), entity_name.c.name)
        )
        with self._database.reading() as connection:
            return tuple(Alias(name=row[0], count=row[1]) for row in connection.execute(query))

    def list_entities(
        self,
        name: str = "",
        *,
        kind: str | None = None,
        story_id: StoryId | None = None,
        cursor: str | None = None,
        size: int = DEFAULT_SIZE,
    ) -> Listing[EntityRow]:
        """Entities by how many mentions they have, of the name or alias if one is given.

        A name is matched by whole words, its last also by the beginning of one, whatever the
        case and the accents.
        """
        conditions: list[ColumnElement[bool]] = []
        if kind is not None:
            conditions.append(entity.c.kind == kind)
        if story_id is not None:
            conditions.append(entity.c.story_id == story_id)
        if name.strip():
            folded = fold_text(name)
            home = tuple_(entity.c.story_id, entity.c.id)
            conditions.append(home.in_(_select_named(folded)) if folded else false())
        counted = _count_entities(conditions)
        order = Order("entities", (counted.c.mentions, counted.c.id), descending=True)
        query = select_fields(_Counted, counted)
        with self._database.reading() as connection:
            found = fetch_listing(connection, query, order, _Counted, cursor=cursor, size=size)
            called = name_entities(connection, (one.id for one in found.rows))
        rows = (
            EntityRow(
                id=one.id,
                kind=called[one.id].kind,
                name=called[one.id].name,
                country=called[one.id].country,
                stories=one.stories,
                mentions=one.mentions,
            )
            for one in found.rows
        )
        return Listing(rows=tuple(rows), total=found.total, next=found.next)

    def list_met(self, entity_id: EntityId, *, size: int = DEFAULT_SIZE) -> Listing[MetRow]:
        """The first of those who take part in events with an entity, over all stories.

        By the number of such events, then of the articles that name both.
        """
        with self._database.reading() as connection:
            return list_met(connection, entity_id, size)

    def count_ties(self, entity_id: EntityId, among: Sequence[EntityId]) -> Counter[Pair]:
        """For each two of some entities their events together, in the stories of `entity_id`."""
        with self._database.reading() as connection:
            return count_ties(connection, entity_id, among)

    def list_events(
        self,
        *,
        story_id: StoryId | None = None,
        entity_id: EntityId | None = None,
        event_type: str | None = None,
        earliest: str | None = None,
        latest: str | None = None,
        cursor: str | None = None,
        size: int = DEFAULT_SIZE,
    ) -> Listing[EventRow]:
        """Events in order of time, those of unknown time first unless the time is bounded."""
        query = select_fields(EventRow, event)
        if entity_id is not None:
            taking = event_participant
            taken = select(taking.c.event_id).where(
                is_entity(taking.c.story_id, taking.c.entity_id, entity_id)
            )
            query = query.where(event.c.id.in_(taken))
        if earliest is not None:
            query = query.where(event.c.latest >= earliest)
        if latest is not None:
            query = query.where(event.c.earliest <= latest + BEHIND)
        query = _narrow(query, event, story_id=story_id, event_type=event_type)
        return self._list(query, EVENTS, EventRow, cursor, size)

    def list_discrepancies(
        self,
        *,
        story_id: StoryId | None = None,
        kind: str | None = None,
        relation: str | None = None,
        is_judged: bool | None = None,
        cursor: str | None = None,
        size: int = DEFAULT_SIZE,
    ) -> Listing[DiscrepancyRow]:
        """Discrepancies story by story, each with the latest verdict that stands."""
        query = _select_discrepancies()
        if is_judged is not None:
            is_null = judgement.c.id.is_(None)
            query = query.where(~is_null if is_judged else is_null)
        query = _narrow(query, discrepancy, story_id=story_id, kind=kind, relation=relation)
        return self._list(query, DISCREPANCIES, DiscrepancyRow, cursor, size)

    def list_quotations(
        self,
        *,
        speaker_id: EntityId | None = None,
        about_id: EntityId | None = None,
        story_id: StoryId | None = None,
        article_id: ArticleId | None = None,
        cursor: str | None = None,
        size: int = DEFAULT_SIZE,
    ) -> Listing[QuotationRow]:
        """Quotations by id: of a speaker, a story or an article, or those that name an entity."""
        query = _narrow(
            select(quotation.c.id, quotation.c.story_id),
            quotation,
            story_id=story_id,
            article_id=article_id,
        )
        if speaker_id is not None:
            query = query.join(entity, is_home(quotation.c.story_id, quotation.c.speaker_id))
            query = query.where(entity.c.joined_id == speaker_id)
        if about_id is not None:
            query = _narrow_about(query, about_id)
        with self._database.reading() as connection:
            found: Listing[_Key] = fetch_listing(
                connection, query, QUOTATIONS, _Key, cursor=cursor, size=size
            )
            rows = tuple(_read_quotations(connection, found.rows))
        return Listing(rows=rows, total=found.total, next=found.next)

    def list_origins(
        self,
        *,
        story_id: StoryId | None = None,
        origin_id: OriginId | None = None,
        entity_id: EntityId | None = None,
        cursor: str | None = None,
        size: int = DEFAULT_SIZE,
    ) -> Listing[OriginRow]:
        """Origins story by story: all, one in every story, or those that are an entity's."""
        query = _narrow(
            select_fields(OriginRow, origin),
            origin,
            story_id=story_id,
            id=origin_id,
        )
        if entity_id is not None:
            query = query.where(is_entity(origin.c.story_id, origin.c.entity_id, entity_id))
        return self._list(query, ORIGINS, OriginRow, cursor, size)

    def _list(
        self, query: Select[Any], order: Order, kind: type[Any], cursor: str | None, size: int
    ) -> Listing[Any]:
        with self._database.reading() as connection:
            return fetch_listing(connection, query, order, kind, cursor=cursor, size=size)


def _narrow(query: Select[Any], table: Any, **values: str | None) -> Select[Any]:
    """The query where the columns have the values that are given."""
    for name, value in values.items():
        if value is not None:
            query = query.where(table.c[name] == value)
    return query


def _narrow_about(query: Select[Any], about_id: EntityId) -> Select[Any]:
    """The quotations that name an entity; an index leads from its parts to them."""
    named, other = quotation_about.c, entity.alias("other")
    of_about = (other.c.story_id == named.story_id) & (other.c.id == named.entity_id)
    told = (
        select(named.story_id, named.quotation_id)
        .join_from(other, quotation_about, of_about)
        .where(other.c.joined_id == about_id)
        .distinct()
        .subquery()
    )
    same = (told.c.story_id == quotation.c.story_id) & (told.c.quotation_id == quotation.c.id)
    return query.join(told, same)


def _read_quotations(connection: Connection, keys: Sequence[_Key]) -> Iterator[QuotationRow]:
    """The rows of quotations in the order of their keys."""
    query: Select[Any] = select(*QUOTED, article.c.outlet).join(article)
    own = {one.id for one in keys}, {one.story_id for one in keys}
    query = query.where(quotation.c.id.in_(own[0]), quotation.c.story_id.in_(own[1]))
    found = {
        (row.story_id, row.id): make_row(row, QuotationRow) for row in connection.execute(query)
    }
    yield from (found[one.story_id, one.id] for one in keys)


def _select_named(folded: str) -> Select[Any]:
    # `autoescape` keeps a LIKE's own signs out; folded words hold none, but stay that way here.
    whole = entity_name.c.folded
    return select(entity_name.c.story_id, entity_name.c.entity_id).where(
        or_(
            whole.startswith(folded, autoescape=True),
            whole.contains(f" {folded}", autoescape=True),
        )
    )


def _count_entities(conditions: list[ColumnElement[bool]]) -> Any:
    return (
        select(
            entity.c.joined_id.label("id"),
            func.count(distinct(entity.c.story_id)).label("stories"),
            func.sum(entity.c.mentions).label("mentions"),
        )
        .where(*conditions)
        .group_by(entity.c.joined_id)
        .subquery()
    )


def _select_discrepancies() -> Select[Any]:
    latest = (
        select(func.max(judgement.c.number))
        .join(judgement_subject, judgement_subject.c.judgement_id == judgement.c.id)
        .where(
            judgement_subject.c.subject == discrepancy.c.id,
            judgement_subject.c.place == 0,
            judgement.c.kind == "discrepancy",
            judgement.c.retired == 0,
            judgement.c.verdict != "undo",
        )
        .correlate(discrepancy)
        .scalar_subquery()
    )
    own = ("id", "story_id", "event_id", "kind", "relation", "explanation", "readings")
    judged = ("verdict", "made_by", "made_at", "note")
    return select(
        *(discrepancy.c[name] for name in own), *(judgement.c[name] for name in judged)
    ).select_from(discrepancy.outerjoin(judgement, judgement.c.number == latest))
