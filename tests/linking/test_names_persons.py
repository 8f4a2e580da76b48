import pytest

from consilience.linking.names import GENERATION, LOOSE
from consilience.linking.names_persons import (
    explain_same_part,
    explain_same_person,
    find_generation,
)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Ada Brandt", "ADA BRANDT", "same name"),
        ("Ada Brandt", "A. Brandt", "initial and surname"),
        ("Elchin Gulayev", "Elchin Ghulayev", "spelling of the name"),
        ("Ahmed al-Tarif", "Ahmad al Tarif", "spelling of the name"),
        ("Andrej Bolko", "Andrei Bolco", "spelling of the name"),
        ("Benjamin Lund", "Benny Lund", "nickname"),
        ("Volodymyr Lund", "Vladimir Lund", "nickname"),
        ("Alessandro Lund", "Sandro Lund", "short first name"),
        ("Brandt, Ada", "Ada Brandt", "order of the words"),
        ("Tulvar Azhmet Gulay oglu", "Azhmet Tulvar", "words left out"),
        ("Ada M. Brandt", "Ada Brandt", "words left out"),
        ("Dr. Ada Brandt", "Ada Brandt", "same name"),
        ("Ada Brandt", "Eva Brandt", None),  # two people of one surname stay two
        ("Tim Brandt", "Tom Brandt", None),  # three letters are too few for a slip
        ("Ada Brand", "Ada Brant", None),
        ("Ada Brandts", "Ada Brandt", "spelling of the name"),
        ("Brandt", "Ada Brandt", None),  # a bare surname says nothing here
        ("A. B.", "Ada Brandt", None),  # and neither do initials
        ("E. Brandt", "Ada Brandt", None),
        ("A. Brandt", "A. Brandt", "same name"),
        ("Ada Li", "Ada Lu", None),
    ],
)
def test_reasons_for_taking_two_names_for_one_person(
    one: str, other: str, reason: str | None
) -> None:
    assert explain_same_person(one, other) == reason
    assert explain_same_person(other, one) == reason


def test_a_bare_name_may_be_spelled_otherwise_than_in_the_full_one() -> None:
    assert explain_same_part("Isiah Lund", "Isaiah") in LOOSE
    assert explain_same_part("Isiah Lund", "Ada") is None


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Jan W. Lund", "Jan H. W. Lund", None),  # father and son
        ("Jan W. Lund", "Jan W. H. Lund", "words left out"),
        ("Jan H. W. Lund", "Jan Lund", "words left out"),
        ("Jan Weil", "Jan W. Lund", None),  # an initial amid a name is no surname's
        ("Jan Moll", "Jan M. Lund", None),
        ("Jan M.", "Jan Moll", "initial and surname"),
        ("Tarif Masri", "Omar Amir Tarif Masri", None),  # the father
        ("Omar Masri", "Omar Amir Tarif Masri", "words left out"),
        ("Garba Lund", "Mallam Garba Lund", "words left out"),
        ("Jan Lund Jr.", "Jan Lund", GENERATION),
        ("Jan Lund Jr.", "Jan Lund Junior", "same name"),
        ("Jan Lund Jr.", "Jan Lund Sr.", None),
        ("Jan B. Lund III", "Jan Lund", GENERATION),
    ],
)
def test_fathers_and_sons_and_people_called_otherwise_are_not_one(
    one: str, other: str, reason: str | None
) -> None:
    assert explain_same_person(one, other) == reason
    assert explain_same_person(other, one) == reason


def test_a_generation_is_told_behind_a_name_alone() -> None:
    assert find_generation("Jan Lund, Jr.") == "jr"
    assert find_generation("Jan Lund") == ""
    assert find_generation("Junior") == ""
    assert GENERATION in LOOSE
