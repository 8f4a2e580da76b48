"""The numbers in a sentence that count or measure something, read as amounts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consilience.analysis.quantities import Amount, Token
from consilience.language.claims import load_claim_words
from consilience.language.claims_quantities import load_bounds, load_numbers, load_values
from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.units import Unit, load_units
from consilience.records.claim import Bound

MOST_WORDS = 6  # of one number: "one hundred and fifty thousand"
LONGEST_UNIT = 3
SENTENCE_ENDS = frozenset('.!?:;"“”(')
QUOTES = frozenset("\"'”’“‘*)")
DASHES = frozenset("-–—‑")
COUNT, AGE, SHARE = "count", "age", "share"
SHARE_STEP = 0.001  # printed precision of "a third"
YEARS = range(1700, 2100)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A value as printed, the tokens it takes, and its printed precision."""

    value: float
    step: float
    first: int
    last: int


def find_amounts(tokens: Sequence[Token]) -> Iterator[Amount]:
    """The numbers that count or measure something, in reading order.

    Left out: ordinals, years, hours, scores, numbers of a name ("Falcon 9", "No. 4"), and the
    bracketed conversion of the number before it. Dates are for the caller to leave out.
    """
    at = 0
    last: Amount | None = None
    while at < len(tokens):
        figure = _read_figure(tokens, at)
        if figure is None:
            at += 1
            continue
        amount = _make_amount(tokens, figure)
        at = figure.last + 1
        if amount is None:
            continue
        at = max(at, amount.last + 1)
        if last is not None and _is_conversion(tokens, last, amount):
            continue
        last = amount
        yield amount


def _read_figure(tokens: Sequence[Token], at: int) -> _Figure | None:
    """A number from token `at` on: figures or words, with the scales behind them."""
    word = tokens[at].lower
    if word[0].isdigit():
        return _read_digits(tokens, at)
    if at and tokens[at - 1].lower in load_difference_words("nobody"):
        return None  # "no one"
    if word in load_numbers() or (word in {"a", "an", "half"} and _begins_share(tokens, at)):
        return _read_words(tokens, at)
    return None


def _read_digits(tokens: Sequence[Token], at: int) -> _Figure | None:
    text = tokens[at].text
    if not text.isascii():
        return None
    digits = text.replace(",", "")
    value = float(digits)
    decimals = len(digits.partition(".")[2])
    zeros = 0 if decimals or value == 0 else len(digits) - len(digits.rstrip("0"))
    step = 10.0 ** (-decimals if decimals else zeros)
    scales = load_values("scale")
    last = at
    for _ in range(2):
        behind = last + 1
        if behind < len(tokens) and tokens[behind].text in QUOTES and last == at:
            behind += 1
        if behind < len(tokens) and tokens[behind].text in DASHES and _is_glued(tokens, behind):
            behind += 1
        if behind >= len(tokens) or tokens[behind].lower not in scales:
            break
        if len(tokens[behind].lower) <= 3 and tokens[behind].start > tokens[behind - 1].end:
            break  # "5 m" is a length more often than millions
        scale = scales[tokens[behind].lower]
        value, step, last = value * scale, step * scale, behind
    return _Figure(value, step, at, last)


def _read_words(tokens: Sequence[Token], at: int) -> _Figure | None:
    """Reads "twenty-four", "three hundred and five", "half", "a third", "three fifths"."""
    numbers, scales, shares = load_numbers(), load_values("scale"), load_values("share")
    total = current = 0.0
    last, step = at - 1, 1.0
    word = tokens[at].lower
    if word in {"a", "an"}:
        return _Figure(shares[tokens[at + 1].lower], SHARE_STEP, at, at + 1)
    if word == "half":
        return _Figure(0.5, SHARE_STEP, at, at)
    while last + 1 < len(tokens) and last + 1 - at < MOST_WORDS:
        word = tokens[last + 1].lower
        if word in numbers:
            current += numbers[word]
        elif word in scales and word not in {"dozens", "k", "m"} and last >= at:
            current *= scales[word]
            step = scales[word]
            if scales[word] >= 1000:
                total, current = total + current, 0.0
        elif word in shares and last == at:
            return _Figure(current * shares[word], SHARE_STEP, at, last + 1)
        elif not _links(tokens, last, current):
            break
        last += 1
    exact = last > at and tokens[last].lower in numbers and tokens[at].lower in numbers
    return _Figure(total + current, 1.0 if exact else step, at, last)


def _links(tokens: Sequence[Token], last: int, current: float) -> bool:
    """True for the "and" of "one hundred and five" and the dash of "twenty-four"."""
    word = tokens[last + 1].lower
    if word == "and":
        return tokens[last].lower == "hundred" and _is_number(tokens, last + 2)
    return word in DASHES and _is_glued(tokens, last + 1) and _goes_on(tokens, last + 2, current)


def _goes_on(tokens: Sequence[Token], at: int, tens: float) -> bool:
    word = tokens[at].lower if at < len(tokens) else ""
    unit = load_numbers().get(word, 0.0)
    return word in load_values("share") or (20 <= tens < 100 and 0 < unit < 10)


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].lower in load_numbers()


def _begins_share(tokens: Sequence[Token], at: int) -> bool:
    """True for "a third of", "half the members"; "the third man" and "half past" are none."""
    shares = load_values("share")
    word = tokens[at].lower
    behind = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if word == "half":
        return behind in {"of", "the", "its", "their", "his", "her", "a", "all"}
    further = tokens[at + 2].lower if at + 2 < len(tokens) else ""
    return behind in shares and further == "of"


def _make_amount(tokens: Sequence[Token], figure: _Figure) -> Amount | None:
    if _is_no_amount(tokens, figure):
        return None
    values, last, step = _read_range(tokens, figure)
    if values[0] > values[1]:
        return None
    unit, last, first = _find_unit(tokens, last, _find_sign(tokens, figure.first), figure.first)
    start, bound = _find_bound(tokens, first)
    dimension, factor = (unit.dimension, unit.factor) if unit else (COUNT, 1.0)
    if unit is None and figure.step == SHARE_STEP:
        dimension = SHARE
    elif dimension == "duration" and _is_age(tokens, last):
        dimension = AGE
    bound = "range" if values[0] < values[1] else bound
    return Amount(
        start=tokens[start].start,
        end=tokens[last].end,
        low=None if bound in {"up to", "less than", "nearly"} else values[0] * factor,
        high=None if bound in {"at least", "more than"} else values[1] * factor,
        step=step * factor,
        bound=bound,
        dimension=dimension,
        first=start,
        last=last,
    )


def _read_range(tokens: Sequence[Token], figure: _Figure) -> tuple[tuple[float, float], int, float]:
    """Lowest and highest value, the last token, and the precision; "7-8,000" is in thousands."""
    other = _read_other(tokens, figure)
    if other is None:
        return (figure.value, figure.value), figure.last, figure.step
    low = figure.value
    if low < other.value / 1000 or low < 10 <= other.value / 100:
        scales = (one for one in load_values("scale").values() if one <= other.value)
        low *= max(scales, default=1.0)
    return (low, other.value), other.last, max(figure.step, other.step)


def _read_other(tokens: Sequence[Token], figure: _Figure) -> _Figure | None:
    """The second number of "20 to 22", "7-8,000", "between 300 and 350"."""
    link = figure.last + 1
    if link + 1 >= len(tokens):
        return None
    word = tokens[link].lower
    between = word == "and" and figure.first > 0 and tokens[figure.first - 1].lower == "between"
    if not between and word not in {"to", "or"} and word not in DASHES:
        return None
    if word in DASHES and not _is_glued(tokens, link):
        return None
    at = link + 1
    if tokens[at].text in load_claim_words("money", "claims_quantities") and at + 1 < len(tokens):
        at += 1
    other = _read_figure(tokens, at)
    return other if other is not None and other.value > figure.value * (word != "or") else None


def _is_no_amount(tokens: Sequence[Token], figure: _Figure) -> bool:
    first, last = figure.first, figure.last
    before = tokens[first - 1] if first else None
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    glued = behind is not None and behind.start == tokens[last].end
    if glued and behind is not None and _is_no_amount_before(tokens, figure, behind):
        return True
    if before is not None and before.end == tokens[first].start:
        if before.text in DASHES:
            return first > 1 and tokens[first - 2].end == before.start
        if before.text in {":", "/", "#", ".", ","} or before.text[-1].isalnum():
            return before.lower not in load_units()
    is_bare = first == last and (behind is None or behind.lower not in load_units())
    if before is not None and is_bare and _ends_name(tokens, first):
        return True
    is_year = first == last and tokens[first].text.isdigit() and figure.value in YEARS
    return is_year and (behind is None or behind.lower not in load_units())


def _is_no_amount_before(tokens: Sequence[Token], figure: _Figure, behind: Token) -> bool:
    """True for the beginning of "4th", "10:40", "3.2.1" and the score "3-1"."""
    if behind.lower in {"st", "nd", "rd", "th", "s"} or behind.text in {":", "/"}:
        return True
    further = figure.last + 2
    if further >= len(tokens):
        return False
    if behind.text == ".":
        return tokens[further].start == behind.end
    other = _read_figure(tokens, further) if behind.text in DASHES else None
    return other is not None and other.value <= figure.value


def _ends_name(tokens: Sequence[Token], at: int) -> bool:
    """True for the number of "Falcon 9", "Highway 12", "No. 4"; not for "By Monday 40 people"."""
    if at > 1 and tokens[at - 1].text == "." and tokens[at - 2].lower in {"no", "nos"}:
        return True
    before = tokens[at - 1]
    if not (before.text[0].isupper() and before.text.isalpha() and tokens[at].text[0].isdigit()):
        return False
    if before.lower in load_units() or before.lower in load_function_words():
        return False
    return at > 1 and tokens[at - 2].text not in SENTENCE_ENDS


def _find_sign(tokens: Sequence[Token], first: int) -> Unit | None:
    """The sign of money glued before a number."""
    if first and tokens[first - 1].lower in load_claim_words("money", "claims_quantities"):
        return load_units().get(tokens[first - 1].lower)
    return None


def _find_unit(
    tokens: Sequence[Token], last: int, sign: Unit | None, first: int
) -> tuple[Unit | None, int, int]:
    """The unit, the last token with it, and the first with the sign of money."""
    if sign is not None:
        before = first - 1
        if (
            before
            and tokens[before - 1].end == tokens[before].start
            and tokens[before - 1].lower in {"us"}
        ):
            before -= 1
        return sign, last, before
    units = load_units()
    behind = last + 1
    if behind < len(tokens) and tokens[behind].text in DASHES and _is_glued(tokens, behind):
        behind += 1
    for length in range(LONGEST_UNIT, 0, -1):
        words = " ".join(one.lower for one in tokens[behind : behind + length])
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


def _find_bound(tokens: Sequence[Token], first: int) -> tuple[int, Bound]:
    """Where the words of comparison before a number begin, and what they say."""
    for words, bound in load_bounds():
        start = first - len(words)
        if start >= 0 and tuple(one.lower for one in tokens[start:first]) == words:
            return start, bound
    return first, "exactly"


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
