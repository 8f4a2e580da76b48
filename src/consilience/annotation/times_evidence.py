"""What the times of a text together tell of it: a history or news, years in passing, day first."""

from collections.abc import Sequence
from itertools import zip_longest

from consilience.annotation.times_meanings import Meaning
from consilience.annotation.times_moments import Moment

# A text is a history where it names so many dates with their year, two more for each word that
# reckons from the day of the report ("Monday", "last year"), and over four times as many as those.
HISTORY_DATES, HISTORY_MORE, HISTORY_SHARE = 5, 2, 4
FAR_YEARS = 10  # the last year of a history, so far from the rest, is told in passing


def is_history(meanings: Sequence[Meaning]) -> bool:
    """True for a text that tells of the past by dates and not from the day it was written."""
    dated = sum(one.year != 0 and not one.span for one in meanings)
    deictic = sum(one.anchor == "published" or _is_bare_weekday(one) for one in meanings)
    enough = dated >= HISTORY_DATES + HISTORY_MORE * deictic
    return enough and dated > HISTORY_SHARE * deictic


def find_asides(meanings: Sequence[Meaning]) -> frozenset[int]:
    """Places of years that a history mentions in passing: it goes on where it was before.

    "… in 1943 (he had been born in 1889). In May, …" is of 1943.
    """
    dated = [at for at, one in enumerate(meanings) if one.year and not one.span]
    asides = set[int]()
    narrated = 0
    for at, following in zip_longest(dated, dated[1:]):
        after = meanings[following].year if following is not None else narrated
        if narrated and _is_aside(meanings[at], narrated, after, is_last=following is None):
            asides.add(at)
        else:
            narrated = meanings[at].year
    return frozenset(asides)


def _is_aside(meaning: Meaning, narrated: int, after: int, *, is_last: bool) -> bool:
    year, is_bare = meaning.year, meaning.grain in ("Y", "S")
    if is_last:
        return is_bare and abs(year - narrated) >= FAR_YEARS
    return abs(after - narrated) < abs(after - year)


def find_day_first(meanings: Sequence[Meaning], published: Moment | None) -> bool | None:
    """Whether dates in figures put the day first, by the other dates of the text; None: no telling.

    The reading that agrees with the day of publication, or lies near a date in words, is right.
    """
    open_figures = [one for one in meanings if one.figures]
    if not open_figures:
        return None
    days = {(one.month, one.day) for one in meanings if one.month and one.day}
    if published is not None and published.day:
        days.add((published.month, published.day))
    distances = [0, 0]
    for one in open_figures:
        first, second = one.figures
        distances[0] += min((_days_apart((second, first), day) for day in days), default=0)
        distances[1] += min((_days_apart((first, second), day) for day in days), default=0)
    return None if distances[0] == distances[1] else distances[0] < distances[1]


def _is_bare_weekday(meaning: Meaning) -> bool:
    return bool(meaning.weekday and not meaning.day and not meaning.year)


def _days_apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Days between two days of a year, about, the short way round."""
    apart = abs((one[0] - other[0]) * 30 + one[1] - other[1])
    return min(apart, 360 - apart)
