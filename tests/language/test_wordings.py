"""The lexicon of words that say more or less, by its own test sentences."""

import re

import pytest

from consilience.language.lexicon import WordList, load_entry, load_file
from consilience.language.wordings import load_wording_words

TABLES = sorted(load_file("wordings"))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_a_word_in_its_test_sentence(table: str) -> None:
    entry = load_entry("wordings", table, WordList)
    assert set(entry.words) & set(re.findall(r"\w+", entry.test.lower()))


def test_a_modal_is_no_hedge() -> None:
    assert load_wording_words("modals").isdisjoint(load_wording_words("hedges"))
