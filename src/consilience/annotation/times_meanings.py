"""What the words of a time say, before it is known from which day they reckon."""

from dataclasses import dataclass, field
from typing import Literal

from consilience.annotation.times_moments import Moment

TimeType = Literal["date", "time", "duration", "set"]
Anchor = Literal["", "published", "text", "default"]
Direction = Literal["", "past", "future"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A time as it is worded.

    `timex` is set where the words alone give the value (a length, "now"). Otherwise the value is
    `amount` units from the anchor and, in there, the month, day, weekday (1 to 7), season, part of
    day that are set. `anchor` is the day of the report, the time last spoken of (`text`), or what
    the text reckons from by default; "" for a time with its own year. `way` is set for "last" (-1),
    "this" (0) and "next" (1) Monday, `direction` by the tense around. `zone` is minutes east of
    Greenwich, and `zoned` the clock there where it is printed beside a local time. `figures` are
    those of a date like 05/10/2022, whose order is settled by the rest of the text. `names` is
    True where the day stands before a noun ("the Oct. 7 attack"): such a name lasts for years.
    `present` is True beside a bare present, which looks back as well ("puts it at 1 May"), `said`
    for the time of somebody's saying, `willed` beside a "will" of its own, which never looks back,
    `foreseen` beside "was to", of which the day may have passed. `leads` is True at the head of its
    sentence, `quoted` within quotation marks.
    """

    type: TimeType = "date"
    timex: str = ""
    anchor: Anchor = ""
    unit: str = ""
    amount: int = 0
    year: int = 0
    span: str = ""
    month: int = 0
    day: int = 0
    weekday: int = 0
    season: str = ""
    part: str = ""
    zone: str = ""
    zoned: str = ""
    way: int | None = None
    direction: Direction = ""
    figures: tuple[int, ...] = field(default=())
    names: bool = False
    present: bool = False
    said: bool = False
    willed: bool = False
    foreseen: bool = False
    leads: bool = False
    quoted: bool = False

    @property
    def grain(self) -> str:
        """The unit that it tells: D, W, M, S, Y, DE, CE; "" for lengths, sets and "now"."""
        if self.timex:
            return ""
        if self.day or self.weekday or self.part or self.figures:
            return "D"
        if self.month:
            return "M"
        if self.season:
            return "S"
        unit = {"ML": "CE", "WE": "W", "Q": "M"}.get(self.unit, self.unit)
        return "D" if unit.startswith("T") else unit or self.span or "Y"

    @property
    def is_that_day(self) -> bool:
        """True for "that day" and "the same evening"."""
        return self.anchor == "text" and self.unit == "D" and self.amount == 0

    @property
    def is_bare_hour(self) -> bool:
        """True for a time by the clock of which no day is told: "at ten past eight"."""
        is_clock = ":" in self.part or self.part == "XX"
        dated = self.year or self.month or self.day or self.weekday or self.unit or self.season
        return is_clock and not dated and not self.zone and self.anchor == "default"


UNIT_TEMPLATES = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
    "TH": "XXXX-XX-XXTXX",
    "TM": "XXXX-XX-XXTXX:XX",
}


def write_open(meaning: Meaning) -> str:
    """The TIMEX3 value of a time that hangs on an unknown date: XXXX-WXX-1, XXXX-10-14."""
    if meaning.figures:
        return f"{meaning.year:04}-XX-XX"
    part = f"T{meaning.part}" if meaning.part else ""
    if meaning.weekday and not meaning.day:
        return f"XXXX-WXX-{meaning.weekday}{part}"
    if meaning.month or meaning.day or part:
        month = f"-{meaning.month:02}" if meaning.month else "-XX"
        day = f"-{meaning.day:02}" if meaning.day else "-XX" * bool(part)
        return f"XXXX{month}{day}{part}"
    if meaning.season:
        return f"XXXX-{meaning.season}"
    return UNIT_TEMPLATES.get(meaning.unit, "XXXX-XX-XXTXX")


def make_moment_of(meaning: Meaning) -> Moment:
    """The moment of a time with its own year."""
    return Moment(
        year=meaning.year,
        span=meaning.span,
        month=meaning.month,
        day=meaning.day,
        season=meaning.season,
        part=meaning.part,
    )
