"""Questions that two short reports answer differently, each with one answer the other lacks.

Two reports on one happening agree in most of what they tell. Where each has a number, day, place
or name that the other lacks and that could be an answer to the same question, a logistic model of
how alike the two stand tells whether they are; `training/slots.py` fits it.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

from consilience.analysis.discrepancies_dated import list_told
from consilience.analysis.discrepancies_happenings import (
    are_days_apart,
    find_acts,
    find_article_words,
)
from consilience.analysis.discrepancies_lone import MOST_SHORT, SHORT
from consilience.analysis.discrepancies_moved import says_moved
from consilience.analysis.discrepancies_numbers import SMALL, grows
from consilience.analysis.discrepancies_parts import Difference, Kind, Relation, Version
from consilience.analysis.discrepancies_reading import (
    Sentence,
    StoryText,
    are_times_apart,
)
from consilience.analysis.discrepancies_slots_answers import (
    DAY,
    Answer,
    count_apart,
    read_answers,
)
from consilience.analysis.discrepancies_slots_likeness import (
    MEASURES,
    Senses,
    measure_pair,
)
from consilience.analysis.discrepancies_slots_rivals import (
    are_rivals,
    do_count_one,
    do_rise,
)
from consilience.analysis.discrepancies_telling import tell_day
from consilience.analysis.quantities import do_agree
from consilience.language.calendar import load_weekdays
from consilience.language.discrepancies import load_difference_words
from consilience.language.words import find_words
from consilience.records.ids import ArticleId
from consilience.records.time_value import TimeValue

LEAST_UPDATE = 0.53
LEAST_TOLL = 0.4  # two tolls of one kind and day are seldom of two things
KINDS: tuple[Kind, ...] = ("number", "date", "place", "name")
# The least probability. Small places and names alike that two reports lack are seldom two things.
# Chosen on our pairs of reports; of numbers in reports never seen before, most of those between
# .53 and .70 were a part and a whole, or two things.
LEAST: Mapping[Kind, float] = {"number": 0.7, "date": 0.46, "place": 0.4, "name": 0.42}
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
    """The answers of short reports that differ and answer one question, two and two."""
    weights = load_weights()
    found = []
    for rivals in find_rivals(text):
        scored = [(_score(weights, one.measures), one) for one in rivals]
        found += [_make_difference(one) for one in _choose(scored)]
    return tuple(found)


def find_rivals(text: StoryText) -> Iterator[list[Rival]]:
    """For each two short reports the pairs of answers that differ and may be to one question."""
    answers = read_short(text)
    lacking = Lacking(text, answers)
    found = [list(lacking.pair(*two)) for two in combinations(answers, 2)]
    senses = Senses([one for pairs in found for pair in pairs for one in pair])
    for pairs in found:
        yield [Rival(*pair, measure_pair(text, senses, *pair)) for pair in pairs]


def read_short(text: StoryText) -> dict[ArticleId, list[Answer]]:
    """The answers of each short report, in order; none of more than a few."""
    short = [one.id for one in text.articles if text.count_sentences[one.id] <= SHORT]
    if not 1 < len(short) <= MOST_SHORT:
        short = []
    answers: dict[ArticleId, list[Answer]] = {one: [] for one in short}
    for sentence in text.sentences:
        if sentence.article.id in answers:
            answers[sentence.article.id] += read_answers(sentence)
    return answers


def _tell_key(one: Answer) -> str:
    """The same for answers that are one."""
    if one.time is not None:
        return one.time.first_day
    if one.counted is not None:
        return f"{one.counted.amount.value:.6g}"
    return " ".join(one.words)


class Lacking:
    """Which answers of one report another lacks."""

    def __init__(self, text: StoryText, answers: Mapping[ArticleId, Sequence[Answer]]) -> None:
        self.answers = answers
        self._text = text
        self._told: dict[ArticleId, list[tuple[int, frozenset[str]]]] = {}
        self._words = find_article_words(text, capital=True)
        self._times: dict[ArticleId, list[TimeValue]] = {
            one: list_told(text, one) for one in answers
        }

    def pair(self, first: ArticleId, second: ArticleId) -> Iterator[tuple[Answer, Answer]]:
        """Answers of two reports, each lacked by the other, that can be compared."""
        own = [one for one in self.answers[first] if self.lacks(second, one)]
        others = [one for one in self.answers[second] if self.lacks(first, one)]
        for one in own:
            for other in others:
                is_one_sort = one.kind == other.kind and one.sort == other.sort
                if not is_one_sort or not are_rivals(one, other):
                    continue
                if not self._are_parts(one, other) and not self._are_days_of_two(one, other):
                    yield one, other

    def _are_days_of_two(self, one: Answer, other: Answer) -> bool:
        """True for days of two deeds of which one is told elsewhere in the other's report."""
        if one.kind != "date" or one.claim is None or other.claim is None:
            return False
        first, second = find_acts([one.claim]), find_acts([other.claim])
        if first & second or says_moved(one.sentence) or says_moved(other.sentence):
            return False
        return self._tells(other, first) or self._tells(one, second)

    def _tells(self, one: Answer, acts: Set[str]) -> bool:
        """True if a report tells such an act in another sentence than that of the answer."""
        article = one.sentence.article.id
        return any(
            acts & there
            for number, there in self._find_told(article)
            if number != one.sentence.number
        )

    def _find_told(self, article: ArticleId) -> Sequence[tuple[int, frozenset[str]]]:
        """The acts told in the sentences of a report, each with the number of its sentence."""
        if article not in self._told:
            self._told[article] = [
                (sentence.number, find_acts(sentence.claims))
                for sentence in self._text.sentences
                if sentence.article.id == article and sentence.claims
            ]
        return self._told[article]

    def _are_parts(self, one: Answer, other: Answer) -> bool:
        """True for two numbers of which one is told of an instalment, the other of the whole."""
        is_number = one.kind == "number"
        return is_number and self._is_portion(one.sentence) != self._is_portion(other.sentence)

    def _is_portion(self, sentence: Sentence) -> bool:
        before = self._text.find_before(sentence)
        words = {*sentence.words, *(before.words if before else ())}
        return not load_difference_words("portion").isdisjoint(words)

    def lacks(self, article: ArticleId, one: Answer) -> bool:
        """True if an article gives nothing that the answer can be."""
        if one.counted is not None:
            amount = one.counted.amount
            return not any(
                other.counted is not None
                and other.sort == one.sort
                and do_agree(other.counted.amount, amount)
                and not _are_small_of_others(one, other)
                for other in self.answers[article]
            )
        if one.time is not None:
            weekdays = _find_weekdays(one)
            same = (other for other in self._times[article] if _is_as_fine(other, one))
            return all(are_times_apart(one.time, other, days=0) for other in same) and not any(
                weekdays & _find_weekdays(other) for other in self.answers[article] if other.time
            )
        words = self._words[article]
        return words.isdisjoint(one.words) or (one.sort == "thing" and not words >= set(one.words))


def _are_small_of_others(one: Answer, other: Answer) -> bool:
    """True for "nine dead" and "nine telephones": small numbers meet by chance."""
    if one.counted is None or one.counted.amount.value > SMALL or not (one.heads and other.heads):
        return False
    return not do_count_one(one, other)


def _is_as_fine(value: TimeValue, one: Answer) -> bool:
    """True unless the value is of another sort: "this week" gives no day."""
    return one.time is not None and (value.precision in DAY) == (one.time.precision in DAY)


def _find_weekdays(one: Answer) -> frozenset[int]:
    """The weekdays printed in it."""
    names = load_weekdays()
    return frozenset(names[word] for word in find_words(one.span.text) if word in names)


def do_answers_agree(one: Answer, other: Answer) -> bool:
    """True if two answers of one kind and sort can be the same."""
    if one.counted is not None and other.counted is not None:
        return do_agree(one.counted.amount, other.counted.amount)
    if one.time is not None:
        return count_apart(one, other) == 0
    return bool(set(one.words) & set(other.words))


def _score(weights: Sequence[float], measures: Sequence[float]) -> float:
    """The probability that two answers are to one question."""
    total = math.fsum(a * b for a, b in zip(weights, measures, strict=True))
    return 1 / (1 + math.exp(-total))


def _choose(scored: Sequence[tuple[float, Rival]]) -> Iterator[Rival]:
    """Pairs that are likely enough, of which neither has a better partner."""
    best: dict[tuple[Kind, ArticleId, str], float] = defaultdict(float)
    for score, pair in scored:
        for each in (pair.one, pair.other):
            place = _tell_place(each)
            best[place] = max(best[place], score)
    for score, pair in scored:
        if score >= _find_least(pair) and all(
            best[_tell_place(one)] <= score for one in (pair.one, pair.other)
        ):
            yield pair


def _find_least(pair: Rival) -> float:
    """The least probability; an update is no alarm and needs less."""
    if pair.one.toll:
        return LEAST_TOLL
    if pair.one.kind == "number" and _tell_relation(pair) == "update":
        return LEAST_UPDATE
    return LEAST[pair.one.kind]


def _tell_place(one: Answer) -> tuple[Kind, ArticleId, str]:
    return one.kind, one.sentence.article.id, _tell_key(one)


def _make_difference(pair: Rival) -> Difference:
    kind = pair.one.kind
    versions = tuple(
        Version(_tell(one), (one.span,))
        for one in sorted((pair.one, pair.other), key=lambda one: (_tell_key(one), one.key))
    )
    told = " or ".join(one.value for one in versions)
    return Difference(kind, _tell_relation(pair), versions, f"{WHAT[kind]}: {told}.")


def _tell_relation(pair: Rival) -> Relation:
    """A number that is larger in the later report, told of another day, is an update."""
    one, other = pair.one, pair.other
    if one.counted is None or other.counted is None or not do_rise(one, other):
        return "conflict"
    is_toll = bool(one.toll and other.toll)
    is_later = are_days_apart(one.sentence, other.sentence) or grows((one.counted, other.counted))
    return "update" if is_toll or is_later else "conflict"


def _tell(one: Answer) -> str:
    is_day = one.time is not None and one.sort == "day"
    return tell_day(one.time.first_day) if one.time and is_day else one.span.text
