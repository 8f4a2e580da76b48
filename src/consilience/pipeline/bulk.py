"""A bulk run: its steps in order, each gone on with where an earlier process left it.

Cut what was delivered into shards; read each shard; group all articles; make the stories of each
batch; join their entities; write the tables. A step is done when the manifest says so, a task of
it when its last file is there.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import Any

import msgspec

from consilience.errors import BulkError
from consilience.pipeline.bulk_engines import Engine
from consilience.pipeline.bulk_place import Place
from consilience.pipeline.bulk_shards import (
    READ,
    TRYING,
    FindUri,
    MakePage,
    ShardTask,
    cut_shards,
    name_shard,
    read_rest,
    read_shard,
)
from consilience.pipeline.bulk_steps import Step, run_step
from consilience.pipeline.bulk_stories import (
    LINKED,
    BatchTask,
    TableTask,
    count_rows,
    group_articles,
    join_names,
    link_batch,
    name_written,
    write_files,
    write_tables,
)
from consilience.pipeline.bulk_tables import TABLES
from consilience.pipeline.progress import Progress
from consilience.records.failure import Failure

MANIFEST = "manifest.json"
WORK = "work"
WRITTEN_AT_ONCE = 2_000  # pages or articles in one file of a table
MOST_DEADLY = 20  # pages of a shard that are left out; with more it is not the pages


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder holds, and how far the run has come; `None` for what is not done yet.

    `shards` are how many pages each has, `batches` how many articles; `rows` are those of the
    tables, `failures` their number by code.
    """

    version: str
    source: str
    fingerprint: str
    shards: tuple[int, ...] | None = None
    batches: tuple[int, ...] | None = None
    rows: dict[str, int] | None = None
    failures: dict[str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is to be read: its name, a digest that changes with it, and how it is delivered.

    `deliver` gives pieces of which `make_page`, wherever it is called, makes pages or failures,
    and of which `find_uri` tells the address without making anything of them.
    """

    name: str
    fingerprint: str
    deliver: Callable[[], Iterable[bytes]]
    make_page: MakePage
    find_uri: FindUri


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """What a run came to: rows of each table, failures by code."""

    address: str
    rows: dict[str, int]
    failures: dict[str, int] = field(default_factory=dict)


def run_bulk(
    source: Source,
    out: str,
    *,
    engine: Engine,
    shard_size: int,
    version: str,
    report: Progress,
) -> Bulk:
    """Read all of a source into Parquet tables in the folder `out`, or go on with what is there.

    The tables depend on the pages alone: not on the engine, its workers, the shards, or how
    often the run was broken off. Raises `BulkError` where `out` holds something else, where
    another run is at work in it, or where a step fails again and again.
    """
    place = Place(out)
    with place.hold():
        manifest = _open(place, source, version)
        if manifest.rows is None:
            run = _Run(place, engine, report)
            if manifest.shards is None:
                shards = cut_shards(
                    place, source.deliver(), shard_size, lambda done: report("intake", done, None)
                )
                manifest = _note(place, replace_in(manifest, shards=shards))
            manifest = run.finish(manifest, source)
        place.remove(WORK)
        place.sweep(("", *TABLES))
    return Bulk(address=place.address, rows=manifest.rows or {}, failures=manifest.failures or {})


def _open(place: Place, source: Source, version: str) -> Manifest:
    fresh = Manifest(version=version, source=source.name, fingerprint=source.fingerprint)
    if not place.exists(MANIFEST):
        if place.list_names(""):
            raise BulkError(f"{place.address} holds other files; give a new folder")
        return _note(place, fresh)
    try:
        found = msgspec.json.decode(place.read(MANIFEST), type=Manifest)
    except msgspec.MsgspecError as error:
        raise BulkError(
            f"{place.address}/{MANIFEST} is not that of a bulk run: {error}; give a new folder"
        ) from error
    for name in ("version", "fingerprint"):
        old, new = getattr(found, name), getattr(fresh, name)
        if old != new:
            raise BulkError(
                f"{place.address} holds a run of another {name}: {old!r}, not {new!r}; "
                "give a new folder"
            )
    return found


def _note(place: Place, manifest: Manifest) -> Manifest:
    place.write(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")
    return manifest


def replace_in(manifest: Manifest, **known: Any) -> Manifest:
    """The manifest with what is known now."""
    return msgspec.structs.replace(manifest, **known)


class _Run:
    """The steps after the cutting."""

    def __init__(self, place: Place, engine: Engine, report: Progress) -> None:
        self._place = place
        self._engine = engine
        self._report = report

    def finish(self, manifest: Manifest, source: Source) -> Manifest:
        """Take all steps that the manifest does not say are done; the last one fills it."""
        shards = manifest.shards or ()
        self._read(shards, source)
        if manifest.batches is None:
            self._report("grouping", 0, None)
            batches = group_articles(self._place, len(shards))
            self._report("grouping", sum(batches), sum(batches))
            manifest = _note(self._place, replace_in(manifest, batches=batches))
        batches = manifest.batches or ()
        self._link(batches)
        entities, failed = join_names(self._place, len(batches))
        tasks = self._write(shards, batches)
        failures = self._write_failures(len(shards), failed)
        rows = count_rows(self._place, tasks)
        rows |= {"entities": entities, "failures": sum(failures.values())}
        return _note(self._place, replace_in(manifest, rows=rows, failures=failures))

    def _read(self, shards: Sequence[int], source: Source) -> None:
        numbers = range(len(shards))
        self._do(
            Step(
                phase="annotation",
                work=partial(read_shard, make_page=source.make_page, find_uri=source.find_uri),
                tasks=[ShardTask(place=self._place.address, shard=one) for one in numbers],
                markers=[name_shard(READ, one) for one in numbers],
                weights=shards,
                find_in_hand=self._find_in_hand,
                learn=self._learn,
            )
        )

    def _find_in_hand(self, shards: Sequence[int]) -> list[int]:
        there = set(self._place.list_names(TRYING))
        return [one for one in shards if name_shard(TRYING, one, "").rpartition("/")[2] in there]

    def _learn(self, task: ShardTask) -> ShardTask:
        """The shard page by page; and if that was tried, without the page that it died on."""
        if not task.careful:
            return replace(task, careful=True)
        page = self._place.read(name_shard(TRYING, task.shard, ""))
        if not page or len(task.left_out) == MOST_DEADLY:
            return task
        return replace(task, left_out=(*task.left_out, int(page)))

    def _link(self, batches: Sequence[int]) -> None:
        numbers = range(len(batches))
        self._do(
            Step(
                phase="linking",
                work=link_batch,
                tasks=[BatchTask(place=self._place.address, batch=one) for one in numbers],
                markers=[name_shard(LINKED, one, ".cast") for one in numbers],
                weights=batches,
                few=1,
            )
        )

    def _write(self, shards: Sequence[int], batches: Sequence[int]) -> list[TableTask]:
        address = self._place.address
        pages, stories = _gather(shards), _gather(batches)
        tasks = [
            TableTask(place=address, file=file, shards=tuple(one), of_pages=True)
            for file, one in enumerate(pages)
        ]
        tasks += [
            TableTask(place=address, file=file, batches=tuple(one), of_pages=False)
            for file, one in enumerate(stories)
        ]
        self._do(
            Step(
                phase="writing",
                work=write_tables,
                tasks=tasks,
                few=4,
                markers=[name_written(one.file, of_pages=one.of_pages) for one in tasks],
                weights=[sum(shards[at] for at in one) for one in pages]
                + [sum(batches[at] for at in one) for one in stories],
            )
        )
        return tasks

    def _do(self, step: Step[Any]) -> None:
        run_step(step, self._place, self._engine, self._report)

    def _write_failures(self, shards: int, failed: Iterable[Failure]) -> dict[str, int]:
        read = chain.from_iterable(
            read_rest(self._place, shard).failures for shard in range(shards)
        )
        failures = sorted(
            [*read, *failed], key=lambda one: (one.uri, one.stage, one.code, one.message)
        )
        write_files(self._place, "failures", failures)
        return dict(sorted(Counter(one.code for one in failures).items()))


def _gather(weights: Sequence[int]) -> list[list[int]]:
    """Numbers behind one another, for files of `WRITTEN_AT_ONCE` or a little more; one at least."""
    files: list[list[int]] = [[]]
    weight = 0
    for at, one in enumerate(weights):
        if weight >= WRITTEN_AT_ONCE:
            files.append([])
            weight = 0
        files[-1].append(at)
        weight += one
    return files
