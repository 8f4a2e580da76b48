"""Numbers of which one has the digits of the other in another order."""

import pytest

from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from tests.analysis.discrepancies.making import list_values, read_story, tell

COST = "The whole exercise cost the town 240,000 crowns, most of it overtime."
BALLOTS = "At one station the judges set 38 ballots aside that had no stamp."


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (COST, "The town has been presented with a bill of 420,000 crowns."),
        (BALLOTS, "The judges threw out 83 ballots, which changed nothing."),
    ],
)
def test_digits_exchanged_between_the_only_numbers_of_a_thing_differ(text: str, other: str) -> None:
    assert len(find_number_differences(read_story(tell("a", text), tell("b", other)))) == 1


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (COST, "The town has been presented with a bill of 910,000 crowns."),
        (COST, "The town has been presented with bills of 420,000 crowns and 7,000 crowns."),
        (BALLOTS, "The judges heard 83 fishermen, which changed nothing."),
        ("The judges sat for 12 days over it.", "The judges were away for 21 days."),
    ],
    ids=["other digits", "not the only one", "other things", "days"],
)
def test_other_numbers_with_the_same_digits_are_two(text: str, other: str) -> None:
    assert list_values(find_number_differences(read_story(tell("a", text), tell("b", other)))) == []
