"""Stories against marked collections: B-cubed of a batch, a stream, and of draws from them.

A draw is what a reader may have collected: pages of one to three large affairs and of three others.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from bench.affairs import Sample, read_collections
from bench.scores import Row, Score
from consilience.linking.stories import add_to_stories, group_stories
from consilience.records.article import Article
from consilience.records.story import Story

AT_ONCE = 8  # articles that a stream hands over together
DRAWN = (12, 60)  # pages of a draw at the most
MOST_LARGE, OTHERS = 3, 3  # affairs of a draw


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


def draw_collections(samples: Sequence[Sample], count: int) -> Iterator[list[Sample]]:
    """`count` draws by lot, the same for the same samples.

    The large affairs are of the largest tenth, five at least.
    """
    affairs: dict[str, list[Sample]] = defaultdict(list)
    for one in samples:
        affairs[one.affair].append(one)
    names = sorted(affairs, key=lambda name: (-len(affairs[name]), name))
    large = max(len(names) // 10, MOST_LARGE + 2)
    for number in range(count):
        random = Random(number)
        chosen = random.sample(names[:large], random.randint(1, MOST_LARGE))
        chosen += random.sample(names[large:], OTHERS)
        pages = [one for name in chosen for one in affairs[name]]
        random.shuffle(pages)
        yield pages[: random.randint(*DRAWN)]


def score_draws(samples: Sequence[Sample], count: int) -> float:
    """The mean B-cubed F1 of draws."""
    scores = [
        score_stories(drawn, group_stories([one.article for one in drawn])).f1
        for drawn in draw_collections(samples, count)
    ]
    return sum(scores) / max(len(scores), 1)


def _when(article: Article) -> tuple[str, str]:
    return (article.published.earliest if article.published else "", article.id)


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds stories/ and coref/")
    parser.add_argument("--stream", action="store_true", help="also as a stream; takes minutes")
    parser.add_argument("--draws", type=int, default=0, help="small collections of each, by lot")
    given = parser.parse_args()
    collections = read_collections(given.data)
    rows = [
        Row(name, _measure(samples, given.stream, given.draws))
        for name, samples in collections.items()
    ]
    for row in rows:
        print(f"{row.name:22}", *(f"{name} {value:.3f}" for name, value in row.figures.items()))
    print(json.dumps({row.name: row.figures for row in rows}, sort_keys=True))


def _measure(samples: Sequence[Sample], also_stream: bool, draws: int) -> dict[str, float]:
    batch = score_stories(samples, group_stories([one.article for one in samples]))
    figures = {"precision": batch.precision, "recall": batch.recall, "B-cubed": batch.f1}
    if also_stream:
        figures["as a stream"] = score_stories(samples, stream(samples)).f1
    if draws:
        figures["draws"] = score_draws(samples, draws)
    return figures


if __name__ == "__main__":
    main()
