"""Numbers of a sentence with what they count, as the differences of numbers compare them."""

import itertools
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from consilience.analysis.discrepancies.numbers.ages import find_bearer
from consilience.analysis.discrepancies.numbers.tolled import read_tolls
from consilience.analysis.discrepancies.reading import Sentence, find_claim
from consilience.analysis.quantities import Amount, Token
from consilience.analysis.quantities_reading import AGE, COUNT, SHARE
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.discrepancies import load_difference_words
from consilience.language.gazetteer import name_place
from consilience.language.numerals import DASHES
from consilience.language.small_words import load_english_words
from consilience.records.claim import Claim
from consilience.records.span import Span
from consilience.records.time_value import TimeValue

WINDOW = 8  # words on either side that tell what a number is about
MOST_THINGS = 3
SUM = 6  # words before a number that call it a sum: "together worth 40"
ALONE = 3  # words before a number that say it is of one part: "in Onde alone, 40"
LINKED = 3  # words from a number to its whole: "58 of the 101"
MILLION = 1e6  # so large a number is a sum of money, whatever it is called
RATE = 3  # words between a number and "a day"
WORD = re.compile(r"[^\W\d_]+")
UNIT = re.compile(r"^.*[\s\d-](?=\D*$)")  # all before the last word
UNITED = frozenset({COUNT, AGE, SHARE})  # numbers without a unit of measure


@dataclass(frozen=True, eq=False)
class Counted:
    """A number of a sentence with what it counts."""

    sentence: Sentence
    amount: Amount

    @cached_property
    def things(self) -> tuple[str, ...]:
        """Stems of the words behind it: what it counts."""
        tokens = self.sentence.tokens
        verbs = {one.predicate.span.start - self.sentence.start for one in self.sentence.claims}
        found = tuple(_find_things(tokens, self.amount, verbs))
        return found or _find_told_unit(self.sentence, self.amount)

    @cached_property
    def measured(self) -> frozenset[str]:
        """The stem of what has the measure: "a reward of 900 euros", "it stands at 900 euros"."""
        if self.amount.dimension in UNITED:
            return frozenset()
        return frozenset(map(stem_word, _find_measured(self.sentence, self.amount, self.claim)))

    @cached_property
    def around(self) -> frozenset[str]:
        """Stems of the words near it."""
        return frozenset(_stem(_find_nearest(self.sentence.tokens, self.amount)))

    @cached_property
    def claim(self) -> Claim | None:
        """The smallest claim around it."""
        return find_claim(self.sentence, self.sentence.start + self.amount.start)

    @property
    def act(self) -> str:
        """The predicate of that claim, "" if there is none."""
        return self.claim.predicate.lemma if self.claim else ""

    @property
    def when(self) -> TimeValue | None:
        """The time of that claim."""
        return self.claim.when.value if self.claim and self.claim.when else None

    @cached_property
    def names(self) -> frozenset[str]:
        """Words of the names of those who are named near it."""
        return _find_names(self.sentence, _find_nearest(self.sentence.tokens, self.amount))

    @cached_property
    def part(self) -> str:
        """The word that makes it a share of others ("other", "of"), "" if none."""
        return _find_part(self.sentence, self.amount)

    @cached_property
    def bearer(self) -> tuple[str, ...]:
        """The words of the name whose age it is, none of another number."""
        is_age = self.amount.dimension == AGE
        return find_bearer(self.sentence, self.amount) if is_age else ()

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that the sentence tells of."""
        return frozenset(one.value.earliest[:4] for one in self.sentence.times if one.value)

    @property
    def rate_years(self) -> frozenset[str]:
        """The years that a rate is of: that of its report where the sentence tells of none."""
        return self.years or frozenset({self.day[:4]} - {""})

    @cached_property
    def doers(self) -> frozenset[str]:
        """The peoples and places named in the words for those who do what is counted."""
        return frozenset(_find_peoples(self.sentence, self.claim)) if self.claim else frozenset()

    @cached_property
    def thing_set(self) -> frozenset[str]:
        """The different stems of what is counted."""
        return frozenset(self.things)

    @cached_property
    def digits(self) -> str:
        """The printed digits in order of size, without noughts."""
        return "".join(sorted(sign for sign in self.span.text if sign.isdigit() and sign != "0"))

    @cached_property
    def span(self) -> Span:
        """The words of the number."""
        return self.sentence.span(self.amount.start, self.amount.end)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The unit as printed, or the words of what is counted."""
        if self.amount.dimension in UNITED:
            return self.thing_set
        unit = UNIT.sub("", self.span.text.lower())
        return frozenset((stem_word(unit) if unit else self.amount.dimension,))

    @property
    def day(self) -> str:
        """When its article came out, "" if unknown."""
        return self.sentence.published_day

    @property
    def key(self) -> tuple[str, int]:
        """Its place among all numbers."""
        return (self.sentence.article.id, self.sentence.start + self.amount.start)


def read_counted(sentence: Sentence, *, tolls: bool = False) -> Sequence[Counted]:
    """The numbers of a sentence that are no dates, with what they count; `tolls` too, or not."""
    counted = sentence.read(_read_numbers)
    if tolls or not counted:
        return counted
    tolled = {one.amount.start for one in sentence.read(read_tolls)}
    return [one for one in counted if one.amount.start not in tolled]


def _read_numbers(sentence: Sentence) -> Iterator[Counted]:
    if not sentence.amounts:
        return
    dates = [
        (one.span.start - sentence.start, one.span.end - sentence.start)
        for one in sentence.times
        if one.type in {"date", "time", "set"}
    ]
    for amount in sentence.amounts:
        one = Counted(sentence, amount)
        is_date = any(start < amount.end and end > amount.start for start, end in dates)
        if not is_date and not _points_back(one):
            yield one


def _points_back(one: Counted) -> bool:
    """True for "the two met", of whom was told before."""
    tokens, last = one.sentence.tokens, one.amount.last
    before = [each.lower for each in tokens[: one.amount.first][-1:]]
    verbs = {each.predicate.span.start - one.sentence.start for each in one.sentence.claims}
    is_bare = (
        not one.things
        or any(
            each.start in verbs and not each.lower.endswith("s")  # "the nine strikes" are counted
            for each in tokens[last + 1 : last + 2]
        )
    )
    is_count = one.amount.dimension == COUNT
    return is_count and is_bare and not load_difference_words("pointing").isdisjoint(before)


def _find_nearest(tokens: Sequence[Token], amount: Amount) -> Sequence[Token]:
    """The words on either side."""
    return (*tokens[max(0, amount.first - WINDOW) : amount.first], *_behind(tokens, amount))


def _behind(tokens: Sequence[Token], amount: Amount) -> Sequence[Token]:
    return tokens[amount.last + 1 : amount.last + 1 + WINDOW]


def _stem(tokens: Sequence[Token]) -> Iterator[str]:
    small = load_english_words()
    for one in tokens:
        if one.text[0].isalpha() and one.lower not in small and len(one.lower) > 1:
            yield stem_word(one.lower)


def _find_things(tokens: Sequence[Token], amount: Amount, verbs: Set[int]) -> Iterator[str]:
    """Stems of the first words behind a number, up to a mark or verb: what is counted.

    `verbs` are the places of predicates; one right behind a number may be a noun ("9 strikes").
    """
    small, passed = load_english_words(), load_difference_words("passed")
    found = 0
    at = amount.last + 1
    if at < len(tokens) and tokens[at].text in {"(", "["}:  # a conversion
        close = next((n for n in range(at, min(at + 8, len(tokens))) if tokens[n].text in ")]"), at)
        at = close + 1
    for one in tokens[at : at + MOST_THINGS * 2]:
        if one.text in DASHES or one.lower in passed:
            continue
        if one.start in verbs and found:
            return
        if not one.text[0].isalpha() or one.lower in small or found == MOST_THINGS:
            return
        found += 1
        yield stem_word(one.lower)


def _find_measured(sentence: Sentence, amount: Amount, claim: Claim | None) -> Iterator[str]:
    """The noun before "of" and a measure, or that of whose measure a verb tells."""
    before = [one.lower for one in sentence.tokens[max(0, amount.first - 2) : amount.first]]
    if before[1:] == ["of"]:
        if before[0].isalpha() and before[0] not in load_english_words():
            yield before[0]
    elif claim is not None and claim.predicate.lemma in load_difference_words("amounting"):
        start = sentence.start + amount.start
        heads = (_find_head(one.span.text) for one in claim.participants if one.span.end <= start)
        yield from itertools.islice(filter(None, heads), 1)


def _find_head(words: str) -> str:
    """The noun of "the reward for the picture", in lower case; "" where none stands first."""
    small = load_english_words()
    found = [one.lower() for one in WORD.findall(words)]
    own = itertools.takewhile(
        lambda one: one not in small, itertools.dropwhile(small.__contains__, found)
    )
    return next(iter(list(own)[::-1]), "")


def _find_told_unit(sentence: Sentence, amount: Amount) -> tuple[str, ...]:
    """What a claim tells that a bare number counts: "eleven were treated" counts people."""
    start, end = sentence.start + amount.start, sentence.start + amount.end
    units = (
        one.unit
        for claim in sentence.claims
        for one in claim.quantities
        if one.unit and one.unit.isalpha() and one.span.start < end and start < one.span.end
    )
    unit = next(units, None) if amount.dimension == COUNT else None
    return (stem_word(unit),) if unit else ()


def _find_names(sentence: Sentence, near: Sequence[Token]) -> frozenset[str]:
    """Words of the names near a number."""
    if not near:
        return frozenset()
    first, last = sentence.start + near[0].start, sentence.start + near[-1].end
    return frozenset(
        word
        for one in sentence.mentions
        if one.form == "name"
        and one.kind in {"person", "organisation"}
        and one.span.start < last
        and first < one.span.end
        for word in find_stems(one.span.text)
    )


def _find_peoples(sentence: Sentence, claim: Claim) -> Iterator[str]:
    """The peoples and places in the actors of a claim, an adjective as the place it is of."""
    actors = [one.span for one in claim.participants if one.role == "actor"]
    for one in sentence.mentions:
        is_name = one.form == "name" and one.kind in {"group", "place"}
        if is_name and any(each.start <= one.span.start < each.end for each in actors):
            yield name_place(one.span.text)


def _is_rate(tokens: Sequence[Token], amount: Amount) -> bool:
    """True for "310 flights a day"."""
    behind = [one.lower for one in tokens[amount.last + 1 : amount.last + 2 + RATE]]
    return any(
        word in load_difference_words("each") and after in load_difference_words("spans")
        for word, after in itertools.pairwise(behind)
    )


def _is_whole(sentence: Sentence, amount: Amount) -> bool:
    """True for the second number of "58 of the 101 seats"."""
    links = [one.lower for one in sentence.tokens[max(0, amount.first - 2) : amount.first]]
    return links[:1] == ["of"] and any(one.last == amount.first - 3 for one in sentence.amounts)


def _opens_whole(sentence: Sentence, amount: Amount) -> bool:
    """True for the sum of "Of the 90 euros agreed, 20 are unpaid", which is told as a whole."""
    tokens, first = sentence.tokens, amount.first
    while first and tokens[first - 1].lower in load_difference_words("passed") - {"of"}:
        first -= 1
    is_opening = first > 0 and tokens[first - 1].lower == "of"
    is_opening = is_opening and (first == 1 or not tokens[first - 2].text[0].isalnum())
    return is_opening and any(
        one.first > amount.last and one.dimension in {COUNT, amount.dimension}
        for one in sentence.amounts
    )


def _has_whole(sentence: Sentence, amount: Amount) -> bool:
    """True for the first number of "58 of the 101 seats", which counts seats like any other."""
    return any(
        amount.last + 1 < one.first <= amount.last + LINKED
        and sentence.tokens[amount.last + 1].lower == "of"
        for one in sentence.amounts
    )


def _is_rest(tokens: Sequence[Token], amount: Amount) -> bool:
    """True for "the last 40 men" and "the 40 men that are still there"."""
    words = load_difference_words("rest")
    near = tokens[max(0, amount.first - 1) : amount.first]
    behind = itertools.takewhile(lambda one: one.text not in ".;:,", tokens[amount.last + 1 :])
    return any(one.lower in words for one in (*near, *itertools.islice(behind, WINDOW)))


def _find_part(sentence: Sentence, amount: Amount) -> str:
    """The word near a number that makes it a share of another: "other", "of"; "" if none."""
    words, tokens = load_difference_words("part"), sentence.tokens
    near = [one.lower for one in tokens[max(0, amount.first - 2) : amount.first]]
    behind = [one.lower for one in tokens[amount.last + 1 : amount.last + 3]]
    if behind[:1] == ["of"] and amount.dimension == COUNT and not _has_whole(sentence, amount):
        return "of"
    is_sum = amount.dimension not in UNITED and behind[:1] == ["of"]
    if is_sum and not load_difference_words("whole").isdisjoint(behind):
        return "of"  # "6 million of the cost"
    is_money = amount.dimension not in UNITED or amount.value >= MILLION
    if (is_money and _opens_whole(sentence, amount)) or _is_whole(sentence, amount):
        return "whole"
    if load_difference_words("alone") & {
        one.lower for one in tokens[max(0, amount.first - ALONE) : amount.first]
    }:
        return "alone"
    if _is_rest(tokens, amount):
        return "rest"
    if near[-1:] == ["by"]:
        return "by"  # "fell by 4 to 21"
    if load_difference_words("sums") & {
        one.lower for one in tokens[max(0, amount.first - SUM) : amount.first]
    }:
        return "sum"
    if _is_rate(tokens, amount):
        return "rate"
    return next((one for one in (*near, *behind[:1]) if one in words), "")
