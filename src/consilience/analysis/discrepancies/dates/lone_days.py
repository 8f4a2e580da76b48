"""Days that differ where each report gives one: the only day to come, or the only past one."""

from collections import defaultdict
from collections.abc import Mapping

from consilience.analysis.discrepancies.dates.dated import is_of_text, list_told
from consilience.analysis.discrepancies.lone import Filler, make_differences, pair_lone
from consilience.analysis.discrepancies.parts import Difference
from consilience.analysis.discrepancies.reading import (
    Sentence,
    StoryText,
    are_times_apart,
    read_day,
)
from consilience.analysis.discrepancies.telling import tell_day
from consilience.language.calendar import load_months
from consilience.language.words import find_words
from consilience.records.ids import ArticleId
from consilience.records.time_expression import TimeExpression
from consilience.records.time_value import TimeValue

# Likeness of the sentences. Days to come are few in a report, so little is needed.
LIKE_COMING, LIKE_PAST, LIKE_MONTH = 0.07, 0.12, 0.15
MOST_DAYS = 31  # between two days of one happening
MOST_MONTHS_DAYS = 200


def find_lone_day_differences(text: StoryText) -> tuple[Difference, ...]:
    """Days to come, past days written out and past months, each the only one of its report."""
    found: list[Difference] = []
    values = {one.id: list_told(text, one.id) for one in text.articles}

    def lacks(one: Filler, other: ArticleId) -> bool:
        value = values_of[one.span.article, one.span.start]
        # "This summer" gives no day.
        known = (each for each in values[other] if each.precision != "season")
        return all(are_times_apart(value, each, days=0) for each in known)

    sorted_times = _sort_times(text)
    for sort, least in (("coming", LIKE_COMING), ("past", LIKE_PAST), ("month", LIKE_MONTH)):
        times = sorted_times[sort]
        values_of = {
            (time.span.article, time.span.start): time.value for _, time in times if time.value
        }
        fillers = [_make_filler(sentence, time) for sentence, time in times]
        pairs = [
            (one, other)
            for one, other in pair_lone(text, fillers, lacks, least, least)
            if _are_near(
                values_of[one.article, one.span.start], values_of[other.article, other.span.start]
            )
        ]
        found += make_differences(pairs, "date", "The articles give different times")
    return tuple(found)


def _sort_times(text: StoryText) -> Mapping[str, list[tuple[Sentence, TimeExpression]]]:
    """Times by sort; weekdays to come are days to come where an article has no date to come."""
    found: dict[str, list[tuple[Sentence, TimeExpression]]] = defaultdict(list)
    for sentence in text.sentences:
        for time in (one for one in sentence.times if not is_of_text(sentence, one)):
            found[_find_sort(sentence, time)].append((sentence, time))
    dated = {sentence.article.id for sentence, _ in found["coming"]}
    found["coming"] += [there for there in found["weekday"] if there[0].article.id not in dated]
    return found


def _make_filler(sentence: Sentence, time: TimeExpression) -> Filler:
    assert time.value is not None
    day = time.value.first_day
    value = tell_day(day) if time.value.precision in {"day", "minute"} else time.span.text
    return Filler(sentence, time.span, f"{day} {time.value.last_day}", value)


def _find_sort(sentence: Sentence, time: TimeExpression) -> str:
    """Of what sort a time is: a day to come, or a past day or month written out; "" if none."""
    published = sentence.article.published
    value = time.value
    if value is None or published is None or time.type not in {"date", "time"}:
        return ""
    words = find_words(time.span.text)
    is_named = not load_months().keys().isdisjoint(words)
    is_printed = is_named and any(sign.isdigit() for sign in time.span.text)
    is_coming = value.first_day > published.last_day
    if value.precision == "month":
        return "month" if is_printed else ""
    if value.precision not in {"day", "minute"} or value.basis == "publication":
        return ""
    if is_coming:
        return "coming" if is_printed else "weekday"
    return "past" if is_printed else ""


def _are_near(one: TimeValue, other: TimeValue) -> bool:
    first, second = read_day(one.earliest), read_day(other.earliest)
    if first is None or second is None:
        return False
    most = MOST_DAYS if "month" not in {one.precision, other.precision} else MOST_MONTHS_DAYS
    return 0 < abs(first - second) <= most
