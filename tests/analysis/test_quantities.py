"""Numbers as amounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.analysis.quantities import Amount, do_agree, split_tokens
from consilience.analysis.quantities_reading import find_amounts


def read(text: str) -> list[Amount]:
    return list(find_amounts(split_tokens(text)))


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "dimension"),
    [
        ("It carried 51,200kg of ore", "51,200kg", 51200.0, 51200.0, "mass"),
        ("about 7-8,000 people", "about 7-8,000", 7000.0, 8000.0, "count"),
        ("between 300 and 350 men", "300 and 350", 300.0, 350.0, "count"),
        ("the 27-word oath", "27", 27.0, 27.0, "count"),
        ("the $7.3” billion plan", "$7.3” billion", 7.3e9, 7.3e9, "US dollar"),
        ("more than 12 boats", "more than 12", 12.0, None, "count"),
        ("nearly half of the oil", "nearly half", None, 0.5, "share"),
        ("three fifths of the firm", "three fifths", 0.6, 0.6, "share"),
        ("one hundred and five women", "one hundred and five", 105.0, 105.0, "count"),
        ("twenty-four of them", "twenty-four", 24.0, 24.0, "count"),
        ("a gust of 62 km/h.", "62 km/h", 62.0, 62.0, "speed"),
        ("a gust of 10 m/s.", "10 m/s", 36.0, 36.0, "speed"),
        ("a dozen men", "a dozen", 12.0, 12.0, "count"),
        ("At the brewery Onde 65 people work", "65", 65.0, 65.0, "count"),
        ("forty or more men", "forty or more", 40.0, None, "count"),
        ("3.5 to 4 million crowns", "3.5 to 4 million crowns", 3.5e6, 4e6, "crown"),
        ("seven in ten voters", "seven in ten", 0.7, 0.7, "share"),
        ("a four-year-old boy", "four-year", 4 * 365.2425, 4 * 365.2425, "age"),
        ("a woman of 80, has died", "80", 80 * 365.2425, 80 * 365.2425, "age"),
        ("a woman of 80 died", "80", 80 * 365.2425, 80 * 365.2425, "age"),
        ("Jan Holt Jr., 37, fell ill", "37", 37 * 365.2425, 37 * 365.2425, "age"),
        ("Mia Holt, 37, fell ill", "37", 37 * 365.2425, 37 * 365.2425, "age"),
        ("a cook aged 51 was hurt", "51", 51 * 365.2425, 51 * 365.2425, "age"),
        ("On Monday, 37, by his count, came", "37", 37.0, 37.0, "count"),
        ("the child of 12 people", "12", 12.0, 12.0, "count"),
        ("900 pounds of thrust", "900 pounds of thrust", 900.0, 900.0, "force"),
        ("a fine of 900 pounds", "900 pounds", 900.0, 900.0, "pound sterling"),
        ("short of 9 million pounds", "9 million pounds", 9e6, 9e6, "pound sterling"),
        ("a load of 9 million pounds", "9 million pounds", 4082310.0, 4082310.0, "mass"),
        ("50 to 70 percent", "50 to 70 percent", 0.5, 0.7, "share"),
    ],
)
def test_a_number_is_read_with_bounds_and_unit(
    text: str, words: str, low: float | None, high: float | None, dimension: str
) -> None:
    (amount,) = read(text)
    assert text[amount.start : amount.end] == words
    assert amount.low == (None if low is None else pytest.approx(low))
    assert amount.high == (None if high is None else pytest.approx(high))
    assert amount.dimension == dimension


@pytest.mark.parametrize(
    "text",
    [
        "It won by 97-1.",
        "It fell at 10:40.",
        "the 4th man",
        "In 1987 it opened.",
        "They took No. 4 home.",
        "They flew Osprey 9 home.",
        "the third man",
    ],
)
def test_scores_hours_years_ordinals_and_names_are_no_amounts(text: str) -> None:
    assert read(text) == []


def test_a_round_number_in_figures_does_not_go_on_in_words() -> None:
    found = read("they had spoken of 68 million two weeks before")
    assert [(one.value, one.dimension) for one in found] == [(68e6, "count"), (14.0, "duration")]


def test_a_conversion_in_brackets_is_not_read_again() -> None:
    assert len(read("It is 160 feet (49 metres) high.")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nearly half of it", "almost half of it"),
        ("at least 12 men", "14 men"),
        ("$61,732,480", "$62 million"),
        ("$61,732,480", "$61 million"),
        ("160 feet", "49 metres"),
        ("three fifths of it", "60 per cent"),
        ("20 to 22 feet", "about 22 feet"),
        ("more than 40 people", "43 people"),
        ("some ten centimetres", "eleven centimetres"),
        ("about thirty people", "34 people"),
        ("97,000 pounds", "44 tonnes"),
    ],
)
def test_rounded_converted_and_bounded_numbers_agree(one: str, other: str) -> None:
    assert do_agree(read(one)[0], read(other)[0])
    assert do_agree(read(other)[0], read(one)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("more than 20 pieces", "as many as 20 pieces"),
        ("30,000 pages", "35,000 pages"),
        ("roughly $81 million", "$79 million"),
        ("400 pounds", "450 pounds"),
        ("three men", "four men"),
        ("at least 30 boats", "80 boats"),
        ("some ten centimetres", "sixteen centimetres"),
        ("about 12 people", "14 people"),
    ],
)
def test_numbers_apart_do_not_agree(one: str, other: str) -> None:
    assert not do_agree(read(one)[0], read(other)[0])
    assert not do_agree(read(other)[0], read(one)[0])


@given(st.text(alphabet="0123456789,.-–/:$%() half one hundred and million of to b", max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    for amount in read(text):
        assert 0 <= amount.start < amount.end <= len(text)


def test_two_who_are_named_have_an_age_each() -> None:
    ages = [one.dimension for one in read("Mia Holt, 37 and Ida Dorn Voss, 41, fell ill.")]
    counts = [one.dimension for one in read("In Morr, 37 and in Onde, 41 fell ill.")]
    assert (ages, counts) == (["age", "age"], ["count", "count"])
