import pytest

from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.dates import read_date
from consilience.extraction.zones import tell_locally


def tell(stated: str, printed: str) -> str:
    moment = read_date(stated, basis="metadata")
    assert moment is not None
    return tell_locally(moment, find_date_forms(printed)[0]).earliest


@pytest.mark.parametrize(
    ("stated", "printed", "told"),
    [
        ("2031-05-20T02:30:10Z", "May 19, 2031, 9:30 pm", "2031-05-19T21:30-05:00"),
        ("2031-05-20T02:30:10Z", "9:33 pm CDT, Monday, May 19, 2031", "2031-05-19T21:30-05:00"),
        ("2031-05-20T20:00:00Z", "21 May 2031 01:30", "2031-05-21T01:30+05:30"),
        ("2031-05-20T22:30:00+00:00", "21.05.2031 00:30 Uhr", "2031-05-21T00:30+02:00"),
    ],
)
def test_a_moment_is_told_by_the_clock_printed_beside_another_day(
    stated: str, printed: str, told: str
) -> None:
    assert tell(stated, printed) == told


@pytest.mark.parametrize(
    ("stated", "printed"),
    [
        ("2031-05-20T14:30:00Z", "May 20, 2031, 9:30 am"),  # the same day
        ("2031-05-20T02:30:00Z", "May 19, 2031"),  # no clock
        ("2031-05-20T02:30:00Z", "May 19, 2031, 9:47 pm"),  # another moment
        ("2031-05-20T22:30:00Z", "May 19, 2031, 9:30 pm"),  # farther than any zone
        ("2031-05-20", "May 19, 2031, 9:30 pm"),  # a day alone
    ],
)
def test_other_moments_stay_as_they_are_stated(stated: str, printed: str) -> None:
    moment = read_date(stated, basis="metadata")
    assert moment is not None
    assert tell(stated, printed) == moment.earliest
