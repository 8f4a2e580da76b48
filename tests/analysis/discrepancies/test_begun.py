"""Quotations that begin or end alike."""

import pytest

from consilience.analysis.discrepancies.wordings.begun import find_begun_differences
from tests.analysis.discrepancies.making import FILLER, list_values, read_story, tell

WALL = "“The sea wall comes down in my first year,” she said."
DAY = "2031-03-01"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WALL, "“The sea wall comes down when the last ship has left,” she said."),
        (
            "“Nobody in the yard will lose a job before the winter,” he said.",
            "“Some in the yard may well be among those who lose a job before the winter,” he said.",
        ),
    ],
)
def test_two_versions_of_one_sentence_differ(one: str, other: str) -> None:
    (found,) = find_begun_differences(
        read_story(tell("a", one, day=DAY), tell("b", other, day=DAY))
    )
    assert (found.kind, found.relation) == ("wording", "conflict")
    assert {value[:4] for value in list_values((found,))[0]} == {one[1:5], other[1:5]}


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("“The sea wall comes down …,” she said.", DAY),  # words left out
        ("“The sea wall comes down,” she said.", DAY),  # cut off
        ("“The sea belongs to those who fish in it,” she said.", DAY),  # too little alike
        ("“The sea wall comes down when the last ship has left,” she said.", "2031-03-09"),
    ],
)
def test_what_is_cut_off_or_said_another_day_does_not_differ(other: str, day: str) -> None:
    story = read_story(tell("a", WALL, day=DAY), tell("b", other, day=day))
    assert find_begun_differences(story) == ()


def test_long_reports_are_left_out() -> None:
    long = f"“The sea wall comes down when the last ship has left,” she said. {6 * FILLER}"
    story = read_story(tell("a", WALL, day=DAY), tell("b", long, day=DAY))
    assert find_begun_differences(story) == ()
