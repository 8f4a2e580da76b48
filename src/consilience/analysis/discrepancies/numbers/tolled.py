"""Tolls in a sentence: how many died or were hurt, and which of them an article gives first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from consilience.analysis.discrepancies.happenings import share_day
from consilience.analysis.discrepancies.numbers.ordinals import (
    DEAD,
    list_ordinal_words,
    read_ordinals,
)
from consilience.analysis.discrepancies.numbers.steps import read_steps
from consilience.analysis.discrepancies.reading import Sentence, StoryText, find_claim, read_day
from consilience.analysis.quantities import Amount, Token
from consilience.analysis.quantities_reading import COUNT
from consilience.language.discrepancies import (
    Table,
    load_difference_words,
    load_toll_needs,
    load_tolls,
)
from consilience.language.gazetteer import name_place
from consilience.language.small_words import load_english_words
from consilience.records.span import Span

BEFORE, BEHIND = 4, 6  # words between a number and the word that makes it a toll
NOUNS = 3  # words behind a number that may be the noun for who is counted
ATTACKING: Final = "attacking"  # whose dead no toll counts together with others
SIDES: tuple[Table, ...] = (ATTACKING, "guarding", "unarmed")  # sets of such nouns
PASSED = 3  # further ones behind a number that only tells from where they are
PEOPLES = frozenset({"group", "place"})
PARTING: Final = frozenset({",", "-", "–", "—", "--", "and"})  # before what the next number counts
STEM = 4  # letters that the name of a state and that of its people have in common
OLD_DAYS = 180  # from the time of a happening to its report
SUFFERING = frozenset({"recipient", "theme"})


@dataclass(frozen=True, eq=False)
class Tolled:
    """A toll of one kind as an article first gives it."""

    sentence: Sentence
    amount: Amount
    kind: str

    @property
    def span(self) -> Span:
        """The words of the number."""
        return self.sentence.span(self.amount.start, self.amount.end)

    @property
    def is_zero(self) -> bool:
        """True for "nobody was hurt"."""
        return self.amount.value == 0

    @cached_property
    def behind(self) -> tuple[Token, ...]:
        """The words that say who is counted; "5 wounded" has those of the number before it."""
        known = _list_nouns()
        ends = [one.last for one in self.sentence.amounts if one.dimension == COUNT]
        for last in sorted((one for one in ends if one <= self.amount.last), reverse=True):
            behind = self.sentence.tokens[last + 1 : last + 1 + NOUNS]
            if behind and not (_is_bare(behind[0]) and known.isdisjoint(_lower(behind))):
                return behind
        return ()

    @property
    def noun(self) -> str:
        """The first noun for persons behind the number ("soldiers", "people"), "" if none."""
        known = _list_nouns()
        return next((one.lower for one in self.behind if one.lower in known), "")

    @property
    def side(self) -> str:
        """The set of nouns for one side of a fight that its noun is in, "" if none."""
        return next((one for one in SIDES if self.noun in load_difference_words(one)), "")

    @cached_property
    def peoples(self) -> frozenset[str]:
        """The peoples and places that say whose persons are counted ("5 Sarnian soldiers")."""
        starts = {self.sentence.start + one.start for one in self.behind}
        return frozenset(
            name_place(one.span.text)
            for one in self.sentence.mentions
            if one.form == "name" and one.kind in PEOPLES and one.span.start in starts
        )

    @property
    def key(self) -> tuple[str, int]:
        """Its place among all."""
        return (self.sentence.article.id, self.span.start)

    @property
    def day(self) -> str:
        """When its article came out, "" if unknown."""
        return self.sentence.published_day

    @cached_property
    def is_old(self) -> bool:
        """True for what its clause puts long before its report."""
        claim = find_claim(self.sentence, self.span.start)
        when = claim.when.value if claim and claim.when else None
        day, end = read_day(self.day), read_day(when.latest) if when else None
        return day is not None and end is not None and day - end > OLD_DAYS


def find_tolls(text: StoryText) -> Iterator[Tolled]:
    """The first toll of each kind in each article.

    "Nobody" counts where the article gives no other number, or where somebody else says so.
    """
    first: dict[tuple[str, str, bool], Tolled] = {}
    for sentence in text.list_with(load_tolls().keys()):
        olds = {step.old.start for step in sentence.read(read_steps)}
        for one in (*sentence.read(read_tolls), *_read_zeros(sentence)):
            if one.amount.start in olds:
                continue  # "ten died, and not nine as first reported"
            first.setdefault((sentence.article.id, one.kind, one.is_zero), one)
    for one in _find_ordinals(text):
        key = (one.sentence.article.id, one.kind, False)
        if key not in first or first[key].span.start > one.span.start:
            first[key] = one
    for (article, kind, is_zero), one in first.items():
        is_alone = (article, kind, not is_zero) not in first
        if not is_zero or is_alone or any(claim.attribution for claim in one.sentence.claims):
            yield one


def _find_ordinals(text: StoryText) -> Iterator[Tolled]:
    """The dead counted by the last of them; none of "two were hurt, a third died"."""
    for sentence in text.list_with(list_ordinal_words()):
        for amount in sentence.read(read_ordinals):
            before = text.find_before(sentence)
            near = (sentence, *((before,) if before else ()))
            if not any(_counts_others(each, amount.value - 1) for each in near):
                yield Tolled(sentence, amount, DEAD)


def _counts_others(sentence: Sentence, value: float) -> bool:
    """True where so many are counted of whom it is not told that they died."""
    dead = {one.amount.start for one in sentence.read(read_tolls) if one.kind == DEAD}
    return any(
        one.dimension == COUNT and one.value == value and one.start not in dead
        for one in sentence.amounts
    )


def _list_nouns() -> frozenset[str]:
    return load_difference_words("everybody") | load_difference_words("persons")


def _lower(tokens: Iterable[Token]) -> Iterator[str]:
    return (one.lower for one in tokens)


def _is_bare(behind: Token) -> bool:
    """True for a number before "were" or "wounded", or at the end of its clause."""
    is_word = behind.text[:1].isalpha()
    return not is_word or behind.lower in load_english_words() or behind.lower in load_tolls()


def _read_zeros(sentence: Sentence) -> Iterator[Tolled]:
    """The tolls of "nobody was hurt" and "there were no deaths"."""
    none = load_difference_words("nobody")
    if none.isdisjoint(sentence.words) or load_tolls().keys().isdisjoint(sentence.words):
        return
    tokens = sentence.tokens
    excluded = load_difference_words("part") | load_difference_words("passed")
    for at, token in enumerate(tokens):
        if token.lower not in none:
            continue
        for behind in tokens[at + 1 : at + 1 + BEFORE]:
            if behind.text in ".;:," or behind.lower in excluded:
                break
            if behind.lower in load_tolls():
                zero = Amount(
                    start=token.start,
                    end=behind.end,
                    low=0.0,
                    high=0.0,
                    step=1.0,
                    bound="exactly",
                    dimension=COUNT,
                    first=at,
                    last=at,
                )
                yield Tolled(sentence, zero, load_tolls()[behind.lower])
                break


def read_tolls(sentence: Sentence) -> Iterator[Tolled]:
    """The tolls of a sentence; parts of a toll ("two of the dead") are none."""
    if load_tolls().keys().isdisjoint(sentence.words):
        return
    tokens = sentence.tokens
    amounts = [one for one in sentence.amounts if one.dimension == COUNT]
    for amount in amounts:
        kind = None
        is_count = not (_is_day(sentence, amount) or _is_age_or_brood(tokens, amount))
        if is_count and not (_is_part(tokens, amount) or _tells_origin(tokens, amount, amounts)):
            kind = _find_kind(tokens, amount, amounts) or _find_suffered(sentence, amount)
        if kind is not None:
            yield Tolled(sentence, amount, kind)


def _is_day(sentence: Sentence, amount: Amount) -> bool:
    """True for "the 6 May killing"."""
    start, end = sentence.start + amount.start, sentence.start + amount.end
    return any(one.span.start < end and start < one.span.end for one in sentence.times)


def _is_age_or_brood(tokens: Sequence[Token], amount: Amount) -> bool:
    """True for "died at 75" and "killed a mother of 12"."""
    before = [one.lower for one in tokens[max(0, amount.first - 2) : amount.first]]
    is_last = amount.last + 1 == len(tokens) or not tokens[amount.last + 1].text[0].isalpha()
    if is_last and before[-1:] == ["at"]:
        return True
    return before[1:] == ["of"] and before[0] in load_difference_words("parents")


def _is_part(tokens: Sequence[Token], amount: Amount) -> bool:
    words = load_difference_words("part")
    behind = [one.lower for one in tokens[amount.last + 1 : amount.last + 3]]
    before = [one.lower for one in tokens[max(0, amount.first - 1) : amount.first]]
    return behind[:1] == ["of"] or any(one in words - {"another"} for one in before + behind[:1])


def _tells_origin(tokens: Sequence[Token], amount: Amount, amounts: Sequence[Amount]) -> bool:
    """True for the second number of "40 pupils from three schools fell ill"."""
    is_behind = any(0 < amount.first - one.last <= BEHIND for one in amounts)
    before = tokens[amount.first - 1].lower if amount.first else ""
    return is_behind and before in load_difference_words("among")


def _find_kind(tokens: Sequence[Token], amount: Amount, amounts: Sequence[Amount]) -> str | None:
    """What a number counts, by the nearest word of a toll with no other number between."""
    tolls = load_tolls()
    best: tuple[int, str] | None = None
    first = max((one.last + 1 for one in amounts if one.last < amount.first), default=0)
    for at in _skip_phrases(tokens, amount, amounts):
        if tokens[at].text in ".;:(":
            break
        between = tokens[amount.last + 1 : at]
        if tokens[at].lower in tolls and _is_of_next(between, at, amounts):
            break
        if tokens[at].lower in tolls and (
            _has_needed(tokens[first : amount.first], tokens[at])
            or _has_needed(between, tokens[at])
        ):
            best = (at - amount.last, tolls[tokens[at].lower])
            break
    for at in range(amount.first - 1, max(first, amount.first - BEFORE) - 1, -1):
        if tokens[at].text in ".;:," or tokens[at].lower == "and":
            break
        if at == amount.first - 1 and at and tokens[at - 1].lower == "the":
            break  # "the families of the dead 9,000 crowns each"
        if (
            tokens[at].lower in tolls
            and not load_toll_needs()[tokens[at].lower]
            and (best is None or amount.first - at < best[0])
        ):
            best = (amount.first - at, tolls[tokens[at].lower])
            break
    if best is None and first < amount.first:
        return _find_sum(tokens[first : amount.first])
    return best[1] if best else None


def _is_of_next(between: Sequence[Token], at: int, amounts: Sequence[Amount]) -> bool:
    """True for "shot three people, killing one" and "flattened ten homes and killed 40"."""
    is_parted = any(one.text in PARTING for one in between)
    return is_parted and any(one.first == at + 1 for one in amounts)


def _skip_phrases(
    tokens: Sequence[Token], amount: Amount, amounts: Sequence[Amount]
) -> Iterator[int]:
    """The places behind a number that may tell what it counts, up to the next number.

    That of a place or group is passed over: "40 pupils from three schools fell ill".
    """
    ends = {one.first: one for one in amounts if one.first > amount.last}
    at, stop = amount.last + 1, amount.last + 1 + BEHIND
    while at < min(stop, len(tokens)):
        if at in ends:
            if tokens[at - 1].lower not in load_difference_words("among"):
                return
            at, stop = ends[at].last + 1, stop + PASSED
            continue
        yield at
        at += 1


def _has_needed(before: Sequence[Token], word: Token) -> bool:
    """True unless the word of a toll needs another one before it: "claimed 7 lives".

    It stands before the number or between both: "7 lost their lives".
    """
    needs = load_toll_needs()[word.lower]
    return not needs or bool(needs & {one.lower for one in before[-BEFORE:]})


def _find_suffered(sentence: Sentence, amount: Amount) -> str | None:
    """What was done to those whom a number counts, however far the verb stands from it."""
    start = sentence.start + amount.start
    for claim in sentence.claims:
        kind = load_tolls().get(claim.predicate.span.text.lower())
        if kind and any(
            one.role in SUFFERING and one.span.start == start for one in claim.participants
        ):
            return kind
    return None


def _find_sum(before: Sequence[Token]) -> str | None:
    """The kind of "the number of people killed in the collapse has risen to"."""
    words = [one.lower for one in before]
    if words[-1] not in load_difference_words("reaches"):
        return None
    if not (load_difference_words("count") | load_difference_words("changes")) & set(words):
        return None
    told = [one for one in words if one in load_tolls()]
    plain = [one for one in told if not load_toll_needs()[one]]
    return next((load_tolls()[one] for one in (*plain, *told)), None)


def are_of_others(one: Tolled, other: Tolled) -> bool:
    """True for the dead of two sides, of two peoples, or of now and of years ago."""
    if one.peoples and other.peoples and not _are_akin(one.peoples, other.peoples):
        return True
    if one.side and other.side and one.side != other.side:
        return True
    if (one.side == ATTACKING) != (other.side == ATTACKING):
        return True
    return one.is_old != other.is_old and not share_day(one.sentence, other.sentence)


def _are_akin(some: Iterable[str], others: Iterable[str]) -> bool:
    """True if a name of each begins alike, as those of a state and of its people do."""
    return not {one[:STEM] for one in some}.isdisjoint(one[:STEM] for one in others)


def are_some_of_all(one: Tolled, other: Tolled) -> bool:
    """True for "21 soldiers died" beside "34 people died", who may be soldiers and others.

    Not for "at least 21 soldiers" of an earlier day, of whom more may have been found.
    """
    small, large = sorted((one, other), key=lambda each: each.amount.value)
    everybody = load_difference_words("everybody")
    is_sort = bool(small.noun) and small.noun not in everybody
    is_open = small.amount.bound == "at least" and "" < small.day < large.day
    return is_sort and large.noun in everybody and not is_open
