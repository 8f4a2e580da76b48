import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.linking.names import (
    SAME_NAME,
    explain_same_body,
    explain_short_body,
    find_surname,
    fold_name,
    same_name_score,
    split_name,
)
from consilience.linking.names_persons import explain_same_person
from consilience.records.mention import EntityKind


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Élodie  Müller-Lüd", "elodie muller lud"),
        ("B. Gaal", "b gaal"),
        ("B.Gaal", "b gaal"),
        ("O’Brien", "o brien"),
        ("C.P.A.", "cpa"),
        ("J.K. Gaal", "j k gaal"),
        ("Никола Тесла", "nikola tesla"),
        ("", ""),
    ],
)
def test_names_are_folded_to_plain_letters(name: str, folded: str) -> None:
    assert fold_name(name) == folded


def test_the_surname_is_the_last_word() -> None:
    assert find_surname("Ilva M. Torrent") == "torrent"
    assert find_surname("...") == ""


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Lund Shipping Ltd", "Lund Shipping", "form of the name"),
        ("UN Coast Council", "United Nations Coast Council", "form of the name"),
        ("Coast Protection Bureau", "CPB", "acronym"),
        ("American Harbour Union", "AHU", "acronym"),
        ("Ministry of Ports", "Ports Ministry", "order of the words"),
        ("World Port Organisation", "World Port Organization", "form of the name"),
        ("State Border Service", "State Border Guard Service", "words left out"),
        ("Coast Service", "Coast Guard Service", None),  # two words are too few to leave one out
        ("Lund", "Lundi", None),  # a place and its people
        ("Port Ministry", "Coast Ministry", None),
        ("Lund Bank", "Lund Court", None),
    ],
)
def test_reasons_for_taking_two_names_for_one_body(
    one: str, other: str, reason: str | None
) -> None:
    assert explain_same_body(one, other) == reason
    assert explain_same_body(other, one) == reason


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Harbour Police", "Norwegian Harbour Police", "state left out"),
        ("Lund Zoo", "Lund Zoo and Botanical Garden", "end left out"),
        ("Police", "Norwegian Police", None),  # one word could be short for anything
        ("Lunden", "Lunden Port Authority", None),  # an unknown town, not its harbour
        ("Lower House", "Lower House Ethics Committee", None),  # a part of it
        ("Lunden", "Lunden Prosecutor’s Office", None),
        ("Lunden", "Lunden Mining", "end left out"),
        ("Oslo", "Oslo Times", None),  # a place is not the body named after it
        ("Zoo and Garden", "Lund Zoo and Garden", None),
    ],
)
def test_what_may_be_left_out_of_a_long_name(one: str, other: str, reason: str | None) -> None:
    assert explain_short_body(one, other) == reason
    assert explain_short_body(other, one) == reason


@pytest.mark.parametrize(
    ("one", "other", "kind", "is_same"),
    [
        ("Ada Brandt", "Brandt, Ada", "person", True),
        ("SergeiLund", "Sergei Lund", "person", True),
        ("J.-C. Lund", "Jean-Claude Lund", "person", True),
        ("JC Lund", "Jean-Claude Lund", "person", True),
        ("Omar bin Tarif", "Omar ibn Tarif", "person", True),
        ("Jan van der Linde", "Jan Vanderlinde", "person", True),
        ("Ada Brandt", "Eva Brandt", "person", False),
        ("Omar Tarif al-Masri", "Omar Tarif al-Dosari", "person", False),  # contradiction
        ("Omar Tarif al-Masri", "Omar Tarif", "person", True),  # omission
        ("Lund Shipping GmbH", "Lund Shipping", "organisation", True),
        ("1st Lund Bank", "First Lund Bank", "organisation", True),
        ("Lund Shipping", "Lund Shipping Norway", "organisation", False),  # another company
        ("Lund Shipping", "Lund Fishing", "organisation", False),
        ("", "Ada Brandt", "person", False),
    ],
)
def test_names_are_scored_with_contradiction_weighing_more_than_omission(
    one: str, other: str, kind: EntityKind, is_same: bool
) -> None:
    assert (same_name_score(one, other, kind) >= SAME_NAME) is is_same


def test_a_person_is_compared_without_titles_suffixes_and_patronymic_words() -> None:
    assert split_name("Prof. Dr. Azhmet Gulay oglu Jr.", "person") == ("azhmet", "gulay")
    assert split_name("Minister", "person") == ("minister",)  # nothing else would be left


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["person", "organisation"]))
def test_any_two_texts_have_a_score_from_0_to_1_whatever_their_order(
    one: str, other: str, kind: EntityKind
) -> None:
    score = same_name_score(one, other, kind)
    assert 0 <= score <= 1
    assert same_name_score(other, one, kind) == pytest.approx(score)
    assert explain_same_person(one, other) == explain_same_person(other, one)
    assert explain_same_body(one, other) == explain_same_body(other, one)
