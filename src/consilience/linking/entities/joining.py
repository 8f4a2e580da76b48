"""Entities of many stories joined to one record each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from consilience.language.gazetteer import find_seated, fold_place_name
from consilience.linking.decisions import NO_DECISIONS, Decisions
from consilience.linking.entities.bare_names import is_bare
from consilience.linking.entities.bearers import JUDGED, Bearer, Home, Link, group_bearers
from consilience.linking.entities.offices import join_offices
from consilience.linking.names import fold_name
from consilience.records.entity import Alias, Entity, MergeReason
from consilience.records.ids import EntityId, StoryId
from consilience.records.mention import EntityKind


@dataclass(frozen=True, slots=True)
class Joined:
    """The entities of all stories, most mentioned first, and the id that each has become."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[StoryId, Mapping[EntityId, EntityId]]


def join_entities(
    casts: Iterable[tuple[Sequence[Entity], Sequence[Bearer]]], decisions: Decisions = NO_DECISIONS
) -> Joined:
    """Entities of all stories, joined as `group_bearers` says; a cast is what one story has."""
    entities: dict[Home, Entity] = {}
    bearers: list[Bearer] = []
    for found, borne in casts:
        known = {one.id: one for one in found}
        bearers += borne
        entities |= {one.home: known[one.entity_id] for one in borne}
    groups, links = group_bearers(bearers, decisions)
    reasons = _tell_reasons(links, entities)
    joined = [
        merge_entities(group.entity_id, [entities[home] for home in group.homes], reasons)
        for group in groups
    ]
    entity_of: dict[StoryId, dict[EntityId, EntityId]] = defaultdict(dict)
    for group in groups:
        for story, own in group.homes:
            entity_of[story][own] = group.entity_id
    return Joined(tuple(sorted(joined, key=rank_entity)), entity_of)


def merge_entities(
    entity: EntityId,
    parts: Sequence[Entity],
    reasons: Mapping[EntityId, Sequence[MergeReason]] | None = None,
) -> Entity:
    """The entity that the parts, each of another story, are together.

    `reasons` are those of joining, by the id of a part.
    """
    if len(parts) == 1:
        return parts[0] if parts[0].id == entity else replace(parts[0], id=entity)
    names: Counter[str] = Counter()
    kinds: Counter[EntityKind] = Counter()
    for one in parts:
        names.update({alias.name: alias.count for alias in one.aliases})
        kinds[one.kind] += sum(alias.count for alias in one.aliases)
    kind = min(kinds, key=lambda one: (-kinds[one], one))
    told = [why for one in parts for why in one.reasons]
    told += [why for one in parts for why in (reasons or {}).get(one.id, ())]
    return Entity(
        id=entity,
        kind=kind,
        name=choose_name(names, kind),
        aliases=tuple(Alias(name=one, count=names[one]) for one in by_count(names)),
        mention_ids=tuple(one for part in parts for one in part.mention_ids),
        offices=join_offices([office for one in parts for office in one.offices]),
        country=next((one.country for one in parts if one.country), None),
        reasons=tuple(dict.fromkeys(told)),
    )


def _tell_reasons(
    links: Iterable[Link], entities: Mapping[Home, Entity]
) -> dict[EntityId, list[MergeReason]]:
    """The reasons of joins under different names, by the first one's id."""
    told: dict[EntityId, list[MergeReason]] = defaultdict(list)
    for one, other, reason in links:
        name, variant = entities[one].name, entities[other].name
        if reason == JUDGED or (reason != "same name" and name != variant):
            told[one[1]].append(MergeReason(name=name, other=variant, reason=reason))
    return told


def choose_name(names: Counter[str], kind: EntityKind) -> str:
    """The fullest common form: for a person with a first name, the most frequent, the longest.

    Of two names of one place the one that stands for all in comparing, if it is printed; a state
    is not called by its capital.
    """
    if kind == "place" and (own := {one for one in names if find_seated(one) is None}):
        names = Counter({one: names[one] for one in sorted(own)})
    if kind == "place" and (known := sorted({fold_place_name(one) for one in names} & set(names))):
        names = Counter({one: names[one] for one in known})
    full = {one for one in names if kind != "person" or not is_bare(fold_name(one))} or set(names)
    return min(full, key=lambda one: (-names[one], -len(one), one))


def by_count(names: Counter[str]) -> list[str]:
    """The names, most frequent first."""
    return sorted(names, key=lambda one: (-names[one], one))


def rank_entity(entity: Entity) -> tuple[int, str, EntityId]:
    """The order of entities: most mentioned first."""
    return -len(entity.mention_ids), entity.name, entity.id
