"""Numbers that one report gives and a later one puts right."""

import pytest

from consilience.analysis.discrepancies.numbers.revised import (
    find_revised_differences,
    tell_revised,
)
from consilience.analysis.discrepancies.numbers.tolls import find_toll_differences
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
