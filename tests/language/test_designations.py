"""The nouns with which names of undertakings begin and those of firms end, by test sentences."""

import pytest

from consilience.language.designations import load_designators, load_firm_endings
from consilience.language.lexicon import WordList, load_entry


def test_a_noun_stands_in_the_test_sentence() -> None:
    entry = load_entry("designations", "designators", WordList)
    assert any(f"{word} " in entry.test.lower() for word in load_designators())


def test_a_word_of_firms_stands_in_the_test_sentence() -> None:
    entry = load_entry("designations", "firm_endings", WordList)
    assert any(f" {word}." in entry.test.lower() for word in load_firm_endings())


@pytest.mark.parametrize("table", ["aboard", "vessels", "any_vessel"])
def test_a_word_about_ships_stands_in_the_test_sentence(table: str) -> None:
    entry = load_entry("designations", table, WordList)
    assert any(f" {word} " in entry.test.lower() for word in entry.words)
