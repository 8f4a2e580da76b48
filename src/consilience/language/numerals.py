"""Numbers in words and figures: "forty-three", "two and a half million", "4.85bn", "seven in ten".

Words are given in lower case with the place at which each begins, as any tokeniser cuts them:
"forty-three" may be one word or three, "4.85bn" one or two.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from consilience.language.claims import load_claim_words
from consilience.language.claims_quantities import (
    load_bounds,
    load_bounds_behind,
    load_numbers,
    load_values,
)
from consilience.language.units import load_units
from consilience.records.claim import Bound

MOST_WORDS = 14  # of one number, hyphens counted: "one hundred and twenty-four thousand and six"
DASHES = frozenset("-–—‑")
CLOSING = frozenset("\"'”’“‘*)")  # may stand before a scale: 'the "7.3" million'
FIGURE = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(\.[0-9]{1,9})?([a-z]{0,3})")
SHARE_STEP = 0.001  # printed precision of "a third"
HALF_STEP = 0.1  # and of "two and a half"
LARGEST_PART = 12  # of a whole told by "in": "seven in ten"
LARGEST_WHOLE = 20
ROUND_WHOLES = frozenset({10.0, 100.0, 1000.0})
THOUSAND = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number at the words `first` to `last`, both included.

    `value` is 0 or more; `step` is its printed precision: 1,000 for "12,000", a hundredth of a
    million for "4.85 million". `share` is True for parts of a whole, as "two thirds".
    """

    first: int
    last: int
    value: float
    step: float
    share: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """The words with their places; past the end stand empty words."""

    words: Sequence[str]
    starts: Sequence[int]
    stop: int

    def __getitem__(self, at: int) -> str:
        return self.words[at] if 0 <= at < self.stop else ""

    def is_glued(self, at: int) -> bool:
        """True where no space stands before a word nor behind it."""
        return 0 < at < self.stop - 1 and self.touches(at) and self.touches(at + 1)

    def touches(self, at: int) -> bool:
        """True where no space stands before a word."""
        before = at - 1
        return at < self.stop and self.starts[before] + len(self.words[before]) == self.starts[at]

    def is_hyphen(self, at: int) -> bool:
        return self[at] in DASHES and self.is_glued(at)


def read_numeral(
    words: Sequence[str], starts: Sequence[int], at: int, *, stop: int | None = None
) -> Numeral | None:
    """The number that begins at word `at` and reaches as far as it can, at most to `stop`.

    None for what begins no number, and for ordinals ("twenty-first"). "One" is always read, also
    in "one of them".
    """
    word = words[at]
    if not ("0" <= word[:1] <= "9" or word in list_number_starts()):
        return None
    limit = len(words) if stop is None else min(stop, len(words))
    text = _Words(words, starts, min(limit, at + MOST_WORDS + 3))
    found = _read_share(text, at) or _read_cardinal(text, at)
    if found is None or _is_ordinal(text, found.last):
        return None
    return _read_ratio(text, found) or found


@cache
def list_number_starts() -> frozenset[str]:
    """Words with which a number can begin that is not in figures."""
    return frozenset({*load_numbers(), "a", "an", "half"})


@cache
def list_number_words() -> frozenset[str]:
    """Words, without hyphens, of which one stands in each number that is not in figures."""
    return frozenset({*load_numbers(), *_scales(), *load_values("share")})


def read_range(
    words: Sequence[str], starts: Sequence[int], low: Numeral, *, stop: int | None = None
) -> tuple[float, Numeral] | None:
    """The lowest value and the second number of "20 to 22", "7-8,000", "between 300 and 350".

    What the first number leaves out is taken from the second: "3.5 to 4 million".
    """
    text = _Words(words, starts, len(words) if stop is None else min(stop, len(words)))
    link = low.last + 1
    word = text[link]
    between = word == "and" and text[low.first - 1] == "between"
    if not between and word not in {"to", "or"} and not text.is_hyphen(link):
        return None
    at = link + 1
    if text[at] in load_claim_words("money", "claims_quantities"):
        at += 1
    other = read_numeral(words, starts, at, stop=text.stop) if text[at] else None
    if other is None or other.share != low.share:
        return None
    lowest = low.value * _find_scale_left_out(low, other, text)
    return (lowest, other) if other.value > lowest * (word != "or") else None


def is_ordinal(words: Sequence[str], starts: Sequence[int], last: int) -> bool:
    """True where an ordinal ends the number at `last`: "forty-third", "two hundred and sixth"."""
    return _is_ordinal(_Words(words, starts, len(words)), last)


def find_bound(words: Sequence[str], first: int, last: int) -> tuple[int, int, Bound]:
    """Where the words of comparison around a number begin and end, and what they say.

    Those before it ("at least 40") go before those behind it ("40 or so").
    """
    ahead = words[first - 1] if first else ""
    for before, bound in load_bounds():
        start = first - len(before)
        if before[-1] == ahead and start >= 0 and tuple(words[start:first]) == before:
            return start, last, bound
    following = words[last + 1] if last + 1 < len(words) else ""
    for behind, bound in load_bounds_behind():
        if behind[0] == following and tuple(words[last + 1 : last + 1 + len(behind)]) == behind:
            return first, last + len(behind), bound
    return first, last, "exactly"


def _read_cardinal(text: _Words, at: int) -> Numeral | None:
    """Reads "forty-three", "1,212", "a dozen", "one million two hundred thousand"."""
    begun = _read_start(text, at)
    if begun is None:
        return None
    numbers, scales = load_numbers(), _scales()
    found, total, group = begun, 0.0, begun.value
    while begun.value and found.last - at < MOST_WORDS:
        link = _skip(text, found.last + 1)
        word = text[link]
        if _is_scale(text, link, found.last):
            scaled = (group or total or 1.0) * scales[word]
            total = total if group else 0.0
            step = scales[word] * found.step if total == 0.0 else scales[word]
            total, group = (total, scaled) if scales[word] < THOUSAND else (total + scaled, 0.0)
        elif word in numbers and (
            link == found.last + 1 or text.is_hyphen(link - 1) or text[link - 1] == "and"
        ):
            if not _goes_on(text, link, group, numbers[word]):
                break
            group, step = group + numbers[word], 1.0
        elif (half := _read_half(text, found.last + 1)) is not None:
            link, scale = half, scales.get(text[found.last], 1.0)
            group, step = group + scale / 2, HALF_STEP * scale
        else:
            break
        found = replace(found, last=link, step=step)
    return replace(found, value=total + group)


def _read_start(text: _Words, at: int) -> Numeral | None:
    """The first word of a number, or "a" and "half a" before its scale."""
    word = text[at]
    figure = FIGURE.fullmatch(word)
    if figure is not None:
        return _read_figure(figure, at)
    if word in load_numbers():
        return Numeral(first=at, last=at, value=load_numbers()[word], step=1.0)
    scales = _scales()
    if word in {"a", "an"} and len(text[at + 1]) > 1 and text[at + 1] in scales:
        return Numeral(first=at, last=at, value=1.0, step=1.0)
    if word == "half":
        behind = at + 1 + text.is_hyphen(at + 1)
        behind += text[behind] in {"a", "an"}
        behind += text.is_hyphen(behind)
        if len(text[behind]) > 1 and text[behind] in scales:
            return Numeral(first=at, last=behind - 1, value=0.5, step=HALF_STEP)
    return None


def _read_figure(figure: re.Match[str], at: int) -> Numeral | None:
    scales = load_values("scale")
    if figure[3] and figure[3] not in scales:
        return None
    digits = figure[1].replace(",", "")
    decimals = len(figure[2] or ".") - 1
    value = float(digits + (figure[2] or ""))
    zeros = 0 if decimals or value == 0 else len(digits) - len(digits.rstrip("0"))
    scale = scales[figure[3]] if figure[3] else 1.0
    return Numeral(first=at, last=at, value=value * scale, step=10.0 ** (zeros - decimals) * scale)


def _skip(text: _Words, at: int) -> int:
    """Past the hyphen, the "and" or the quotation mark between two words of a number."""
    if text.is_hyphen(at) or text[at] in CLOSING:
        return at + 1 + text.is_hyphen(at + 1)
    if text[at] == "and" and text[at - 1] in {"hundred", "thousand"}:
        return at + 1
    return at


def _is_scale(text: _Words, at: int, last: int) -> bool:
    """True for "million", and for the "m" of "9m"; "9 m" is a length more often."""
    if text[at] not in _scales() or text[at - 1] == "and":
        return False
    if text[at - 1] in CLOSING and not FIGURE.fullmatch(text[last]):
        return False
    return len(text[at]) > 1 or (text.touches(at) and FIGURE.fullmatch(text[at - 1]) is not None)


def _goes_on(text: _Words, at: int, group: float, value: float) -> bool:
    """True where a number word adds to what was read: "forty three", "two hundred six"."""
    rest = group % 100
    if FIGURE.fullmatch(text[at - 1]) or value >= 100:
        return False
    if rest == 0:
        return text[at - 1] == "and" or text[at - 1] in _scales()
    return 20 <= rest < 100 and rest % 10 == 0 and value < 10


def _read_half(text: _Words, at: int) -> int | None:
    """The last word of "and a half", "-and-a-half"."""
    if text[at] != "and" and text[at] not in DASHES:
        return None
    words = [one for one in range(at, at + 7) if not text.is_hyphen(one)][:3]
    told = [text[one] for one in words]
    return words[2] if told == ["and", "a", "half"] else None


def _read_share(text: _Words, at: int) -> Numeral | None:
    """Reads "a third of", "two-thirds", "half of"; "the third man" and "half past" are none."""
    shares, numbers = load_values("share"), load_numbers()
    word = text[at]
    if word == "half":
        is_part = text[at + 1] in load_claim_words("whole", "claims_quantities")
        is_number = _read_start(text, at) is not None
        return _make_share(at, at, shares[word]) if is_part and not is_number else None
    behind = at + 1 + text.is_hyphen(at + 1)
    if text[behind] not in shares:
        return None
    if word in {"a", "an", "one", "three"} and (scale := _find_whole_scale(text, behind)):
        part = load_numbers().get(word, 1.0) * shares[text[behind]]
        value, step = part * scale, HALF_STEP * scale
        return Numeral(first=at, last=behind + 3, value=value, step=step)
    if word in {"a", "an"} and text[behind + 1] == "of":
        return _make_share(at, behind, shares[text[behind]])
    plural = text[behind].endswith("s")
    if word in numbers and (numbers[word] < 20 if plural else numbers[word] == 1):
        return _make_share(at, behind, numbers[word] * shares[text[behind]])
    return None


def _find_whole_scale(text: _Words, at: int) -> float:
    """What the part is one of in "a quarter of a million"; 0 for other wholes."""
    if text[at + 1] != "of" or text[at + 2] not in {"a", "an"}:
        return 0.0
    return _scales().get(text[at + 3], 0.0)


def _make_share(first: int, last: int, value: float) -> Numeral:
    return Numeral(first=first, last=last, value=value, step=SHARE_STEP, share=True)


def _read_ratio(text: _Words, part: Numeral) -> Numeral | None:
    """Reads "seven in ten", "three out of four"; "two in three towns" may be a count."""
    link = part.last + 1
    out = text[link] == "out" and text[link + 1] == "of"
    if part.share or not 1 <= part.value <= LARGEST_PART or not (out or text[link] == "in"):
        return None
    whole = _read_cardinal(text, link + 1 + out)
    if whole is None or whole.value <= part.value or whole.step < 1.0:
        return None
    if not out and part.value != 1 and whole.value not in ROUND_WHOLES:
        return None
    if not out and whole.value > LARGEST_WHOLE and whole.value not in ROUND_WHOLES:
        return None  # "one in 2019"
    unit = load_units().get(text[whole.last + 1])
    if unit is not None and unit.dimension == "duration":
        return None
    step = min(HALF_STEP, 1 / whole.value)
    value = part.value / whole.value
    return Numeral(first=part.first, last=whole.last, value=value, step=step, share=True)


def _is_ordinal(text: _Words, last: int) -> bool:
    linked = text[last + 1] == "and" or text.is_hyphen(last + 1)
    ordinals = load_claim_words("ordinal", "claims_quantities")
    return linked and text[last + 2] in ordinals and text[last] not in ordinals


def _find_scale_left_out(low: Numeral, other: Numeral, text: _Words) -> float:
    """What "3.5 to 4 million" and "7-8,000" leave out behind their first number."""
    if low.share or any(text[at] in _scales() for at in range(low.first, low.last + 1)):
        return 1.0
    said = text[other.last]
    if said in _scales() and low.value < THOUSAND:
        return _scales()[said] if low.value * _scales()[said] < other.value else 1.0
    if low.value < other.value / 1000 or low.value < 10 <= other.value / 100:
        scales = (one for one in _scales().values() if one <= other.value)
        return max(scales, default=1.0)
    return 1.0


@cache
def _scales() -> dict[str, float]:
    """The scales that multiply a number; "dozens" alone is vague."""
    return load_values("scale")
