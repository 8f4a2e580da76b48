"""Discrepancies against our own pairs of short reports (tests/pairs).

Each pair is read as two pages, by themselves. An alarm is a finding of the relation conflict or
denial that has readings in both reports. It is right when an expected difference has its kind
and two of its readings overlap the expected words, one in each report. Every other alarm is
wrong, whatever the pair. Findings in one report alone (denials) are counted apart. A pair whose
reports are put into two stories has no findings: its differences count as missed.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.pairs_texts import DATA, KINDS, PARTS, SETS, Expected, Pair, list_parts, read_pairs
from bench.scores import Row
from consilience.analysis.discrepancies import find_discrepancies
from consilience.annotation import annotate_articles
from consilience.linking.dating_marks import find_marks
from consilience.linking.link import link
from consilience.linking.stories import group_stories
from consilience.pipeline.runner import extract_one
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.article import Article
from consilience.records.ids import StoryId
from consilience.records.story import Story

ALARMS = frozenset({"conflict", "denial"})
BOTH = frozenset({0, 1})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was found in a pair: its articles, of the first and the second report, and findings.

    `parted`: the reports were put into different stories, or one was not read at all.
    """

    pair: Pair
    articles: tuple[tuple[Article, ...], tuple[Article, ...]]
    found: tuple[Discrepancy, ...]
    parted: bool


def find_all(pairs: Sequence[Pair], *, one_story: bool = False) -> tuple[Outcome, ...]:
    """The findings of each pair, read by itself; annotated together, as that is faster.

    `one_story` takes the two reports for one story without asking the grouping.
    """
    pages = [page for pair in pairs for page in pair.make_pages()]
    reads = [extract_one(page) for page in pages]
    articles = [article for read in reads for article in read.extraction.articles]
    annotated = dict(
        zip([one.id for one in articles], annotate_articles(articles), strict=True)
    )  # by content, so that pairs stay apart
    outcomes = []
    for pair, first, second in zip(pairs, reads[::2], reads[1::2], strict=True):
        sides = (first.extraction.articles, second.extraction.articles)
        there = [*sides[0], *sides[1]]
        dropped = (*first.extraction.dropped, *second.extraction.dropped)
        linked = link(
            there,
            [annotated[one.id] for one in there],
            stories=[_join(pair, there)] if one_story else group_stories(there),
            marks=find_marks((first.page, second.page), there, dropped),
        )
        found = find_discrepancies(
            linked.stories, linked.articles, linked.annotations, linked.events, linked.origins
        )
        parted = not (sides[0] and sides[1]) or len(linked.stories) > 1
        outcomes.append(Outcome(pair=pair, articles=sides, found=found, parted=parted))
    return tuple(outcomes)


def _join(pair: Pair, articles: Sequence[Article]) -> Story:
    ids = tuple(sorted(one.id for one in articles))
    return Story(id=StoryId(pair.id), title=pair.id, article_ids=ids)


def list_alarms(outcome: Outcome) -> list[Discrepancy]:
    """Findings of the relation conflict or denial that have readings in both reports."""
    return [one for one in outcome.found if one.relation in ALARMS and _is_between(outcome, one)]


def touches(outcome: Outcome, one: Discrepancy, expected: Expected) -> bool:
    """True if two of its readings overlap the expected words, one in each report."""
    first, second = (
        {at for at, reading in enumerate(one.readings) if _holds(outcome, reading, expected, side)}
        for side in (0, 1)
    )
    return bool(first and second) and len(first | second) > 1


def is_right(outcome: Outcome, alarm: Discrepancy) -> bool:
    """True if a conflict or denial has the kind and words of an expected difference."""
    return alarm.relation in ALARMS and any(
        one.kind == alarm.kind and touches(outcome, alarm, one) for one in outcome.pair.differences
    )


def is_found(outcome: Outcome, expected: Expected) -> bool:
    """True if an alarm has the kind and words of an expected difference."""
    return any(
        one.kind == expected.kind and touches(outcome, one, expected)
        for one in list_alarms(outcome)
    )


def tell_miss(outcome: Outcome, expected: Expected) -> str:
    """Why an expected difference was not found, as far as the findings tell."""
    if outcome.parted:
        return "parted"
    for one in outcome.found:
        if touches(outcome, one, expected):
            return f"as {one.kind}" if one.relation in ALARMS else f"as {one.relation}"
    halves = (_holds_any(outcome, one, expected) for one in outcome.found)
    return "half" if any(halves) else "silent"


def measure(outcomes: Sequence[Outcome]) -> list[Row]:
    """Recall and precision by kind and of all, updates, look-alikes by sort, and stories."""
    rows = [_measure_kind(kind, outcomes) for kind in (*KINDS, "all")]
    rows.append(_measure_updates(outcomes))
    looking = [one for one in outcomes if one.pair.looks]
    for name in [*sorted({one.pair.sort for one in looking}), "all look-alikes"]:
        those = [one for one in looking if name in {one.pair.sort, "all look-alikes"}]
        alarmed = sum(bool(list_alarms(one)) for one in those)
        rows.append(Row(name, {"pairs": float(len(those)), "alarmed": float(alarmed)}))
    return [*rows, _measure_stories(outcomes)]


def _measure_kind(kind: str, outcomes: Sequence[Outcome]) -> Row:
    wanted = [
        is_found(outcome, one)
        for outcome in outcomes
        for one in outcome.pair.differences
        if kind in {one.kind, "all"}
    ]
    given = [
        is_right(outcome, alarm)
        for outcome in outcomes
        for alarm in list_alarms(outcome)
        if kind in {alarm.kind, "all"}
    ]
    return Row(
        kind,
        {
            "expected": float(len(wanted)),
            "found": float(sum(wanted)),
            "recall": _share(wanted),
            "alarms": float(len(given)),
            "right": float(sum(given)),
            "precision": _share(given),
        },
    )


def _measure_updates(outcomes: Iterable[Outcome]) -> Row:
    updates = [one for one in outcomes if one.pair.kind == "update"]
    told = [any(_is_update(one, finding) for finding in one.found) for one in updates]
    alarmed = sum(bool(list_alarms(one)) for one in updates)
    figures = {"told": float(sum(told)), "share told": _share(told), "alarmed": float(alarmed)}
    return Row("updates", {"pairs": float(len(updates)), **figures})


def _measure_stories(outcomes: Sequence[Outcome]) -> Row:
    parted = Counter(one.pair.kind for one in outcomes if one.parted)
    alone = sum(
        finding.relation in ALARMS and not _is_between(one, finding)
        for one in outcomes
        for finding in one.found
    )
    return Row(
        "stories",
        {
            "pairs": float(len(outcomes)),
            "parted": float(parted.total() - parted["different"]),
            "parted, two events": float(parted["different"]),
            "alarms in one report": float(alone),
        },
    )


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def _is_update(outcome: Outcome, one: Discrepancy) -> bool:
    looks = outcome.pair.looks
    return one.relation == "update" and looks is not None and touches(outcome, one, looks)


def _is_between(outcome: Outcome, one: Discrepancy) -> bool:
    spans = [span for reading in one.readings for span in reading.evidence]
    ids = [{article.id for article in there} for there in outcome.articles]
    return all(any(span.article in there for span in spans) for there in ids)


def _holds_any(outcome: Outcome, one: Discrepancy, expected: Expected) -> bool:
    return one.kind == expected.kind and any(
        _holds(outcome, reading, expected, side) for reading in one.readings for side in BOTH
    )


def _holds(outcome: Outcome, reading: Reading, expected: Expected, side: int) -> bool:
    """True if the evidence of a reading overlaps the expected words of that report."""
    words = expected.words[side]
    places = {
        one.id: (start, start + len(words))
        for one in outcome.articles[side]
        if (start := one.text.find(words)) >= 0
    }
    return any(
        span.article in places
        and span.start < places[span.article][1]
        and places[span.article][0] < span.end
        for span in reading.evidence
    )


def list_errors(outcome: Outcome) -> Iterator[str]:
    """A line for each missed difference, wrong alarm, and update that was not told."""
    pair = outcome.pair
    for one in pair.differences:
        if not is_found(outcome, one):
            reason = tell_miss(outcome, one)
            yield f"{pair.id}  missed {one.kind} ({reason}): {one.words[0]} | {one.words[1]}"
    for alarm in list_alarms(outcome):
        if not is_right(outcome, alarm):
            values = " | ".join(reading.value for reading in alarm.readings)
            yield f"{pair.id}  wrong {alarm.kind} ({pair.sort or pair.kind}): {values}"
    if pair.kind == "update" and not any(_is_update(outcome, one) for one in outcome.found):
        yield f"{pair.id}  update not told ({pair.sort}){', parted' if outcome.parted else ''}"


def main() -> None:
    """Print a table for each part and one JSON line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA, help="holds tuning/ and held/")
    parser.add_argument("--set", choices=tuple(SETS), default="first", help="by which hand")
    parser.add_argument("--part", choices=(*PARTS, "all"), default="all")
    parser.add_argument("--errors", action="store_true", help="list errors of the tuning part")
    parser.add_argument("--read-held", action="store_true", help="list those of the held part too")
    parser.add_argument("--one-story", action="store_true", help="do not ask the story grouping")
    given = parser.parse_args()
    if given.errors and given.part == "held" and not given.read_held:
        parser.error("the held pairs are not to be read; --read-held if they must be")
    data = given.data / SETS[given.set]
    there = list_parts(data)
    parts = tuple(part for part in there if given.part in {part, "all"})
    if not parts:
        parser.error(f"{data} holds no part {given.part!r}; known: {', '.join(there) or 'none'}")
    start = time.process_time()
    outcomes = find_all(read_pairs(data, parts), one_story=given.one_story)
    taken = time.process_time() - start
    readable = PARTS if given.read_held else PARTS[:1]
    for outcome in outcomes if given.errors else ():
        if outcome.pair.part in readable:
            for line in list_errors(outcome):
                print(line)
    tables = {part: measure([one for one in outcomes if one.pair.part == part]) for part in parts}
    for part, rows in tables.items():
        print(part)
        for row in rows:
            print(
                f"  {row.name:24}", *(f"{name} {value:.3g}" for name, value in row.figures.items())
            )
    figures = {part: {row.name: row.figures for row in rows} for part, rows in tables.items()}
    print(json.dumps({**figures, "cpu_s": round(taken, 1)}))


if __name__ == "__main__":
    main()
