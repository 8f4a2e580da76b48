"""The rows by which a story's part is searched and listed; they can be made again from the part."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

from sqlalchemy import Table

from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.event import Event
from consilience.records.ids import ArticleId, ClaimId, EventId, OriginId
from consilience.records.quotation import Quotation
from consilience.records.story import Story
from consilience.store.packing import make_plain, make_plain_or_none, pack_record
from consilience.store.schema import (
    article_entity,
    article_event,
    article_origin,
    discrepancy,
    entity,
    entity_mentions,
    entity_name,
    event,
    event_participant,
    origin,
    quotation,
    quotation_about,
    story,
    story_part,
)
from consilience.store.tellings import make_mentions
from consilience.store.words import fold_text

Columns = dict[str, Any]


def make_rows(part: Dossier) -> Iterator[tuple[Table, list[Columns]]]:
    """The rows of each table, in the order in which they can be written."""
    told = part.stories[0]
    yield story, [_make_story(part, told)]
    yield story_part, [{"packed": pack_record(part)}]
    yield entity, [_make_entity(one) for one in part.entities]
    yield entity_mentions, _make_mentions(part)
    yield entity_name, list(chain.from_iterable(map(_make_names, part.entities)))
    yield article_entity, _count_mentions(part)
    yield event, _make_events(part)
    yield article_event, _make_article_events(part)
    yield event_participant, _make_participants(part)
    yield discrepancy, _make_discrepancies(part)
    yield quotation, _make_quotations(part)
    yield quotation_about, make_abouts(part)
    yield origin, _make_origins(part)
    yield article_origin, _make_article_origins(part)


def _make_story(part: Dossier, told: Story) -> Columns:
    return {
        "id": told.id,
        "title": make_plain(told.title),
        "earliest": told.earliest,
        "latest": told.latest,
        "articles": len(told.article_ids),
        "outlets": len(told.outlets),
        "origins": len(part.origins),
        "known_origins": len(_list_known(part)),
        "events": len(part.events),
        "discrepancies": len(part.discrepancies),
    }


def _make_entity(one: Entity) -> Columns:
    return {
        "id": one.id,
        "joined_id": one.id,
        "kind": one.kind,
        "name": make_plain(one.name),
        "country": one.country,
        "mentions": len(one.mention_ids),
        "judged": 0,
        "packed": pack_record(one),
    }


def _make_names(one: Entity) -> Iterator[Columns]:
    counts = Counter({make_plain(one.name): 0})
    for alias in one.aliases:
        counts[make_plain(alias.name)] += alias.count
    for name, count in counts.items():
        yield {"entity_id": one.id, "name": name, "folded": fold_text(name), "count": count}


def _make_mentions(part: Dossier) -> list[Columns]:
    known = {one.id for one in part.entities}
    found = make_mentions(part)
    return [{"entity_id": one, "packed": found[one]} for one in found if one in known]


def _count_mentions(part: Dossier) -> list[Columns]:
    counts = Counter(
        (annotations.article_id, mention.entity_id)
        for annotations in part.annotations
        for mention in annotations.mentions
        if mention.entity_id is not None
    )
    return [
        {"article_id": article_id, "entity_id": entity_id, "mentions": count}
        for (article_id, entity_id), count in counts.items()
    ]


def _make_events(part: Dossier) -> list[Columns]:
    known = count_known_origins(part)
    behind = {one.event_id: one for one in part.corroborations if one.event_id is not None}
    rows = []
    for one in part.events:
        support = behind.get(one.id)
        rows.append(
            {
                "id": one.id,
                "title": make_plain(one.title),
                "event_type": one.event_type,
                "factuality": one.factuality,
                "earliest": one.when.earliest if one.when else None,
                "latest": one.when.latest if one.when else None,
                "level": support.level if support else None,
                "articles": len(support.articles) if support else 0,
                "outlets": len(support.outlets) if support else 0,
                "origins": len(support.origins) if support else 0,
                "known_origins": known.get(one.id, 0),
            }
        )
    return rows


def count_known_origins(part: Dossier) -> dict[EventId, int]:
    """How many known origins stand behind each event that has a row of corroboration."""
    known = _list_known(part)
    return {
        one.event_id: len(known.intersection(one.origins))
        for one in part.corroborations
        if one.event_id is not None
    }


def _list_known(part: Dossier) -> frozenset[OriginId]:
    return frozenset(one.id for one in part.origins if one.kind != "unknown")


def _make_article_events(part: Dossier) -> list[Columns]:
    article_of: dict[ClaimId, ArticleId] = {
        claim.id: one.article_id for one in part.annotations for claim in one.claims
    }
    found: dict[tuple[ArticleId, str], Event] = {
        (article_of[claim_id], one.id): one
        for one in part.events
        for claim_id in one.claim_ids
        if claim_id in article_of
    }
    return [
        {"article_id": article_id, "event_id": event_id, "event_type": one.event_type}
        for (article_id, event_id), one in found.items()
    ]


def _make_participants(part: Dossier) -> list[Columns]:
    found = dict.fromkeys(
        (one.id, taking.role, taking.entity_id)
        for one in part.events
        for taking in one.participants
    )
    return [dict(zip(("event_id", "role", "entity_id"), one, strict=True)) for one in found]


def _make_discrepancies(part: Dossier) -> list[Columns]:
    return [
        {
            "id": one.id,
            "event_id": one.event_id,
            "kind": one.kind,
            "relation": one.relation,
            "explanation": make_plain(one.explanation),
            "readings": len(one.readings),
        }
        for one in part.discrepancies
    ]


def _make_quotations(part: Dossier) -> list[Columns]:
    return [
        {"article_id": annotations.article_id, **_make_quotation(one)}
        for annotations in part.annotations
        for one in annotations.quotations
    ]


def _make_quotation(one: Quotation) -> Columns:
    return {
        "id": one.id,
        "speaker_id": one.speaker_id,
        "kind": one.kind,
        "speaker": make_plain_or_none(one.speaker.text if one.speaker else None),
        "words": make_plain(" … ".join(piece.text for piece in one.content)),
        "start_at": one.sentence.start,
        "end_at": one.sentence.end,
    }


def make_abouts(part: Dossier) -> list[Columns]:
    """Whom each quotation names, but for who speaks."""
    found: dict[tuple[str, str], None] = {}
    for annotations in part.annotations:
        mentions = sorted(annotations.mentions, key=lambda one: one.span.start)
        starts = [one.span.start for one in mentions]
        for one in annotations.quotations:
            for piece in one.content:
                inside = slice(bisect_left(starts, piece.start), bisect_left(starts, piece.end))
                for mention in mentions[inside]:
                    named = mention.entity_id
                    if named and named != one.speaker_id and mention.span.end <= piece.end:
                        found[one.id, named] = None
    return [{"quotation_id": one, "entity_id": named} for one, named in found]


def _make_origins(part: Dossier) -> list[Columns]:
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "name": make_plain(one.name),
            "channel": make_plain(one.channel),
            "entity_id": one.entity_id,
            "articles": len(one.article_ids),
        }
        for one in part.origins
    ]


def _make_article_origins(part: Dossier) -> list[Columns]:
    found = dict.fromkeys(
        (article_id, one.id) for one in part.origins for article_id in one.article_ids
    )
    return [{"article_id": article_id, "origin_id": origin_id} for article_id, origin_id in found]
