"""Steps: an old and a new number of one thing, as one sentence tells them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final, Literal

from consilience.analysis.discrepancies.reading import Sentence
from consilience.analysis.quantities import Amount, Token, do_agree, find_ratio, split_tokens
from consilience.analysis.quantities_reading import AGE, COUNT, find_amounts
from consilience.analysis.stems import stem_word
from consilience.language.discrepancies import load_difference_words
from consilience.language.lexicon import load_words
from consilience.language.numerals import list_number_words
from consilience.language.small_words import load_english_words

Sort = Literal["revised", "moved", "disputed"]
BEFORE, BEHIND = 7, 7  # words beside a number in which it is called the earlier one
APART = 25  # words between the two numbers
TOLD, THAN = 3, 3  # words from a number to "it announced", and from "more than" to it
DENIED = 2  # words between "not" and the number
NOUNS = 3  # words behind a number that may tell what it counts
PARTITIVE = 2  # words of "of the" between a part and its whole
LEAST_RATIO = 0.05  # of two numbers of one thing
ENDS: Final = frozenset(".;:!?")
BREAKS: Final = ENDS | {","}
LENGTHS: Final = frozenset({"duration", AGE})  # a bare number beside them is none of time


@dataclass(frozen=True, eq=False)
class Step:
    """Two numbers of one thing in a sentence.

    "revised": it calls the one an earlier count. "moved": it says that the one became the other.
    "disputed": it denies the `old` one, which somebody else gives.
    """

    sentence: Sentence
    old: Amount
    new: Amount
    sort: Sort

    @property
    def is_disputed(self) -> bool:
        """True where somebody else gives the old number still."""
        return self.sort == "disputed"


def read_steps(sentence: Sentence) -> Iterator[Step]:
    """The steps of a sentence, each old number in one at most."""
    if not may_tell_step(sentence):
        return
    amounts = _list_amounts(sentence)
    told: set[int] = set()
    for old, new in _read_moves(sentence, amounts):
        told.add(old.first)
        yield Step(sentence, old, new, "moved")
    for old in amounts:
        sort = None if old.first in told else _find_sort(sentence, old, amounts)
        pair = _find_pair(sentence, old, amounts) if sort else None
        if sort and pair:
            told.add(pair[1].first)
            yield Step(sentence, *pair, sort)


def may_tell_step(sentence: Sentence) -> bool:
    """True for a sentence with numbers and a word that tells of another one."""
    return bool(sentence.amounts) and not list_step_words().isdisjoint(sentence.words)


@cache
def list_step_words() -> frozenset[str]:
    """Words of which one stands in each sentence that tells a step."""
    several = load_words("revisions", "early") | load_words("revisions", "moves")
    several |= load_words("revisions", "than") - {"of"}
    return several | {"had", "not", "from"}


def _list_amounts(sentence: Sentence) -> list[Amount]:
    """The numbers of a sentence that are no dates nor parts of them."""
    dates = [
        (one.span.start - sentence.start, one.span.end - sentence.start) for one in sentence.times
    ]
    return [
        one
        for one in sentence.amounts
        if not any(start < one.end and end > one.start for start, end in dates)
    ]


def _read_moves(sentence: Sentence, amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """The numbers of "raised from 40 to 65 million", "lowered to 17 from 19", "the 19 dead to 17".

    Also those of "65, up from 40".
    """
    tokens = sentence.tokens
    is_move = not load_words("revisions", "moves").isdisjoint(sentence.words)
    for one in amounts if is_move else ():
        is_span = one.bound == "range" and _word_before(tokens, one) == "from"
        if is_span and not _spreads(tokens, one):
            yield _split_range(tokens, one)
    for one, other in pairwise(amounts):
        if one.bound == "range" or other.bound == "range":
            continue
        links = (_word_before(tokens, one), _word_before(tokens, other))
        old, new = (other, one) if links[1] == "from" else (one, other)
        is_up = links[1] == "from" and other.first > 1 and _is_up(tokens[other.first - 2])
        is_told = is_move and "to" in links and links[1] in {"to", "from"}
        if is_told or is_up:
            lent = _lend_unit(sentence, old, new)
            if _are_two_of_one(sentence, lent, new):
                yield lent, new


def _spreads(tokens: Sequence[Token], one: Amount) -> bool:
    """True for "in sizes ranging from 3 to 4", which tells of many at one time."""
    before = tokens[max(0, one.first - 2) : one.first - 1]
    return any(each.lower in load_words("revisions", "spreads") for each in before)


def _is_up(token: Token) -> bool:
    return token.lower in load_words("revisions", "ways")


def _word_before(tokens: Sequence[Token], amount: Amount) -> str:
    return tokens[amount.first - 1].lower if amount.first else ""


def _split_range(tokens: Sequence[Token], one: Amount) -> tuple[Amount, Amount]:
    """Both ends of "40 to 65 million" as numbers of their own."""
    link = next(at for at in range(one.first, one.last + 1) if tokens[at].lower == "to")
    old = replace(one, end=tokens[link - 1].end, high=one.low, bound="exactly", last=link - 1)
    new = replace(one, start=tokens[link + 1].start, low=one.high, bound="exactly", first=link + 1)
    return old, new


def _find_sort(sentence: Sentence, old: Amount, amounts: Sequence[Amount]) -> Sort | None:
    """How a sentence sets a number against another one, None where it does not."""
    tokens = sentence.tokens
    behind = _list_behind(tokens, old, amounts)
    before = _list_before(tokens, old, amounts)
    is_noun = not load_words("revisions", "nouns").isdisjoint(behind[:1])  # "two counts of murder"
    is_early = _is_early(behind[is_noun:]) or _is_early(before) or _is_compared(before, behind)
    if is_early or _was_told_before(tokens, old, before, amounts):
        return "revised"
    if not _is_denied(before):
        return None
    return "revised" if _says(sentence, "revises") else "disputed"


def _list_behind(tokens: Sequence[Token], one: Amount, amounts: Sequence[Amount]) -> Sequence[str]:
    """The words behind a number, up to the next number of its sort or the end of the clause."""
    nexts = [each.first for each in amounts if each.first > one.last and _may_be_one(each, one)]
    stop = min([one.last + 1 + BEHIND, len(tokens), *nexts])
    words: list[str] = []
    for token, after in zip(tokens[one.last + 1 : stop], tokens[one.last + 2 :], strict=False):
        if (
            token.text in ENDS
            or token.lower in load_words("revisions", "turns")
            or (token.text == "," and after.lower != "as")
        ):
            break
        words.append(token.lower)
    return words


def _list_before(tokens: Sequence[Token], one: Amount, amounts: Sequence[Amount]) -> Sequence[str]:
    """The words of its clause before a number, back to the number before."""
    lasts = [each.last + 1 for each in amounts if each.last < one.first]
    start = max([0, one.first - BEFORE, *lasts])
    words: list[str] = []
    for token in reversed(tokens[start : one.first]):
        if token.text in BREAKS or token.lower == "but":
            break
        words.append(token.lower)
    return words[::-1]


def _is_early(words: Sequence[str]) -> bool:
    """True for "first announced", "spoken of at first" and "as stated eleven days ago"."""
    early = [at for at, one in enumerate(words) if one in load_words("revisions", "early")]
    told = [at for at, one in enumerate(words) if one in load_words("revisions", "told")]
    return any(at != other for at in early for other in told)


def _is_compared(before: Sequence[str], behind: Sequence[str]) -> bool:
    """True for "more than the 40 it announced in March" and "originally 40 seats were planned"."""
    told = not load_words("revisions", "told").isdisjoint(behind)
    is_given = not load_words("revisions", "told").isdisjoint(behind[:TOLD])
    than = before[-1:] == ["the"] and not load_words("revisions", "than").isdisjoint(before[-THAN:])
    is_early = not load_words("revisions", "early").isdisjoint(before[-1:])
    return (than and is_given) or (is_early and told)


def _is_denied(before: Sequence[str]) -> bool:
    """True right behind "not" and at most small words: "five, not three", "not of 9,000"."""
    near = before[-DENIED:]
    if "not" not in near:
        return False
    between = near[near.index("not") + 1 :]
    return "only" not in between and load_english_words() >= set(between)


def _was_told_before(
    tokens: Sequence[Token], old: Amount, before: Sequence[str], amounts: Sequence[Amount]
) -> bool:
    """True for "after it had spoken of 68 million" behind the number that holds now."""
    told = load_words("revisions", "told")
    had = next((at for at, one in enumerate(before) if one == "had"), None)
    if had is None or told.isdisjoint(before[had:]):
        return False
    start = old.first - len(before) - 1
    link = {one.lower for one in tokens[max(0, start - 1) : old.first]}
    is_behind = any(one.last < old.first for one in amounts)
    return is_behind and not load_words("revisions", "contrasts").isdisjoint(link)


def _find_pair(
    sentence: Sentence, old: Amount, amounts: Sequence[Amount]
) -> tuple[Amount, Amount] | None:
    """A number and the nearest in its sentence that may be of the same thing, in one unit."""
    tokens = sentence.tokens
    near = (
        one
        for one in amounts
        if one is not old
        and _count_between(one, old) <= APART
        and not _has_break(tokens, one, old)
        and not _is_whole(tokens, one, amounts)
        and not _is_part(tokens, one)
    )
    pairs = [(_lend_unit(sentence, old, one), _lend_unit(sentence, one, old)) for one in near]
    found = [pair for pair in pairs if _are_two_of_one(sentence, *pair)]
    return min(found, key=lambda pair: _rank(tokens, *pair), default=None)


def _rank(tokens: Sequence[Token], old: Amount, new: Amount) -> tuple[bool, bool, int]:
    """Rather in its own clause, rather before it, rather near."""
    first, last = sorted((old, new), key=lambda each: each.first)
    is_beyond = any(each.text == ";" for each in tokens[first.last + 1 : last.first])
    return is_beyond, new.first > old.first, _count_between(old, new)


def _is_part(tokens: Sequence[Token], one: Amount) -> bool:
    """True for "31,000 of these" and "four more than the 22"."""
    behind = [each.lower for each in tokens[one.last + 1 : one.last + 3]]
    if not load_words("revisions", "by_so_many").isdisjoint(behind[:1]):
        return True
    return behind[:1] == ["of"] and not load_words("revisions", "those").isdisjoint(behind)


def _is_whole(tokens: Sequence[Token], one: Amount, amounts: Sequence[Amount]) -> bool:
    """True for the second number of "five of the six"."""
    links = [each.lower for each in tokens[max(0, one.first - 2) : one.first]]
    return "of" in links and any(
        each is not one and one.first - len(links) <= each.last + 1 <= one.first for each in amounts
    )


def _count_between(one: Amount, other: Amount) -> int:
    return max(one.first, other.first) - min(one.last, other.last)


def _has_break(tokens: Sequence[Token], one: Amount, other: Amount) -> bool:
    first, last = sorted((one, other), key=lambda each: each.first)
    return any(each.text in ".!?" for each in tokens[first.last + 1 : last.first])


def _may_be_one(one: Amount, other: Amount) -> bool:
    dimensions = {one.dimension, other.dimension}
    return len(dimensions) == 1 or (COUNT in dimensions and not dimensions & LENGTHS)


def _are_two_of_one(sentence: Sentence, one: Amount, other: Amount) -> bool:
    """True for two numbers that differ and count or measure one thing, as far as it is told."""
    if one.dimension != other.dimension or do_agree(one, other):
        return False
    if find_ratio(one, other) < LEAST_RATIO:
        return False
    first, second = (list_nouns(sentence, each) for each in (one, other))
    return one.dimension != COUNT or not (first and second) or bool(first & second)


def list_nouns(sentence: Sentence, one: Amount) -> frozenset[str]:
    """Stems of the words behind a number, up to a mark, a small word or one that tells of it.

    "Three" of "three of the five tests" counts tests; words for people do not say whom.
    """
    people = {stem_word(word) for word in load_difference_words("people")}
    verbs = {stem_word(one.predicate.span.text.lower()) for one in sentence.claims}
    return list_counted(sentence, one) - verbs - people


def list_counted(sentence: Sentence, one: Amount) -> frozenset[str]:
    """The same with words for people and verbs."""
    tokens, last = sentence.tokens, one.last
    for other in sentence.amounts:
        between = [each.lower for each in tokens[last + 1 : other.first]]
        if other.first > last and between[:1] == ["of"] and len(between) <= PARTITIVE:
            last = other.last
            break
    excluded = load_english_words() | load_words("revisions", "told")
    excluded |= load_words("revisions", "early") | list_number_words()
    found: list[str] = []
    for token in tokens[last + 1 : last + 1 + NOUNS]:
        if not token.text[0].isalpha() or token.lower in excluded:
            break
        found.append(stem_word(token.lower))
    return frozenset(found)


def _lend_unit(sentence: Sentence, bare: Amount, other: Amount) -> Amount:
    """A number without a unit with that of the other: "3 million" beside "4.5 million euros"."""
    is_bare = bare.dimension == COUNT != other.dimension and not list_nouns(sentence, bare)
    if not is_bare or other.dimension in LENGTHS:
        return bare
    words = sentence.text[other.start : other.end].split()
    for at in range(1, len(words)):
        told = f"{sentence.text[bare.start : bare.end]} {' '.join(words[at:])}"
        found = list(find_amounts(split_tokens(told)))
        if len(found) == 1 and found[0].dimension == other.dimension:
            one = found[0]
            lent = replace(bare, low=one.low, high=one.high, step=one.step, bound=one.bound)
            if find_ratio(lent, other) >= LEAST_RATIO and one.end == len(told):
                return replace(lent, dimension=one.dimension)
    return bare


def _says(sentence: Sentence, table: str) -> bool:
    words = f" {' '.join(sentence.words)} "
    return any(f" {one} " in words for one in load_words("revisions", table))
