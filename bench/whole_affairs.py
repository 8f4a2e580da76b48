"""Whole affairs, page by page as readers save them, against what is true of them (tests/affairs).

Each collection is read at once, as a user reads a folder. A difference is found when a finding
has two readings of which one holds words of one side and the other words of another side, and
its relation is conflict or denial; an update when such a finding is an update. A look-alike is
alarmed when a conflict or denial holds both its sides. Findings beyond the list may be right:
they are counted, and no precision is told. Of articles are counted the right outlets, titles
and days, the pairs of one affair that are in one story, and the pairs that rest on one origin.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import consilience
from bench.scores import Row, Score
from bench.whole_affairs_texts import (
    DATA,
    Collection,
    Expected,
    Place,
    Printed,
    read_collections,
)
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.ids import ArticleId
from consilience.records.span import Span

Pair = tuple[ArticleId, ArticleId]
ALARMS = frozenset({"conflict", "denial"})
FOUND: Mapping[str, frozenset[str]] = {
    "difference": ALARMS,
    "update": frozenset({"update"}),
    "alike": ALARMS,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A collection and the dossier of its pages."""

    collection: Collection
    dossier: Dossier

    def list_articles(self, page: str) -> list[Article]:
        """Those of a page, in page order."""
        pages = {one.id for one in self.dossier.pages if one.name.startswith(page)}
        return [one for one in self.dossier.articles if one.page_id in pages]


def tell_found(outcome: Outcome, expected: Expected) -> str:
    """The relation of the finding that holds two sides; "" for none, "half" for one side."""
    holding = [_list_sides(outcome, one, expected) for one in outcome.dossier.discrepancies]
    relations = [
        one.relation
        for one, sides in zip(outcome.dossier.discrepancies, holding, strict=True)
        if _are_apart(sides)
    ]
    wanted = [one for one in relations if one in FOUND[expected.sort]]
    if wanted or relations:
        return (wanted or relations)[0]
    return "half" if any(any(sides) for sides in holding) else ""


def is_found(outcome: Outcome, expected: Expected) -> bool:
    """Whether a finding of a relation that is due holds two sides."""
    return tell_found(outcome, expected) in FOUND[expected.sort]


def _list_sides(outcome: Outcome, one: Discrepancy, expected: Expected) -> list[set[int]]:
    """For each side the numbers of the readings that hold it."""
    return [
        {
            number
            for number, reading in enumerate(one.readings)
            if any(_holds(outcome, reading, place) for place in side)
        }
        for side in expected.sides
    ]


def _are_apart(sides: Iterable[set[int]]) -> bool:
    """Whether two sides stand in readings of their own."""
    held = [side for side in sides if side]
    return any(len(one | other) > 1 for one, other in combinations(held, 2))


def _holds(outcome: Outcome, reading: Reading, place: Place) -> bool:
    return any(
        span.overlaps(evidence)
        for article in outcome.list_articles(place.page)
        for span in _find_spans(article, place.words)
        for evidence in reading.evidence
    )


def _find_spans(article: Article, words: str) -> Iterator[Span]:
    start = article.text.find(words)
    while start >= 0:
        yield article.span(start, start + len(words))
        start = article.text.find(words, start + 1)


def measure(outcomes: Sequence[Outcome]) -> Iterator[Row]:
    """What was found by sort, findings shown, and what is right of the articles."""
    for sort in FOUND:
        those = [
            (outcome, one)
            for outcome in outcomes
            for one in outcome.collection.expected
            if one.sort == sort
        ]
        found = sum(is_found(outcome, one) for outcome, one in those)
        share = found / len(those) if those else 0.0
        yield Row(sort, {"expected": len(those), "found": found, "share": share})
    yield _measure_findings(outcomes)
    yield _measure_articles(outcomes)
    yield _measure_pairs("one story", outcomes, _list_affairs, _list_stories)
    yield _measure_pairs("one origin", outcomes, _list_expected_origins, _list_origins)


def _measure_findings(outcomes: Sequence[Outcome]) -> Row:
    counts = Counter(one.relation for outcome in outcomes for one in outcome.dossier.discrepancies)
    right = sum(
        any(
            _are_apart(_list_sides(outcome, one, expected))
            for expected in outcome.collection.expected
            if expected.sort != "alike"
        )
        for outcome in outcomes
        for one in outcome.dossier.discrepancies
    )
    figures = {"shown": float(counts.total()), "on the list": float(right)}
    for relation in sorted(counts):
        figures[relation] = float(counts[relation])
    return Row("findings", figures)


def _measure_articles(outcomes: Sequence[Outcome]) -> Row:
    told = [pair for outcome in outcomes for pair in pair_articles(outcome)]
    read = [(one, article) for one, article in told if article is not None]
    return Row(
        "articles",
        {
            "expected": len(told),
            "parted rightly": len(read),
            "title": sum(one.title == article.title for one, article in read),
            "outlet": sum(one.outlet == (article.outlet or "") for one, article in read),
            "day": sum(one.published == _tell_day(article) for one, article in read),
        },
    )


def pair_articles(outcome: Outcome) -> Iterator[tuple[Printed, Article | None]]:
    """Each article that is told with that of the dossier, None where its page has fewer."""
    seen: Counter[str] = Counter()
    for one in outcome.collection.articles:
        there = outcome.list_articles(one.page)
        at = seen[one.page]
        seen[one.page] += 1
        yield one, there[at] if at < len(there) else None


def _tell_day(article: Article) -> str:
    """The day (ISO 8601), "" where it is not known to the day."""
    when = article.published
    return when.first_day if when and when.first_day == when.last_day else ""


def _measure_pairs(
    name: str,
    outcomes: Sequence[Outcome],
    wanted: Callable[[Outcome], set[Pair]],
    given: Callable[[Outcome], set[Pair]],
) -> Row:
    """Pairs of articles that belong together and that were put together."""
    due = {(at, *pair) for at, one in enumerate(outcomes) for pair in wanted(one)}
    told = {(at, *pair) for at, one in enumerate(outcomes) for pair in given(one)}
    right = len(due & told)
    score = Score(right / len(told) if told else 0.0, right / len(due) if due else 0.0)
    return Row(
        name,
        {
            "pairs": len(due),
            "recall": score.recall,
            "precision": score.precision,
            "f1": score.f1,
        },
    )


def _list_affairs(outcome: Outcome) -> set[Pair]:
    return _pair_by({article.id: one.affair for one, article in _list_read(outcome)})


def _list_stories(outcome: Outcome) -> set[Pair]:
    told = {article.id for _, article in _list_read(outcome)}
    return _pair_by(
        {
            article: story.id
            for story in outcome.dossier.stories
            for article in story.article_ids
            if article in told
        }
    )


def _list_expected_origins(outcome: Outcome) -> set[Pair]:
    labels = {article.id: one.origin for one, article in _list_read(outcome) if one.origin}
    return _pair_by(labels) - _list_of_one_outlet(outcome)


def _list_of_one_outlet(outcome: Outcome) -> set[Pair]:
    """Pairs that rest on their outlet whoever else they rest on, and so tell nothing of origins."""
    return _pair_by({article.id: one.outlet for one, article in _list_read(outcome) if one.outlet})


def _list_origins(outcome: Outcome) -> set[Pair]:
    """Pairs of articles of two outlets of which the same known origin holds most words."""
    held: dict[ArticleId, Counter[str]] = {
        article.id: Counter() for _, article in _list_read(outcome)
    }
    for origin in outcome.dossier.origins:
        for span in origin.stretches if origin.kind != "unknown" else ():
            if span.article in held:
                held[span.article][origin.id] += span.end - span.start
    most = {article: counts.most_common(1)[0][0] for article, counts in held.items() if counts}
    return _pair_by(most) - _list_of_one_outlet(outcome)


def _list_read(outcome: Outcome) -> list[tuple[Printed, Article]]:
    return [(one, article) for one, article in pair_articles(outcome) if article is not None]


def _pair_by(label_of: Mapping[ArticleId, str]) -> set[Pair]:
    """Pairs of articles with the same label."""
    return {
        (one, other)
        for one, other in combinations(sorted(label_of), 2)
        if label_of[one] == label_of[other]
    }


def list_errors(outcome: Outcome) -> Iterator[str]:
    """A line for each difference and update that was not found, look-alike, and wrong article."""
    name = outcome.collection.name
    for expected in outcome.collection.expected:
        told = tell_found(outcome, expected)
        if is_found(outcome, expected) == (expected.sort == "alike"):
            words = " | ".join(side[0].words for side in expected.sides)
            sort = f"{expected.sort} {expected.id} {expected.kind}"
            yield f"{name} {sort} ({told or 'silent'}): {words}"
    for one, article in pair_articles(outcome):
        if article is None:
            yield f"{name} {one.page}: no article {one.title!r}"
            continue
        found = (article.title, article.outlet or "", _tell_day(article))
        for due, given in zip((one.title, one.outlet, one.published), found, strict=True):
            if due != given:
                yield f"{name} {one.page}: {given!r} for {due!r}"


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA, help="folder of collections")
    parser.add_argument("--only", help="the collection of that name")
    parser.add_argument("--errors", action="store_true", help="list what is not right")
    given = parser.parse_args()
    collections = [one for one in read_collections(given.data) if given.only in (None, one.name)]
    if not collections:
        parser.error(f"{given.data} holds no collection {given.only or ''}")
    outcomes = [Outcome(one, consilience.read([one.pages])) for one in collections]
    if given.errors:
        for outcome in outcomes:
            for line in list_errors(outcome):
                print(line)
    tables = {one.collection.name: list(measure([one])) for one in outcomes}
    tables["all"] = list(measure(outcomes))
    for name, rows in tables.items():
        print(name)
        for row in rows:
            print(f"  {row.name:12}", *(f"{key} {value:.3g}" for key, value in row.figures.items()))
    print(
        json.dumps({name: {one.name: one.figures for one in rows} for name, rows in tables.items()})
    )


if __name__ == "__main__":
    main()
