"""Times in text against marked-up news and histories: extents, values and speed."""

import argparse
import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from bench.scores import Row, Score
from bench.timeml import MarkedText, Timex, read_folder
from consilience.annotation.paragraphs import join_parses, split_pieces
from consilience.annotation.pipeline import load_pipeline
from consilience.annotation.times import FoundTime, find_times
from consilience.records.article import Article
from consilience.records.ids import ArticleId, PageId
from consilience.records.time_value import TimeValue

SETS = ("te3-platinum", "wikiwars")
ROUNDS = 3  # the least of each is kept: other work on the machine only adds


@dataclass(frozen=True, slots=True)
class Hits:
    """Counts over all texts: marked and found times, and how many of them agree."""

    marked: int
    found: int
    strict: int
    relaxed: int
    value: int

    def score(self, right: int) -> Score:
        """Precision and recall for a count of right ones."""
        return Score(right / self.found if self.found else 0.0, right / max(self.marked, 1))


def count_hits(pairs: Sequence[tuple[Sequence[Timex], Sequence[FoundTime]]]) -> Hits:
    """Hits as TempEval-3 counts them (UzZaman et al. 2013).

    Strict: the same extent; relaxed: any overlap, one to one in reading order; value: those of
    the relaxed with the same TIMEX3 value.
    """
    strict = relaxed = value = 0
    for marked, found in pairs:
        extents = {(one.start, one.end) for one in marked}
        strict += sum((one.start, one.end) in extents for one in found)
        for one, other in match(marked, found):
            relaxed += 1
            value += one.value == other.timex
    wanted = sum(len(marked) for marked, _ in pairs)
    return Hits(wanted, sum(len(found) for _, found in pairs), strict, relaxed, value)


def match(
    marked: Sequence[Timex], found: Sequence[FoundTime]
) -> tuple[tuple[Timex, FoundTime], ...]:
    """Pairs that overlap, each time in one pair at most, those of equal extent first."""
    by_extent = {(one.start, one.end): one for one in found}
    pairs = [
        (one, by_extent[one.start, one.end]) for one in marked if (one.start, one.end) in by_extent
    ]
    left = [one for one in marked if (one.start, one.end) not in by_extent]
    extents = {(one.start, one.end) for one in marked}
    free = [one for one in found if (one.start, one.end) not in extents]
    for one in left:
        overlapping = (other for other in free if other.start < one.end and one.start < other.end)
        if (other := next(overlapping, None)) is not None:
            free.remove(other)
            pairs.append((one, other))
    return tuple(pairs)


def parse(sample: MarkedText, cache: Path | None = None) -> Doc:
    """The text parsed as the annotators get it; kept in the folder `cache`, if one is given."""
    nlp = load_pipeline("en")
    assert nlp is not None
    name = hashlib.sha256(sample.text.encode()).hexdigest()
    if cache and (kept := cache / name).exists():
        doc = Doc(nlp.vocab).from_bytes(kept.read_bytes())
        doc.user_data = dict(doc.user_data)
        return doc
    article = Article(
        id=ArticleId(sample.name), page_id=PageId(""), title="", text=sample.text, lang="en"
    )
    doc = join_parses(list(nlp.pipe(split_pieces(article))))
    if cache:
        cache.mkdir(parents=True, exist_ok=True)
        (cache / name).write_bytes(doc.to_bytes())
    return doc


def measure(samples: Sequence[MarkedText], cache: Path | None = None) -> dict[str, float]:
    """All figures of one set; speed is of finding and resolving alone, in CPU time."""
    docs = [parse(sample, cache) for sample in samples]
    days = [_as_day(sample.written) for sample in samples]
    found = [find_times(doc, day) for doc, day in zip(docs, days, strict=True)]
    seconds = min(
        _cpu_seconds(lambda: [find_times(doc, day) for doc, day in zip(docs, days, strict=True)])
        for _ in range(ROUNDS)
    )
    pairs = [(sample.times, times) for sample, times in zip(samples, found, strict=True)]
    hits = count_hits(pairs)
    figures = {
        f"{name} {part}": value
        for name, right in (
            ("strict", hits.strict),
            ("relaxed", hits.relaxed),
            ("value", hits.value),
        )
        for part, value in _parts(hits.score(right)).items()
    }
    speed = {
        "docs/s": len(docs) / seconds,
        "ktokens/s": sum(len(doc) for doc in docs) / seconds / 1000,
    }
    return {"marked": hits.marked, "found": hits.found, **figures, **speed}


def _parts(score: Score) -> dict[str, float]:
    return {"P": score.precision, "R": score.recall, "F1": score.f1}


def _cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _as_day(written: str) -> TimeValue:
    day = written[:10]
    return TimeValue(earliest=day, latest=day, precision="day", basis="metadata")


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds folders of *.tml")
    parser.add_argument("--cache", type=Path, help="folder that keeps the parses between runs")
    given = parser.parse_args()
    folders = [given.data / name for name in SETS if (given.data / name).is_dir()]
    rows = [Row(one.name, measure(read_folder(one), given.cache)) for one in folders]
    for row in rows:
        print(f"{row.name:14}", *(f"{name} {value:.3f}" for name, value in row.figures.items()))
    print(json.dumps({row.name: row.figures for row in rows}, sort_keys=True))


if __name__ == "__main__":
    main()
