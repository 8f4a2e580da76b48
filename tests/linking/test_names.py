import pytest

from consilience.linking.names import explain_same_person, find_surname, fold_name


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Élodie  Müller-Lüd", "elodie muller lud"),
        ("B. Gaal", "b gaal"),
        ("B.Gaal", "b gaal"),
        ("O’Brien", "o brien"),
        ("Никола Тесла", "nikola tesla"),
        ("", ""),
    ],
)
def test_names_are_folded_to_plain_letters(name: str, folded: str) -> None:
    assert fold_name(name) == folded


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Ada Brandt", "ADA BRANDT", "same name"),
        ("Ada Brandt", "A. Brandt", "initial and surname"),
        ("Elchin Gulayev", "Elchin Ghulayev", "spelling of the surname"),
        ("Ada Brandt", "Eva Brandt", None),  # two people of one surname stay two
        ("Ada Brand", "Ada Brant", None),  # five letters are too few for a slip
        ("Ada Brandts", "Ada Brandt", "spelling of the surname"),
        ("Brandt", "Ada Brandt", None),  # a bare surname says nothing here
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


def test_the_surname_is_the_last_word() -> None:
    assert find_surname("Ilva M. Torrent") == "torrent"
    assert find_surname("...") == ""
