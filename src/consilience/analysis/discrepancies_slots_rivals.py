"""Which two answers of different reports can be to one question at all."""

from rapidfuzz.distance import Indel

from consilience.analysis.discrepancies_dated import find_parties, is_said
from consilience.analysis.discrepancies_happenings import find_acts
from consilience.analysis.discrepancies_moved import says_moved
from consilience.analysis.discrepancies_places import are_of_one_level, may_hold
from consilience.analysis.discrepancies_reading import are_times_apart, read_day, stem_word
from consilience.analysis.discrepancies_slots_answers import Answer, count_apart
from consilience.analysis.discrepancies_unlike import are_of_others, are_unlike, is_zero_slip
from consilience.analysis.quantities import find_ratio
from consilience.analysis.quantities_reading import AGE, COUNT
from consilience.language.discrepancies import load_difference_words
from consilience.language.words import find_words

MOST_DAYS_APART = 4  # between two reports on one happening
NAMES = 2  # words of names by which sentences are known to tell of the same
LEAST_RATIO = 0.2
LEAST_ALIKE = 0.6  # letters of two names of which only one initial is the same
MOST_APART = {"day": 14, "month": 200, "year": 12 * 366}  # days between two times
MOST_COMING = 31  # days to come are few in a report: "from 1 June", "as of 1 July"
LENGTHS = frozenset({"duration", AGE})


def do_count_one(one: Answer, other: Answer) -> bool:
    """True unless two numbers count things of other names; any persons are of one."""
    is_of_one = bool(one.heads & other.heads) or (one.people and other.people)
    return one.sort != COUNT or is_of_one


def are_rivals(one: Answer, other: Answer) -> bool:
    """False for what cannot answer one question."""
    if not _are_of_one_time(one, other):
        return False
    if one.kind == "number":
        return _are_rival_numbers(one, other)
    if one.kind == "date":
        return _are_rival_times(one, other)
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
    if first is None or second is None or are_unlike(first, second) or one.toll != other.toll:
        return False
    if find_ratio(first.amount, second.amount) < LEAST_RATIO and not is_zero_slip(first, second):
        return False
    if one.toll and _differ_in_day(one, other) and not do_rise(one, other):
        return False
    if one.sort in LENGTHS and not one.heads & other.heads:
        return False  # "seven weeks" and "two months" are rounded as it pleases
    if are_of_others(first, second):
        return False
    return do_count_one(one, other)


def _are_rival_times(one: Answer, other: Answer) -> bool:
    are_coming = one.is_coming and other.is_coming
    most = MOST_COMING if are_coming and one.sort == "day" else MOST_APART[one.sort]
    if not 1 <= count_apart(one, other) <= most:
        return False
    if _are_of_one_night(one, other) or not _have_things_in_common(one, other):
        return False
    if one.is_coming or other.is_coming:
        return are_coming
    # What happened after the other report came out it cannot tell.
    return all(
        each.time is not None and each.time.first_day <= rival.published
        for each, rival in ((one, other), (other, one))
    )


def _have_things_in_common(one: Answer, other: Answer) -> bool:
    """True if a word for who takes part, where, or for the deed is the same, or names are."""
    if one.claim is None or other.claim is None:
        return True
    if len(one.sentence.names & other.sentence.names) >= NAMES:
        return True
    first, second = (
        {*find_parties(each.sentence, each.claim), stem_word(each.claim.predicate.lemma)}
        | find_acts([each.claim])
        for each in (one, other)
        if each.claim
    )
    return bool(first & second)


def _are_of_one_night(one: Answer, other: Answer) -> bool:
    """True for Monday night and early on Tuesday."""
    first, second = sorted((one, other), key=_tell_day)
    is_night = bool(load_difference_words("nightfall") & set(find_words(first.span.text)))
    is_morning = bool(load_difference_words("daybreak") & set(find_words(second.span.text)))
    return is_night and is_morning and count_apart(one, other) <= 1


def _are_rival_places(one: Answer, other: Answer) -> bool:
    first, second = one.placed, other.placed
    if first is None or second is None or first.is_within != second.is_within:
        return False
    if may_hold(first, second):
        return False
    is_day = not _are_deeds_apart(one, other)
    return is_day and are_of_one_level(first.name, second.name)


def _are_deeds_apart(one: Answer, other: Answer) -> bool:
    """True if what is told in the two sentences happened on different days."""
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
    return old.counted.amount.value < new.counted.amount.value


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
