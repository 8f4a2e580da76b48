import pytest
from spacy.language import Language

from consilience.annotation.paragraphs import join_parses
from consilience.annotation.pipeline import load_pipeline
from consilience.annotation.times import find_times
from consilience.records.time_value import TimeValue

WEDNESDAY = "2022-10-05"


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = load_pipeline("en")
    assert pipeline is not None
    return pipeline


def read_last(nlp: Language, text: str, published: str = WEDNESDAY) -> str:
    """The TIMEX3 value of the last time of a text, its lines its paragraphs."""
    precision = "minute" if "T" in published else "day"
    report = TimeValue(earliest=published, latest=published, precision=precision, basis="explicit")
    return find_times(join_parses([nlp(one) for one in text.splitlines()]), report)[-1].timex


@pytest.mark.parametrize(
    "text",
    [
        "The barge sank on Saturday.\nNobody was hurt.\nIts engine had stopped at 4.20 am.",
        "The board confirmed on Tuesday that 60 were there and that the fire began at 3.40 am.",
        "A statement that the mill put out on Monday is false.\nThe belt tore at 4.20 am.",
        'On Monday he sat in his shed.\n"The boat was hit at ten minutes to three in the morning."',
    ],
    ids=["far from the day told", "day of a saying", "day of a statement", "quoted"],
)
def test_a_past_hour_whose_day_is_not_told_has_none(nlp: Language, text: str) -> None:
    assert read_last(nlp, text).startswith("XXXX-XX-XXT")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A lorry overturned this morning.\nIt rained.\nIt hit the rail at 7.15 am.", "T07:15"),
        ("The fair opens on Friday. The doors were shut at 7.15 am.", "T07:15"),
        ("The siren fell silent around midnight.", "T00:00"),
        ("The strike begins at midnight.", "T24:00"),
    ],
    ids=["a report of its own day", "only a day to come", "midnight past", "midnight to come"],
)
def test_an_hour_of_the_day_of_the_report_is_one_that_it_could_know(
    nlp: Language, text: str, value: str
) -> None:
    assert read_last(nlp, text) == f"{WEDNESDAY}{value}"


@pytest.mark.parametrize(
    ("hour", "value"), [("11.20 p.m.", "2022-10-04T23:20"), ("5.20 a.m.", "2022-10-05T05:20")]
)
def test_a_past_hour_is_not_after_the_clock_of_the_report(
    nlp: Language, hour: str, value: str
) -> None:
    text = f"The fire broke out at {hour} in a cellar."
    assert read_last(nlp, text, "2022-10-05T11:50") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The fire began on 3 October. That night, families slept in a school.", "2022-10-03TNI"),
        ("The fire began on 3 October.\nNobody had slept that night.", "XXXX-XX-XXTNI"),
        ("A second clinic confirmed it on 3 October. The mayor knew the same day.", "2022-10-03"),
        ("She fell ill on Friday, 23 September. By that same Friday she was home.", "2022-09-23"),
        ("The trial ended on Monday. He rented a van that Saturday.", "XXXX-WXX-6"),
        (
            "The gate was shut on Friday.\nThe lamps failed at 22.00 on the Friday.",
            "2022-09-30T22:00",
        ),
    ],
)
def test_that_day_is_one_told_before(nlp: Language, text: str, value: str) -> None:
    assert read_last(nlp, text) == value


def test_that_before_a_clause_is_no_pointer(nlp: Language) -> None:
    assert read_last(nlp, "The mayor said that Monday was quiet.") == "2022-10-03"
