"""Stories, each with its results kept as one part: the dossier of that story alone."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, select, update

from consilience.errors import UnknownIdError, WorkspaceError
from consilience.linking.decisions import NO_DECISIONS, Decisions
from consilience.linking.entities.bearers import Bearer, Home
from consilience.records.dossier import Dossier
from consilience.records.ids import ArticleId, EntityId, EventId, StoryId
from consilience.records.story import Story
from consilience.store.articles import make_columns
from consilience.store.bearers import find_keys_of, join_all, join_reached, put_bearers
from consilience.store.database import Database
from consilience.store.index_rows import make_rows
from consilience.store.listing import (
    DEFAULT_SIZE,
    Listing,
    Order,
    fetch_listing,
    make_row,
    select_fields,
)
from consilience.store.packing import decode_json, unpack_record
from consilience.store.pages import read_heads, split
from consilience.store.rows import StoryRow
from consilience.store.schema import (
    article,
    discrepancy,
    entity,
    event,
    former_story,
    page,
    story,
    story_part,
)
from consilience.store.tellings import Telling, read_telling
from consilience.store.values import read_value, write_value

if TYPE_CHECKING:
    from consilience.store.outlines import Outline

logger = logging.getLogger(__name__)

UNJOINED = "unjoined"  # set while entities wait to be joined across stories
ORDERS = {
    "latest": Order("stories by date", (story.c.latest, story.c.id), descending=True),
    "articles": Order("stories by size", (story.c.articles, story.c.id), descending=True),
}


class Stories:
    """The stories of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put_parts(
        self,
        parts: Iterable[Dossier],
        *,
        replaced: Iterable[StoryId] = (),
        bearers: Iterable[Bearer] = (),
        decisions: Decisions = NO_DECISIONS,
        join: bool = True,
    ) -> None:
        """Keep parts in place of the stories `replaced`, all in one transaction.

        Each part is a dossier of one story; its pages are left out, as they are kept already.
        A part whose story is there is put in its place. `bearers` are those of the parts'
        entities, by which they are joined with those of other stories, at once or, for many
        parts, by `join_entities` at the end. Raises `UnknownIdError` for an article that is not
        kept, `WorkspaceError` for one that a story not replaced still holds.
        """
        made = tuple(replace(one, pages=()) for one in parts)
        gone = tuple({*replaced, *(_find_story_id(one) for one in made)})
        borne = tuple(bearers)
        with self._database.writing() as connection:
            keys = find_keys_of(connection, gone)
            for piece in split(gone):
                _remember(connection, piece)
                connection.execute(delete(story).where(story.c.id.in_(piece)))
            for part in made:
                _check_articles(connection, part)
                _insert(connection, part)
            for piece in split([_find_story_id(one) for one in made]):
                connection.execute(delete(former_story).where(former_story.c.id.in_(piece)))
            put_bearers(connection, borne)
            if join:
                keys.update(key for one in borne for key in one.keys)
                join_reached(connection, keys, decisions)
            else:
                write_value(connection, UNJOINED, "1")

    def join_entities(self, decisions: Decisions = NO_DECISIONS) -> None:
        """Join the entities of all stories anew, if parts were put without."""
        with self._database.writing() as connection:
            if read_value(connection, UNJOINED):
                join_all(connection, decisions)
                write_value(connection, UNJOINED, "")

    def find_discrepant(self, discrepancy_ids: Iterable[str]) -> tuple[StoryId, ...]:
        """The stories that the discrepancies are in."""
        found: set[StoryId] = set()
        with self._database.reading() as connection:
            for piece in split(tuple(discrepancy_ids)):
                query = select(discrepancy.c.story_id).where(discrepancy.c.id.in_(piece))
                found.update(connection.execute(query).scalars())
        return tuple(sorted(found))

    def find_story_of_event(self, event_id: EventId) -> StoryId:
        """The story that the event is in; raises `UnknownIdError`."""
        query = select(event.c.story_id).where(event.c.id == event_id).limit(1)
        with self._database.reading() as connection:
            found = connection.execute(query).scalar()
        if found is None:
            raise UnknownIdError(f"the workspace holds no event {event_id}")
        return StoryId(found)

    def read_entity_ids(self, story_id: StoryId) -> dict[EntityId, EntityId]:
        """For each entity of a story's part the id that it has among all stories."""
        query = select(entity.c.id, entity.c.joined_id).where(entity.c.story_id == story_id)
        with self._database.reading() as connection:
            return {row.id: row.joined_id for row in connection.execute(query)}

    def find_entity_ids(self, homes: Iterable[Home]) -> dict[Home, EntityId]:
        """For each entity of a story, given as (story, own id), its id among all stories."""
        found: dict[Home, EntityId] = {}
        wanted = frozenset(homes)
        columns = (entity.c.story_id, entity.c.id, entity.c.joined_id)
        with self._database.reading() as connection:
            for piece in split(tuple(wanted)):
                # Each by itself: SQLite has an index for that, and looks at all for pairs.
                of_story = entity.c.story_id.in_({story_id for story_id, _ in piece})
                own = entity.c.id.in_({own_id for _, own_id in piece})
                for row in connection.execute(select(*columns).where(of_story, own)):
                    found[row.story_id, row.id] = row.joined_id
        return {home: found[home] for home in found if home in wanted}

    def read_telling(self, story_id: StoryId, entity_id: EntityId) -> Telling:
        """What a story tells of an entity; raises `UnknownIdError` where it tells nothing."""
        with self._database.reading() as connection:
            return read_telling(connection, story_id, entity_id)

    def read_bearers(self, story_id: StoryId) -> tuple[Bearer, ...]:
        """The bearers that the part was put with, in order."""
        query = select(entity.c.bearer).where(
            entity.c.story_id == story_id, entity.c.bearer.is_not(None)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(entity.c.id)).all()
        return tuple(decode_json(row.bearer, Bearer) for row in rows)

    def read_members(self, story_ids: Iterable[StoryId] | None = None) -> tuple[Story, ...]:
        """The stories with their articles, all or those with the ids, in order of their ids."""
        wanted = None if story_ids is None else tuple(story_ids)
        pieces = [None] if wanted is None else list(split(wanted))
        found: dict[StoryId, Story] = {}
        with self._database.reading() as connection:
            for piece in pieces:
                found.update(_read_members(connection, piece))
        return tuple(found[one] for one in sorted(found))

    def read_part(self, story_id: StoryId) -> Dossier:
        """The dossier of one story, without its pages; raises `UnknownIdError`."""
        with self._database.reading() as connection:
            packed = _read_packed(connection, story_id)
        return unpack_record(packed, Dossier)

    def read_outline(self, story_id: StoryId) -> "Outline":
        """What the story's page shows of its part, with pages; raises `UnknownIdError`.

        Entities are those that are known among all stories, pages without texts. An outline that
        is not kept is made of the part, and kept unless somebody else is writing.
        """
        from consilience.store import outlines  # with the parser, which few commands need

        with self._database.reading() as connection:
            kept = outlines.read_outline(connection, story_id)
        outline = kept or self._make_outline(story_id)
        dossier = outline.dossier
        with self._database.reading() as connection:
            pages = tuple(read_heads(connection, {one.page_id for one in dossier.articles}))
        in_order = tuple(sorted(pages, key=lambda one: (one.uri, one.id)))
        told = replace(outline, dossier=replace(dossier, pages=in_order))
        return outlines.join_outline(told, self.read_entity_ids(story_id))

    def _make_outline(self, story_id: StoryId) -> "Outline":
        from consilience.store import outlines

        with self._database.reading() as connection:
            packed = _read_packed(connection, story_id)
        made = outlines.make_outline(unpack_record(packed, Dossier))
        try:
            with self._database.holding(0), self._database.writing() as connection:
                if _read_packed(connection, story_id) == packed:  # not made anew meanwhile
                    outlines.put_outline(connection, story_id, made)
        except WorkspaceError as error:
            logger.info("the outline of story %s was not kept: %s", story_id, error)
        return made

    def read(self, story_id: StoryId) -> StoryRow:
        """The story's numbers; raises `UnknownIdError`."""
        query = select_fields(StoryRow, story).where(story.c.id == story_id)
        with self._database.reading() as connection:
            found = connection.execute(query).first()
        if found is None:
            raise _tell_unknown(story_id)
        return make_row(found, StoryRow)

    def list(
        self, *, order: str = "latest", cursor: str | None = None, size: int = DEFAULT_SIZE
    ) -> Listing[StoryRow]:
        """Stories with the latest news first, or (`articles`) the greatest first."""
        if order not in ORDERS:
            raise WorkspaceError(f"stories have no order {order!r}; give {' or '.join(ORDERS)}")
        query = select_fields(StoryRow, story)
        with self._database.reading() as connection:
            return fetch_listing(
                connection, query, ORDERS[order], StoryRow, cursor=cursor, size=size
            )

    def find_stories(self, article_ids: Iterable[ArticleId]) -> dict[ArticleId, StoryId]:
        """The story of each article that has one."""
        found: dict[ArticleId, StoryId] = {}
        with self._database.reading() as connection:
            for piece in split(tuple(article_ids)):
                query = select(article.c.id, article.c.story_id).where(
                    article.c.id.in_(piece), article.c.story_id.is_not(None)
                )
                found.update({row.id: row.story_id for row in connection.execute(query)})
        return found

    def find_successor(self, story_id: StoryId) -> StoryId:
        """The story that stands for one that is gone; any other id as it is.

        Ids of stories are made of their articles, so that a page more makes another of them.
        """
        query = (
            select(article.c.story_id)
            .join(former_story, former_story.c.article_id == article.c.id)
            .where(former_story.c.id == story_id)
        )
        with self._database.reading() as connection:
            found = connection.execute(query).scalar()
        return story_id if found is None else StoryId(found)


def _remember(connection: Connection, gone: Sequence[StoryId]) -> None:
    """Keep one article of each story that is about to go."""
    first = select(article.c.story_id, func.min(article.c.id)).where(article.c.story_id.in_(gone))
    connection.execute(delete(former_story).where(former_story.c.id.in_(gone)))
    columns = ["id", "article_id"]
    connection.execute(
        former_story.insert().from_select(columns, first.group_by(article.c.story_id))
    )


def _read_packed(connection: Connection, story_id: StoryId) -> bytes:
    query = select(story_part.c.packed).where(story_part.c.story_id == story_id)
    found: bytes | None = connection.execute(query).scalar()
    if found is None:
        raise _tell_unknown(story_id)
    return found


def _read_members(connection: Connection, story_ids: Sequence[str] | None) -> dict[StoryId, Story]:
    columns = (story.c.id, story.c.title, story.c.earliest, story.c.latest)
    of_story = (article.c.story_id == story.c.id) & article.c.story_id.is_not(None)
    query = select(*columns, article.c.id.label("article"), article.c.outlet).join(
        article, of_story
    )
    if story_ids is not None:
        query = query.where(story.c.id.in_(story_ids))
    rows: dict[StoryId, list[Any]] = defaultdict(list)
    for row in connection.execute(query.order_by(story.c.id, article.c.id)):
        rows[row.id].append(row)
    return {
        story_id: Story(
            id=story_id,
            title=members[0].title,
            article_ids=tuple(one.article for one in members),
            outlets=tuple(sorted({one.outlet for one in members if one.outlet})),
            earliest=members[0].earliest,
            latest=members[0].latest,
        )
        for story_id, members in rows.items()
    }


def _find_story_id(part: Dossier) -> StoryId:
    if len(part.stories) != 1:
        raise WorkspaceError(f"a part holds one story, this one {len(part.stories)}")
    return part.stories[0].id


def _check_articles(connection: Connection, part: Dossier) -> None:
    for piece in split([one.id for one in part.articles]):
        query = select(article.c.id, article.c.story_id).where(article.c.id.in_(piece))
        known = {row.id: row.story_id for row in connection.execute(query)}
        for one in piece:
            if one not in known:
                raise UnknownIdError(f"the workspace holds no article {one}; put its page first")
            if known[one] is not None:
                raise WorkspaceError(
                    f"article {one} is in story {known[one]}, which is not replaced; name it in "
                    "`replaced` and give a part for what is left of it"
                )


def _insert(connection: Connection, part: Dossier) -> None:
    from consilience.store import outlines  # with the parser, which made the part

    story_id = part.stories[0].id
    for table, rows in make_rows(part):
        if rows:
            shared = {} if table is story else {"story_id": story_id}
            connection.execute(table.insert(), [shared | row for row in rows])
    outlines.put_outline(connection, story_id, outlines.make_outline(part))
    for one in part.articles:
        changed = update(article).where(article.c.id == one.id)
        connection.execute(changed.values(story_id=story_id, **make_columns(one)))
    _pass_pages(connection, [one.page_id for one in part.articles])


def _pass_pages(connection: Connection, page_ids: Sequence[str]) -> None:
    for piece in split(page_ids):
        connection.execute(update(page).where(page.c.id.in_(piece)).values(stage="analysis"))


def _tell_unknown(story_id: StoryId) -> UnknownIdError:
    return UnknownIdError(f"the workspace holds no story {story_id}")
