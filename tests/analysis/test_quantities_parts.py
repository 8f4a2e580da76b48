"""Numbers in two parts, and figures that are no numbers."""

import pytest

from consilience.analysis.quantities import split_tokens
from consilience.analysis.quantities_reading import find_amounts
from tests.speed.measuring import count_lines


def list_amounts(text: str) -> list[tuple[str, str]]:
    amounts = find_amounts(split_tokens(text))
    return [(text[one.start : one.end], one.dimension) for one in amounts]


@pytest.mark.parametrize(
    ("text", "told", "dimension"),
    [
        ("It took 4 minutes 48 seconds.", "4 minutes 48 seconds", "duration"),
        ("It took two hours and 15 minutes.", "two hours and 15 minutes", "duration"),
        ("She got two years, six months.", "two years, six months", "duration"),
        ("The boy is 2 years and 3 months old.", "2 years and 3 months", "age"),
        ("He is six feet two inches tall.", "six feet two inches", "length"),
        ("He served 4½ months.", "4½ months", "duration"),
        ("He served 4 1/2 months.", "4 1/2 months", "duration"),
        ("A 900-square-foot hall burned.", "900-square-foot", "area"),
    ],
)
def test_a_number_in_two_parts_is_one(text: str, told: str, dimension: str) -> None:
    assert list_amounts(text) == [(told, dimension)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It took between 2 hours and 30 minutes.", 2),
        ("They left after 10 minutes and 30 minutes.", 2),
        ("It lasted 3 days, 40 hours of them dark.", 2),
        ("They drove a 4x4, a 4×4 and a four-by-four car.", 0),
        ("The 76ers won.", 0),
        ("Call them on 0845 125 222.", 0),
        ("In 2031 40 men came.", 1),
        ("They lost in Week 16 at Onde.", 0),
    ],
)
def test_two_numbers_stay_two_and_names_have_none(text: str, count: int) -> None:
    assert len(list_amounts(text)) == count


def test_the_second_part_is_added_in_its_unit() -> None:
    (one,) = find_amounts(split_tokens("She won after 1 day and 12 hours."))
    assert (one.value, round(one.step * 24)) == (pytest.approx(1.5), 1)


def test_the_country_may_stand_behind_the_sign_of_money() -> None:
    told = list_amounts("The fire cost $US1 million ($1.5 million).")
    assert told == [("$US1 million", "US dollar")]


def test_reading_a_row_of_figures_grows_with_the_row_not_with_its_square() -> None:
    row, longer = (split_tokens("12 " * count) for count in (100, 400))
    work = count_lines(lambda: list(find_amounts(row)))
    assert count_lines(lambda: list(find_amounts(longer))) < 5 * work
