"""The time of stories, text reuse and origins over one large made collection, apart and together.

CPU seconds on one core, without annotations. As `link_story` does it, text reuse is looked for and
origins are traced inside each story by itself. With `--long` the collection is streamed from a file
that another process wrote, each size in a process of its own, and the peak of memory is told.
"""

import argparse
import gc
import json
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from math import log
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import msgspec

from bench.affairs import Sample
from bench.corpus import make_corpus, stream_corpus
from bench.derivations import read_samples
from bench.reuse import measure_copies
from bench.stories import score_stories
from consilience.linking.origins import trace_origins
from consilience.linking.reuse import Reuse, find_reuse
from consilience.linking.stories import group_stories
from consilience.records.article import Article
from consilience.records.story import Story

SIZES = (2000, 20000)
GOAL = 300  # articles a second for stories and reuse together
GOAL_ALL = 1000  # the same for stories, reuse and origins together
LONG = (10_000, 100_000, 1_000_000)
TRACED = 10_000  # articles whose reuse and origins the long form measures: they go story by story
PARTS = ("stories", "reuse", "origins")
TOGETHER = {"stories and reuse": ("stories", "reuse"), "all": PARTS}
WARM = 60  # articles linked before the clock runs, so that lexicons and patterns are there
Found = TypeVar("Found")


def measure(samples: Sequence[Sample]) -> tuple[dict[str, float], dict[str, float]]:
    """CPU seconds of each part and of parts together; what was found, to tell corpora apart."""
    articles = [one.article for one in samples]
    seconds: dict[str, float] = {}

    def take(part: str, work: Callable[[], Found]) -> Found:
        gc.collect()
        begun = time.process_time()
        found = work()
        seconds[part] = time.process_time() - begun
        return found

    stories = take("stories", lambda: group_stories(articles))
    members = gather_members(stories, articles)
    gc.collect()
    spent, reuses = link_by_story(stories, members)
    seconds |= spent
    seconds |= {name: sum(seconds[one] for one in parts) for name, parts in TOGETHER.items()}
    return seconds, {
        "stories": len(stories),
        "b_cubed": round(score_stories(samples, stories).f1, 3),
        "derived_share": round(_share_derived(reuses, len(articles)), 3),
    }


def gather_members(stories: Sequence[Story], articles: Sequence[Article]) -> list[list[Article]]:
    """The articles of each story."""
    by_id = {one.id: one for one in articles}
    return [[by_id[one] for one in story.article_ids] for story in stories]


def link_by_story(
    stories: Iterable[Story], members: Iterable[Sequence[Article]]
) -> tuple[dict[str, float], list[Reuse]]:
    """Reuse and origins of one story after the other; their CPU seconds, and the reuse found."""
    spent = dict.fromkeys(("reuse", "origins"), 0.0)
    reuses: list[Reuse] = []
    for story, articles in zip(stories, members, strict=False):
        begun = time.process_time()
        found = find_reuse(articles, stories=[story])
        between = time.process_time()
        trace_origins([story], articles, reuses=found)
        spent["reuse"] += between - begun
        spent["origins"] += time.process_time() - between
        reuses += found
    return spent, reuses


def _share_derived(reuses: Sequence[Reuse], articles: int) -> float:
    """The part of the articles that have text of another, or that another has text of."""
    pairs = [(one.article_id, one.source_id) for one in reuses if one.is_derived]
    return len({one for pair in pairs for one in pair}) / max(1, articles)


def measure_sizes(samples: Sequence[Sample], sizes: Sequence[int]) -> dict[str, dict[str, float]]:
    """For each part the articles a second at each size, and the exponent of its growth."""
    corpus = make_corpus(samples, max(sizes))
    measure(corpus[:WARM])
    taken: dict[int, dict[str, float]] = {}
    for size in sorted(sizes):
        taken[size], found = measure(corpus[:size])
        print(f"{size:6} articles: " + "  ".join(f"{key} {value}" for key, value in found.items()))
        for part, seconds in taken[size].items():
            print(f"       {part:18} {seconds:7.1f} s CPU {size / seconds:7.0f} articles/s")
    small, large = min(sizes), max(sizes)
    figures = {
        part: {f"articles_per_s_{size}": size / taken[size][part] for size in sorted(sizes)}
        for part in (*PARTS, *TOGETHER)
    }
    if small < large:
        for part, row in figures.items():
            row["growth"] = log(taken[large][part] / taken[small][part]) / log(large / small)
            print(f"{part:18} n^{row['growth']:.2f}")
    return figures


def measure_long(data: Path, sizes: Sequence[int]) -> dict[str, dict[str, float]]:
    """For each size the articles a CPU second, and the memory of linking in kB an article."""
    processes = get_context("spawn")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "corpus"
        writer = processes.Process(target=write_corpus, args=(data, path, max(sizes)))
        writer.start()
        writer.join()
        figures = {}
        for size in sorted(sizes):
            with processes.Pool(1) as pool:  # whose peak of memory is its own
                figures[str(size)] = pool.apply(measure_stream, (path, size))
            print(f"{size:8}", "  ".join(f"{k} {v:.2f}" for k, v in figures[str(size)].items()))
    if len(sizes) > 1:
        small, large = (figures[str(size)]["stories_s"] for size in (min(sizes), max(sizes)))
        growth = log(large / small) / log(max(sizes) / min(sizes))
        print(f"stories n^{growth:.2f}")
        figures["growth"] = {"stories": growth}
    return figures


def write_corpus(data: Path, path: Path, size: int) -> None:
    """Write the made collection, an article a line."""
    encode = msgspec.json.encode
    with path.open("wb") as file:
        for one in stream_corpus(read_samples(data), size):
            file.write(encode(one.article) + b"\n")


def measure_stream(path: Path, size: int) -> dict[str, float]:
    """What linking the first `size` articles of the file takes, without reading the file.

    Memory is what the peak grows by from when everything is loaded and one article was read on.
    """
    read = partial(_read_articles, path)
    warm = list(read(WARM))
    link_by_story(warmed := group_stories(warm), gather_members(warmed, warm))
    begun = time.process_time()
    for _ in read(size):
        pass
    reading, before = time.process_time() - begun, _find_peak_kb()
    begun = time.process_time()
    stories = group_stories(read(size))
    stories_s = time.process_time() - begun - reading
    peak_kb = _find_peak_kb() - before
    chosen = list(stories[: 1 + max(1, TRACED * len(stories) // size)])
    wanted = {one for story in chosen for one in story.article_ids}
    members = gather_members(chosen, [one for one in read(size) if one.id in wanted])
    spent, _ = link_by_story(chosen, members)
    each = {part: taken / len(wanted) for part, taken in spent.items()} | {
        "stories": stories_s / size
    }
    rates = {f"{part}_per_s": 1 / taken for part, taken in each.items()}
    memory = {"peak_mb": peak_kb / 1024, "kb_an_article": peak_kb / size}
    return rates | {"all_per_s": 1 / sum(each.values()), "stories_s": stories_s} | memory


def _read_articles(path: Path, size: int) -> Iterator[Article]:
    with path.open("rb") as file:
        for line in islice(file, size):
            yield msgspec.json.decode(line, type=Article)


def _find_peak_kb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Print the times, and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--long", action="store_true", help=f"stream {LONG} articles; takes hours")
    arguments = parser.parse_args()
    if arguments.long:
        given = arguments.sizes if arguments.sizes != SIZES else LONG
        print(json.dumps({"bench": "linking_speed", **measure_long(arguments.data, given)}))
        return
    samples = read_samples(arguments.data)
    figures = measure_sizes(samples, arguments.sizes)
    copies = {
        "near_copies_cpu_s": measure_copies(samples, own=True),
        "equal_copies_cpu_s": measure_copies(samples, own=False),
    }
    print("  ".join(f"200 {name} {value:.1f}" for name, value in copies.items()))
    for name, goal in (("stories and reuse", GOAL), ("all", GOAL_ALL)):
        rate = figures[name][f"articles_per_s_{max(arguments.sizes)}"]
        print(f"{name}: {rate:.0f} articles/s, goal {goal}")
    print(json.dumps({"bench": "linking_speed", **figures, **copies}))


if __name__ == "__main__":
    main()
