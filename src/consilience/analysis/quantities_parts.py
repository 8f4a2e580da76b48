"""Numbers in two parts: "4 minutes 48 seconds", "six feet two inches", "4½"."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from consilience.analysis.quantities import Amount, Token
from consilience.language.numerals import DASHES, Numeral

PARTED: Final = frozenset({"duration", "length", "mass", "age"})  # dimensions with smaller units
JOINTS: Final = ((), (",",), ("and",), (",", "and"))
HALF_STEP: Final = 0.1  # precision of "4½", as of "four and a half"


def join_parts(tokens: Sequence[Token], amounts: Iterable[Amount]) -> Iterator[Amount]:
    """The amounts, those of a larger and the next smaller unit as one."""
    last: Amount | None = None
    for one in amounts:
        if last is not None and _is_smaller_part(tokens, last, one):
            last = _add(last, one)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _is_smaller_part(tokens: Sequence[Token], whole: Amount, part: Amount) -> bool:
    """True for the seconds of "4 minutes 48 seconds", which are less than one of the minutes."""
    if whole.dimension not in PARTED or part.dimension not in {whole.dimension, "age"}:
        return False
    between = tuple(one.lower for one in tokens[whole.last + 1 : part.first])
    is_open = "range" in {whole.bound, part.bound} or part.bound != "exactly"
    is_between = whole.first > 0 and tokens[whole.first - 1].lower == "between"
    return (
        between in JOINTS
        and not is_open
        and not is_between
        and 0 < part.value < whole.step
        and part.step < whole.step
    )


def _add(whole: Amount, part: Amount) -> Amount:
    low = None if whole.low is None else whole.low + part.value
    high = None if whole.high is None else whole.high + part.value
    return replace(
        whole,
        end=part.end,
        low=low,
        high=high,
        step=part.step,
        dimension=part.dimension,
        last=part.last,
    )


def add_fraction(tokens: Sequence[Token], figure: Numeral) -> Numeral:
    """A number in figures with the fraction behind it: "4½", "4 1/2", "4-1/2"."""
    behind = tokens[figure.last + 1 : figure.last + 5]
    if not behind or not tokens[figure.last].text.isdigit():
        return figure
    sign = behind[0].text
    if len(sign) == 1 and unicodedata.category(sign) == "No":
        part = unicodedata.numeric(sign)
        return _with_fraction(figure, part, 1) if 0 < part < 1 else figure
    at = int(sign in DASHES)
    digits = [one.text for one in behind[at : at + 3]]
    if len(digits) < len("1/2") or digits[1] != "/" or not _are_figures(digits[0], digits[2]):
        return figure
    part = int(digits[0]) / int(digits[2])
    return _with_fraction(figure, part, at + 3) if part < 1 else figure


def _are_figures(*digits: str) -> bool:
    return all(len(one) == 1 and one in "123456789" for one in digits)


def _with_fraction(figure: Numeral, part: float, length: int) -> Numeral:
    return replace(figure, value=figure.value + part, last=figure.last + length, step=HALF_STEP)
