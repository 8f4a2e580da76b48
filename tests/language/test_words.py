import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from consilience.language.vectors import embed_texts
from consilience.language.words import (
    WORD,
    count_articles_with,
    count_background_articles,
    find_words,
    fold_word,
)


def test_words_are_folded_and_lose_their_possessive_ending() -> None:
    assert find_words("The Minister’s 3 ships' Captain, O'Neil") == [
        "the",
        "minister",
        "ships",
        "captain",
        "o'neil",
    ]


@given(st.text(alphabet="aBz09_-.,'’é “\n\tß"))
def test_words_are_runs_of_letters_whatever_stands_between_them(text: str) -> None:
    assert find_words(text) == [fold_word(one) for one in WORD.findall(text.casefold())]


def test_common_words_stand_in_more_articles_than_rare_ones() -> None:
    assert count_articles_with("the") > count_articles_with("ferry")
    assert count_articles_with("the") <= count_background_articles()
    assert count_articles_with("xyzzyx") == 0


def test_vectors_have_unit_length_and_bring_like_texts_together() -> None:
    ship, boat, tax, nothing = embed_texts(
        [
            "The ship sank in the storm.",
            "A boat went down in heavy seas.",
            "Income tax rates rose.",
            "",
        ]
    )
    assert ship.shape == (256,)
    assert np.linalg.norm(ship) == np.float32(1)
    assert not nothing.any()
    assert ship @ boat > ship @ tax
