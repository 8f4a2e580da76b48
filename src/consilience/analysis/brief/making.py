"""The brief of a story: what most origins tell, in the texts' own words, and what differs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from consilience.analysis.brief.clauses import (
    Clause,
    find_clause,
)
from consilience.analysis.brief.contested import Contested, read_contested
from consilience.analysis.brief.days import date_phrases, is_overtaken
from consilience.analysis.brief.hanging import points_back
from consilience.analysis.brief.leads import Leads, read_leads
from consilience.analysis.brief.news import is_news, lacks_year, order_news
from consilience.analysis.brief.opening import find_opening
from consilience.analysis.brief.readings import list_outdated, tells_matter
from consilience.analysis.brief.rivals import MOST_RIVALS, find_rivals, note_rivals, takes_side
from consilience.analysis.brief.titles import Names, find_title, list_names
from consilience.analysis.brief.witnesses import find_witnesses
from consilience.analysis.facts_reading import Reading, read_dossier
from consilience.analysis.tolls import Toll, read_toll, tell_toll, tells_difference
from consilience.language.titles import find_title_kinds
from consilience.records.analysis import Brief, BriefSentence, Discrepancy
from consilience.records.dossier import Dossier
from consilience.records.event import Event
from consilience.records.ids import EventId
from consilience.records.story import Story

MOST_SENTENCES: Final = 4  # about events, in the paragraph
MOST_DIFFERENCES: Final = 2  # in the paragraph
MOST_KEY_FACTS: Final = 8
ALIKE: Final = 0.6  # of the rarer words of the shorter sentence: it would tell the same again
FEWEST_WORDS: Final = 5  # of an explanation that tells what is denied, not only by whom
SIDES: Final = 2
MOST_NOTED: Final = MOST_RIVALS + 1  # readings of a difference that one sentence tells
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
    names = list_names(dossier.entities)
    return tuple(
        _make_brief(story, dossier.discrepancies, names, reading) for story in dossier.stories
    )


def _make_brief(
    story: Story, discrepancies: Sequence[Discrepancy], names: Names, reading: Reading
) -> Brief:
    leads = read_leads(story, reading)
    ranked = order_news(story, leads, reading)
    certain = [one for one in ranked if one.factuality not in UNCERTAIN]
    tolls = {one.id: toll for one in certain if (toll := read_toll(one, reading))}
    own = [one for one in discrepancies if one.story_id == story.id]
    overtaken = (span for one in tolls.values() for span in one.outdated)
    contested = read_contested(own, (*overtaken, *list_outdated(own, reading)))
    known = _Known(story, tuple(own), tolls, contested, names)
    told = _tell(certain, known, leads, reading)
    facts = tuple(_introduce(_choose(told), reading))
    counted = [tolls[name] for one in facts for name in one.event_ids if name in tolls]
    differences = [
        _tell_difference(one)
        for one in sorted(own, key=lambda each: (_is_noted(each, facts), _rank(each)))
        if _matters(one)
        and tells_matter(one, reading)
        and not any(tells_difference(toll, one) for toll in counted)
    ]
    return Brief(
        story_id=story.id,
        sentences=(*facts[:MOST_SENTENCES], *differences[:MOST_DIFFERENCES]),
        key_facts=facts,
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """Of a story its differences, tolls by event, what is contested, and names of each entity."""

    story: Story
    discrepancies: tuple[Discrepancy, ...]
    tolls: Mapping[EventId, Toll]
    contested: Contested
    names: Names


def _tell(
    events: Sequence[Event], known: _Known, leads: Leads, reading: Reading
) -> Iterator[BriefSentence]:
    """The opening, then each event that is told as a fact or a plan."""
    opening = find_opening(events, leads, known.contested, reading)
    if opening is not None:
        yield _write(*opening, known, reading)
    for event in events:
        toll = known.tolls.get(event.id)
        told = tell_toll(toll) if toll else None
        if toll is not None and told is not None:
            yield _write_toll(event, toll, told, reading)
            continue
        if opening is not None and opening[0].id == event.id:
            continue
        clause = find_clause(event, reading, whole=True, contested=known.contested) or find_title(
            event, known.names, reading
        )
        if (
            clause is not None
            and is_news(event, clause, leads, reading)
            and not is_overtaken(clause.evidence[0], leads)
            and not lacks_year(event, clause.text, known.story)
        ):
            yield _write(event, clause, known, reading)


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


def _write(event: Event, clause: Clause, known: _Known, reading: Reading) -> BriefSentence:
    words = clause.evidence[0]
    told = find_witnesses(event, words, known.discrepancies, reading)
    text = date_phrases(clause.text, reading.articles.get(words.article), known.story)
    return BriefSentence(
        text=known.contested.spell(note_rivals(text, find_rivals(words, known.discrepancies))),
        event_ids=(event.id,),
        evidence=(words, *(one for one in clause.evidence[1:] if one.article in told.articles)),
        articles=told.articles,
        origins=told.origins,
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
            # Nobody's own words are changed, and nobody is given two first names.
            if is_new and QUOTES.isdisjoint(text) and not _is_in_name(text, last):
                text = re.sub(rf"\b{re.escape(last)}\b", full, text, count=1)
        told = f"{told} {text}"
        yield replace(one, text=text)


def _is_in_name(text: str, last: str) -> bool:
    """Whether the last name is part of a longer name: "Ada Weld" and "the Weld Marie"."""
    goes_on = re.search(rf"\b{re.escape(last)}\s+[A-Z]", text) is not None
    return goes_on or _has_first_name(text, last)


def _has_first_name(text: str, last: str) -> bool:
    """Whether a name stands right before the last name: "Ada Weld", not "Mayor Weld"."""
    before = re.search(rf"(\S+)\s+{re.escape(last)}\b", text)
    word = before[1] if before else ""
    is_name = word[:1].isupper() and word[-1:].isalpha() and not word.isupper()
    return is_name and before is not None and before.start() > 0 and not find_title_kinds(word)


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
