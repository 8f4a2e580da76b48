"""What the page of a story shows, kept beside its part so that the page reads a fifth of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, select

from consilience.analysis.facts import FactTable, make_fact_tables
from consilience.analysis.terms import rename_terms
from consilience.linking.entities.joining import merge_entities
from consilience.records.analysis import Discrepancy
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.event import Event
from consilience.records.ids import ArticleId, ClaimId, EntityId, StoryId
from consilience.records.origin import Origin
from consilience.records.span import Span
from consilience.store.packing import FAST, pack_record, unpack_record
from consilience.store.schema import story_outline

OUTLINE_VERSION = 3  # rises with what is kept or how it is found; others are made again


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A story's part for its page.

    Of the annotations `dossier` holds the claims that a number is read from, of entities their
    names, of articles what a reader sees. `table` are the facts against articles, `named_in` the
    mentions of each entity by article, `claim_places` the article of the first claim of each
    event.
    """

    dossier: Dossier
    table: FactTable
    named_in: Mapping[ArticleId, Mapping[EntityId, int]]
    claim_places: Mapping[ClaimId, ArticleId]


def make_outline(part: Dossier) -> Outline:
    """The outline of a part, of which it holds one story."""
    (table,) = make_fact_tables(part)
    return Outline(
        dossier=replace(
            part,
            articles=tuple(map(_trim_article, part.articles)),
            annotations=tuple(_trim_annotations(part)),
            entities=tuple(map(_trim_entity, part.entities)),
            events=tuple(map(_trim_event, part.events)),
            origins=tuple(map(_trim_origin, part.origins)),
        ),
        table=_trim_table(table),
        named_in={one.article_id: _count_names(one) for one in part.annotations},
        claim_places=_find_places(part),
    )


def join_outline(outline: Outline, entity_of: Mapping[EntityId, EntityId]) -> Outline:
    """The outline with its entities as they are known among all stories."""
    dossier = outline.dossier
    groups: dict[EntityId, list[Entity]] = {}
    for one in dossier.entities:
        groups.setdefault(entity_of.get(one.id, one.id), []).append(one)
    joined = replace(
        dossier,
        entities=tuple(merge_entities(name, held) for name, held in groups.items()),
        terms=rename_terms(dossier.terms, entity_of),
    )
    named_in = {
        name: _sum((entity_of.get(one, one), count) for one, count in named.items())
        for name, named in outline.named_in.items()
    }
    return replace(outline, dossier=joined, named_in=named_in)


def put_outline(connection: Connection, story_id: StoryId, outline: Outline) -> None:
    """Keep the outline of a story that is there."""
    connection.execute(delete(story_outline).where(story_outline.c.story_id == story_id))
    packed = pack_record(outline, level=FAST)
    values = {"story_id": story_id, "version": OUTLINE_VERSION, "packed": packed}
    connection.execute(story_outline.insert().values(values))


def read_outline(connection: Connection, story_id: StoryId) -> Outline | None:
    """The outline of a story, None where none of this version is kept."""
    query = select(story_outline.c.packed).where(
        story_outline.c.story_id == story_id, story_outline.c.version == OUTLINE_VERSION
    )
    packed = connection.execute(query).scalar()
    return None if packed is None else unpack_record(packed, Outline)


def _trim_article(one: Article) -> Article:
    return replace(one, source_map=(), citations=(), evidence=())


def _trim_entity(one: Entity) -> Entity:
    return replace(one, mention_ids=(), offices=(), reasons=())


def _trim_event(one: Event) -> Event:
    return replace(one, where=None, participants=())


def _trim_origin(one: Origin) -> Origin:
    return replace(one, entity_id=None)


def _trim_claim(one: Claim) -> Claim:
    return replace(one, participants=(), when=None, where=None, attribution=(), cue=None)


def _trim_table(table: FactTable) -> FactTable:
    facts = (
        replace(
            fact,
            cells=tuple(
                replace(cell, claims=tuple(map(_trim_claim, cell.claims))) for cell in fact.cells
            ),
        )
        for fact in table.facts
    )
    return replace(table, facts=tuple(facts))


def _trim_annotations(part: Dossier) -> Iterable[Annotations]:
    """The claims that hold the numbers of an update."""
    updates = (one for one in part.discrepancies if one.relation == "update")
    spans: dict[ArticleId, list[Span]] = {}
    for span in _list_evidence(updates):
        spans.setdefault(span.article, []).append(span)
    for one in part.annotations:
        told = spans.get(one.article_id, ())
        claims = (claim for claim in one.claims if told and _has_number(claim, told))
        yield Annotations(
            article_id=one.article_id, read=one.read, claims=tuple(map(_trim_claim, claims))
        )


def _list_evidence(discrepancies: Iterable[Discrepancy]) -> Iterable[Span]:
    return (span for one in discrepancies for reading in one.readings for span in reading.evidence)


def _has_number(claim: Claim, spans: Iterable[Span]) -> bool:
    return any(
        one.span.start < span.end and span.start < one.span.end
        for one in claim.quantities
        for span in spans
    )


def _count_names(one: Annotations) -> Mapping[EntityId, int]:
    return _sum((mention.entity_id, 1) for mention in one.mentions if mention.entity_id)


def _sum(counts: Iterable[tuple[EntityId, int]]) -> Mapping[EntityId, int]:
    summed: Counter[EntityId] = Counter()
    for name, count in counts:
        summed[name] += count
    return summed


def _find_places(part: Dossier) -> dict[ClaimId, ArticleId]:
    """The first claim of each event that has words, and where."""
    held = {
        claim.id: one.article_id
        for one in part.annotations
        for claim in one.claims
        if claim.predicate.span.text.strip("\n")
    }
    firsts = (next((one for one in event.claim_ids if one in held), None) for event in part.events)
    return {one: held[one] for one in firsts if one is not None}
