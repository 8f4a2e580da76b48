"""A claim of several parties on one side as one mention for each: "met A and B" is two meetings."""

from collections.abc import Iterator
from dataclasses import replace

from consilience.linking.events.mentions import EventMention
from consilience.linking.events.parties import TARGETS
from consilience.records.ids import EntityId

MEETINGS = frozenset({"CONSULT"})  # PLOVER's root of visits and meetings


def split_dyads(mention: EventMention) -> tuple[EventMention, ...]:
    """The mention for each person or body that is met or visited, in the order of entities.

    As event data does it: a deed between groups stands for one between each two of them (Schrodt
    2012, CAMEO codebook). Only named persons and bodies are parted, only in meetings, visits and
    what is done to each other, and only on one side: of two parties met, else of two visitors of
    one host. Any other mention stays as it is.
    """
    if not (mention.reciprocal or mention.act in MEETINGS):
        return (mention,)
    targets = _find_apart(mention, TARGETS)
    actors = _find_apart(mention, {"actor"})
    if len(targets) > 1 and actors:
        return tuple(_keep(mention, TARGETS, targets))
    if len(actors) > 1 and len(targets) == 1:
        return tuple(_keep(mention, {"actor"}, actors))
    return (mention,)


def _find_apart(mention: EventMention, roles: frozenset[str] | set[str]) -> list[EntityId]:
    return sorted(
        {
            one.entity
            for one in mention.parties
            if one.entity and one.role in roles and one.kind in ("person", "organisation")
        }
    )


def _keep(
    mention: EventMention, roles: frozenset[str] | set[str], chosen: list[EntityId]
) -> Iterator[EventMention]:
    """For each of the chosen the mention without the others of them."""
    for entity in chosen:
        kept = tuple(
            one
            for one in mention.parties
            if one.role not in roles or one.entity == entity or one.entity not in chosen
        )
        yield replace(mention, parties=kept, dyad=entity)
