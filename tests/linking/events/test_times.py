from dataclasses import replace

import pytest

from consilience.linking.events.times import is_clock, settle_times
from consilience.records.claim import Attribution, Claim, Quantity
from consilience.records.time_expression import TimeExpression
from consilience.records.time_value import TimeValue
from tests.linking.events.making import find, make_claim
from tests.making import make_article


def read(text: str, *told: tuple[str, str, str]) -> tuple[Claim, ...]:
    """Claims of an article of May 2031, each with its verb, the words of its time and their day."""
    article = make_article(text, day="2031-05-09")
    claims = []
    for verb, words, day in told:
        claim = make_claim(article, verb, verb)
        value = TimeValue(earliest=day, latest=day, precision="day", basis="explicit")
        when = (
            TimeExpression(span=find(article, words), type="date", timex=day, value=value)
            if words
            else None
        )
        claims.append(replace(claim, when=when))
    return settle_times(claims, article)


def find_days(claims: tuple[Claim, ...]) -> list[str]:
    return [one.when.value.first_day if one.when and one.when.value else "" for one in claims]


@pytest.mark.parametrize(
    "between", [", whose foreman was", " by men who were", " before its owner was"]
)
def test_a_day_behind_another_clause_is_not_that_of_the_clause_before(between: str) -> None:
    day = "2031-05-06"
    text = f"The shaft was sunk{between} heard on Tuesday."
    found = read(text, ("sunk", "Tuesday", day), ("heard", "Tuesday", day))
    assert find_days(found) == ["", day]


@pytest.mark.parametrize("between", [" and ", " when they "])
def test_two_deeds_of_one_clause_or_one_time_have_its_day(between: str) -> None:
    day = "2031-05-06"
    text = f"Police searched the mill{between}heard the foreman on Tuesday."
    found = read(text, ("searched", "Tuesday", day), ("heard", "Tuesday", day))
    assert find_days(found) == [day, day]


def test_a_year_that_begins_a_sentence_is_that_of_all_it_tells() -> None:
    text = "Back in 2019 two divers drowned when a ferry rammed their launch. The mill burnt."
    told = [("drowned", "2019", "2019-01-01"), ("rammed", "", ""), ("burnt", "", "")]
    assert find_days(read(text, *told)) == ["2019-01-01", "2019-01-01", ""]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # Of days before the report everything may be news, and what goes on is of no year.
        ("On 6 May two divers drowned when a ferry rammed their launch.", "2031-05-06"),
        ("In 2019 two divers drowned, and owners have rammed piles since.", "2019-01-01"),
        # The year is that of the building.
        ("The pier, built in 2019, was drowned when a ferry rammed it.", "2019-01-01"),
    ],
)
def test_no_other_time_is_that_of_a_whole_sentence(text: str, day: str) -> None:
    words = "6 May" if "6 May" in text else "2019"
    first = "built" if "built" in text else "drowned"
    assert find_days(read(text, (first, words, day), ("rammed", "", "")))[1] == ""


@pytest.mark.parametrize(
    ("words", "day", "said", "kept"),
    [
        ("5.40 am", "2031-05-07", True, False),  # the day on which she said so
        ("5.40 am", "2031-05-07", False, True),
        ("5.40 am", "2031-05-09", True, True),  # news of the day of the report
        ("5.40 am on Tuesday", "2031-05-06", True, True),
    ],
)
def test_an_hour_has_not_the_day_on_which_somebody_told_it(
    words: str, day: str, said: bool, kept: bool
) -> None:
    article = make_article(f"She confirmed it sank at {words}.", day="2031-05-09")
    hour = f"{day}T05:40"
    value = TimeValue(earliest=hour, latest=hour, precision="minute", basis="relative")
    when = TimeExpression(span=find(article, words), type="time", timex=hour, value=value)
    source = Attribution(source=find(article, "She"))
    claim = replace(make_claim(article, "sank", "sink"), when=when)
    claim = replace(claim, attribution=(source,) if said else ())
    (settled,) = settle_times([claim], article)
    assert (settled.when is not None) is kept


@pytest.mark.parametrize(
    ("words", "unit", "clock"),
    [("5.40", None, True), ("23:15", None, True), ("5.40", "crowns", False), ("540", None, False)],
)
def test_a_number_printed_as_an_hour_counts_nothing(
    words: str, unit: str | None, clock: bool
) -> None:
    article = make_article(f"At {words} it sank.")
    number = Quantity(span=find(article, words), lowest=5.4, highest=5.4, unit=unit)
    assert is_clock(number) is clock
