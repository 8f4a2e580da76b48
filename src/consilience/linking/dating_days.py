"""The days that an article speaks of, and those that the dated articles of its story know."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from consilience.annotation.annotated import FoundTime, resolve_times
from consilience.records.ids import ArticleId
from consilience.records.time_value import TimeValue

OPENING = 4  # paragraphs; the news stands in them, history further down
EVENTS = 12  # paragraphs of another article whose days are taken for the story's
DAYS = frozenset({"minute", "day"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A past or present day that an article tells of, at `start:end` of its text.

    Either a whole `day`, or a `month_day` without its year, perhaps with its `weekday` (1 is
    Monday), or a bare weekday.
    """

    start: int
    end: int
    paragraph: int
    day: date | None = None
    month_day: tuple[int, int] | tuple[()] = ()
    weekday: int | None = None
    is_past: bool = False  # by its tense

    @property
    def is_weekday(self) -> bool:
        """True for a bare weekday."""
        return self.weekday is not None and not self.month_day and self.day is None


@dataclass(frozen=True, slots=True)
class Company:
    """Days of publication of the dated articles in order; and in how many each day is told of."""

    published: tuple[date, ...]
    events: Counter[date]


def find_told(times: Sequence[FoundTime]) -> tuple[Told, ...]:
    """The days in the opening of an article that is not dated yet, without those to come."""
    told = []
    for one in times:
        meaning = one.meaning
        if one.paragraph >= OPENING or meaning.direction == "future" or meaning.figures:
            continue
        day = _find_day(one.value) if meaning.year and meaning.day else None
        month_day = (meaning.month, meaning.day) if meaning.month and meaning.day else ()
        bare = meaning.weekday and not (meaning.unit or meaning.way or month_day or meaning.year)
        if day or (month_day and not meaning.year) or bare:
            told.append(
                Told(
                    start=one.start,
                    end=one.end,
                    paragraph=one.paragraph,
                    day=day,
                    month_day=month_day if day is None else (),
                    weekday=meaning.weekday or None,
                    is_past=meaning.direction == "past",
                )
            )
    return tuple(told)


def find_company(
    published: Mapping[ArticleId, TimeValue], times: Mapping[ArticleId, Sequence[FoundTime]]
) -> Company:
    """What the dated articles of a story know of its days."""
    known = {name: day for name, value in published.items() if (day := _find_day(value))}
    events: Counter[date] = Counter()
    for name, value in published.items():
        events.update(set(_find_events(resolve_times(times.get(name, ()), value))))
    return Company(tuple(sorted(known.values())), events)


def read_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _find_events(times: Iterable[FoundTime]) -> Iterable[date]:
    for one in times:
        is_told = one.value is not None and one.value.basis != "publication"
        if one.paragraph < EVENTS and is_told and (day := _find_day(one.value)):
            yield day


def _find_day(value: TimeValue | None) -> date | None:
    """The first day of a time that is known to the week or finer."""
    if value is None or value.precision not in DAYS | {"week"}:
        return None
    try:
        return date.fromisoformat(value.first_day)
    except ValueError:  # a year before 1 or after 9999
        return None
