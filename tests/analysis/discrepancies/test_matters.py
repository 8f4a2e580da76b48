"""Matters to which only one answer can be right."""

import pytest

from consilience.analysis.discrepancies.matters import find_matter_differences
from tests.analysis.discrepancies.making import list_values, read_story, tell

BRANDT = [("Orla Brandt", "person")]
LUND = [("Nils Lund", "person")]
FOOT = "Orla Brandt was shot in the foot at the ferry landing."
LEG = "Doctors say that Orla Brandt was shot in the leg at the landing."


def test_two_answers_to_one_matter_are_a_difference() -> None:
    story = read_story(tell("a", FOOT, names=BRANDT), tell("b", LEG, names=BRANDT))
    (found,) = find_matter_differences(story)
    assert (found.kind, found.relation) == ("wording", "conflict")
    assert list_values((found,)) == [("foot", "leg")]


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        (FOOT, "Nils Lund was shot in the leg at the ferry landing.", LUND),
        (FOOT, "Orla Brandt was shot in the leg and in the foot at the ferry landing.", BRANDT),
        (FOOT, "Orla Brandt went on foot and then on one leg to the landing.", BRANDT),
        (FOOT, "Orla Brandt was shot in both feet at the ferry landing.", BRANDT),
    ],
    ids=["another person", "both answers", "no wound", "one answer"],
)
def test_other_people_both_answers_and_other_senses_are_no_difference(
    first: str, second: str, names: list[tuple[str, str]]
) -> None:
    story = read_story(tell("a", first, names=BRANDT), tell("b", second, names=names))
    assert find_matter_differences(story) == ()


def test_matters_do_not_depend_on_the_order_of_articles() -> None:
    told = [tell("a", FOOT, names=BRANDT), tell("b", LEG, names=BRANDT)]
    assert find_matter_differences(read_story(*told)) == find_matter_differences(
        read_story(*told[::-1])
    )
