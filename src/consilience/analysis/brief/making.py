"""The brief of a story: what most origins tell, in the texts' own words, and what differs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from consilience.analysis.brief.clauses import (
    Clause,
    find_clause,
    is_relative,
)
from consilience.analysis.brief.contested import Contested, read_contested
from consilience.analysis.brief.days import date_phrases, date_weekdays, is_overtaken
from consilience.analysis.brief.differing import list_differing
from consilience.analysis.brief.joints import AT_END, find_sentence
from consilience.analysis.brief.leads import LEAST, Leads, read_leads
from consilience.analysis.brief.naming import introduce
from consilience.analysis.brief.news import is_news, is_weighty, lacks_year, order_news
from consilience.analysis.brief.opening import Leading, divide, find_leading, order_by_day, retells
from consilience.analysis.brief.openings import skip_opening
from consilience.analysis.brief.own_words import OwnWords, read_own_words
from consilience.analysis.brief.readings import list_outdated
from consilience.analysis.brief.retold import Retellings
from consilience.analysis.brief.rivals import find_misread, find_rivals, note_rivals
from consilience.analysis.brief.sources import find_source
from consilience.analysis.brief.substance import is_long_past, tells_something
from consilience.analysis.brief.titles import Names, find_title, list_names
from consilience.analysis.brief.witnesses import Witnesses, find_witnesses
from consilience.analysis.facts_reading import Reading, read_dossier
from consilience.analysis.tolls import Toll, read_toll, tell_toll
from consilience.language.lexicon import load_words
from consilience.records.analysis import Brief, BriefSentence, Discrepancy
from consilience.records.claim import Claim
from consilience.records.dossier import Dossier
from consilience.records.event import Event
from consilience.records.ids import ArticleId, EventId
from consilience.records.span import Span
from consilience.records.story import Story
from consilience.records.time_expression import TimeExpression

MOST_TOLLS_IN: Final = 6  # events of which a toll is told right behind the opening
MOST_ASKED: Final = 20  # events of long reports that may be news though no beginning tells them
LEAST_OF_CLAUSE: Final = 0.2  # of what the reports begin with: a clause tells less than a sentence
LONGEST_JOIN: Final = len("But ")  # before the first word of a sentence
MOST_SENTENCES: Final = 5  # about events, in the paragraph
MOST_DIFFERENCES: Final = 2  # in the paragraph
MOST_KEY_FACTS: Final = 8
ALIKE: Final = 0.7  # of the rarer words of the shorter sentence: it would tell the same again
FEWEST_LETTERS: Final = 4  # of a word that tells sentences apart
UNCERTAIN: Final = frozenset({"hypothetical", "denied"})  # events that are no news as such

Times = Mapping[ArticleId, Sequence[TimeExpression]]

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
    own_words = read_own_words(dossier)
    times = {one.article_id: one.times for one in dossier.annotations}
    return tuple(
        _make_brief(story, dossier.discrepancies, names, own_words, times, reading)
        for story in dossier.stories
    )


def _make_brief(
    story: Story,
    discrepancies: Sequence[Discrepancy],
    names: Names,
    own_words: OwnWords,
    times: Times,
    reading: Reading,
) -> Brief:
    leads = read_leads(story, reading)
    ranked = order_news(story, leads, reading)
    certain = [one for one in ranked if one.factuality not in UNCERTAIN]
    tolls = {one.id: toll for one in certain if (toll := read_toll(one, reading))}
    own = [one for one in discrepancies if one.story_id == story.id]
    overtaken = (span for one in tolls.values() for span in one.outdated)
    contested = read_contested(own, (*overtaken, *list_outdated(own, reading)))
    known = _Known(
        story, tuple(own), tolls, contested, names, own_words, times, Retellings(story, reading)
    )
    told = _tell(certain, known, leads, reading)
    facts = tuple(introduce(_choose(told), reading))
    counted = [tolls[name] for one in facts for name in one.event_ids if name in tolls]
    differences = list_differing(own, facts[:MOST_SENTENCES], counted, leads, reading)
    return Brief(
        story_id=story.id,
        sentences=(*facts[:MOST_SENTENCES], *islice(differences, MOST_DIFFERENCES)),
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
    own_words: OwnWords
    times: Times
    retellings: Retellings


def _tell(
    events: Sequence[Event], known: _Known, leads: Leads, reading: Reading
) -> Iterator[BriefSentence]:
    """What the reports' beginnings tell, then each event that is told as a fact or a plan."""
    found = find_leading(events, leads, known.contested, reading, known.story)
    counted = list(_tell_tolls(events, known, reading)) if leads.is_rich else []
    shown = {name for one in counted for name in one.event_ids}
    fresh = (one for one in found if not (one.event and one.event.id in shown))
    leading = list(islice(fresh, MOST_KEY_FACTS))
    first, others = divide(leading, max(MOST_SENTENCES - len(counted), 1))
    yield from (_write(one, known, reading) for one in order_by_day(first, reading))
    yield from counted  # whose sentences do not say of what
    yield from (_write(one, known, reading) for one in others)
    told = shown | {one.event.id for one in leading if one.event}
    for event in events[:MOST_ASKED] if leads.is_rich else events:
        toll = known.tolls.get(event.id)
        if toll is not None and event.id not in shown and tell_toll(toll) is not None:
            yield _write_toll(event, toll, reading)
        elif event.id not in told:
            yield from (
                one
                for one in _tell_event(event, known, leads, reading)
                if not any(
                    retells(one.evidence[0], other.clause.evidence[0], leads, reading)
                    for other in leading
                )
            )


def _tell_tolls(
    events: Sequence[Event], known: _Known, reading: Reading
) -> Iterator[BriefSentence]:
    """The tolls of the events that matter most."""
    for event in events[:MOST_TOLLS_IN]:
        toll = known.tolls.get(event.id)
        if toll is not None and tell_toll(toll) is not None:
            yield _write_toll(event, toll, reading)


def _tell_event(
    event: Event, known: _Known, leads: Leads, reading: Reading
) -> Iterator[BriefSentence]:
    clause = find_clause(event, reading, whole=True, contested=known.contested) or find_title(
        event, known.names, reading
    )
    if (
        clause is not None
        and is_news(event, clause, leads, reading)
        and not is_overtaken(clause.evidence[0], leads)
        and not lacks_year(event, clause.text, known.story)
        and (not leads.is_rich or _is_of_matter(event, clause, known.story, leads, reading))
    ):
        yield _write(Leading(event=event, clause=clause), known, reading)


def _is_of_matter(
    event: Event, clause: Clause, story: Story, leads: Leads, reading: Reading
) -> bool:
    """Whether it tells something of what the reports begin with."""
    words, likeness = clause.evidence[0], leads.measure(clause.text)
    told = [one for one in reading.claims_of(event) if not one.negated]
    is_grave = bool(told) and likeness > 0 and is_weighty(event, reading)
    least = LEAST if _is_whole(words, reading) else LEAST_OF_CLAUSE
    return (
        (likeness >= least or is_grave)
        and tells_something(words, event, None, leads, reading)
        and not is_long_past(words, story, reading)
    )


def _is_whole(words: Span, reading: Reading) -> bool:
    article = reading.articles.get(words.article)
    if article is None:
        return False
    start, end = find_sentence(words, article)
    ahead = words.start - skip_opening(article, start, end)
    return ahead <= LONGEST_JOIN and AT_END.fullmatch(article.text[words.end : end]) is not None


def _write_toll(event: Event, toll: Toll, reading: Reading) -> BriefSentence:
    """Behind the last count stand the articles that give it; its words and the first are shown."""
    last = [one for one in toll.counts if toll.last and one.value == toll.last.value]
    origins = {one for each in last for one in reading.rests.find(each.claim.predicate.span)}
    spans = [one.claim.span for one in last]
    first = [toll.first.claim.span] if toll.first else []
    told = tell_toll(toll) or ""
    source = _find_toll_source(last[0].claim, [one.claim for one in last], reading) if last else ""
    return BriefSentence(
        text=f"{told.rstrip('.')}, {source}." if source else told,
        event_ids=(event.id,),
        evidence=(*spans, *first),
        articles=tuple(sorted({one.article for one in last})),
        origins=tuple(sorted(origins)),
    )


def _find_toll_source(claim: Claim, claims: Sequence[Claim], reading: Reading) -> str | None:
    """On whose word it is told; of a count in passing it is not known."""
    cues = [one.cue.text.lower() for one in claim.attribution if one.cue]
    denies = tuple(load_words("briefs", "denies"))
    if is_relative(claim) or any(cue.startswith(denies) for cue in cues):
        return None
    return find_source(claim, None, claims, reading)


def _write(one: Leading, known: _Known, reading: Reading) -> BriefSentence:
    event, clause, words = one.event, one.clause, one.clause.evidence[0]
    told = (
        find_witnesses(event, words, known.discrepancies, reading)
        if event is not None
        else Witnesses(articles=(words.article,), origins=reading.rests.find(words))
    )
    text = known.own_words.name_source(clause.text, words, told.origins, reading)
    text = date_phrases(text, reading.articles.get(words.article), known.story)
    text = note_rivals(text, find_rivals(words, known.discrepancies))
    misread = find_misread(words, known.discrepancies)
    times = [
        one
        for one in known.times.get(words.article, ())
        if not any(one.span.overlaps(span) for span in misread)
    ]
    text = date_weekdays(text, words, times, known.story)
    return BriefSentence(
        text=known.contested.spell(text),
        event_ids=(event.id,) if event is not None else (),
        evidence=(words, *(one for one in clause.evidence[1:] if one.article in told.articles)),
        articles=told.articles,
        origins=told.origins,
        retold=known.retellings.find(words, told.articles, event),
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
