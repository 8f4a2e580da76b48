import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.language.identify import UNKNOWN, identify_language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The harbour master closed the northern quay on Monday after a crane had slipped.", "en"),
        (
            "Der Hafenmeister sperrte am Montag den Kai, nachdem ein Kran umgefallen war.",
            "de",
        ),
        (
            "Le maître du port a fermé lundi le quai nord après la chute d’une grue sur le mur.",
            "fr",
        ),
        (
            "Azərbaycanın müdafiə naziri Bakı şəhərində jurnalistlərin suallarına cavab verib.",
            "az",
        ),
        ("THE HARBOUR MASTER CLOSED THE NORTHERN QUAY ON MONDAY AFTER A CRANE HAD SLIPPED.", "en"),
    ],
)
def test_the_language_of_a_sentence_is_found(text: str, lang: str) -> None:
    assert identify_language(text) == lang


@pytest.mark.parametrize("text", ["", "Port", "12 34 56 78 90 12 34 56 78 90 12 34 56 78 90"])
def test_too_little_text_has_no_language(text: str) -> None:
    assert identify_language(text) == UNKNOWN


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert identify_language(text)
