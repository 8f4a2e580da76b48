"""Rows of a story with the ids that its entities have among all stories."""

from collections.abc import Mapping
from dataclasses import replace

from consilience.app import EntityPart, Listing, OriginRow, QuotationRow, Workspace
from consilience.records.ids import EntityId, StoryId

Names = Mapping[tuple[StoryId, EntityId], EntityId]


def join_speakers(workspace: Workspace, found: Listing[QuotationRow]) -> Listing[QuotationRow]:
    """Quotations with their speakers as they are known among all stories."""
    names = workspace.stories.find_entity_ids(
        {(one.story_id, one.speaker_id) for one in found.rows if one.speaker_id}
    )
    rows = tuple(
        replace(one, speaker_id=_join(names, one.story_id, one.speaker_id)) for one in found.rows
    )
    return replace(found, rows=rows)


def join_origins(workspace: Workspace, found: Listing[OriginRow]) -> Listing[OriginRow]:
    """Origins with their entities as they are known among all stories."""
    names = workspace.stories.find_entity_ids(
        {(one.story_id, one.entity_id) for one in found.rows if one.entity_id}
    )
    rows = tuple(
        replace(one, entity_id=_join(names, one.story_id, one.entity_id)) for one in found.rows
    )
    return replace(found, rows=rows)


def join_parts(entity_id: EntityId, found: Listing[EntityPart]) -> Listing[EntityPart]:
    """An entity of several stories, in each with the id that it has among all."""
    rows = tuple(replace(one, entity=replace(one.entity, id=entity_id)) for one in found.rows)
    return replace(found, rows=rows)


def _join(names: Names, story_id: StoryId, own: EntityId | None) -> EntityId | None:
    return None if own is None else names.get((story_id, own), own)
