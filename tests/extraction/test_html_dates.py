import pytest

from consilience.extraction.blocks import Block
from consilience.extraction.dates import read_date
from consilience.extraction.html_dates import date_report

TEXT = (
    "The gate of the harbour was shut on Monday, and the port authority said that it would stay so "
    "until the end of the week, because the crane had not been mended."
)


@pytest.mark.parametrize(
    ("stated", "line", "published", "is_shown"),
    [
        ("2031-05-20T02:30Z", "May 19, 2031, 9:30 pm", "2031-05-19T21:30-05:00", False),
        ("2031-05-20T02:30Z", "May 3, 2031, 9:30 pm", "2031-05-20T02:30+00:00", False),
        ("2031-05-20", "May 19, 2031, 9:30 pm", "2031-05-20", False),
        ("05/06/2031", "5 June 2031", "2031-06-05", True),
        ("05/06/2031", "5 June 2032", "2031-01-01", False),
        (None, "May 19, 2031, 9:30 pm", "2031-05-19", True),
        (None, "By Ida Wren", None, False),
    ],
)
def test_what_is_printed_completes_what_metadata_state(
    stated: str | None, line: str, published: str | None, *, is_shown: bool
) -> None:
    known = read_date(stated, basis="metadata") if stated else None
    marked = [
        (Block(0, len(line), line), False),
        (Block(len(line) + 1, len(line) + 1 + len(TEXT), TEXT), True),
    ]
    value, words = date_report(known, marked)
    assert (value.earliest if value else None) == published
    assert (words is not None) == is_shown


def test_a_date_that_the_end_of_a_dateline_cuts_leaves_the_moment_as_it_is() -> None:
    line = f"LASSENA ({'x' * 69}, 2031-05-19345 – {TEXT}"
    known = read_date("2031-05-20T02:30Z", basis="metadata")
    assert date_report(known, [(Block(0, len(line), line), True)]) == (known, None)
