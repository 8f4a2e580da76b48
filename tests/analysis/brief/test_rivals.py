"""What others give for a contested value stands right behind that value."""

from dataclasses import replace

import pytest

from consilience.analysis.brief.rivals import are_same, find_misread, find_rivals, note_rivals
from consilience.records.analysis import Discrepancy
from consilience.records.span import Span
from tests.analysis.brief.test_readings import FIRST, NINE, ONE, TWO, differ, read
from tests.making import make_article


def tell(*disputes: Discrepancy, words: Span | None = None) -> str:
    held = words or FIRST.span(0, len(FIRST.text))
    return note_rivals(held.text, find_rivals(held, disputes))


def test_a_contested_value_is_told_with_what_others_say() -> None:
    assert tell(differ(TWO, ONE)) == "Thieves took two bells (others say one) from Onde church."
    assert tell(differ(TWO, ONE, NINE)) == (
        "Thieves took two bells (others say one or Nine) from Onde church."
    )
    assert tell(differ(ONE, NINE)) == FIRST.text
    assert tell(differ(TWO, ONE, relation="update")) == FIRST.text


def test_a_slip_of_the_pen_contests_nothing() -> None:
    slip = differ(TWO, ONE, explanation="Nine bells is likely a slip.")
    assert tell(slip) == FIRST.text


def test_many_values_are_not_listed() -> None:
    fields = [replace(ONE, value=value) for value in ("one", "nine", "ten", "eleven")]
    explanation = "The articles count the bells differently: two, one, nine, ten or eleven."
    one = differ(TWO, *fields, explanation=explanation)
    assert tell(one) == "Thieves took two bells (accounts differ) from Onde church."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("19 miles", "about 19 nautical miles", True),
        ("4.2 million crowns", "4.2 million", True),
        ("19 miles", "91 miles", False),
        ("two boats", "Two boats", True),
        ("two boats", "three boats", False),
    ],
)
def test_a_value_in_other_words_is_no_other_value(one: str, other: str, same: bool) -> None:
    assert are_same(one, other) == same


def test_nobody_says_otherwise_what_the_sentence_says() -> None:
    article = make_article("The quay paid 4.2 million to a diver.", name="quay")
    other = make_article("It paid 4.2 million crowns.", name="other")
    same = differ(read(article, "4.2 million"), read(other, "4.2 million crowns"))
    assert tell(same, words=article.span(0, len(article.text))) == article.text


def test_another_day_stands_behind_the_day_and_not_behind_what_follows() -> None:
    text = "Weld left the office on Tuesday, nine days after letters told of a leak in March."
    article = make_article(text, name="left")
    other = make_article("Weld left on 20 October.", name="other")
    days = differ(
        replace(read(article, "Tuesday"), value="2031-10-21"),
        replace(read(other, "20 October"), value="2031-10-20"),
        kind="date",
        explanation="Weld left: 20 October 2031 or 21 October 2031.",
    )
    told = tell(days, words=article.span(0, len(text)))
    assert told.startswith(
        "Weld left the office on Tuesday (21 October 2031; others say 20 October 2031), nine"
    )


def test_no_note_stands_in_somebody_s_words() -> None:
    article = make_article("Weld said: “I took two bells home.”", name="said")
    taken = differ(read(article, "two"), ONE)
    told = tell(taken, words=article.span(0, len(article.text)))
    assert told == "Weld said: “I took two bells home.” (others say one)."


@pytest.mark.parametrize(
    ("printed", "value", "rival", "noted"),
    [
        ("Sunday", "2031-03-09", "2031-03-10", True),
        ("Sunday", "2031-03-09", "2031-01-05", False),
        ("9 March", "2031-03-09", "2031-01-05", True),
    ],
)
def test_a_weekday_that_was_read_of_another_week_contests_nothing(
    printed: str, value: str, rival: str, noted: bool
) -> None:
    article = make_article(f"Thieves took the bells on {printed} night.", name="a")
    start = article.text.index(printed)
    words = article.span(0, len(article.text))
    own = replace(TWO, value=value, evidence=(article.span(start, start + len(printed)),))
    other = replace(ONE, value=rival)
    explanation = f"The bells were taken: {printed} or one."
    one = differ(own, other, kind="date", explanation=explanation)
    assert bool(find_rivals(words, [one])) is noted
    assert bool(find_misread(words, [one])) is not noted
