"""Names of months and weekdays, and the words that tell what a date on a page is."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from consilience.language.lexicon import load_entries

LabelKind = Literal["published", "bare", "updated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarName:
    """A month (1 to 12) or a weekday (0 is Monday) and its names in lower case."""

    number: int
    names: tuple[str, ...]
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLabel:
    """Words before a date, and what they make of it; a lower `rank` is better evidence."""

    kind: LabelKind
    rank: int
    words: tuple[str, ...]
    test: str


@cache
def load_months() -> dict[str, int]:
    """The number of each month's name (1 to 12), names in lower case without full stop."""
    return _numbers("month")


@cache
def load_weekdays() -> dict[str, int]:
    """The number of each weekday's name, 0 for Monday, names in lower case."""
    return _numbers("weekday")


@cache
def load_date_labels() -> dict[str, DateLabel]:
    """The label behind each of its wordings, in lower case."""
    labels = load_entries("calendar", "label", DateLabel)
    return {words: label for label in labels for words in label.words}


def _numbers(table: str) -> dict[str, int]:
    names = load_entries("calendar", table, CalendarName)
    return {name: entry.number for entry in names for name in entry.names}
