"""Numbers in claims: with unit, comparison and approximation, as bounds of a value."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from consilience.annotation.claims_parse import NOMINAL, VERBAL, Parse
from consilience.annotation.claims_parts import Draft, FoundQuantity
from consilience.annotation.times import FoundTime
from consilience.language.claims import load_claim_words
from consilience.language.claims_quantities import load_bounds, load_numbers, load_values
from consilience.records.claim import Bound

FIGURES = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([a-z]{0,3})")
MOST_WORDS = 8  # of one number: "one hundred and fifty thousand"
LONGEST_BOUND = 3
SMALL = 12  # "the two men" tells who is meant, "the 1,212 people" how many there were
LENGTHS = frozenset({"dobj", "amod", "compound", "nmod"})  # "served eight years"
MODIFIERS = frozenset({"nummod", "quantmod", "compound", "advmod", "amod", "nmod", "punct"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its last figure or number word, the word that has its place in the sentence."""

    end: int
    root: int
    quantity: FoundQuantity


def find_numbers(
    parse: Parse, times: Sequence[FoundTime], timed: Mapping[int, int]
) -> tuple[Number, ...]:
    """All numbers that count something; ordinals, dates, hours and ages are left out."""
    found = []
    at = 0
    while at < len(parse.text):
        if parse.tag[at] == "CD" or parse.lower[at] in _heads():
            number = _read_number(parse, at, times, timed)
            if number is not None:
                found.append(number)
                at = max(at, number.end)
        at += 1
    return tuple(found)


def find_quantities(
    parse: Parse, drafts: Sequence[Draft], numbers: Sequence[Number]
) -> dict[int, tuple[FoundQuantity, ...]]:
    """The numbers of each draft, by its place in the list, in the order of the text."""
    holders: dict[int, list[int]] = {}
    for at, draft in enumerate(drafts):
        for word in (draft.predicate, *draft.carriers):
            holders.setdefault(word, []).append(at)
    found: dict[int, list[FoundQuantity]] = {}
    for number in numbers:
        for word in _climb(parse, number.root, holders):
            for at in holders[word]:
                if number.quantity in found.get(at, ()):
                    continue
                if drafts[at].holds(number.root) or parse.dep[number.root] in {"nsubj"}:
                    found.setdefault(at, []).append(number.quantity)
    return {at: tuple(ones) for at, ones in found.items()}


def _climb(parse: Parse, root: int, holders: Mapping[int, list[int]]) -> Iterator[int]:
    """The predicate whose participant or measure a number is, and the verb that it is to do."""
    if root in holders and parse.pos[root] not in VERBAL and parse.dep[root] != "dobj":
        yield root
        return
    for above in parse.climb(root):
        if parse.dep[above] == "prep" and parse.head[above] > above:
            return  # "of the 19 miners, eleven were saved"
        if above in holders:
            yield above
            if parse.dep[above] == "dobj":
                continue  # "discussed the sale of 24 howitzers"
        if parse.pos[above] in VERBAL:
            if parse.dep[root] == "dobj" and parse.head[root] == above:
                asked = (one for one in parse.below(above, "xcomp") if parse.has_to(one))
                yield from (one for one in asked if one in holders)
            return
        if above in holders:
            return


@cache
def _heads() -> frozenset[str]:
    """Words other than figures with which a number may begin or end."""
    vague = load_claim_words("vague", "claims_quantities")
    return vague | load_values("share").keys() | load_values("times").keys() | {"most"}


def _read_number(
    parse: Parse, at: int, times: Sequence[FoundTime], timed: Mapping[int, int]
) -> Number | None:
    if at in timed:
        return _read_length(parse, at, times[timed[at]])
    word = parse.lower[at]
    if parse.tag[at] != "CD" or word in load_claim_words("vague", "claims_quantities"):
        return _read_word(parse, at)
    last = _find_last(parse, at, timed)
    value = _read_value(parse, at, last)
    if value is None:
        return None
    other = _read_range(parse, at, last, timed)
    root, unit = _find_unit(parse, last if other is None else other[0])
    if other is not None and root == other[0]:
        root, unit = _find_unit(parse, last)
    if _is_left_out(parse, at, last, root, value, unit):
        return None
    first, bound = _find_bound(parse, at)
    if other is not None:
        highest = _read_value(parse, *other)
        if highest is not None and highest > value:
            first -= parse.lower[first - 1] == "between" if first else 0
            found = _make(parse, first, max(other[1], root), root, (value, highest), unit, "range")
            return replace(found, end=other[1])
    money = parse.lower[at - 1] if at else ""
    if money in load_claim_words("money", "claims_quantities"):
        unit, first = parse.text[at - 1], min(first, at - 1)
        first, bound = _find_bound(parse, at - 1) if bound == "exactly" else (first, bound)
    end = root if root > last and root - last < MOST_WORDS else last
    return replace(_make(parse, first, end, root, (value, value), unit, bound), end=last)


def _make(
    parse: Parse,
    first: int,
    last: int,
    root: int,
    values: tuple[float, float],
    unit: str | None,
    bound: Bound,
) -> Number:
    lowest: float | None = values[0]
    highest: float | None = values[1]
    if bound in {"at least", "more than"}:
        highest = None
    elif bound in {"up to", "less than", "nearly"}:
        lowest = None
    place = parse.characters(first, last)
    return Number(last, root, FoundQuantity(place, lowest, highest, unit, bound))


def _find_last(parse: Parse, at: int, timed: Mapping[int, int]) -> int:
    """The last word of a number: "4.85 billion", "nine hundred"."""
    last = at
    scales = load_values("scale")
    while last + 1 < len(parse.text) and last + 1 - at < MOST_WORDS and last + 1 not in timed:
        word = parse.lower[last + 1]
        if word in scales or (parse.tag[last + 1] == "CD" and parse.lower[last] in scales):
            last += 1
        else:
            break
    return last


def _read_value(parse: Parse, first: int, last: int) -> float | None:
    """Figures and number words: a number times the scales behind it, added up."""
    scales, numbers = load_values("scale"), load_numbers()
    total = 0.0
    current: float | None = None
    for at in range(first, last + 1):
        word = parse.lower[at]
        match = FIGURES.fullmatch(word)
        if match is not None and (not match[3] or match[3] in scales):
            figure = float(match[1].replace(",", "") + (match[2] or ""))
            current = (current or 0.0) + figure * scales.get(match[3], 1.0)
        elif word in numbers or set(word.split("-")) <= numbers.keys():
            current = (current or 0.0) + sum(numbers[one] for one in word.split("-"))
        elif word in scales:
            scaled = (1.0 if current is None else current) * scales[word]
            current = scaled if scales[word] < 1000 else None
            total += 0.0 if current is not None else scaled
        else:
            return None
    return total + (current or 0.0)


def _read_range(
    parse: Parse, first: int, last: int, timed: Mapping[int, int]
) -> tuple[int, int] | None:
    """First and last word of the second number of "between 300 and 350", "300 to 350"."""
    link = last + 1
    if link + 1 >= len(parse.text) or parse.tag[link + 1] != "CD" or link + 1 in timed:
        return None
    word = parse.lower[link]
    between = word == "and" and first > 0 and parse.lower[first - 1] == "between"
    if not between and word not in {"to", "-", "–"}:
        return None
    return link + 1, _find_last(parse, link + 1, timed)


def _find_unit(parse: Parse, last: int) -> tuple[int, str | None]:
    """The word that has the number's place in the sentence, and what is counted."""
    at = last
    while parse.dep[at] in MODIFIERS and parse.head[at] != at:
        above = parse.head[at]
        if parse.pos[above] not in NOMINAL and parse.tag[above] != "CD":
            break
        if above < last and parse.tag[above] != "CD":
            break
        at = above
    if parse.tag[at] != "CD":
        return at, parse.lower[at]
    if last + 1 < len(parse.text):
        behind = parse.lower[last + 1]
        if behind in load_claim_words("percent", "claims_quantities"):
            return at, "percent"
    for prep in parse.below(at, "prep"):
        for one in parse.children[prep]:
            if parse.lower[prep] == "of" and parse.dep[one] == "pobj":
                return at, parse.lower[one] if parse.pos[one] == "NOUN" else None
    return at, None


def _is_left_out(
    parse: Parse, first: int, last: int, root: int, value: float, unit: str | None
) -> bool:
    """Ages and years beside a name, "one of them", "the two men"."""
    if parse.dep[root] == "appos" and unit is None:
        return True
    if value == 1 and parse.lower[first] == "one" and root == last:
        return True
    above = parse.head[root]
    if parse.tag[root] == "CD" and parse.pos[above] == "PROPN" and parse.dep[root] == "nummod":
        return True
    return value <= SMALL and any(
        parse.lower[one] in {"the", "both", "these", "those", "its", "his", "her", "their", "all"}
        for one in parse.below(root, "det", "poss", "predet")
        if one < first
    )


def _find_bound(parse: Parse, first: int) -> tuple[int, Bound]:
    """Where the words of comparison before a number begin, and what they say."""
    if first and parse.lower[first - 1] in load_claim_words("money", "claims_quantities"):
        first -= 1
    for words, bound in load_bounds():
        start = first - len(words)
        if start >= 0 and tuple(parse.lower[start:first]) == words:
            return start, bound
    return first, "exactly"


def _read_word(parse: Parse, at: int) -> Number | None:
    """For words: "half", "a third", "thousands", "twice"."""
    word = parse.lower[at]
    if word in load_values("times"):
        if parse.pos[at] != "ADV" or (at + 1 < len(parse.text) and parse.lower[at + 1] == "as"):
            return None
        value = load_values("times")[word]
        return _make(parse, at, at, at, (value, value), "times", "exactly")
    of = any(parse.lower[one] == "of" for one in parse.below(at, "prep"))
    if word == "most":
        if not of:
            return None
        place = parse.characters(at, at)
        return Number(at, at, FoundQuantity(place, 0.5, None, "share", "more than"))
    if word in load_claim_words("vague", "claims_quantities"):
        if not of:
            return None
        place = parse.characters(at, at)
        return Number(at, at, FoundQuantity(place, None, None, _of_what(parse, at), "about"))
    return _read_share(parse, at, of=of)


def _of_what(parse: Parse, at: int) -> str | None:
    things = (one for prep in parse.below(at, "prep") for one in parse.below(prep, "pobj"))
    return next((parse.lower[one] for one in things), None)


def _read_share(parse: Parse, at: int, *, of: bool) -> Number | None:
    """For parts: "nearly half of", "two thirds of"; "the third of May" is none."""
    if not of and parse.lower[at] != "half":
        return None
    value = load_values("share")[parse.lower[at]]
    first = at
    before = parse.lower[at - 1] if at else ""
    if before in {"a", "an"}:
        first -= 1
    elif before in load_numbers():
        first, value = first - 1, value * load_numbers()[before]
    elif before == "-" and at > 1 and parse.lower[at - 2] in load_numbers():
        first, value = first - 2, value * load_numbers()[parse.lower[at - 2]]
    elif before in {"the", "first", "second"} or parse.pos[at] not in {"NOUN", "ADJ", "NUM", "DET"}:
        return None
    first, bound = _find_bound(parse, first)
    return _make(parse, first, at, at, (value, value), "share", bound)


def _read_length(parse: Parse, at: int, time: FoundTime) -> Number | None:
    """For lengths that are had or given: "sentenced to seven years"."""
    if time.type != "duration" or parse.tag[at] != "CD":
        return None
    value = _read_value(parse, at, at)
    unit = parse.head[at]
    if value is None or not (parse.start[at] <= parse.start[unit] < time.end) or unit < at:
        return None
    given = parse.dep[unit] in LENGTHS and parse.head[unit] != unit
    prep = parse.head[unit]
    given = given or (parse.dep[unit] == "pobj" and parse.lower[prep] in {"to", "of"})
    if not given:
        return None
    first, bound = _find_bound(parse, at)
    return _make(parse, first, unit, unit, (value, value), parse.lower[unit], bound)
