"""The time of stories, text reuse and origins over one large made collection, apart and together.

CPU seconds on one core, without annotations. As `link_story` does it, text reuse is looked for and
origins are traced inside each story by itself.
"""

import argparse
import gc
import json
import time
from collections.abc import Callable, Sequence
from itertools import chain
from math import log
from pathlib import Path
from typing import TypeVar

from bench.affairs import Sample
from bench.corpus import make_corpus
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
    reuses = take("reuse", lambda: find_reuse_by_story(stories, members))
    take("origins", lambda: trace_by_story(stories, members, reuses))
    seconds |= {name: sum(seconds[one] for one in parts) for name, parts in TOGETHER.items()}
    return seconds, {
        "stories": len(stories),
        "b_cubed": round(score_stories(samples, stories).f1, 3),
        "derived_share": round(_share_derived([*chain.from_iterable(reuses)], len(articles)), 3),
    }


def gather_members(stories: Sequence[Story], articles: Sequence[Article]) -> list[list[Article]]:
    """The articles of each story."""
    by_id = {one.id: one for one in articles}
    return [[by_id[one] for one in story.article_ids] for story in stories]


def find_reuse_by_story(
    stories: Sequence[Story], members: Sequence[Sequence[Article]]
) -> list[tuple[Reuse, ...]]:
    """What the articles of each story repeat of one another."""
    return [
        find_reuse(articles, stories=[story])
        for story, articles in zip(stories, members, strict=True)
    ]


def trace_by_story(
    stories: Sequence[Story],
    members: Sequence[Sequence[Article]],
    reuses: Sequence[Sequence[Reuse]],
) -> None:
    """Find the origins of each story."""
    for story, articles, found in zip(stories, members, reuses, strict=True):
        trace_origins([story], articles, reuses=found)


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
    arguments = parser.parse_args()
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
