"""Entities written into the annotations: of mentions, speakers, participants and sources."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from consilience.language.name_forms import is_relation
from consilience.linking.names import fold_name
from consilience.records.annotations import Annotations
from consilience.records.claim import Attribution, Claim, Participant
from consilience.records.ids import EntityId, MentionId
from consilience.records.mention import Mention
from consilience.records.quotation import Quotation

EntityOf = Mapping[MentionId, EntityId]
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
        quotations=tuple(
            _write_speaker(one, mentions, entity_of) for one in annotations.quotations
        ),
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


def _write_speaker(
    quotation: Quotation, mentions: Sequence[Mention], entity_of: EntityOf
) -> Quotation:
    if quotation.speaker_mention_id is not None:
        return replace(quotation, speaker_id=entity_of.get(quotation.speaker_mention_id))
    mention = _find_speaker(quotation, mentions)
    return replace(quotation, speaker_id=mention.entity_id if mention else None)


def _find_speaker(quotation: Quotation, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that the words for the speaker are about, where nobody has said which it is.

    "Minister Torrent, a lawyer" and "her lawyer, Ada Torrent" are Torrent; "Torrent's lawyer"
    and "the lawyer of Torrent" are not.
    """
    speaker = quotation.speaker
    if speaker is None:
        return None
    inside = [
        one for one in mentions if speaker.start <= one.span.start and one.span.end <= speaker.end
    ]
    inside.sort(key=lambda one: (one.kind != "person", one.form != "name", one.span.start))
    return next((one for one in inside if _is_head(one, quotation)), None)


def _is_head(mention: Mention, quotation: Quotation) -> bool:
    speaker = quotation.speaker
    assert speaker is not None
    before = speaker.text[: mention.span.start - speaker.start].rstrip()
    behind = speaker.text[mention.span.end - speaker.start :].lstrip(' "”')
    if behind and not behind.startswith((",", "(")):
        return False
    if not before or before.endswith(","):
        return True
    # "the first minister, who …": a name behind words of its own is one's title, not another's.
    words = fold_name((mention.role and before.removesuffix(mention.role)) or before).split()
    return not any(map(is_relation, words)) and not _has_possessive(before, mention)


def _has_possessive(before: str, mention: Mention) -> bool:
    """True for "Norway's" before a body, though "Norway's minister Lund" is Lund."""
    return mention.kind != "person" and before.endswith(("'s", "’s", "'", "’"))
