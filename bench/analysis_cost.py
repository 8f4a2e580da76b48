"""What linking and analysis cost beside annotation: CPU seconds on whole affairs, one process.

All articles are annotated first; then each affair is linked as one story, and all that is
concluded of it is made. `differences` is the part of the analysis that looks for discrepancies.
Shares are of the seconds of annotation; loading is left out.
"""

import argparse
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.discrepancies import read_affairs
from bench.scores import Row
from consilience.analysis.discrepancies import find_discrepancies
from consilience.annotation import annotate_articles
from consilience.pipeline.parts import conclude, link_dossier
from consilience.pipeline.sparing import sparing
from consilience.records.article import Article
from consilience.records.ids import StoryId
from consilience.records.story import Story

WARMED = 3  # articles that are annotated before, which loads the parser


def measure(affairs: Mapping[str, Sequence[Article]]) -> Iterator[Row]:
    """Seconds of each stage and their shares of annotation."""
    articles = [one for name in sorted(affairs) for one in affairs[name]]
    list(annotate_articles(articles[:WARMED]))
    start = time.process_time()
    annotated = dict(zip([one.id for one in articles], annotate_articles(articles), strict=True))
    whole = time.process_time() - start
    yield Row("annotation", {"articles": float(len(articles)), "seconds": whole})
    seconds = dict.fromkeys(("linking", "analysis", "differences"), 0.0)
    dossiers = []
    for name in sorted(affairs):
        there = sorted(affairs[name], key=lambda one: one.id)
        story = Story(id=StoryId(name), title=name, article_ids=tuple(one.id for one in there))
        start = time.process_time()
        dossiers.append(link_dossier(story, there, [annotated[one.id] for one in there])[0])
        seconds["linking"] += time.process_time() - start
    conclude(dossiers[0])  # which loads what analysis needs
    for dossier in dossiers:
        start = time.process_time()
        conclude(dossier)
        end = time.process_time()
        find_discrepancies(
            dossier.stories, dossier.articles, dossier.annotations, dossier.events, dossier.origins
        )
        seconds["analysis"] += end - start
        seconds["differences"] += time.process_time() - end
    for stage, taken in seconds.items():
        yield Row(stage, {"seconds": taken, "share of annotation": taken / whole})


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="holds stories/ and labelled/")
    given = parser.parse_args()
    with sparing():
        rows = list(measure(read_affairs(given.data)))
    figures = {}
    for row in rows:
        print(f"{row.name:14}", *(f"{name} {value:.3g}" for name, value in row.figures.items()))
        figures[row.name] = row.figures
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
