"""The lexicon of phrases of denial, by its own test sentences."""

import re

import pytest

from consilience.language.denials import (
    DenialPhrase,
    Side,
    find_side,
    load_denial_phrases,
    load_denial_words,
)
from consilience.language.lexicon import WordList, load_entries, load_entry, load_file

PHRASES = load_entries("denials", "phrase", DenialPhrase)
TABLES = sorted(set(load_file("denials")) - {"phrase", "side"})


@pytest.mark.parametrize("entry", PHRASES, ids=lambda one: one.words[0])
def test_a_phrase_has_words_and_stands_in_its_test_sentence(entry: DenialPhrase) -> None:
    assert all(len(phrase.split()) > 1 for phrase in entry.words)
    assert any(f" {phrase} " in entry.test.lower() for phrase in entry.words)
    assert entry.needs in {"clause", "noun", "being"}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_a_word_in_its_test_sentence(table: str) -> None:
    entry = load_entry("denials", table, WordList)
    words = f" {' '.join(re.findall(r'[a-z]+', entry.test.lower()))} "
    assert any(f" {one} " in words for one in entry.words)


def test_a_phrase_is_looked_up_by_its_first_word() -> None:
    assert load_denial_phrases()["ruled"] == ((("out",), "clause"),)
    assert "willing" in load_denial_words("willing")


@pytest.mark.parametrize(
    "entry", load_entries("denials", "side", Side), ids=lambda one: one.words[0]
)
def test_who_speaks_for_a_side_stands_in_its_test_sentence(entry: Side) -> None:
    assert any(f" {one} " in entry.test.lower() for one in entry.speakers)


def test_a_general_speaks_for_the_army() -> None:
    assert "army" in find_side(("the", "general"))
    assert find_side(("the", "baker")) == frozenset()
