"""Dates and hours that differ: one happening set at two times."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import combinations

from consilience.analysis.discrepancies.dates.dated import (
    Dated,
    count_days,
    is_printed,
    list_told,
    read_dated,
)
from consilience.analysis.discrepancies.dates.moved import says_moved
from consilience.analysis.discrepancies.happenings import compare_context
from consilience.analysis.discrepancies.parts import (
    Difference,
    Version,
    group_linked,
    sort_spans,
)
from consilience.analysis.discrepancies.reading import StoryText, read_day
from consilience.analysis.discrepancies.telling import tell_day
from consilience.language.calendar import load_months, load_weekdays
from consilience.language.discrepancies import Act, load_acts, load_difference_words
from consilience.language.times import load_classes
from consilience.language.words import find_words
from consilience.records.time_value import TimeValue

MOST_PARTNERS = 60  # dated claims of a story with one act
LEAST_PARTIES, LEAST_LIKE = 0.5, 0.15  # who takes part, and the whole sentences
SURE_LIKE = 0.4
PARTNER = 0.5  # an agreeing date with this part of the likeness explains the other away
# One meeting is seldom set more than two days wrong; two meetings are often days apart.
FEW_DAYS, SOME_DAYS, DEED_DAYS, FEW_YEARS = 2, 31, 100, 2
NAMES = 2  # both sides of a meeting
SAME_LETTERS = 6
LIKE_SLIP, LIKE_ACT = 0.1, 0.3


Pair = tuple[Dated, Dated]
Way = tuple[tuple[str, int], str]  # a sentence and another article


def find_date_differences(text: StoryText) -> tuple[Difference, ...]:
    """Times of one happening that cannot both be right."""
    dated = [one for sentence in text.sentences for one in sentence.read(read_dated)]
    pairs = {pair: _compare(text, *pair) for pair in pair_acts(dated)}
    explained = _find_explained(pairs)
    days = {
        (article.id, one.first_day)
        for article in text.articles
        for one in list_told(text, article.id)
    }
    clashes = [
        pair
        for pair, likeness in pairs.items()
        if _are_comparable(*pair)
        and (
            _is_known_slip(text, pair, days)
            or (
                not do_agree(*pair)
                and (
                    _is_one_happening(text, *pair)
                    or (_is_alike_act(text, *pair) and not _is_given(pair, days))
                )
                and all(explained[way] < PARTNER * likeness for way in _ways(pair))
            )
        )
    ]
    found = [_make_difference(group) for group in group_linked(clashes)]
    return tuple(found)


def do_agree(one: Dated, other: Dated) -> bool:
    """True if the two times can be one: they overlap, or are worded alike."""
    return (
        count_days(one.value, other.value) == 0
        or one.time.span.text.lower() == other.time.span.text.lower()
        or _are_one_weekday(one, other)
    )


def _are_one_weekday(one: Dated, other: Dated) -> bool:
    """True for "Sunday" and "Sunday night" of two weeks, told only by when the reports came out."""
    if {one.value.basis, other.value.basis} != {"weekday"}:
        return False
    days = [read_day(each.value.earliest) for each in (one, other)]
    is_one = None not in days and len({day % 7 for day in days if day}) == 1
    return is_one and not any(says_moved(each.sentence) for each in (one, other))


def _are_comparable(one: Dated, other: Dated) -> bool:
    """False for an hour of which no day is printed ("at 22.00") beside a day."""
    is_mixed = (one.value.precision == "minute") != (other.value.precision == "minute")
    return not (is_mixed and (_is_bare_hour(one) or _is_bare_hour(other)))


def _is_bare_hour(one: Dated) -> bool:
    words = set(find_words(one.time.span.text))
    days = load_months().keys() | load_weekdays().keys() | load_classes()["DAY_WORD"].keys()
    return one.value.precision == "minute" and words.isdisjoint(days)


def pair_acts(dated: Sequence[Dated]) -> Iterator[Pair]:
    """Dated claims of different articles with one act, in order."""
    by_act: dict[str, list[Dated]] = defaultdict(list)
    for one in dated:
        for sign in _find_signs(one):
            by_act[sign].append(one)
    seen: set[tuple[object, object]] = set()
    for sign in sorted(by_act):
        if len(by_act[sign]) > MOST_PARTNERS:
            continue
        for one, other in combinations(sorted(by_act[sign], key=lambda one: one.key), 2):
            is_other = one.sentence.article.id != other.sentence.article.id
            if is_other and (one.key, other.key) not in seen:
                seen.add((one.key, other.key))
                yield one, other


def _find_signs(one: Dated) -> Iterator[str]:
    """What two claims of one act have in common: the word, what it can stand for, what is held."""
    yield one.act[:SAME_LETTERS]
    yield from (f"{act.words[0]} …" for act in _find_acts(one))
    yield from (f"… {noun}" for noun in one.held)


def _find_acts(one: Dated) -> tuple[Act, ...]:
    return tuple(act for word in (one.act, *one.held_words) for act in load_acts().get(word, ()))


def _compare(text: StoryText, one: Dated, other: Dated) -> float:
    return text.compare(one.parties, other.parties) + text.compare(
        one.sentence.stem_set, other.sentence.stem_set
    )


def _ways(pair: Pair) -> Iterator[Way]:
    for one, other in (pair, pair[::-1]):
        yield one.sentence.key, other.sentence.article.id


def _find_explained(pairs: dict[Pair, float]) -> dict[Way, float]:
    """For each sentence and other article the best likeness of a claim with the same time."""
    explained: dict[Way, float] = defaultdict(float)
    for pair, likeness in pairs.items():
        if do_agree(*pair):
            for way in _ways(pair):
                explained[way] = max(explained[way], likeness)
    return explained


def _is_one_happening(text: StoryText, one: Dated, other: Dated) -> bool:
    likeness = text.compare(one.sentence.stem_set, other.sentence.stem_set)
    gap = count_days(one.value, other.value)
    by_day = one.value.precision == other.value.precision == "day"
    acts = set(_find_acts(one)) & set(_find_acts(other))
    if any(act.recurs for act in acts):
        return (
            by_day
            and is_printed(one.time)
            and is_printed(other.time)
            and gap <= FEW_DAYS
            and len(_find_shared_names(one, other)) >= NAMES
        )
    if not (one.own and other.own and _is_verb(one) and _is_verb(other)):
        return False
    if (
        acts
        and one.parties & other.parties & (one.sentence.names | other.sentence.names)
        and gap <= DEED_DAYS
    ):
        return True
    if one.held & other.held and likeness >= LEAST_LIKE and gap <= SOME_DAYS:
        return _are_to_come(one, other)
    if likeness < LEAST_LIKE or text.compare(one.parties, other.parties) < LEAST_PARTIES:
        return False
    if one.value.precision == other.value.precision == "year":
        return gap <= FEW_YEARS * 366
    return gap <= SOME_DAYS or (
        likeness >= SURE_LIKE and "minute" not in (one.value.precision, other.value.precision)
    )


def _are_to_come(one: Dated, other: Dated) -> bool:
    """True for times after both reports."""
    published = max(one.sentence.published_day, other.sentence.published_day)
    return "" < published < min(one.value.last_day, other.value.last_day)


def _find_shared_names(one: Dated, other: Dated) -> Set[str]:
    """Words of names that both have, be it as those for whom "the two ministers" stands."""
    first, second = one.sentence.names, other.sentence.names
    return (first | one.parties) & (second | other.parties) & (first | second)


def _is_verb(one: Dated) -> bool:
    """An inflected verb, or a word of which it is known what it stands for."""
    return bool(_find_acts(one)) or one.claim.predicate.span.text.lower() != one.act


def _is_known_slip(text: StoryText, pair: Pair, days: Set[tuple[str, str]]) -> bool:
    """A slip that neither article itself puts right by giving the other day as well."""
    one, other = pair
    return (
        _is_slip(one.value, other.value)
        and _is_year_printed(one)
        and _is_year_printed(other)
        and text.compare(one.sentence.stem_set, other.sentence.stem_set) >= LIKE_SLIP
        and not _is_given(pair, days)
    )


def _is_year_printed(one: Dated) -> bool:
    """True for "4 May 2031"; the year of "4 May" is inferred."""
    return one.value.first_day[:4] in one.time.span.text


def _is_given(pair: Pair, days: Set[tuple[str, str]]) -> bool:
    """True if an article gives the other's day as well."""
    return any(
        (one.sentence.article.id, other.value.first_day) in days
        for one, other in (pair, pair[::-1])
    )


def _is_alike_act(text: StoryText, one: Dated, other: Dated) -> bool:
    """True for one act in sentences that are alike, with a day or year of its own in each."""
    if not (one.own and other.own and is_printed(one.time) and is_printed(other.time)):
        return False
    if any(act.recurs for act in _find_acts(one)) or one.act in load_difference_words("plain"):
        return False
    levels = {one.value.precision, other.value.precision}
    if levels == {"year"}:
        is_near = True
    else:
        is_near = (
            levels <= {"day", "minute"} and 1 <= count_days(one.value, other.value) <= SOME_DAYS
        )
    alone = text.compare(one.sentence.stem_set, other.sentence.stem_set)
    around = compare_context(text, one.sentence, other.sentence)
    return is_near and (alone >= LIKE_ACT or (alone >= LEAST_LIKE and around >= LIKE_ACT))


def _is_slip(one: TimeValue, other: TimeValue) -> bool:
    """The same day of the same month in another year, or day and month exchanged."""
    if one.precision != "day" or other.precision != "day" or one.earliest == other.earliest:
        return False
    first, second = one.first_day.split("-"), other.first_day.split("-")
    return first[1:] == second[1:] or (first[0] == second[0] and first[1:] == second[:0:-1])


def _make_difference(group: Sequence[Dated]) -> Difference:
    order = sorted(group, key=lambda one: (_find_length(one.value), one.key))
    homes: list[list[Dated]] = []
    for one in order:
        home = next((there for there in homes if count_days(there[0].value, one.value) == 0), None)
        if home is None:
            homes.append([one])
        else:
            home.append(one)
    homes.sort(key=lambda there: (there[0].value.earliest, there[0].key))
    by_hour = all(there[0].value.precision == "minute" for there in homes)
    versions = tuple(
        Version(_tell(there[0], by_hour=by_hour), sort_spans(one.time.span for one in there))
        for there in homes
    )
    told = " or ".join(tell_day(one.value) for one in versions)
    is_update = any(one.is_plan for one in group) and not _are_plans(group)
    return Difference(
        "date",
        "update" if is_update else "conflict",
        versions,
        f"The articles set “{group[0].claim.predicate.span.text}” at different times: {told}.",
        values=told,
    )


def _are_plans(group: Sequence[Dated]) -> bool:
    """True if all tell one plan, and none that it was changed."""
    moved = load_difference_words("moved")
    return all(
        one.is_plan and not moved & {token.lower for token in one.sentence.tokens} for one in group
    )


def _find_length(value: TimeValue) -> float:
    first, last = read_day(value.earliest), read_day(value.latest)
    return 0.0 if first is None or last is None else float(last - first)


def _tell(one: Dated, *, by_hour: bool) -> str:
    """The day where that is how finely it is known, or all are; else the words."""
    if one.value.precision == "day" or (one.value.precision == "minute" and not by_hour):
        return one.value.first_day
    return one.time.span.text
