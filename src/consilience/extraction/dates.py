"""When a report was published, from its own page, with the grounds for it."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from consilience.extraction.blocks import Block
from consilience.extraction.date_candidates import (
    LINE_CHARS,
    count_stray_words,
    find_candidates,
    find_labelled,
    is_rejected,
)
from consilience.extraction.date_forms import DateForm, Order, find_date_forms, make_date
from consilience.extraction.dated_lines import find_dated_agency
from consilience.extraction.found import Found
from consilience.language.bylines import begins_as_place, is_person
from consilience.language.calendar import load_weekdays
from consilience.language.furniture import load_furniture
from consilience.language.lexicon import load_words
from consilience.language.outlets import is_full_name
from consilience.records.time_value import Basis, Precision, TimeValue

PLACE_BEFORE = re.compile(r"(?P<place>[^,|]{2,30}),\s(?:(?P<weekday>[^\W\d_]+),?\s)?$")
BEHIND_DATE = re.compile(r"\s*[|•·–—/-]\s*(?:[^\W\d]+\s){0,2}(?P<desk>[^\W\d]+)")
HEAD_BLOCKS = 150  # above the report and
LAST_BLOCKS = 60  # below it are searched, so that time is bounded on pages of many dates,
CANDIDATES = 40  # and of what was found the best are tried
NEAR_DAYS = 21  # an event this near before one reading, and not before the other, decides
EVIDENCE_BLOCKS = 200  # body blocks read for that


def find_published(
    head: Sequence[Block],
    body: Sequence[Block],
    tail: Sequence[Block],
    *,
    listed: str | None = None,
    between: Sequence[Block] = (),
) -> tuple[TimeValue, Found | None] | None:
    """The date of publication and the words for it; None if the page does not tell.

    `listed` is what a list beside the page says; it stands in where the page is silent or less
    precise, settles an open order of day and month, and comes without words of the page. Dates
    in prose, captions, posts and copyright lines do not count. A day and month whose order
    nothing settles gives the year alone.
    """
    known = read_date(listed, basis="list") if listed else None
    near, below = head[-HEAD_BLOCKS:], tail[:LAST_BLOCKS]
    found = [*find_candidates(near, body, below), *find_labelled(between[:HEAD_BLOCKS])]
    for candidate in sorted(found, key=lambda one: one.cost)[:CANDIDATES]:
        if value := _settle(candidate.form, head, body, tail):
            if known and _is_within(known, value):
                return known, None
            return value, candidate.found
    return (known, None) if known else None


def is_date_line(block: Block) -> bool:
    """Whether a line does nothing but date the report ("Published 3 May 2031 | 4 min read").

    It may credit an agency beside the date, say before it where the report was written, or
    behind it that the report will change.
    """
    forms = find_date_forms(block.text) if len(block.text) <= LINE_CHARS else ()
    dated = any(form.day for form in forms) and not is_rejected(block.text, forms)
    plain = dated and count_stray_words(block.text, forms) == 0
    told = dated and (
        _is_placed(block.text, forms[0])
        or _is_live(block.text, forms[-1])
        or _is_of_desk(block.text, forms)
    )
    return plain or told or find_dated_agency(block) is not None


def _is_placed(text: str, form: DateForm) -> bool:
    """Whether a line is a place, a comma and a date ("Port Lassena, Monday 3 May 2031")."""
    match = PLACE_BEFORE.match(text[: form.start])
    weekday = match["weekday"] if match else None
    if match is None or text[form.end :].strip(" .") or not is_full_name(match["place"]):
        return False
    is_day = weekday is None or weekday.lower() in load_weekdays()
    is_one = " " not in match["place"] and is_person(match["place"])
    return is_day and (is_one or begins_as_place(match["place"]))


def _is_of_desk(text: str, forms: Sequence[DateForm]) -> bool:
    """Whether a line is a date, a sign and a desk ("3 May 2031 · Ports desk")."""
    first = count_stray_words(text[: forms[-1].end], forms) == 0
    rest = BEHIND_DATE.fullmatch(text, forms[-1].end) if first else None
    return rest is not None and rest["desk"].lower() in load_words("bylines", "desks")


def _is_live(text: str, form: DateForm) -> bool:
    """Whether a line begins with a date and goes on to say that the report will change."""
    rest = text[form.end :].strip(" .–—-|·:")
    kind = load_furniture().find_kind(rest, rest.count(" ") + 1) if rest else None
    is_first = count_stray_words(text[: form.end], (form,)) == 0
    return is_first and kind is not None and kind.name == "live"


def _is_within(known: TimeValue, value: TimeValue) -> bool:
    """Whether a date is a more precise reading of another."""
    coarse = value.precision not in ("day", "minute")
    return coarse and value.earliest <= known.first_day and known.last_day <= value.latest


def read_date(text: str, *, basis: Basis) -> TimeValue | None:
    """The first full date of a short text ("2022-10-05T10:15:00Z", "5 Oct 2022"), or None."""
    for form in find_date_forms(text[:LINE_CHARS]):
        if form.days:
            return _make_value(form, form.days, basis)
    return None


def _settle(
    form: DateForm, head: Sequence[Block], body: Sequence[Block], tail: Sequence[Block]
) -> TimeValue | None:
    if not form.days:
        return _settle_year(form, (*head, *body[:1]))
    if len(form.days) == 1:
        return _make_value(form, form.days, "explicit")
    order = _order_of_others(form, (*head, *body, *tail)) or _order_of_events(form, head, body)
    if order is None:
        return _make_value(form, form.days, "explicit")
    return _make_value(form, (form.days[order == "month first"],), "explicit")


def _order_of_others(form: DateForm, blocks: Iterable[Block]) -> Order | None:
    """What the other dates of the same punctuation on the page show, if they agree."""
    orders = {
        other.order
        for other in _forms_of(blocks)
        if other.separator == form.separator and other.order is not None
    }
    return orders.pop() if len(orders) == 1 else None


def _order_of_events(form: DateForm, head: Sequence[Block], body: Sequence[Block]) -> Order | None:
    """The reading that follows the text's own dates by the fewest days, if it alone is near."""
    events = [event for event in _forms_of((*head, *body)) if event.day and event.separator is None]
    ages = [min((_age(day, event) for event in events), default=9999) for day in form.days]
    if min(ages) > NEAR_DAYS or max(ages) <= NEAR_DAYS:
        return None
    return "day first" if ages[0] < ages[1] else "month first"


def _age(published: date, event: DateForm) -> int:
    """Days from the event to the publication; an event without year is the last one before it."""
    if event.days:
        age = (published - event.days[0]).days
        return age if age >= 0 else 9999
    years = (published.year, published.year - 1)
    days = (make_date(year, event.month, event.day or 1) for year in years)
    return min((age for day in days if day and (age := (published - day).days) >= 0), default=9999)


def _settle_year(form: DateForm, blocks: Sequence[Block]) -> TimeValue | None:
    """A weekday with day and month has a year if just one near another year on the page fits."""
    known = {other.year for other in _forms_of(blocks) if other.year}
    if form.weekday is None or form.day is None or len(known) != 1:
        return None
    near = known.pop() or 0
    days = [make_date(year, form.month, form.day) for year in (near - 1, near, near + 1)]
    fitting = tuple(day for day in days if day and day.weekday() == form.weekday)
    return _make_value(form, fitting, "weekday") if len(fitting) == 1 else None


def _forms_of(blocks: Iterable[Block]) -> Iterator[DateForm]:
    for block in islice(blocks, EVIDENCE_BLOCKS):
        if "©" not in block.text and "@" not in block.text:
            yield from find_date_forms(block.text[:4000])


def _make_value(form: DateForm, days: Sequence[date], basis: Basis) -> TimeValue:
    first = days[0]
    if len(days) > 1:
        return _span(date(first.year, 1, 1), date(first.year, 12, 31), "year", basis)
    if form.day is None:
        last = monthrange(first.year, first.month)[1]
        return _span(first, first.replace(day=last), "month", basis)
    if form.clock:
        moment = f"{first.isoformat()}T{form.clock}"
        return TimeValue(earliest=moment, latest=moment, precision="minute", basis=basis)
    return _span(first, first, "day", basis)


def _span(earliest: date, latest: date, precision: Precision, basis: Basis) -> TimeValue:
    return TimeValue(
        earliest=earliest.isoformat(), latest=latest.isoformat(), precision=precision, basis=basis
    )
