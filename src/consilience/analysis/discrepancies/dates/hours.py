"""Hours of one day that differ: one deed set at two times by the clock."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from consilience.analysis.discrepancies.dates.dated import Dated, find_parties, read_dated
from consilience.analysis.discrepancies.dates.differing import pair_acts
from consilience.analysis.discrepancies.happenings import compare_context
from consilience.analysis.discrepancies.parts import (
    Difference,
    Version,
    group_linked,
    sort_spans,
)
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.language.discrepancies import load_difference_words
from consilience.language.words import find_words

CLOCK = re.compile(r"\d[:.h]\d\d|\d ?[ap]\.?m", re.IGNORECASE)
ZONE = re.compile(r",?\s(?:\w+ )?time\b")  # "local time", "Orbe time"
LEAST_MINUTES, LEAST_ABOUT = 15, 45  # apart, and where one is "about" or "shortly before" it
BEFORE, LOOSE_WORDS = 24, 2  # characters and words before a time in which such a word stands
LEAST_LIKE, SURE_LIKE = 0.1, 0.3  # of what stands around the two deeds
OPEN_LIKE = 0.15  # where the day of one is not told
OPEN = re.compile(r"XXXX-XX-XXT")
HOUR = re.compile(r"T([0-9]{2}):([0-9]{2})(?::[0-9]{2})?$")
SPOKEN = re.compile(r"(\d{1,2})[:.h](\d\d)", re.IGNORECASE)  # "5.15", of either half of the day
HALF_DAY = 12 * 60


def find_hour_differences(text: StoryText) -> tuple[Difference, ...]:
    """Printed hours of one day for one deed that cannot both be right.

    None where a time zone is named, or where an article has both hours.
    """
    dated = [one for sentence in text.sentences for one in _read_clocked(sentence)]
    hours = {(one.sentence.article.id, _count_minutes(one)) for one in dated}
    links = [
        (one, other)
        for one, other in pair_acts(dated)
        if _are_apart(one, other)
        and (one.sentence.article.id, _count_minutes(other)) not in hours
        and (other.sentence.article.id, _count_minutes(one)) not in hours
        and _is_one_deed(text, one, other)
    ]
    return tuple(_make_difference(group) for group in group_linked(links))


def _read_clocked(sentence: Sentence) -> Iterator[Dated]:
    """The deeds of a sentence with an hour of their own, as the clock shows it."""
    if not load_difference_words("zones").isdisjoint(sentence.words):
        return
    for one in (*sentence.read(read_dated), *_read_open(sentence)):
        words = one.time.span
        is_zoned = ZONE.match(sentence.article.text, words.end)
        if one.own and CLOCK.search(words.text) and not is_zoned and _reads_hour(one):
            yield one


def _read_open(sentence: Sentence) -> Iterator[Dated]:
    """The deeds with an hour whose day is not told."""
    for claim in sentence.claims:
        when = claim.when
        if when is not None and when.value is None and OPEN.match(when.timex):
            parties = frozenset(find_parties(sentence, claim))
            yield Dated(sentence, claim, when, True, parties)


def _reads_hour(one: Dated) -> bool:
    if _is_halved(one):
        return SPOKEN.search(one.time.span.text) is not None
    return _find_clock(one) is not None


def _find_clock(one: Dated) -> re.Match[str] | None:
    """The hour and minute of what the time means; of its TIMEX3 value where that tells the day."""
    value = one.time.value
    return (value and HOUR.search(value.earliest)) or HOUR.search(one.time.timex)


def _count_minutes(one: Dated) -> int:
    """Minutes from midnight; of "5.15", which may be of either half of the day, in that half."""
    told = SPOKEN.search(one.time.span.text)
    if told is not None and _is_halved(one):
        return (60 * int(told[1]) + int(told[2])) % HALF_DAY
    clock = _find_clock(one)
    return 60 * int(clock[1]) + int(clock[2]) if clock else 0


def _is_halved(one: Dated) -> bool:
    return one.time.timex.endswith("TXX")


def _are_apart(one: Dated, other: Dated) -> bool:
    """True for hours of one day, as far as it is known, that no rounding explains."""
    days = {each.value.first_day for each in (one, other) if each.time.value is not None}
    if len(days) > 1 or one.is_plan != other.is_plan:
        return False
    least = LEAST_ABOUT if _is_loose(one) or _is_loose(other) else LEAST_MINUTES
    apart = abs(_count_minutes(one) - _count_minutes(other))
    if _is_halved(one) or _is_halved(other):
        apart = min(apart % HALF_DAY, -apart % HALF_DAY)
    return apart >= least


def _is_loose(one: Dated) -> bool:
    """True for "shortly before 5 p.m."."""
    start = one.time.span.start
    before = one.sentence.article.text[max(one.sentence.start, start - BEFORE) : start]
    words = {*find_words(before)[-LOOSE_WORDS:], *find_words(one.time.span.text)}
    return not load_difference_words("loose_hours").isdisjoint(words)


def _is_one_deed(text: StoryText, one: Dated, other: Dated) -> bool:
    """True where who takes part is the same in sentences alike, or all around them is alike.

    Where the day of one is not told, both must hold.
    """
    around = compare_context(text, one.sentence, other.sentence)
    if around < LEAST_LIKE:
        return False
    is_shared = not one.parties.isdisjoint(other.parties)
    if one.time.value is None or other.time.value is None:
        return is_shared and around >= OPEN_LIKE
    return is_shared or around >= SURE_LIKE


def _make_difference(group: Sequence[Dated]) -> Difference:
    by_hour: dict[int, list[Dated]] = defaultdict(list)
    for one in group:
        by_hour[_count_minutes(one)].append(one)
    versions = tuple(
        Version(
            min(one.time.span.text for one in there), sort_spans(one.time.span for one in there)
        )
        for _, there in sorted(by_hour.items())
    )
    told = " or ".join(one.value for one in versions).rstrip(".")  # of "5 p.m."
    explanation = f"The articles give different times: {told}."
    return Difference("date", "conflict", versions, explanation, values=told)
