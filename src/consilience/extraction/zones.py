"""The moment that metadata state, told by the clock of the place where the page is made."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from consilience.extraction.date_forms import DateForm
from consilience.records.time_value import TimeValue

WEST, EAST = timedelta(hours=-12), timedelta(hours=14)  # from UTC, of all clocks on earth
STEP = timedelta(minutes=30)  # from one zone to the next; the three between are left aside
LATER = timedelta(minutes=5)  # between the moment stated and the one printed


def tell_locally(moment: TimeValue, printed: DateForm) -> TimeValue:
    """The same moment in the zone of a clock that stands beside the day printed.

    Metadata state "2031-05-20T02:30Z" where the page prints "May 19, 2031, 9:30 pm": "yesterday"
    in its text is the day before the day printed. A moment that is of the day printed, or that no
    clock on earth shows so, stays as it is.
    """
    stated = _read_moment(moment)
    local = _read_local(printed)
    if stated is None or local is None or local.date() == date.fromisoformat(moment.first_day):
        return moment
    offset = local - stated
    zone = STEP * round(offset / STEP)
    if abs(offset - zone) > LATER or not WEST <= zone <= EAST:
        return moment
    told = f"{(stated + zone).isoformat(timespec='minutes')}{_show_zone(zone)}"
    return replace(moment, earliest=told, latest=told)


def _read_moment(moment: TimeValue) -> datetime | None:
    """The moment in UTC, None for a value that is none to the minute."""
    if moment.precision != "minute":
        return None
    return datetime.fromisoformat(moment.earliest).astimezone(UTC).replace(tzinfo=None)


def _read_local(printed: DateForm) -> datetime | None:
    if printed.hour is None or len(printed.days) != 1:
        return None
    return datetime.combine(printed.days[0], printed.hour)


def _show_zone(zone: timedelta) -> str:
    sign = "-" if zone < timedelta() else "+"
    hours, minutes = divmod(abs(zone) // timedelta(minutes=1), 60)
    return f"{sign}{hours:02}:{minutes:02}"
