import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.analysis.taken_back import find_taken_back
from tests.making import make_article


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The police have withdrawn the number of 23 dead that they gave at noon.", {23}),
        ("The mayor took back the figure of forty hurt.", {40}),
        (
            "The guard, which had put the number of dead at 23 on Friday before correcting itself, "
            "said that six were missing.",
            {23},
        ),
        ("A report of 15 May gave the number of dead as 23. The guard withdrew it.", {23}),
        (
            "The guard now counts 11. It withdrew the total of 14, as three were counted twice.",
            {14},
        ),
        ("The army withdrew 300 soldiers from Sarn.", set()),  # no count
        ("The number of dead rose to 23.", set()),
        ("The guard withdrew its number.", set()),
        ("Nine died; the number is known.\nThe guard withdrew it.", set()),  # another paragraph
    ],
)
def test_a_count_is_taken_back_by_the_words_beside_it(text: str, counts: set[float]) -> None:
    assert find_taken_back(make_article(text)) == counts


@given(st.text(alphabet="23 withdrewnumberof.\n", max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(find_taken_back(make_article(text or "x")), frozenset)
