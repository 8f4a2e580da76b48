"""The second half of a bulk run: stories of all articles, each made by itself, then the tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import Any

from consilience.linking.entities.bearers import Bearer
from consilience.linking.entities.joining import join_entities
from consilience.linking.link import order_story
from consilience.linking.stories import group_stories
from consilience.pipeline.batches import split
from consilience.pipeline.bulk_packing import pack, unpack
from consilience.pipeline.bulk_place import Place
from consilience.pipeline.bulk_shards import Kept, Kin, name_shard, read_index, read_kept, read_rest
from consilience.pipeline.bulk_tables import (
    OF_PAGES,
    OF_STORIES,
    TABLES,
    encode_table,
    find_rows,
)
from consilience.pipeline.parts import Part, make_part_or_bare, rename_part
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.entity import Entity
from consilience.records.failure import Failure
from consilience.records.ids import ArticleId, EntityId, StoryId
from consilience.records.story import Story

GROUPED = "work/grouped"
LINKED = "work/linked"
NAMED = "work/named"
WRITTEN = "work/written"
LINKED_AT_ONCE = 100  # articles, or one story of more
ENTITIES_AT_ONCE = 20_000  # in one file

EMPTY = Dossier(version=DOSSIER_VERSION, case=None, pages=(), articles=(), dropped=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Stories to be made together, and where their articles are kept."""

    stories: tuple[Story, ...]
    places: dict[ArticleId, tuple[int, int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchTask:
    """A batch of stories to be made."""

    place: str
    batch: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableTask:
    """Shards of pages, or batches of stories, to be written as one file a table."""

    place: str
    file: int
    shards: tuple[int, ...] = ()
    batches: tuple[int, ...] = ()
    of_pages: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """What joining the entities of stories needs of one."""

    story: Story
    entities: tuple[Entity, ...]
    bearers: tuple[Bearer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Casts of a batch of stories, and what failed in making them."""

    casts: tuple[Cast, ...]
    failures: tuple[Failure, ...]


Names = dict[StoryId, dict[EntityId, EntityId]]


def group_articles(place: Place, shards: int) -> tuple[int, ...]:
    """Group the articles of all shards that were read; gives how many each batch holds.

    Batches depend on the stories alone, not on the shards.
    """
    kin = {one.article.id: one for shard in range(shards) for one in read_index(place, shard)}
    stories = group_stories(one.article for one in kin.values())
    counts = []
    for batch, members in enumerate(_split_stories(stories)):
        ids = list(chain.from_iterable(one.article_ids for one in members))
        grouped = Grouped(
            stories=tuple(members), places={one: _find_place(kin[one]) for one in ids}
        )
        place.write(name_shard(GROUPED, batch, ""), pack(grouped))
        counts.append(len(ids))
    return tuple(counts)


def _find_place(kin: Kin) -> tuple[int, int, int]:
    return kin.shard, kin.start, kin.end


def _split_stories(stories: Sequence[Story]) -> Iterator[list[Story]]:
    batch: list[Story] = []
    articles = 0
    for one in stories:
        batch.append(one)
        articles += len(one.article_ids)
        if articles >= LINKED_AT_ONCE:
            yield batch
            batch, articles = [], 0
    if batch:
        yield batch


def link_batch(task: BatchTask) -> None:
    """Make the stories of a batch; their cast comes last and says that it is done."""
    place = Place(task.place)
    grouped: Grouped = unpack(place.read(name_shard(GROUPED, task.batch, "")), Grouped)
    kept = read_kept(place, grouped.places)
    failures: list[Failure] = []
    parts = [
        _make_part(story, [kept[one] for one in story.article_ids], failures)
        for story in grouped.stories
    ]
    casts = tuple(
        Cast(story=one.story, entities=one.dossier.entities, bearers=one.bearers) for one in parts
    )
    dossiers = tuple(replace(one.dossier, entities=()) for one in parts)
    place.write(name_shard(LINKED, task.batch, ".stories"), pack(dossiers))
    made = Made(casts=casts, failures=tuple(failures))
    place.write(name_shard(LINKED, task.batch, ".cast"), pack(made))


def _make_part(story: Story, kept: Sequence[Kept], failures: list[Failure]) -> Part:
    """The part of a story; after an error its articles, with nothing linked."""
    articles = tuple(one.article for one in kept)
    annotated = [one.annotated for one in kept]
    marks = {one.article.id: one.marks for one in kept if one.marks}
    part = make_part_or_bare(story, articles, annotated, marks=marks)
    failures += part.dossier.failures
    return part


def join_names(place: Place, batches: int) -> tuple[int, tuple[Failure, ...]]:
    """Join the entities of all stories and write their table; how many, and what failed before."""
    made: list[Made] = [
        unpack(place.read(name_shard(LINKED, batch, ".cast")), Made) for batch in range(batches)
    ]
    casts = sorted(
        chain.from_iterable(one.casts for one in made), key=lambda one: order_story(one.story)
    )
    joined = join_entities((one.entities, one.bearers) for one in casts)
    for batch, one in enumerate(made):
        ids = [cast.story.id for cast in one.casts]
        names = {story: dict(joined.entity_of.get(story, {})) for story in ids}
        place.write(name_shard(NAMED, batch, ""), pack(names))
    write_files(place, "entities", joined.entities)
    return len(joined.entities), tuple(chain.from_iterable(one.failures for one in made))


def write_files(place: Place, table: str, records: Sequence[object]) -> None:
    """Write a table as a whole; one file at least, which then has no rows."""
    for file, batch in enumerate(split(records, ENTITIES_AT_ONCE)):
        place.write(name_file(table, file), encode_table(table, batch))
    if not records:
        place.write(name_file(table, 0), encode_table(table, ()))


def name_file(table: str, file: int) -> str:
    """A file of a table."""
    return f"{table}/part-{file:06}.parquet"


def name_written(file: int, *, of_pages: bool) -> str:
    """The file that says that tables are written, and holds how many rows they have."""
    return name_shard(WRITTEN, file, ".pages" if of_pages else ".stories")


def write_tables(task: TableTask) -> None:
    """Write one file of each table; what says that it is done comes last."""
    place = Place(task.place)
    told = _read_pages(place, task) if task.of_pages else _read_stories(place, task)
    counts = {}
    for table in OF_PAGES if task.of_pages else OF_STORIES:
        rows = list(find_rows(table, told))
        place.write(name_file(table, task.file), encode_table(table, rows))
        counts[table] = len(rows)
    place.write(name_written(task.file, of_pages=task.of_pages), pack(counts))


def count_rows(place: Place, tasks: Sequence[TableTask]) -> dict[str, int]:
    """How many rows the tables have that these tasks have written."""
    rows = dict.fromkeys(TABLES, 0)
    for task in tasks:
        name = name_written(task.file, of_pages=task.of_pages)
        counts: dict[str, int] = unpack(place.read(name), dict[str, int])
        for table, count in counts.items():
            rows[table] += count
    return rows


def _read_pages(place: Place, task: TableTask) -> Dossier:
    read = [read_rest(place, shard) for shard in task.shards]
    pages = chain.from_iterable(one.pages for one in read)
    dropped = chain.from_iterable(one.dropped for one in read)
    return replace(EMPTY, pages=tuple(pages), dropped=tuple(dropped))


def _read_stories(place: Place, task: TableTask) -> Dossier:
    """The stories of batches side by side, with the entities' joined ids."""
    told: list[Dossier] = []
    for batch in task.batches:
        dossiers = unpack(place.read(name_shard(LINKED, batch, ".stories")), tuple[Dossier, ...])
        names: Names = unpack(place.read(name_shard(NAMED, batch, "")), Names)
        told += [rename_part(one, names[one.stories[0].id]) for one in dossiers]
    joined: dict[str, Any] = {
        one.name: tuple(chain.from_iterable(getattr(part, one.name) for part in told))
        for one in fields(Dossier)
        if one.name in OF_STORIES
    }
    return replace(EMPTY, **joined)
