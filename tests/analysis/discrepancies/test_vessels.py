"""The only ship of each of two reports under two names."""

import pytest

from consilience.analysis.discrepancies.names.vessels import find_vessel_differences
from tests.analysis.discrepancies.making import FILLER, list_values, read_story, tell

DAY = "2031-03-01"
ROCK = (
    "A ferry with 80 passengers struck a rock off Torv. The Marsh Belle had left the quay at six."
)
HOLE = "The ferry that struck a rock off Torv has a hole. Cars are still aboard the Lund Maiden."


def find(one: str, other: str, *, days: tuple[str, str] = (DAY, DAY)) -> list[tuple[str, ...]]:
    told = [
        tell(name, text, day=day) for name, text, day in zip("ab", (one, other), days, strict=True)
    ]
    return list_values(find_vessel_differences(read_story(*told)))


def test_the_only_ship_of_each_report_has_two_names() -> None:
    assert find(ROCK, HOLE) == [("Lund Maiden", "Marsh Belle")]
    assert find(ROCK, HOLE.replace("aboard the", "aboard the ferry")) != []


@pytest.mark.parametrize(
    "other",
    [
        HOLE + " The tug Holm Star came.",
        HOLE.replace("Lund Maiden", "Marsh Belle"),
        HOLE + " The Belle is old.",
        HOLE.replace("ferry", "barge"),
        HOLE.replace("aboard the Lund Maiden", "in the Lund Hall"),
        HOLE.replace("Cars are still aboard the", "She was found by the tug"),
        HOLE + 6 * f" {FILLER}",
    ],
    ids=[
        "two ships",
        "one name",
        "both names",
        "another sort",
        "no ship",
        "a helper",
        "a long report",
    ],
)
def test_reports_that_may_tell_of_two_ships_do_not_differ(other: str) -> None:
    assert find(ROCK, other) == []


def test_ships_of_two_weeks_are_two() -> None:
    assert find(ROCK, HOLE, days=(DAY, "2031-03-15")) == []
