import calendar
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from bench.pairs import Outcome, is_found, is_right, list_alarms, list_errors, measure, tell_miss
from bench.pairs_texts import (
    DATA,
    KINDS,
    PARTS,
    SETS,
    Expected,
    Pair,
    PairKind,
    Report,
    list_parts,
    read_pair,
    read_pairs,
)

from consilience.pipeline.runner import extract_one
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.article import Article
from consilience.records.ids import DiscrepancyId, StoryId
from tests.making import make_article

BY_SET = {name: read_pairs(DATA / folder) for name, folder in SETS.items()}
PAIRS = [pair for pairs in BY_SET.values() for pair in pairs]
REPORTS = [report for pair in PAIRS for report in pair.reports]

WEEKDAYS = tuple(calendar.day_name)
MONTHS = tuple(calendar.month_name)[1:]
DATED = re.compile(
    rf"(?P<weekday>{'|'.join(WEEKDAYS)}),? "
    rf"(?:(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)})|(?P<first>{'|'.join(MONTHS)}) (?P<then>\d{{1,2}}))"
    r"\b(?:,? (?P<year>\d{4}))?"
)

TUESDAY, WEDNESDAY = "The barge sank on Tuesday with two men.", "The barge sank on Wednesday."
SANK = Expected(kind="date", relation="conflict", words=("on Tuesday", "on Wednesday"))
FIRST = make_article(TUESDAY, name="first")
SECOND = make_article(WEDNESDAY, name="second")


def make_report(text: str) -> Report:
    return Report(headline="Barge lost", outlet="Quay News", published=date(2032, 3, 5), text=text)


DIFFERING = Pair(
    id="barge",
    kind="differ",
    part="tuning",
    reports=(make_report(TUESDAY), make_report(WEDNESDAY)),
    differences=(SANK,),
)
SEEMING = replace(DIFFERING, kind="update", differences=(), looks=SANK, sort="toll")


def make_reading(*marked: tuple[Article, str]) -> Reading:
    evidence = []
    for article, words in marked:
        start = article.text.index(words)
        evidence.append(article.span(start, start + len(words)))
    return Reading(value=marked[0][1], claim_ids=(), origins=(), evidence=tuple(evidence))


def find(*readings: Reading, kind: Any = "date", relation: Any = "conflict") -> Discrepancy:
    return Discrepancy(
        id=DiscrepancyId("found"),
        story_id=StoryId("story"),
        event_id=None,
        kind=kind,
        readings=readings,
        relation=relation,
        explanation="",
    )


def make_outcome(*found: Discrepancy, pair: Pair = DIFFERING, parted: bool = False) -> Outcome:
    return Outcome(pair=pair, articles=((FIRST,), (SECOND,)), found=found, parted=parted)


RIGHT = (make_reading((FIRST, "on Tuesday")), make_reading((SECOND, "on Wednesday")))
BESIDE = (make_reading((FIRST, "two men")), make_reading((SECOND, "The barge")))


def figures_of(outcomes: list[Outcome], row: str) -> dict[str, float]:
    return next(one.figures for one in measure(outcomes) if one.name == row)


@pytest.mark.parametrize(
    ("name", "differing", "seeming"),
    [
        ("first", 64, 64),
        ("second", 52, 68),
        ("third", 30, 30),
        ("fourth", 40, 30),
        ("fifth", 112, 72),
        ("sixth", 63, 30),
    ],
)
def test_a_set_has_as_many_pairs_as_its_readme_says(
    name: str, differing: int, seeming: int
) -> None:
    kinds = Counter(pair.kind == "differ" for pair in BY_SET[name])
    assert (kinds[True], kinds[False]) == (differing, seeming)


@pytest.mark.parametrize(
    ("name", "least"),
    [("first", 8), ("second", 7), ("third", 4), ("fourth", 5), ("fifth", 16), ("sixth", 9)],
)
@pytest.mark.parametrize("kind", KINDS)
def test_differences_are_spread_over_all_kinds(name: str, least: int, kind: str) -> None:
    assert sum(one.kind == kind for pair in BY_SET[name] for one in pair.differences) >= least


@pytest.mark.parametrize("name", SETS)
def test_a_set_has_updates_and_pairs_of_two_happenings(name: str) -> None:
    kinds = Counter(pair.kind for pair in BY_SET[name])
    assert min(kinds["update"], kinds["different"]) >= 2


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("first", 0.28, 0.38),
        ("second", 0.5, 0.5),
        ("third", 0.5, 0.7),
        ("fourth", 0.5, 0.5),
        ("fifth", 0.5, 0.5),
        ("sixth", 0.4, 0.5),
    ],
)
@pytest.mark.parametrize("kind", get_args(PairKind))
def test_the_same_share_of_each_kind_is_held_back(
    name: str, least: float, most: float, kind: str
) -> None:
    those = [pair.part for pair in BY_SET[name] if pair.kind == kind]
    assert least <= those.count("held") / len(those) <= most


def test_some_pairs_differ_twice() -> None:
    assert sum(len(pair.differences) > 1 for pair in PAIRS) >= 8


def test_a_denial_is_expected_as_a_denial_and_all_else_as_a_conflict() -> None:
    expected = [one for pair in PAIRS for one in pair.differences]
    assert all((one.kind == "denial") == (one.relation == "denial") for one in expected)


def test_ids_stand_once() -> None:
    assert [name for name, count in Counter(pair.id for pair in PAIRS).items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("first", 60, 160),
        ("second", 55, 160),
        ("third", 70, 180),
        ("fourth", 70, 180),
        ("fifth", 70, 320),
        ("sixth", 105, 260),
    ],
)
def test_reports_are_of_the_length_that_is_asked_for(name: str, least: int, most: int) -> None:
    reports = [report for pair in BY_SET[name] for report in pair.reports]
    assert all(least <= len(one.text.split()) <= most for one in reports)
    assert all(len(one.text.splitlines()) >= 3 for one in reports)


def test_no_sentence_of_five_words_or_more_stands_in_two_reports() -> None:
    seen: dict[str, str] = {}
    for one in REPORTS:
        for sentence in re.split(r"(?<=[.!?])\s+", one.text):
            assert len(sentence.split()) < 5 or seen.setdefault(sentence, one.text) == one.text


def test_no_run_of_eight_words_stands_in_two_pairs() -> None:
    seen: dict[tuple[str, ...], str] = {}
    repeated = []
    for pair in PAIRS:
        for one in pair.reports:
            words = re.findall(r"\w+", one.text.lower())
            for at in range(len(words) - 7):
                run = tuple(words[at : at + 8])
                if seen.setdefault(run, pair.id) != pair.id:
                    repeated.append(" ".join(run))
    assert repeated == []


def test_no_outlet_and_no_headline_stands_twice_in_a_pair() -> None:
    for pair in PAIRS:
        first, second = pair.reports
        assert first.outlet != second.outlet
        assert first.headline != second.headline


def test_reports_of_one_happening_are_published_within_three_weeks() -> None:
    for pair in PAIRS:
        first, second = pair.reports
        apart = abs((first.published - second.published).days)
        assert (apart <= 21) == (pair.kind != "different"), pair.id


def list_wrong_weekdays(report: Report) -> list[str]:
    """Days of the week with a date beside them on which they do not fall, in the nearest year."""
    wrong = []
    for found in DATED.finditer(report.text):
        month, day = (
            MONTHS.index(found["month"] or found["first"]) + 1,
            int(found["day"] or found["then"]),
        )
        years = range(report.published.year - 1, report.published.year + 2)
        days = [date(int(found["year"] or year), month, day) for year in years]
        nearest = min(days, key=lambda one: abs(one - report.published))
        if WEEKDAYS[nearest.weekday()] != found["weekday"]:
            wrong.append(found[0])
    return wrong


def test_days_of_the_week_fit_the_dates_beside_them() -> None:
    assert [wrong for report in REPORTS for wrong in list_wrong_weekdays(report)] == []


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("on Friday, 5 March", 0),
        ("on Friday, March 5", 0),
        ("on Saturday, 5 March", 1),
        ("on Thursday, 1 January 2032", 0),
        ("on Wednesday, 31 December", 0),
    ],
)
def test_a_day_of_the_week_is_checked_against_its_date(words: str, wrong: int) -> None:
    assert len(list_wrong_weekdays(make_report(f"The barge sank {words}."))) == wrong


@pytest.mark.parametrize("name", SETS)
def test_extraction_keeps_every_expected_word(name: str) -> None:
    for pair in BY_SET[name]:
        expected = [*pair.differences, *([pair.looks] if pair.looks else [])]
        for at, page in enumerate(pair.make_pages()):
            (article,) = extract_one(page).extraction.articles
            assert all(article.text.count(one.words[at]) == 1 for one in expected), pair.id
            assert article.published is not None
            assert article.published.first_day == pair.reports[at].published.isoformat()


BARGE: dict[str, Any] = {
    "id": "barge",
    "kind": "differ",
    "differences": [{"kind": "date", "first": "on Tuesday", "second": "on Wednesday"}],
    "first": {
        "headline": "Barge lost",
        "outlet": "Quay News",
        "published": "2032-03-05",
        "text": TUESDAY,
    },
    "second": {
        "headline": "Barge sinks",
        "outlet": "Canal Post",
        "published": "2032-03-05",
        "text": WEDNESDAY,
    },
}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": "same"}, "is no kind"),
        ({"wrong": 1}, "unknown key 'wrong'"),
        ({"differences": []}, "differences belong to pairs that differ"),
        ({"kind": "agree"}, "differences belong to pairs that differ"),
        ({"differences": [{"kind": "date", "first": "on", "second": "at sea"}]}, "stands 0 times"),
        ({"differences": [{"kind": "age", "first": "on", "second": "on"}]}, "no kind of diff"),
        (
            {
                "kind": "agree",
                "differences": [],
                "looks": {"kind": "date", "first": "on Tuesday", "second": "on Wednesday"},
            },
            "needs its sort",
        ),
        ({"first": {**BARGE["first"], "published": "2032-02-30"}}, "day is out of range"),
    ],
)
def test_a_pair_that_breaks_the_format_is_refused(changes: dict[str, Any], message: str) -> None:
    assert read_pair(BARGE, "tuning").differences == (SANK,)
    with pytest.raises(ValueError, match=message):
        read_pair({**BARGE, **changes}, "tuning")


def test_parts_are_read_apart() -> None:
    assert read_pairs(DATA, ["nowhere"]) == ()
    assert {pair.part for pair in read_pairs(DATA, PARTS[:1])} == {"tuning"}


def test_a_set_has_the_parts_it_has_folders_for(tmp_path: Path) -> None:
    (tmp_path / "held").mkdir()
    assert list_parts(tmp_path) == ("held",)
    assert list_parts() == PARTS


def test_an_alarm_with_the_kind_and_both_words_is_right() -> None:
    outcome = make_outcome(find(*RIGHT))
    assert is_right(outcome, outcome.found[0])
    assert is_found(outcome, SANK)
    assert list(list_errors(outcome)) == []


def test_the_order_of_readings_does_not_matter() -> None:
    assert is_found(make_outcome(find(*reversed(RIGHT))), SANK)


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (find(*BESIDE), "silent"),
        (find(RIGHT[0], BESIDE[1]), "half"),
        (find(*RIGHT, kind="number"), "as number"),
        (find(*RIGHT, relation="update"), "as update"),
        (find(RIGHT[0]), "half"),
        # One reading that holds both words takes them for the same.
        (find(make_reading((FIRST, "on Tuesday"), (SECOND, "on Wednesday"))), "half"),
    ],
)
def test_other_findings_do_not_find_the_difference(found: Discrepancy, reason: str) -> None:
    outcome = make_outcome(found)
    assert not is_found(outcome, SANK)
    assert not is_right(outcome, found)
    assert tell_miss(outcome, SANK) == reason


def test_reports_in_two_stories_are_a_miss_and_counted() -> None:
    outcome = make_outcome(parted=True)
    assert tell_miss(outcome, SANK) == "parted"
    assert figures_of([outcome], "stories")["parted"] == 1
    assert figures_of([outcome], "date")["recall"] == 0


def test_a_finding_in_one_report_alone_is_no_alarm_and_is_counted() -> None:
    outcome = make_outcome(find(RIGHT[0], kind="denial", relation="denial"))
    assert list_alarms(outcome) == []
    assert figures_of([outcome], "stories")["alarms in one report"] == 1


def test_precision_counts_the_alarms_of_all_pairs_and_recall_the_differences() -> None:
    outcomes = [
        make_outcome(find(*RIGHT), find(*BESIDE)),
        make_outcome(find(*BESIDE), pair=SEEMING),
    ]
    figures = figures_of(outcomes, "all")
    assert figures["precision"] == pytest.approx(1 / 3)
    assert figures["recall"] == 1


def test_an_update_is_told_by_a_finding_of_that_relation() -> None:
    told, silent = (
        make_outcome(find(*RIGHT, relation="update"), pair=SEEMING),
        make_outcome(pair=SEEMING),
    )
    assert figures_of([told, silent], "updates")["share told"] == 0.5
    assert [len(list(list_errors(one))) for one in (told, silent)] == [0, 1]


def test_an_alarm_on_an_update_counts_by_its_sort() -> None:
    outcome = make_outcome(find(*RIGHT), pair=SEEMING)
    assert figures_of([outcome], "toll") == {"pairs": 1, "alarmed": 1}
    assert figures_of([outcome], "updates")["alarmed"] == 1
