"""Numbers that one report gives and a later one puts right."""

import pytest

from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from consilience.analysis.discrepancies.numbers.revised import (
    find_revised_differences,
    tell_revised,
)
from consilience.analysis.discrepancies.numbers.tolls import find_toll_differences
from consilience.analysis.discrepancies.numbers.versions import explain_numbers
from consilience.analysis.discrepancies.parts import Difference, Version
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from tests.analysis.discrepancies.making import list_values, read_story, tell

Told = tuple[Article, Annotations]
FIRST = "The landslide at Morr killed 19 people, the ministry of Tarnia said."
MORR = [("Morr", "place")]


def tell_day(name: str, text: str, day: str) -> Told:
    return tell(name, text, day=day, names=MORR)


@pytest.mark.parametrize(
    ("text", "day", "relation"),
    [
        ("The landslide at Morr killed 17 people, and not 19 as first reported.", 12, "update"),
        ("The landslide at Morr killed 17 people. The ministry lowered its count.", 12, "update"),
        ("The landslide at Morr killed 17 people. The ministry counts again.", 12, "conflict"),
        ("The landslide at Morr killed 17 people. The ministry lowered its count.", 11, "conflict"),
    ],
    ids=["in the sentence", "behind it", "nobody says so", "no later report"],
)
def test_a_corrected_number_is_an_update(text: str, day: int, relation: str) -> None:
    story = read_story(tell_day("a", FIRST, "2031-03-11"), tell_day("b", text, f"2031-03-{day}"))
    (found,) = find_toll_differences(story)
    assert tell_revised(story, found).relation == relation


@pytest.mark.parametrize(
    "text",
    [
        "The ministry of Tarnia corrected the figure of 19 dead of the landslide at Morr to 17.",
        "The number of people killed by the landslide at Morr was revised from 19 to 17.",
    ],
)
def test_a_report_that_gives_the_old_number_and_the_new_one_is_an_update(text: str) -> None:
    story = read_story(tell_day("a", FIRST, "2031-03-11"), tell_day("b", text, "2031-03-12"))
    (found,) = find_revised_differences(story)
    assert (found.relation, list_values((found,))) == ("update", [("19", "17")])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The number of those killed by the landslide at Morr grew from 19 to 23.", 12),
        ("The number of those killed by the landslide at Morr was revised from 18 to 17.", 12),
        ("The number of those killed by the landslide at Morr was revised from 19 to 17.", 10),
    ],
    ids=["grew", "another old number", "the earlier report"],
)
def test_no_other_step_is_a_correction(text: str, day: int) -> None:
    story = read_story(tell_day("a", FIRST, "2031-03-11"), tell_day("b", text, f"2031-03-{day}"))
    assert find_revised_differences(story) == ()


def tell_coffins(name: str, count: str, day: int) -> Told:
    return tell_day(
        name, f"All {count} coffins are to stand in the church of Morr.", f"2031-03-{day}"
    )


@pytest.mark.parametrize(
    ("days", "relation"), [((12, 14), "update"), ((14, 12), "conflict")], ids=["later", "earlier"]
)
def test_counts_that_follow_the_toll_are_an_update(days: tuple[int, int], relation: str) -> None:
    story = read_story(
        tell_day("a", "The landslide at Morr killed nine people.", "2031-03-11"),
        tell_day("b", "The landslide at Morr killed ten people.", "2031-03-13"),
        tell_coffins("c", "nine", days[0]),
        tell_coffins("d", "ten", days[1]),
    )
    (found,) = find_number_differences(story)
    assert tell_revised(story, found).relation == relation


def test_tolls_themselves_do_not_follow_the_toll() -> None:
    story = read_story(
        tell_day("a", "At the final count the landslide at Morr killed 19 people.", "2031-03-11"),
        tell_day("b", "The landslide at Morr killed 21 people.", "2031-03-12"),
    )
    (found,) = find_toll_differences(story)
    assert tell_revised(story, found).relation == "conflict"


def test_the_versions_of_an_update_stand_in_the_order_of_their_days() -> None:
    story = read_story(
        tell_day("a", "By now 190,000 customers at Morr had no line.", "2031-03-14"),
        tell_day("b", "Some 60,000 customers at Morr had no line.", "2031-03-11"),
    )
    spans = [
        next(one for one in story.sentences if words in one.text).span(0, 9)
        for words in ("190,000", "60,000")
    ]
    versions = (Version("190,000", (spans[0],)), Version("some 60,000", (spans[1],)))
    found = Difference("number", "update", versions, explain_numbers(versions))
    told = tell_revised(story, found)
    assert list_values((told,)) == [("some 60,000", "190,000")]
    assert told.explanation == "Later reports give another number: some 60,000, then 190,000."


@pytest.mark.parametrize(
    ("later", "relation"), [("84", "update"), ("40", "conflict"), ("about 80", "conflict")]
)
def test_an_exact_number_takes_the_place_of_a_rounded_one(later: str, relation: str) -> None:
    story = read_story(
        tell_day("a", "About 90 men were below at Morr.", "2031-03-11"),
        tell_day("b", f"There were {later} men below at Morr.", "2031-03-12"),
    )
    places = [
        sentence.span(amount.start, amount.end)
        for sentence in story.sentences
        if "below" in sentence.text
        for amount in sentence.amounts
    ]
    versions = tuple(Version(one.text, (one,)) for one in places)
    found = Difference("number", "conflict", versions, explain_numbers(versions))
    assert tell_revised(story, found).relation == relation
