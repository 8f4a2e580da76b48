"""Numbers that differ: one thing counted or measured by two articles with other results."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from consilience.analysis.discrepancies_parts import (
    Difference,
    Version,
    group_linked,
    sort_spans,
)
from consilience.analysis.discrepancies_reading import (
    Sentence,
    StoryText,
    are_times_apart,
    find_stems,
    stem_word,
)
from consilience.analysis.discrepancies_tolls import read_tolls
from consilience.analysis.quantities import Amount, Token, do_agree, find_ratio, is_beside
from consilience.analysis.quantities_reading import AGE, COUNT, DASHES, SHARE
from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words
from consilience.records.span import Span
from consilience.records.time_value import TimeValue

WINDOW = 8  # words on either side that tell what a number is about
MOST_THINGS = 3
LEAST_SCORE = 0.8
HEAD, ACT = 0.8, 0.4  # weights of the sum that pairs are ranked by, as found in a trial
CLOSE, CLOSE_RATIO, LARGE = 0.4, 0.85, 1000.0  # two large numbers so close seldom meet by chance
MEASURED = 0.3  # lengths and weights are rarer than counts
LEAST_LIKE = 0.3  # of the two sentences, where neither the thing nor the act is the same
CLOSE_LIKE = 0.1  # the same for two large numbers so close
BESIDE = 0.6  # "more than 20" and "up to 20": the number itself is in common
LEAST_RATIO = 0.6
PARTNER = 0.5  # a number that agrees, with this part of the score, explains the other away
SAME_WORDS = 0.5  # around two numbers, where one is many times the other
SMALL = 12.0  # below, numbers of things abound
MOST_PARTNERS = 60  # numbers of a story that are compared with one


@dataclass(frozen=True, eq=False)
class Counted:
    """A number of a sentence with what it counts.

    `things` are stems of the words behind it, `around` of those near it, `act` the predicate of
    the smallest claim around it, `names` of who is named near it, `part` what share it is of
    others ("other", "of the").
    """

    sentence: Sentence
    amount: Amount
    things: tuple[str, ...]
    around: frozenset[str]
    act: str
    when: TimeValue | None
    names: frozenset[str]
    part: str

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that the sentence tells of."""
        return frozenset(one.value.earliest[:4] for one in self.sentence.times if one.value)

    @cached_property
    def span(self) -> Span:
        """The words of the number."""
        return self.sentence.span(self.amount.start, self.amount.end)

    @property
    def key(self) -> tuple[str, int]:
        """Its place among all numbers."""
        return (self.sentence.article.id, self.sentence.start + self.amount.start)


def find_number_differences(text: StoryText) -> tuple[Difference, ...]:
    """Numbers of one thing that cannot both be right, each thing with all its readings."""
    counted = [one for sentence in text.sentences for one in read_counted(sentence)]
    scored = dict(_score_pairs(text, counted))
    clashes = list(_choose_clashes(text, scored))
    return tuple(
        _make_difference(text, group, scored)
        for group in group_linked(sorted(clashes, key=lambda pair: (pair[0].key, pair[1].key)))
    )


def read_counted(sentence: Sentence) -> Iterator[Counted]:
    """The numbers of a sentence that are no dates, with what they count."""
    tokens = sentence.tokens
    dates = [
        (one.span.start - sentence.start, one.span.end - sentence.start)
        for one in sentence.times
        if one.type in {"date", "time", "set"}
    ]
    tolled = {one.amount.start for one in read_tolls(sentence)}
    for amount in sentence.amounts:
        if amount.start in tolled or any(s < amount.end and e > amount.start for s, e in dates):
            continue
        near = (*tokens[max(0, amount.first - WINDOW) : amount.first], *_behind(tokens, amount))
        yield Counted(
            sentence,
            amount,
            tuple(_find_things(tokens, amount)),
            frozenset(_stem(near)),
            *_find_act(sentence, amount),
            _find_names(sentence, near),
            _find_part(tokens, amount),
        )


def _behind(tokens: Sequence[Token], amount: Amount) -> Sequence[Token]:
    return tokens[amount.last + 1 : amount.last + 1 + WINDOW]


def _stem(tokens: Sequence[Token]) -> Iterator[str]:
    small = load_function_words()
    for one in tokens:
        if one.text[0].isalpha() and one.lower not in small and len(one.lower) > 1:
            yield stem_word(one.lower)


def _find_things(tokens: Sequence[Token], amount: Amount) -> Iterator[str]:
    """Stems of the first words behind a number, up to a mark or verb: what is counted."""
    small, passed = load_function_words(), load_difference_words("passed")
    found = 0
    at = amount.last + 1
    if at < len(tokens) and tokens[at].text in {"(", "["}:  # a conversion
        close = next((n for n in range(at, min(at + 8, len(tokens))) if tokens[n].text in ")]"), at)
        at = close + 1
    for one in tokens[at : at + MOST_THINGS * 2]:
        if one.text in DASHES or one.lower in passed:
            continue
        if not one.text[0].isalpha() or one.lower in small or found == MOST_THINGS:
            return
        found += 1
        yield stem_word(one.lower)


def _find_act(sentence: Sentence, amount: Amount) -> tuple[str, TimeValue | None]:
    """The predicate of the smallest claim around a number, and its time."""
    start = sentence.start + amount.start
    around = [one for one in sentence.claims if one.span.start <= start < one.span.end]
    if not around:
        return "", None
    claim = min(around, key=lambda one: (one.span.end - one.span.start, one.predicate.span.start))
    return claim.predicate.lemma, claim.when.value if claim.when else None


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


def _find_part(tokens: Sequence[Token], amount: Amount) -> str:
    """The word near a number that makes it a share of another: "other", "of"; "" if none."""
    words = load_difference_words("part")
    near = [one.lower for one in tokens[max(0, amount.first - 2) : amount.first]]
    behind = [one.lower for one in tokens[amount.last + 1 : amount.last + 3]]
    if behind[:1] == ["of"] and amount.dimension == COUNT:
        return "of"
    return next((one for one in (*near, *behind[:1]) if one in words), "")


def _score_pairs(
    text: StoryText, counted: Sequence[Counted]
) -> Iterator[tuple[tuple[Counted, Counted], float]]:
    """Pairs of numbers of different articles that have a telling word in common, with a score."""
    by_sign: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in counted:
        for stem in sorted({*one.things, *one.around, *_tell_act(one)}):
            by_sign[one.amount.dimension, stem].append(one)
    seen: set[tuple[tuple[str, int], tuple[str, int]]] = set()
    for there in by_sign.values():
        if len(there) > MOST_PARTNERS:
            continue
        for one, other in combinations(there, 2):
            pair = (one.key, other.key)
            if one.sentence.article.id != other.sentence.article.id and pair not in seen:
                seen.add(pair)
                yield (one, other), _score(text, one, other)


def _tell_act(one: Counted) -> tuple[str, ...]:
    return (f"act {one.act[:6]}",) if one.act else ()


def _is_same_act(one: Counted, other: Counted) -> bool:
    """The same word, or one made of it ("replace", "replacement")."""
    return bool(one.act) and bool(other.act) and one.act[:6] == other.act[:6]


def _score(text: StoryText, one: Counted, other: Counted) -> float:
    """How sure it is that two numbers are of one thing; above 1 it is likely."""
    first, second = one.amount, other.amount
    score = text.compare(one.around, other.around)
    score += text.compare(one.sentence.stems, other.sentence.stems)
    score += HEAD * bool(set(one.things) & set(other.things)) + ACT * _is_same_act(one, other)
    score += BESIDE * is_beside(first, second)
    if first.dimension not in {COUNT, "duration", AGE, SHARE} or first.value >= LARGE:
        score += CLOSE * _are_close(first, second)
        score += MEASURED * (first.dimension in {"length", "mass", "area", "volume", "speed"})
    return score


def _are_close(one: Amount, other: Amount) -> bool:
    """Large or measured numbers that differ by little; with equal ones there is nothing to tell."""
    large = one.dimension not in {COUNT, "duration", AGE, SHARE} or one.value >= LARGE
    return large and find_ratio(one, other) >= CLOSE_RATIO


def _choose_clashes(
    text: StoryText,
    scored: dict[tuple[Counted, Counted], float],
) -> Iterator[tuple[Counted, Counted]]:
    """Pairs that differ, are each other's best in the two articles, and are of one thing."""
    best: dict[tuple[Counted, str], float] = defaultdict(float)
    agreed: dict[tuple[Counted, str], float] = defaultdict(float)
    for (one, other), score in scored.items():
        for each, partner in ((one, other), (other, one)):
            there = (each, partner.sentence.article.id)
            best[there] = max(best[there], score)
            if do_agree(one.amount, other.amount):
                agreed[there] = max(agreed[there], score)
    for (one, other), score in scored.items():
        ways = ((one, other.sentence.article.id), (other, one.sentence.article.id))
        if score < LEAST_SCORE or any(best[way] > score for way in ways):
            continue
        if any(agreed[way] >= PARTNER * score for way in ways) or do_agree(
            one.amount, other.amount
        ):
            continue
        if _is_one_thing(text, one, other, score):
            yield one, other


def _differ_behind(one: Counted, other: Counted) -> bool:
    """True for "a chance of rain" and "a chance of a win"."""
    first, second = set(one.things), set(other.things)
    return len(first - second) > 1 and len(second - first) > 1


def _is_one_thing(text: StoryText, one: Counted, other: Counted, score: float) -> bool:
    head, act = bool(set(one.things) & set(other.things)), _is_same_act(one, other)
    first, second = one.amount, other.amount
    if one.part != other.part:
        return False
    if one.names and other.names and not one.names & other.names:
        return False
    if _differ_behind(one, other) or are_times_apart(one.when, other.when):
        return False
    if first.dimension == SHARE and one.years != other.years:
        return False
    if find_ratio(first, second) < LEAST_RATIO:
        return head and act and text.compare(one.around, other.around) >= SAME_WORDS
    if first.dimension == COUNT and max(first.value, second.value) <= SMALL:
        return head and act
    if is_beside(first, second):
        return True
    likeness = text.compare(one.sentence.stems, other.sentence.stems)
    return head or act or likeness >= (CLOSE_LIKE if _are_close(first, second) else LEAST_LIKE)


def _make_difference(
    text: StoryText, group: Sequence[Counted], scored: dict[tuple[Counted, Counted], float]
) -> Difference:
    members = sorted({*group, *_find_joining(text, group, scored)}, key=lambda one: one.key)
    versions = make_versions(members)
    return Difference("number", "conflict", versions, explain_numbers(versions))


def _find_joining(
    text: StoryText, group: Sequence[Counted], scored: dict[tuple[Counted, Counted], float]
) -> Iterator[Counted]:
    """Numbers of further articles that agree with one of the group and are of the same thing."""
    inside = set(group)
    articles = {one.sentence.article.id for one in group}
    for (one, other), score in scored.items():
        for each, partner in ((one, other), (other, one)):
            if each not in inside or partner in inside:
                continue
            if partner.sentence.article.id in articles or score < LEAST_SCORE:
                continue
            if do_agree(each.amount, partner.amount) and _is_one_thing(text, each, partner, score):
                yield partner


def make_versions(members: Sequence[Counted]) -> tuple[Version, ...]:
    """Numbers that agree are one version, under the words of the most exact; smallest first."""
    order = sorted(
        members, key=lambda one: (one.amount.bound != "exactly", one.amount.step, one.key)
    )
    groups: list[list[Counted]] = []
    for one in order:
        home = next((there for there in groups if do_agree(there[0].amount, one.amount)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    groups.sort(key=lambda there: (there[0].amount.value, there[0].key))
    return tuple(
        Version(there[0].span.text, sort_spans(one.span for one in there)) for there in groups
    )


def explain_numbers(versions: Sequence[Version]) -> str:
    """One plain sentence."""
    told = " or ".join(one.value for one in versions)
    return f"The articles give different numbers: {told}."
