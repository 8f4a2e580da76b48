"""Which answers of one report another lacks, and which of two such can be compared."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from consilience.analysis.discrepancies.dates.dated import list_told
from consilience.analysis.discrepancies.dates.moved import says_moved
from consilience.analysis.discrepancies.happenings import (
    find_acts,
    find_article_words,
)
from consilience.analysis.discrepancies.numbers.differing import SMALL
from consilience.analysis.discrepancies.parts import Kind
from consilience.analysis.discrepancies.placed import Placed
from consilience.analysis.discrepancies.reading import Sentence, StoryText, are_times_apart
from consilience.analysis.discrepancies.slots.answers import (
    DAY,
    SITE,
    Answer,
    count_apart,
)
from consilience.analysis.discrepancies.slots.rivals import (
    are_rivals,
    do_count_one,
)
from consilience.analysis.quantities import do_agree
from consilience.language.calendar import load_weekdays
from consilience.language.discrepancies import load_difference_words
from consilience.language.words import find_words
from consilience.records.ids import ArticleId
from consilience.records.time_value import TimeValue


def tell_key(one: Answer) -> str:
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
        self._articles = {one.id: one for one in text.articles}
        self._times: dict[ArticleId, list[TimeValue]] = {
            one: list_told(text, one) for one in answers
        }
        self._sorted: dict[tuple[ArticleId, Kind, str], list[Answer]] = defaultdict(list)
        for article, there in answers.items():
            for one in there:
                self._sorted[article, one.kind, one.sort].append(one)

    def pair(self, first: ArticleId, second: ArticleId) -> Iterator[tuple[Answer, Answer]]:
        """Answers of two reports, each lacked by the other, that can be compared."""
        own = [one for one in self.answers[first] if self.lacks(second, one)]
        others = [one for one in self.answers[second] if self.lacks(first, one)]
        for one in own:
            for other in others:
                if not are_of_one_sort(one, other) or not are_rivals(self._text, one, other):
                    continue
                if not self._are_parts(one, other) and not self._are_days_of_two(one, other):
                    yield one, other

    def _are_days_of_two(self, one: Answer, other: Answer) -> bool:
        """True for days of two deeds of which one is told elsewhere in the other's report."""
        if one.kind != "date" or one.claim is None or other.claim is None:
            return False
        plain = load_difference_words("plain")
        first, second = (
            frozenset() if each.predicate.lemma in plain else find_acts([each])
            for each in (one.claim, other.claim)
        )
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
                and do_agree(other.counted.amount, amount)
                and not _are_small_of_others(one, other)
                for other in self._sorted[article, one.kind, one.sort]
            )
        if one.time is not None:
            same = (other for other in self._times[article] if _is_as_fine(other, one))
            if not all(are_times_apart(one.time, other, days=0) for other in same):
                return False
            weekdays = _find_weekdays(one)
            return not any(
                weekdays & _find_weekdays(other)
                for other in self.answers[article]
                if weekdays and other.time
            )
        words = self._words[article]
        if one.sort == SITE:
            return all(one.words != each.words for each in self._sorted[article, one.kind, SITE])
        if one.placed is not None and one.placed.noun:
            named = (
                _is_named(self._articles[article].text, word, one.placed) for word in one.words
            )
            return not any(named)
        return words.isdisjoint(one.words) or (one.sort == "thing" and not words >= set(one.words))


def _is_named(text: str, word: str, placed: Placed) -> bool:
    """True if a text has the word of a place's name, but not only in that of another.

    "Tessel Brook" does not name Tessel Bridge, "Tessel" may.
    """
    if word not in text.casefold():
        return False
    found = re.finditer(rf"\b{re.escape(word)}\b(?:['’]s)?(?: (?P<noun>[A-Z][a-z]+))?", text, re.I)
    nouns = ((match["noun"] or "").lower() for match in found if match[0][0].isupper())
    return any(noun in {"", placed.noun} for noun in nouns)


def are_of_one_sort(one: Answer, other: Answer) -> bool:
    """True for two numbers of a unit, two days and so on; so are "1 June" and "in May" to come."""
    if one.kind != other.kind or one.sort == other.sort:
        return one.kind == other.kind
    return {one.sort, other.sort} == {"day", "month"} and one.is_coming and other.is_coming


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
