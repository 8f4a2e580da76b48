"""Questions that two reports answer differently, each with one answer the other lacks.

Two reports on one happening agree in most of what they tell. Where each has a number, day, place
or name that the other lacks and that could be an answer to the same question, a logistic model of
how alike the two stand tells whether they are; `training/slots.py` fits it.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from consilience.analysis.discrepancies.happenings import (
    are_days_apart,
)
from consilience.analysis.discrepancies.lone import MOST_SHORT, SHORT, WHEN_AND_WHERE
from consilience.analysis.discrepancies.numbers.differing import SMALL
from consilience.analysis.discrepancies.numbers.growing import grows
from consilience.analysis.discrepancies.numbers.unlike import is_other_unit, is_slip
from consilience.analysis.discrepancies.parts import (
    Difference,
    Kind,
    Relation,
    Version,
    group_linked,
    sort_spans,
)
from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.discrepancies.slots.answers import (
    SITE,
    Answer,
    read_answers,
)
from consilience.analysis.discrepancies.slots.lacking import Lacking, tell_key
from consilience.analysis.discrepancies.slots.likeness import (
    LEAD,
    MEASURES,
    Senses,
    measure_pair,
)
from consilience.analysis.discrepancies.slots.rivals import (
    LENGTHS,
    do_grow_or_shrink,
    do_rise,
    is_doubtful,
    share_deed,
)
from consilience.analysis.discrepancies.telling import tell_day
from consilience.analysis.stems import find_stems
from consilience.records.ids import ArticleId

LONGEST = 40  # sentences of a report whose answers are compared
LEAST_UPDATE = 0.53
NEARER, NEAR = 0.01, 110  # weight of the characters next to an answer, where all else is equal
LEAST_TOLL = 0.4  # two tolls of one kind and day are seldom of two things
KINDS: tuple[Kind, ...] = ("number", "date", "place", "name")
# The least probability. Small places and names alike that two reports lack are seldom two things.
# Chosen on our pairs of reports; of numbers in reports never seen before, most of those between
# .53 and .70 were a part and a whole, or two things.
LEAST: Mapping[Kind, float] = {"number": 0.7, "date": 0.47, "place": 0.4, "name": 0.42}
# The same where one of the reports is no short one, and so has more days and places. Names of
# persons of such reports are not compared.
LEAST_LONG: Mapping[Kind, float] = {"number": 0.7, "date": 0.6, "place": 0.55, "name": 0.42}
# The same of the only two that can be rivals, at the beginning of both reports.
LEAST_MAIN: Mapping[Kind, float] = {"number": 0.35, "date": 0.47, "place": 0.38, "name": 0.42}
# Many reports have many answers, of which some meet by chance: of more than `MOST_SHORT` only
# numbers and days are compared, wherever they stand, and tolls are left to their own rules. Each
# is compared with those that came out next.
LEAST_MANY: Mapping[Kind, float] = {"number": 0.92, "date": 0.8}
NEVER = 1.0
LEAST_MANY_SLIP = 0.45
MOST_NEXT = 12
SIDES = 2
# Numbers that count one thing may stand a little further on, in sentences alike.
LEAD_COUNT, LIKE_COUNT = 4, 0.2
LIKE_PLACE = 0.12
LIKE_DATE = 0.05  # of their sentences, where two days have no deed and no number in common
LIKE_DEED = 0.15  # of their sentences, where only words for one deed are in common
LEAST_DOUBTFUL = 0.65  # of what is called otherwise; below it most were two things
LEAST_SLIP = 0.35  # the same digits in another order: 3.4 and 4.3 million
WHAT: Mapping[Kind, str] = {
    "number": "The articles give different numbers",
    "date": "The articles give different times",
    "place": "The articles name different places",
    "name": "The articles give different names",
}


@dataclass(frozen=True, slots=True)
class Rival:
    """Two answers that differ, with what is measured of them."""

    one: Answer
    other: Answer
    measures: tuple[float, ...]


@cache
def load_weights() -> tuple[float, ...]:
    """The weights in the order of `MEASURES`."""
    text = files("consilience.analysis").joinpath("weights/slots.json").read_text("utf-8")
    told = json.loads(text)
    return tuple(float(told[name]) for name in MEASURES)


def find_slot_differences(text: StoryText) -> tuple[Difference, ...]:
    """The answers of reports that differ and answer one question, all of one question together."""
    weights = load_weights()
    chosen: list[Rival] = []
    for rivals in find_rivals(text):
        scored = [(_score(weights, one.measures), one) for one in rivals]
        chosen += _choose(text, [each for each in scored if not _is_doubtful(*each)])
    return tuple(
        _make_difference([pair for pair in chosen if pair.one in group])
        for group in map(frozenset, group_linked((pair.one, pair.other) for pair in chosen))
    )


def find_rivals(text: StoryText) -> Iterator[list[Rival]]:
    """For each two reports the pairs of answers that differ and may be to one question."""
    answers = read_reports(text)
    lacking = Lacking(text, answers)
    found = [list(lacking.pair(*two)) for two in _pair_reports(text, answers)]
    senses = Senses([one for pairs in found for pair in pairs for one in pair])
    for pairs in found:
        yield [Rival(*pair, measure_pair(text, senses, *pair)) for pair in pairs]


def read_reports(text: StoryText) -> dict[ArticleId, list[Answer]]:
    """The answers of each report that is not too long, in order."""
    there = [one.id for one in text.articles if text.count_sentences[one.id] <= LONGEST]
    answers: dict[ArticleId, list[Answer]] = {one: [] for one in there if len(there) > 1}
    for sentence in text.sentences:
        if sentence.article.id in answers:
            answers[sentence.article.id] += read_answers(sentence)
    return answers


def _pair_reports(
    text: StoryText, reports: Iterable[ArticleId]
) -> Iterator[tuple[ArticleId, ArticleId]]:
    """Each two of a few reports; of many each with those that came out next."""
    days = {one.id: one.published.earliest if one.published else "" for one in text.articles}
    order = sorted(reports, key=lambda one: (days[one], one))
    pairs = (
        (one, other) if one < other else (other, one)
        for at, one in enumerate(order)
        for other in order[at + 1 : at + 1 + MOST_NEXT]
    )
    yield from sorted(pairs)


def _are_many(text: StoryText) -> bool:
    return len(text.articles) > MOST_SHORT


def _score(weights: Sequence[float], measures: Sequence[float]) -> float:
    """The probability that two answers are to one question."""
    total = math.fsum(a * b for a, b in zip(weights, measures, strict=True))
    return 1 / (1 + math.exp(-total))


def _is_doubtful(score: float, pair: Rival) -> bool:
    """True for numbers of what is called otherwise, in sentences that are not much alike."""
    return score < LEAST_DOUBTFUL and is_doubtful(pair.one, pair.other)


def _choose(text: StoryText, scored: Sequence[tuple[float, Rival]]) -> Iterator[Rival]:
    """Pairs that are likely enough, of which neither has a better partner.

    Of two days of one sentence that whose nearest words are more alike is the better.
    """
    best: dict[tuple[Kind, ArticleId, str], float] = defaultdict(float)
    partners: dict[tuple[Kind, ArticleId, str], set[str]] = defaultdict(set)
    ranked = [(score + NEARER * _compare_near(text, pair), score, pair) for score, pair in scored]
    for rank, _, pair in ranked:
        for each in (pair.one, pair.other):
            place = _tell_place(each)
            best[place] = max(best[place], rank)
            partners[place] |= {tell_key(pair.one), tell_key(pair.other)}
    for rank, score, pair in ranked:
        is_alone = all(len(partners[_tell_place(one)]) == SIDES for one in (pair.one, pair.other))
        is_main = is_alone and not _are_many(text) and _is_main(text, pair)
        is_likely = is_main and score >= LEAST_MAIN[pair.one.kind]
        is_likely = is_likely or (score >= _find_least(text, pair) and _is_sure(text, pair))
        is_likely = is_likely and _has_deed_in_common(pair)
        if is_likely and all(best[_tell_place(one)] <= rank for one in (pair.one, pair.other)):
            yield pair


def _is_main(text: StoryText, pair: Rival) -> bool:
    """True for answers at the beginning of both reports, which tell what is news.

    Not spans of time, ages and small numbers, of which a report has many; of longer reports no
    years, and places only in sentences alike.
    """
    one, other = pair.one, pair.other
    measures = dict(zip(MEASURES, pair.measures, strict=True))
    last = max(one.sentence.number, other.sentence.number)
    if one.counted is not None and other.counted is not None:
        largest = max(one.counted.amount.value, other.counted.amount.value)
        is_near = last <= LEAD or (last <= LEAD_COUNT and measures["words"] >= LIKE_COUNT)
        return is_near and one.sort not in LENGTHS and largest > SMALL
    if last > LEAD:
        return False
    if _are_short(text, pair):
        return one.kind != "name"
    is_alike = one.kind == "date" or measures["words"] >= LIKE_PLACE
    return is_alike and one.kind != "name" and one.sort != "year"


def _compare_near(text: StoryText, pair: Rival) -> float:
    """Likeness of the words next to two answers, 0 to 1."""
    return text.compare(*(_find_near(one) for one in (pair.one, pair.other)))


def _find_near(one: Answer) -> frozenset[str]:
    start, end = one.span.start - one.sentence.start, one.span.end - one.sentence.start
    words = one.sentence.text
    return frozenset(find_stems(f"{words[max(0, start - NEAR) : start]} {words[end : end + NEAR]}"))


def _find_least(text: StoryText, pair: Rival) -> float:
    """The least probability; an update is no alarm and needs less."""
    one, other = pair.one, pair.other
    are_many = _are_many(text)
    if one.counted and other.counted and is_slip(one.counted, other.counted):
        return LEAST_MANY_SLIP if are_many else LEAST_SLIP
    if are_many:
        return LEAST_MANY.get(one.kind, NEVER) if not one.toll else NEVER
    if one.toll:
        return LEAST_TOLL
    if one.kind == "number" and _tell_relation(pair) == "update":
        return LEAST_UPDATE
    return (LEAST if _are_short(text, pair) else LEAST_LONG)[one.kind]


def _has_deed_in_common(pair: Rival) -> bool:
    """True unless two days stand in sentences with nothing else in common."""
    measures = dict(zip(MEASURES, pair.measures, strict=True))
    told = measures["act"] or measures["values"] or measures["words"] >= LIKE_DATE
    return pair.one.kind != "date" or bool(told)


def _are_short(text: StoryText, pair: Rival) -> bool:
    """True for two answers of short reports."""
    counts = text.count_sentences
    return all(counts[one.sentence.article.id] <= SHORT for one in (pair.one, pair.other))


def _is_sure(text: StoryText, pair: Rival) -> bool:
    """True for answers of short reports but places without a name; others need more than likeness.

    Days and places are told with one deed or with the same number or day; a year is not enough.
    """
    one, other = pair.one, pair.other
    if one.sort == SITE:
        return False
    if one.kind == "number" or _are_short(text, pair):
        return True
    if one.kind == "name":
        return one.sort == "thing" and bool(set(one.words) & set(other.words))
    measures = dict(zip(MEASURES, pair.measures, strict=True))
    is_of_deed = share_deed(one.sentence, other.sentence) and measures["words"] >= LIKE_DEED
    return one.sort != "year" and bool(measures["act"] or measures["values"] or is_of_deed)


def _tell_place(one: Answer) -> tuple[Kind, ArticleId, str]:
    return one.kind, one.sentence.article.id, tell_key(one)


def _make_difference(pairs: Sequence[Rival]) -> Difference:
    """One difference of all answers of the pairs; those with one value are one version."""
    kind = pairs[0].one.kind
    by_value: dict[str, list[Answer]] = defaultdict(list)
    answers = {id(one): one for pair in pairs for one in (pair.one, pair.other)}
    for one in sorted(answers.values(), key=_rank):
        by_value[_find_home(by_value, one)].append(one)
    versions = tuple(
        Version(_tell(there[0]), sort_spans(one.span for one in there))
        for there in by_value.values()
    )
    told = " or ".join(one.value for one in versions)
    relations = {_tell_relation(pair) for pair in pairs}
    relation: Relation = "update" if relations == {"update"} else "conflict"
    values = told if kind in WHEN_AND_WHERE else ""
    explanation = _tell_toll(pairs, relation, versions) or f"{WHAT[kind]}: {told}."
    return Difference(kind, relation, versions, explanation, values)


def _rank(one: Answer) -> tuple[float, str, tuple[str, int]]:
    """The smallest toll first; all else by its key."""
    return (one.counted.amount.value if one.counted and one.toll else 0.0, tell_key(one), one.key)


def _tell_toll(pairs: Sequence[Rival], relation: Relation, versions: Sequence[Version]) -> str:
    """How tolls of one kind differ; "" where the answers are none."""
    tolls = {one.toll for pair in pairs for one in (pair.one, pair.other)}
    if len(tolls) != 1 or "" in tolls:
        return ""
    (toll,) = tolls
    values = [one.value[:1].lower() + one.value[1:] for one in versions]
    if relation == "conflict":
        return f"The articles count the {toll} differently: {' or '.join(values)}."
    if all(do_rise(pair.one, pair.other) for pair in pairs):
        return f"The number of {toll} rose: {', then '.join(values)}."
    return f"The number of {toll} fell: {', then '.join(reversed(values))}."


def _find_home(by_value: Mapping[str, Sequence[Answer]], one: Answer) -> str:
    """The key of its value, or that of the same number in a unit of the same name."""
    for key, (first, *_) in by_value.items():
        if one.counted and first.counted and is_other_unit(one.counted, first.counted):
            return key
    return tell_key(one)


def _tell_relation(pair: Rival) -> Relation:
    """A number that is larger in the later report, told of another day, is an update."""
    one, other = pair.one, pair.other
    if one.counted is None or other.counted is None:
        return "conflict"
    if do_grow_or_shrink(one, other):
        return "update"
    if not do_rise(one, other):
        return "conflict"
    is_toll = bool(one.toll and other.toll)
    is_later = are_days_apart(one.sentence, other.sentence) or grows((one.counted, other.counted))
    return "update" if is_toll or is_later else "conflict"


def _tell(one: Answer) -> str:
    is_day = one.time is not None and one.sort == "day"
    return tell_day(one.time.first_day) if one.time and is_day else one.span.text
