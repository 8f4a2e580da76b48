"""Articles, what was found in each, and the full-text index over them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, func, null, select, update

from consilience.errors import UnknownIdError
from consilience.records.article import Article
from consilience.records.extraction import Extraction
from consilience.records.failure import Failure
from consilience.records.ids import ArticleId, PageId, StoryId
from consilience.store.database import Database
from consilience.store.listing import DEFAULT_SIZE, Listing, Order, fetch_listing, select_fields
from consilience.store.packing import (
    make_plain,
    make_plain_or_none,
    pack_bytes,
    pack_record,
    unpack_bytes,
    unpack_record,
)
from consilience.store.pages import put_failures, split
from consilience.store.rows import ArticleRow
from consilience.store.schema import (
    article,
    article_key,
    article_record,
    article_text,
    failure,
    page,
    page_record,
)
from consilience.store.search_index import Numbered, add_words, remove_words
from consilience.store.selection import ALL, Selection, make_conditions

BY_DAY = Order("articles", (article.c.earliest, article.c.id))


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as it was extracted, its story, and what annotation found in it, if it ran.

    `annotated` is what `put_annotated` was given; the store does not look into it.
    """

    article: Article
    story_id: StoryId | None
    annotated: bytes | None


class Articles:
    """The articles of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(
        self, page_id: PageId, extraction: Extraction, failures: Iterable[Failure] = ()
    ) -> tuple[StoryId, ...]:
        """Keep what was made of a page, in place of what was made of it before.

        Gives the stories that lost an article by it: they must be linked again. An article
        whose text is unchanged keeps its annotations and its story.
        """
        with self._database.writing() as connection:
            _check_page(connection, page_id)
            before = _find_articles(connection, page_id)
            after = {one.id: one for one in extraction.articles}
            gone = [one for one in before.values() if one.kept != after.get(one.id)]
            stories = tuple(sorted({one.story_id for one in gone if one.story_id}))
            _remove(connection, gone)
            stay = {one.id for one in before.values()} - {one.id for one in gone}
            _insert(connection, [one for one in after.values() if one.id not in stay])
            record = update(page_record).where(page_record.c.page_id == page_id)
            connection.execute(record.values(extraction=pack_record(extraction)))
            connection.execute(delete(failure).where(failure.c.page_id == page_id))
            put_failures(connection, failures, page_id)
            connection.execute(update(page).where(page.c.id == page_id).values(stage="extraction"))
        return stories

    def put_annotated(self, annotated: Mapping[ArticleId, bytes]) -> None:
        """Keep what annotation found in articles; what it means is the caller's affair."""
        with self._database.writing() as connection:
            for article_id, found in annotated.items():
                changed = connection.execute(
                    update(article_record)
                    .where(article_record.c.article_id == article_id)
                    .values(annotated=pack_bytes(found))
                )
                if not changed.rowcount:
                    raise _tell_unknown(article_id)

    def read(self, article_id: ArticleId) -> Kept:
        """One article; raises `UnknownIdError`."""
        for one in self.read_many([article_id]):
            return one
        raise _tell_unknown(article_id)

    def read_many(self, article_ids: Iterable[ArticleId]) -> Iterator[Kept]:
        """Articles by their ids, in the order of these; unknown ones are left out."""
        return self._read_kept(article_ids, _SELECT_KEPT)

    def read_plain(self, article_ids: Iterable[ArticleId]) -> Iterator[Article]:
        """`read_many` without what annotation found, which is most of what is kept."""
        return (one.article for one in self._read_kept(article_ids, _SELECT_PLAIN))

    def _read_kept(self, article_ids: Iterable[ArticleId], query: Select[Any]) -> Iterator[Kept]:
        for piece in split([make_plain(one) for one in article_ids]):
            with self._database.reading() as connection:
                rows = connection.execute(query.where(article.c.id.in_(piece)))
                found = {row.id: row for row in rows}
            yield from (_make_kept(found[one]) for one in piece if one in found)

    def read_all(self) -> Iterator[Kept]:
        """Every article, in the order in which they came, a few held at a time."""
        last = 0
        while True:
            query = _SELECT_KEPT.where(article.c.number > last).order_by(article.c.number)
            with self._database.reading() as connection:
                rows = connection.execute(query.limit(READ_AT_ONCE)).all()
            if not rows:
                return
            yield from map(_make_kept, rows)
            last = rows[-1].number

    def count(self) -> int:
        """How many there are."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(article)).scalar_one()

    def list_unannotated(self) -> tuple[ArticleId, ...]:
        """Those that annotation has not read yet, in the order in which they came."""
        # They are in no story yet, which an index tells without a look at every article.
        unplaced = article.c.story_id.is_(None), article_record.c.annotated.is_(None)
        query = select(article.c.id).join(article_record).where(*unplaced)
        return self._list_ids(query.order_by(article.c.number))

    def list_unplaced(self) -> tuple[ArticleId, ...]:
        """Those that are annotated and in no story yet, in the order in which they came."""
        annotated = article_record.c.annotated.is_not(None)
        query = select(article.c.id).join(article_record)
        unplaced = query.where(article.c.story_id.is_(None), annotated)
        return self._list_ids(unplaced.order_by(article.c.number))

    def put_keys(self, keys: Mapping[ArticleId, Iterable[str]]) -> None:
        """Keep the words by which articles are found by `find_sharing`."""
        with self._database.writing() as connection:
            for article_id, words in keys.items():
                query = select(article.c.number).where(article.c.id == article_id)
                number = connection.execute(query).scalar()
                if number is None:
                    raise _tell_unknown(article_id)
                connection.execute(delete(article_key).where(article_key.c.number == number))
                rows = [{"number": number, "key": one} for one in sorted(set(words))]
                if rows:
                    connection.execute(article_key.insert(), rows)

    def find_sharing(
        self, keys: Iterable[str], *, at_least: int, most: int
    ) -> tuple[ArticleId, ...]:
        """The articles with the most keys in common, `at_least` so many, best first."""
        shared = func.count().label("shared")
        query = (
            select(article.c.id)
            .join(article_key, article_key.c.number == article.c.number)
            .where(article_key.c.key.in_(sorted(set(keys))))
            .group_by(article.c.id)
            .having(shared >= at_least)
            .order_by(shared.desc(), article.c.id)
            .limit(most)
        )
        return self._list_ids(query)

    def _list_ids(self, query: Select[Any]) -> tuple[ArticleId, ...]:
        with self._database.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def read_extraction(self, page_id: PageId) -> Extraction | None:
        """What was made of a page, with all that was dropped; None where it was not read yet."""
        query = select(page_record.c.extraction).where(page_record.c.page_id == page_id)
        with self._database.reading() as connection:
            found = connection.execute(query).first()
        if found is None:
            raise UnknownIdError(f"the workspace holds no page {page_id}")
        return None if found[0] is None else unpack_record(found[0], Extraction)

    def list(
        self,
        selection: Selection = ALL,
        *,
        cursor: str | None = None,
        size: int = DEFAULT_SIZE,
    ) -> Listing[ArticleRow]:
        """Articles by date of publication, those of unknown date first."""
        query = select_fields(ArticleRow, article).where(*make_conditions(selection))
        with self._database.reading() as connection:
            return fetch_listing(connection, query, BY_DAY, ArticleRow, cursor=cursor, size=size)


READ_AT_ONCE = 200  # articles held in memory while all are read
_OWN = (article.c.number, article.c.id, article.c.story_id, article_record.c.packed)
_SELECT_KEPT = select(*_OWN, article_record.c.annotated).join(article_record)
_SELECT_PLAIN = select(*_OWN, null().label("annotated")).join(article_record)


@dataclass(frozen=True, slots=True)
class _Known:
    """An article that is in the index, with the words that it was put in with."""

    id: ArticleId
    story_id: StoryId | None
    kept: Article
    indexed: Numbered


def _find_articles(connection: Connection, page_id: PageId) -> dict[ArticleId, _Known]:
    query = (
        select(article, article_text.c.text, article_record.c.packed)
        .join(article_text, article_text.c.article_id == article.c.id)
        .join(article_record, article_record.c.article_id == article.c.id)
        .where(article.c.page_id == page_id)
    )
    return {
        row.id: _Known(
            row.id,
            row.story_id,
            unpack_record(row.packed, Article),
            (row.number, row.title, row.text),
        )
        for row in connection.execute(query)
    }


def _remove(connection: Connection, gone: Sequence[_Known]) -> None:
    remove_words(connection, [one.indexed for one in gone])
    for one in gone:
        connection.execute(delete(article).where(article.c.id == one.id))


def _insert(connection: Connection, articles: Sequence[Article]) -> None:
    indexed: list[Numbered] = []
    for one in articles:
        title, body = make_plain(one.title), make_plain(one.text)
        columns = {
            "id": one.id,
            "page_id": one.page_id,
            "title": title,
            "lang": make_plain(one.lang),
            "characters": len(one.text),
            **make_columns(one),
        }
        inserted = connection.execute(article.insert().values(columns))
        connection.execute(
            article_record.insert().values(article_id=one.id, packed=pack_record(one))
        )
        connection.execute(article_text.insert().values(article_id=one.id, text=body))
        key = inserted.inserted_primary_key
        indexed.append((int(key[0]) if key else 0, title, body))
    add_words(connection, indexed)


def make_columns(one: Article) -> dict[str, Any]:
    """The columns that linking may change."""
    return {
        "outlet": make_plain_or_none(one.outlet),
        "publisher": make_plain_or_none(one.publisher),
        "byline": make_plain_or_none(one.byline),
        "earliest": one.published.earliest if one.published else None,
        "latest": one.published.latest if one.published else None,
    }


def _make_kept(row: Any) -> Kept:
    annotated = None if row.annotated is None else unpack_bytes(row.annotated)
    return Kept(unpack_record(row.packed, Article), row.story_id, annotated)


def _check_page(connection: Connection, page_id: PageId) -> None:
    if connection.execute(select(page.c.id).where(page.c.id == page_id)).first() is None:
        raise UnknownIdError(f"the workspace holds no page {page_id}; add it first")


def _tell_unknown(article_id: ArticleId) -> UnknownIdError:
    return UnknownIdError(f"the workspace holds no article {article_id}")
