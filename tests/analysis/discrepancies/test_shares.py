"""Shares of two wholes."""

import pytest

from consilience.analysis.discrepancies.numbers.counted import Counted, read_counted
from consilience.analysis.discrepancies.numbers.shares import are_of_other_wholes
from tests.analysis.discrepancies.making import read_story, tell


def read_one(text: str, *places: str) -> Counted:
    names = [(one, "place") for one in places]
    (first, *_) = read_counted(read_story(tell("a", text, names=names)).sentences[0])
    return first


@pytest.mark.parametrize(
    ("other", "places", "are_two"),
    [
        ("65 percent of the calls to Torvia failed.", ["Torvia"], True),
        ("65 percent of the calls to Sarnia failed.", ["Sarnia"], False),
        ("65 percent of the calls failed, as in Torvia.", ["Torvia"], False),
    ],
)
def test_shares_of_what_is_in_two_places_are_of_two_wholes(
    other: str, places: list[str], are_two: bool
) -> None:
    one = read_one("55 percent of all calls in Sarnia failed.", "Sarnia")
    assert are_of_other_wholes(one, read_one(other, *places)) == are_two
