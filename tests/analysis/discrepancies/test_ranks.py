"""Ranks that differ from report to report."""

import pytest

from consilience.analysis.discrepancies.numbers.ranks import find_rank_differences
from tests.analysis.discrepancies.making import list_values, read_story, tell

HIGHEST = tell("a", "It is the highest fine that the office has imposed.")


@pytest.mark.parametrize(
    "text",
    [
        "The yard must pay the third-highest fine in the history of the office.",
        "The yard must pay the 3rd highest fine in the history of the office.",
    ],
)
def test_the_highest_and_the_third_highest_differ(text: str) -> None:
    (found,) = find_rank_differences(read_story(HIGHEST, tell("b", text)))
    assert (found.kind, found.relation) == ("wording", "conflict")
    assert "highest fine" in list_values((found,))[0][0]


@pytest.mark.parametrize(
    "text",
    [
        "It is one of the third-highest fines in the history of the office.",  # told apart
        "It is the third-highest tower of the town.",  # of another thing
        "It is the highest fine of the year.",
        "It is the highest fine, and the third-highest fine went to a mill.",  # has both
    ],
)
def test_other_ranks_do_not_differ(text: str) -> None:
    assert find_rank_differences(read_story(HIGHEST, tell("b", text))) == ()
