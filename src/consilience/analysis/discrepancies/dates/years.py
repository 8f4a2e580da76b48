"""Years, hours and parts of the day printed in sentences that are much alike."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from consilience.analysis.discrepancies.parts import (
    Difference,
    Version,
    group_linked,
    sort_spans,
)
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems
from consilience.records.span import Span
from consilience.records.time_expression import TimeExpression

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
LEAST_LIKE, LEAST_NAMES = 0.35, 3  # of two sentences that differ in a year
FEW_YEARS, MOST_YEARS = 2, 2
LEAST_SHARED, LIKE_PART = 2, 0.25  # names, and the sentences, that tell of morning and afternoon
HOUR = re.compile(r"\d ?(?:[ap]\.?m\b|:\d|o.clock)", re.IGNORECASE)
PART = re.compile(r"T(MO|AF|EV|NI)$")
# Parts of the day in TIMEX3 and the hours that they are used for.
PARTS = {
    "MO": frozenset(range(12)),
    "AF": frozenset(range(12, 19)),
    "EV": frozenset(range(16, 24)),
    "NI": frozenset((*range(18, 24), *range(6))),
}
LEAST_NEAR = 2  # telling words before both hours
NEAR = 45  # characters before an hour: "landed in Onde at 8:25"


@dataclass(frozen=True, eq=False)
class Timed:
    """A time printed in a sentence."""

    sentence: Sentence
    time: TimeExpression

    @property
    def span(self) -> Span:
        """The words; of "from 1951 to 1963" both years."""
        years = [match.span() for match in YEAR.finditer(self.sentence.text)]
        if _find_kind(self.time) == "year" and len(years) > 1:
            return self.sentence.span(years[0][0], years[-1][1])
        return self.time.span

    @property
    def key(self) -> tuple[str, int]:
        """Its place among all."""
        return (self.sentence.article.id, self.time.span.start)


def find_year_differences(text: StoryText) -> tuple[Difference, ...]:
    """Years and hours that differ a little between sentences with the same names."""
    timed = {
        sentence.key: [Timed(sentence, one) for one in sentence.times if _find_kind(one)]
        for sentence in text.sentences
    }
    links = [link for sentence in text.sentences for link in _find_links(text, sentence, timed)]
    return tuple(_make_difference(group) for group in group_linked(links))


def _find_links(
    text: StoryText, sentence: Sentence, timed: Mapping[tuple[str, int], Sequence[Timed]]
) -> Iterator[tuple[Timed, Timed]]:
    if not timed[sentence.key]:
        return
    for other in text.find_like(sentence.stems):
        if other.article.id <= sentence.article.id or not timed[other.key]:
            continue
        shared = sentence.names & other.names
        if not shared:
            continue
        alike = len(shared) >= LEAST_NAMES and (
            text.compare(sentence.stems, other.stems) >= LEAST_LIKE
        )
        for one, rival in product(timed[sentence.key], timed[other.key]):
            kinds = {_find_kind(one.time), _find_kind(rival.time)}
            if kinds == {"hour"}:
                differ = _differ_in_hour(one, rival)
            elif "part" in kinds:
                differ = len(shared) >= LEAST_SHARED and _differ_in_part(text, one, rival)
            else:
                differ = kinds == {"year"} and alike and _differ_in_year(one, rival)
            if differ:
                yield one, rival


def _find_kind(time: TimeExpression) -> str:
    """What is printed: "year" or "hour", "" for all else."""
    if time.value is None:
        return ""
    if time.value.precision == "year" and YEAR.search(time.span.text):
        return "year"
    if PART.search(time.timex):
        return "part"
    printed = time.value.precision == "minute" and HOUR.search(time.span.text)
    return "" if not printed else "hour" if ":" in time.span.text else "part"


def _differ_in_part(text: StoryText, one: Timed, other: Timed) -> bool:
    """Morning for afternoon of one day, said of the same thing."""
    hours, others = _find_hours(one.time), _find_hours(other.time)
    days = {each.time.value.first_day for each in (one, other) if each.time.value}
    if not hours or not others or hours & others or len(days) > 1:
        return False
    alike = text.compare(one.sentence.stem_set, other.sentence.stem_set) >= LIKE_PART
    return alike and bool(_find_near(one) & _find_near(other))


def _find_hours(time: TimeExpression) -> frozenset[int]:
    """The hours of the day that a time can stand for."""
    part = PART.search(time.timex)
    if part:
        return PARTS[part[1]]
    clock = time.value.earliest[11:13] if time.value else ""
    return frozenset({int(clock)}) if clock.isdigit() else frozenset()


def _differ_in_year(one: Timed, other: Timed) -> bool:
    """The first years a year or two apart, and none in both sentences."""
    years, rivals = _find_years(one.sentence), _find_years(other.sentence)
    year, rival = one.time.timex[:4], other.time.timex[:4]
    if len(years) != len(rivals) or set(years) & set(rivals):
        return False
    if [year, rival] != [years[0], rivals[0]] or len(years) > MOST_YEARS:
        return False
    return 0 < abs(int(year) - int(rival)) <= FEW_YEARS


def _find_years(sentence: Sentence) -> list[str]:
    return [match[0] for match in YEAR.finditer(sentence.text)]


def _differ_in_hour(one: Timed, other: Timed) -> bool:
    """Morning for evening, or another hour with the same words about it."""
    hour, rival = _read_hour(one), _read_hour(other)
    if hour is None or rival is None or hour == rival:
        return False
    near = _find_near(one) & _find_near(other)
    return len(near) >= (1 if abs(hour - rival) == 12 * 60 else LEAST_NEAR)


def _read_hour(one: Timed) -> int | None:
    """Minutes from midnight."""
    clock = one.time.value.earliest[11:16] if one.time.value else ""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes) if hours.isdigit() and minutes.isdigit() else None


def _find_near(one: Timed) -> frozenset[str]:
    start = one.time.span.start - one.sentence.start
    return frozenset(find_stems(one.sentence.text[max(0, start - NEAR) : start]))


def _make_difference(group: list[Timed]) -> Difference:
    by_value: dict[str, list[Timed]] = {}
    for one in sorted(group, key=lambda one: one.key):
        by_value.setdefault(_find_key(one.time), []).append(one)
    versions = tuple(
        Version(by_value[value][0].span.text, sort_spans(one.span for one in by_value[value]))
        for value in sorted(by_value)
    )
    told = " or ".join(one.value for one in versions)
    explanation = f"The articles give different times: {told}."
    return Difference("date", "conflict", versions, explanation, values=told)


def _find_key(time: TimeExpression) -> str:
    """What times must have in common to be one reading."""
    if _find_kind(time) == "year" or time.value is None:
        return time.timex[:4]
    return time.timex if PART.search(time.timex) else time.value.earliest
