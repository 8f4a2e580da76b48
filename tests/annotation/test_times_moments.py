import pytest

from consilience.annotation.times_moments import (
    Moment,
    find_weekday,
    make_moment,
    make_value,
    shift,
    write_timex,
)
from consilience.records.time_value import TimeValue


@pytest.mark.parametrize(
    ("moment", "timex"),
    [
        (Moment(year=2022, month=10, day=3), "2022-10-03"),
        (Moment(year=2022, season="FA"), "2022-FA"),
        (Moment(year=2022, week=9), "2022-W09"),
        (Moment(year=2022, week=9, weekend=True), "2022-W09-WE"),
        (Moment(year=1990, span="DE"), "199"),
        (Moment(year=1901, span="CE"), "19"),
        (Moment(year=-480), "BC0480"),
        (Moment(year=-399, span="CE"), "BC03"),
        (Moment(year=2022, month=10, day=3, part="NI"), "2022-10-03TNI"),
        (Moment(year=2022, month=10, part="NI"), "2022-10-XXTNI"),
        (Moment(year=2022, month=5, open="D"), "2022-05-XX"),
        (Moment(year=2022, open="M"), "2022-XX"),
    ],
)
def test_a_moment_is_written_as_timex(moment: Moment, timex: str) -> None:
    assert write_timex(moment) == timex


@pytest.mark.parametrize(
    ("moment", "earliest", "latest", "precision"),
    [
        (Moment(year=2024, month=2), "2024-02-01", "2024-02-29", "month"),
        (Moment(year=2022, week=39), "2022-09-26", "2022-10-02", "week"),
        (Moment(year=2022, season="WI"), "2022-12-01", "2023-02-28", "season"),
        (Moment(year=2021, season="Q3"), "2021-07-01", "2021-09-30", "season"),
        (Moment(year=2021, season="H2"), "2021-07-01", "2021-12-31", "season"),
        (Moment(year=1994, span="DE"), "1990-01-01", "1999-12-31", "decade"),
        (Moment(year=1801, span="CE"), "1800-01-01", "1899-12-31", "century"),
        (Moment(year=-480), "-0479-01-01", "-0479-12-31", "year"),
        (
            Moment(year=2022, month=10, day=3, part="10:30"),
            "2022-10-03T10:30",
            "2022-10-03T10:30",
            "minute",
        ),
        (
            Moment(year=2022, month=10, day=3, part="24:00"),
            "2022-10-03T23:59",
            "2022-10-03T23:59",
            "minute",
        ),
        (Moment(year=2022, month=10, day=3, part="MO"), "2022-10-03", "2022-10-03", "day"),
    ],
)
def test_a_moment_is_an_interval(
    moment: Moment, earliest: str, latest: str, precision: str
) -> None:
    value = make_value(moment, "explicit")
    assert (value.earliest, value.latest, value.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("start", "unit", "amount", "timex"),
    [
        (Moment(year=2022, month=10, day=5), "D", -5, "2022-09-30"),
        (Moment(year=2022, month=1, day=5), "M", -2, "2021-11"),
        (Moment(year=2023, month=1, day=1), "W", 0, "2022-W52"),
        (Moment(year=2022, month=10, day=5), "Q", -1, "2022-Q3"),
        (Moment(year=2022, month=10, day=5), "DE", -1, "201"),
        (Moment(year=1, month=1, day=1), "D", -1, "BC0001-12-31"),  # there was no year 0
        (Moment(year=-1), "Y", 1, "0001"),
        (Moment(year=1940, month=5), "D", 2, "1940-05-XX"),
        (Moment(year=2022, month=10, day=5, part="10:30"), "TH", 2, "2022-10-05T12:30"),
        (Moment(year=2022, month=10, day=5), "TH", 2, "2022-10-05TXX"),
    ],
)
def test_units_are_reckoned_over_the_ends_of_months_years_and_eras(
    start: Moment, unit: str, amount: int, timex: str
) -> None:
    moved = shift(start, unit, amount)
    assert moved is not None
    assert write_timex(moved) == timex


def test_no_moment_lies_beyond_the_calendar() -> None:
    assert shift(Moment(year=2022), "ML", 900) is None
    assert shift(Moment(year=2022, month=1, day=1), "D", 10**9) is None


def test_weekdays_hold_before_christ_too() -> None:
    assert find_weekday(Moment(year=2022, month=10, day=3)) == 1
    assert find_weekday(Moment(year=-44, month=3, day=15)) in range(1, 8)


def test_a_month_of_publication_is_a_moment_without_a_day() -> None:
    month = TimeValue(earliest="2022-10-01", latest="2022-10-31", precision="month", basis="list")
    assert make_moment(month) == Moment(year=2022, month=10)


def test_a_minute_of_publication_is_its_day() -> None:
    minute = TimeValue(
        earliest="2022-10-03T10:15Z",
        latest="2022-10-03T10:15Z",
        precision="minute",
        basis="metadata",
    )
    assert make_moment(minute) == Moment(year=2022, month=10, day=3)
