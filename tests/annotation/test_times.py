from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from consilience.annotation.paragraphs import join_parses
from consilience.annotation.pipeline import load_pipeline
from consilience.annotation.times import (
    PUBLISHED_KEY,
    SPANS_KEY,
    FoundTime,
    find_times,
    resolve_times,
)
from consilience.language.times import TimeRule, load_rules
from consilience.records.time_value import TimeValue

WEDNESDAY = TimeValue(earliest="2022-10-05", latest="2022-10-05", precision="day", basis="explicit")
WORDS = """
on in the of a last next this that same two 5 17 31 2022 1944 480 BC May October Monday
morning night week weeks years ago later earlier before , . - – / ( ) : 10:30 p.m. GMT
05/10/2022 99/99/9999 29 February 1990s 20th century first half 0 00 '99 ½ ² ٣ now Sun
every daily summer Christmas quarter end early 9999999999 0000 2100 Sept. \u2028 \U0001f600
"""
TOKENIZER = spacy.blank("en")


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = load_pipeline("en")
    assert pipeline is not None
    return pipeline


def values(found: tuple[FoundTime, ...]) -> list[str]:
    return [time.timex for time in found]


@pytest.mark.parametrize("rule", load_rules(), ids=[rule.test for rule in load_rules()])
def test_a_rule_reads_its_test_sentence(nlp: Language, rule: TimeRule) -> None:
    found = find_times(nlp(rule.test), WEDNESDAY)
    assert {rule.test[time.start : time.end]: time.timex for time in found} == rule.finds


def test_a_time_has_an_interval_a_precision_and_a_basis(nlp: Language) -> None:
    (time,) = find_times(nlp("The deal was signed in late August."), WEDNESDAY)
    assert time.value == TimeValue(
        earliest="2022-08-01", latest="2022-08-31", precision="month", basis="relative"
    )


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("It sank on 3 March 2021.", "explicit"),
        ("It sank on Monday.", "weekday"),
        ("It sank last year.", "relative"),
        ("It sank today.", "publication"),
    ],
)
def test_the_basis_says_how_the_day_is_known(nlp: Language, text: str, basis: str) -> None:
    (time,) = find_times(nlp(text), WEDNESDAY)
    assert time.value is not None
    assert time.value.basis == basis


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The two tugs failed to move her on Monday.", "2022-10-03"),
        ("Some 400 people had to leave their homes on Monday.", "2022-10-03"),
        ("Not until Monday evening was supply restored everywhere.", "2022-10-03TEV"),
        ("Onde is in the final for the first time after a win on Monday.", "2022-10-03"),
        ("Nobody came until Monday.", "2022-10-03"),
        ("They did not open the gate until Monday.", "2022-10-03"),
        ("The road stayed shut until Monday.", "2022-10-03"),
        ("The ministers agreed to meet on Monday.", "2022-10-10"),
        ("The ministers will have to meet on Monday.", "2022-10-10"),
        ("The road was shut until Monday.", "2022-10-10"),
        ("No ferry was expected until Monday.", "2022-10-10"),
        ("The council put off the vote until Monday.", "2022-10-10"),
        ("The council has put off its vote, to Monday.", "2022-10-10"),
        ("The council moved the vote to Monday.", "2022-10-10"),
        ("The mayor went to Monday prayers.", "2022-10-03"),
        ("The town hopes to lift the ban on eating fish on Monday.", "2022-10-10"),
        ("The minister is expected in the town on Monday.", "2022-10-10"),
        ("The hearings are scheduled by the court for Monday.", "2022-10-10"),
        ("The minister was expected in the town on Monday.", "2022-10-03"),
        ("She runs the house until it is opened by the king on Monday.", "2022-10-10"),
    ],
)
def test_a_weekday_is_past_where_the_deed_is(nlp: Language, text: str, day: str) -> None:
    assert values(find_times(nlp(text), WEDNESDAY)) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The report puts the beginning at 1 October.", "2022-10-01"),
        ("The fair opens on 8 October.", "2022-10-08"),
        ("The fair opens on 3 January.", "2023-01-03"),
        ("The fair will open on 1 October.", "2023-10-01"),
        ("Lind was eligible to race again from 1 October.", "2022-10-01"),
    ],
)
def test_beside_a_bare_present_a_day_is_the_nearest(nlp: Language, text: str, day: str) -> None:
    assert values(find_times(nlp(text), WEDNESDAY)) == [day]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "On Monday evening at about seven they came. At midnight we had thirty.",
            ["2022-10-03T19:00", "2022-10-03T24:00"],
        ),
        (
            "He rang on Monday. At 6.40 it was sweet, at ten past eight it was not.",
            ["2022-10-03", "2022-10-03TXX", "2022-10-03TXX"],
        ),
        (
            "On Monday I worked, and she wrote it down at five in the afternoon.",
            ["2022-10-03", "2022-10-03T17:00"],
        ),
        ("The fair opens on Friday. The doors were shut at noon.", ["2022-10-07", "2022-10-05T12:00"]),
        ("The fair closed on Monday. The doors will open at noon.", ["2022-10-03", "2022-10-05T12:00"]),
        ("The doors were shut at noon.", ["2022-10-05T12:00"]),
    ],
)  # fmt: skip
def test_a_bare_hour_is_of_the_day_told_before_it_if_the_tense_allows(
    nlp: Language, text: str, times: list[str]
) -> None:
    assert values(find_times(nlp(text), WEDNESDAY)) == times


def test_an_hour_is_not_of_a_day_told_two_paragraphs_before(nlp: Language) -> None:
    text = "He fell on Monday.\nNobody saw it.\nThe bell rang at noon."
    found = find_times(join_parses([nlp(one) for one in text.splitlines()]), WEDNESDAY)
    assert values(found) == ["2022-10-03", "XXXX-XX-XXT12:00"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("It was issued at four o'clock on Monday afternoon.", "2022-10-03T16:00"),
        ("It was issued at four o'clock on Monday morning.", "2022-10-03T04:00"),
        ("It was issued at four o’clock on Monday.", "2022-10-03TXX"),
    ],
)
def test_the_part_of_the_day_tells_which_four_o_clock_it_was(
    nlp: Language, text: str, time: str
) -> None:
    assert values(find_times(nlp(text), WEDNESDAY)) == [time]


def test_without_a_date_a_relative_time_stays_relative(nlp: Language) -> None:
    (time,) = find_times(nlp("The ferry sank on Monday."))
    assert (time.timex, time.value) == ("XXXX-WXX-1", None)


def test_without_a_date_what_hangs_on_a_date_in_the_text_is_settled(nlp: Language) -> None:
    found = find_times(nlp("The pact was signed on 12 June 2019. The next day, shares rose."))
    assert values(found) == ["2019-06-12", "2019-06-13"]


def test_what_hangs_on_an_unknown_day_stays_unknown_with_it(nlp: Language) -> None:
    found = find_times(nlp("Brandt came on Monday. A day later, Lund followed."))
    assert [time.value for time in found] == [None, None]


def test_a_day_later_reckons_from_the_day_before_it(nlp: Language) -> None:
    text = "Brandt came on Monday. A day later, Lund followed."
    assert values(find_times(nlp(text), WEDNESDAY)) == ["2022-10-03", "2022-10-04"]


def test_a_date_learned_later_gives_what_it_would_have_given_at_once(nlp: Language) -> None:
    text = (
        "Brandt came on Monday, and a day later Lund followed. The pact of 05/10/2022 holds until "
        "Friday. In 2019 they had met in May. The next talks are on 14 October at 8 p.m."
    )
    doc = nlp(text)
    assert resolve_times(find_times(doc), WEDNESDAY) == find_times(doc, WEDNESDAY)
    assert resolve_times(find_times(doc, WEDNESDAY), None) == find_times(doc)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It is 05/10/2022. On October 4, Brandt met Lund.", "2022-10-05"),
        ("It is 05/10/2022. On May 9, Brandt met Lund.", "2022-05-10"),
        ("It is 25/10/2022.", "2022-10-25"),
        ("It is 10/25/2022.", "2022-10-25"),
        ("It is 05.10.2022.", "2022-10-05"),  # dots put the day first wherever they are used
        ("It is 05/10/2022.", "2022-XX-XX"),
    ],
)
def test_other_dates_of_the_text_tell_the_day_from_the_month(
    nlp: Language, text: str, day: str
) -> None:
    assert values(find_times(nlp(text)))[0] == day


def test_the_weekday_tells_the_year_of_a_date_without_one(nlp: Language) -> None:
    text = "The port was closed on Friday, 31 December."  # 2021; of 2022 it is a Saturday
    assert values(find_times(nlp(text), WEDNESDAY)) == ["2021-12-31"]


def test_a_history_reckons_from_the_date_last_told_whenever_it_was_written(nlp: Language) -> None:
    text = (
        "On 1 March 1807 the fleet sailed. On 9 April it reached the strait. In June 1807 the port "
        "fell. In 1808 the king fled. In May, a truce was signed, to end in 1809. The next year the "
        "war went on until 3 August 1810."
    )
    wanted = ["1807-03-01", "1807-04-09", "1807-06", "1808", "1808-05", "1809", "1810"]
    assert values(find_times(nlp(text), WEDNESDAY))[:7] == wanted
    assert values(find_times(nlp(text)))[:7] == wanted


def test_a_year_in_passing_does_not_move_a_history(nlp: Language) -> None:
    text = (
        "On 1 March 1807 the fleet sailed under Lund (born in 1751). On 9 April it reached the "
        "strait. On 2 June 1807 the port fell. On 3 July 1807 Lund died. He lies there. "
        "On 5 May 1808 peace was made."
    )
    assert "1807-04-09" in values(find_times(nlp(text)))


def test_no_time_runs_across_a_paragraph(nlp: Language) -> None:
    doc = join_parses([nlp("It was held in May "), nlp("2021 was a dry year. ")])
    assert values(find_times(doc, WEDNESDAY)) == ["2022-05", "2021"]


def test_two_days_of_one_month_are_two_times(nlp: Language) -> None:
    text = "They met on 19-20 May 2023."
    found = find_times(nlp(text))
    assert [text[time.start : time.end] for time in found] == ["19", "20 May 2023"]


def test_midnight_with_its_time_in_greenwich_is_that_moment(nlp: Language) -> None:
    (time,) = find_times(nlp("The truce ends at midnight (2100 GMT) on Saturday."), WEDNESDAY)
    assert time.timex == "2022-10-08T24:00"
    assert time.value is not None
    assert time.value.earliest == "2022-10-08T21:00+00:00"


def test_the_component_marks_types_and_values(nlp: Language) -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("consilience_times")
    doc = pipeline("Troops came in 1999 and stayed three weeks.")
    marked = [(span.text, span.label_, span.id_) for span in doc.spans[SPANS_KEY]]
    assert marked == [("1999", "date", "1999"), ("three weeks", "duration", "P3W")]
    assert len(doc.user_data[SPANS_KEY]) == 2


def test_the_component_reads_the_day_of_publication_from_the_document() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("consilience_times")
    doc = pipeline.make_doc("It sank on Monday.")
    doc.user_data[PUBLISHED_KEY] = WEDNESDAY
    assert values(pipeline.get_pipe("consilience_times")(doc).user_data[SPANS_KEY]) == [
        "2022-10-03"
    ]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS.split(" ")), max_size=25).map(" ".join) | st.text(max_size=80)
)
def test_any_text_gives_times_in_order_and_apart(text: str) -> None:
    doc = TOKENIZER.make_doc(text)
    for published in (None, WEDNESDAY):
        found = find_times(doc, published)
        assert all(0 <= time.start < time.end <= len(text) for time in found)
        assert all(one.end <= other.start for one, other in pairwise(found))
        assert resolve_times(found, published) == found


def test_a_long_list_of_figures_takes_no_longer_than_its_length(nlp: Language) -> None:
    doc = TOKENIZER.make_doc("12 31 the first of the last 2022 - 5 / " * 3_000)
    assert len(find_times(doc, WEDNESDAY)) > 0


@pytest.mark.parametrize(
    "text",
    [
        "It sank on Friday, 29 February.",  # 2022 has none
        "The 31st of next month, 1.5 million years ago, at 25 p.m. and 100 o'clock.",
        "Thirty-five days before 0000-00-00 and 99/99/9999.",
    ],
)
def test_what_no_calendar_has_is_left_alone(nlp: Language, text: str) -> None:
    assert all(
        time.value is None or time.value.earliest for time in find_times(nlp(text), WEDNESDAY)
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The trial, first set for 29 September, had been postponed.", "2022-09-29"),
        ("They were told to boil the water on 14 July.", "2022-07-14"),
        ("They ask the court to restore the list of 11 September.", "2022-09-11"),
        ("The trial is set for 29 November.", "2022-11-29"),
        ("The bridge is to be shut until 3 March.", "2023-03-03"),
    ],
)
def test_a_day_that_has_just_been_is_not_that_of_next_year(
    nlp: Language, text: str, day: str
) -> None:
    assert values(find_times(nlp(text), WEDNESDAY)) == [day]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The gate opened at noon. The council voted by five to two for the plan.", ["noon"]),
        ("It was noon. The roof fell shortly after six.", ["noon", "six"]),
        ("The crack was found on the Tuesday after the vote.", ["the Tuesday"]),
    ],
)
def test_votes_are_no_hours(nlp: Language, text: str, times: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_times(nlp(text), WEDNESDAY)] == times
