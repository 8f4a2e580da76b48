import re

import pytest

from consilience.language.lexicon import load_file, load_words

TABLES = [(name, table) for name in ("plays", "tellers") for table in sorted(load_file(name))]


@pytest.mark.parametrize(("name", "table"), TABLES)
def test_the_test_sentence_of_a_table_holds_one_of_its_words(name: str, table: str) -> None:
    line = load_file(name)[table]["test"].lower()
    assert load_words(name, table) & set(re.findall(r"\w+|[,:]", line))
