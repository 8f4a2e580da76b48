"""Which two answers of different reports can be to one question at all."""

from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import Indel

from consilience.analysis.discrepancies.dates.dated import find_parties, is_said
from consilience.analysis.discrepancies.dates.moved import says_moved
from consilience.analysis.discrepancies.deeds import find_classes
from consilience.analysis.discrepancies.happenings import (
    MOST_DAYS_APART,
    compare_context,
    find_acts,
    is_long_past,
    share_day,
)
from consilience.analysis.discrepancies.numbers.as_of import goes_on, is_final, is_settled, shrinks
from consilience.analysis.discrepancies.numbers.differing import SMALL
from consilience.analysis.discrepancies.numbers.plays import are_of_two_plays
from consilience.analysis.discrepancies.numbers.revised import are_of_step
from consilience.analysis.discrepancies.numbers.tolled import Tolled, are_some_of_all
from consilience.analysis.discrepancies.numbers.unlike import (
    are_of_others,
    are_unlike,
    is_zero_slip,
)
from consilience.analysis.discrepancies.places import are_of_one_level, may_hold
from consilience.analysis.discrepancies.reading import (
    Sentence,
    StoryText,
    are_times_apart,
    read_day,
)
from consilience.analysis.discrepancies.slots.answers import SITE, Answer, count_apart
from consilience.analysis.quantities import do_agree, find_ratio
from consilience.analysis.quantities_reading import AGE, COUNT, SHARE
from consilience.analysis.stems import stem_word
from consilience.language.deeds import find_deeds
from consilience.language.discrepancies import load_difference_words
from consilience.language.words import find_words

NAMES = 2  # words of names by which sentences are known to tell of the same
LEAST_RATIO = 0.2
MOST_SOME = 0.6  # the ratio of a part of all persons to them; a toll may be any part
NEAR = 40  # characters from "a third of those who fled" to their number
LEAST_AS_OF = 0.05  # of two counts of which the later is told as one that grew or shrank
MOST_NEAR = 3  # days; a day of one happening is seldom set more wrong
LIKE_TIMES = 0.15  # of the sentences of two days, where nothing else is in common
LEAST_ALIKE = 0.6  # letters of two names of which only one initial is the same
MOST_APART = {"day": 14, "month": 200, "year": 12 * 366}  # days between two times
MOST_COMING = 31  # days to come are few in a report: "from 1 June", "as of 1 July"
ENDINGS = (("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("s", ""), ("es", ""))  # of verbs
LENGTHS = frozenset({"duration", AGE})


def do_count_one(one: Answer, other: Answer) -> bool:
    """True unless two numbers count things of other names; any persons are of one."""
    is_of_one = bool(one.heads & other.heads) or (one.people and other.people)
    return one.sort != COUNT or is_of_one


OPENING = 8  # characters before a time with which a sentence opens


def are_rivals(text: StoryText, one: Answer, other: Answer) -> bool:
    """False for what cannot answer one question."""
    if not _are_of_one_time(one, other):
        return False
    if one.kind == "number":
        return _are_rival_numbers(one, other) and not (
            are_of_step(text, one.span, other.span)
            or are_of_two_plays(text, one.counted, other.counted)
        )
    if one.kind == "date":
        return _are_rival_times(text, one, other)
    if one.kind == "place":
        return _are_rival_places(one, other)
    return _are_rival_names(one, other)


def _are_of_one_time(one: Answer, other: Answer) -> bool:
    first, second = read_day(one.published), read_day(other.published)
    is_moved = one.kind == "date" and (says_moved(one.sentence) or says_moved(other.sentence))
    most = MOST_COMING if is_moved else MOST_DAYS_APART
    return first is None or second is None or abs(first - second) <= most


def _are_rival_numbers(one: Answer, other: Answer) -> bool:
    first, second = one.counted, other.counted
    if first is None or second is None or one.toll != other.toll:
        return False
    if one.toll and is_long_past(one.sentence) != is_long_past(other.sentence):
        return False
    if one.sort != SHARE and _tells_share(one) != _tells_share(other):
        return False  # "a third of them, 1,500 people"
    as_of = do_grow_or_shrink(one, other)
    if are_unlike(first, second, as_of=as_of):
        return False
    least = LEAST_AS_OF if as_of else LEAST_RATIO
    if find_ratio(first.amount, second.amount) < least and not is_zero_slip(first, second):
        return False
    if one.toll and _differ_in_day(one, other) and not do_rise(one, other) and not as_of:
        return False
    if one.sort in LENGTHS and not one.heads & other.heads:
        return False  # "seven weeks" and "two months" are rounded as it pleases
    if one.sort == AGE and not _find_aged(one) & _find_aged(other):
        return False  # "an 18-year-old sailor" and "34-year-old Holm"
    if not as_of and _are_some_of_all(one, other):
        return False
    is_large = min(first.amount.value, second.amount.value) > SMALL
    return not is_doubtful(one, other) or (is_large and one.people == other.people)


def _find_aged(one: Answer) -> frozenset[str]:
    """The words for who is so old."""
    return one.heads - _load_aged()


@cache
def _load_aged() -> frozenset[str]:
    return frozenset(map(stem_word, load_difference_words("aged")))


def is_doubtful(one: Answer, other: Answer) -> bool:
    """True for numbers of what is called otherwise, or beside other names.

    "187 boats" and "124 vessels" can be one count told in other words.
    """
    if one.counted is None or other.counted is None:
        return False
    return are_of_others(one.counted, other.counted) or not do_count_one(one, other)


def _tells_share(one: Answer) -> bool:
    """True where a number stands right behind its share: it is the part and not the whole."""
    start = one.span.start - one.sentence.start
    return any(
        each.dimension == SHARE and 0 < start - each.end <= NEAR for each in one.sentence.amounts
    )


def _are_some_of_all(one: Answer, other: Answer) -> bool:
    """True for "21 soldiers died" beside "34 people died", who may be soldiers and others."""
    if one.counted is None or other.counted is None or not (one.people and other.people):
        return False
    pair = sorted((one.counted, other.counted), key=lambda each: each.amount.value)
    is_far = find_ratio(*(each.amount for each in pair)) < MOST_SOME
    is_typo = bool(pair[0].digits) and pair[0].digits == pair[1].digits
    if is_typo or not (one.toll or is_far):
        return False
    return are_some_of_all(*(Tolled(each.sentence, each.amount, one.toll) for each in pair))


def _are_rival_times(text: StoryText, one: Answer, other: Answer) -> bool:
    are_coming = one.is_coming and other.is_coming
    most = MOST_COMING if are_coming and "day" in {one.sort, other.sort} else MOST_APART[one.sort]
    if not 1 <= count_apart(one, other) <= most:
        return False
    if _are_of_one_night(one, other) or not _have_things_in_common(text, one, other):
        return False
    if one.is_coming or other.is_coming:
        return are_coming
    if one.sort == "day" and count_apart(one, other) > MOST_NEAR and _are_of_two_deeds(one, other):
        return False
    # What happened after the other report came out it cannot tell.
    return all(
        each.time is not None and each.time.first_day <= rival.published
        for each, rival in ((one, other), (other, one))
    )


def _are_of_two_deeds(one: Answer, other: Answer) -> bool:
    """True where both days are of a deed that words are known for, and these are of two."""
    plain = load_difference_words("plain")
    first, second = (
        find_classes(each.sentence, each.claim) | find_acts([each.claim])
        if each.claim and each.claim.predicate.lemma not in plain
        else frozenset()
        for each in (one, other)
    )
    is_known = bool(first and second) and not first & second
    return is_known and not share_deed(one.sentence, other.sentence)


def _have_things_in_common(text: StoryText, one: Answer, other: Answer) -> bool:
    """True if a word for who takes part, where, or for the deed is the same, or names are."""
    if one.claim is None or other.claim is None:
        return True
    if one.is_coming and other.is_coming and says_moved(one.sentence) != says_moved(other.sentence):
        return True
    if len(one.sentence.names & other.sentence.names) >= NAMES:
        return True
    is_near = count_apart(one, other) <= MOST_NEAR or (one.is_coming and other.is_coming)
    if is_near and compare_context(text, one.sentence, other.sentence) >= LIKE_TIMES:
        return True
    if _share_count(one.sentence, other.sentence) or share_deed(one.sentence, other.sentence):
        return True
    first, second = (
        {*find_parties(each.sentence, each.claim), stem_word(each.claim.predicate.lemma)}
        | find_acts([each.claim])
        for each in (one, other)
        if each.claim
    )
    return bool(first & second)


def _share_count(one: Sentence, other: Sentence) -> bool:
    """True if a number that seldom meets by chance stands in both."""
    return any(
        amount.dimension == rival.dimension and amount.value > SMALL and do_agree(amount, rival)
        for amount in one.amounts
        for rival in other.amounts
    )


def share_deed(one: Sentence, other: Sentence) -> bool:
    """True if a deed can be told by both, whichever claim the day was given to."""
    return bool(_find_deeds(one) & _find_deeds(other))


def _find_deeds(sentence: Sentence) -> frozenset[str]:
    """The sets of words for a deed in the claims of a sentence; without claims in its words."""
    plain = load_difference_words("plain")
    if sentence.claims:
        there = (one for one in sentence.claims if one.predicate.lemma not in plain)
        return frozenset(name for one in there for name in find_classes(sentence, one))
    lemmas = (lemma for word in sentence.words for lemma in _guess_lemmas(word))
    return frozenset(name for one in lemmas if one not in plain for name in find_deeds(one))


def _guess_lemmas(word: str) -> Iterator[str]:
    """What an English verb or noun may be a form of."""
    yield word
    for ending, other in ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending) + other


def _are_of_one_night(one: Answer, other: Answer) -> bool:
    """True for Monday night and early on Tuesday."""
    first, second = sorted((one, other), key=_tell_day)
    is_night = bool(load_difference_words("nightfall") & set(find_words(first.span.text)))
    is_morning = bool(load_difference_words("daybreak") & set(find_words(second.span.text)))
    return is_night and is_morning and count_apart(one, other) <= 1


def _are_rival_places(one: Answer, other: Answer) -> bool:
    if one.sort == SITE:
        return one.words != other.words and _tell_one_deed(one, other)
    first, second = one.placed, other.placed
    if first is None or second is None or first.is_within != second.is_within:
        return False
    if may_hold(first, second) or first.words & second.words or _is_old(one) != _is_old(other):
        return False
    is_day = not _are_deeds_apart(one, other)
    return is_day and are_of_one_level(first.name, second.name)


def _is_old(one: Answer) -> bool:
    """True for a sentence that opens with a time years before its report: "In October 1991, …"."""
    first = next(iter(one.sentence.times), None)
    published = one.published[:4]
    if first is None or first.value is None or not published.isdigit():
        return False
    is_at_head = first.span.start - one.sentence.start <= OPENING
    return is_at_head and int(first.value.latest[:4]) < int(published) - 1


def _tell_one_deed(one: Answer, other: Answer) -> bool:
    """True if words for one deed stand in both sentences."""
    if share_deed(one.sentence, other.sentence):
        return True
    return bool(find_acts(one.sentence.claims) & find_acts(other.sentence.claims))


def _are_deeds_apart(one: Answer, other: Answer) -> bool:
    """True if what is told in the two sentences happened on different days."""
    if share_day(one.sentence, other.sentence):
        return False
    first, second = (
        [
            claim.when.value
            for claim in each.sentence.claims
            if claim.when and claim.when.value and not is_said(claim)
        ]
        for each in (one, other)
    )
    return bool(first and second) and all(
        are_times_apart(day, rival, days=0) for day in first for rival in second
    )


def _differ_in_day(one: Answer, other: Answer) -> bool:
    return one.published != other.published


def do_rise(one: Answer, other: Answer) -> bool:
    """True for two numbers of which the later report has the larger."""
    old, new = sorted((one, other), key=lambda each: each.published)
    if old.counted is None or new.counted is None or old.published == new.published:
        return False
    if _is_settled(old) or _is_settled(new):
        return False
    return old.counted.amount.value < new.counted.amount.value


def _is_settled(one: Answer) -> bool:
    return one.counted is not None and is_settled(one.counted.amount, one.claim)


def do_grow_or_shrink(one: Answer, other: Answer) -> bool:
    """True for counts of two days of which the later is told as one that changes.

    A larger one holds "so far" or "by Tuesday", a smaller one is what is "still" there; where the
    first is called the final count, nothing can follow.
    """
    old, new = sorted((one, other), key=lambda each: each.published)
    if old.counted is None or new.counted is None or not "" < old.published < new.published:
        return False
    if is_final(old.sentence) or _is_settled(old) or _is_settled(new):
        return False
    if old.counted.amount.value < new.counted.amount.value:
        return any(
            goes_on(each.sentence, each.span.end - each.sentence.start) for each in (new, old)
        )
    return shrinks(new.sentence)


def _are_rival_names(one: Answer, other: Answer) -> bool:
    if one.sort == "thing":
        is_called = bool(one.heads & other.heads) or one.words[-1] == other.words[-1]
        return is_called and (one.is_sure or other.is_sure)
    shared = _count_initials(one, other)
    if shared == 1:
        likeness = Indel.normalized_similarity(" ".join(one.words), " ".join(other.words))
        return bool(one.heads & other.heads) or likeness >= LEAST_ALIKE
    return shared > 1


def _count_initials(one: Answer, other: Answer) -> int:
    """0, 1 or 2: of the first and the last words, how many begin with the same letter."""
    return sum(one.words[at][0] == other.words[at][0] for at in (0, -1))


def _tell_day(one: Answer) -> str:
    return one.time.first_day if one.time else ""
