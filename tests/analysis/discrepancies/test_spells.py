"""Two happenings told apart by the words for their times."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.numbers.counted import Counted, read_counted
from consilience.analysis.discrepancies.spells import are_of_two_spells
from tests.analysis.discrepancies.making import find_span, make_claim, make_time, read_story, tell

OLD = "The same valley was shaken by a quake of 40 seconds {}."


def read_number(name: str, text: str, words: str, timex: str, *, said: str = "") -> Counted:
    """The first number of a text with a time that hangs on an unknown date."""
    article, notes = tell(name, text)
    if timex.startswith("XXXX"):
        time = replace(make_time(article, words, "2033-01-01"), timex=timex, value=None)
    else:
        precision = "month" if len(timex) == len("2033-05") else "day"
        time = make_time(article, words, timex, precision=precision)
        if precision == "month" and time.value:
            ends = replace(time.value, earliest=f"{timex}-01", latest=f"{timex}-28")
            time = replace(time, value=ends)
    verb = said or "shaken" if "shaken" in text else said or "shook"
    claim = make_claim(article, find_span(article, text.rstrip(".")).text, verb=verb, lemma="shake")
    lemma = replace(claim.predicate, lemma="say" if said else "shake")
    claim = replace(claim, predicate=lemma, when=time)
    notes = replace(notes, times=(time,), claims=(claim,))
    (first, *_) = read_counted(read_story((article, notes)).sentences[0])
    return first


@pytest.mark.parametrize(
    ("month", "day", "are_two"),
    [
        (("in May", "XXXX-05"), ("on Sunday", "XXXX-WXX-7"), True),
        (("in May", "XXXX-05"), ("on 9 May", "XXXX-05-09"), False),
        (("in May", "2033-05"), ("on Sunday", "2033-09-04"), True),
        (("in May", "2033-05"), ("on Sunday", "2033-05-08"), False),
        (("in May", "XXXX-05"), ("on Sunday", "2033-09-04"), False),
        (("on Monday", "XXXX-WXX-1"), ("on Sunday", "XXXX-WXX-7"), False),
    ],
)
def test_a_bare_month_is_not_that_of_a_weekday(
    month: tuple[str, str], day: tuple[str, str], are_two: bool
) -> None:
    one = read_number("a", OLD.format(month[0]), *month)
    other = read_number("b", f"A quake of 20 seconds shook the valley {day[0]}.", *day)
    assert are_of_two_spells(one, other) == are_two
    assert are_of_two_spells(other, one) == are_two


def test_the_day_on_which_something_was_said_is_not_that_of_the_happening() -> None:
    one = read_number("a", OLD.format("in May"), "in May", "XXXX-05")
    text = "A quake of 20 seconds shook the valley, the mayor said on Sunday."
    other = read_number("b", text, "on Sunday", "XXXX-WXX-7", said="said")
    assert not are_of_two_spells(one, other)
