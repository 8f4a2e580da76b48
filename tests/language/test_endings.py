import pytest

from consilience.language.endings import cut_article, cut_possessive, fold_plural
from consilience.language.outlets import fold_house


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("the Lund Courier", "Lund Courier"),
        ("The Lund Courier", "Lund Courier"),
        ("Theatre of Lund", "Theatre of Lund"),
        ("the", "the"),
    ],
)
def test_only_an_article_is_cut_off_a_name(name: str, bare: str) -> None:
    assert cut_article(name) == bare


@pytest.mark.parametrize(
    ("word", "bare"), [("Lund’s", "Lund"), ("lund's", "lund"), ("miners’", "miners’"), ("s", "s")]
)
def test_only_a_possessive_ending_is_cut_off_a_word(word: str, bare: str) -> None:
    assert cut_possessive(word) == bare


@pytest.mark.parametrize(
    ("word", "singular"),
    [
        ("ships", "ship"),
        ("deputies", "deputy"),
        ("houses", "house"),
        ("princess", "princess"),
        ("census", "census"),
        ("gas", "gas"),
        ("s", "s"),
    ],
)
def test_a_plural_is_folded_by_its_ending(word: str, singular: str) -> None:
    assert fold_plural(word) == singular


def test_short_words_are_folded_where_that_is_asked_for() -> None:
    assert (fold_plural("mps"), fold_plural("mps", shortest=3)) == ("mps", "mp")
    assert fold_plural("ies", shortest=1) == "ie"


def test_a_house_is_one_however_its_name_is_set() -> None:
    assert fold_house("The Lund-Courier") == fold_house("LUND COURIER") == "lundcourier"
