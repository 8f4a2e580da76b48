"""Whom an entity meets: who takes part in the same events, over all stories."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, combinations
from typing import Any

from sqlalchemy import Connection, Select, select

from consilience.linking.entities.bearers import Home
from consilience.records.ids import EntityId
from consilience.store.entity_names import name_entities
from consilience.store.listing import Listing
from consilience.store.pages import split
from consilience.store.rows import MetRow
from consilience.store.schema import article_entity, entity, event_participant

Pair = tuple[EntityId, EntityId]


def list_met(connection: Connection, entity_id: EntityId, size: int) -> Listing[MetRow]:
    """Those whom an entity meets in most events; of equals, those in most articles with it first.

    Articles are those of the stories in which they meet.
    """
    events: dict[EntityId, set[str]] = defaultdict(set)
    homes: dict[EntityId, set[Home]] = defaultdict(set)
    for row in connection.execute(_select_together(entity_id)):
        events[row.joined_id].add(row.event_id)
        homes[row.joined_id].add((row.story_id, row.entity_id))
    own_homes = homes.pop(entity_id, set())
    shown = sorted(homes, key=lambda one: (-len(events[one]), one))[:size]
    held = {home for one in shown for home in homes[one]}
    stories = {story_id for story_id, _ in held}
    named_in = _read_articles(connection, held | {one for one in own_homes if one[0] in stories})

    def find_articles(of: Iterable[Home]) -> set[str]:
        return set(chain.from_iterable(named_in[home] for home in of if home in named_in))

    own = find_articles(own_homes)
    articles = {one: len(own & find_articles(homes[one])) for one in shown}
    named = name_entities(connection, shown)
    shown.sort(key=lambda one: (-len(events[one]), -articles[one], one))
    rows = (
        MetRow(one, named[one].name, named[one].kind, len(events[one]), articles[one])
        for one in shown
    )
    return Listing(rows=tuple(rows), total=len(homes))


def count_ties(
    connection: Connection, entity_id: EntityId, among: Sequence[EntityId]
) -> Counter[Pair]:
    """In how many events each two of some entities take part, in the stories of one of all."""
    if len(among) < 2:
        return Counter()
    stories = select(entity.c.story_id).where(entity.c.joined_id == entity_id)
    taking = event_participant.c
    query = (
        select(taking.event_id, entity.c.joined_id)
        .join_from(entity, event_participant, _is_home(event_participant))
        .where(entity.c.joined_id.in_(among), taking.story_id.in_(stories))
    )
    groups: dict[str, set[EntityId]] = defaultdict(set)
    for row in connection.execute(query):
        groups[row.event_id].add(row.joined_id)
    ties: Counter[Pair] = Counter()
    for group in groups.values():
        ties.update(combinations(sorted(group), 2))
    return ties


def _select_together(entity_id: EntityId) -> Select[Any]:
    """Who takes part in the events of an entity, itself too; from a join, which has an index."""
    taking = event_participant.c
    own = (
        select(taking.story_id, taking.event_id)
        .join_from(entity, event_participant, _is_home(event_participant))
        .where(entity.c.joined_id == entity_id)
        .distinct()
        .subquery()
    )
    same = (taking.story_id == own.c.story_id) & (taking.event_id == own.c.event_id)
    columns = (taking.story_id, taking.event_id, taking.entity_id, entity.c.joined_id)
    return (
        select(*columns)
        .join_from(own, event_participant, same)
        .join(entity, _is_home(event_participant))
    )


def _read_articles(connection: Connection, homes: set[Home]) -> dict[Home, set[str]]:
    """The articles that name each entity of a story."""
    found: dict[Home, set[str]] = defaultdict(set)
    named = article_entity.c
    for piece in split(sorted(homes)):
        query = select(named.story_id, named.entity_id, named.article_id).where(
            named.entity_id.in_({own for _, own in piece}),
            named.story_id.in_({story for story, _ in piece}),
        )
        for row in connection.execute(query):
            found[row.story_id, row.entity_id].add(row.article_id)
    return found


def _is_home(links: Any) -> Any:
    return (entity.c.story_id == links.c.story_id) & (entity.c.id == links.c.entity_id)
