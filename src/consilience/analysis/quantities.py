"""Amounts, the numbers of a text as ranges of a base unit, and whether two of them agree."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from consilience.records.claim import Bound

TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]"
)
TEN = 10.0
SAME = 0.004  # numbers closer than this part are equal: factors of units are not exact
OPEN_ABOVE, NEARLY, OPEN_BELOW = 1.5, 0.9, 0.5  # what "more than", "nearly" and "up to" leave open
HALF = 0.4999  # of the printed precision: 450 is not 400 rounded
CUT = 0.05  # part of a number that may be cut off to round it


class Token(NamedTuple):
    """A word, number or sign; `lower` in lower case."""

    start: int
    end: int
    text: str
    lower: str


# A third less time than `Token(...)`, which there are tens of in each sentence.
_make_token: Callable[[tuple[int, int, str, str]], Token] = partial(tuple.__new__, Token)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number in its sentence: characters `start:end`, `low` to `high` in the base unit.

    None is no bound. `step` is the printed precision in the base unit: 1,000 for "12,000", a
    hundredth of a million for "4.85 million". `after` is where the words behind it begin,
    `first` and `last` its tokens.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    step: float
    bound: Bound
    dimension: str
    first: int
    last: int

    @property
    def value(self) -> float:
        """The one number that stands for it."""
        if self.low is None:
            return self.high or 0.0
        return self.low if self.high is None else (self.low + self.high) / 2


def split_tokens(text: str) -> tuple[Token, ...]:
    """Words, numbers and signs in reading order; "1,212.5" is one, "4-day" three."""
    return tuple(
        [
            _make_token((*match.span(), word := match[0], word.lower()))
            for match in TOKEN.finditer(text)
        ]
    )


def do_agree(one: Amount, other: Amount) -> bool:
    """True if both can be right: what they leave open meets, or one rounds the other.

    "At least 12" leaves open half as much again, "nearly half" a tenth less, "about 160" half its
    printed precision each way.
    """
    if is_beside(one, other):
        return False
    (low, high), (other_low, other_high) = _widen(one), _widen(other)
    if max(low, other_low) <= min(high, other_high) + SAME * max(abs(high), abs(other_high)):
        return True
    return _rounds(one, other) or _rounds(other, one)


def is_beside(one: Amount, other: Amount) -> bool:
    """True for "more than 20" and "up to 20", which have the number and nothing else in common."""
    return _is_above(one, other) or _is_above(other, one)


def _is_above(one: Amount, other: Amount) -> bool:
    if one.bound != "more than" or other.low is not None or one.low is None:
        return False
    return abs((other.high or 0.0) - one.low) <= SAME * one.low


def find_ratio(one: Amount, other: Amount) -> float:
    """The smaller value as a part of the larger, 0 to 1."""
    smaller, larger = sorted((abs(one.value), abs(other.value)))
    return smaller / larger if larger else 1.0


def _widen(amount: Amount) -> tuple[float, float]:
    value = amount.value
    if amount.bound == "about":
        half = _find_round_step(amount) / 2
        return value - half, value + half
    if amount.bound in {"at least", "more than"}:
        return value, value * OPEN_ABOVE
    if amount.bound == "nearly":
        return value * NEARLY, value
    if amount.bound in {"up to", "less than"}:
        return value * OPEN_BELOW, value
    return amount.low or 0.0, amount.high or 0.0


def _find_round_step(amount: Amount) -> float:
    """The printed precision; ten for "some ten", whose word does not show it as "10" does."""
    units = amount.value / amount.step
    is_round = units > 0 and math.isclose(units % TEN, 0.0, abs_tol=SAME)
    return TEN * amount.step if is_round else amount.step


def _rounds(coarse: Amount, exact: Amount) -> bool:
    """True for 62 million beside 61,732,480, and for 43 million, which only cuts it off."""
    if coarse.step <= exact.step or {coarse.bound, exact.bound} - {"exactly", "about"}:
        return False
    gap = exact.value - coarse.value
    return abs(gap) < HALF * coarse.step or (0 <= gap < coarse.step and gap < CUT * exact.value)
