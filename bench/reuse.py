"""Text reuse: short answers with and without copied text, and the time of many copies of one."""

import argparse
import csv
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.affairs import Sample
from consilience.linking.reuse import find_reuse
from consilience.records.article import Article
from consilience.records.ids import ArticleId, PageId, StoryId
from consilience.records.story import Story

SET = Path("reuse") / "clough-stevenson"
NO_REUSE = "non"
COPIES = 200  # of one page


@dataclass(frozen=True, slots=True)
class Answer:
    """A short answer, its task's source text, and what its writer was told to do."""

    article: Article
    source: Article
    category: str


def read_answers(folder: Path) -> list[Answer]:
    """Clough and Stevenson's answers; every CSV file of the folder lists some."""
    rows = {
        row["File"]: row
        for path in sorted(folder.glob("*.csv"))
        for row in csv.DictReader(path.read_text("utf-8").splitlines())
    }
    return [
        Answer(
            _read_article(folder / name),
            _read_article(folder / f"orig_task{row['Task']}.txt"),
            row["Category"],
        )
        for name, row in sorted(rows.items())
        if row["Category"] != "orig"
    ]


def _read_article(path: Path) -> Article:
    text = path.read_bytes().decode("utf-8", "replace")
    return Article(
        id=ArticleId(path.stem), page_id=PageId(path.stem), title="", text=text, lang="en"
    )


def has_reuse(answer: Answer) -> bool:
    """Whether a passage of prose is found in answer and source."""
    both = (answer.article.id, answer.source.id)
    task = Story(id=StoryId("task"), title="", article_ids=both)
    reuses = find_reuse([answer.article, answer.source], stories=[task])
    return any(one.prose for one in reuses)


def measure_answers(answers: Sequence[Answer]) -> dict[str, float]:
    """Precision, recall and F1 of reuse or not."""
    rows = [(one.category != NO_REUSE, has_reuse(one)) for one in answers]
    right = sum(true and found for true, found in rows)
    given, wanted = sum(found for _, found in rows), sum(true for true, _ in rows)
    return {
        "precision": right / max(1, given),
        "recall": right / max(1, wanted),
        "f1": 2 * right / max(1, given + wanted),
    }


def measure_copies(samples: Sequence[Sample], *, own: bool) -> float:
    """CPU seconds for `COPIES` copies of the longest report, each with a sentence of its `own`."""
    base = max((one.article for one in samples), key=lambda one: (len(one.text), one.id))
    articles = [
        replace(
            base,
            id=ArticleId(str(at)),
            text=f"{base.text}\nThis is copy number {at}." if own else base.text,
        )
        for at in range(COPIES)
    ]
    begun = time.process_time()
    find_reuse(articles)
    return time.process_time() - begun


def main() -> None:
    """Print the scores, and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    arguments = parser.parse_args()
    figures = measure_answers(read_answers(arguments.data / SET))
    print("  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    print(json.dumps({"bench": "reuse", **figures}))


if __name__ == "__main__":
    main()
