"""Stories against marked collections: B-cubed of a batch and a stream, and the speed."""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import log
from pathlib import Path

from bench.affairs import Sample, read_collections
from bench.scores import Row, Score
from consilience.linking.stories import add_to_stories, group_stories
from consilience.records.article import Article
from consilience.records.ids import ArticleId
from consilience.records.story import Story

AT_ONCE = 8  # articles that a stream hands over together
SIZES = (2000, 20000)
NAME = re.compile(r"\b[A-Z][a-z]{2,}")


def score_b_cubed(truth: Sequence[str], found: Sequence[str]) -> Score:
    """B-cubed (Bagga and Baldwin 1998) of two labellings of the same things."""
    together = Counter(zip(truth, found, strict=True))
    in_truth, in_found = Counter(truth), Counter(found)
    precision = sum(n * n / in_found[group] for (_, group), n in together.items())
    recall = sum(n * n / in_truth[group] for (group, _), n in together.items())
    return Score(precision / max(len(truth), 1), recall / max(len(truth), 1))


def score_stories(samples: Sequence[Sample], stories: Sequence[Story]) -> Score:
    """B-cubed of the stories over all articles together."""
    story_of = {article: story.id for story in stories for article in story.article_ids}
    truth = [one.affair for one in samples]
    return score_b_cubed(truth, [story_of[one.article.id] for one in samples])


def stream(samples: Sequence[Sample]) -> tuple[Story, ...]:
    """Stories of the articles as they come, in order of their dates, `AT_ONCE` at a time."""
    articles = sorted((one.article for one in samples), key=_when)
    stories: tuple[Story, ...] = ()
    for at in range(0, len(articles), AT_ONCE):
        stories = add_to_stories(stories, articles[:at], articles[at : at + AT_ONCE])
    return stories


def make_many(articles: Sequence[Article], count: int) -> list[Article]:
    """So many articles, made from a few by giving the names of each repetition another ending.

    Common words stay common and each repetition tells of other affairs, as in a large archive.
    """
    made: list[Article] = []
    turn = 0
    while len(made) < count:
        made.extend(_rename(one, turn) for one in articles[: count - len(made)])
        turn += 1
    return made


def _rename(article: Article, turn: int) -> Article:
    ending = "" if turn == 0 else "".join(chr(97 + int(digit)) for digit in str(turn))
    title, text = (
        NAME.sub(lambda found: found.group() + ending, one) for one in (article.title, article.text)
    )
    return replace(article, id=ArticleId(f"{turn}:{article.id}"), title=title, text=text)


def _when(article: Article) -> tuple[str, str]:
    return (article.published.earliest if article.published else "", article.id)


def measure_speed(samples: Sequence[Sample], sizes: Sequence[int]) -> Row:
    """Articles a second of CPU time at each size, and the exponent with which time grows."""
    articles = [one.article for one in samples]
    seconds = {}
    for size in sizes:
        many = make_many(articles, size)
        start = time.process_time()
        group_stories(many)
        seconds[size] = time.process_time() - start
    figures = {f"articles/s at {size}": size / taken for size, taken in seconds.items()}
    first, last = sizes[0], sizes[-1]
    figures["exponent"] = log(seconds[last] / seconds[first]) / log(last / first)
    return Row("speed", figures)


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds stories/ and coref/")
    parser.add_argument("--stream", action="store_true", help="also as a stream; takes minutes")
    parser.add_argument("--speed", action="store_true", help="also the speed; takes minutes")
    given = parser.parse_args()
    collections = read_collections(given.data)
    rows = [Row(name, _measure(samples, given.stream)) for name, samples in collections.items()]
    if given.speed:
        rows.append(measure_speed([one for each in collections.values() for one in each], SIZES))
    for row in rows:
        print(f"{row.name:22}", *(f"{name} {value:.3f}" for name, value in row.figures.items()))
    print(json.dumps({row.name: row.figures for row in rows}, sort_keys=True))


def _measure(samples: Sequence[Sample], also_stream: bool) -> dict[str, float]:
    batch = score_stories(samples, group_stories([one.article for one in samples]))
    figures = {"precision": batch.precision, "recall": batch.recall, "B-cubed": batch.f1}
    if also_stream:
        figures["as a stream"] = score_stories(samples, stream(samples)).f1
    return figures


if __name__ == "__main__":
    main()
