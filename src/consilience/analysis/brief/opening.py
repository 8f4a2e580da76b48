"""The sentence that a brief opens with: of the reports' first sentences the one that tells most."""

from collections.abc import Iterator, Sequence
from typing import Final

from consilience.analysis.brief.clauses import (
    Clause,
    can_stand,
    is_relative,
    is_whole_clause,
    write_sentence,
)
from consilience.analysis.brief.contested import Contested
from consilience.analysis.brief.days import is_overtaken
from consilience.analysis.brief.leads import Leads
from consilience.analysis.brief.sources import find_source
from consilience.analysis.facts_reading import Reading
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.span import Span

LONGEST: Final = 280  # characters: first sentences are longer than others
# What speaks for a sentence beside its words, which count from 0 to 1.
OPENS: Final = 0.2  # it is the first of its report
BEGINS: Final = 0.1  # the event is what it says first, and not told in passing
BACKED: Final = 0.2  # no event of the story is told by more origins
LATE: Final = 0.2  # it came out on the last of several days: what the affair came to
OUTDATED: Final = 0.6  # less, for a number that was overtaken
OVERTAKEN: Final = 0.3  # less, for what was so for the time being
OUTLYING: Final = 0.1  # less, for each value or spelling of few accounts

Candidate = tuple[float, Span, Event, Claim]
ASIDE: Final = 0.2  # less, for an event that the sentence tells of somebody in passing
PLANNED: Final = 0.2  # less, for a sentence that begins with what has not happened yet


def find_opening(
    ranked: Sequence[Event], leads: Leads, contested: Contested, reading: Reading
) -> tuple[Event, Clause] | None:
    """The event and its sentence, None where no first sentence stands by itself.

    `ranked` are the events of the story that are told as facts, those first that matter most.
    """
    order = {one.id: at for at, one in enumerate(ranked)}
    found = list(_list_candidates(ranked, leads, contested, reading))
    if not found:
        return None
    _, words, event, claim = min(
        found, key=lambda one: (-round(one[0], 6), order[one[2].id], len(one[1].text), one[1].text)
    )
    claims = reading.list_supporting(event)
    others: dict[str, Span] = {}
    for one in claims:
        if one.span.article != words.article:
            others.setdefault(one.span.article, one.span)
    source = find_source(claim, words, claims, reading)
    text = write_sentence(words, source, reading)
    return event, Clause(text=text, evidence=(words, *others.values()))


def _list_candidates(
    events: Sequence[Event], leads: Leads, contested: Contested, reading: Reading
) -> Iterator[Candidate]:
    backing = {one.id: _count_backing(one, reading) for one in events}
    most = max(backing.values(), default=1)
    planned = {
        (one.span.article, one.span.start)
        for event in events
        for one in reading.claims_of(event)
        if one.factuality == "planned"
    }
    main = _Main(events, reading)
    for event in events:
        for claim in reading.list_supporting(event):
            place = leads.find_place(claim.predicate.span)
            if place is None or claim.factuality != event.factuality or not _has_party(claim):
                continue
            for words in _find_words(claim, place, contested, leads, reading):
                if main.tells_other(words, claim):
                    continue
                score = leads.measure(words.text) + BACKED * backing[event.id] / most
                score += OPENS * (place == 0) + BEGINS * (claim.span.start == words.start)
                score += LATE * leads.lateness.get(words.article, 0.0)
                score -= OUTDATED * contested.holds_outdated(words)
                score -= OVERTAKEN * is_overtaken(words, leads)
                score -= OUTLYING * contested.count_outlying(words)
                score -= ASIDE * _is_aside(claim, words, reading)
                score -= PLANNED * ((words.article, words.start) in planned)
                yield score, words, event, claim


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


def _has_party(claim: Claim) -> bool:
    return any(one.role in ("actor", "recipient") and one.span.text for one in claim.participants)


def _count_backing(event: Event, reading: Reading) -> int:
    row = reading.corroborations.get(event.id)
    return max(1, min(len(row.origins), len(row.articles))) if row else 1


def _find_words(
    claim: Claim, place: int, contested: Contested, leads: Leads, reading: Reading
) -> Iterator[Span]:
    """The sentence of the claim, or else the claim itself, if it stands by itself."""
    article = reading.articles[claim.span.article]
    start, end = leads.sentences[article.id][place]
    sentence = article.span(start, end)
    is_fit = (
        len(sentence.text) <= LONGEST
        and can_stand(sentence.text)
        and reading.explains_pronouns(sentence)
        and reading.name_parties(sentence) is not None
        and not reading.is_quoted(claim.predicate.span)
    )
    if is_fit:
        yield sentence
    if (not is_fit or contested.holds_outdated(sentence)) and is_whole_clause(claim, reading):
        yield claim.span
