"""Ages of one person in two reports."""

import pytest

from consilience.analysis.discrepancies.numbers.ages import find_age_differences
from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from tests.analysis.discrepancies.making import list_values, read_story, tell

FIRST = "Divers brought up the stoker Mats Ruud, 27, on Tuesday."


@pytest.mark.parametrize(
    "other",
    [
        "One of the two men, Mats Ruud, 37, was the stoker.",
        "The 37-year-old stoker Mats Ruud was found by divers.",
        "Mats Ruud, a 37-year-old stoker, was found by divers.",
        "Mats Ruud, aged 37, was found by divers.",
    ],
)
def test_two_ages_of_one_name_exclude_each_other(other: str) -> None:
    story = read_story(tell("a", FIRST, day="2031-04-02"), tell("b", other, day="2031-04-04"))
    (found,) = find_age_differences(story)
    assert [one.value for one in found.versions] == ["27", "37"]
    assert found.relation == "conflict"
    assert "Mats Ruud" in found.explanation


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("The cook, Odd Ruud, 51, was found on a beach.", "2031-04-04"),
        ("The stoker Mats Ruud, 27, was found.", "2031-04-04"),
        ("The stoker Mats Ruud, 28, was found.", "2031-04-28"),  # he may have turned 28
        ("Mats Ruud, 27, and his father, Mats Ruud, 60, were found.", "2031-04-04"),
        ("Of Mats Ruud, 37 letters were found.", "2031-04-04"),
    ],
)
def test_ages_of_others_or_of_later_are_no_difference(other: str, day: str) -> None:
    story = read_story(tell("a", FIRST, day="2031-04-02"), tell("b", other, day=day))
    assert find_age_differences(story) == ()


def test_ages_of_two_names_are_no_numbers_of_one_thing() -> None:
    one = "Two of them died: Mats Ruud, 37, and the cook, Odd Lund, who was washed ashore."
    other = "The cook, Odd Lund, 51, who was washed ashore near the cape, will be buried."
    assert list_values(find_number_differences(read_story(tell("a", one), tell("b", other)))) == []


def test_two_spellings_of_a_last_name_are_one_person() -> None:
    other = tell("b", "At the pump stood Mats Rudd, 37, who was found.", day="2031-04-04")
    (found,) = find_age_differences(read_story(tell("a", FIRST, day="2031-04-02"), other))
    assert list_values((found,)) == [("27", "37")]


@pytest.mark.parametrize(
    "other",
    [
        "Mads Rudd, 37, was found.",
        "Mats Rind, 37, was found.",
        "Mats Rudd, 37, found his neighbour Ruud on a beach.",
    ],
    ids=["another first name", "another last name", "a report that has both"],
)
def test_two_names_alike_are_two_persons(other: str) -> None:
    told = tell("b", other, day="2031-04-04")
    assert find_age_differences(read_story(tell("a", FIRST, day="2031-04-02"), told)) == ()


@pytest.mark.parametrize(("age", "count"), [(29, 0), (37, 1)])
def test_between_reports_of_unknown_days_somebody_may_have_grown_older(
    age: int, count: int
) -> None:
    story = read_story(tell("a", FIRST), tell("b", f"The stoker Mats Ruud, {age}, was tried."))
    assert len(find_age_differences(story)) == count
