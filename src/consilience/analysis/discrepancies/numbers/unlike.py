"""Two numbers that are not of one thing: a part and a whole, other people, another time."""

import re

from consilience.analysis.discrepancies.happenings import are_days_apart, share_day
from consilience.analysis.discrepancies.numbers.ages import do_name_others
from consilience.analysis.discrepancies.numbers.counted import Counted
from consilience.analysis.discrepancies.numbers.heads import are_of_two_nouns
from consilience.analysis.discrepancies.numbers.ordinals import tell_ordinal
from consilience.analysis.discrepancies.numbers.shares import are_of_other_wholes
from consilience.analysis.discrepancies.reading import (
    StoryText,
    are_times_apart,
    find_claim,
    read_day,
)
from consilience.analysis.discrepancies.spells import are_of_two_spells
from consilience.analysis.quantities import find_ratio
from consilience.analysis.quantities_reading import AGE, COUNT, SHARE
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.discrepancies import load_difference_words

FROM = 3  # words behind a length in which the point of the compass stands
LARGE = 1000.0  # two large numbers that are close seldom meet by chance
SLIP_DIGITS = 3
EXCHANGED = 2  # digits of which two may have been exchanged
ROUND_SLIP = 0.099  # a tenth
COMMON = frozenset({"duration"})  # a report has many of different things
MEASURES = frozenset({"length", "mass", "area", "volume", "speed"})
UNIT = re.compile(r"(?<=\d)[\s-]*[^\W\d]+(?: [^\W\d]+)* ?$")  # behind the digits: "nautical miles"
# What a number may be of others where it holds as of a day: "still 9", "so far 9 of them".
COUNTED_SO_FAR = frozenset({"", "rest", "of", "remaining"})
MOST_DAYS = 120  # between reports that tell of one happening without giving its day
MOST_LEAD_DAYS, LEAD = 30, 2  # the same of the first sentences, which tell what is new
# Reports print the age of somebody unnamed a year or two apart, a boy's as 12 or 14.
YEAR_DAYS, MOST_YEARS, LEAST_AGE_RATIO = 365.0, 2.1, 0.89
MOST_YEARS_UNDATED = 1.1  # of reports that may be of a deed and of the trial
OLD_YEARS = 5  # before its report; from then on a year is of another happening


def are_unlike(one: Counted, other: Counted, *, as_of: bool = False) -> bool:
    """True for a part and a whole, for two things, and for two times.

    `as_of`: both may be counts of one thing on two days, of which the later is "still 9 of them".
    """
    first, second = one.amount, other.amount
    if _are_of_two_things(one, other) or are_of_two_spells(one, other):
        return True
    are_counts = as_of and {one.part, other.part} <= COUNTED_SO_FAR
    if (one.part != other.part and not are_counts) or _is_portion(one) != _is_portion(other):
        return True
    if is_other_unit(one, other) or _counts_itself(one, other) or _counts_itself(other, one):
        return True
    if first.dimension == SHARE and (_is_printed(one, other) or _is_printed(other, one)):
        return True
    if first.value != second.value and _are_both_told(one, other):
        return True
    is_typo = is_slip(one, other) and is_same_act(one, other)
    if (_differ_behind(one, other) and not is_typo) or are_times_apart(one.when, other.when):
        return True
    if first.dimension == "length" and _locates(one) != _locates(other):
        return True
    if first.dimension == "duration" and _are_of_two_spans(one, other):
        return True
    if _is_of_old_year(one, other) or _is_of_old_year(other, one):
        return True
    is_of_other_years = one.rate_years != other.rate_years
    return first.dimension == SHARE and is_of_other_years and not is_slip(one, other)


def _are_of_two_things(one: Counted, other: Counted) -> bool:
    """True by what is counted, of whom or of what it is told, and who does it."""
    if _are_of_other_peoples(one, other) or do_name_others(one.bearer, other.bearer):
        return True
    if _is_named_alone(one, other) or _are_of_two_aged(one, other):
        return True
    return are_of_two_nouns(one, other) or are_of_other_wholes(one, other)


def are_months_apart(one: Counted, other: Counted) -> bool:
    """True for numbers of reports of which each may tell a happening of its own.

    They came out months apart, and no day or year that both sentences give joins them.
    """
    first, second = read_day(one.day), read_day(other.day)
    most = MOST_LEAD_DAYS if max(one.sentence.number, other.sentence.number) < LEAD else MOST_DAYS
    is_far = first is not None and second is not None and abs(first - second) > most
    return is_far and not share_day(one.sentence, other.sentence) and not one.years & other.years


def are_plan_and_deed(one: Counted, other: Counted) -> bool:
    """True for what is to take three years and what took five: mostly two things."""
    if one.amount.dimension not in COMMON:
        return False
    claims = [find_claim(each.sentence, each.span.start) for each in (one, other)]
    told = {claim.factuality == "planned" for claim in claims if claim}
    return len(told) > 1


def are_of_others(one: Counted, other: Counted) -> bool:
    """True if the people and bodies named beside two numbers are others."""
    return bool(one.names and other.names and not one.names & other.names)


def is_all_but_last(text: StoryText, one: Counted, other: Counted) -> bool:
    """True for "eight of them sleep here. The ninth is in hospital" beside the nine."""
    if one.amount.dimension != COUNT or other.amount.value != one.amount.value + 1:
        return False
    last = tell_ordinal(other.amount.value)
    behind = text.list_sentences(one.sentence.article.id)[one.sentence.number :][:2]
    return bool(last) and any(last in each.words for each in behind)


def is_zero_slip(one: Counted, other: Counted) -> bool:
    """True for 900 and 90 of the same: a nought too many."""
    digits = [each.span.text.split()[0].rstrip("0") for each in (one, other)]
    return (
        digits[0] == digits[1]
        and digits[0].isdigit()
        and find_ratio(one.amount, other.amount) >= ROUND_SLIP
    )


def _are_of_other_peoples(one: Counted, other: Counted) -> bool:
    """True where Talvian ships did it here, and Sarnian ones there."""
    return bool(one.doers and other.doers and not one.doers & other.doers)


def are_ages_apart(one: Counted, other: Counted) -> bool:
    """True for ages of two, by how far they are apart; not where one name has both."""
    if one.amount.dimension != AGE or set(one.bearer) & set(other.bearer):
        return False
    years = abs(one.amount.value - other.amount.value) / YEAR_DAYS
    if not (one.day and other.day):
        return years > MOST_YEARS_UNDATED
    return years > MOST_YEARS and find_ratio(one.amount, other.amount) < LEAST_AGE_RATIO


def are_of_others_lives(one: Counted, other: Counted) -> bool:
    """True for spans of time in sentences on other persons: he was there 30 years, she 37."""
    if one.amount.dimension not in COMMON:
        return False
    first, second = (_list_persons(each) for each in (one, other))
    return bool(first and second) and not first & second


def _list_persons(one: Counted) -> frozenset[str]:
    return frozenset(
        stem
        for each in one.sentence.mentions
        if each.form == "name" and each.kind == "person"
        for stem in find_stems(each.span.text)
    )


def _is_named_alone(one: Counted, other: Counted) -> bool:
    """True for "17-year-old Lena Holt" and "an 18-year-old": a name, and anybody of that age."""
    if one.amount.dimension != AGE or bool(one.bearer) == bool(other.bearer):
        return False
    aged = frozenset(map(stem_word, load_difference_words("aged")))
    return not (one.thing_set & other.thing_set) - aged


def _are_of_two_aged(one: Counted, other: Counted) -> bool:
    """True for what a man of 36 did, and what one of 32 did."""
    first, second = (
        [amount for amount in each.sentence.amounts if amount.dimension == AGE]
        for each in (one, other)
    )
    if one.amount.dimension not in MEASURES or len(first) != 1 or len(second) != 1:
        return False
    if _list_persons(one) & _list_persons(other):
        return False
    return abs(first[0].value - second[0].value) > YEAR_DAYS


def _are_of_two_spans(one: Counted, other: Counted) -> bool:
    """True for three hours on Monday and five on Thursday.

    So for "four days of strikes", which more follow, in reports not known to be of one day.
    """
    if are_days_apart(one.sentence, other.sentence):
        return True
    return _is_filled(one) and _is_filled(other) and (not one.day or one.day != other.day)


def _is_filled(one: Counted) -> bool:
    behind = [each.lower for each in one.sentence.tokens[one.amount.last + 1 :][:1]]
    return behind == ["of"]


def _locates(one: Counted) -> bool:
    """True for "12 kilometres to the west", which says where something lies."""
    behind = one.sentence.tokens[one.amount.last + 1 : one.amount.last + 1 + FROM]
    return not load_difference_words("compass").isdisjoint(each.lower for each in behind)


def _is_of_old_year(one: Counted, other: Counted) -> bool:
    """True where one is told of a year long past, and the other of none."""
    years = [int(year) for year in one.years if year.isdigit()]
    if other.years or not years or not one.day[:4].isdigit():
        return False
    return int(one.day[:4]) - max(years) >= OLD_YEARS


def _counts_itself(one: Counted, other: Counted) -> bool:
    """True for "a pact with 8 nations" beside "the 9-nation pact": the ninth is their own."""
    before = [each.lower for each in one.sentence.tokens if each.end <= one.amount.start][-1:]
    is_with = not load_difference_words("companions").isdisjoint(before)
    return is_with and other.amount.value - one.amount.value == 1


def _are_both_told(one: Counted, other: Counted) -> bool:
    """True if each sentence has the other's number too, or one has it as an ordinal or score."""
    if _tells_otherwise(one, other) or _tells_otherwise(other, one):
        return True
    return _is_given(one, other) and _is_given(other, one)


def _is_given(one: Counted, other: Counted) -> bool:
    """True if the other sentence has the number too: "23 of its 31", "23 out of 31"."""
    return any(
        one.amount.dimension == each.dimension == COUNT and one.amount.value == each.value
        for each in other.sentence.amounts
    )


def _tells_otherwise(one: Counted, other: Counted) -> bool:
    """True for "his 58th win, 51 of them early" and "he is 58-3 (51 early)" beside 58 wins."""
    value = f"{other.amount.value:.0f}"
    is_count = one.amount.dimension == other.amount.dimension == COUNT
    return is_count and bool(
        re.search(rf"(?<![\w.,-]){value}(?:st|nd|rd|th|-\d+)\b", one.sentence.text)
    )


def _is_printed(one: Counted, other: Counted) -> bool:
    """True if the other's sentence has the digits too: "she got 38 per cent, he 57"."""
    digits = [each.text for each in one.sentence.tokens if each.start == one.amount.start]
    return bool(digits) and digits[0] in {each.text for each in other.sentence.tokens}


def is_other_unit(one: Counted, other: Counted) -> bool:
    """True for "60 miles" and "about 60 nautical miles": one number, two units of one name."""
    first, second = (UNIT.search(each.span.text.lower()) for each in (one, other))
    if first is None or second is None or one.amount.dimension not in MEASURES:
        return False
    units = [each[0].split() for each in (first, second)]
    is_one = _read_digits(one) == _read_digits(other) and units[0][-1] == units[1][-1]
    return is_one and units[0] != units[1]


def _read_digits(one: Counted) -> str:
    return "".join(sign for sign in one.span.text if sign.isdigit())


def _is_portion(one: Counted) -> bool:
    """True where the sentence calls it a share of something."""
    return bool(load_difference_words("portion") & {each.lower for each in one.sentence.tokens})


def is_slip(one: Counted, other: Counted) -> bool:
    """True for 58.3 and 53.8 percent: the same digits in another order."""
    if not one.digits or one.digits != other.digits:
        return False
    is_measure = one.amount.dimension not in {COUNT, "duration", AGE} or one.amount.value >= LARGE
    return len(one.digits) >= (2 if is_measure else SLIP_DIGITS)


def are_exchanged(one: Counted, other: Counted) -> bool:
    """True for 38 and 83, or 240,000 and 420,000: one printing has the other's digits turned.

    Not for spans of time and ages, of which a report has many, nor for counts of other things.
    """
    first, second = _read_digits(one), _read_digits(other)
    if first == second or sorted(first) != sorted(second) or len(one.digits) < EXCHANGED:
        return False
    if one.amount.dimension in {"duration", AGE} or one.amount.dimension != other.amount.dimension:
        return False
    return one.amount.dimension != COUNT or bool(one.thing_set & other.thing_set)


def is_same_act(one: Counted, other: Counted) -> bool:
    """The same word, or one made of it ("replace", "replacement")."""
    return bool(one.act) and bool(other.act) and one.act[:6] == other.act[:6]


def _differ_behind(one: Counted, other: Counted) -> bool:
    """True for "a chance of rain" and "a chance of a win"."""
    first, second = set(one.things), set(other.things)
    return len(first - second) > 1 and len(second - first) > 1
