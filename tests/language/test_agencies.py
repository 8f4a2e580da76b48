import pytest

from consilience.extraction.blocks import Block
from consilience.extraction.credits import read_credits
from consilience.language.agencies import (
    CreditWording,
    is_about_picture,
    is_creditable,
    load_agencies,
)
from consilience.language.lexicon import WordList, load_entries, load_entry


def credit(wording: CreditWording) -> tuple[str, ...]:
    line = Block(1000, 1000 + len(wording.test), wording.test)
    other = Block(0, 20, "The gate was closed.") if wording.place == "last" else None
    if wording.place == "edge":
        body, tail = [Block(0, 20, "The gate was closed.")], [line]
    else:
        body, tail = [other, line] if other else [line], []
    return tuple(found.text for found in read_credits([], body, tail).agencies)


@pytest.mark.parametrize(
    "wording", load_entries("agencies", "credit", CreditWording), ids=lambda one: one.test
)
def test_every_wording_credits_what_its_test_says(wording: CreditWording) -> None:
    assert credit(wording) == wording.finds


@pytest.mark.parametrize("table", ["no_credit", "pictures"])
def test_a_bracket_that_credits_nobody_is_passed_over(table: str) -> None:
    text = load_entry("agencies", table, WordList).test
    assert read_credits([], [Block(0, len(text), text)], []).agencies == ()


def test_a_short_form_and_the_full_name_are_one_agency() -> None:
    assert load_agencies()["AP"] is load_agencies()["Associated Press"]


def test_pictures_are_told_from_reports() -> None:
    assert is_about_picture("Jewish Press photo")
    assert not is_about_picture("Times of Israel")
    assert is_creditable("Anadolu Agency")
    assert not is_creditable("File photo")
