import pytest

from consilience.language.lexicon import load_file, load_words
from consilience.language.words import find_words


@pytest.mark.parametrize("table", sorted(load_file("witnesses")))
def test_the_test_sentence_holds_a_word_of_the_list(table: str) -> None:
    told = find_words(load_file("witnesses")[table]["test"])
    assert not load_words("witnesses", table).isdisjoint(told)
