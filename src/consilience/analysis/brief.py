"""The brief of a story: what most origins tell, in the texts' own words, and what differs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from consilience.analysis.brief_clauses import LOOSE, Clause, find_clause, find_source, finish
from consilience.analysis.brief_witnesses import find_witnesses
from consilience.analysis.corroboration import NO_WITNESSES
from consilience.analysis.discrepancies_reading import stem_word
from consilience.analysis.facts import rank_events
from consilience.analysis.facts_reading import Reading, read_dossier
from consilience.language.discrepancies import load_difference_words
from consilience.linking.events_titles import is_telling
from consilience.records.analysis import Brief, BriefSentence, Discrepancy
from consilience.records.claim import Claim
from consilience.records.dossier import Dossier
from consilience.records.event import Event
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
WEIGHTY: Final = 1.0
PAST: Final = 3.0
MOST_BACKING: Final = 3
FEWEST_SHARED: Final = 2  # words of a headline and of what tells the event
STEM: Final = 6  # letters that are compared
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
    ranked = _order_news(story, reading)
    facts = tuple(_choose(_tell(ranked, reading)))
    own = [one for one in discrepancies if one.story_id == story.id]
    differences = [_tell_difference(one) for one in sorted(own, key=_rank) if _matters(one)]
    return Brief(
        story_id=story.id,
        sentences=(*facts[:MOST_SENTENCES], *differences[:MOST_DIFFERENCES]),
        key_facts=facts,
    )


def _order_news(story: Story, reading: Reading) -> list[Event]:
    """Events as a reader wants to hear of them; of equals those first that are rows first.

    Many origins, and headlines that tell it, speak for an event; a time long before the story is
    that of background.
    """
    ranked = rank_events(reading.events.get(story.id, ()), reading)
    bare = _find_bare_names(ranked, reading)
    titles = [
        _find_stems(reading.articles[one].title) - bare
        for one in story.article_ids
        if one in reading.articles and reading.articles[one].genre not in NO_WITNESSES
    ]
    return sorted(ranked, key=lambda one: -_count_news(one, story, titles, reading))


def _count_news(
    event: Event, story: Story, titles: Sequence[frozenset[str]], reading: Reading
) -> float:
    """How much speaks for an event as news."""
    row = reading.corroborations.get(event.id)
    claims = reading.claims_of(event)
    headed = _count_headed(claims, titles) / max(len(titles), 1)
    weighty = any(one.predicate.lemma in load_difference_words("weighty") for one in claims)
    backing = min(len(row.origins), len(row.articles)) if row else 0
    return (
        min(backing, MOST_BACKING)
        + HEADED * headed
        + WEIGHTY * weighty
        - PAST * _is_past(event, story)
    )


def _count_headed(claims: Iterable[Claim], titles: Sequence[frozenset[str]]) -> int:
    """How many headlines, without bare names, tell it: the deed, or several of its words."""
    told, deeds = set[str](), set[str]()
    for one in claims:
        told |= _find_stems(one.span.text)
        deeds |= _find_stems(one.predicate.lemma)
    return sum(not deeds.isdisjoint(one) or len(told & one) >= FEWEST_SHARED for one in titles)


def _find_bare_names(events: Iterable[Event], reading: Reading) -> frozenset[str]:
    """Stems of parties of one word, mostly states, which every other sentence of a story has."""
    spans = (
        party.span.text
        for event in events
        for claim in reading.claims_of(event)
        for party in claim.participants
        if party.entity_id and " " not in party.span.text
    )
    return frozenset(stem for words in set(spans) for stem in _find_stems(words))


def _is_past(event: Event, story: Story) -> bool:
    """Whether it is dated in a year and month before those of the story."""
    if event.when is None or event.when.basis == "publication" or story.earliest is None:
        return False
    return event.when.latest[:7] < story.earliest[:7]


def _find_stems(text: str) -> frozenset[str]:
    words = _WORD.findall(text.lower())
    return frozenset(stem_word(one)[:STEM] for one in words if len(one) >= FEWEST_LETTERS)


def _tell(events: Iterable[Event], reading: Reading) -> Iterator[BriefSentence]:
    for event in events:
        clause = None
        if event.factuality not in UNCERTAIN:
            clause = find_clause(event, reading) or _find_title(event, reading)
        if clause is not None:
            told = find_witnesses(event, clause.evidence[0], reading)
            yield BriefSentence(
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
        and (article is None or article.genre not in NO_WITNESSES)
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
