"""Quotations in which words have changed places."""

import pytest

from consilience.analysis.discrepancies.wordings.quotations import find_wording_differences
from tests.analysis.discrepancies.making import list_values, read_story, tell

SAID = "“We will not give boats for nets, and we will not wait for the council,” Lund said."


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("boats for nets", "nets for boats", "conflict"),
        ("boats and nets", "nets and boats", "paraphrase"),
    ],
)
def test_what_changes_places_around_a_small_word_is_shown_whole(
    one: str, other: str, relation: str
) -> None:
    told = [
        tell(name, SAID.replace("boats for nets", words))
        for name, words in zip("ab", (one, other), strict=True)
    ]
    found = find_wording_differences(read_story(*told))
    assert [each.relation for each in found] == [relation]
    if relation == "conflict":
        assert list_values(found) == [("give boats for nets, and", "give nets for boats, and")]
