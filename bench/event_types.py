"""Types of acts against marked sentences of political news (PLV): F1 by type, and speed."""

import argparse
import csv
import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from spacy.tokens import Doc, DocBin, Span

from bench.predicates import find_predicate
from bench.scores import Score
from consilience.annotation.event_types import find_event_type
from consilience.annotation.pipeline import load_pipeline

MARK = re.compile(r"</?[st]>")
NONE = "(none)"
ROUNDS = 3  # the least of each is kept: other work on the machine only adds


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with the places of its two parties (code points) and its type."""

    id: str
    text: str
    actor: tuple[int, int]
    recipient: tuple[int, int]
    root: str

    @property
    def half(self) -> str:
        """One half of the rows, "A", whose errors were read; "B" is only scored."""
        digest = hashlib.sha256(self.id.encode()).digest()
        return "AB"[digest[0] % 2]


def read_rows(path: Path) -> Iterator[Row]:
    """Rows of a PLV table; a party without a mark is looked for by its words, else left empty."""
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            marked = line["marked_sentence"]
            text = MARK.sub("", marked)
            yield Row(
                id=line["sentence_id"],
                text=text,
                actor=_find_marked(marked, "s") or _find_words(text, line["source"]),
                recipient=_find_marked(marked, "t") or _find_words(text, line["target"]),
                root=line["gold_root"],
            )


def find_root(row: Row, doc: Doc) -> str:
    """The type found for a row, `NONE` if none is."""
    actor, recipient = _span(doc, row.actor), _span(doc, row.recipient)
    predicate = find_predicate(doc[:], actor, recipient)
    if predicate is None:
        return NONE
    found = find_event_type(predicate, actor, recipient)
    return found.root if found else NONE


def score(gold: Sequence[str], found: Sequence[str]) -> dict[str, Score]:
    """Precision and recall of each type that occurs among the gold ones."""
    right = Counter(one for one, other in zip(gold, found, strict=True) if one == other)
    wanted, given = Counter(gold), Counter(found)
    return {
        root: Score(right[root] / given[root] if given[root] else 0.0, right[root] / wanted[root])
        for root in sorted(wanted)
    }


def average_f1(scores: dict[str, Score]) -> float:
    """The mean of the F1 of all types."""
    return fmean(one.f1 for one in scores.values())


def parse(rows: Sequence[Row], cache: Path | None) -> list[Doc]:
    """The sentences parsed one by one; kept in the file `cache`, if one is given."""
    nlp = load_pipeline("en")
    assert nlp is not None
    if cache and cache.exists():
        docs = list(DocBin().from_disk(cache).get_docs(nlp.vocab))
        if [doc.text for doc in docs] == [row.text for row in rows]:
            return docs
    docs = list(nlp.pipe(row.text for row in rows))
    if cache:
        DocBin(
            attrs=["ENT_IOB", "ENT_TYPE", "LEMMA", "TAG", "POS", "HEAD", "DEP", "SENT_START"],
            docs=docs,
        ).to_disk(cache)
    return docs


def _find_marked(marked: str, letter: str) -> tuple[int, int] | None:
    start = marked.find(f"<{letter}>")
    end = marked.find(f"</{letter}>", start)
    if min(start, end) < 0:
        return None
    begin = len(MARK.sub("", marked[:start]))
    return begin, begin + len(MARK.sub("", marked[start:end]))


def _find_words(text: str, words: str) -> tuple[int, int]:
    at = text.find(words)
    return (at, at + len(words)) if words and at >= 0 else (0, 0)


def _span(doc: Doc, place: tuple[int, int]) -> Span:
    """The tokens that a place touches; the last one for an empty place."""
    start, end = place
    tokens = [token for token in doc if token.idx < end and token.idx + len(token) > start]
    if not tokens:
        return doc[len(doc) - 1 : len(doc)]
    return doc[tokens[0].i : tokens[-1].i + 1]


def measure(rows: Sequence[Row], found: Sequence[str]) -> dict[str, float]:
    """Macro-F1 and accuracy of all rows and of each half."""
    figures = {}
    for part, halves in (("all", "AB"), ("A", "A"), ("B", "B")):
        chosen = [at for at, row in enumerate(rows) if row.half in halves]
        gold, ours = [rows[at].root for at in chosen], [found[at] for at in chosen]
        figures[f"macro_f1_{part}"] = average_f1(score(gold, ours)) if gold else 0.0
        right = sum(one == other for one, other in zip(gold, ours, strict=True))
        figures[f"accuracy_{part}"] = right / len(gold) if gold else 0.0
    return figures


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds plv/*.tsv")
    parser.add_argument("--cache", type=Path, help="file that keeps the parses between runs")
    given = parser.parse_args()
    rows = [row for path in sorted(given.data.glob("plv/*.tsv")) for row in read_rows(path)]
    docs = parse(rows, given.cache)
    found = [find_root(row, doc) for row, doc in zip(rows, docs, strict=True)]
    seconds = min(_cpu_seconds(rows, docs) for _ in range(ROUNDS))
    counts = Counter(row.root for row in rows)
    for root, one in score([row.root for row in rows], found).items():
        shares = f"P {one.precision:.3f} R {one.recall:.3f} F1 {one.f1:.3f}"
        print(f"{root:10} {shares} n {counts[root]}")
    figures = {**measure(rows, found), "ms_a_sentence": 1000 * seconds / len(rows)}
    for name, value in figures.items():
        print(f"{name:14} {value:.3f}")
    print(json.dumps(figures, sort_keys=True))


def _cpu_seconds(rows: Sequence[Row], docs: Sequence[Doc]) -> float:
    start = time.process_time()
    for row, doc in zip(rows, docs, strict=True):
        find_root(row, doc)
    return time.process_time() - start


if __name__ == "__main__":
    main()
