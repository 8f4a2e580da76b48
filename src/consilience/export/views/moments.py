"""When the main events of a story happened, apart from when they were told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from consilience.analysis.facts import FactTable
from consilience.analysis.facts_doubts import tell_title
from consilience.analysis.timeline import Happening, Timeline
from consilience.export.addresses import make_fragment
from consilience.export.evidence import name_place, stands_in
from consilience.export.index import Index
from consilience.export.views.facts import name_event
from consilience.export.views.quotes import name_article
from consilience.export.wording import NO_TITLE, describe_time, describe_value
from consilience.language.claims import load_claim_words
from consilience.records.analysis import Discrepancy
from consilience.records.article import Article
from consilience.records.time_value import TimeValue

LONGEST_DAYS: Final = 31  # of a time that is drawn: a month; a year would dwarf all others
LONGEST_SHARE: Final = 1  # of the days between the first and the last day that is known
SHORT: Final = 3  # days that a range may take where all else was on one day
MARKS: Final = '.,:;!?“”"()'
FARTHEST_DAYS: Final = 92  # from the publications of the story: what is far off is background


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A time with what is told of it and the words that tell it."""

    when: TimeValue
    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An event at its time; `readings` are the days between which accounts differ, () for none."""

    title: str
    mark: Mark
    readings: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """Events in order of time and publications; `left_out` counts dated events that are not drawn.

    Those are events that are no row of the table of facts, that are known to no month or to a
    range that is longer than the story, that lie more than a season before or after all
    publications, or that nobody says to have happened.
    """

    events: tuple[Moment, ...]
    published: tuple[Mark, ...]
    left_out: int


def view_moments(
    timeline: Timeline, table: FactTable, articles: Iterable[Article], index: Index
) -> Moments:
    """The rows of the table and all events with a disputed date, with the story's articles."""
    published = tuple(
        Mark(
            when=one.published,
            label=f"{describe_time(one.published)}: {name_article(one.id, index).name}, "
            f"{one.title or NO_TITLE}",
            href=f"#{make_fragment('a', one.id)}",
        )
        for one in articles
        if one.published
    )
    rows = {one.event_id for one in table.facts}
    main = [one for one in timeline.dated if one.event.id in rows or one.disputed]
    near = [one for one in main if _is_near(one, published) and not _is_denial(one)]
    drawn = _drop_ranges(near, published)
    return Moments(
        events=tuple(_view_moment(one, index) for one in drawn),
        published=published,
        left_out=len(timeline.dated) - len(drawn),
    )


def _is_near(one: Happening, published: tuple[Mark, ...]) -> bool:
    days = _read_days(one.when)
    if days is None or (days[1] - days[0]).days > LONGEST_DAYS:
        return False
    told = [bounds for mark in published if (bounds := _read_days(mark.when))]
    if not told:
        return True
    first, last = min(day for day, _ in told), max(day for _, day in told)
    return (first - days[1]).days <= FARTHEST_DAYS and (days[0] - last).days <= FARTHEST_DAYS


def _is_denial(one: Happening) -> bool:
    """Whether it tells that something did not happen: "No letter came in May"."""
    words = (word.strip(MARKS).lower() for word in one.event.title.split())
    return one.event.factuality == "denied" or not load_claim_words("negation").isdisjoint(words)


def _drop_ranges(events: Sequence[Happening], published: Sequence[Mark]) -> Sequence[Happening]:
    """Without ranges that are much longer than all other days lie apart: they flatten those."""
    known = [(one, days) for one in events if (days := _read_days(one.when))]
    told = [days for mark in published if (days := _read_days(mark.when))]
    single = [
        day
        for first, last in (*told, *(days for _, days in known))
        if first == last
        for day in (first,)
    ]
    if not single:
        return events
    room = max(LONGEST_SHARE * (max(single) - min(single)).days, SHORT)
    return [one for one, (first, last) in known if (last - first).days <= room]


def _read_days(when: TimeValue | None) -> tuple[date, date] | None:
    if when is None:
        return None
    try:
        return date.fromisoformat(when.first_day), date.fromisoformat(when.last_day)
    except ValueError:
        return None


def _view_moment(one: Happening, index: Index) -> Moment:
    title, when = tell_title(one.event), one.when
    assert when is not None  # a dated one
    readings = (
        mark
        for name in one.disputed
        if name in index.shown_discrepancies
        for mark in _view_readings(index.shown_discrepancies[name], index)
    )
    return Moment(
        title=title,
        mark=Mark(
            when=when,
            label=f"{describe_time(when)}: {title}",
            href=f"#{name_event(one.event.id)}",
        ),
        readings=tuple(readings),
    )


def _view_readings(discrepancy: Discrepancy, index: Index) -> Iterator[Mark]:
    """Those that are one day, each with the first of its words."""
    for reading in discrepancy.readings:
        places = [
            (f"#{name_place(index.short_ids[span.article], span)}", span.article)
            for span in reading.evidence
            if span.article in index.articles and stands_in(span, index.articles[span.article])
        ]
        day = reading.value[:10]
        try:
            date.fromisoformat(day)
        except ValueError:
            continue
        if places:
            names = ", ".join(dict.fromkeys(name_article(one, index).name for _, one in places))
            yield Mark(
                when=TimeValue(earliest=day, latest=day, precision="day", basis="explicit"),
                label=f"{describe_value(reading.value)}, says {names}",
                href=places[0][0],
            )
