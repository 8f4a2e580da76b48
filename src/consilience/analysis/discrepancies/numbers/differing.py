"""Numbers that differ: one thing counted or measured by two articles with other results."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import chain, combinations

from consilience.analysis.discrepancies.numbers.counted import (
    UNITED,
    Counted,
    read_counted,
)
from consilience.analysis.discrepancies.numbers.growing import grows
from consilience.analysis.discrepancies.numbers.heads import are_of_two_sorts
from consilience.analysis.discrepancies.numbers.nones import find_none_differences
from consilience.analysis.discrepancies.numbers.plays import are_of_two_plays
from consilience.analysis.discrepancies.numbers.revised import are_of_step
from consilience.analysis.discrepancies.numbers.revisions import is_withdrawn
from consilience.analysis.discrepancies.numbers.unlike import (
    COMMON,
    EXCHANGED,
    LARGE,
    MEASURES,
    are_ages_apart,
    are_exchanged,
    are_months_apart,
    are_of_others,
    are_of_others_lives,
    are_plan_and_deed,
    are_unlike,
    is_all_but_last,
    is_same_act,
    is_slip,
    is_zero_slip,
)
from consilience.analysis.discrepancies.numbers.versions import explain_numbers, make_versions
from consilience.analysis.discrepancies.parts import (
    Difference,
    Relation,
    group_linked,
)
from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.quantities import Amount, do_agree, find_ratio, is_beside
from consilience.analysis.quantities_reading import AGE, COUNT, SHARE
from consilience.analysis.stems import stem_word
from consilience.language.discrepancies import load_difference_words

LEAST_SCORE = 0.8
HEAD, ACT = 0.8, 0.4  # weights of the sum that pairs are ranked by, as found in a trial
CLOSE, CLOSE_RATIO = 0.4, 0.85  # two large numbers so close seldom meet by chance
CLOSER, CLOSER_RATIO = 0.3, 0.95  # and so close hardly ever
MEASURED = 0.3  # lengths and weights are rarer than counts
LEAST_LIKE = 0.3  # of the two sentences, where neither the thing nor the act is the same
CLOSE_LIKE = 0.1  # the same for two large numbers so close
BESIDE = 0.6  # "more than 20" and "up to 20": the number itself is in common
LEAST_RATIO = 0.6
PARTNER = 0.5  # a number that agrees, with this part of the score, explains the other away
SAME_WORDS = 0.5  # around two numbers, where one is many times the other
SMALL = 12.0  # below, numbers of things abound
ALONE = (0.6, 0.4)  # each the only number of its unit, or noun, in its article
LEAST_ALONE, LIKE_ALONE, LIKE_SMALL, LIKE_OTHER = (
    0.1,
    0.15,
    0.08,
    0.2,
)  # ratio of two such numbers, and likeness of the sentences
LIKE_FAR = 0.15  # of two sentences with numbers far apart
SLIP = 0.5  # the same digits in another order
LEAST_SLIP_LIKE = 0.1
SURE = 1.6  # a score that outweighs any ratio
Partner = tuple[Counted, float]  # another number, and how sure it is that both are of one thing
MOST_PARTNERS = 60  # numbers of a story that are compared with one


def find_number_differences(text: StoryText) -> tuple[Difference, ...]:
    """Numbers of one thing that cannot both be right, none among them, with all readings."""
    counted = [
        one
        for sentence in text.sentences
        if sentence.amounts and not is_withdrawn(sentence)
        for one in read_counted(sentence)
    ]
    scored, lone = _score_all(text, counted)
    clashes = list(_choose_clashes(text, scored, lone))
    partners: dict[Counted, list[Partner]] = defaultdict(list)
    for (one, other), score in scored.items() if clashes else ():
        partners[one].append((other, score))
        partners[other].append((one, score))
    groups = group_linked(sorted(clashes, key=lambda pair: (pair[0].key, pair[1].key)))
    found = [_make_difference(text, group, partners) for group in groups]
    return (*found, *find_none_differences(text, counted))


def _score_all(
    text: StoryText, counted: Sequence[Counted]
) -> tuple[dict[tuple[Counted, Counted], float], Set[tuple[Counted, Counted]]]:
    """Pairs with their scores, and those of numbers that stand alone; unlikely ones left out."""
    alone = _find_alone(counted)
    scored: dict[tuple[Counted, Counted], float] = {}
    lone = set()
    for pair, score in _score_pairs(text, counted):
        if _are_alone(pair, alone):
            score += ALONE[pair[0].amount.dimension in UNITED]
            lone.add(pair)
        if score >= PARTNER * LEAST_SCORE:
            scored[pair] = score
    return scored, lone


def _find_alone(counted: Sequence[Counted]) -> frozenset[tuple[Counted, str]]:
    """Numbers with a noun or unit for which their article gives no other number."""
    by_sign: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in counted:
        for noun in one.nouns:
            by_sign[one.sentence.article.id, noun].append(one)
    return frozenset(
        (one, noun)
        for (_, noun), there in by_sign.items()
        if all(do_agree(there[0].amount, each.amount) for each in there)
        for one in there
    )


def _are_alone(pair: tuple[Counted, Counted], alone: Set[tuple[Counted, str]]) -> bool:
    """True if both are the only ones of their articles with a noun or unit that they share."""
    one, other = pair
    return any((one, noun) in alone and (other, noun) in alone for noun in one.nouns & other.nouns)


def _score_pairs(
    text: StoryText, counted: Sequence[Counted]
) -> Iterator[tuple[tuple[Counted, Counted], float]]:
    """Pairs of numbers of different articles with a score.

    They have a telling word in common, or the same digits in another order.
    """
    by_sign: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in counted:
        for stem in {*one.things, *one.around, *_tell_act(one)}:
            by_sign[one.amount.dimension, stem].append(one)
    by_digits: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in counted:
        if len(one.digits) >= EXCHANGED:
            by_digits[one.amount.dimension, one.digits].append(one)
    exchanged = (pair for pair in _pair_each(by_digits.values()) if are_exchanged(*pair))
    seen: set[tuple[tuple[str, int], tuple[str, int]]] = set()
    for one, other in chain(_pair_each(by_sign.values()), exchanged):
        pair = (one.key, other.key)
        if pair not in seen:
            seen.add(pair)
            yield (one, other), _score(text, one, other)


def _pair_each(groups: Iterable[Sequence[Counted]]) -> Iterator[tuple[Counted, Counted]]:
    """The numbers of different articles in each group; those of large ones are left out."""
    for there in groups:
        if len(there) <= MOST_PARTNERS:
            for one, other in combinations(there, 2):
                if one.sentence.article.id != other.sentence.article.id:
                    yield one, other


def _tell_act(one: Counted) -> tuple[str, ...]:
    return (f"act {one.act[:6]}",) if one.act else ()


def _score(text: StoryText, one: Counted, other: Counted) -> float:
    """How sure it is that two numbers are of one thing; above 1 it is likely."""
    first, second = one.amount, other.amount
    score = text.compare(one.around, other.around)
    score += text.compare(one.sentence.stem_set, other.sentence.stem_set)
    is_head = bool(one.thing_set & other.thing_set or one.measured & other.measured)
    score += HEAD * is_head + ACT * is_same_act(one, other)
    score += BESIDE * is_beside(first, second) + SLIP * is_slip(one, other)
    if first.dimension not in {COUNT, "duration", AGE, SHARE} or first.value >= LARGE:
        score += CLOSE * _are_close(first, second)
        score += CLOSER * (find_ratio(first, second) >= CLOSER_RATIO)
        score += MEASURED * (first.dimension in MEASURES)
    return score


def _are_close(one: Amount, other: Amount) -> bool:
    """Large or measured numbers that differ by little; with equal ones there is nothing to tell."""
    large = one.dimension not in {COUNT, "duration", AGE, SHARE} or one.value >= LARGE
    return large and find_ratio(one, other) >= CLOSE_RATIO


def _choose_clashes(
    text: StoryText,
    scored: dict[tuple[Counted, Counted], float],
    lone: Set[tuple[Counted, Counted]],
) -> Iterator[tuple[Counted, Counted]]:
    """Pairs that differ, are each other's best in the two articles, and are of one thing."""
    best: dict[tuple[Counted, str], float] = defaultdict(float)
    agreed: dict[tuple[Counted, str], float] = defaultdict(float)
    agreeing = {pair for pair in scored if do_agree(pair[0].amount, pair[1].amount)}
    for (one, other), score in scored.items():
        for each, partner in ((one, other), (other, one)):
            there = (each, partner.sentence.article.id)
            best[there] = max(best[there], score)
            if (one, other) in agreeing:
                agreed[there] = max(agreed[there], score)
    for (one, other), score in scored.items():
        ways = ((one, other.sentence.article.id), (other, one.sentence.article.id))
        if score < LEAST_SCORE or any(best[way] > score for way in ways):
            continue
        if (one, other) in agreeing or any(agreed[way] >= PARTNER * score for way in ways):
            continue
        if are_of_step(text, one.span, other.span):
            continue
        if _is_one_thing(text, one, other, score, is_alone=(one, other) in lone):
            yield one, other


def _is_one_thing(
    text: StoryText, one: Counted, other: Counted, score: float, *, is_alone: bool = False
) -> bool:
    head, act = _is_same_head(one, other), is_same_act(one, other)
    if one.thing_set & other.thing_set and not (head or act):
        return False
    if any(_are_apart(text, *pair) for pair in ((one, other), (other, one))):
        return False
    if _count_occasions(one) and _count_occasions(other) and not act:
        return False
    first, second = one.amount, other.amount
    ratio = find_ratio(first, second)
    if _are_of_two(text, one, other):
        return False
    if not (is_alone and head and ratio >= LEAST_RATIO) and are_of_others(one, other):
        return False
    likeness = text.compare(one.sentence.stem_set, other.sentence.stem_set)
    if is_alone and first.dimension in MEASURES and likeness >= LIKE_ALONE:
        are_apart = bool(one.things and other.things) and not head
        is_unsure = are_apart or _tells_share(one) or _tells_share(other)
        return ratio >= (LEAST_RATIO if is_unsure else LEAST_ALONE)
    if _is_misprint(one, other, likeness, is_alone=is_alone):
        return True
    if ratio < LEAST_RATIO:
        head = head and bool(one.thing_set & other.thing_set - _stem_occasions())
        alike = text.compare(one.around, other.around) >= SAME_WORDS
        is_sure = alike or (score >= SURE and likeness >= LIKE_FAR)
        return head and act and is_sure
    if first.dimension == COUNT and max(first.value, second.value) <= SMALL:
        return head and (act or (is_alone and likeness >= LIKE_OTHER))
    return (
        head
        or act
        or is_beside(first, second)
        or likeness >= _find_least(one, other, is_alone=is_alone)
    )


def _are_of_two(text: StoryText, one: Counted, other: Counted) -> bool:
    """True for numbers of two things, two people, two times or two games."""
    if are_unlike(one, other) or are_months_apart(one, other) or are_plan_and_deed(one, other):
        return True
    if are_of_two_sorts(text, one, other) or are_of_others_lives(one, other):
        return True
    if are_ages_apart(one, other):
        return text.compare(one.sentence.stem_set, other.sentence.stem_set) < SAME_WORDS
    return are_of_two_plays(text, one, other)


def _is_misprint(one: Counted, other: Counted, likeness: float, *, is_alone: bool) -> bool:
    """True for digits exchanged, or a nought too many, of one thing."""
    if is_alone and likeness >= LEAST_SLIP_LIKE and are_exchanged(one, other):
        return True
    is_typo = is_slip(one, other) or (is_alone and is_zero_slip(one, other))
    is_far = find_ratio(one.amount, other.amount) < LEAST_RATIO
    return is_far and is_typo and likeness >= LIKE_OTHER and _is_same_head(one, other)


def _are_apart(text: StoryText, one: Counted, other: Counted) -> bool:
    return _tell_apart(one, other) or is_all_but_last(text, one, other)


def _tell_apart(one: Counted, other: Counted) -> bool:
    """True for 30 cows beside "20 were cows and 31 sheep", which names both things."""
    if one.amount.dimension != COUNT or not other.things or one.thing_set & other.thing_set:
        return False
    return bool(one.thing_set & other.sentence.stem_set - _stem_people())


def _count_occasions(one: Counted) -> bool:
    """True for "three times", which says how often and not what."""
    return bool(one.things) and one.thing_set <= _stem_occasions()


@cache
def _stem_people() -> frozenset[str]:
    return frozenset(stem_word(word) for word in load_difference_words("people"))


@cache
def _stem_occasions() -> frozenset[str]:
    return frozenset(stem_word(word) for word in load_difference_words("occasions"))


def _is_same_head(one: Counted, other: Counted) -> bool:
    """True if the same is counted; "people" alone does not say which.

    Another telling word near both must then be the same.
    """
    shared = (one.thing_set & other.thing_set) | (one.measured & other.measured)
    return bool(shared - _stem_people()) or bool(shared and (one.around & other.around) - shared)


def _tells_share(one: Counted) -> bool:
    """True beside "a third of the exports": the number may be the whole or the part."""
    return any(each.dimension == SHARE for each in one.sentence.amounts)


def _find_least(one: Counted, other: Counted, *, is_alone: bool) -> float:
    """The likeness of the sentences from which on two numbers are of one thing.

    A report has many lengths, of which some are near one another.
    """
    are_close = _are_close(one.amount, other.amount) and one.amount.dimension != "length"
    least = CLOSE_LIKE if are_close else LEAST_LIKE
    if is_slip(one, other):
        least = min(least, LEAST_SLIP_LIKE)
    if is_alone:
        least = min(least, LIKE_OTHER if one.amount.dimension in COMMON else LIKE_SMALL)
    return least


def _make_difference(
    text: StoryText, group: Sequence[Counted], partners: Mapping[Counted, Sequence[Partner]]
) -> Difference:
    members = sorted({*group, *_find_joining(text, group, partners)}, key=lambda one: one.key)
    versions = make_versions(members)
    relation: Relation = "update" if grows(members) else "conflict"
    return Difference("number", relation, versions, explain_numbers(versions))


def _find_joining(
    text: StoryText, group: Sequence[Counted], partners: Mapping[Counted, Sequence[Partner]]
) -> Iterator[Counted]:
    """Numbers of further articles that agree with one of the group and are of the same thing."""
    articles = {one.sentence.article.id for one in group}
    for each in group:
        for partner, score in partners.get(each, ()):
            if partner.sentence.article.id in articles or score < LEAST_SCORE:
                continue
            if do_agree(each.amount, partner.amount) and _is_one_thing(text, each, partner, score):
                yield partner
