"""Tolls: how many died or were hurt, by each article's first count, and how that rose."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

from consilience.analysis.discrepancies.happenings import compare_context, is_long_past, share_day
from consilience.analysis.discrepancies.numbers.as_of import is_final
from consilience.analysis.discrepancies.numbers.sums import is_part_of_sum
from consilience.analysis.discrepancies.numbers.tolled import (
    Tolled,
    are_of_others,
    are_some_of_all,
    find_tolls,
    read_tolls,
)
from consilience.analysis.discrepancies.parts import (
    Difference,
    Version,
    group_apart,
    sort_spans,
)
from consilience.analysis.discrepancies.reading import StoryText, read_day
from consilience.analysis.discrepancies.spells import are_of_two_spells
from consilience.analysis.quantities import do_agree, find_ratio
from consilience.analysis.taken_back import is_taken_back, list_taken_back
from consilience.language.discrepancies import (
    load_falling_tolls,
)

LEAD = 9  # sentences in which a report tells its main toll; a name in common is then enough
LEAST_RATIO = 0.25  # of two tolls of one happening, from report to report
LEAST_FALLING = 0.05  # of those that may fall: of 40 missing two are left
# Days between reports that may tell of two happenings, and the ratio from which on they do not.
MOST_DAYS, LEAST_FAR = 31, 0.6
LEAST_LIKE = 0.15  # of two sentences on one toll
ROUNDED = frozenset({"nearly", "about"})  # bounds of numbers that stand for an exact one
LEAST_VALUES = 3  # of a series in which one count can be out of line
MOST_COMPARED = 200  # tolls of one kind in a story that are compared with one another


def find_toll_differences(text: StoryText) -> tuple[Difference, ...]:
    """Tolls of one happening that differ: rising ones as updates, others and slips as conflicts."""
    by_kind: dict[str, list[Tolled]] = defaultdict(list)
    for one in find_tolls(text):
        by_kind[one.kind].append(one)
    found: list[Difference] = []
    told: set[tuple[str, int]] = set()  # sentences whose slip is reported
    taken_back = list_taken_back(text.articles) if by_kind else {}
    for kind in sorted(by_kind):
        for group in _group(text, by_kind[kind]):
            found.extend(_compare(group, kind, told, taken_back))
    return tuple(found)


def _group(text: StoryText, tolls: Sequence[Tolled]) -> list[list[Tolled]]:
    """Tolls of one happening: the sentences share a name, or much of their wording."""
    is_falling = all(one.kind in load_falling_tolls() for one in tolls)
    least = LEAST_FALLING if is_falling else LEAST_RATIO
    links = [
        (one, other)
        for one, other in combinations(tolls[:MOST_COMPARED], 2)
        if (find_ratio(one.amount, other.amount) >= least or one.is_zero != other.is_zero)
        and _is_one_happening(text, one, other)
        and not _are_far_apart(one, other)
        and not are_some_of_all(one, other)
        and not are_of_others(one, other)
        and not (is_part_of_sum(one, other) or is_part_of_sum(other, one))
    ]
    links.sort(key=lambda pair: pair[0].peoples.isdisjoint(pair[1].peoples))
    return group_apart(
        links, lambda one, other: are_of_others(one, other) or are_some_of_all(one, other)
    )


def _are_far_apart(one: Tolled, other: Tolled) -> bool:
    """True for tolls of reports of which each may tell a happening of its own."""
    first, second = read_day(one.day), read_day(other.day)
    is_far = first is not None and second is not None and abs(first - second) > MOST_DAYS
    is_unlike = find_ratio(one.amount, other.amount) < LEAST_FAR
    return is_far and is_unlike and not share_day(one.sentence, other.sentence)


def _is_one_happening(text: StoryText, one: Tolled, other: Tolled) -> bool:
    if is_long_past(one.sentence) != is_long_past(other.sentence):
        return False
    if are_of_two_spells(one, other):
        return False
    likeness = text.compare(one.sentence.stem_set, other.sentence.stem_set)
    if max(one.sentence.number, other.sentence.number) < LEAD:
        likeness = compare_context(text, one.sentence, other.sentence)
        if one.sentence.names & other.sentence.names:
            return True
    return likeness >= LEAST_LIKE or _is_bare(one, other) or _is_bare(other, one)


def _is_bare(one: Tolled, other: Tolled) -> bool:
    """True for "nobody was hurt", which names nothing, beside the toll that a report opens with."""
    return one.is_zero and not one.sentence.names and other.sentence.number < LEAD


def _compare(
    group: Sequence[Tolled],
    kind: str,
    told: set[tuple[str, int]],
    taken_back: Mapping[float, str],
) -> Iterator[Difference]:
    """The slips among the tolls, and the series that the others make."""
    slips = [one for one in group if _is_slip(one, group)]
    slips = [one for one in slips if not _is_in_line(one, slips, group)]
    rounded = {one: exact for one in group if (exact := _find_exact(one, group))}
    series = [one for one in group if one not in slips and one not in rounded]
    for part in _split(series, taken_back):
        found = _make_series(part, kind, taken_back)
        near = [one for one in rounded if rounded[one] in part]
        yield replace(found, versions=_make_versions([*part, *near], rounded))
    slips = [one for one in slips if one.sentence.key not in told]
    told.update(one.sentence.key for one in slips)
    if slips and series:
        versions = _make_versions([*slips, *_find_nearest(slips[0], series)])
        yield Difference("number", "conflict", versions, _explain_slip(slips[0], kind))


def _find_nearest(slip: Tolled, series: Sequence[Tolled]) -> list[Tolled]:
    """The number that articles of the same day give, or of the nearest."""
    by_value: dict[float, list[Tolled]] = defaultdict(list)
    for one in series:
        by_value[one.amount.value].append(one)

    def rank(value: float) -> tuple[int, int, float]:
        days = [
            abs((read_day(one.day) or 0) - (read_day(slip.day) or 0)) for one in by_value[value]
        ]
        return (min(days), -len(days), -value)

    return by_value[min(by_value, key=rank)]


def _is_slip(one: Tolled, group: Sequence[Tolled]) -> bool:
    """True for "212 dead … 212 injured" where other articles have another number."""
    twins = [
        other
        for other in read_tolls(one.sentence)
        if other.kind != one.kind and other.amount.value == one.amount.value
    ]
    others = {other.amount.value for other in group}
    return (
        bool(twins) and one.amount.value > 1 and len(others) > 1 and not _is_confirmed(one, group)
    )


def _is_in_line(one: Tolled, slips: Sequence[Tolled], group: Sequence[Tolled]) -> bool:
    """True for a number between those before and behind it: its twin is the slip."""
    rest = [other for other in group if other not in slips]
    values = [other.amount.value for other in rest]
    is_between = bool(values) and min(values) < one.amount.value < max(values)
    return is_between and _rises([*rest, one])


def _is_confirmed(one: Tolled, group: Sequence[Tolled]) -> bool:
    return any(
        other.amount.value == one.amount.value
        and other.sentence.text != one.sentence.text
        and other.sentence.article.id != one.sentence.article.id
        for other in group
    )


def _find_exact(one: Tolled, group: Sequence[Tolled]) -> Tolled | None:
    """The exact number that "nearly 20" or "about 20" stands for, None if it is no such number."""
    if one.amount.bound not in ROUNDED:
        return None
    exact = [other for other in group if other.amount.bound == "exactly"]
    return next((other for other in exact if do_agree(one.amount, other.amount)), None)


def _make_versions(
    tolls: Sequence[Tolled], rounded: Mapping[Tolled, Tolled] = MappingProxyType({})
) -> tuple[Version, ...]:
    """The smallest first; what is rounded goes with the exact number, under the words of that."""
    by_value: dict[tuple[float, str], list[Tolled]] = defaultdict(list)
    for one in tolls:
        amount = rounded.get(one, one).amount
        open_above = amount.bound in {"at least", "more than"}
        by_value[amount.value, "and more" if open_above else ""].append(one)
    return tuple(
        Version(
            min(one.span.text for one in there if one not in rounded),
            sort_spans(one.span for one in there),
        )
        for _, there in sorted(by_value.items())
    )


def _split(series: Sequence[Tolled], taken_back: Mapping[float, str]) -> list[list[Tolled]]:
    """The tolls that rose, and beside them the count out of line with those that it contradicts.

    All together where they rise, or where no one count is out of line.
    """
    values = {one.amount.value for one in series}
    if len(values) < LEAST_VALUES or taken_back or _rises(series):
        return [list(series)] if len(values) > 1 else []
    for value in sorted(values, key=lambda one: _rank_odd(one, series)):
        rest = [one for one in series if one.amount.value != value]
        odd = [one for one in series if one.amount.value == value]
        against = [one for one in rest if not _rises([one, *odd])]
        if any(do_agree(one.amount, odd[0].amount) for one in against):
            continue
        if _rises(rest) and len({one.amount.value for one in against}) == 1:
            return [rest, [*odd, *against]]
    return [list(series)]


def _rank_odd(value: float, series: Sequence[Tolled]) -> tuple[bool, int, float]:
    """Rather than the final count that of the fewest reports is out of line, then the largest."""
    there = [one for one in series if one.amount.value == value]
    return (any(is_final(one.sentence) for one in there), len(there), -value)


def _make_series(
    series: Sequence[Tolled], kind: str, taken_back: Mapping[float, str]
) -> Difference:
    """How tolls differ: an update where those that were not taken back rise or fall."""
    versions = _make_versions(series)
    held = [one for one in series if not is_taken_back(one.amount.value, one.day, taken_back)]
    if not held:
        held = list(series)
    words = _tell_values(held)
    gone = _tell_values([one for one in series if one not in held])
    verb = "was" if len(gone) == 1 else "were"
    behind = f"; {' and '.join(gone)} {verb} taken back" if gone else ""
    if len(words) == 1:
        told = f"The number of {kind} is {words[0]}{behind}."
        return Difference("number", "update", versions, told)
    if _rises(held):
        told = f"The number of {kind} rose: {', then '.join(words)}{behind}."
        return Difference("number", "update", versions, told)
    if kind in load_falling_tolls() and _falls(held):
        told = f"The number of {kind} fell: {', then '.join(reversed(words))}{behind}."
        return Difference("number", "update", versions, told)
    told = f"The articles count the {kind} differently: {' or '.join(words)}{behind}."
    return Difference("number", "conflict", versions, told)


def _tell_values(tolls: Sequence[Tolled]) -> list[str]:
    """The numbers as they stand within a sentence, the least first; "at least 59" goes with 59."""
    exact = {one.amount.value for one in tolls if one.amount.bound == "exactly"}
    told = [one for one in tolls if one.amount.bound == "exactly" or one.amount.value not in exact]
    return [one.value[:1].lower() + one.value[1:] for one in _make_versions(told)]


def _rises(series: Sequence[Tolled]) -> bool:
    """True if each number is first printed no earlier than any smaller one, and not all on one day.

    "At least" leaves room for a rise within a day; where days are unknown, none is ruled out.
    """
    if any(is_final(one.sentence) for one in series if one.amount.value < _find_largest(series)):
        return False
    first_day: dict[float, str] = {}
    for one in sorted(series, key=lambda toll: toll.day):
        if one.day:
            first_day.setdefault(one.amount.value, one.day)
    days = [first_day[value] for value in sorted(first_day)]
    if days != sorted(days):
        return False
    is_open = min(series, key=lambda one: one.amount.value).amount.bound != "exactly"
    return is_open or len(days) < len({one.amount.value for one in series}) or days[0] < days[-1]


def _find_largest(series: Sequence[Tolled]) -> float:
    return max(one.amount.value for one in series)


def _falls(series: Sequence[Tolled]) -> bool:
    """True if each number is first printed later than any larger one, all days being known."""
    values = [one.amount.value for one in sorted(series, key=lambda one: (one.day, one.key))]
    days = {one.day for one in series}
    return "" not in days and len(days) > 1 and values == sorted(values, reverse=True)


def _explain_slip(slip: Tolled, kind: str) -> str:
    return (
        f"{slip.span.text} {kind} is likely a slip: the same number stands for two things in one "
        "sentence, and the other articles count otherwise."
    )
