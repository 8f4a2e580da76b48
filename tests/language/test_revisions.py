import re

import pytest

from consilience.language.lexicon import load_file, load_words


@pytest.mark.parametrize("table", sorted(load_file("revisions")))
def test_the_test_sentence_of_a_table_holds_one_of_its_words(table: str) -> None:
    line = f" {' '.join(re.findall(r'[a-z]+', load_file('revisions')[table]['test'].lower()))} "
    assert any(f" {words} " in line for words in load_words("revisions", table))
