"""Numbers of one thing that one report gives on the word of two: the police, the organisers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Final

from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.discrepancies.telling import begin_sentence
from consilience.analysis.quantities import Amount, Token, do_agree, find_ratio
from consilience.analysis.quantities_reading import AGE
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.lexicon import load_words
from consilience.language.small_words import load_english_words
from consilience.records.span import Span

MOST_OBJECT: Final = 8  # words from "put" to the number
MOST_TELLER: Final = 10  # words of "the organisers" before "at 5,000"
MOST_FIGURE, LEAST_FIGURE = 8, 2  # words of "the ministry's figure is" before a number
LEAST_RATIO: Final = 0.02  # of two numbers of one thing
AT: Final = "at"
ACCORDING: Final = "according"
STOPS: Final = frozenset(';:!?“”"')
PAUSES: Final = STOPS | {",", "("}  # a full stop within a sentence ends a short form
ENDS: Final = STOPS | {".", ",", ")"}
TELLERS: Final = frozenset({"person", "organisation"})
PEOPLES: Final = frozenset({"group", "place"})


@dataclass(frozen=True, eq=False)
class Given:
    """A number of a sentence with who gives it; `thing` has the stems of what it is said to be of.

    `is_bare`: nothing behind the number says what it counts.
    """

    sentence: Sentence
    amount: Amount
    teller: Span
    thing: frozenset[str] = frozenset()
    is_bare: bool = False

    @property
    def span(self) -> Span:
        """The words of the number."""
        return self.sentence.span(self.amount.start, self.amount.end)

    @property
    def who(self) -> frozenset[str]:
        """The stems of the words for who gives it."""
        return frozenset(find_stems(self.teller.text))


def find_teller_differences(text: StoryText) -> tuple[Difference, ...]:
    """Numbers that differ in one report: "police put the crowd at 2,000, the organisers at 5,000".

    The second one stands bare behind a verb of giving numbers, and is of nothing else.
    """
    found: dict[tuple[str, str, str, str], list[tuple[Given, Given]]] = defaultdict(list)
    for sentence in text.list_with(_list_cues()):
        for one, other in _pair_given(text, sentence):
            key = (one.span.text, one.teller.text, other.span.text, other.teller.text)
            found[key].append((one, other))
    return tuple(map(_make_difference, found.values()))


def _list_cues() -> frozenset[str]:
    """Words of which one stands in each sentence that gives a number on somebody's word."""
    return load_words("tellers", "forms") | load_words("tellers", "figures") | {ACCORDING}


def _make_difference(pairs: Sequence[tuple[Given, Given]]) -> Difference:
    sides = tuple(zip(*pairs, strict=True))
    versions = tuple(
        Version(side[0].span.text, sort_spans(one.span for one in side)) for side in sides
    )
    first, second = (side[0].teller.text for side in sides)
    told = " or ".join(one.value for one in versions)
    who = f"{begin_sentence(first)} and {_stand_within(second)}"
    return Difference("number", "conflict", versions, f"{who} give different numbers: {told}.")


def _stand_within(words: str) -> str:
    """Words as they stand within a sentence: "the union" for "The union"."""
    first = words.split()[0].lower()
    is_common = first in load_english_words() | load_words("tellers", "tellers")
    return first + words[len(first) :] if is_common else words


def _pair_given(text: StoryText, sentence: Sentence) -> Iterator[tuple[Given, Given]]:
    """The numbers that stand bare in a sentence with those before them."""
    there = sentence.read(read_given) if sentence.amounts else ()
    for at, other in enumerate(there):
        if not other.is_bare:
            continue
        before = there[:at]
        if not before:
            above = text.find_before(sentence)
            before = above.read(read_given) if above else ()
        alike = (one for one in before if one.amount.dimension == other.amount.dimension)
        first = list(islice(alike, 2))
        if len(first) == 1 and _are_of_one(first[0], other):
            yield first[0], other


def _are_of_one(one: Given, other: Given) -> bool:
    """True for two numbers of one thing, as far as it is told, that two give."""
    first, second = one.amount, other.amount
    if do_agree(first, second):
        return False
    if find_ratio(first, second) < LEAST_RATIO or one.who & other.who:
        return False
    if first.dimension == AGE:
        return False
    return not other.thing or bool(other.thing & (one.thing or one.sentence.stem_set))


def read_given(sentence: Sentence) -> Iterator[Given]:
    """The numbers of a sentence of which it says who gives them, in reading order."""
    dates = [
        (one.span.start - sentence.start, one.span.end - sentence.start) for one in sentence.times
    ]
    is_put = False
    for amount in sentence.amounts:
        if any(start < amount.end and amount.start < end for start, end in dates):
            continue
        given = _read_put(sentence, amount) or _read_behind(sentence, amount)
        given = given or _read_figure(sentence, amount)
        given = given or (_read_short(sentence, amount) if is_put else None)
        given = given or _read_told(sentence, amount)
        if given:
            is_put = is_put or given.is_bare
            yield given


def _read_put(sentence: Sentence, amount: Amount) -> Given | None:
    """The number of "police put the crowd at 2,000" and "the union spoke of 5,000"."""
    before = sentence.tokens[max(0, amount.first - MOST_OBJECT - 1) : amount.first]
    between = list(takewhile(_is_open, reversed(before)))[::-1]
    verb = len(before) - len(between) - 1
    words = [one.lower for one in between]
    if verb < 0 or before[verb].text in ENDS:
        return None
    if words and words[-1] not in load_words("tellers", "leading"):
        return None
    teller = _find_subject(sentence, amount.first - len(between) - 1)
    if teller is None:
        return None
    thing = frozenset(stem_word(one) for one in words if one not in _list_plain())
    return Given(sentence, amount, teller, thing, _is_bare(sentence, amount))


def _is_open(token: Token) -> bool:
    return token.text not in ENDS and token.lower not in load_words("tellers", "forms")


def _find_subject(sentence: Sentence, verb: int) -> Span | None:
    """Who does what the token `verb` says: the words of its clause before it, none of a phrase."""
    links = load_words("tellers", "links")
    clause: list[Token] = []
    for at in range(verb - 1, -1, -1):
        token = sentence.tokens[at]
        if token.text in STOPS or token.lower in links:
            break
        if token.text[0].isdigit():
            return None
        clause.append(token)
    first = list(takewhile(lambda one: one.text not in PAUSES, reversed(clause)))
    if not first or len(first) > MOST_TELLER:
        return None
    return _make_teller(sentence, first)


def _make_teller(
    sentence: Sentence, words: Sequence[Token], kinds: Set[str] = TELLERS
) -> Span | None:
    """Words for somebody who gives numbers, None if they are none."""
    if not words:
        return None
    span = sentence.span(words[0].start, words[-1].end)
    tellers = load_words("tellers", "tellers")
    is_noun = any(one.lower.removesuffix("'s").removesuffix("’s") in tellers for one in words)
    is_name = any(
        one.form == "name" and one.kind in kinds and span.start <= one.span.start < span.end
        for one in sentence.mentions
    )
    return span if is_noun or is_name else None


def _read_behind(sentence: Sentence, amount: Amount) -> Given | None:
    """The number of "5,000, according to the organisers"."""
    near = sentence.tokens[amount.last + 1 : amount.last + 1 + 2 * MOST_TELLER]
    behind = [one for one in near if one.text != ","][:MOST_TELLER]
    if [one.lower for one in behind[:2]] != [ACCORDING, "to"]:
        return None
    words = list(takewhile(lambda one: one.text not in ENDS, behind[2:]))
    teller = _make_teller(sentence, words)
    return Given(sentence, amount, teller, is_bare=True) if teller else None


def _read_figure(sentence: Sentence, amount: Amount) -> Given | None:
    """The number of "the ministry's figure is 12" and "the Talvian figure, 12"."""
    nouns, joints = load_words("tellers", "figures"), load_words("tellers", "joints")
    before = sentence.tokens[max(0, amount.first - MOST_FIGURE) : amount.first]
    joined = list(takewhile(lambda one: one.lower in joints, reversed(before)))
    words = before[: len(before) - len(joined)]
    if not joined or len(words) < LEAST_FIGURE or words[-1].lower not in nouns:
        return None
    links = load_words("tellers", "links")
    own = takewhile(lambda one: one.text not in ENDS and one.lower not in links, reversed(words))
    teller = _make_teller(sentence, list(own)[::-1], kinds=TELLERS | PEOPLES)
    return Given(sentence, amount, teller, is_bare=_is_bare(sentence, amount)) if teller else None


def _read_short(sentence: Sentence, amount: Amount) -> Given | None:
    """The number of "…, the organisers at 5,000" behind one that was put so."""
    tokens = sentence.tokens[max(0, amount.first - MOST_TELLER - 1) : amount.first]
    tokens = tokens[:-1] if tokens and tokens[-1].lower == AT else tokens
    links = load_words("tellers", "links")
    words = list(
        takewhile(
            lambda one: one.text not in PAUSES and one.lower not in links,
            reversed(tokens[-MOST_TELLER:]),
        )
    )[::-1]
    if not words or words[-1].lower not in load_words("tellers", "tellers"):
        return None
    teller = sentence.span(words[0].start, words[-1].end)
    return Given(sentence, amount, teller, is_bare=_is_bare(sentence, amount))


def _read_told(sentence: Sentence, amount: Amount) -> Given | None:
    """The number of what somebody says: "40 were hurt, the ministry said"."""
    start = sentence.start + amount.start
    sources = [
        each.source
        for claim in sentence.claims
        if claim.span.start <= start < claim.span.end
        for each in claim.attribution
    ]
    teller = next((one for one in sources if find_stems(one.text)), None)
    return Given(sentence, amount, teller) if teller else None


def _is_bare(sentence: Sentence, amount: Amount) -> bool:
    """True where the clause ends with the number."""
    behind = sentence.tokens[amount.last + 1 : amount.last + 2]
    links = load_words("tellers", "links")
    return all(one.text in ENDS or one.lower in links for one in behind)


def _list_plain() -> frozenset[str]:
    """Words that do not say of what a number is."""
    return load_english_words() | load_words("tellers", "number")
