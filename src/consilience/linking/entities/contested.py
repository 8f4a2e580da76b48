"""Words for an office that stand for somebody whom the story calls by no such title."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from consilience.linking.entities.bare_names import find_offices_in
from consilience.records.ids import EntityId, MentionId
from consilience.records.mention import Mention

LONGEST_GAP = 3  # characters between a name and what it is set beside: ", "


def find_contested(members: Mapping[EntityId, Sequence[Mention]]) -> frozenset[MentionId]:
    """Nominals like "the president" that tell of no office of theirs, by their antecedents.

    Somebody else is called so with his name, and the one that they stand for is not, nor set
    right beside the words: it may well be another who is meant.
    """
    holders: dict[str, set[EntityId]] = defaultdict(set)
    for entity, mentions in members.items():
        for mention in mentions:
            if mention.form == "name":
                for office in find_offices_in(mention):
                    holders[office].add(entity)
    return frozenset(
        mention.id
        for entity, mentions in members.items()
        for mention in mentions
        if mention.form == "nominal" and _is_anothers(mention, entity, holders)
        if not _is_beside_name(mention, mentions)
    )


def _is_anothers(mention: Mention, entity: EntityId, holders: Mapping[str, set[EntityId]]) -> bool:
    offices = find_offices_in(replace(mention, role=mention.span.text))
    held = [holders[one] for one in sorted(offices) if one in holders]
    return bool(held) and not any(entity in each for each in held)


def _is_beside_name(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """True for "her president, Ada Lund" and "Ada Lund, president"; not "for president, Lund"."""
    span = mention.span
    named = (one.span for one in mentions if one.form == "name")
    names = (one for one in named if one.article == span.article)
    return any(
        0 <= max(span.start, one.start) - min(span.end, one.end) <= LONGEST_GAP
        and (" " in span.text or one.end <= span.start)
        for one in names
    )
