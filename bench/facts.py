"""Entities, speakers and happenings of whole affairs against labels made by reading."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.affairs import READERS
from bench.facts_entities import ReadAffair, Verdict, judge_entities, judge_speakers, make_rows
from consilience.annotation import annotate_articles
from consilience.linking.entities import group_entities
from consilience.linking.stories import group_stories
from consilience.records.article import Article

FOLDER = "labelled/facts"


def read_labels(data: Path) -> list[dict[str, Any]]:
    """One table an affair, as labelled."""
    return [json.loads(path.read_text("utf-8")) for path in sorted((data / FOLDER).glob("*.json"))]


def read_articles(data: Path) -> dict[str, Article]:
    """The articles of all story sets by the path that the labels use ("basil/articles/…")."""
    return {
        f"{name.removeprefix('stories/')}/{sample.path}": sample.article
        for name, read in READERS.items()
        if name.startswith("stories/") and (data / name).is_dir()
        for sample in read(data / name)
    }


def read_affair(paths: list[str], articles: dict[str, Article]) -> ReadAffair:
    """The articles of one affair annotated and their entities grouped, as the program does it."""
    chosen = {path: articles[path] for path in paths if path in articles}
    ordered = list(chosen.values())
    stories = group_stories(ordered)
    entities, linked = group_entities(
        stories, ordered, [one.annotations for one in annotate_articles(ordered)]
    )
    by_article = {one.article_id: one for one in linked}
    return ReadAffair(
        articles=chosen,
        annotations={path: by_article[one.id] for path, one in chosen.items()},
        entities=entities,
    )


def judge(data: Path) -> Iterator[tuple[str, list[Verdict], list[Verdict]]]:
    """For each affair its name and the verdicts on entities and speakers."""
    articles = read_articles(data)
    for label in read_labels(data):
        affair = read_affair(label["files"], articles)
        yield (
            str(label["event"]),
            judge_entities(label["entities"], affair),
            judge_speakers(label["quotations"], affair),
        )


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds labelled/ and stories/")
    parser.add_argument("--errors", action="store_true", help="list what is not right, and why")
    given = parser.parse_args()
    judged = list(judge(given.data))
    if given.errors:
        for event, entities, speakers in judged:
            for one in (*entities, *speakers):
                if not one.right:
                    print(f"{event[:8]:8} {one.label} | {one.why}")
    rows = make_rows([v for _, e, _ in judged for v in e], [v for _, _, s in judged for v in s])
    for row in rows:
        print(f"{row.name:10}", *(f"{name} {value:.3f}" for name, value in row.figures.items()))
    print(json.dumps({row.name: row.figures for row in rows}, sort_keys=True))


if __name__ == "__main__":
    main()
