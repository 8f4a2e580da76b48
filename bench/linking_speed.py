"""The time of stories, text reuse and origins over one large made collection, apart and together.

CPU seconds on one core, without annotations. As `link_story` does it, text reuse is looked for and
origins are traced inside each story by itself. With `--long` the collection is too large to be held
(`bench.linking_long`).
"""

import argparse
import gc
import json
import time
from collections.abc import Callable, Iterable, Sequence
from math import log
from pathlib import Path
from typing import TypeVar

from bench.affairs import Sample
from bench.corpus import make_corpus
from bench.derivations import read_samples
from bench.linking_long import SIZES as LONG
from bench.linking_long import WARM, measure_long
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
PARTS = ("stories", "reuse", "origins")
TOGETHER = {"stories and reuse": ("stories", "reuse"), "all": PARTS}
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


def main() -> None:
    """Print the times, and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--long", action="store_true", help=f"stream {LONG} articles; takes hours")
    parser.add_argument("--corpus", type=Path, help="where a long run keeps its collection")
    parser.add_argument("--workers", type=int, default=2, help="of a long run's reuse and origins")
    parser.add_argument("--linked", type=int, help="articles of a long run that these are found of")
    arguments = parser.parse_args()
    if arguments.long:
        given = arguments.sizes if arguments.sizes != SIZES else LONG
        found = measure_long(
            arguments.data,
            given,
            corpus=arguments.corpus,
            workers=arguments.workers,
            linked=arguments.linked,
        )
        print(json.dumps({"bench": "linking_speed", **found}))
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
