"""A program that writes is killed at random moments; what it said was kept is whole."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from consilience.store import Workspace
from tests.store.killed import make_text

KILLS = 50  # on each database, which takes 25 s
LONGEST_S = 0.4  # from the fork, or the last page that was waited for, to the kill
MOST_PAGES = 2  # that a child is waited for: on a busy machine none would come by time alone
ROOT = Path(__file__).parents[2]


def kill_children(place: str, moments: list[tuple[int, float]]) -> set[str]:
    """Numbers of the pages that the children said are kept, with all that was found on them.

    Each child is killed when it has said so of a number of pages, and some seconds later.
    """
    command = [sys.executable, "-m", "tests.store.killed", place]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    printed: list[str] = []
    with subprocess.Popen(command, text=True, bufsize=1, cwd=ROOT, **pipes) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for pages, wait_s in moments:
            program.stdin.write("go\n")
            while not (line := program.stdout.readline()).startswith("child"):
                printed.append(line)
            for _ in range(pages):
                printed.append(program.stdout.readline())
                assert printed[-1].strip().isdigit(), "the child ended by itself"
            time.sleep(wait_s)
            os.kill(int(line.split()[1]), signal.SIGKILL)
            while (line := program.stdout.readline()) != "end\n":
                printed.append(line)
    return {line.strip() for line in printed}


def test_nothing_that_was_kept_is_lost_and_nothing_is_half_kept(place: str) -> None:
    random = Random(20310309)
    Workspace.create(place).close()
    moments = [(random.randint(0, MOST_PAGES), random.random() * LONGEST_S) for _ in range(KILLS)]
    kept = kill_children(place, moments)
    assert kept
    with Workspace.open(place, timeout_s=5) as workspace:
        assert workspace.check() == ()
        rows = workspace.pages.list(size=100_000).rows
        for row in rows:
            page = workspace.pages.read(row.id)
            assert page.body.decode() == page.text == make_text(int(row.name.removesuffix(".txt")))
        passed = {row.name.removesuffix(".txt") for row in rows if row.stage == "analysis"}
        assert kept <= passed
        # At most the page that a child was at stands halfway, and whole at the stage it reached.
        assert len(rows) - len(passed) <= 1
        stories = {row.id for row in workspace.stories.list(size=100_000).rows}
        assert stories == {f"story {name}" for name in passed}
        articles = workspace.articles.list().total
        assert articles == len([row for row in rows if row.stage != "intake"])
        assert workspace.search.find("bridge").total == articles
