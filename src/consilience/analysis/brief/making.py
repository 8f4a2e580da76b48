"""The brief of a story: what most origins tell, in the texts' own words, and what differs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from consilience.analysis.brief.clauses import (
    LOOSE,
    OWN_VOICE,
    Clause,
    find_clause,
    find_source,
    finish,
)
from consilience.analysis.brief.leads import Leads, read_leads
from consilience.analysis.brief.opening import find_opening
from consilience.analysis.brief.witnesses import find_witnesses
from consilience.analysis.facts import rank_events
from consilience.analysis.facts_reading import Reading, read_dossier
from consilience.analysis.tolls import Toll, read_toll, tell_toll, tells_difference
from consilience.language.discrepancies import load_difference_words
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
FEWEST_LETTERS: Final = 4  # of a word that tells sentences apart
# Weights of what makes an event news, against one for each origin, at most `MOST_BACKING`.
HEADED: Final = 3.0  # all headlines tell it
LED: Final = 3.0  # it stands in a first sentence of all articles
WEIGHTY: Final = 1.0
PAST: Final = 3.0
STANDING: Final = 2.0  # less, for what is so and does not happen ("belongs to", "employs")
MOST_BACKING: Final = 3
# What a reader must know first: accounts that exclude each other, then denials, then rising tolls.
RELATIONS: Final = ("conflict", "denial", "update")
UNCERTAIN: Final = frozenset({"hypothetical", "denied"})  # events that are no news as such

_WORD = re.compile(r"\w+")


def make_briefs(dossier: Dossier, reading: Reading | None = None) -> tuple[Brief, ...]:
    """A brief for each story, in their order.

    Every sentence is a clause of an article, with its source where all articles give one; the
    title of an event, with names for pronouns, that no clause tells by itself; or the explanation
    of a discrepancy. It has the spans it was taken from and the articles and origins that stand
    behind it, without those that count otherwise or give another day. A story of which nothing
    was read has a brief without sentences.
    `reading` is that of the dossier, where it is at hand.
    """
    reading = reading or read_dossier(dossier)
    return tuple(_make_brief(story, dossier.discrepancies, reading) for story in dossier.stories)


def _make_brief(story: Story, discrepancies: Sequence[Discrepancy], reading: Reading) -> Brief:
    leads = read_leads(story, reading)
    ranked = _order_news(story, leads, reading)
    certain = [one for one in ranked if one.factuality not in UNCERTAIN]
    tolls = {one.id: toll for one in certain if (toll := read_toll(one, reading))}
    facts = tuple(_choose(_tell(certain, tolls, leads, reading)))
    own = [one for one in discrepancies if one.story_id == story.id]
    told = [tolls[name] for one in facts for name in one.event_ids if name in tolls]
    differences = [
        _tell_difference(one)
        for one in sorted(own, key=_rank)
        if _matters(one) and not any(tells_difference(toll, one) for toll in told)
    ]
    return Brief(
        story_id=story.id,
        sentences=(*facts[:MOST_SENTENCES], *differences[:MOST_DIFFERENCES]),
        key_facts=facts,
    )


def _order_news(story: Story, leads: Leads, reading: Reading) -> list[Event]:
    """Events as a reader wants to hear of them; of equals those first that are rows first.

    Many origins, and headlines and first sentences that tell it, speak for an event; a time long
    before the story is that of background.
    """
    ranked = rank_events(reading.events.get(story.id, ()), reading)
    return sorted(ranked, key=lambda one: -_count_news(one, story, leads, reading))


def _count_news(event: Event, story: Story, leads: Leads, reading: Reading) -> float:
    """How much speaks for an event as news."""
    row = reading.corroborations.get(event.id)
    claims = reading.claims_of(event)
    weighty = any(one.predicate.lemma in load_difference_words("weighty") for one in claims)
    backing = min(len(row.origins), len(row.articles)) if row else 0
    return (
        min(backing, MOST_BACKING)
        + HEADED * leads.count_headed(claims)
        + LED * leads.count_led(claims)
        + WEIGHTY * weighty
        - PAST * _is_past(event, story)
        - STANDING * (event.factuality == "ongoing" and event.event_type is None)
    )


def _is_past(event: Event, story: Story) -> bool:
    """Whether it is dated in a year and month before those of the story."""
    if event.when is None or event.when.basis == "publication" or story.earliest is None:
        return False
    return event.when.latest[:7] < story.earliest[:7]


def _tell(
    events: Sequence[Event], tolls: Mapping[EventId, Toll], leads: Leads, reading: Reading
) -> Iterator[BriefSentence]:
    """The opening, then each event that is told as a fact or a plan."""
    outdated = frozenset(span for one in tolls.values() for span in one.outdated)
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
        if clause is not None:
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
    told = find_witnesses(event, clause.evidence[0], reading)
    return BriefSentence(
        text=clause.text,
        event_ids=(event.id,),
        evidence=tuple(one for one in clause.evidence if one.article in told.articles),
        articles=told.articles,
        origins=told.origins,
    )


def _find_title(event: Event, reading: Reading) -> Clause | None:
    """The title as a sentence, of a deed by a known party, with who says so where all name one.

    It must end where one of their clauses ends: what goes on there is half a sentence.
    """
    claims = [one for one in reading.claims_of(event) if _is_told(one, event, reading)]
    words = event.title.split()
    if (
        event.event_type is None
        or event.factuality != "occurred"
        or not any(one.role == "actor" for one in event.participants)
        or len(words) + len(event.participants) < FEWEST_IN_TITLE
        or not any(one.span.text.strip(LOOSE).endswith(words[-1]) for one in claims)
        or not is_telling(event.title, [one.predicate for one in claims], strict=True)
    ):
        return None
    spans: dict[str, Span] = {}
    for one in claims:
        spans.setdefault(one.span.article, one.span)
    source = find_source(claims[0], claims, reading)
    if source is None and all(one.attribution for one in claims):
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


def _matters(one: Discrepancy) -> bool:
    """Whether its explanation tells a reader who has not read the articles what differs."""
    told = len(one.explanation.split()) >= FEWEST_WORDS
    sides = sum(bool(reading.evidence) for reading in one.readings)
    return one.relation in RELATIONS and told and sides >= SIDES


def _rank(one: Discrepancy) -> tuple[int, int, str]:
    """Between origins before within one, then by kind of difference."""
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
