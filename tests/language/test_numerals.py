"""Numbers in words and figures."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.language.numerals import (
    Numeral,
    find_bound,
    is_ordinal,
    read_numeral,
    read_range,
)

TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
WORD = re.compile(r"[0-9][0-9,.]*[a-z]*|[a-z]+|[^\sa-z0-9]")
ODD = "0123456789,.-–½ab one hundred and a half million third of to in ten - $ "


def split(text: str) -> tuple[list[str], list[int]]:
    found = list(WORD.finditer(text))
    return [one.group() for one in found], [one.start() for one in found]


def read(text: str) -> Numeral | None:
    return read_numeral(*split(text), 0)


def write(number: int) -> str:
    """The number in English words, 1 to 999,999."""
    if number >= 1000:
        rest = f" {write(number % 1000)}" if number % 1000 else ""
        return f"{write(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {write(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100 - 1]} hundred{rest}"
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10 - 1]}" if number % 10 else "")
    teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    return (*ONES, *teens.split())[number - 1]


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("forty-three passengers", 43.0, 3),
        ("forty three passengers", 43.0, 2),
        ("two hundred and six soldiers", 206.0, 4),
        ("two hundred six soldiers", 206.0, 3),
        ("one million two hundred thousand people", 1_200_000.0, 5),
        ("twelve hundred sheep", 1200.0, 2),
        ("a dozen men", 12.0, 2),
        ("half a dozen men", 6.0, 3),
        ("half a million crowns", 500_000.0, 3),
        ("a quarter of a million crowns", 250_000.0, 5),
        ("two and a half million people", 2_500_000.0, 5),
        ("a million and a half people", 1_500_000.0, 5),
        ("4.85bn crowns", 4.85e9, 1),
        ("1,212 people", 1212.0, 1),
        ("9m crowns", 9e6, 1),
        ("9 m high", 9.0, 1),
        ("0 million", 0.0, 1),
        ("nine eleven", 9.0, 1),
        ("six and seven men", 6.0, 1),
        ("forty-year-old", 40.0, 1),
    ],
)
def test_a_number_reaches_as_far_as_its_words(text: str, value: float, words: int) -> None:
    found = read(text)
    assert found is not None
    assert (found.last + 1, found.share) == (words, False)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("12,000 men", 1000.0),
        ("4.85 million crowns", 10_000.0),
        ("60 million crowns", 10e6),
        ("sixty million crowns", 1e6),
        ("two and a half million crowns", 100_000.0),
        ("two hundred and six men", 1.0),
        ("two hundred men", 100.0),
    ],
)
def test_a_number_knows_how_exactly_it_is_printed(text: str, step: float) -> None:
    found = read(text)
    assert found is not None
    assert found.step == pytest.approx(step)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two-thirds of the members", 2 / 3),
        ("a third of them", 1 / 3),
        ("half of the gas", 0.5),
        ("seven in ten voters", 0.7),
        ("one in five children", 0.2),
        ("three out of four members", 0.75),
    ],
)
def test_parts_of_a_whole_are_shares(text: str, value: float) -> None:
    found = read(text)
    assert found is not None
    assert found.share
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["two in three towns", "one in two days", "one in 2019", "seven in all", "four in may"]
)
def test_a_place_or_time_behind_a_number_makes_no_share_of_it(text: str) -> None:
    found = read(text)
    assert found is not None
    assert not found.share


@pytest.mark.parametrize(
    "text",
    ["twenty-first ship", "two hundred and sixth", "third man", "half past six", "a third man"],
)
def test_ranks_and_hours_are_no_numbers(text: str) -> None:
    assert read(text) is None


def test_a_scale_before_an_ordinal_is_part_of_it() -> None:
    assert is_ordinal(*split("hundred and first"), 0)
    assert not is_ordinal(*split("hundred and one"), 0)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3.5 to 4 million crowns", 3.5e6, 4e6),
        ("7-8,000 people", 7000.0, 8000.0),
        ("twenty to thirty", 20.0, 30.0),
        ("two or three hundred", 200.0, 300.0),
        ("$2 to $3 billion", 2e9, 3e9),
        ("9,000 to 2 million", 9000.0, 2e6),
    ],
)
def test_a_range_gives_its_first_number_what_it_leaves_out(
    text: str, low: float, high: float
) -> None:
    words, starts = split(text)
    first = read_numeral(words, starts, words[0] == "$")
    assert first is not None
    found = read_range(words, starts, first)
    assert found is not None
    assert (found[0], found[1].value) == (low, high)


@pytest.mark.parametrize("text", ["3-1", "six and seven", "4 to the north"])
def test_scores_and_lists_are_no_ranges(text: str) -> None:
    words, starts = split(text)
    first = read_numeral(words, starts, 0)
    assert first is not None
    assert read_range(words, starts, first) is None


@pytest.mark.parametrize(
    ("text", "at", "told"),
    [
        ("at least 40 men", 2, (0, 2, "at least")),
        ("a hundred or so", 0, (0, 3, "about")),
        ("40-odd guests", 0, (0, 2, "about")),
        ("forty or more", 0, (0, 2, "at least")),
        ("forty men", 0, (0, 0, "exactly")),
    ],
)
def test_words_before_and_behind_a_number_compare_it(
    text: str, at: int, told: tuple[int, int, str]
) -> None:
    words, starts = split(text)
    found = read_numeral(words, starts, at)
    assert found is not None
    assert find_bound(words, found.first, found.last) == told


@given(st.integers(1, 999_999))
def test_every_number_written_out_is_read_whole(number: int) -> None:
    words, starts = split(write(number))
    found = read_numeral(words, starts, 0)
    assert found is not None
    assert (found.value, found.last) == (number, len(words) - 1)


@given(st.text(alphabet=ODD, max_size=60), st.integers(0, 30))
def test_no_text_breaks_the_reader(text: str, stop: int) -> None:
    words, starts = split(text)
    for at in range(len(words)):
        found = read_numeral(words, starts, at, stop=max(stop, at + 1))
        if found is not None:
            assert found.first == at <= found.last < len(words)
            assert found.value >= 0
            read_range(words, starts, found)
            start, end, _ = find_bound(words, found.first, found.last)
            assert 0 <= start <= at <= end < len(words)
