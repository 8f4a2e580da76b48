"""Headlines inside a report name nobody and no place."""

import pytest

from consilience.analysis.discrepancies.headlines import is_headline
from tests.analysis.discrepancies.making import read_story, tell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Killer Quake Leaves Villagers In Tents Near Talmeer.", True),
        ("LUND BEATS BRANDT, TAKES HARBOUR.", True),
        ("Mayor Orla Brandt signed the treaty with Governor Lund in Talmeer.", False),
        ("The Dockers mourn Orla Brandt of Talmeer.", False),
        ("Orla Brandt met Eva Lund.", False),  # too short to tell
    ],
)
def test_a_headline_has_capitals_throughout(text: str, expected: bool) -> None:
    assert is_headline(read_story(tell("a", text)).sentences[0]) is expected
