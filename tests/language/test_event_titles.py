import re

import pytest

from consilience.language.lexicon import load_file, load_words


@pytest.mark.parametrize("table", sorted(load_file("event_titles")))
def test_the_test_sentence_holds_a_word_of_the_list(table: str) -> None:
    words = re.findall(r"[\w']+", load_file("event_titles")[table]["test"].lower())
    told = f" {' '.join(words)} "
    assert any(f" {one} " in told for one in load_words("event_titles", table))
