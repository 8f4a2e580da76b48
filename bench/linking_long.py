"""Stories, text reuse and origins of a collection that is too large to be held.

Another process writes the collection to a file. Stories are streamed from it in a process of their
own, whose peak of memory is told; reuse and origins then go story by story over some workers, in an
order drawn by lot, so that what a run that is cut short has printed holds for the whole.
"""

import resource
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b
from itertools import islice
from math import log
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeVar

import msgspec

from bench.corpus import stream_corpus
from bench.derivations import read_samples
from consilience.linking.origins import trace_origins
from consilience.linking.reuse import find_reuse
from consilience.linking.stories import group_stories
from consilience.records.article import Article
from consilience.records.story import Story

SIZES = (10_000, 100_000, 1_000_000)
WARM = 60  # articles linked before the clock runs, so that lexicons and patterns are there
AT_ONCE = 25  # stories handed to a worker
TELL_S = 30.0  # between two lines about how far it is
Places = tuple[Story, Sequence[int]]  # and where its articles begin in the file
Figures = dict[str, dict[str, float]]
Found = TypeVar("Found")
PROCESSES = get_context("spawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What some stories took: CPU seconds of the parts, and of reading the articles.

    `digest` is of all that was found, whichever worker found it; `peak_mb` the worker's memory.
    """

    articles: int = 0
    reuse_s: float = 0.0
    origins_s: float = 0.0
    reading_s: float = 0.0
    digest: int = 0
    peak_mb: float = 0.0

    def __add__(self, other: "Spent") -> "Spent":
        held = {
            one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)
        }
        held["digest"] %= 1 << 64
        held["peak_mb"] = max(self.peak_mb, other.peak_mb)
        return Spent(**held)

    @property
    def linking_s(self) -> float:
        """CPU seconds of reuse and origins."""
        return self.reuse_s + self.origins_s


def measure_long(
    data: Path, sizes: Sequence[int], *, corpus: Path | None, workers: int, linked: int | None
) -> Figures:
    """For each size the articles a second of CPU and by the clock, and the memory of linking.

    `corpus` is the file of a run before, or where to keep this one's. Reuse and origins are found
    of `linked` articles, in stories drawn by lot, or of all.
    """
    figures: Figures = {}
    with TemporaryDirectory() as folder:
        path = corpus or Path(folder) / "corpus"
        if not path.exists():
            _apply(write_corpus, data, path, max(sizes))
        for size in sorted(sizes):
            grouped = Path(folder) / f"stories-{size}"
            found = _apply(group_stream, path, size, grouped)
            _show(size, found)
            found |= link_stream(path, grouped, workers=workers, most=linked or size)
            each_s = found["stories_s"] / size + 1 / found["linking_per_s"]
            found["all_per_s"] = 1 / each_s
            figures[str(size)] = found
            _show(size, found)
    if len(sizes) > 1:
        figures["growth"] = {
            part: _find_growth(figures, sizes, part)
            for part in ("stories", "reuse", "origins", "all")
        }
        _show(max(sizes), figures["growth"])
    return figures


def write_corpus(data: Path, path: Path, size: int) -> None:
    """Write the made collection, an article a line."""
    encode = msgspec.json.encode
    with path.open("wb") as file:
        for one in stream_corpus(read_samples(data), size):
            file.write(encode(one.article) + b"\n")


def group_stream(path: Path, size: int, grouped: Path) -> dict[str, float]:
    """What the stories of the first `size` articles take, without reading the file.

    They are written to `grouped`, with the places of their articles. Memory is what the peak
    grows by from when everything is loaded and one article was read on.
    """
    group_stories(list(_read_articles(path, WARM)))
    begun = time.process_time()
    for _ in _read_articles(path, size):
        pass
    reading, before = time.process_time() - begun, _find_peak_mb()
    begun, clock = time.process_time(), time.perf_counter()
    stories = group_stories(_read_articles(path, size))
    stories_s = time.process_time() - begun - reading
    clock, peak_mb = time.perf_counter() - clock, _find_peak_mb() - before
    _write_stories(path, size, stories, grouped)
    return {
        "stories": len(stories),
        "stories_s": stories_s,
        "stories_per_s": size / stories_s,
        "stories_per_clock_s": size / clock,
        "stories_peak_mb": peak_mb,
        "kb_an_article": 1024 * peak_mb / size,
    }


def _write_stories(path: Path, size: int, stories: Sequence[Story], grouped: Path) -> None:
    place: dict[str, int] = {}
    at = 0
    with path.open("rb") as file:
        for line in islice(file, size):
            place[msgspec.json.decode(line, type=Article).id] = at
            at += len(line)
    order = sorted(range(len(stories)), key=lambda number: stories[number].id)
    Random(0).shuffle(order)
    with grouped.open("wb") as file:
        for number in order:
            places = [place[one] for one in stories[number].article_ids]
            file.write(msgspec.json.encode((stories[number], places)) + b"\n")


def link_stream(path: Path, grouped: Path, *, workers: int, most: int) -> dict[str, float]:
    """Text reuse and origins of stories with `most` articles or a few more.

    What is found does not depend on the workers.
    """
    begun = told = time.perf_counter()
    spent = Spent()
    with PROCESSES.Pool(workers, _warm, (path,)) as pool:
        for one in pool.imap(Linker(path), read_batches(grouped, most)):
            spent += one
            if time.perf_counter() - told > TELL_S:
                told = time.perf_counter()
                _show(spent.articles, _tell(spent, told - begun))
    return _tell(spent, time.perf_counter() - begun)


def _tell(spent: Spent, clock_s: float) -> dict[str, float]:
    return {
        "linked": spent.articles,
        "reuse_s": spent.reuse_s,
        "origins_s": spent.origins_s,
        "linking_s": spent.linking_s,
        "reuse_per_s": spent.articles / max(spent.reuse_s, 1e-9),
        "origins_per_s": spent.articles / max(spent.origins_s, 1e-9),
        "linking_per_s": spent.articles / max(spent.linking_s, 1e-9),
        "linking_per_clock_s": spent.articles / clock_s,
        "reading_s": spent.reading_s,
        "worker_peak_mb": spent.peak_mb,
        "digest": spent.digest,
    }


def read_batches(grouped: Path, most: int) -> Iterator[list[bytes]]:
    """Stories as lines of the file, up to that with article number `most`."""
    batch: list[bytes] = []
    held = 0
    with grouped.open("rb") as file:
        for line in file:
            batch.append(line)
            held += len(msgspec.json.decode(line, type=Places)[1])
            if len(batch) == AT_ONCE or held >= most:
                yield batch
                batch = []
            if held >= most:
                return
    if batch:
        yield batch


def _warm(path: Path) -> None:
    warm = list(_read_articles(path, WARM))
    stories = group_stories(warm)
    trace_origins(stories, warm, reuses=find_reuse(warm, stories=stories))


@dataclass(frozen=True, slots=True)
class Linker:
    """Links the stories of a batch; `path` is the file with their articles."""

    path: Path

    def __call__(self, batch: Sequence[bytes]) -> Spent:
        """What linking the stories of the batch, lines of the file of stories, takes."""
        spent = Spent()
        with self.path.open("rb") as file:
            for line in batch:
                begun = time.process_time()
                story, places = msgspec.json.decode(line, type=Places)
                articles = []
                for at in places:
                    file.seek(at)
                    articles.append(msgspec.json.decode(file.readline(), type=Article))
                spent += Spent(reading_s=time.process_time() - begun)
                spent += link_articles(story, articles)
        return spent


def link_articles(story: Story, articles: Sequence[Article]) -> Spent:
    """Text reuse and origins of one story."""
    begun = time.process_time()
    reuses = find_reuse(articles, stories=[story])
    between = time.process_time()
    origins, derivations = trace_origins([story], articles, reuses=reuses)
    ended = time.process_time()
    found = repr(
        [(one.id, one.article_ids) for one in origins]
        + [(one.id, one.share) for one in derivations]
    )
    return Spent(
        articles=len(articles),
        reuse_s=between - begun,
        origins_s=ended - between,
        digest=int.from_bytes(blake2b(found.encode(), digest_size=8).digest(), "big"),
        peak_mb=_find_peak_mb(),
    )


def _read_articles(path: Path, size: int) -> Iterator[Article]:
    with path.open("rb") as file:
        for line in islice(file, size):
            yield msgspec.json.decode(line, type=Article)


def _find_peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _apply(work: Callable[..., Found], *given: object) -> Found:
    """What the work gives in a process of its own."""
    with PROCESSES.Pool(1) as pool:
        return pool.apply(work, given)


def _find_growth(figures: Figures, sizes: Sequence[int], part: str) -> float:
    """The exponent with which the time of a part grows from the least size to the largest."""
    small, large = (size / figures[str(size)][f"{part}_per_s"] for size in (min(sizes), max(sizes)))
    return log(large / small) / log(max(sizes) / min(sizes))


def _show(size: int, found: Mapping[str, float]) -> None:
    row = (
        f"{key} {value if isinstance(value, int) else f'{value:.5g}'}"
        for key, value in found.items()
    )
    print(f"{time.strftime('%H:%M:%S')} {size:8}", "  ".join(row), flush=True)
