"""Sentences of different articles that tell one happening: what detectors of slots start from."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

from consilience.analysis.discrepancies.reading import (
    APART_DAYS,
    Sentence,
    StoryText,
    are_times_apart,
    index_words,
    read_day,
)
from consilience.analysis.stems import stem_word
from consilience.language.discrepancies import load_acts, load_difference_words
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId
from consilience.records.time_value import TimeValue

Slot = TypeVar("Slot")
MOST_DAYS_APART = 4  # between reports of one happening
MOST_PARTNERS = 40  # things with one telling word that are compared


@lru_cache(maxsize=1 << 14)
def find_act_signs(lemma: str) -> frozenset[str]:
    """Signs of the acts that a predicate can stand for; another with one of them may be the same.

    Verbs of saying and of little content are none themselves.
    """
    acts = frozenset(f"{act.words[0]} …" for act in load_acts().get(lemma, ()))
    return acts if lemma in load_difference_words("plain") else acts | {stem_word(lemma)}


def find_acts(claims: Iterable[Claim]) -> frozenset[str]:
    """The signs of the acts of claims that are told as real."""
    return frozenset(
        sign
        for one in claims
        if one.factuality != "hypothetical" and not one.negated
        for sign in find_act_signs(one.predicate.lemma)
    )


def pair_alike(
    things: Iterable[Slot], tell_sentence: Callable[[Slot], Sentence], text: StoryText
) -> Iterator[tuple[Slot, Slot]]:
    """Things of sentences of different articles that have a telling word in common, each once.

    The story's commonest words bring nothing together, so that the cost stays in proportion.
    """
    there = list(things)
    articles = [tell_sentence(one).article.id for one in there]
    by_stem = index_words(tell_sentence(one).stem_set for one in there)
    seen: set[tuple[int, int]] = set()
    for stem in sorted(by_stem):
        if len(by_stem[stem]) > MOST_PARTNERS:
            continue
        for pair in combinations(by_stem[stem], 2):
            if articles[pair[0]] != articles[pair[1]] and pair not in seen:
                seen.add(pair)
                yield there[pair[0]], there[pair[1]]


def are_days_apart(one: Sentence, other: Sentence) -> bool:
    """True if both sentences have days, and none of the one can be one of the other."""
    first, second = _list_days(one), _list_days(other)
    return bool(first and second) and all(
        are_times_apart(day, rival, days=0) for day in first for rival in second
    )


def is_background(sentence: Sentence) -> bool:
    """True where a sentence tells of a day long before its report came out."""
    published = read_day(sentence.published_day) if sentence.published_day else None
    days = [read_day(one.value.last_day) for one in sentence.times if one.value is not None]
    return published is not None and any(day and published - day > APART_DAYS for day in days)


def is_long_past(sentence: Sentence) -> bool:
    """True for "In 2019 a fire killed 11": it has days, and all lie long before its report."""
    published = read_day(sentence.published_day) if sentence.published_day else None
    days = [day for one in sentence.times if one.value and (day := read_day(one.value.last_day))]
    return bool(published and days) and all((published or 0) - day > APART_DAYS for day in days)


def share_day(one: Sentence, other: Sentence) -> bool:
    """True if a day of the one can be one of the other."""
    return any(
        not are_times_apart(day, rival, days=0)
        for day in _list_days(one)
        for rival in _list_days(other)
    )


def _list_days(sentence: Sentence) -> Sequence[TimeValue]:
    return [
        one.value
        for one in sentence.times
        if one.value and one.value.precision in {"day", "minute"} and one.type in {"date", "time"}
    ]


def find_article_words(
    text: StoryText, *, capital: bool = False
) -> Mapping[ArticleId, frozenset[str]]:
    """All words of each article in lower case, by its id, or only those with a capital letter."""
    return text.capital_words if capital else text.words


def keep_best(
    scored: Iterable[tuple[Slot, Slot, float]],
    tell_sentence: Callable[[Slot], Sentence],
) -> Iterator[tuple[Slot, Slot, float]]:
    """Pairs of which neither has a better partner in the other's article."""
    there = list(scored)
    best: dict[tuple[int, str], float] = defaultdict(float)
    for one, other, score in there:
        for each, partner in ((one, other), (other, one)):
            way = (id(each), tell_sentence(partner).article.id)
            best[way] = max(best[way], score)
    for one, other, score in there:
        ways = (
            (id(one), tell_sentence(other).article.id),
            (id(other), tell_sentence(one).article.id),
        )
        if all(best[way] <= score for way in ways):
            yield one, other, score


def compare_context(
    text: StoryText, one: Sentence, other: Sentence, without: Iterable[str] = ()
) -> float:
    """Likeness of two sentences, or of each with the one before it, without some stems."""
    left_out = frozenset(without)
    alone = text.compare(one.stem_set - left_out, other.stem_set - left_out)
    first, second = text.find_context(one) - left_out, text.find_context(other) - left_out
    return max(alone, text.compare(first, second))
