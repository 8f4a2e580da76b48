"""A run is killed at random moments, and again; what it comes to is what an undisturbed one makes."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random

from tests.bulk.making import read_files, write_lines

KILLS = 25
LAST = -1.0
LONGEST_S = 0.5  # from the fork to the kill; an undisturbed run takes about 1.5
ROOT = Path(__file__).parents[2]
TALKS = "Ada Brandt met Leo Lund in Marle on Tuesday. She said the talks were short."


def run_and_kill(source: Path, folder: Path, waits_s: list[float]) -> tuple[int, list[Path]]:
    """How many children were killed at work, and the tables that others then completed.

    A run that is complete is followed by one into another folder; the last child is not killed.
    """
    command = [sys.executable, "-m", "tests.bulk.killed", str(source), str(folder / "warm")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    killed, made = 0, [folder / "0"]
    with subprocess.Popen(command, text=True, bufsize=1, cwd=ROOT, **pipes) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        for wait_s in [*waits_s, LAST]:
            program.stdin.write(f"{made[-1]}\n")
            child = int(program.stdout.readline().split()[1])
            if wait_s is not LAST:
                time.sleep(wait_s)
                with suppress(ProcessLookupError):  # it was done before that
                    os.kill(child, signal.SIGKILL)
            if program.stdout.readline() == "killed\n":
                killed += 1
            elif wait_s is not LAST:
                made.append(folder / str(len(made)))
        program.stdin.close()
    return killed, made


def test_a_run_killed_at_any_moment_comes_to_the_same_tables(tmp_path: Path) -> None:
    random = Random(20310309)
    source = write_lines(
        [{"text": f"{TALKS}\nIt was visit {n}."} for n in range(12)], tmp_path / "pages.jsonl"
    )
    waits_s = [random.random() * LONGEST_S for _ in range(KILLS)]
    killed, made = run_and_kill(source, tmp_path, waits_s)
    assert killed > KILLS / 2
    expected = read_files(tmp_path / "warm")
    del expected["manifest.json"]  # which tells of the shards
    for one in made:
        found = read_files(one)
        del found["manifest.json"]
        assert found == expected
