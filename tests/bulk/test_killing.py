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
LONGEST = 1 / 3  # from the fork to the kill, of what an undisturbed run takes
ROOT = Path(__file__).parents[2]
TALKS = "Ada Brandt met Leo Lund in Marle on Tuesday. She said the talks were short."


def run_and_kill(source: Path, folder: Path, waits: list[float]) -> tuple[int, list[Path]]:
    """How many children were killed at work, and the tables that others then completed.

    Waits are shares of the time that a first child takes, which nobody disturbs. A run that is
    complete is followed by one into another folder; the last child is not killed.
    """
    command = [sys.executable, "-m", "tests.bulk.killed", str(source), str(folder / "warm")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    killed, made = 0, [folder / "0"]
    with subprocess.Popen(command, text=True, bufsize=1, cwd=ROOT, **pipes) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        took_s = _time_run(program, folder / "timed")
        for wait in [*waits, LAST]:
            program.stdin.write(f"{made[-1]}\n")
            child = int(program.stdout.readline().split()[1])
            if wait is not LAST:
                time.sleep(wait * took_s)
                with suppress(ProcessLookupError):  # it was done before that
                    os.kill(child, signal.SIGKILL)
            if program.stdout.readline() == "killed\n":
                killed += 1
            elif wait is not LAST:
                made.append(folder / str(len(made)))
        program.stdin.close()
    return killed, made


def _time_run(program: subprocess.Popen[str], folder: Path) -> float:
    """The seconds of a run that nobody disturbs."""
    assert program.stdin is not None
    assert program.stdout is not None
    start = time.monotonic()
    program.stdin.write(f"{folder}\n")
    program.stdout.readline()
    assert program.stdout.readline() != "killed\n"
    return time.monotonic() - start


def test_a_run_killed_at_any_moment_comes_to_the_same_tables(tmp_path: Path) -> None:
    random = Random(20310309)
    source = write_lines(
        [{"text": f"{TALKS}\nIt was visit {n}."} for n in range(12)], tmp_path / "pages.jsonl"
    )
    waits = [random.random() * LONGEST for _ in range(KILLS)]
    killed, made = run_and_kill(source, tmp_path, waits)
    assert killed > KILLS / 2
    expected = read_files(tmp_path / "warm")
    del expected["manifest.json"]  # which tells of the shards
    for one in made:
        found = read_files(one)
        del found["manifest.json"]
        assert found == expected
