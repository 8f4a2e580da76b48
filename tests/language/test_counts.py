"""Words that tell of what sort a number is."""

import re

import pytest

from consilience.language.lexicon import load_file, load_words


@pytest.mark.parametrize("table", sorted(load_file("counts")))
def test_the_line_of_a_table_has_one_of_its_words(table: str) -> None:
    told = set(re.findall(r"[a-z]+", load_file("counts")[table]["test"].lower()))
    assert told & load_words("counts", table)
