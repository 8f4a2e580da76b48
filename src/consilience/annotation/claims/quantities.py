"""Numbers in claims: with unit, comparison and approximation, as bounds of a value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from consilience.annotation.claims.parse import NOMINAL, VERBAL, Parse
from consilience.annotation.claims.parts import Draft, FoundQuantity
from consilience.annotation.times import FoundTime
from consilience.language.claims import load_claim_words
from consilience.language.claims_quantities import load_numbers, load_values
from consilience.language.numerals import (
    Numeral,
    find_bound,
    is_ordinal,
    read_numeral,
    read_range,
)
from consilience.records.claim import Bound

FARTHEST_UNIT = 8  # words behind a number: "40 heavily armed men of the guard"
FARTHEST = 40  # words that a range can reach
SMALLEST_UNTAGGED = 4  # "one" and "two" stand for much else
SMALL = 12  # "the two men" tells who is meant, "the 1,212 people" how many there were
LENGTHS = frozenset({"dobj", "amod", "compound", "nmod"})  # "served eight years"
COUNTED = frozenset({"nsubj", "nsubjpass", "dobj"})  # "dozens were hurt"
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
    told = load_values("share").keys() | load_values("times").keys() | load_numbers().keys()
    return vague | told | {"most", "a", "an"}


def _read_number(
    parse: Parse, at: int, times: Sequence[FoundTime], timed: Mapping[int, int]
) -> Number | None:
    if at in timed:
        return _read_length(parse, at, times[timed[at]])
    figure = _read_figure(parse, at, timed)
    if figure is None:
        return _read_word(parse, at)
    if figure.share:
        return _read_part(parse, figure)
    second = read_range(parse.lower, parse.start, figure, stop=_find_stop(at, timed))
    root, unit = _find_unit(parse, figure if second is None else second[1])
    if second is not None and second[1].first <= root <= second[1].last:
        root, unit = _find_unit(parse, figure)
    if _is_left_out(parse, figure, root, unit):
        return None
    begin = _find_money(parse, at)
    return _make_counted(parse, figure, second, root, unit if begin == at else parse.text[begin])


def _make_counted(
    parse: Parse,
    figure: Numeral,
    second: tuple[float, Numeral] | None,
    root: int,
    unit: str | None,
) -> Number:
    """The number with its bounds, and with the second one of a range."""
    last = figure.last
    first, end, bound = find_bound(parse.lower, _find_money(parse, figure.first), last)
    if second is not None:
        lowest, other = second
        first -= parse.lower[first - 1] == "between" if first else 0
        values = (lowest, other.value)
        found = _make(parse, first, max(other.last, root), root, values, unit, "range")
        return replace(found, end=other.last)
    behind = root if last < root < last + FARTHEST_UNIT else last
    values = (figure.value, figure.value)
    return replace(_make(parse, first, max(behind, end), root, values, unit, bound), end=end)


def _read_figure(parse: Parse, at: int, timed: Mapping[int, int]) -> Numeral | None:
    """A number from word `at` on; a single word must be tagged as one."""
    figure = read_numeral(parse.lower, parse.start, at, stop=_find_stop(at, timed))
    if figure is None:
        return None
    is_alone = figure.last == at and not figure.share
    return None if is_alone and not _is_tagged(parse, at) else figure


def _is_tagged(parse: Parse, at: int) -> bool:
    """True for a word tagged as a number, or that the tagger missed: "Eleven were treated"."""
    if parse.tag[at] == "CD":
        return True
    is_number = load_numbers().get(parse.lower[at], 0.0) >= SMALLEST_UNTAGGED
    return is_number and parse.dep[at] in COUNTED | {"nummod"} and not parse.below(at, "det")


def _find_stop(at: int, timed: Mapping[int, int]) -> int:
    """The first word behind `at` that belongs to a time; no number reaches over many words."""
    far = at + FARTHEST
    return next((one for one in range(at + 1, far) if one in timed), far)


def _find_money(parse: Parse, first: int) -> int:
    """The first word of a number with the sign of money before it."""
    before = parse.lower[first - 1] if first else ""
    return first - (before in load_claim_words("money", "claims_quantities"))


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


def _find_head(parse: Parse, figure: Numeral) -> int:
    """The word of a number that hangs on another word: the last one, if it is not joined to one.

    In "two hundred and six men" the parse joins "six" to "hundred".
    """
    inside = range(figure.first, figure.last + 1)
    heads = [at for at in reversed(inside) if parse.head[at] not in inside]
    counting = (at for at in heads if parse.dep[at] == "nummod")
    return next(counting, heads[0] if heads else figure.last)


def _find_unit(parse: Parse, figure: Numeral) -> tuple[int, str | None]:
    """The word that has the number's place in the sentence, and what is counted."""
    last = figure.last
    at = _find_head(parse, figure)
    while parse.dep[at] in MODIFIERS and parse.head[at] != at:
        above = parse.head[at]
        if parse.pos[above] not in NOMINAL and parse.tag[above] != "CD":
            break
        if above < last and parse.tag[above] != "CD":
            break
        at = above
    if parse.tag[at] != "CD" and not figure.first <= at <= figure.last:
        return at, parse.lower[at]
    if last + 1 < len(parse.text):
        behind = parse.lower[last + 1]
        if behind in load_claim_words("percent", "claims_quantities"):
            return at, "percent"
    for prep in parse.below(at, "prep"):
        for one in parse.children[prep]:
            if parse.lower[prep] == "of" and parse.dep[one] == "pobj":
                return at, parse.lower[one] if parse.pos[one] == "NOUN" else None
    return at, "people" if _counts_people(parse, at) else None


def _counts_people(parse: Parse, at: int) -> bool:
    """True for "eleven were treated", where the verb tells that persons are counted."""
    verb = parse.lemma[parse.head[at]]
    is_part = parse.dep[at] in COUNTED and parse.pos[parse.head[at]] == "VERB"
    return is_part and verb in load_claim_words("befalling", "claims_quantities")


def _is_left_out(parse: Parse, figure: Numeral, root: int, unit: str | None) -> bool:
    """Ages and years beside a name, "one of them", "the two men"."""
    first, last, value = figure.first, figure.last, figure.value
    if (parse.dep[root] == "appos" and unit is None) or _is_age(parse, root):
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
        if not of and parse.dep[at] not in COUNTED:
            return None
        place = parse.characters(at, at)
        return Number(at, at, FoundQuantity(place, None, None, _of_what(parse, at), "about"))
    if word in load_values("scale") and parse.tag[at] == "CD":
        if is_ordinal(parse.lower, parse.start, at):
            return None
        return _read_scale(parse, at)
    return _read_half(parse, at) if word == "half" else None


def _read_scale(parse: Parse, at: int) -> Number:
    """For "several hundred men": many, nobody says how many."""
    root, unit = _find_unit(parse, Numeral(first=at, last=at, value=0.0, step=1.0))
    place = parse.characters(at, max(at, root))
    return Number(at, root, FoundQuantity(place, None, None, unit, "about"))


def _of_what(parse: Parse, at: int) -> str | None:
    things = (one for prep in parse.below(at, "prep") for one in parse.below(prep, "pobj"))
    return next((parse.lower[one] for one in things), None)


def _read_part(parse: Parse, figure: Numeral) -> Number | None:
    """For parts: "nearly half of", "two thirds of", "seven in ten"."""
    first, end, bound = find_bound(parse.lower, figure.first, figure.last)
    values = (figure.value, figure.value)
    return _make(parse, first, end, figure.last, values, "share", bound)


def _read_half(parse: Parse, at: int) -> Number | None:
    """For a half that the parse shows to be a part: "nearly half were sold"; "the half" is none."""
    before = parse.lower[at - 1] if at else ""
    is_part = parse.pos[at] in {"NOUN", "ADJ", "NUM", "DET"}
    if before in {"the", "first", "second"} or not is_part:
        return None
    value = load_values("share")[parse.lower[at]]
    return _read_part(parse, Numeral(first=at, last=at, value=value, step=0.0, share=True))


def _is_age(parse: Parse, unit: int) -> bool:
    """True for "a 67-year-old man" and "two years old"."""
    behind = [word for word in parse.lower[unit + 1 : unit + 3] if word != "-"]
    return behind[:1] == ["old"]


def _read_length(parse: Parse, at: int, time: FoundTime) -> Number | None:
    """For lengths that are had or given: "sentenced to seven years"."""
    if time.type != "duration" or parse.tag[at] != "CD":
        return None
    figure = read_numeral(parse.lower, parse.start, at)
    if figure is None or parse.start[figure.last] >= time.end:
        return None
    unit = parse.head[_find_head(parse, figure)]
    if not (parse.start[at] <= parse.start[unit] < time.end) or unit < at:
        return None
    given = parse.dep[unit] in LENGTHS and parse.head[unit] != unit
    prep = parse.head[unit]
    given = given or (parse.dep[unit] == "pobj" and parse.lower[prep] in {"to", "of"})
    if not given:
        return None
    first, _, bound = find_bound(parse.lower, at, figure.last)
    values = (figure.value, figure.value)
    found = _make(parse, first, unit, unit, values, parse.lower[unit], bound)
    return replace(found, end=max(unit, figure.last))
