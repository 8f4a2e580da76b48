"""The brief of a story: what most origins tell, in the texts' own words, and what differs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from consilience.analysis.brief.clauses import (
    LOOSE,
    OWN_VOICE,
    Clause,
    find_clause,
    find_source,
    finish,
    is_relative,
    points_back,
)
from consilience.analysis.brief.leads import Leads, read_leads
from consilience.analysis.brief.news import is_news, order_news
from consilience.analysis.brief.opening import find_opening
from consilience.analysis.brief.readings import (
    MOST_NOTED,
    find_rivals,
    list_outdated,
    takes_side,
    tells_matter,
)
from consilience.analysis.brief.witnesses import find_witnesses
from consilience.analysis.corroboration import list_supporting
from consilience.analysis.facts_reading import Reading, read_dossier
from consilience.analysis.tolls import Toll, read_toll, tell_toll, tells_difference
from consilience.linking.events.titles import is_telling
from consilience.records.analysis import Brief, BriefSentence, Discrepancy
from consilience.records.claim import Claim
from consilience.records.dossier import Dossier
from consilience.records.event import Event
from consilience.records.ids import EventId
from consilience.records.span import Span
from consilience.records.story import Story

MOST_SENTENCES: Final = 4  # about events, in the paragraph
MOST_DIFFERENCES: Final = 2  # in the paragraph
MOST_KEY_FACTS: Final = 8
ALIKE: Final = 0.6  # of the rarer words of the shorter sentence: it would tell the same again
FEWEST_WORDS: Final = 5  # of an explanation that tells what is denied, not only by whom
FEWEST_IN_TITLE: Final = 7  # words and known parties of a title that is a sentence
SIDES: Final = 2
QUOTES: Final = frozenset('"“”«»')
FEWEST_LETTERS: Final = 4  # of a word that tells sentences apart
# What a reader must know first: accounts that exclude each other, then denials, then rising tolls.
RELATIONS: Final = ("conflict", "denial", "update")
UNCERTAIN: Final = frozenset({"hypothetical", "denied"})  # events that are no news as such

_WORD = re.compile(r"\w+")


def make_briefs(dossier: Dossier, reading: Reading | None = None) -> tuple[Brief, ...]:
    """A brief for each story, in their order.

    Every sentence is a clause of an article, with its source where all articles give one; the
    title of an event, with names for pronouns, that no clause tells by itself; or the explanation
    of a discrepancy. Bare descriptions ("the ministry") and the first last name of somebody are
    given the names that the article has; behind a contested value stands what others say. A
    sentence has the spans it was taken from and the articles and origins that stand behind it,
    without those that count otherwise or give another day. A story of which nothing was read has
    a brief without sentences.
    `reading` is that of the dossier, where it is at hand.
    """
    reading = reading or read_dossier(dossier)
    return tuple(_make_brief(story, dossier.discrepancies, reading) for story in dossier.stories)


def _make_brief(story: Story, discrepancies: Sequence[Discrepancy], reading: Reading) -> Brief:
    leads = read_leads(story, reading)
    ranked = order_news(story, leads, reading)
    certain = [one for one in ranked if one.factuality not in UNCERTAIN]
    tolls = {one.id: toll for one in certain if (toll := read_toll(one, reading))}
    own = [one for one in discrepancies if one.story_id == story.id]
    outdated = frozenset(
        (
            *(span for one in tolls.values() for span in one.outdated),
            *list_outdated(own, reading),
        )
    )
    facts = tuple(_introduce(_choose(_tell(certain, tolls, outdated, leads, reading)), reading))
    told = [tolls[name] for one in facts for name in one.event_ids if name in tolls]
    differences = [
        _tell_difference(one)
        for one in sorted(own, key=lambda each: (_is_noted(each, facts), _rank(each)))
        if _matters(one)
        and tells_matter(one, reading)
        and not any(tells_difference(toll, one) for toll in told)
    ]
    return Brief(
        story_id=story.id,
        sentences=(*facts[:MOST_SENTENCES], *differences[:MOST_DIFFERENCES]),
        key_facts=facts,
    )


def _tell(
    events: Sequence[Event],
    tolls: Mapping[EventId, Toll],
    outdated: AbstractSet[Span],
    leads: Leads,
    reading: Reading,
) -> Iterator[BriefSentence]:
    """The opening, then each event that is told as a fact or a plan."""
    opening = find_opening(events, leads, outdated, reading)
    if opening is not None:
        yield _write(*opening, reading)
    for event in events:
        toll = tolls.get(event.id)
        told = tell_toll(toll) if toll else None
        if toll is not None and told is not None:
            yield _write_toll(event, toll, told, reading)
            continue
        if opening is not None and opening[0].id == event.id:
            continue
        clause = find_clause(event, reading, whole=True, outdated=outdated) or _find_title(
            event, reading
        )
        if clause is not None and is_news(event, clause, leads, reading):
            yield _write(event, clause, reading)


def _write_toll(event: Event, toll: Toll, told: str, reading: Reading) -> BriefSentence:
    """Behind the last count stand the articles that give it; its words and the first are shown."""
    last = [one for one in toll.counts if toll.last and one.value == toll.last.value]
    origins = {one for each in last for one in reading.rests.find(each.claim.predicate.span)}
    spans = [one.claim.span for one in last]
    first = [toll.first.claim.span] if toll.first else []
    return BriefSentence(
        text=told,
        event_ids=(event.id,),
        evidence=(*spans, *first),
        articles=tuple(sorted({one.article for one in last})),
        origins=tuple(sorted(origins)),
    )


def _write(event: Event, clause: Clause, reading: Reading) -> BriefSentence:
    words = clause.evidence[0]
    told = find_witnesses(event, words, reading)
    rivals = find_rivals(words, reading.disputes.get(event.id, ()))
    return BriefSentence(
        text=f"{clause.text.rstrip('.')} ({rivals})." if rivals else clause.text,
        event_ids=(event.id,),
        evidence=(words, *(one for one in clause.evidence[1:] if one.article in told.articles)),
        articles=told.articles,
        origins=told.origins,
    )


def _find_title(event: Event, reading: Reading) -> Clause | None:
    """The title as a sentence, of a deed by a known party, with who says so where all name one.

    It must end where one of their clauses ends: what goes on there is half a sentence. "The
    vaccine ordered by Lind is late" tells of a delay, and not whose word the order is.
    """
    supporting = list_supporting(event, reading.claims_of(event))
    claims = [one for one in supporting if _is_told(one, event, reading)]
    words = event.title.split()
    if (
        event.event_type is None
        or event.factuality != "occurred"
        or not any(one.role == "actor" for one in event.participants)
        or len(words) + len(event.participants) < FEWEST_IN_TITLE
        or not any(one.span.text.strip(LOOSE).endswith(words[-1]) for one in claims)
        or all(reading.is_told_in_passing(one) or is_relative(one) for one in claims)
        or not is_telling(event.title, [one.predicate for one in claims], strict=True)
    ):
        return None
    spans: dict[str, Span] = {}
    for one in claims:
        spans.setdefault(one.span.article, one.span)
    source = find_source(claims[0], claims, reading)
    if source is None:
        return None
    return Clause(text=finish(event.title, source), evidence=tuple(spans.values()))


def _is_told(claim: Claim, event: Event, reading: Reading) -> bool:
    article = reading.articles.get(claim.span.article)
    return (
        claim.factuality == event.factuality
        and not reading.is_quoted(claim.predicate.span)
        and (article is None or article.genre not in OWN_VOICE)
    )


def _choose(sentences: Iterable[BriefSentence]) -> Iterator[BriefSentence]:
    """The first that tell something of their own."""
    told: list[set[str]] = []
    for one in sentences:
        words = {word for word in _WORD.findall(one.text.lower()) if len(word) >= FEWEST_LETTERS}
        fewest = [min(len(words), len(other)) or 1 for other in told]
        shared = (len(words & other) / least for other, least in zip(told, fewest, strict=True))
        if words and all(share < ALIKE for share in shared):
            told.append(words)
            yield one
        if len(told) == MOST_KEY_FACTS:
            return


def _introduce(sentences: Iterable[BriefSentence], reading: Reading) -> Iterator[BriefSentence]:
    """The sentences, with the full name of somebody whom none before calls by it."""
    told = ""
    for one in sentences:
        text = one.text
        known = reading.full_names.get(one.evidence[0].article, {})
        for last in dict.fromkeys(_WORD.findall(text)):
            full = known.get(last, "")
            is_new = full and full not in told and full not in text
            if is_new and QUOTES.isdisjoint(text):  # nobody's own words are changed
                text = re.sub(rf"\b{re.escape(last)}\b", full, text, count=1)
        told = f"{told} {text}"
        yield replace(one, text=text)


def _matters(one: Discrepancy) -> bool:
    """Whether its explanation tells a reader who has not read the articles what differs."""
    told = len(one.explanation.split()) >= FEWEST_WORDS and not points_back(one.explanation)
    sides = sum(bool(reading.evidence) for reading in one.readings)
    return one.relation in RELATIONS and told and sides >= SIDES


def _is_noted(one: Discrepancy, facts: Sequence[BriefSentence]) -> bool:
    """Whether a sentence of the paragraph says what others give instead."""
    return len(one.readings) <= MOST_NOTED and any(
        takes_side(fact.evidence[0], one) for fact in facts[:MOST_SENTENCES]
    )


def _rank(one: Discrepancy) -> tuple[int, int, str]:
    """By relation, then between origins before within one."""
    origins = {origin for reading in one.readings for origin in reading.origins}
    order = RELATIONS.index(one.relation) if one.relation in RELATIONS else len(RELATIONS)
    return order, -len(origins), one.id


def _tell_difference(one: Discrepancy) -> BriefSentence:
    spans = {
        (span.article, span.start, span.end): span
        for reading in one.readings
        for span in reading.evidence
    }
    return BriefSentence(
        text=one.explanation,
        event_ids=(one.event_id,) if one.event_id else (),
        evidence=tuple(span for _, span in sorted(spans.items())),
        articles=tuple(sorted({span.article for span in spans.values()})),
        origins=tuple(sorted({origin for reading in one.readings for origin in reading.origins})),
        discrepancy_id=one.id,
    )
