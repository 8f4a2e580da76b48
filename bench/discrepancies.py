"""Discrepancies against labels made by reading: recall by kind, and near misses that are alarmed.

A labelled row is found when a discrepancy has readings in the labelled sentences of two of its
files. A near miss is alarmed when readings overlap the very words of both its snippets.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.affairs import READERS, Sample
from bench.lots import draw, read_around
from bench.scores import Row
from consilience.analysis.discrepancies import find_discrepancies
from consilience.annotation import annotate_articles
from consilience.linking.sentences import find_sentences
from consilience.records.analysis import Discrepancy
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import ArticleId, StoryId
from consilience.records.story import Story

SETS = ("stories/basil", "stories/news_cluster")
LABELS = "labelled/discrepancies"
WANTED = frozenset({"conflict", "update", "denial"})
KINDS = ("number", "date", "name", "place", "participant", "wording", "denial")
Range = tuple[int, int]
Places = Mapping[ArticleId, Sequence[Range]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled row: for each file, where its words stand in the text, and in which sentences."""

    kind: str
    relation: str
    words: Mapping[ArticleId, tuple[Range, ...]]
    sentences: Mapping[ArticleId, tuple[Range, ...]]


def read_affairs(data: Path) -> dict[str, list[Article]]:
    """The articles of each affair; ids are paths below `stories/`."""
    affairs: dict[str, list[Article]] = defaultdict(list)
    for name in SETS:
        for sample in READERS[name](data / name):
            affairs[sample.affair].append(_rename(sample, name))
    return dict(affairs)


def _rename(sample: Sample, name: str) -> Article:
    return replace(sample.article, id=ArticleId(f"{Path(name).name}/{sample.path}"))


def read_labels(path: Path, texts: Mapping[ArticleId, str]) -> Iterator[Labelled]:
    """The rows of a file of differences or near misses; a snippet of a headline has no place."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        readings = row["readings"] if "readings" in row else [row["a"], row["b"]]
        words: dict[ArticleId, tuple[Range, ...]] = defaultdict(tuple)
        sentences: dict[ArticleId, tuple[Range, ...]] = defaultdict(tuple)
        for reading in readings:
            article = ArticleId(reading["file"])
            start = texts[article].find(reading["snippet"])
            if start >= 0:
                place = (start, start + len(reading["snippet"]))
                words[article] += (place,)
                sentences[article] += tuple(_find_around(texts[article], place))
        yield Labelled(row.get("kind", ""), row.get("relation", ""), words, sentences)


def _find_around(text: str, place: Range) -> Iterator[Range]:
    return (
        (start, end) for start, end in find_sentences(text) if start < place[1] and place[0] < end
    )


def find_all(
    affairs: Mapping[str, Sequence[Article]], annotations: Sequence[Annotations]
) -> tuple[Discrepancy, ...]:
    """The discrepancies of all affairs, each affair a story."""
    stories = [
        Story(
            id=StoryId(name),
            title=name,
            article_ids=tuple(sorted(one.id for one in affairs[name])),
        )
        for name in sorted(affairs)
    ]
    articles = [one for there in affairs.values() for one in there]
    return find_discrepancies(stories, articles, annotations)


def touches(found: Discrepancy, places: Places) -> bool:
    """True if readings of a discrepancy overlap the places of two files."""
    files = {
        span.article
        for reading in found.readings
        for span in reading.evidence
        for start, end in places.get(span.article, ())
        if span.start < end and start < span.end
    }
    return len(files) > 1


def measure(
    data: Path, affairs: Mapping[str, Sequence[Article]], found: Sequence[Discrepancy]
) -> list[Row]:
    """Recall of each kind and of all, and the share of near misses alarmed."""
    texts = {one.id: one.text for there in affairs.values() for one in there}
    labels = list(read_labels(data / LABELS / "discrepancies.jsonl", texts))
    near = list(read_labels(data / LABELS / "near_misses.jsonl", texts))
    wanted = [one for one in labels if one.relation in WANTED]
    rows = [_measure_kind(kind, wanted, found) for kind in KINDS]
    rows.append(_measure_kind("", wanted, found))
    alarmed = sum(any(touches(one, label.words) for one in found) for label in near)
    strong = sum(
        any(one.relation in WANTED and touches(one, label.words) for one in found) for label in near
    )
    rows.append(
        Row(
            "near misses",
            {
                "rows": len(near),
                "alarmed": alarmed / len(near),
                "as a conflict": strong / len(near),
            },
        )
    )
    return rows


def _measure_kind(kind: str, wanted: Sequence[Labelled], found: Sequence[Discrepancy]) -> Row:
    rows = [one for one in wanted if kind in {"", one.kind}]
    hit = [[f for f in found if touches(f, one.sentences)] for one in rows]
    same = sum(any(f.kind == one.kind for f in there) for one, there in zip(rows, hit, strict=True))
    total = max(len(rows), 1)
    figures = {
        "rows": float(len(rows)),
        "found": sum(map(bool, hit)) / total,
        "as its kind": same / total,
        "findings": float(sum(one.kind == kind or not kind for one in found)),
    }
    return Row(kind or "all", figures)


def tell_finding(one: Discrepancy, articles: Mapping[ArticleId, Article]) -> Iterator[str]:
    """What a reader needs to judge a finding: its readings in their sentences."""
    yield f"{one.id} {one.kind} {one.relation} {one.story_id}: {one.explanation}"
    for reading in one.readings:
        for span in reading.evidence:
            words = read_around(articles[span.article], span)
            yield f"    [{reading.value}] {span.article}: {words}"


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="holds stories/ and labelled/")
    parser.add_argument("--draw", type=int, default=0, help="so many findings by lot, to be read")
    parser.add_argument("--seed", type=int, default=1, help="of the lot")
    given = parser.parse_args()
    affairs = read_affairs(given.data)
    articles = [one for name in sorted(affairs) for one in affairs[name]]
    start = time.process_time()
    annotations = [one.annotations for one in annotate_articles(articles)]
    middle = time.process_time()
    found = find_all(affairs, annotations)
    taken = time.process_time() - middle
    named = {one.id: one for one in articles}
    for one in draw(found, lambda each: each.id, given.draw, given.seed):
        print("\n".join(tell_finding(one, named)))
    rows = measure(given.data, affairs, found)
    rows.append(Row("cost", {"seconds": taken, "share of annotation": taken / (middle - start)}))
    for row in rows:
        print(f"{row.name:14}", *(f"{name} {value:.3g}" for name, value in row.figures.items()))
    print(json.dumps({row.name: row.figures for row in rows}))


if __name__ == "__main__":
    main()
