"""Pairs of names, one entity's or two's: precision, recall and F1, and the time a pair."""

import argparse
import csv
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.scores import Row, Score
from consilience.linking.names import SAME_NAME, same_name_score
from consilience.records.mention import EntityKind

KIND_OF_SCHEMA: dict[str, EntityKind] = {"Person": "person"}  # all others are bodies here
ROUNDS = 5  # the least of each is kept: other work on the machine only adds


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one kind, and whether they are one's."""

    kind: EntityKind
    one: str
    other: str
    is_same: bool
    group: str


def read_pairs(path: Path) -> list[Pair]:
    """The rows of OpenSanctions' name_bench, `cases.csv`."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            Pair(
                KIND_OF_SCHEMA.get(row["schema"], "organisation"),
                row["name1"],
                row["name2"],
                row["is_match"] == "true",
                row["case_group"],
            )
            for row in csv.DictReader(stream)
        ]


def find_same(pair: Pair) -> bool:
    """What the scorer says."""
    return same_name_score(pair.one, pair.other, pair.kind) >= SAME_NAME


def score_pairs(pairs: Sequence[Pair]) -> Score:
    """Precision and recall of "same"."""
    found = [pair for pair in pairs if find_same(pair)]
    right = sum(pair.is_same for pair in found)
    wanted = sum(pair.is_same for pair in pairs)
    return Score(right / max(len(found), 1), right / max(wanted, 1))


def measure(pairs: Sequence[Pair]) -> list[Row]:
    """All pairs, those of persons, those of bodies; microseconds a pair with all tables loaded."""
    parts = {
        "all": pairs,
        "persons": [pair for pair in pairs if pair.kind == "person"],
        "bodies": [pair for pair in pairs if pair.kind != "person"],
    }
    return [Row(name, _tell(score_pairs(part), part)) for name, part in parts.items()]


def _tell(score: Score, pairs: Sequence[Pair]) -> dict[str, float]:
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for pair in pairs:
            find_same(pair)
        seconds.append(time.process_time() - start)
    figures = {"P": score.precision, "R": score.recall, "F1": score.f1}
    return {**figures, "microseconds": 1e6 * min(seconds) / max(len(pairs), 1)}


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds cases.csv")
    parser.add_argument("--errors", action="store_true", help="list the pairs judged wrongly")
    given = parser.parse_args()
    pairs = read_pairs(given.data / "cases.csv")
    if given.errors:
        for pair in pairs:
            if find_same(pair) != pair.is_same:
                score = same_name_score(pair.one, pair.other, pair.kind)
                print(f"{score:.2f} same={pair.is_same} {pair.kind:12} {pair.one} | {pair.other}")
    rows = measure(pairs)
    for row in rows:
        print(f"{row.name:10}", *(f"{name} {value:.3f}" for name, value in row.figures.items()))
    print(json.dumps({row.name: row.figures for row in rows}, sort_keys=True))


if __name__ == "__main__":
    main()
