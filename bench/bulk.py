"""Bulk runs against our own process pool: articles a second on Daft's runner and on a Ray cluster.

Articles are made from real reports (`bench.corpus`): the sentences are spliced of several reports
and retold with names and words of the affair; of each affair's articles a third are one report
and copies of it. What share of the paragraphs was printed before is told (`reprints`).

The pool opens, extracts and annotates them with `annotate_many`; a bulk run does so too, and writes
what it finds, until all shards are read. Figures are shares of the pool's articles a second, by CPU
time of all processes (`cpu`) and by the clock (`wall`), which counts what else the machine does;
parsers are loaded in that time. All ways run in turns, every run in processes of its own, and the
least of several rounds is kept. Of a cluster, the processes of its nodes count from the beginning
of the run to its end. All ways find compiled modules, as after an installation. With `--long`,
5,000 articles, loading counts little.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from bench.affairs import Sample
from bench.corpus import make_corpus
from bench.derivations import read_samples
from bench.installed import install
from bench.ray_cluster import run_cluster
from bench.scores import Row
from bench.speed import count_reprints
from consilience import app, intake
from consilience.app.bulk import SHARD_SIZE
from consilience.pipeline.runner import Phase, extract_one
from consilience.pipeline.workers import annotate_many
from consilience.records.page import Page

ARTICLES = 300
LONG = 5000
WORKERS = 2
SHARDS_EACH = 8  # of a worker, at least
WAYS = ("pool", "daft", "ray")
GOALS = {"daft": 0.95, "ray": 0.80}
TICKS = os.sysconf("SC_CLK_TCK")

_Process = tuple[int, int, int, str]


class ReadError(Exception):
    """Raised to end a bulk run when all shards are read."""


def write_pages(samples: Sequence[Sample], file: Path) -> None:
    """The articles as JSON Lines, as they would be delivered."""
    with file.open("w", encoding="utf-8") as lines:
        for one in samples:
            article = one.article
            page = {
                "url": f"https://example.org/{one.path}",
                "title": article.title,
                "text": article.text,
                "outlet": article.outlet,
                "date": article.published and article.published.earliest,
            }
            lines.write(json.dumps(page) + "\n")


def read_in_pool(file: Path, workers: int) -> int:
    """Open, extract and annotate all pages; gives the number of articles."""
    pages = (one for one in intake.open_pages([file]) if isinstance(one, Page))
    articles = (article for page in pages for article in extract_one(page).extraction.articles)
    return sum(1 for _ in annotate_many(articles, workers=workers))


def read_in_bulk(file: Path, out: Path, workers: int, engine: str, address: str | None) -> None:
    """A bulk run until the shards are read; in a short one they are small, to end together."""

    def report(phase: Phase, done: int, total: int | None) -> None:
        if phase == "grouping":
            raise ReadError

    try:
        app.read_bulk(
            str(file),
            str(out),
            engine=engine,
            address=address,
            shard_size=max(1, min(SHARD_SIZE, count_lines(file) // (SHARDS_EACH * workers))),
            workers=workers,
            progress=report,
        )
    except ReadError:
        return


def count_lines(file: Path) -> int:
    """How many pages the file has."""
    with file.open("rb") as lines:
        return sum(1 for _ in lines)


def measure(given: argparse.Namespace) -> Iterator[Row]:
    """All ways in turns, each round in the other order."""
    with tempfile.TemporaryDirectory() as folder, install():
        file = Path(folder) / "pages.jsonl"
        samples = make_corpus(read_samples(given.data), given.articles)
        write_pages(samples, file)
        reprints = count_reprints([one.article for one in samples])
        print(f"{len(samples)} articles, {reprints:.0%} of the paragraphs reprints", flush=True)
        runs: dict[str, list[dict[str, float]]] = {way: [] for way in given.ways}
        for number in range(given.rounds):
            for way in given.ways[:: -1 if number % 2 else 1]:
                out = Path(folder) / f"{way} {number}"
                runs[way].append(_run(given, way, file, out))
                print(f"{way:5} {json.dumps(runs[way][-1])}", flush=True)
    best = {
        way: {key: min(one[key] for one in done) for key in ("cpu", "wall")}
        for way, done in runs.items()
    }
    for way, seconds in best.items():
        figures = {"articles": float(given.articles), "reprints": reprints, **seconds}
        for key in ("cpu", "wall"):
            figures[f"{key}_share"] = best["pool"][key] / seconds[key]
        yield Row(way, figures)


def _run(given: argparse.Namespace, way: str, file: Path, out: Path) -> dict[str, float]:
    cluster = run_cluster(given.workers) if way == "ray" else nullcontext("")
    with cluster as address, _Meter(address) as meter:
        arguments = ["--workers", str(given.workers), "--way", way, "--file", str(file)]
        arguments += ["--out", str(out), *(["--address", address] if address else [])]
        command = [sys.executable, "-m", "bench.bulk", "--data", str(given.data), *arguments]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        figures: dict[str, float] = json.loads(done)
    figures["cpu"] += meter.seconds
    return figures


def _work(given: argparse.Namespace) -> dict[str, float]:
    """One way in this process: seconds of CPU here and in children, and by the clock."""
    start = time.monotonic()
    if given.way == "pool":
        read_in_pool(given.file, given.workers)
    else:
        read_in_bulk(given.file, given.out, given.workers, given.way, given.address)
    wall = time.monotonic() - start
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
    listed = list(_list_processes())
    left = _find_below({os.getpid()}, listed) - {os.getpid()}  # that did not end in time
    cpu += sum(ticks for at, _, ticks, _ in listed if at in left) / TICKS
    return {"cpu": cpu, "wall": wall}


class _Meter:
    """CPU time that a cluster takes for a `with` block, looked at every half second.

    A cluster's processes are those that name its address, and all below them.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._ticks: dict[int, int] = {}
        self._first: dict[int, int] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "_Meter":
        self._first = self._look()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    @property
    def seconds(self) -> float:
        """Seconds taken since the beginning."""
        return (sum(self._ticks.values()) - sum(self._first.values())) / TICKS

    def _watch(self) -> None:
        while not self._over.wait(0.5):
            self._ticks |= self._look()

    def _look(self) -> dict[int, int]:
        listed = list(_list_processes()) if self._address else []
        found = {at for at, _, _, told in listed if self._address in told}
        found -= {at for at, _, _, told in listed if "bench.bulk" in told}
        found = _find_below(found, listed)
        return {at: ticks for at, _, ticks, _ in listed if at in found}


def _find_below(found: set[int], listed: Sequence[_Process]) -> set[int]:
    """The processes and all that they started, and these again."""
    below = set(found)
    while more := {at for at, parent, _, _ in listed if parent in below} - below:
        below |= more
    return below


def _list_processes() -> Iterator[_Process]:
    """Number, parent, ticks and command of every process (proc(5))."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes().decode("utf-8", "replace")
        except OSError:  # it has just ended
            continue
        yield int(folder.name), int(told[1]), int(told[11]) + int(told[12]), command


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument(
        "--long", dest="articles", action="store_const", const=LONG, help=f"{LONG} articles"
    )
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--workers", type=int, default=WORKERS)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    for name in ("--way", "--address"):
        parser.add_argument(name, help=argparse.SUPPRESS)
    for name in ("--file", "--out"):
        parser.add_argument(name, type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.way:
        print(json.dumps(_work(given)))
        return
    rows = list(measure(given))
    for row in rows:
        print(f"{row.name:5}", *(f"{name} {value:.3g}" for name, value in row.figures.items()))
    for name, goal in GOALS.items():
        print(f"{name}: goal {goal}")
    print(json.dumps({row.name: row.figures for row in rows}))


if __name__ == "__main__":
    main()
