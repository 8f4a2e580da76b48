"""Stories against marked collections: B-cubed of a batch and a stream."""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.affairs import Sample, read_collections
from bench.scores import Row, Score
from consilience.linking.stories import add_to_stories, group_stories
from consilience.records.article import Article
from consilience.records.story import Story

AT_ONCE = 8  # articles that a stream hands over together


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


def _when(article: Article) -> tuple[str, str]:
    return (article.published.earliest if article.published else "", article.id)


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds stories/ and coref/")
    parser.add_argument("--stream", action="store_true", help="also as a stream; takes minutes")
    given = parser.parse_args()
    collections = read_collections(given.data)
    rows = [Row(name, _measure(samples, given.stream)) for name, samples in collections.items()]
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
