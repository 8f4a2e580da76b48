"""What a difference is about, told with a gap for the words that differ."""

import pytest

from consilience.analysis.discrepancies.telling import (
    LONGEST_CLAUSE,
    round_off,
    tell_around,
    tell_gap,
    tell_phrase,
)
from tests.making import make_article

TEXT = "The panel was found in a barn at Onde, wrapped in a blanket. It rained. Divers left."


def find(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def tell(clause: str, words: str) -> str | None:
    article = make_article(TEXT)
    return tell_gap(article.span(*find(clause)), article.span(*find(words)))


def test_the_words_that_differ_leave_a_gap() -> None:
    assert tell("The panel was found in a barn at Onde", "Onde") == (
        "The panel was found in a barn at …"
    )


def test_a_clause_that_tells_nothing_else_is_left_out() -> None:
    assert tell("It rained", "rained") is None


def test_words_beside_the_clause_and_long_clauses_are_left_out() -> None:
    assert tell("The panel was found in a barn", "Onde") is None
    article = make_article("a" * LONGEST_CLAUSE + " barn")
    whole = article.span(0, len(article.text))
    assert tell_gap(whole, article.span(LONGEST_CLAUSE + 1, LONGEST_CLAUSE + 5)) is None


def test_a_compound_stays_whole_behind_its_gap() -> None:
    article = make_article("A 9-year-old boy was found.")
    assert tell_gap(article.span(0, 26), article.span(2, 8)) == "A …-old boy was found"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "On Friday, samples from the old well at the foot of the hill by the sea held 81 parts"
            " of lead in a million, the ministry said.",
            "foot of the hill by the sea held … parts of lead in a",
        ),
        ("The toll (police say) rose to 81 on Friday.", "rose to … on Friday"),
        ("He said: 81.", None),
    ],
)
def test_the_words_next_to_a_number_tell_of_what_it_is(text: str, told: str | None) -> None:
    article = make_article(text)
    at = text.index("81")
    assert tell_phrase(article.span(0, len(text)), article.span(at, at + 2)) == told


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("wrapped in", "wrapped in a blanket"),
        ("Onde", "Onde"),
        ("in a barn at", "in a barn at Onde"),
    ],
)
def test_words_go_on_to_one_that_tells_something(words: str, shown: str) -> None:
    article = make_article(TEXT)
    assert round_off(article, article.span(*find(words))) == shown


def test_words_do_not_go_on_behind_a_mark_or_a_word_that_joins() -> None:
    article = make_article("Nets of his, boats and barrels.")
    for words in ("Nets of his", "boats and"):
        start = article.text.index(words)
        assert round_off(article, article.span(start, start + len(words))) == words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“We row the boats,” he said.", "We row the boats"),
        (
            "“In every storm of that long year we row the boats out to every buoy we own.”",
            "… that long year we row the boats out to every buoy …",
        ),
        ("Mud. “We row the boats.”", "We row the boats"),
    ],
)
def test_words_of_a_quotation_are_told_with_those_around_them(text: str, told: str) -> None:
    article = make_article(text)
    at = text.lower().index("row the")
    assert tell_around(article, article.span(at, at + len("row the"))) == told
