"""The numbers in a sentence that count or measure something, read as amounts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from consilience.analysis.quantities import Amount, Token
from consilience.analysis.quantities_ages import is_bare_age
from consilience.analysis.quantities_parts import add_fraction, join_parts
from consilience.language.calendar import load_months, load_weekdays
from consilience.language.claims import load_claim_words
from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.numerals import (
    DASHES,
    Numeral,
    find_bound,
    list_number_starts,
    list_number_words,
    read_numeral,
    read_range,
)
from consilience.language.units import Unit, load_doubles, load_units

LONGEST_UNIT = 3
SENTENCE_ENDS = frozenset('.!?:;"“”(')
SITTING = frozenset({"in", "at", "near", "outside"})
COUNT, AGE, SHARE = "count", "age", "share"
YEARS = range(1700, 2100)
LEXICON = "claims_quantities"
MOST_GROUPS = 6  # of a telephone number before and behind one; in a table of figures is no end
LEAST_SCALE = 100  # the least that "million" and its like multiply by


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The tokens, and their words and places as `read_numeral` takes them."""

    tokens: Sequence[Token]
    words: Sequence[str]
    starts: Sequence[int]

    @property
    def told(self) -> frozenset[str]:
        """The different words."""
        return frozenset(self.words)

    def read(self, at: int) -> Numeral | None:
        """A number from token `at` on; none in "no one"."""
        if at and self.words[at - 1] in load_difference_words("nobody"):
            return None if self.words[at].isalpha() else self._read(at)
        return self._read(at)

    def has_article(self, at: int) -> bool:
        """True for "a" and "an" with no word for a number behind them, as most are."""
        if self.words[at] not in {"a", "an"}:
            return False
        behind = self.words[at + 1] if at + 1 < len(self.words) else ""
        return behind not in list_number_words() and behind not in DASHES

    def _read(self, at: int) -> Numeral | None:
        found = read_numeral(self.words, self.starts, at)
        if found is not None:
            found = add_fraction(self.tokens, found)
        if found is None or found.last <= at + 1 or not self.words[at][0].isdigit():
            return found
        # "Spoke of 68 million two weeks ago" gives two numbers.
        scaled = read_numeral(self.words, self.starts, at, stop=at + 2)
        is_sum = scaled is not None and 0 < found.value - scaled.value < LEAST_SCALE
        return scaled if is_sum and self.words[found.last].isalpha() else found


def find_amounts(tokens: Sequence[Token]) -> Iterator[Amount]:
    """The numbers that count or measure something, in reading order.

    "4 minutes 48 seconds" is one. Left out: ordinals, years, hours, scores, numbers of a name
    ("Falcon 9", "No. 4"), and the bracketed conversion of the number before it. Dates are for the
    caller to leave out.
    """
    return join_parts(tokens, _find_each(tokens))


def _find_each(tokens: Sequence[Token]) -> Iterator[Amount]:
    sentence = _Sentence(tokens, [one.lower for one in tokens], [one.start for one in tokens])
    at = 0
    last: Amount | None = None
    starts = list_number_starts()
    while at < len(tokens):
        word = sentence.words[at]
        is_begun = "0" <= word[0] <= "9" or (word in starts and not sentence.has_article(at))
        figure = sentence.read(at) if is_begun else None
        if figure is None:
            at += 1
            continue
        amount = _make_amount(sentence, figure)
        at = figure.last + 1
        if amount is None:
            continue
        at = max(at, amount.last + 1)
        if last is not None and _is_conversion(tokens, last, amount):
            continue
        last = amount
        yield amount


def _make_amount(sentence: _Sentence, figure: Numeral) -> Amount | None:
    tokens = sentence.tokens
    if _is_no_amount(sentence, figure):
        return None
    values, last, step = _read_values(sentence, figure)
    if values[0] > values[1]:
        return None
    unit, last, first = _find_unit(tokens, last, _find_sign(tokens, figure.first), figure.first)
    start, end, bound = find_bound(sentence.words, first, last)
    unit = _choose_unit(sentence, unit, last, values[1])
    dimension, factor = (unit.dimension, unit.factor) if unit else (COUNT, 1.0)
    offset = unit.offset if unit else 0.0
    if unit is None and figure.share:
        dimension = SHARE
    elif dimension == "duration" and _is_age(tokens, last):
        dimension = AGE
    elif unit is None and is_bare_age(tokens, first, last, values[1]):
        dimension, factor = AGE, load_units()["years"].factor
    bound = "range" if values[0] < values[1] else bound
    return Amount(
        start=tokens[start].start,
        end=tokens[end].end,
        low=None if bound in {"up to", "less than", "nearly"} else values[0] * factor + offset,
        high=None if bound in {"at least", "more than"} else values[1] * factor + offset,
        step=step * factor,
        bound=bound,
        dimension=dimension,
        first=start,
        last=end,
    )


def _read_values(sentence: _Sentence, figure: Numeral) -> tuple[tuple[float, float], int, float]:
    """Lowest and highest value, the last token, and the precision."""
    found = read_range(sentence.words, sentence.starts, figure)
    if found is None:
        return (figure.value, figure.value), figure.last, figure.step
    lowest, other = found
    return (lowest, other.value), other.last, max(figure.step, other.step)


def _is_no_amount(sentence: _Sentence, figure: Numeral) -> bool:
    tokens = sentence.tokens
    first, last = figure.first, figure.last
    if tokens[first].text.isdigit() and _is_dialled(tokens, first):
        return True
    before = tokens[first - 1] if first else None
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    glued = behind is not None and behind.start == tokens[last].end
    if glued and behind is not None and _is_no_amount_before(sentence, figure, behind):
        return True
    if before is not None and before.end == tokens[first].start:
        if before.text in DASHES:
            return first > 1 and tokens[first - 2].end == before.start
        if before.text in {":", "/", "#", ".", ",", "×"} or before.text[-1].isalnum():
            return before.lower not in load_units() and _find_sign(tokens, first) is None
    is_bare = first == last and (behind is None or behind.lower not in load_units())
    if before is not None and is_bare and _ends_name(tokens, first):
        return True
    is_year = first == last and tokens[first].text.isdigit() and figure.value in YEARS
    return is_year and (behind is None or behind.lower not in load_units())


def _is_dialled(tokens: Sequence[Token], at: int) -> bool:
    """True within "0845 125 222": groups of digits of which one begins with a nought."""
    before = takewhile(_is_group, reversed(tokens[max(0, at - MOST_GROUPS) : at]))
    behind = takewhile(_is_group, tokens[at + 1 : at + 1 + MOST_GROUPS])
    groups = [*before, tokens[at], *behind]
    return len(groups) > 1 and any(one.text[0] == "0" and len(one.text) > 1 for one in groups)


def _is_group(token: Token) -> bool:
    return token.text.isdigit()


def _is_no_amount_before(sentence: _Sentence, figure: Numeral, behind: Token) -> bool:
    """True for the beginning of "4th", "10:40", "3.2.1" and the score "3-1"."""
    if behind.lower in load_claim_words("number_end", LEXICON) or behind.text in {":", "/", "×"}:
        return True
    tokens, further = sentence.tokens, figure.last + 2
    if _tells_wheels(tokens, figure.last):
        return True
    if further >= len(tokens):
        return False
    if behind.text == ".":
        return tokens[further].start == behind.end
    other = sentence.read(further) if behind.text in DASHES else None
    return other is not None and other.value <= figure.value


def _tells_wheels(tokens: Sequence[Token], last: int) -> bool:
    """True for the first number of "4x4" and "four-by-four"."""
    behind = [one.lower for one in tokens[last + 1 : last + 4]]
    is_glued = len(behind) > 1 and tokens[last + 1].end == tokens[last + 2].start
    return is_glued and (
        (behind[0] == "x" and behind[1].isdigit())
        or (len(behind) > 2 and behind[0] in DASHES and behind[1] == "by" and behind[2] in DASHES)
    )


def _ends_name(tokens: Sequence[Token], at: int) -> bool:
    """True for the number of "Falcon 9", "Highway 12", "No. 4"; not for "By Monday 40 people"."""
    if at > 1 and tokens[at - 1].text == "." and tokens[at - 2].lower in {"no", "nos"}:
        return True
    before = tokens[at - 1]
    if not (before.text[0].isupper() and before.text.isalpha() and tokens[at].text[0].isdigit()):
        return False
    unit = load_units().get(before.lower)
    is_time = unit is not None and unit.dimension == "duration"  # "Week 16", "Day 3"
    if (unit and not is_time) or before.lower in load_function_words():
        return False
    if before.lower in load_weekdays() or before.lower in load_months():
        return False  # "on Friday 900 men came"; days of a month are dates
    if not is_time and _follows_place(tokens, at):
        return False
    return at > 1 and tokens[at - 2].text not in SENTENCE_ENDS


def _follows_place(tokens: Sequence[Token], at: int) -> bool:
    """True for "In Onde 40 men came" and "At the brewery Halden 40 men came".

    Two digits or more, and the noun for what is counted; that for people does without "in".
    """
    if len(tokens[at].text) == 1 or at + 1 == len(tokens):
        return False
    behind = tokens[at + 1]
    is_of_people = behind.lower in load_difference_words("people")
    return is_of_people or (tokens[at - 2].lower in SITTING and behind.text[:1].islower())


def _find_sign(tokens: Sequence[Token], first: int) -> Unit | None:
    """The sign of money glued before a number, "$US5" too."""
    if first > 1 and _is_country(tokens[first - 1]) and _is_glued(tokens, first - 1):
        return load_units().get(tokens[first - 2].lower)
    if first and tokens[first - 1].lower in load_claim_words("money", LEXICON):
        return load_units().get(tokens[first - 1].lower)
    return None


def _is_country(token: Token) -> bool:
    """True for a country beside a sign of money: "US$5", "$US5"."""
    return token.lower in load_claim_words("currency_country", LEXICON)


def _find_unit(
    tokens: Sequence[Token], last: int, sign: Unit | None, first: int
) -> tuple[Unit | None, int, int]:
    """The unit, the last token with it, and the first with the sign of money."""
    if sign is not None:
        before = first - (2 if _is_country(tokens[first - 1]) else 1)
        if (
            before
            and tokens[before - 1].end == tokens[before].start
            and _is_country(tokens[before - 1])
        ):
            before -= 1
        return sign, last, before
    units = load_units()
    behind = last + 1
    if behind < len(tokens) and tokens[behind].text in DASHES and _is_glued(tokens, behind):
        behind += 1
    for length in range(LONGEST_UNIT, 0, -1):
        words = _write(tokens[behind : behind + length])
        if length == LONGEST_UNIT and words not in units:
            words = words.replace("-", " ")  # "a 900-square-foot hall"
        if words in units and len(tokens) >= behind + length:
            short = (
                len(words) <= 2
                and words.isalpha()
                and words not in {"kg", "km", "cm", "mm", "ft", "lb"}
            )
            if short and tokens[behind].start > tokens[last].end:
                continue
            return units[words], behind + length - 1, first
    return None, last, first


def _choose_unit(sentence: _Sentence, unit: Unit | None, last: int, value: float) -> Unit | None:
    """The money or the weight that "pounds" stands for, by the words of the sentence."""
    double = load_doubles().get(sentence.words[last])
    if unit is None or double is None:
        return unit
    is_large = value >= double.least
    if not sentence.told.isdisjoint(double.other):
        return unit
    is_beside = is_large or not sentence.told.isdisjoint(double.beside)
    return load_units()[double.unit] if is_beside else unit


def _write(tokens: Sequence[Token]) -> str:
    """The words as printed, in lower case: "square miles", "km/h"."""
    words = ""
    for at, one in enumerate(tokens):
        parted = at > 0 and tokens[at - 1].end < one.start
        words += f" {one.lower}" if parted else one.lower
    return words


def _is_age(tokens: Sequence[Token], last: int) -> bool:
    behind = [one.lower for one in tokens[last + 1 : last + 3]]
    return behind[:1] == ["old"] or (
        len(behind) == 2 and behind[0] in DASHES and behind[1] == "old"
    )


def _is_conversion(tokens: Sequence[Token], before: Amount, amount: Amount) -> bool:
    """True for the second of "160 feet (49 metres)"."""
    between = [one.text for one in tokens[before.last + 1 : amount.first]]
    return between in (["("], ["(", "or"], ["["]) and before.dimension != COUNT


def _is_glued(tokens: Sequence[Token], at: int) -> bool:
    return (
        at + 1 < len(tokens)
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
    )
