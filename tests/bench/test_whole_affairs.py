"""Whole affairs: their truths stand on their pages, and findings are set against them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bench.whole_affairs import Outcome, list_errors, measure, tell_found
from bench.whole_affairs_texts import (
    DATA,
    Collection,
    Expected,
    Place,
    Printed,
    read_collection,
    read_collections,
)

from consilience.records.analysis import Discrepancy, Reading
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.ids import DiscrepancyId, OriginId, StoryId
from consilience.records.origin import Origin
from consilience.records.story import Story
from tests.making import make_article, make_page

TEXTS = {"one": "The barge sank on Tuesday with two men.", "other": "The barge sank on Friday."}
PAGES = {name: make_page(text, name=f"{name}.txt") for name, text in TEXTS.items()}
TRUTH = """
[[article]]
page = "one"
affair = "barge"
title = "Barge lost"

[[difference]]
id = "day"
kind = "date"
sides = [[["one", "Tuesday"]], [["other", "Friday"]]]
"""


def make_printed_article(name: str) -> Article:
    article = make_article(TEXTS[name], name=name, title="Barge lost", outlet="Quay News")
    return replace(article, page_id=PAGES[name].id)


ARTICLES = {name: make_printed_article(name) for name in TEXTS}
DAY = Expected(
    id="day",
    sort="difference",
    kind="date",
    sides=((Place("one", "on Tuesday"),), (Place("other", "on Friday"),)),
)


def make_reading(name: str, words: str) -> Reading:
    article = ARTICLES[name]
    start = article.text.index(words)
    span = article.span(start, start + len(words))
    return Reading(value=words, claim_ids=(), origins=(), evidence=(span,))


def make_finding(*readings: Reading, relation: Any = "conflict") -> Discrepancy:
    return Discrepancy(
        id=DiscrepancyId("found"),
        story_id=StoryId("barge"),
        event_id=None,
        kind="date",
        readings=readings,
        relation=relation,
        explanation="",
    )


TUESDAY, FRIDAY = make_reading("one", "Tuesday"), make_reading("other", "Friday")


def make_outcome(*found: Discrepancy, expected: Expected = DAY, parted: bool = False) -> Outcome:
    ids = [one.id for one in ARTICLES.values()]
    groups = [[one] for one in ids] if parted else [ids]
    dossier = Dossier(
        version="0.1",
        case=None,
        pages=tuple(PAGES.values()),
        articles=tuple(ARTICLES.values()),
        dropped=(),
        stories=tuple(
            Story(id=StoryId(f"story {at}"), title="", article_ids=tuple(group))
            for at, group in enumerate(groups)
        ),
        discrepancies=found,
    )
    printed = tuple(
        Printed(page=name, affair="barge", title="Barge lost", outlet="Quay News") for name in TEXTS
    )
    there = Collection(name="quay", pages=Path(), articles=printed, expected=(expected,))
    return Outcome(there, dossier)


def figures_of(outcome: Outcome, row: str) -> dict[str, float]:
    return next(one.figures for one in measure([outcome]) if one.name == row)


def test_a_difference_is_found_by_words_of_both_sides() -> None:
    outcome = make_outcome(make_finding(TUESDAY, FRIDAY))
    assert tell_found(outcome, DAY) == "conflict"
    assert figures_of(outcome, "difference") == {"expected": 1, "found": 1, "share": 1}
    assert figures_of(outcome, "findings")["on the list"] == 1


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (make_finding(TUESDAY, FRIDAY, relation="paraphrase"), "paraphrase"),
        (make_finding(TUESDAY, make_reading("other", "barge")), "half"),
        (make_finding(make_reading("one", "barge"), make_reading("other", "barge")), ""),
    ],
)
def test_other_findings_are_told_but_do_not_count(found: Discrepancy, told: str) -> None:
    outcome = make_outcome(found)
    assert tell_found(outcome, DAY) == told
    assert figures_of(outcome, "difference")["found"] == 0
    assert any("day date" in line for line in list_errors(outcome))


def test_both_sides_in_one_reading_are_no_finding() -> None:
    joined = replace(TUESDAY, evidence=(*TUESDAY.evidence, *FRIDAY.evidence))
    outcome = make_outcome(make_finding(joined))
    assert tell_found(outcome, DAY) == "half"


def test_a_look_alike_is_alarmed_by_a_conflict_and_not_by_a_paraphrase() -> None:
    alike = replace(DAY, sort="alike")
    alarmed = make_outcome(make_finding(TUESDAY, FRIDAY), expected=alike)
    calm = make_outcome(make_finding(TUESDAY, FRIDAY, relation="paraphrase"), expected=alike)
    assert figures_of(alarmed, "alike")["found"] == 1
    assert figures_of(calm, "alike")["found"] == 0
    assert any("alike day" in line for line in list_errors(alarmed))
    assert not any("alike day" in line for line in list_errors(calm))


def test_an_update_counts_as_an_update_only() -> None:
    update = replace(DAY, sort="update")
    told = make_outcome(make_finding(TUESDAY, FRIDAY, relation="update"), expected=update)
    assert figures_of(told, "update")["found"] == 1
    assert (
        figures_of(make_outcome(make_finding(TUESDAY, FRIDAY), expected=update), "update")["found"]
        == 0
    )


def test_articles_of_one_affair_in_two_stories_are_missed_pairs() -> None:
    assert figures_of(make_outcome(), "one story")["recall"] == 1
    assert figures_of(make_outcome(parted=True), "one story")["recall"] == 0


def test_articles_rest_on_the_origin_of_most_of_their_words() -> None:
    outcome = make_outcome()
    origin = Origin(
        id=OriginId("release"),
        kind="statement",
        name="Statement of the port",
        entity_id=None,
        article_ids=tuple(sorted(one.id for one in ARTICLES.values())),
        derivation_ids=(),
        stretches=tuple(one.span(0, 9) for one in ARTICLES.values()),
    )
    printed = tuple(
        replace(one, origin="release", outlet=f"{one.page} Post")
        for one in outcome.collection.articles
    )
    dossier = replace(outcome.dossier, origins=(origin,))
    several = Outcome(replace(outcome.collection, articles=printed), dossier)
    assert figures_of(several, "one origin")["f1"] == 1
    of_one = tuple(replace(one, outlet="Quay Post") for one in printed)
    outcome = Outcome(replace(outcome.collection, articles=of_one), dossier)
    assert figures_of(outcome, "one origin")["pairs"] == 0


def test_wrong_outlets_titles_and_days_are_listed() -> None:
    outcome = make_outcome(make_finding(TUESDAY, FRIDAY))
    assert figures_of(outcome, "articles")["outlet"] == len(TEXTS)
    printed = (replace(outcome.collection.articles[0], outlet="Dock Post"),)
    outcome = Outcome(replace(outcome.collection, articles=printed), outcome.dossier)
    assert figures_of(outcome, "articles")["outlet"] == 0
    assert any("'Quay News' for 'Dock Post'" in line for line in list_errors(outcome))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"Tuesday"', '"Monday"', "'Monday' does not stand on one"),
        ('["one", "Tuesday"]', '["third", "Tuesday"]', "0 pages begin with 'third'"),
        ('kind = "date"', 'kind = "day"', "'day' is no kind"),
        ('affair = "barge"', 'story = "barge"', "unknown key 'story'"),
        (', [["other", "Friday"]]', "", "two sides or more"),
    ],
)
def test_a_truth_that_breaks_the_format_is_refused(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    (tmp_path / "pages").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "pages" / f"{name}.txt").write_text(text)
    (tmp_path / "truth.toml").write_text(TRUTH)
    assert [one.id for one in read_collection(tmp_path).expected] == ["day"]
    (tmp_path / "truth.toml").write_text(TRUTH.replace(old, new))
    with pytest.raises(ValueError, match=message):
        read_collection(tmp_path)


def test_every_collection_keeps_the_format() -> None:
    collections = read_collections()
    assert {one.name for one in collections} == {one.parent.name for one in DATA.glob("*/pages")}
    assert all(one.articles and one.expected for one in collections)
