"""Days that were put off: a report has the new day beside the old one, which earlier ones give."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consilience.analysis.discrepancies.dates.moved import TO, says_moved
from consilience.analysis.discrepancies.happenings import compare_context
from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.discrepancies.telling import tell_day
from consilience.records.time_expression import TimeExpression

LEAST_LIKE: Final = 0.1  # of the sentences, with those before them
DAY: Final = frozenset({"day", "minute"})


@dataclass(frozen=True, eq=False)
class Moved:
    """A sentence that tells of an old and a new day."""

    sentence: Sentence
    old: TimeExpression
    new: TimeExpression


def find_postponed_differences(text: StoryText) -> tuple[Difference, ...]:
    """Updates: a day that earlier reports give, and the one to which it was put off.

    Reports that tell of the new day alone are witnesses of it.
    """
    by_days: dict[tuple[str, str], list[Moved]] = {}
    for sentence in text.sentences:
        if len(sentence.times) > 1 and says_moved(sentence):
            for one in _read_moved(sentence):
                by_days.setdefault((_tell_date(one.old), _tell_date(one.new)), []).append(one)
    found = (_make_difference(text, by_days[days]) for days in sorted(by_days))
    return tuple(one for one in found if one is not None)


def _read_moved(sentence: Sentence) -> Iterator[Moved]:
    """The old and the new day of "planned for 4 May, was put off to 9 May"."""
    days = [
        one
        for one in sentence.times
        if one.type in {"date", "time"} and one.value and one.value.precision in DAY
    ]
    new = [one for one in days if TO.search(sentence.text[: one.span.start - sentence.start])]
    old = [one for one in days if one not in new]
    if len(new) == len(old) == 1 and _tell_date(old[0]) != _tell_date(new[0]):
        yield Moved(sentence, old[0], new[0])


def _tell_date(time: TimeExpression) -> str:
    """Month and day: the year of an old day is mostly not printed."""
    return time.value.first_day[5:] if time.value else ""


def _make_difference(text: StoryText, moved: list[Moved]) -> Difference | None:
    before = sorted(_find_told(text, moved), key=lambda time: time.span.start)
    if not before or before[0].value is None:
        return None
    after = [*(one.new.span for one in moved), *(one.span for one in _find_new(text, moved))]
    old = before[0].value.first_day
    values = [tell_day(old), tell_day(_tell_new(old, moved[0].new))]
    told = ", then ".join(values)
    return Difference(
        "date",
        "update",
        (
            Version(values[0], sort_spans(one.span for one in before)),
            Version(values[1], sort_spans(after)),
        ),
        f"The day was changed: {told}.",
        values=told,
    )


def _tell_new(old: str, new: TimeExpression) -> str:
    """The new day (ISO 8601); where its year is not printed, the next such day after the old."""
    day = new.value.first_day if new.value else ""
    if day[:4] in new.span.text:
        return day
    return f"{int(old[:4]) + (day[4:] < old[4:])}{day[4:]}"


def _find_told(text: StoryText, moved: list[Moved]) -> Iterator[TimeExpression]:
    """Where earlier reports give the old day of the same."""
    for sentence, time in _list_alike(text, moved):
        is_old = _tell_date(time) == _tell_date(moved[0].old)
        if is_old and sentence.published_day < moved[0].sentence.published_day:
            yield time


def _find_new(text: StoryText, moved: list[Moved]) -> Iterator[TimeExpression]:
    """Where other reports give the new day of the same."""
    for _, time in _list_alike(text, moved):
        if _tell_date(time) == _tell_date(moved[0].new):
            yield time


def _list_alike(text: StoryText, moved: list[Moved]) -> Iterator[tuple[Sentence, TimeExpression]]:
    """The days of sentences of other reports that tell of the same."""
    for sentence in text.sentences:
        if not sentence.times or not sentence.published_day or says_moved(sentence):
            continue
        if any(one.sentence.article.id == sentence.article.id for one in moved):
            continue
        if any(compare_context(text, one.sentence, sentence) >= LEAST_LIKE for one in moved):
            days = (one for one in sentence.times if one.value and one.value.precision in DAY)
            yield from ((sentence, one) for one in days)
