"""Words and stems by which sentences and names are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.analysis.stems import find_last_words, find_stems, list_name_words
from consilience.language.words import find_words


def test_forms_of_one_verb_have_one_stem() -> None:
    assert find_stems("rise") == find_stems("rises") == find_stems("is rising")


@given(st.text(max_size=200), st.integers(1, 4))
def test_the_last_words_are_those_that_all_words_end_with(text: str, count: int) -> None:
    assert find_last_words(text, count) == find_words(text)[-count:]


@pytest.mark.parametrize("text", ["the " * 30 + "x" * 90, "a " * 60 + "1 " * 60, "Holm’s", ""])
def test_the_last_words_may_be_long_or_far_from_the_end(text: str) -> None:
    assert find_last_words(text, 2) == find_words(text)[-2:]


def test_small_words_of_a_name_are_left_out() -> None:
    assert list_name_words("The Bank of Torv’s") == ("bank", "torv")
