"""Names with a word in common, of which each report has one alone."""

import pytest

from consilience.analysis.discrepancies.names.shared import find_shared_name_differences
from tests.analysis.discrepancies.making import FILLER, list_values, read_story, tell

SHIP = "Fire broke out in the engine room of the tanker Halcyon Star off Torv on Monday."
OTHER_SHIP = "Off Torv the tanker Halcyon Spirit caught fire in its engine room on Monday."
FOUNDER = "The founder of Dune, Ilse Brandrup, opened the battery plant in Torv on Monday."


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            tell("a", SHIP, names=[("Halcyon Star", "other")]),
            tell("b", OTHER_SHIP, names=[("Halcyon Spirit", "other")]),
            ("Halcyon Spirit", "Halcyon Star"),
        ),
        (
            tell("a", FOUNDER, names=[("Ilse Brandrup", "person")]),
            tell(
                "b",
                "In Torv the battery plant was opened by Ilse Holst, the founder of Dune.",
                names=[("Ilse Holst", "person")],
            ),
            ("Ilse Brandrup", "Ilse Holst"),
        ),
    ],
    ids=["a ship", "a person"],
)
def test_one_bearer_has_two_names(one: tuple, other: tuple, values: tuple[str, str]) -> None:  # type: ignore[type-arg]  # as `tell` gives them
    (found,) = find_shared_name_differences(read_story(one, other))
    assert (found.kind, found.relation) == ("name", "conflict")
    assert list_values((found,)) == [values]


@pytest.mark.parametrize(
    "other",
    [
        tell("b", "A choir of girls sang in the Halcyon Hall.", names=[("Halcyon Hall", "other")]),
        tell("b", f"{OTHER_SHIP} The Star was near.", names=[("Halcyon Spirit", "other")]),
        tell("b", OTHER_SHIP.replace("Spirit", "Stars"), names=[("Halcyon Stars", "other")]),
    ],
    ids=["another thing", "both names", "a spelling"],
)
def test_two_bearers_and_spellings_do_not_differ(other: tuple) -> None:  # type: ignore[type-arg]  # as `tell` gives them
    one = tell("a", SHIP, names=[("Halcyon Star", "other")])
    assert find_shared_name_differences(read_story(one, other)) == ()


def test_those_of_one_family_are_two() -> None:
    one = tell("a", "Ida Holm saw smoke over the mill in Torv.", names=[("Ida Holm", "person")])
    text = "The fire brigade of Torv was called by Nils Holm."
    other = tell("b", text, names=[("Nils Holm", "person")])
    assert find_shared_name_differences(read_story(one, other)) == ()


def test_two_bodies_of_one_sort_are_two() -> None:
    text = "The {} Brigade took the pass of Torv on Monday after two days."
    one = tell("a", text.format("Mountain"), names=[("Mountain Brigade", "organisation")])
    other = tell("b", text.format("Rifle"), names=[("Rifle Brigade", "organisation")])
    assert find_shared_name_differences(read_story(one, other)) == ()


def test_names_told_late_need_a_common_noun() -> None:
    late = f"{2 * FILLER} In the engine room of the Halcyon Star there was a fire off Torv."
    one = tell("a", late, names=[("Halcyon Star", "other")])
    other = tell("b", OTHER_SHIP.replace("the tanker ", ""), names=[("Halcyon Spirit", "other")])
    assert find_shared_name_differences(read_story(one, other)) == ()


@pytest.mark.parametrize(("behind", "count"), [("", 1), ("The mill is 90 years old.", 0)])
def test_a_name_that_says_what_it_is_need_not_be_a_name(behind: str, count: int) -> None:
    told = [
        tell(
            name,
            f"Fire broke out in the engine room of the firm {each} in Torv on Monday. {behind}",
            names=[(each, "organisation")],
        )
        for name, each in (("a", "Halcyon Mill"), ("b", "Halcyon Foods"))
    ]
    assert len(find_shared_name_differences(read_story(*told))) == count
