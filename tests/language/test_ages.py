"""Words by which a number is an age, and ages behind names."""

import re

import pytest

from consilience.language.ages import find_age_behind
from consilience.language.lexicon import load_file, load_words

NAME = "Lena Holt"


@pytest.mark.parametrize(
    ("behind", "years"),
    [
        (", 37, was hurt", 37),
        (" (37) was hurt", 37),
        (", aged 37, was hurt", 37),
        (" aged 37 and her son", 37),
        (", now 37, was hurt", 37),
        (", 37 of Onde", 37),
        (", 4,200 votes", None),
        (", 37 votes", None),
        (", 0, was hurt", None),
        (", 370, was hurt", None),
        (" 37 votes ahead", None),
        ("", None),
    ],
)
def test_a_bare_number_behind_a_name_and_before_a_mark_is_an_age(
    behind: str, years: int | None
) -> None:
    assert find_age_behind(f"{NAME}{behind}", len(NAME)) == years


@pytest.mark.parametrize("table", sorted(load_file("ages")))
def test_the_line_of_a_table_has_one_of_its_words(table: str) -> None:
    told = set(re.findall(r"[a-z]+", load_file("ages")[table]["test"].lower()))
    assert told & load_words("ages", table)
