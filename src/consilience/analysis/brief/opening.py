"""The sentences that lead a brief: of the reports' beginnings those that tell most."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from consilience.analysis.brief.clauses import Clause, is_relative, write_sentence
from consilience.analysis.brief.contested import Contested
from consilience.analysis.brief.days import is_overtaken
from consilience.analysis.brief.hanging import leans_back
from consilience.analysis.brief.leads import LEAST, Leads, weigh_words
from consilience.analysis.brief.sentences import Candidate, list_candidates
from consilience.analysis.brief.sources import find_source
from consilience.analysis.brief.substance import is_long_past, tells_something
from consilience.analysis.facts_reading import Reading
from consilience.language.lexicon import load_words
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.span import Span
from consilience.records.story import Story

# What speaks for a sentence, in shares of what it tells (`Leads.measure`).
OPENS: Final = 0.3  # it is the first of its report
BEGINS: Final = 0.1  # the event is what it says first, and not told in passing
BACKED: Final = 0.3  # no event of the story is told by more origins
LATE: Final = 0.3  # it came out on the last of several days: what the affair came to
COUNTS: Final = 0.1  # it counts people, money or other things
STANDS: Final = 0.4  # less, for what is so and does not happen
OUTDATED: Final = 0.8  # less, for a number that was overtaken
OVERTAKEN: Final = 0.4  # less, for what was so for the time being
OUTLYING: Final = 0.1  # less, for each value or spelling of few accounts
ASIDE: Final = 0.4  # less, for an event that the sentence tells of somebody in passing
BEHIND: Final = 0.4  # less, for an event that it tells in its second half
PLANNED: Final = 0.3  # less, for a sentence that begins with what has not happened yet
MAY_BE: Final = "hypothetical"
PLAN: Final = "planned"
LEANS: Final = 0.3  # less, for a sentence that begins with what another has told of


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """A sentence of a brief with the event that it tells, None where no claim was read in it.

    `is_latest` tells that a report of the last of several days begins with it.
    """

    event: Event | None
    clause: Clause
    claim: Claim | None = None
    is_latest: bool = False


@dataclass(frozen=True, slots=True)
class _Weighed:
    """`gain` is what its place, its report and its values make of what a candidate tells."""

    candidate: Candidate
    gain: float
    order: int


def find_leading(
    ranked: Sequence[Event],
    leads: Leads,
    contested: Contested,
    reading: Reading,
    story: Story | None = None,
) -> Iterator[Leading]:
    """The sentences of the reports' beginnings, those first that tell most beside those before.

    `ranked` are the events of the story that are told as facts, those first that matter most. Of
    reports that say little, the first sentence alone.
    """
    found = list(_weigh(ranked, leads, contested, reading))
    latest = [one for one in found if _is_latest(one.candidate, leads)]
    told: set[str] = set()
    while found:
        every = {one.candidate.words for one in found}
        fresh = {words: leads.measure(words.text, told) for words in every}
        ordered = sorted(found, key=lambda one: _rank(one, fresh[one.candidate.words]))
        best = next(
            (one for one in ordered if _is_news(one.candidate, leads, story, reading)), None
        )
        if best is None or (told and best.gain * fresh[best.candidate.words] < LEAST):
            # What it came to may be told in words of its own alone.
            found, latest = latest, []
            told = set()
            continue
        yield _make_leading(best.candidate, leads, reading)
        if not leads.is_rich:
            return
        told.update(weigh_words(best.candidate.words.text))
        if _is_latest(best.candidate, leads):
            latest = []
        latest = [one for one in latest if not _tells_again(one.candidate, best.candidate)]
        again = {words for words in every if retells(words, best.candidate.words, leads, reading)}
        found = [
            one
            for one in found
            if fresh[one.candidate.words] >= LEAST
            and not _tells_again(one.candidate, best.candidate)
            and one.candidate.words not in again
        ]


def retells(words: Span, other: Span, leads: Leads, reading: Reading) -> bool:
    """Whether the words tell in their way, of the same matter, what others began with."""
    if not leads.retells(words.text, other.text):
        return False
    deeds = {deed for one in _list_claims(words, reading) for deed in _list_deeds(one)}
    first = min(_list_claims(other, reading), key=_find_deed, default=None)
    return first is not None and not deeds.isdisjoint(_list_deeds(first))


def _list_claims(words: Span, reading: Reading) -> list[Claim]:
    """The claims in the words of what happened or will; what may be is left out."""
    return [
        one
        for one in reading.claims_in.get(words.article, ())
        if words.start <= one.predicate.span.start < words.end and one.factuality != MAY_BE
    ]


def _find_deed(claim: Claim) -> int:
    return claim.predicate.span.start


def _list_deeds(claim: Claim) -> set[tuple[str, bool]]:
    """Its event and its verb, each with whether it is still to come."""
    is_planned = claim.factuality == PLAN
    return {(name, is_planned) for name in (claim.event_id, claim.predicate.lemma) if name}


def _make_leading(one: Candidate, leads: Leads, reading: Reading) -> Leading:
    return Leading(
        event=one.event,
        clause=_write(one, reading),
        claim=one.claim,
        is_latest=_is_latest(one, leads),
    )


def _is_latest(one: Candidate, leads: Leads) -> bool:
    return one.place == 0 and one.words.article in leads.last


def divide(leading: Sequence[Leading], most: int) -> tuple[list[Leading], list[Leading]]:
    """The first `most`, among them what a report of the last day begins with; the rest."""
    first, rest = [*leading[:most]], [*leading[most:]]
    late = next((one for one in rest if one.is_latest), None)
    if late is not None and len(first) > 1 and not any(one.is_latest for one in first):
        rest.remove(late)
        rest.insert(0, first.pop())
        first.append(late)
    return first, rest


def order_by_day(leading: Sequence[Leading], reading: Reading) -> list[Leading]:
    """By the days on which they came out, of one report in its order; denials come last."""
    places = {one.clause.evidence[0].article: at for at, one in reversed([*enumerate(leading)])}
    denies = load_words("briefs", "denies")

    def place(one: Leading) -> tuple[bool, str, int, int]:
        words = one.clause.evidence[0]
        published = reading.articles[words.article].published
        return (
            one.claim is not None and one.claim.predicate.lemma in denies,
            published.last_day if published else "",
            places[words.article],
            words.start,
        )

    return sorted(leading, key=place)


def _tells_again(one: Candidate, other: Candidate) -> bool:
    is_same = one.event is not None and one.event == other.event
    return is_same or one.words.overlaps(other.words)


def _is_news(one: Candidate, leads: Leads, story: Story | None, reading: Reading) -> bool:
    if not leads.is_rich:
        return True
    return tells_something(one.words, one.event, one.claim, leads, reading) and not (
        story is not None and is_long_past(one.words, story, reading)
    )


def _rank(one: _Weighed, fresh: float) -> tuple[float, int, int, str]:
    words = one.candidate.words.text
    return -round(one.gain * fresh, 6), one.order, len(words), words


def _write(one: Candidate, reading: Reading) -> Clause:
    if one.event is None or one.claim is None:
        return Clause(text=write_sentence(one.words, None, reading), evidence=(one.words,))
    claims = reading.list_supporting(one.event)
    others: dict[str, Span] = {}
    for each in claims:
        if each.span.article != one.words.article:
            others.setdefault(each.span.article, each.span)
    source = find_source(one.claim, one.words, claims, reading)
    text = write_sentence(one.words, source, reading)
    return Clause(text=text, evidence=(one.words, *others.values()))


def _weigh(
    events: Sequence[Event], leads: Leads, contested: Contested, reading: Reading
) -> Iterator[_Weighed]:
    backing = {one.id: _count_backing(one, reading) for one in events}
    order = {one.id: at for at, one in enumerate(events)}
    most = max(backing.values(), default=1)
    planned = _find_planned(events, reading)
    main = _Main(events, reading)
    for one in list_candidates(events, leads, contested, reading):
        words, claim = one.words, one.claim
        gain = 1.0 + OPENS * (one.place == 0) + LATE * leads.lateness.get(words.article, 0.0)
        if claim is not None and one.event is not None:
            if main.tells_other(words, claim):
                continue
            gain += BACKED * backing[one.event.id] / most
            gain += BEGINS * (claim.span.start == words.start)
            gain += COUNTS * _counts(words, reading)
            gain *= 1.0 - STANDS * (claim.factuality == "ongoing" and one.event.event_type is None)
            gain *= 1.0 - ASIDE * _is_aside(claim, words, reading)
            gain *= 1.0 - BEHIND * (2 * (claim.span.start - words.start) > len(words.text))
        gain *= 1.0 - LEANS * leans_back(words.text)
        gain *= 1.0 - OUTDATED * contested.holds_outdated(words)
        gain *= 1.0 - OVERTAKEN * is_overtaken(words, leads)
        gain *= (1.0 - OUTLYING) ** contested.count_outlying(words)
        gain *= 1.0 - PLANNED * ((words.article, words.start) in planned)
        rank = order[one.event.id] if one.event is not None else len(order)
        yield _Weighed(one, gain, rank)


def _find_planned(events: Iterable[Event], reading: Reading) -> set[tuple[str, int]]:
    """Where claims begin of what has not happened yet."""
    return {
        (one.span.article, one.span.start)
        for event in events
        for one in reading.claims_of(event)
        if one.factuality == PLAN
    }


class _Main:
    """The claims that are what sentences tell, and not what they name in telling it."""

    def __init__(self, events: Sequence[Event], reading: Reading) -> None:
        self._events = {one.id for one in events}
        self._reading = reading

    def tells_other(self, words: Span, claim: Claim) -> bool:
        """Whether the words begin with another event: "Weld denied that the bridge fell"."""
        held = (
            one
            for one in self._reading.claims_in.get(words.article, ())
            if one.span.start == words.start and one.predicate.span.end <= words.end
        )
        first = min(held, key=lambda one: one.predicate.span.start, default=None)
        return (
            first is not None
            and first.predicate.span.end <= claim.span.start
            and first.event_id != claim.event_id
            and first.event_id in self._events
            and not is_relative(first)
            and not self._reading.is_told_in_passing(first)
        )


def _is_aside(claim: Claim, words: Span, reading: Reading) -> bool:
    """Whether the words tell of something else: "the man who opened the gate says it fell"."""
    return reading.is_told_in_passing(claim) or (
        is_relative(claim)
        and any(
            claim.span.end <= one.predicate.span.start < words.end
            for one in reading.claims_in.get(claim.span.article, ())
        )
    )


def _counts(words: Span, reading: Reading) -> bool:
    return any(
        words.overlaps(quantity.span)
        for one in reading.claims_in.get(words.article, ())
        for quantity in one.quantities
    )


def _count_backing(event: Event, reading: Reading) -> int:
    row = reading.corroborations.get(event.id)
    return max(1, min(len(row.origins), len(row.articles))) if row else 1
