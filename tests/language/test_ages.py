"""Words by which a number is an age."""

import re

import pytest

from consilience.language.lexicon import load_file, load_words


@pytest.mark.parametrize("table", sorted(load_file("ages")))
def test_the_line_of_a_table_has_one_of_its_words(table: str) -> None:
    told = set(re.findall(r"[a-z]+", load_file("ages")[table]["test"].lower()))
    assert told & load_words("ages", table)
