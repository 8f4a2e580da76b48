"""The whole annotation of articles against the bare spaCy pipeline on the same texts.

`speed`: articles a second of the annotation, as a share of the bare pipeline's; CPU time of the
work alone, without loading. `memory`: peak resident memory, as a share of the bare pipeline's.
Both run in processes of their own, in turns; the least of several rounds is kept.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.affairs import read_basil
from bench.scores import Row
from consilience.annotation import annotate_articles
from consilience.annotation.pipeline import load_pipeline
from consilience.records.article import Article

ARTICLES = 60
ROUNDS = 3


def parse(articles: list[Article]) -> None:
    """Run the bare pipeline over whole texts, one by one."""
    nlp = load_pipeline("en")
    if nlp is None:
        raise RuntimeError("the English pipeline is missing")
    for one in articles:
        nlp(one.text)


def annotate(articles: list[Article]) -> None:
    """Run the whole annotation."""
    for _ in annotate_articles(articles):
        pass


WAYS: dict[str, Callable[[list[Article]], None]] = {"bare": parse, "annotation": annotate}


def measure(data: Path, rounds: int = ROUNDS) -> Row:
    """Both ways in turns, each in a process of its own."""
    runs = {way: [_run(way, data) for _ in range(rounds)] for way in WAYS}
    seconds = {way: min(one for one, _ in there) for way, there in runs.items()}
    megabytes = {way: min(one for _, one in there) for way, there in runs.items()}
    figures = {
        "articles": float(min(ARTICLES, len(read_basil(data)))),
        "seconds": seconds["annotation"],
        "speed": seconds["bare"] / seconds["annotation"],
        "megabytes": megabytes["annotation"],
        "memory": megabytes["annotation"] / megabytes["bare"],
    }
    return Row("annotation against the bare pipeline", figures)


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder of BASIL")
    parser.add_argument("--way", choices=sorted(WAYS), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.way:
        articles = [one.article for one in read_basil(given.data)[:ARTICLES]]
        annotate(articles[:2]) if given.way == "annotation" else parse(articles[:2])
        start = time.process_time()
        WAYS[given.way](articles)
        print(time.process_time() - start)
        return
    row = measure(given.data)
    for name, figure in row.figures.items():
        print(f"{name:12}{figure:10.3g}")
    print(json.dumps({row.name: row.figures}))


def _run(way: str, data: Path) -> tuple[float, float]:
    """CPU seconds of the work and peak megabytes of the process."""
    command = [sys.executable, "-m", "bench.annotating", "--data", str(data), "--way", way]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        output = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{way}: the process ended with {process.returncode}")
    return float(output), usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
