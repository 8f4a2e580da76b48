import pytest

from consilience.extraction.blocks import Block
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.dates import find_published
from consilience.language.calendar import (
    CalendarName,
    DateLabel,
    load_date_labels,
    load_months,
    load_weekdays,
)
from consilience.language.lexicon import WordList, load_entries, load_entry


@pytest.mark.parametrize("month", load_entries("calendar", "month", CalendarName))
def test_the_test_date_of_every_month_is_read(month: CalendarName) -> None:
    (form,) = find_date_forms(month.test)
    assert form.days[0].month == month.number


@pytest.mark.parametrize("weekday", load_entries("calendar", "weekday", CalendarName))
def test_the_weekday_of_every_test_date_is_right(weekday: CalendarName) -> None:
    (form,) = find_date_forms(weekday.test)
    assert form.weekday == form.days[0].weekday() == weekday.number


@pytest.mark.parametrize("label", load_entries("calendar", "label", DateLabel))
def test_a_line_with_a_label_dates_a_report(label: DateLabel) -> None:
    line = Block(0, len(label.test), label.test)
    assert find_published([line], [Block(500, 505, "Text.")], []) is not None


def test_a_rejected_line_dates_none() -> None:
    text = load_entry("calendar", "reject", WordList).test
    assert find_published([Block(0, len(text), text)], [Block(500, 505, "Text.")], []) is None


def test_filler_words_leave_a_date_line_a_date_line() -> None:
    text = load_entry("calendar", "filler", WordList).test
    published = find_published([Block(0, len(text), text)], [Block(500, 505, "Text.")], [])
    assert published is not None
    assert published[0].earliest == "2022-10-03T10:15+00:00"


def test_months_and_weekdays_are_complete_and_no_name_is_both() -> None:
    assert set(load_months().values()) == set(range(1, 13))
    assert set(load_weekdays().values()) == set(range(7))
    assert not load_months().keys() & load_weekdays().keys() - {"mar"}


def test_every_wording_of_a_label_is_in_lower_case() -> None:
    assert all(words == words.lower() for words in load_date_labels())
