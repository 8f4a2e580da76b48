"""Entities written into the annotations: of mentions, speakers, participants and sources."""

from collections.abc import Mapping
from dataclasses import replace

from consilience.linking.entities.speakers import EntityOf, write_speakers
from consilience.records.annotations import Annotations
from consilience.records.claim import Attribution, Claim, Participant
from consilience.records.ids import EntityId, MentionId
from consilience.records.mention import Mention

LONGEST_CHAIN = 20  # pronoun to nominal to name; more is a circle


def follow_antecedents(annotations: Annotations, entity_of: EntityOf) -> dict[MentionId, EntityId]:
    """The entity of every mention that has one.

    A nominal or pronoun has that of its one antecedent, or of that one's, and so on; one that
    stands for several has none.
    """
    by_id = {one.id: one for one in annotations.mentions}
    found: dict[MentionId, EntityId] = {}
    for mention in annotations.mentions:
        at: Mention | None = mention
        for _ in range(LONGEST_CHAIN):
            if at is None or at.id in entity_of or len(at.antecedents) != 1:
                break
            at = by_id.get(at.antecedents[0])
        if at is not None and at.id in entity_of:
            found[mention.id] = entity_of[at.id]
    return found


def write_entities(annotations: Annotations, entity_of: EntityOf) -> Annotations:
    """The annotations with the entities of mentions, speakers, participants and sources."""
    mentions = tuple(replace(one, entity_id=entity_of.get(one.id)) for one in annotations.mentions)
    return replace(
        annotations,
        mentions=mentions,
        quotations=write_speakers(annotations.quotations, mentions, entity_of),
        claims=tuple(_write_claim(one, entity_of) for one in annotations.claims),
    )


def rename_entities(
    annotations: Annotations, entity_of: Mapping[EntityId, EntityId]
) -> Annotations:
    """The annotations with other ids for the entities, the same where all ids stay."""
    named = {one.entity_id for one in annotations.mentions if one.entity_id}
    if all(entity_of[one] == one for one in named):
        return annotations
    return write_entities(
        annotations,
        {one.id: entity_of[one.entity_id] for one in annotations.mentions if one.entity_id},
    )


def _write_claim(claim: Claim, entity_of: EntityOf) -> Claim:
    return replace(
        claim,
        participants=tuple(_write_part(one, entity_of) for one in claim.participants),
        attribution=tuple(_write_source(one, entity_of) for one in claim.attribution),
    )


def _write_part(one: Participant, entity_of: EntityOf) -> Participant:
    return replace(one, entity_id=entity_of.get(one.mention_id)) if one.mention_id else one


def _write_source(one: Attribution, entity_of: EntityOf) -> Attribution:
    return replace(one, entity_id=entity_of.get(one.mention_id)) if one.mention_id else one
