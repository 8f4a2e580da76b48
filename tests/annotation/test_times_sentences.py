"""Sentences from news that nobody wrote, with the times a careful reader finds in them.

Written before the rules were tuned. Published on Wednesday, 5 October 2022, where not said.
"""

import pytest
from spacy.language import Language

from consilience.annotation.pipeline import load_pipeline
from consilience.annotation.times import find_times
from consilience.records.time_value import TimeValue

WEDNESDAY = "2022-10-05"
UNKNOWN = f"{WEDNESDAY}TXX"

SENTENCES = [
    ("The ferry sank on Monday off Sandholm.", {"Monday": "2022-10-03"}),
    ("The council will meet on Monday to vote.", {"Monday": "2022-10-10"}),
    ("The number hurt in the riot on Monday is disputed.", {"Monday": "2022-10-03"}),
    ("The vote on Monday is a test.", {"Monday": "2022-10-10"}),
    (
        "The dam broke on Monday, police said on Tuesday. The alarm went off at 4:40 a.m.",
        {"Monday": "2022-10-03", "Tuesday": "2022-10-04", "4:40 a.m.": "2022-10-03T04:40"},
    ),
    (
        "Crews at the refinery will down tools from Monday, the union said.",
        {"Monday": "2022-10-10"},
    ),
    ("The council plans to vote on Friday.", {"Friday": "2022-10-07"}),
    ("The minister said Wednesday that he was leaving.", {"Wednesday": "2022-10-05"}),
    ("Last April, the fleet left the harbour.", {"Last April": "2022-04"}),
    ("It comes two weeks after the strike.", {"two weeks": "P2W"}),
    ("The bridge was closed two weeks ago.", {"two weeks ago": "2022-W38"}),
    ("Five years ago the mine was shut.", {"Five years ago": "2017"}),
    ("Earlier this month, Lund met the owners.", {"Earlier this month": "2022-10"}),
    ("The deal was signed in late August.", {"late August": "2022-08"}),
    ("The accord takes effect in January 2023.", {"January 2023": "2023-01"}),
    ("The law was passed on 14 March 1998.", {"14 March 1998": "1998-03-14"}),
    ("On May 8, 2021, a fire broke out.", {"May 8, 2021": "2021-05-08"}),
    ("He was born on the 4th of July 1971.", {"the 4th of July 1971": "1971-07-04"}),
    ("The attack of Oct. 7 shocked the town.", {"Oct. 7": "2021-10-07"}),
    ("It was signed on Sat, Oct 8, 2022.", {"Sat, Oct 8, 2022": "2022-10-08"}),
    ("Talks resume on 14 October.", {"14 October": "2022-10-14"}),
    ("The truce expires at 2100 GMT on Saturday.", {"2100 GMT on Saturday": "2022-10-08T21:00"}),
    ("Polls close at 8 p.m. on Sunday.", {"8 p.m. on Sunday": "2022-10-09T20:00"}),
    ("He was arrested at 10:30 a.m. Tuesday.", {"10:30 a.m. Tuesday": "2022-10-04T10:30"}),
    (
        "The last were freed shortly after five in the morning on Sunday.",
        {"five in the morning on Sunday": "2022-10-02T05:00"},
    ),
    (
        "They arrived at half past six in the evening.",
        {"half past six in the evening": "2022-10-05T18:30"},
    ),
    ("All were safe by 5.10 on Sunday morning.", {"5.10 on Sunday morning": "2022-10-02T05:10"}),
    ("At 15.20 the lift stopped.", {"15.20": "2022-10-05T15:20"}),
    # In which half of the day, nobody says.
    ("The car stopped at 3.25 and was moved by 5.10.", dict.fromkeys(("3.25", "5.10"), UNKNOWN)),
    ("Around seven the light went out.", {"seven": UNKNOWN}),
    ("It stopped at about twenty past three.", {"twenty past three": UNKNOWN}),
    ("They met at a quarter to six.", {"a quarter to six": UNKNOWN}),
    ("It stopped at 1520 hrs.", {"1520 hrs": "2022-10-05T15:20"}),
    ("Around seven people were hurt.", {}),
    ("Around seven of them left.", {}),
    ("It was hit by four.", {}),
    ("Shares closed at 3.25.", {}),
    ("It rose by 5.10 per cent.", {}),
    ("The team lost at four.", {}),
    ("He left school at twelve.", {}),
    ("Shelling was heard on Friday night.", {"Friday night": "2022-09-30TNI"}),
    ("Troops arrived yesterday morning.", {"yesterday morning": "2022-10-04TMO"}),
    ("Parliament sits tomorrow.", {"tomorrow": "2022-10-06"}),
    ("The court ruled today.", {"today": "2022-10-05"}),
    ("The port was built in the 1990s.", {"the 1990s": "199"}),
    ("Prices rose in the early 2000s.", {"the early 2000s": "200"}),
    ("It dates from the 19th century.", {"the 19th century": "18"}),
    ("The tunnel will open next year.", {"next year": "2023"}),
    ("Exports fell last year.", {"last year": "2021"}),
    ("She resigned last week.", {"last week": "2022-W39"}),
    ("The summit is planned for next week.", {"next week": "2022-W41"}),
    ("The plant closed last summer.", {"last summer": "2022-SU"}),
    ("Elections are due in the spring of 2024.", {"the spring of 2024": "2024-SP"}),
    ("Output grew in the third quarter of 2021.", {"the third quarter of 2021": "2021-Q3"}),
    ("The siege lasted 44 days.", {"44 days": "P44D"}),
    ("A 30-day ceasefire was agreed.", {"30-day": "P30D"}),
    ("Rescuers searched for several hours.", {"several hours": "PTXH"}),
    ("The trial took two and a half years.", {"two and a half years": "P2.5Y"}),
    ("They waited a decade for the road.", {"a decade": "P10Y"}),
    ("The board meets every Tuesday.", {"every Tuesday": "XXXX-WXX-2"}),
    ("The bulletin appears daily.", {"daily": "XXXX-XX-XX"}),
    ("Fishermen protest every year.", {"every year": "XXXX"}),
    ("The market is held twice a week.", {"twice a week": "P1W"}),
    ("The army now holds the hill.", {"now": "PRESENT_REF"}),
    ("Currently no ferry sails.", {"Currently": "PRESENT_REF"}),
    ("The clinic was recently opened.", {"recently": "PAST_REF"}),
    ("Protests have spread over recent weeks.", {"recent weeks": "PXW"}),
    ("Drills will be held in the future.", {"the future": "FUTURE_REF"}),
    (
        "Brandt arrived on 3 October 2022. A day later, Lund followed.",
        {"3 October 2022": "2022-10-03", "A day later": "2022-10-04"},
    ),
    (
        "The pact was signed on 12 June 2019. The same day, shares rose.",
        {"12 June 2019": "2019-06-12", "The same day": "2019-06-12"},
    ),
    (
        "Guns opened fire on 9 May 2014. The next morning the town fell.",
        {"9 May 2014": "2014-05-09", "The next morning": "2014-05-10TMO"},
    ),
    (
        "The envoys will meet on 19-20 May 2023.",
        {"19": "2023-05-19", "20 May 2023": "2023-05-20"},
    ),
    ("He ruled from 1998 to 2004.", {"1998": "1998", "2004": "2004"}),
    ("The census of 2016-17 was flawed.", {"2016": "2016", "17": "2017"}),
    ("The log says 2022-09-30.", {"2022-09-30": "2022-09-30"}),
    ("The stamp reads 25/09/2022.", {"25/09/2022": "2022-09-25"}),
    ("The wall fell in 480 BC.", {"480 BC": "BC0480"}),
    ("He died on Christmas Day 2015.", {"Christmas Day 2015": "2015-12-25"}),
    ("Work must end by the end of the year.", {"the end of the year": "2022"}),
    ("Over the past three months rents doubled.", {"the past three months": "P3M"}),
    ("It was the worst flood in 50 years.", {"50 years": "P50Y"}),
    ("Snow fell in the second half of January.", {"the second half of January": "2022-01"}),
    ("Aid grew after the May 9 flood.", {"May 9": "XXXX-05-09"}),  # perhaps of years ago
    ("Aid grew after the Sept. 14 flood.", {"Sept. 14": "2022-09-14"}),
    ("Aid grew after a flood on May 9.", {"May 9": "2022-05-09"}),
    ("The mayor may resign.", {}),
    ("Troops march to the coast.", {}),
    ("Some 1,200 people fled and 2012 were hurt.", {}),
    ("He lives at 1945 Harbour Road.", {}),
    ("Prices may fall, a second official said.", {}),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = load_pipeline("en")
    assert pipeline is not None
    return pipeline


@pytest.mark.parametrize(("text", "wanted"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_the_times_of_a_sentence_have_their_values(
    nlp: Language, text: str, wanted: dict[str, str]
) -> None:
    published = TimeValue(earliest=WEDNESDAY, latest=WEDNESDAY, precision="day", basis="explicit")
    found = find_times(nlp(text), published)
    assert {text[time.start : time.end]: time.timex for time in found} == wanted


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court moved the trial from 28 October to 4 November.", "2022-10-28"),
        ("The line was to be running again by Tuesday.", "2022-10-04"),
        ("The court was to rule on Thursday.", "2022-10-06"),
        ("Results were expected on Thursday.", "2022-10-06"),
        ("The bridge was supposed to open on Monday but did not.", "2022-10-03"),
        ("The owner could not be reached on Monday.", "2022-10-03"),
        ("The ministry would not comment on Monday.", "2022-10-03"),
        ("The ferry will not sail on Monday.", "2022-10-10"),
        ("The vote could be held on Monday.", "2022-10-10"),
        ("Traders do not expect a shortage before the summer.", "2023-SU"),
        ("Prices for November delivery rose.", "2022-11"),
        ("The November vote was annulled.", "2021-11"),
    ],
)
def test_the_day_is_one_that_the_verb_allows(nlp: Language, text: str, value: str) -> None:
    published = TimeValue(earliest=WEDNESDAY, latest=WEDNESDAY, precision="day", basis="explicit")
    assert find_times(nlp(text), published)[0].timex == value


@pytest.mark.parametrize(
    "text", ["[Video: How to read your meter, 1:12]", "Watch: the chimney falls (0:48)"]
)
def test_the_length_of_a_video_is_no_time_of_day(nlp: Language, text: str) -> None:
    assert not find_times(nlp(text))
