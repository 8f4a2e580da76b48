"""The site over a workspace of 20,000 made articles, asked over real HTTP, and its memory.

The articles are those of `bench.store`, which varies the samples; the pages are asked for one after
the other, each story and entity rarely twice, so that nothing is measured that a cache did. Their
articles hold no annotations of ours: one more page is timed on a workspace that was made of pages.
"""

import argparse
import json
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import httpx

from bench.affairs import Sample, read_collections
from bench.corpus import make_corpus
from bench.store import ROUNDS, WORDS, fill
from consilience import app
from consilience.records.article import Article
from consilience.records.ids import make_id
from consilience.records.page import Page
from consilience.store import Workspace

GOALS = {"story": 100, "search": 100, "entity": 100, "megabytes": 600, "add_s": 2}
SERVE = """
import sys
from consilience.app import open_workspace
from consilience.web.running import run_server
run_server(open_workspace(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]))
"""
STARTING_S = 60
FRESH = """Ferry to Ostrel stops for a week
12 May 2034

OSTREL - The ferry between Ostrel and Vanmark stops for a week from Monday, the harbour office of
Ostrel said on Friday. Captain Lisa Brand said that both engines of {number} were worn.
"""


def make_samples(data: Path, size: int) -> list[Sample]:
    """The articles of `bench.store`, with ids as ours are: they stand in addresses."""
    found = read_collections(data)
    samples = make_corpus([one for name in sorted(found) for one in found[name]], size)
    return [replace(one, article=_rename(one.article)) for one in samples]


def _rename(article: Article) -> Article:
    return replace(
        article, id=make_id("article", article.id), page_id=make_id("page", article.page_id)
    )


def find_port() -> int:
    """A free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def start(folder: str, port: int) -> "subprocess.Popen[bytes]":
    """The server as `consilience serve` runs it, once it answers."""
    server = subprocess.Popen([sys.executable, "-c", SERVE, folder, str(port)])
    for _ in range(STARTING_S * 10):
        try:
            httpx.get(f"http://127.0.0.1:{port}/static/site.css", timeout=5)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return server
    server.kill()
    raise RuntimeError(f"the server did not answer within {STARTING_S} s")


def read_memory(pid: int) -> dict[str, float]:
    """Megabytes that a process holds now and held at most."""
    told = Path(f"/proc/{pid}/status").read_text("ascii")
    return {
        key: int(re.search(rf"{name}:\s+(\d+)", told)[1]) / 1024
        for key, name in (("rss_mb", "VmRSS"), ("peak_mb", "VmHWM"))
    }


def read_cpu(pid: int) -> float:
    """Milliseconds of CPU that all threads of a process have used."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((one / "schedstat").read_text("ascii").split()[0]) for one in tasks) / 1e6


def measure(client: httpx.Client, pid: int, paths: Sequence[str]) -> dict[str, float]:
    """Milliseconds until the whole answer is there, and of the server's CPU meanwhile."""
    walls, cpus, sizes = [], [], []
    for path in paths:
        wall, cpu = time.perf_counter(), read_cpu(pid)
        answer = client.get(path)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append(read_cpu(pid) - cpu)
        sizes.append(len(answer.content))
        answer.raise_for_status()
    at = int(len(paths) * 0.95)
    return {
        "p50_ms": sorted(walls)[len(walls) // 2],
        "p95_ms": sorted(walls)[at],
        "cpu_p50_ms": sorted(cpus)[len(cpus) // 2],
        "cpu_p95_ms": sorted(cpus)[at],
        "kilobytes": sum(sizes) / len(sizes) / 1000,
    }


def list_paths(workspace: Workspace, queries: Sequence[str]) -> dict[str, list[str]]:
    """The addresses that are asked for, by kind of page; stories of all sizes, entities by use."""
    random = Random(2)
    stories = [one.id for one in workspace.stories.list(size=100_000).rows]
    great = workspace.stories.list(order="articles", size=20).rows
    entities = workspace.findings.list_entities(size=ROUNDS).rows
    articles = [one.id for one in workspace.articles.list(size=2000).rows]
    random.shuffle(stories)
    random.shuffle(articles)
    return {
        "front page": ["/", "/?order=articles"] * 10,
        "story": [f"/stories/{one}" for one in stories[:ROUNDS]],
        "the 20 greatest stories": [f"/stories/{one.id}" for one in great],
        "article": [f"/articles/{one}?span=0-20" for one in articles[:60]],
        "search": [f"/search?q={query}" for query in queries],
        "entity": [f"/entities/{one.id}" for one in entities],
        "inbox": ["/inbox"] * 10,
    }


def measure_adding(folder: str) -> float:
    """Seconds of one more page, from bytes to its story, in a process that is warm."""
    with app.open_workspace(folder) as workspace:
        add = make_adding(workspace)
        add(0)  # loads the parser
        begun = time.perf_counter()
        add(1)
        return time.perf_counter() - begun


def make_adding(workspace: Workspace) -> Callable[[int], object]:
    """Adds the page of a number."""

    def add(number: int) -> object:
        text = FRESH.format(number=number)
        page = Page(
            id=f"fresh {number}",
            uri=f"fresh-{number}.txt",
            name=f"fresh-{number}.txt",
            media_type="text/plain",
            body=text.encode(),
            text=text,
        )
        return app.add_pages(workspace, [page])

    return add


def main() -> None:
    """Print the times, and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="a folder that keeps the workspace")
    parser.add_argument(
        "--add-to",
        type=Path,
        help="a workspace that `consilience add` made; a page is added to it, and timed",
    )
    arguments = parser.parse_args()
    samples = make_samples(arguments.data, arguments.size)
    random = Random(1)
    queries = []
    for _ in range(ROUNDS):
        words = WORDS.findall(random.choice(samples).article.text) or ["nothing"]
        queries.append("+".join(random.choices(words, k=random.randint(1, 3))))
    with tempfile.TemporaryDirectory() as made:
        folder = str(arguments.keep or Path(made) / "workspace")
        if not Path(folder).exists():
            with Workspace.create(folder, who="the benchmark") as workspace:
                fill(workspace, samples)
        with Workspace.open(folder, who="the benchmark") as workspace:
            paths = list_paths(workspace, queries)
            articles = workspace.articles.count()
        rows, memory = measure_site(folder, paths)
    add_s = measure_adding(str(arguments.add_to)) if arguments.add_to else None
    for name, row in rows.items():
        print(f"{name:26}" + "".join(f"{key:>13} {value:8.1f}" for key, value in row.items()))
    print(f"memory {memory}; one more page {add_s} s; goals {GOALS}")
    told = {"bench": "web", "articles": articles, "add_s": add_s, **memory, **rows}
    print(json.dumps(told))


def measure_site(
    folder: str, paths: dict[str, list[str]]
) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Every kind of page, and the memory of the server behind all of them."""
    port = find_port()
    server = start(folder, port)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as client:
            client.get(paths["story"][-1])  # templates are read once
            client.get(paths["search"][-1])
            client.get(paths["entity"][-1])
            rows = {name: measure(client, server.pid, some) for name, some in paths.items()}
        memory = read_memory(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=60)
    return rows, memory


if __name__ == "__main__":
    main()
