"""Claims of all articles of a story grouped into events."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from consilience.linking.decisions import NO_DECISIONS, Decisions
from consilience.linking.events.claims import ClaimReader
from consilience.linking.events.clusters import cluster_mentions
from consilience.linking.events.conflicts import explain_conflict
from consilience.linking.events.dyads import split_dyads
from consilience.linking.events.making import choose_title, make_event
from consilience.linking.events.mentions import EventMention
from consilience.linking.events.sides import Sides
from consilience.linking.events.times import settle_times
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.entity import Entity
from consilience.records.event import Event
from consilience.records.ids import ArticleId, ClaimId, EventId, StoryId
from consilience.records.story import Story


def group_events(
    stories: Sequence[Story],
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    entities: Sequence[Entity] = (),
    *,
    decisions: Decisions = NO_DECISIONS,
) -> tuple[tuple[Event, ...], tuple[Annotations, ...]]:
    """The events of each story in order of time, and the annotations with their claims' events.

    Every claim is in one event, but for one of several meetings ("met A and B"): it is in the
    event of each, and names the first. A happening that is told once is an event of one claim.
    Claims of different stories are never one event, nor are those that a conflict forbids (date,
    person, country, number, two happenings in one article). The claims' participants carry the
    ids of the entities already; their times are given back as those of their own clauses
    (`settle_times`). The result does not depend on the order of articles or annotations.
    """
    by_id = {one.id: one for one in articles}
    told = {
        one.article_id: replace(one, claims=settle_times(one.claims, by_id[one.article_id]))
        for one in annotations
        if one.article_id in by_id
    }
    known = {one.id: one for one in entities}
    days = {one.id: one.published.last_day for one in articles if one.published}
    events: list[Event] = []
    event_of: dict[ClaimId, EventId] = {}
    for story in stories:
        members = sorted(name for name in story.article_ids if name in told)
        claims = [claim for name in members for claim in told[name].claims]
        sides = Sides([told[name] for name in members], known)
        readers = {name: ClaimReader(by_id[name], told[name], known, sides) for name in members}
        texts = {name: f"{by_id[name].title}\n{by_id[name].text}" for name in members}
        found = sorted(_find_events(story.id, claims, texts, readers, decisions, days), key=_order)
        events.extend(found)
        for one in found:
            for claim_id in one.claim_ids:
                event_of.setdefault(claim_id, one.id)
    return tuple(events), tuple(
        _write(told.get(one.article_id, one), event_of) for one in annotations
    )


def _find_events(
    story: StoryId,
    claims: Sequence[Claim],
    texts: Mapping[ArticleId, str],
    readers: Mapping[ArticleId, ClaimReader],
    decisions: Decisions,
    days: Mapping[ArticleId, str],
) -> Iterator[Event]:
    """The events of one story; a claim of several meetings stands in several."""
    told = [
        (claim, mention)
        for claim in claims
        for mention in split_dyads(readers[claim.span.article].read(claim))
    ]
    mentions = [mention for _, mention in told]
    for group in cluster_mentions(mentions, texts, _are_two, decisions=decisions):
        chosen, seen = [told[at][0] for at in group], [mentions[at] for at in group]
        titles = [
            readers[one.span.article].write_title(one, mention)
            for one, mention in zip(chosen, seen, strict=True)
        ]
        yield make_event(story, choose_title(chosen, seen, titles, days), chosen, seen)


def _are_two(one: EventMention, other: EventMention) -> bool:
    return explain_conflict(one, other) is not None


def _order(event: Event) -> tuple[str, int, str]:
    """Dated events first, in order of time; among equals those told most often."""
    return (event.when.earliest if event.when else "9999", -len(event.claim_ids), event.id)


def _write(annotations: Annotations, event_of: Mapping[ClaimId, EventId]) -> Annotations:
    return replace(
        annotations,
        claims=tuple(_set_event(one, event_of) for one in annotations.claims),
    )


def _set_event(claim: Claim, event_of: Mapping[ClaimId, EventId]) -> Claim:
    return replace(claim, event_id=event_of.get(claim.id))
