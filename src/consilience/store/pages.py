"""Pages as they came in, each kept once, and what could not be read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from sqlalchemy import Connection, delete, func, select, update

from consilience.errors import UnknownIdError
from consilience.records.failure import Failure, Stage
from consilience.records.ids import PageId, make_id
from consilience.records.page import Page
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
from consilience.store.rows import PageRow
from consilience.store.schema import body, failure, page, page_record

Id = TypeVar("Id")
AT_ONCE = 500  # ids in one query
BY_NUMBER = Order("pages", (page.c.number,))


class Pages:
    """The pages of a workspace."""

    def __init__(self, database: Database, *, now: Callable[[], str]) -> None:
        self._database = database
        self._now = now

    def add(self, pages: Iterable[Page]) -> tuple[PageId, ...]:
        """Keep pages, all of them or, after an error, none; gives those that were not there.

        A page that is there already stays as it is, unless it now comes from an address that
        sorts before the one known: then it is read again, as `read` keeps the first address.
        """
        fresh = {one.id: one for one in sorted(pages, key=lambda one: one.uri, reverse=True)}
        with self._database.writing() as connection:
            known = _find_addresses(connection, tuple(fresh))
            added = [one for one in fresh.values() if make_plain(one.uri) < known.get(one.id, END)]
            added.sort(key=lambda one: (one.uri, one.id))
            for one in added:
                self._put(connection, one, is_known=one.id in known)
        return tuple(one.id for one in added)

    def read(self, page_id: PageId, *, with_body: bool = True) -> Page:
        """The page as it was added, byte for byte; raises `UnknownIdError`."""
        columns = [page_record.c.packed, *([body.c.packed.label("body")] if with_body else [])]
        query = (
            select(*columns)
            .select_from(page_record.join(page, page.c.id == page_record.c.page_id).join(body))
            .where(page.c.id == make_plain(page_id))
        )
        with self._database.reading() as connection:
            found = connection.execute(query).first()
        if found is None:
            raise UnknownIdError(f"the workspace holds no page {page_id}")
        kept = unpack_record(found[0], Page)
        return replace(kept, body=unpack_bytes(found[1])) if with_body else kept

    def list(
        self, *, stage: Stage | None = None, cursor: str | None = None, size: int = DEFAULT_SIZE
    ) -> Listing[PageRow]:
        """Pages in the order in which they were added; `stage` picks those that stand there."""
        query = select_fields(PageRow, page)
        if stage is not None:
            query = query.where(page.c.stage == stage)
        with self._database.reading() as connection:
            return fetch_listing(connection, query, BY_NUMBER, PageRow, cursor=cursor, size=size)

    def list_ids(self, stage: Stage) -> tuple[PageId, ...]:
        """The pages that stand at a stage, in the order in which they were added."""
        query = select(page.c.id).where(page.c.stage == stage).order_by(page.c.number)
        with self._database.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def list_addresses(self) -> frozenset[str]:
        """Where all pages came from."""
        with self._database.reading() as connection:
            return frozenset(connection.execute(select(page.c.uri)).scalars())

    def read_many(self, page_ids: Iterable[PageId]) -> Iterator[Page]:
        """Pages by their ids with their texts and without their bytes; unknown ones left out."""
        for piece in split(tuple(page_ids)):
            query = select(page_record).where(page_record.c.page_id.in_(piece))
            with self._database.reading() as connection:
                found = {row.page_id: row.packed for row in connection.execute(query)}
            yield from (unpack_record(found[one], Page) for one in piece if one in found)

    def count_by_stage(self) -> dict[str, int]:
        """How many pages stand at each stage."""
        query = select(page.c.stage, func.count()).group_by(page.c.stage).order_by(page.c.stage)
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def set_stage(self, page_ids: Iterable[PageId], stage: Stage) -> None:
        """Note that the pages have passed a stage."""
        with self._database.writing() as connection:
            for ids in split(tuple(page_ids)):
                connection.execute(update(page).where(page.c.id.in_(ids)).values(stage=stage))

    def add_failures(self, failures: Iterable[Failure], page_id: PageId | None = None) -> None:
        """Note what failed, on a page or, without `page_id`, before anything became one."""
        with self._database.writing() as connection:
            put_failures(connection, failures, page_id)

    def set_failures(self, uri: str, failures: Iterable[Failure]) -> None:
        """Note what failed in what has this address or id, and forget what failed there before."""
        with self._database.writing() as connection:
            connection.execute(delete(failure).where(failure.c.uri == make_plain(uri)))
            put_failures(connection, failures, None)

    def list_failures(self, *, page_id: PageId | None = None) -> tuple[Failure, ...]:
        """What failed, by address and stage; with `page_id` on that page alone."""
        query = select(*(failure.c[name] for name in ("uri", "stage", "code", "message")))
        if page_id is not None:
            query = query.where(failure.c.page_id == page_id)
        query = query.order_by("uri", "stage", "code", "message")
        with self._database.reading() as connection:
            return tuple(Failure(**row._mapping) for row in connection.execute(query))

    def _put(self, connection: Connection, one: Page, *, is_known: bool) -> None:
        digest = sha256(one.body).hexdigest()
        columns: dict[str, object] = {
            "uri": make_plain(one.uri),
            "name": make_plain(one.name),
            "media_type": make_plain(one.media_type),
            "outlet": make_plain_or_none(one.outlet),
            "title": make_plain_or_none(one.title),
            "published": make_plain_or_none(one.published),
            "fetched_at": make_plain_or_none(one.fetched_at),
            "stage": "intake",
        }
        packed = pack_record(replace(one, body=b""))
        if is_known:
            connection.execute(update(page).where(page.c.id == one.id).values(columns))
            record = update(page_record).where(page_record.c.page_id == one.id)
            connection.execute(record.values(packed=packed))
            return
        if connection.execute(select(body.c.sha256).where(body.c.sha256 == digest)).first() is None:
            kept = {"sha256": digest, "size": len(one.body), "packed": pack_bytes(one.body)}
            connection.execute(body.insert().values(kept))
        columns |= {"id": one.id, "added_at": self._now(), "body_sha256": digest}
        connection.execute(page.insert().values(columns))
        connection.execute(page_record.insert().values(page_id=one.id, packed=packed))


def read_heads(connection: Connection, page_ids: Iterable[PageId]) -> Iterator[Page]:
    """Pages by their ids without texts and bytes, which are nearly all of a page."""
    names = ("id", "uri", "name", "media_type", "outlet", "title", "published", "fetched_at")
    columns = [page.c[name] for name in names]
    for piece in split(tuple(page_ids)):
        for row in connection.execute(select(*columns).where(page.c.id.in_(piece))):
            yield Page(**row._mapping, text="")


END = "\U0010ffff"  # sorts behind every address


def put_failures(
    connection: Connection, failures: Iterable[Failure], page_id: PageId | None
) -> None:
    """Write failures, each once."""
    for one in failures:
        columns = {
            "uri": make_plain(one.uri),
            "stage": one.stage,
            "code": make_plain(one.code),
            "message": make_plain(one.message),
        }
        failure_id = make_id("failure", *columns.values())
        connection.execute(delete(failure).where(failure.c.id == failure_id))
        connection.execute(failure.insert().values(id=failure_id, page_id=page_id, **columns))


def split(ids: Sequence[Id]) -> Iterable[Sequence[Id]]:
    """Ids in pieces that fit a query."""
    return (ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE))


def _find_addresses(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    known: dict[str, str] = {}
    for piece in split(ids):
        query = select(page.c.id, page.c.uri).where(page.c.id.in_(piece))
        known.update({row.id: row.uri for row in connection.execute(query)})
    return known
