import pytest

from consilience.extraction.date_candidates import find_candidates
from tests.extraction.making import make_blocks


def find_likeliest(*head: str) -> str | None:
    """The words of the likeliest date of publication in the lines above a report."""
    found = find_candidates(make_blocks(head), (), ())
    return min(found, key=lambda one: one.cost).found.text if head and found else None


def list_dates(line: str) -> list[str]:
    return [one.found.text for one in find_candidates(make_blocks([line]), (), ())]


@pytest.mark.parametrize(
    "signed",
    [
        "By Ida Wren 3 May 2031",
        "By Ida Wren, ports correspondent, 3 May 2031",
        "3 May 2031 by Ida Wren, harbour office",
        "Anna Holm 3 May 2031 14:20",
    ],
)
def test_a_date_beside_the_authors_name_goes_before_one_alone(signed: str) -> None:
    assert find_likeliest(signed, "Ferry to the isles sold", "9 May 2031") == next(
        words for words in ("3 May 2031 14:20", "3 May 2031") if words in signed
    )


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("By Ida Wren @idawren May 3, 2031, 7:53pm EST", ["May 3, 2031, 7:53pm "]),
        ("Posted by tidewatcher on Friday May 3, 2031 @08:00PM", ["May 3, 2031 @08:00PM"]),
        (
            "Anna Holm 3 May 2031 2 comments Harbours, Ferries, Pilots, Storms, Quays, Tides",
            ["3 May 2031"],
        ),
        (
            "Posted on May 3, 2031 by Anna Holm (Quayside) - 5 Comments on Who pays for the mole",
            ["May 3, 2031"],
        ),
        # An account alone, an address and a name in capitals that no person bears sign nothing.
        ("Ida Wren @idawren May 3, 2031", []),
        ("Write to desk@upland.example by 3 May 2031", []),
        ("Upland Fair 3 May 2031 with Stalls, Ferries, Pilots, Storms, Quays, Tides", []),
        ("Limited time offer: redeem by 12.31.31", []),
    ],
)
def test_a_long_line_dates_the_report_where_it_is_signed(line: str, dates: list[str]) -> None:
    assert list_dates(line) == dates


def test_of_two_days_side_by_side_the_earlier_is_that_of_publication() -> None:
    assert find_likeliest("May 21, 2031 April 24, 2031") == "April 24, 2031"
    assert find_likeliest("April 24, 2031 May 21, 2031") == "April 24, 2031"


def test_a_line_of_its_own_may_label_the_date_below_it() -> None:
    assert find_likeliest("Publish date", "15 May 2031", "Reviewed", "8 June 2032") == "15 May 2031"
