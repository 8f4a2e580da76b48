"""Tolls of a story: how many people a happening befell, as it was counted last and first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from consilience.analysis.discrepancies.telling import tell_day
from consilience.analysis.facts_reading import Reading
from consilience.analysis.quantities import split_tokens
from consilience.analysis.quantities_reading import AGE, find_amounts
from consilience.analysis.taken_back import is_taken_back
from consilience.language.happenings import find_counted, find_tallied, find_tellings, may_tell
from consilience.language.lexicon import load_words
from consilience.language.words import find_words
from consilience.linking.sentences import find_sentences
from consilience.records.analysis import Discrepancy
from consilience.records.claim import Claim, Quantity
from consilience.records.event import Event
from consilience.records.ids import ArticleId
from consilience.records.span import Span

SUFFERING: Final = frozenset({"actor", "recipient", "theme"})
NEAR: Final = 80  # characters before a predicate in which "the number of people killed" stands
WORDS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
MINUTE: Final = len("2031-03-06T10:42")
OPEN: Final = frozenset({"at least", "more than"})  # bounds that leave room for more


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count that one article gives, on the day it came out ("" if unknown).

    `name` is that of what befell those who are counted, `minute` when it came out (ISO 8601), ""
    where no more than the day is known.
    """

    claim: Claim
    quantity: Quantity
    name: str
    value: float
    day: str
    minute: str = ""

    @property
    def article(self) -> ArticleId:
        """The article that gives it."""
        return self.quantity.span.article


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """The counts of an event, one an article, the first ones first.

    `last` and `first` differ where the count rose from day to day; both are None where the
    counts differ in another way, and exclude each other. `withdrawn` are counts that were taken
    back by whoever gave them, of any article.
    """

    counts: tuple[Count, ...]
    told: str
    first: Count | None
    last: Count | None
    withdrawn: tuple[Count, ...] = ()

    @property
    def rose(self) -> bool:
        """Whether it was counted anew."""
        return bool(self.first and self.last and self.first.value < self.last.value)

    @property
    def outdated(self) -> tuple[Span, ...]:
        """Where counts stand that were overtaken or taken back."""
        last = self.last.value if self.last else 0.0
        overtaken = (one for one in self.counts if one.value < last)
        return tuple(one.quantity.span for one in (*overtaken, *self.withdrawn))


def read_toll(event: Event, reading: Reading) -> Toll | None:
    """The toll that an event tells; None for an event of another kind."""
    claims = reading.claims_of(event)
    told = [one for claim in claims if (one := _read_count(claim, reading))]
    taken_back = reading.taken_back.get(event.story_id, {})
    every = [one for one in told if not is_taken_back(one.value, one.day, taken_back)]
    if not every or 2 * len(told) < len(claims):
        return None
    best: dict[ArticleId, Count] = {}
    for one in sorted(every, key=lambda each: (-each.value, each.claim.id)):
        best.setdefault(one.article, one)
    counts = sorted(best.values(), key=_order)
    names = Counter(one.name for one in every)
    name = min(names, key=lambda one: (-names[one], one))
    first, last = _find_ends(counts, reading)
    if first is not None:
        first = min((one for one in every if one.day == counts[0].day), key=_order)
    return Toll(
        counts=tuple(counts),
        told=find_counted(name),
        first=first,
        last=last,
        withdrawn=tuple(sorted((one for one in told if one not in every), key=_order)),
    )


def _order(count: Count) -> tuple[str, float, str, str]:
    return count.day, count.value, count.article, count.claim.id


def _read_count(claim: Claim, reading: Reading) -> Count | None:
    """The count that a claim gives; none that is denied, not sure or taken back by its outlet."""
    article = reading.articles.get(claim.span.article)
    text = article.text if article else ""
    name = _find_counted(claim, text)
    quantity = _find_quantity(claim) if name else None
    if quantity is None or claim.negated or claim.factuality != "occurred":
        return None
    if _is_withdrawn(claim, text):
        return None
    published = article.published if article else None
    return Count(
        claim=claim,
        quantity=quantity,
        name=name,
        value=quantity.lowest if quantity.lowest is not None else quantity.highest or 0.0,
        day=published.last_day if published else "",
        minute=published.earliest[:MINUTE] if published and published.precision == "minute" else "",
    )


def tell_toll(toll: Toll) -> str | None:
    """The last count, since when, and what was counted first; None where it did not rise."""
    first, last = toll.first, toll.last
    if first is None or last is None or not toll.rose:
        return None
    unit = next((one.quantity.unit for one in (last, first) if one.quantity.unit), None)
    count = _write_count(last)
    noun = unit or ("person" if last.value == 1 else "people")
    day = min(one.day for one in toll.counts if one.value == last.value)
    return (
        f"{count[:1].upper()}{count[1:]} {noun} {toll.told}"
        f" ({tell_day(day).rpartition(' ')[0]}; first reports: {_write_count(first)})."
    )


def tells_difference(toll: Toll, one: Discrepancy) -> bool:
    """Whether the sentence of a toll that rose tells the numbers of a difference already.

    Of one that rose too it tells the first and the last, whatever was counted in between.
    """
    if one.kind != "number" or not toll.rose or not one.readings:
        return False
    spans = [each.quantity.span for each in (*toll.counts, *toll.withdrawn)]
    told = [
        any(span.overlaps(own) for span in reading.evidence for own in spans)
        for reading in one.readings
    ]
    return all(told) or (one.relation == "update" and told[0] and told[-1])


def _find_counted(claim: Claim, text: str) -> str:
    """The happening whose victims a claim counts; "" if it is none."""
    lemma = claim.predicate.lemma
    tellings = find_tellings(lemma, _find_behind(claim, text)) if may_tell(lemma) else frozenset()
    for one in sorted(tellings, key=str):
        if one.counted:
            return one.name
    if claim.predicate.lemma not in load_words("happenings", "counting"):
        return ""
    counts = load_words("happenings", "counts")
    start = claim.predicate.span.start
    before = find_words(text[max(0, claim.span.start, start - NEAR) : start])
    at = max((at for at, word in enumerate(before) if word in counts), default=None)
    if at is None:
        return ""
    return find_tallied(before[max(at - 1, 0) :]) or ""


def _is_withdrawn(claim: Claim, text: str) -> bool:
    """True for "an earlier version of this article said that 19 people had died"."""
    start, end = claim.predicate.span.start, claim.predicate.span.end
    around = (
        text[first:last] for first, last in find_sentences(text) if first <= start and end <= last
    )
    words = next(around, "").lower()
    return any(one in words for one in load_words("revisions", "own"))


def _find_behind(claim: Claim, text: str) -> list[str]:
    end = claim.predicate.span.end
    return find_words(text[end : end + NEAR])


def _find_quantity(claim: Claim) -> Quantity | None:
    """The number of those whom it befell: it stands at the head of the words for them."""
    told = [one for one in claim.quantities if (one.lowest, one.highest) != (None, None)]
    ages = _find_ages(claim) if told else frozenset()
    for one in claim.participants:
        if one.role not in SUFFERING:
            continue
        for quantity in told:
            inside = one.span.start <= quantity.span.start < one.span.end
            if inside and quantity.span.start not in ages:
                return quantity
    return None


def _find_ages(claim: Claim) -> frozenset[int]:
    """Where the clause tells how old somebody is: "a woman of 80 died" counts no 80."""
    amounts = find_amounts(split_tokens(claim.span.text))
    return frozenset(claim.span.start + one.start for one in amounts if one.dimension == AGE)


def _find_ends(counts: Sequence[Count], reading: Reading) -> tuple[Count | None, Count | None]:
    """The lowest count of the first day and that of the last; none where they did not rise so.

    What came out after a higher count of its day for the first time is no earlier one: it may be
    of others.

    Of the last day's counts the one stands that most origins tell, then the highest.
    """
    days = sorted({one.day for one in counts})
    if len({one.value for one in counts}) == 1:
        return counts[0], counts[-1]
    if "" in days or len(days) == 1 or _is_later(counts[0], counts):
        return None, None
    highest = [max(one.value for one in counts if one.day == day) for day in days]
    if (
        len(set(highest)) == 1
    ):  # on one day it was counted in two ways, and no later report knew more
        return None, None
    last = _choose([one for one in counts if one.day == days[-1]], reading)
    if highest != sorted(highest) or last.value < highest[-2]:
        return None, None
    return counts[0], last


def _is_later(lowest: Count, counts: Sequence[Count]) -> bool:
    """Whether the lowest count of a day first came out after a higher one of the same day."""
    same_day = [one for one in counts if one.day == lowest.day]
    first = min(one.minute for one in same_day if one.value == lowest.value)
    higher = [one.minute for one in same_day if one.value > lowest.value and one.minute]
    return bool(first) and any(one < first for one in higher)


def _choose(counts: Sequence[Count], reading: Reading) -> Count:
    backing = Counter(
        one.value
        for one in counts
        for _ in reading.rests.find(one.claim.predicate.span) or (one.article,)
    )
    return min(counts, key=lambda one: (-backing[one.value], -one.value, one.article))


def _write_count(count: Count) -> str:
    bound = count.quantity.bound
    value = int(count.value)
    number = WORDS[value] if 0 <= value < len(WORDS) else f"{value:,}"
    return number if bound in ("exactly", "range") else f"{bound} {number}"
