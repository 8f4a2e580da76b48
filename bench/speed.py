"""Articles a second: the whole annotation against the bare spaCy pipeline, two workers against one.

All runs find compiled modules, as after an installation.

`alone`: no paragraph is printed twice. `reprinted`: half of the paragraphs are reprints. Figures
are shares of the bare pipeline's articles a second on the same texts, by CPU time of the work
alone, without loading; every run is a process of its own, in turns, and the least of several
rounds is kept. `workers`: CPU seconds of one process, loading included, over those that two
workers take each and the parent takes beside them: the gain on two cores that do nothing else.
`wall` is the same by the clock, which counts what else the machine does. `case`: CPU seconds of
`consilience read` over those of a script that loads the parser and parses the same pages.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench.affairs import read_basil
from bench.installed import install
from bench.reading import BARE_PARSER, CASE
from bench.scores import Row
from consilience.annotation.paragraphs import split_pieces
from consilience.annotation.pipeline import load_pipeline
from consilience.pipeline.workers import annotate_many
from consilience.records.article import Article

ARTICLES = 40
ROUNDS = 2
LONGER = 3  # times as many articles for workers, which each load a parser first
OUTLETS = 40  # that print the same paragraphs
CORPORA = ("alone", "reprinted")
ROWS = (*CORPORA, "workers", "case")


def reprint(articles: Sequence[Article], outlets: int = OUTLETS) -> list[Article]:
    """The articles, every second paragraph replaced by one of the first of each `outlets`."""
    firsts = [articles[at - at % outlets] for at in range(len(articles))]
    return [_mix(one, first) for one, first in zip(articles, firsts, strict=True)]


def count_reprints(articles: Sequence[Article]) -> float:
    """The share of paragraphs that were printed before, 0 to 1."""
    pieces = [piece for one in articles for piece in split_pieces(one)]
    return 1 - len(set(pieces)) / max(len(pieces), 1)


def parse(articles: Sequence[Article]) -> None:
    """Run the bare pipeline over whole texts, one by one."""
    nlp = load_pipeline("en")
    if nlp is None:
        raise RuntimeError("the English pipeline is missing")
    for one in articles:
        nlp(one.text)


def annotate(articles: Sequence[Article], workers: int = 1) -> None:
    """Run the whole annotation."""
    failures = [one.failure for one in annotate_many(articles, workers=workers) if one.failure]
    if failures:
        raise RuntimeError(f"{len(failures)} articles failed: {failures[0].message}")


WAYS: dict[str, Callable[[Sequence[Article]], None]] = {"bare": parse, "annotation": annotate}


def measure(given: argparse.Namespace) -> Iterator[Row]:
    """All figures, each as soon as it is known."""
    for corpus in CORPORA:
        if corpus in given.rows:
            yield measure_corpus(corpus, given)
    if "workers" in given.rows:
        yield measure_workers(given)
    if "case" in given.rows and (
        pages := sorted((given.data.resolve().parents[2] / CASE).glob("*.txt"))
    ):
        yield measure_case(pages, given.rounds)


def measure_corpus(corpus: str, given: argparse.Namespace) -> Row:
    """Both ways on one corpus, in turns."""
    seconds = {way: float("inf") for way in WAYS}
    for _ in range(given.rounds):
        for way in WAYS:
            seconds[way] = min(seconds[way], _run(given, way, corpus)["cpu"])
    figures = {
        "articles": float(given.articles),
        "reprints": count_reprints(_read(given, corpus)),
        "seconds": seconds["annotation"],
        "speed": seconds["bare"] / seconds["annotation"],
    }
    return Row(corpus, figures)


def measure_workers(given: argparse.Namespace) -> Row:
    """One worker and two on the corpus without reprints, in turns."""
    rounds = [[_run(given, f"workers {n}", "alone") for n in (1, 2)] for _ in range(given.rounds)]
    one, two = (min(runs, key=_find_time) for runs in zip(*rounds, strict=True))
    figures = {
        "articles": float(LONGER * given.articles),
        "seconds": one["cpu"],
        "workers": _find_time(one) / _find_time(two),
        "wall": one["wall"] / two["wall"],
        "megabytes": two["megabytes"],  # of the greatest worker
    }
    return Row("two workers", figures)


def measure_case(pages: Sequence[Path], rounds: int) -> Row:
    """`read` and the bare parser on a few pages, in turns."""
    names = [str(page) for page in pages]
    bare = [sys.executable, "-c", BARE_PARSER, *names]
    ours = [sys.executable, "-m", "consilience", "read", *names, "--quiet", "--json", os.devnull]
    runs = [(_meter(bare), _meter(ours)) for _ in range(rounds)]
    parser, whole = (min(each) for each in zip(*runs, strict=True))
    figures = {"pages": float(len(pages)), "seconds": whole, "case": whole / parser}
    return Row("case", figures)


def _meter(command: Sequence[str]) -> float:
    """CPU seconds of a command; some pages may fail."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        raise RuntimeError(f"{command[:4]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def _find_time(run: dict[str, float]) -> float:
    """Seconds on cores that do nothing else."""
    return run["cpu"] + run["children"] / 2


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder of BASIL")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--rows", nargs="+", choices=ROWS, default=ROWS)
    parser.add_argument("--way", help=argparse.SUPPRESS)
    parser.add_argument("--corpus", choices=CORPORA, default="alone", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.way:
        print(json.dumps(_work(given)))
        return
    figures = {}
    with install():
        for row in measure(given):
            told = (f"{name} {value:.3g}" for name, value in row.figures.items())
            print(f"{row.name:12}", *told, flush=True)
            figures[row.name] = row.figures
    print(json.dumps(figures))


def _work(given: argparse.Namespace) -> dict[str, float]:
    """One run in this process: seconds of CPU here and in children, by the clock, and memory."""
    articles = _read(given, given.corpus)
    workers = given.way.startswith("workers")
    if not workers:
        WAYS[given.way](articles[:2])  # loads everything
    start, cpu = time.monotonic(), time.process_time()
    if workers:
        annotate(articles, int(given.way.split()[1]))
    else:
        WAYS[given.way](articles)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "cpu": time.process_time() - cpu,
        "wall": time.monotonic() - start,
        "children": children.ru_utime + children.ru_stime,
        "megabytes": children.ru_maxrss / 1024,
    }


def _run(given: argparse.Namespace, way: str, corpus: str) -> dict[str, float]:
    count = given.articles * (LONGER if way.startswith("workers") else 1)
    arguments = ["--data", str(given.data), "--articles", str(count)]
    command = [sys.executable, "-m", "bench.speed", *arguments, "--way", way, "--corpus", corpus]
    figures: dict[str, float] = json.loads(
        subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    )
    return figures


def _read(given: argparse.Namespace, corpus: str) -> list[Article]:
    articles = [one.article for one in read_basil(given.data)[: given.articles]]
    return articles if corpus == "alone" else reprint(articles)


def _mix(article: Article, first: Article) -> Article:
    paragraphs, others = article.text.split("\n"), first.text.split("\n")
    mixed = (
        others[at % len(others)] if at % 2 else paragraph for at, paragraph in enumerate(paragraphs)
    )
    return replace(article, text="\n".join(mixed), dateline=None)


if __name__ == "__main__":
    main()
