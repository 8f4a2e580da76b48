"""Days of a time."""

from consilience.records.time_value import TimeValue


def test_a_time_begins_and_ends_on_days():
    night = TimeValue(
        earliest="2031-03-04T22:15",
        latest="2031-03-05T01:40",
        precision="minute",
        basis="explicit",
    )
    assert (night.first_day, night.last_day) == ("2031-03-04", "2031-03-05")
