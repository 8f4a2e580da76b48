"""What a difference is about, told with a gap for the words that differ."""

from consilience.analysis.discrepancies.telling import LONGEST_CLAUSE, tell_gap
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
