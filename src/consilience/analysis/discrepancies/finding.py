"""Discrepancies: where the accounts of a story differ, and on whose word each reading rests."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from consilience.analysis.attempts import Report, attempt, raise_again
from consilience.analysis.discrepancies.acts import find_act_differences
from consilience.analysis.discrepancies.dates.differing import find_date_differences
from consilience.analysis.discrepancies.dates.hours import find_hour_differences
from consilience.analysis.discrepancies.dates.lone_days import find_lone_day_differences
from consilience.analysis.discrepancies.dates.moved import tell_moved
from consilience.analysis.discrepancies.dates.postponed import find_postponed_differences
from consilience.analysis.discrepancies.dates.years import find_year_differences
from consilience.analysis.discrepancies.denials.blame import find_blame_differences
from consilience.analysis.discrepancies.denials.contradicted import (
    find_contradicted_differences,
    list_new,
)
from consilience.analysis.discrepancies.denials.crossed import find_crossed_differences
from consilience.analysis.discrepancies.denials.differing import find_denial_differences
from consilience.analysis.discrepancies.matters import find_matter_differences
from consilience.analysis.discrepancies.merging import drop_same_matter, join_printings
from consilience.analysis.discrepancies.names.bearers import find_bearer_differences
from consilience.analysis.discrepancies.names.designations import find_designation_differences
from consilience.analysis.discrepancies.names.differing import (
    find_name_differences,
    find_superlative_differences,
)
from consilience.analysis.discrepancies.names.titles import find_title_differences
from consilience.analysis.discrepancies.names.vessels import find_vessel_differences
from consilience.analysis.discrepancies.numbers.ages import find_age_differences
from consilience.analysis.discrepancies.numbers.degrees import find_degree_differences
from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from consilience.analysis.discrepancies.numbers.ranks import find_rank_differences
from consilience.analysis.discrepancies.numbers.revised import (
    find_revised_differences,
    tell_revised,
)
from consilience.analysis.discrepancies.numbers.tellers import find_teller_differences
from consilience.analysis.discrepancies.numbers.tolls import find_toll_differences
from consilience.analysis.discrepancies.outcomes import find_outcome_differences
from consilience.analysis.discrepancies.participants.differing import find_who_differences
from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.places import find_place_differences
from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.discrepancies.slots.differing import find_slot_differences
from consilience.analysis.discrepancies.telling import tell_gap, tell_phrase
from consilience.analysis.discrepancies.wordings.begun import find_begun_differences
from consilience.analysis.discrepancies.wordings.qualified import find_qualified_differences
from consilience.analysis.discrepancies.wordings.quotations import find_wording_differences
from consilience.analysis.discrepancies.wordings.turned import find_turned_differences
from consilience.linking.sentences import find_sentences
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.ids import (
    ArticleId,
    ClaimId,
    DiscrepancyId,
    EventId,
    OriginId,
    StoryId,
    make_id,
)
from consilience.records.origin import Origin
from consilience.records.span import Span
from consilience.records.story import Story

UNDATED = "~"  # behind all dates
Detector = Callable[[StoryText], tuple[Difference, ...]]
DENIAL_DETECTORS: tuple[Detector, ...] = (find_denial_differences, find_blame_differences)
WITHIN_DETECTORS: tuple[Detector, ...] = (find_teller_differences,)
LATER_DETECTORS: tuple[Detector, ...] = (find_contradicted_differences, find_crossed_differences)
DETECTORS: tuple[Detector, ...] = (
    find_date_differences,
    find_postponed_differences,
    find_year_differences,
    find_hour_differences,
    find_toll_differences,
    find_age_differences,
    find_number_differences,
    find_wording_differences,
    find_begun_differences,
    find_qualified_differences,
    find_turned_differences,
    find_rank_differences,
    find_superlative_differences,
    find_act_differences,
    find_degree_differences,
    find_bearer_differences,
    find_name_differences,
    find_place_differences,
    find_who_differences,
    find_title_differences,
    find_outcome_differences,
    find_matter_differences,
    find_lone_day_differences,
    find_designation_differences,
    find_vessel_differences,
    find_slot_differences,
    find_revised_differences,
)


def find_discrepancies(
    stories: Sequence[Story],
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    events: Sequence[Event] = (),
    origins: Sequence[Origin] = (),
    *,
    report: Report = raise_again,
) -> tuple[Discrepancy, ...]:
    """Where the accounts of each story differ, stories in their order, kinds together.

    Denials, and numbers that two give, are found within one article too, all else between
    articles. Articles that were not read take no part. A discrepancy has the event that claims of
    two of its readings belong to, None if there is none; the origins of a reading are those whose
    stretches hold its words, or the only origin of the article. An error in looking for
    differences of one kind is reported, and the others are found.
    """
    by_id = {one.id: one for one in articles}
    read = {one.article_id: one for one in annotations if one.read}
    lookup = _Lookup(by_id, annotations, events, origins)
    return tuple(
        lookup.make(story.id, difference)
        for story in stories
        for difference in _find_in(
            [by_id[one] for one in story.article_ids if one in read], read, report
        )
    )


def _find_in(
    articles: Sequence[Article], read: Mapping[ArticleId, Annotations], report: Report
) -> Iterator[Difference]:
    """The differences of a story: of several articles with one text the first is compared.

    The words of the others are evidence too.
    """
    copies: dict[str, list[Article]] = defaultdict(list)
    for one in sorted(articles, key=_when):
        copies[one.text].append(one)
    first = {there[0].id: there for there in copies.values()}
    text = StoryText([there[0] for there in copies.values()], read)
    for found in _find(text, report):
        yield replace(
            found, versions=tuple(_add_copies(version, first) for version in found.versions)
        )
    text.forget()


def _when(article: Article) -> tuple[str, str]:
    return (article.published.earliest if article.published else UNDATED, article.id)


def _add_copies(version: Version, copies: Mapping[ArticleId, Sequence[Article]]) -> Version:
    spans = (
        one.span(span.start, span.end) for span in version.evidence for one in copies[span.article]
    )
    return Version(version.value, sort_spans(spans))


def _find(text: StoryText, report: Report) -> list[Difference]:
    """All differences of one story, without those that another of the same kind holds in full."""
    found = [one for detect in DENIAL_DETECTORS for one in _detect(detect, text, report)]
    for detect in LATER_DETECTORS:
        found += list_new(_detect(detect, text, report), found)
    found += [one for detect in WITHIN_DETECTORS for one in _detect(detect, text, report)]
    if len(text.articles) > 1:
        found += [
            tell_revised(text, tell_moved(text, one))
            for detect in DETECTORS
            for one in _detect(detect, text, report)
        ]
    found = drop_same_matter(text, join_printings(found))
    kept: list[Difference] = []
    for one in sorted(found, key=lambda one: (-len(_find_places(one)), _sort_key(one))):
        if not any(
            one.kind == other.kind and _find_places(one) <= _find_places(other) for other in kept
        ):
            kept.append(one)
    return sorted(kept, key=_sort_key)


def _detect(detect: Detector, text: StoryText, report: Report) -> tuple[Difference, ...]:
    what = detect.__name__.removeprefix("find_").replace("_", " ")
    return attempt(what, report, lambda: tuple(detect(text)), ())


def _find_places(one: Difference) -> frozenset[tuple[ArticleId, int, int]]:
    return frozenset(
        (span.article, span.start, span.end)
        for version in one.versions
        for span in version.evidence
    )


def _sort_key(one: Difference) -> tuple[str, list[tuple[ArticleId, int, int]], str]:
    return (one.kind, sorted(_find_places(one)), one.explanation)


class _Lookup:
    """Which claims, events and origins words of an article belong to."""

    def __init__(
        self,
        articles: Mapping[ArticleId, Article],
        annotations: Iterable[Annotations],
        events: Sequence[Event],
        origins: Iterable[Origin],
    ) -> None:
        self._articles = articles
        self._claims: Mapping[ArticleId, tuple[Claim, ...]] = {
            one.article_id: one.claims for one in annotations
        }
        self._spans = {one.id: one.span for there in self._claims.values() for one in there}
        # Backwards, so that the first event of a claim stays, which is the claim's `event_id`.
        self._event_of: dict[ClaimId, EventId] = {
            claim: event.id for event in reversed(events) for claim in event.claim_ids
        }
        self._titles = {one.id: one.title for one in events}
        self._stretches: dict[ArticleId, list[tuple[Span, OriginId]]] = defaultdict(list)
        self._origins_of: dict[ArticleId, list[OriginId]] = defaultdict(list)
        for origin in origins:
            for span in origin.stretches:
                self._stretches[span.article].append((span, origin.id))
            for article in origin.article_ids:
                self._origins_of[article].append(origin.id)

    def make(self, story: StoryId, one: Difference) -> Discrepancy:
        """The record of a difference; its id comes from its kind and the places of its words."""
        readings = tuple(self._make_reading(version) for version in one.versions)
        places = sorted(_find_places(one))
        event = self._find_event(readings)
        title = self._titles.get(event) if event else None
        if one.values and title is None:
            title = self._find_clause(readings) or self._find_phrase(readings)
        values = one.values.removesuffix(".")  # "10 a.m."
        return Discrepancy(
            id=DiscrepancyId(make_id("discrepancy", one.kind, one.relation, *places)),
            story_id=story,
            event_id=event,
            kind=one.kind,
            readings=readings,
            relation=one.relation,
            explanation=f"{title}: {values}." if title and values else one.explanation,
        )

    def _make_reading(self, version: Version) -> Reading:
        claims = {claim: None for span in version.evidence for claim in self._find_claims(span)}
        origins = {one for span in version.evidence for one in self._find_origins(span)}
        return Reading(
            value=version.value,
            claim_ids=tuple(claims),
            origins=tuple(sorted(origins)),
            evidence=version.evidence,
        )

    def _find_claims(self, span: Span) -> Iterator[ClaimId]:
        """The smallest claim that reaches over a span, or the claims whose predicates it holds."""
        claims = self._claims.get(span.article, ())
        around = [
            one for one in claims if one.span.start <= span.start and span.end <= one.span.end
        ]
        if around:
            yield min(around, key=lambda one: (one.span.end - one.span.start, one.id)).id
        else:
            inside = (one.predicate.span for one in claims)
            held = (span.start <= one.start and one.end <= span.end for one in inside)
            yield from (claim.id for claim, is_held in zip(claims, held, strict=True) if is_held)

    def _find_origins(self, span: Span) -> Iterator[OriginId]:
        there = [
            origin
            for stretch, origin in self._stretches.get(span.article, ())
            if stretch.start < span.end and span.start < stretch.end
        ]
        alone = self._origins_of.get(span.article, [])
        yield from there or (alone if len(alone) == 1 else [])

    def _find_clause(self, readings: Sequence[Reading]) -> str | None:
        """The shortest clause around the words of a reading, with a gap for them, in quotes."""
        gaps = [
            gap
            for reading in readings
            for name in reading.claim_ids
            for span in reading.evidence
            if (gap := tell_gap(self._spans[name], span))
        ]
        return f"“{min(gaps, key=lambda gap: (len(gap), gap))}”" if gaps else None

    def _find_phrase(self, readings: Sequence[Reading]) -> str | None:
        """The words of a sentence next to those of the widest reading, with a gap, in quotes."""
        for reading in sorted(readings, key=lambda one: -len(one.evidence)):
            for span in reading.evidence:
                article = self._articles[span.article]
                for start, end in find_sentences(article.text):
                    if start <= span.start < end and (
                        told := tell_phrase(article.span(start, end), span)
                    ):
                        return f"“{told}”"
        return None

    def _find_event(self, readings: Sequence[Reading]) -> EventId | None:
        """The event that the claims of most readings belong to, of two at least."""
        counts: dict[EventId, int] = defaultdict(int)
        for reading in readings:
            for event in {
                self._event_of[one] for one in reading.claim_ids if one in self._event_of
            }:
                counts[event] += 1
        shared = [event for event, count in counts.items() if count > 1]
        return max(shared, key=lambda event: (counts[event], event)) if shared else None
