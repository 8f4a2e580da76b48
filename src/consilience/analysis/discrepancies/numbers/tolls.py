"""Tolls: how many died or were hurt, by each article's first count, and how that rose."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from consilience.analysis.discrepancies.happenings import compare_context, share_day
from consilience.analysis.discrepancies.numbers.as_of import is_final
from consilience.analysis.discrepancies.parts import (
    Difference,
    Version,
    group_linked,
    sort_spans,
)
from consilience.analysis.discrepancies.reading import Sentence, StoryText, read_day
from consilience.analysis.quantities import Amount, Token, find_ratio
from consilience.analysis.quantities_reading import COUNT
from consilience.analysis.taken_back import is_taken_back, list_taken_back
from consilience.language.discrepancies import (
    load_difference_words,
    load_falling_tolls,
    load_toll_needs,
    load_tolls,
)
from consilience.records.span import Span

LEAD = 9  # sentences in which a report tells its main toll; a name in common is then enough
BEFORE, BEHIND = 4, 6  # words between a number and the word that makes it a toll
NOUNS = 2  # words behind a number that may be the noun for who is counted
PASSED = 3  # further ones behind a number that only tells from where they are
LEAST_RATIO = 0.25  # of two tolls of one happening, from report to report
LEAST_FALLING = 0.05  # of those that may fall: of 40 missing two are left
# Days between reports that may tell of two happenings, and the ratio from which on they do not.
MOST_DAYS, LEAST_FAR = 31, 0.6
LEAST_LIKE = 0.15  # of two sentences on one toll
SUFFERING = frozenset({"recipient", "theme"})
MOST_COMPARED = 200  # tolls of one kind in a story that are compared with one another


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
    def noun(self) -> str:
        """The first noun for persons behind the number ("soldiers", "people"), "" if none."""
        behind = self.sentence.tokens[self.amount.last + 1 : self.amount.last + 1 + NOUNS]
        known = load_difference_words("everybody") | load_difference_words("persons")
        return next((one.lower for one in behind if one.lower in known), "")

    @property
    def key(self) -> tuple[str, int]:
        """Its place among all."""
        return (self.sentence.article.id, self.span.start)

    @property
    def day(self) -> str:
        """When its article came out, "" if unknown."""
        return self.sentence.published_day


def find_toll_differences(text: StoryText) -> tuple[Difference, ...]:
    """Tolls of one happening that differ: rising ones as updates, others and slips as conflicts."""
    by_kind: dict[str, list[Tolled]] = defaultdict(list)
    for one in find_tolls(text):
        by_kind[one.kind].append(one)
    found: list[Difference] = []
    told: set[tuple[str, int]] = set()  # sentences whose slip is reported
    taken_back = list_taken_back(text.articles) if by_kind else {}
    for kind in sorted(by_kind):
        for group in _group(text, by_kind[kind]):
            found.extend(_compare(group, kind, told, taken_back))
    return tuple(found)


def find_tolls(text: StoryText) -> Iterator[Tolled]:
    """The first toll of each kind in each article.

    "Nobody" counts where the article gives no other number, or where somebody else says so.
    """
    first: dict[tuple[str, str, bool], Tolled] = {}
    for sentence in text.list_with(load_tolls().keys()):
        for one in (*read_tolls(sentence), *_read_zeros(sentence)):
            first.setdefault((sentence.article.id, one.kind, _is_zero(one)), one)
    for (article, kind, is_zero), one in first.items():
        is_alone = (article, kind, not is_zero) not in first
        if not is_zero or is_alone or any(claim.attribution for claim in one.sentence.claims):
            yield one


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
        if not _is_part(tokens, amount) and not _tells_origin(tokens, amount, amounts):
            kind = _find_kind(tokens, amount, amounts) or _find_suffered(sentence, amount)
        if kind is not None:
            yield Tolled(sentence, amount, kind)


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
        if tokens[at].lower in tolls and _has_needed(tokens[first : amount.first], tokens[at]):
            best = (at - amount.last, tolls[tokens[at].lower])
            break
    for at in range(amount.first - 1, max(first, amount.first - BEFORE) - 1, -1):
        if tokens[at].text in ".;:," or tokens[at].lower == "and":
            break
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
    """True unless the word of a toll needs another one before the number ("claimed 7 lives")."""
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


def _group(text: StoryText, tolls: Sequence[Tolled]) -> list[list[Tolled]]:
    """Tolls of one happening: the sentences share a name, or much of their wording."""
    is_falling = all(one.kind in load_falling_tolls() for one in tolls)
    least = LEAST_FALLING if is_falling else LEAST_RATIO
    links = [
        (one, other)
        for one, other in combinations(tolls[:MOST_COMPARED], 2)
        if (find_ratio(one.amount, other.amount) >= least or _is_zero(one) != _is_zero(other))
        and _is_one_happening(text, one, other)
        and not _are_far_apart(one, other)
        and not are_some_of_all(one, other)
    ]
    return group_linked(links)


def _are_far_apart(one: Tolled, other: Tolled) -> bool:
    """True for tolls of reports of which each may tell a happening of its own."""
    first, second = read_day(one.day), read_day(other.day)
    is_far = first is not None and second is not None and abs(first - second) > MOST_DAYS
    is_unlike = find_ratio(one.amount, other.amount) < LEAST_FAR
    return is_far and is_unlike and not share_day(one.sentence, other.sentence)


def are_some_of_all(one: Tolled, other: Tolled) -> bool:
    """True for "21 soldiers died" beside "34 people died", who may be soldiers and others."""
    small, large = sorted((one, other), key=lambda each: each.amount.value)
    everybody = load_difference_words("everybody")
    is_sort = bool(small.noun) and small.noun not in everybody
    return is_sort and large.noun in everybody


def _is_zero(one: Tolled) -> bool:
    return one.amount.value == 0


def _is_one_happening(text: StoryText, one: Tolled, other: Tolled) -> bool:
    likeness = text.compare(one.sentence.stem_set, other.sentence.stem_set)
    if max(one.sentence.number, other.sentence.number) < LEAD:
        likeness = compare_context(text, one.sentence, other.sentence)
        if one.sentence.names & other.sentence.names:
            return True
    return likeness >= LEAST_LIKE or _is_bare(one, other) or _is_bare(other, one)


def _is_bare(one: Tolled, other: Tolled) -> bool:
    """True for "nobody was hurt", which names nothing, beside the toll that a report opens with."""
    return _is_zero(one) and not one.sentence.names and other.sentence.number < LEAD


def _compare(
    group: Sequence[Tolled],
    kind: str,
    told: set[tuple[str, int]],
    taken_back: Mapping[float, str],
) -> Iterator[Difference]:
    """The slips among the tolls, and the series that the others make."""
    slips = [one for one in group if _is_slip(one, group)]
    series = [one for one in group if one not in slips]
    if len({one.amount.value for one in series}) > 1:
        yield _make_series(series, kind, taken_back)
    slips = [one for one in slips if one.sentence.key not in told]
    told.update(one.sentence.key for one in slips)
    if slips and series:
        versions = _make_versions([*slips, *_find_nearest(slips[0], series)])
        yield Difference("number", "conflict", versions, _explain_slip(slips[0], kind))


def _find_nearest(slip: Tolled, series: Sequence[Tolled]) -> list[Tolled]:
    """The number that articles of the same day give, or of the nearest."""
    by_value: dict[float, list[Tolled]] = defaultdict(list)
    for one in series:
        by_value[one.amount.value].append(one)

    def rank(value: float) -> tuple[int, int, float]:
        days = [
            abs((read_day(one.day) or 0) - (read_day(slip.day) or 0)) for one in by_value[value]
        ]
        return (min(days), -len(days), -value)

    return by_value[min(by_value, key=rank)]


def _is_slip(one: Tolled, group: Sequence[Tolled]) -> bool:
    """True for "212 dead … 212 injured" where other articles have another number."""
    twins = [
        other
        for other in read_tolls(one.sentence)
        if other.kind != one.kind and other.amount.value == one.amount.value
    ]
    others = {other.amount.value for other in group}
    return (
        bool(twins) and one.amount.value > 1 and len(others) > 1 and not _is_confirmed(one, group)
    )


def _is_confirmed(one: Tolled, group: Sequence[Tolled]) -> bool:
    return any(
        other.amount.value == one.amount.value
        and other.sentence.text != one.sentence.text
        and other.sentence.article.id != one.sentence.article.id
        for other in group
    )


def _make_versions(tolls: Sequence[Tolled]) -> tuple[Version, ...]:
    by_value: dict[tuple[float, str], list[Tolled]] = defaultdict(list)
    for one in tolls:
        open_above = one.amount.bound in {"at least", "more than"}
        by_value[one.amount.value, "and more" if open_above else ""].append(one)
    return tuple(
        Version(
            min(one.span.text for one in by_value[key]),
            sort_spans(one.span for one in by_value[key]),
        )
        for key in sorted(by_value)
    )


def _make_series(
    series: Sequence[Tolled], kind: str, taken_back: Mapping[float, str]
) -> Difference:
    """How tolls differ: an update where those that were not taken back rise or fall."""
    versions = _make_versions(series)
    held = [one for one in series if not is_taken_back(one.amount.value, one.day, taken_back)]
    if not held:
        held = list(series)
    words = _tell_values(held)
    gone = _tell_values([one for one in series if one not in held])
    verb = "was" if len(gone) == 1 else "were"
    behind = f"; {' and '.join(gone)} {verb} taken back" if gone else ""
    if len(words) == 1:
        told = f"The number of {kind} is {words[0]}{behind}."
        return Difference("number", "update", versions, told)
    if _rises(held):
        told = f"The number of {kind} rose: {', then '.join(words)}{behind}."
        return Difference("number", "update", versions, told)
    if kind in load_falling_tolls() and _falls(held):
        told = f"The number of {kind} fell: {', then '.join(reversed(words))}{behind}."
        return Difference("number", "update", versions, told)
    told = f"The articles count the {kind} differently: {' or '.join(words)}{behind}."
    return Difference("number", "conflict", versions, told)


def _tell_values(tolls: Sequence[Tolled]) -> list[str]:
    """The numbers as they stand within a sentence, the least first."""
    return [one.value[:1].lower() + one.value[1:] for one in _make_versions(tolls)]


def _rises(series: Sequence[Tolled]) -> bool:
    """True if each number is first printed no earlier than any smaller one, and not all on one day.

    "At least" leaves room for a rise within a day; where days are unknown, none is ruled out.
    """
    if any(is_final(one.sentence) for one in series if one.amount.value < _find_largest(series)):
        return False
    first_day: dict[float, str] = {}
    for one in sorted(series, key=lambda toll: toll.day):
        if one.day:
            first_day.setdefault(one.amount.value, one.day)
    days = [first_day[value] for value in sorted(first_day)]
    if days != sorted(days):
        return False
    is_open = min(series, key=lambda one: one.amount.value).amount.bound != "exactly"
    return is_open or len(days) < len({one.amount.value for one in series}) or days[0] < days[-1]


def _find_largest(series: Sequence[Tolled]) -> float:
    return max(one.amount.value for one in series)


def _falls(series: Sequence[Tolled]) -> bool:
    """True if each number is first printed later than any larger one, all days being known."""
    values = [one.amount.value for one in sorted(series, key=lambda one: (one.day, one.key))]
    days = {one.day for one in series}
    return "" not in days and len(days) > 1 and values == sorted(values, reverse=True)


def _explain_slip(slip: Tolled, kind: str) -> str:
    return (
        f"{slip.span.text} {kind} is likely a slip: the same number stands for two things in one "
        "sentence, and the other articles count otherwise."
    )
