"""The site over a workspace of 20,000 articles, asked over real HTTP, its memory, and `add`.

The stories are those of `bench.varied`: a few that went through the whole program, and variations
of them. The site's pages are asked for one after the other, each story and entity rarely twice, so
that nothing is measured that a cache did. Then single pages are added, in a process that has the
parser loaded and in fresh ones as `consilience add` starts them: reports of affairs of their own,
and reports that are in a story already, printed again with a word changed.
"""

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

import httpx

from bench.store import ROUNDS, WORDS
from bench.varied import fill_varied
from consilience import app
from consilience.errors import WorkspaceMissingError
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

The harbour office has asked the fishermen of Vanmark to carry the mail in the meantime. Passengers
with a ticket can have their money back at the office on the quay, which is open until the evening.
"""


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


def draw_queries(workspace: Workspace) -> list[str]:
    """One to three words of an article, however common they are."""
    random = Random(1)
    ids = [one.id for one in workspace.articles.list(size=100_000).rows]
    queries = []
    for one in workspace.articles.read_plain(random.choices(ids, k=ROUNDS)):
        words = WORDS.findall(one.text) or ["nothing"]
        queries.append("+".join(random.choices(words, k=random.randint(1, 3))))
    return queries


def write_reports(workspace: Workspace, run: str) -> dict[str, str]:
    """Reports to be added, by what they are: each new to the workspace in every run."""
    reports = {f"new affair {at}": FRESH.format(number=f"{run} and {at}") for at in range(2)}
    stories = workspace.stories.list(order="articles", size=100_000).rows
    twenty = [one for one in stories if one.articles <= 20]
    chosen = {"greatest story": stories[0], "story of twenty": twenty[0], "smaller": twenty[-1]}
    chosen |= {"middle": stories[len(stories) // 2]}
    for name, story in chosen.items():
        (row, *_) = workspace.articles.list(app.Selection(story_id=story.id), size=1).rows
        words = workspace.articles.read(row.id).article.text.split(" ")
        words[len(words) // 2] = run
        reports[f"{name} ({story.articles})"] = f"{row.title}\n\n{' '.join(words)}"
    return reports


def measure_adding(place: str) -> dict[str, dict[str, float]]:
    """Seconds of wall and CPU of one more page in a process that is warm, from bytes to story."""
    times: dict[str, dict[str, float]] = {}
    with app.open_workspace(place) as workspace:
        reports = write_reports(workspace, f"w{time.time_ns()}")
        for name, text in (
            ("parser loaded", FRESH.format(number=time.time_ns())),
            *reports.items(),
        ):
            wall, cpu = time.perf_counter(), time.process_time()
            app.add_pages(workspace, [make_page(text)])
            times[name] = {
                "cpu_s": time.process_time() - cpu,
                "wall_s": time.perf_counter() - wall,
            }
    return times


def measure_command(place: str) -> dict[str, dict[str, float]]:
    """The same of the whole command, which starts Python and loads the parser each time.

    From compiled modules, as an installed program has them: a first one is not counted.
    """
    with app.open_workspace(place) as workspace:
        reports = write_reports(workspace, f"c{time.time_ns()}")
    times: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as compiled:
        run_command(place, FRESH.format(number=f"c{time.time_ns()}"), compiled)
        for name, text in reports.items():
            times[name] = run_command(place, text, compiled)
    return times


def run_command(place: str, text: str, compiled: str) -> dict[str, float]:
    """Seconds of CPU and wall of `consilience add`; modules are compiled into a folder."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        command = [sys.executable, "-m", "consilience", "add", file.name, "--store", place]
        wall, before = time.perf_counter(), os.times()
        environment = own | {"PYTHONPYCACHEPREFIX": compiled}
        subprocess.run(command, check=True, capture_output=True, env=environment)
        after = os.times()
    used = after.children_user + after.children_system
    return {
        "cpu_s": used - before.children_user - before.children_system,
        "wall_s": time.perf_counter() - wall,
    }


def measure_yardstick() -> float:
    """Milliseconds of CPU of three million additions, which tell how much a machine is shared.

    Where others use the processor as well, CPU times grow with it.
    """
    begun, total = time.process_time(), 0
    for one in range(3_000_000):
        total += one
    return (time.process_time() - begun) * 1000


def make_page(text: str) -> Page:
    """A page that holds the report alone."""
    name = f"fresh-{make_id(text)}.txt"
    return Page(
        id=name, uri=name, name=name, media_type="text/plain", body=text.encode(), text=text
    )


def open_or_fill(place: str, data: Path, size: int) -> Workspace:
    """The workspace that is there, or one that is made."""
    try:
        return Workspace.open(place, who="the benchmark")
    except WorkspaceMissingError:
        with Workspace.create(place, who="the benchmark") as workspace:
            for at, _ in enumerate(fill_varied(workspace, data, size)):
                if at % 100 == 0:
                    print(f"{at} stories", file=sys.stderr)
        return Workspace.open(place, who="the benchmark")


def main() -> None:
    """Print the times, and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--keep", help="a folder or postgresql://…: made if need be, and kept")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        place = arguments.keep or str(Path(made) / "workspace")
        with open_or_fill(place, arguments.data, arguments.size) as workspace:
            paths = list_paths(workspace, draw_queries(workspace))
            articles = workspace.articles.count()
        rows, memory = measure_site(place, paths)
        added = {"warm": measure_adding(place), "command": measure_command(place)}
    for name, row in rows.items():
        print(f"{name:26}" + "".join(f"{key:>13} {value:8.1f}" for key, value in row.items()))
    for way, times in added.items():
        for name, row in times.items():
            print(f"add, {way}: {name:26}" + "".join(f"{key:>9} {row[key]:6.2f}" for key in row))
    told = {"articles": articles, "yardstick_ms": measure_yardstick(), **memory}
    print(f"{told}, load {os.getloadavg()}; goals {GOALS}")
    print(json.dumps({"bench": "web", "add": added, **told, **rows}))


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
