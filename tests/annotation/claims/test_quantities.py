import pytest
import spacy
from spacy.language import Language

from consilience.annotation.claims.parse import make_parse
from consilience.annotation.claims.quantities import find_numbers
from consilience.annotation.claims.times import find_timed
from consilience.annotation.pipeline import PIPELINES
from consilience.annotation.times import find_times

Value = float | None


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


def read(nlp: Language, text: str) -> list[tuple[str, Value, Value, str | None, str]]:
    doc = nlp(text)
    parse, times = make_parse(doc), find_times(doc)
    found = (one.quantity for one in find_numbers(parse, times, find_timed(parse, times)))
    return [
        (text[slice(*one.range)], one.lowest, one.highest, one.unit, one.bound) for one in found
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Four men left.", ("Four men", 4, 4, "men", "exactly")),
        ("Eleven were treated for smoke.", ("Eleven", 11, 11, "people", "exactly")),
        ("The crew rescued 19 overnight.", ("19", 19, 19, "people", "exactly")),
        ("The crew needs 19 more.", ("19", 19, 19, None, "exactly")),
        ("Nine hundred families left.", ("Nine hundred families", 900, 900, "families", "exactly")),
        (
            "The firm paid $4.85 billion.",
            ("$4.85 billion", 4.85e9, 4.85e9, "$", "exactly"),
        ),
        (
            "At least 2,012 people died.",
            ("At least 2,012 people", 2012, None, "people", "at least"),
        ),
        ("It lost more than 40 ships.", ("more than 40 ships", 40, None, "ships", "more than")),
        ("Some 850 jobs will go.", ("Some 850 jobs", 850, 850, "jobs", "about")),
        (
            "The firm will pay up to 900 million crowns.",
            ("up to 900 million crowns", None, 900e6, "crowns", "up to"),
        ),
        ("Fewer than 30 people came.", ("Fewer than 30 people", None, 30, "people", "less than")),
        ("It imports nearly half of its gas.", ("nearly half", None, 0.5, "share", "nearly")),
        ("A quarter of the members left.", ("A quarter", 0.25, 0.25, "share", "exactly")),
        (
            "Between 300 and 350 soldiers arrived.",
            ("Between 300 and 350 soldiers", 300, 350, "soldiers", "range"),
        ),
        ("Prices rose by 7.4 percent.", ("7.4 percent", 7.4, 7.4, "percent", "exactly")),
        ("Thousands of people watched.", ("Thousands", None, None, "people", "about")),
        ("She has twice put off the trip.", ("twice", 2, 2, "times", "exactly")),
        ("Forty-three men left.", ("Forty-three men", 43, 43, "men", "exactly")),
        (
            "Two hundred and six soldiers left.",
            ("Two hundred and six soldiers", 206, 206, "soldiers", "exactly"),
        ),
        (
            "Two and a half million people fled.",
            ("Two and a half million people", 2.5e6, 2.5e6, "people", "exactly"),
        ),
        ("A dozen men were held.", ("A dozen men", 12, 12, "men", "exactly")),
        ("A hundred or so came.", ("A hundred or so", 100, 100, None, "about")),
        ("Dozens were hurt.", ("Dozens", None, None, None, "about")),
        (
            "Several hundred people left.",
            ("hundred people", None, None, "people", "about"),
        ),
        ("Seven in ten voters left.", ("Seven in ten", 0.7, 0.7, "share", "exactly")),
        (
            "It will cost 3.5 to 4 million crowns.",
            ("3.5 to 4 million crowns", 3.5e6, 4e6, "crowns", "range"),
        ),
        (
            "He was sentenced to twenty-five years.",
            ("twenty-five years", 25, 25, "years", "exactly"),
        ),
        ("He was sentenced to seven years.", ("seven years", 7, 7, "years", "exactly")),
    ],
)
def test_numbers_have_unit_and_bounds(
    nlp: Language, text: str, number: tuple[str, Value, Value, str | None, str]
) -> None:
    assert read(nlp, text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "The second ship left on 4 May 2031.",  # an ordinal, a date
        "The twenty-first ship left.",
        "The two sides agreed.",  # who is meant, not how many
        "One of them left.",
        "Storr, 61, was freed.",  # an age
        "A 67-year-old man died.",
        "The court heard the 29-year-old.",
        "He waited for eleven hours.",  # how long, told by the time
    ],
)
def test_what_counts_nothing_is_left_out(nlp: Language, text: str) -> None:
    assert read(nlp, text) == []
