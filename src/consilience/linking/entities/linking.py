"""Mentions of one story grouped into entities, each merge with its reason."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consilience.language.gazetteer import Place, find_place, fold_place_name
from consilience.linking.clusters import group_apart
from consilience.linking.decisions import NO_DECISIONS, Decisions
from consilience.linking.entities.bearers import (
    JUDGED,
    Bearer,
    find_company,
    make_bearer,
    name_entity,
)
from consilience.linking.entities.contested import find_contested
from consilience.linking.entities.counterparts import find_lent_titles
from consilience.linking.entities.decided import place_pairs, split_nodes
from consilience.linking.entities.ids import follow_antecedents, rename_entities, write_entities
from consilience.linking.entities.joining import (
    by_count,
    choose_name,
    join_entities,
    rank_entity,
)
from consilience.linking.entities.kinds import settle_kinds
from consilience.linking.entities.links import Link, find_links
from consilience.linking.entities.names import (
    Key,
    Node,
    find_state_meant,
    make_nodes,
)
from consilience.linking.entities.offices import find_offices
from consilience.linking.entities.peoples import drop_peoples
from consilience.linking.names import fold_name
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.entity import Alias, Entity, MergeReason, Office
from consilience.records.ids import ArticleId, EntityId, MentionId
from consilience.records.mention import EntityKind, Mention
from consilience.records.story import Story

Group = list[Key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The entities of one story, its annotations with their ids, and what joining needs of each."""

    entities: tuple[Entity, ...]
    annotations: tuple[Annotations, ...]
    bearers: tuple[Bearer, ...]


def group_entities(
    stories: Sequence[Story],
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    decisions: Decisions = NO_DECISIONS,
) -> tuple[tuple[Entity, ...], tuple[Annotations, ...]]:
    """The entities, most mentioned first, and the annotations with all entities' ids set.

    Each story's are found by themselves (`find_cast`) and then joined (`join_entities`).
    """
    by_id = {one.id: one for one in articles}
    told = {one.article_id: one for one in annotations}
    casts = {
        story.id: find_cast(
            story,
            [by_id[one] for one in story.article_ids],
            [told[one] for one in story.article_ids if one in told],
            decisions,
        )
        for story in stories
    }
    joined = join_entities(((one.entities, one.bearers) for one in casts.values()), decisions)
    written = {
        one.article_id: rename_entities(one, joined.entity_of[story])
        for story, cast in casts.items()
        for one in cast.annotations
    }
    return joined.entities, tuple(written[one.article_id] for one in annotations)


def find_cast(
    story: Story,
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    decisions: Decisions = NO_DECISIONS,
) -> Cast:
    """The entities of one story, most mentioned first.

    Within an article a bare name goes to the most mentioned person named so in full, then to the
    one of the story. A form that could be short for two stays alone. Nominals and pronouns follow
    their antecedents; `Entity.mention_ids` holds them, `aliases` only names. Ids come from the
    names alone and are told apart by story in `join_entities`.
    """
    by_id = {one.id: one for one in articles}
    settled = settle_kinds(annotations, by_id)
    nodes = split_nodes(make_nodes(settled, by_id), decisions.apart_mentions)
    links, groups = _group(nodes, by_id, decisions)
    ids = [name_entity(group) for group in groups]
    entity_of = {
        mention.id: entity
        for entity, group in zip(ids, groups, strict=True)
        for key in group
        for mention in nodes[key].mentions
    }
    written = tuple(_write(one, entity_of) for one in settled)
    members = _gather_mentions(written)
    lent = find_lent_titles(written, by_id, _read_entities(written))
    contested = find_contested(members)
    reasons = _tell_reasons(links, nodes)
    dates = {one.id: one.published.first_day for one in articles if one.published}
    entities = [
        _make_entity(
            entity,
            members[entity],
            [why for key in group for why in reasons[key]],
            find_offices((x for x in members[entity] if x.id not in contested), dates, lent),
        )
        for entity, group in zip(ids, groups, strict=True)
    ]
    company = find_company(nodes, lent)
    judged = {one.id: decisions.mentions.intersection(one.mention_ids) for one in entities}
    bearers = [
        make_bearer((story.id, entity), group, company, map(MentionId, judged[entity]))
        for entity, group in zip(ids, groups, strict=True)
    ]
    return Cast(
        entities=tuple(sorted(entities, key=rank_entity)),
        annotations=written,
        bearers=tuple(sorted(bearers, key=lambda one: one.entity_id)),
    )


def _group(
    nodes: Mapping[Key, Node], articles: Mapping[ArticleId, Article], decisions: Decisions
) -> tuple[list[Link], list[Group]]:
    """The links between the nodes, those that somebody decided on first, and the groups."""
    holder = {str(one.id): key for key, node in nodes.items() for one in node.mentions}
    judged = place_pairs(decisions.same_mentions, holder)
    links = [Link(min(pair), max(pair), JUDGED) for pair in judged]
    links += find_links(nodes, articles)
    apart = place_pairs(decisions.apart_mentions, holder)
    groups = group_apart(sorted(nodes), [(one.one, one.other) for one in links], apart)
    return links, groups


def _write(annotations: Annotations, entity_of: Mapping[MentionId, EntityId]) -> Annotations:
    return write_entities(annotations, follow_antecedents(annotations, entity_of))


def _read_entities(annotations: Sequence[Annotations]) -> dict[MentionId, EntityId]:
    return {one.id: one.entity_id for each in annotations for one in each.mentions if one.entity_id}


def _gather_mentions(annotations: Sequence[Annotations]) -> dict[EntityId, list[Mention]]:
    """Each entity's mentions in order of articles and places."""
    members: dict[EntityId, list[Mention]] = defaultdict(list)
    for one in sorted(annotations, key=lambda one: one.article_id):
        for mention in sorted(one.mentions, key=lambda x: (x.span.start, x.span.end)):
            if mention.entity_id is not None:
                members[mention.entity_id].append(mention)
    return members


def _tell_reasons(links: Sequence[Link], nodes: Mapping[Key, Node]) -> dict[Key, list[MergeReason]]:
    """The reasons of each first key's merges, its names as they are mostly printed."""
    reasons: dict[Key, list[MergeReason]] = defaultdict(list)
    for link in links:
        name, other = _print_name(nodes[link.one]), _print_name(nodes[link.other])
        if (name, link.reason) != (other, "same name"):
            reason = MergeReason(name=name, other=other, reason=link.reason)
            if reason not in reasons[link.one]:
                reasons[link.one].append(reason)
    return reasons


def _print_name(node: Node) -> str:
    """The full name as mostly printed; bare names that were given to it do not count."""
    names = Counter(one.span.text for one in node.mentions)
    full = Counter({name: n for name, n in names.items() if " " in fold_name(name)})
    return by_count(full or names)[0]


def _make_entity(
    entity: EntityId,
    mentions: Sequence[Mention],
    reasons: Sequence[MergeReason],
    offices: tuple[Office, ...],
) -> Entity:
    named = [one for one in mentions if one.form == "name"]
    own = drop_peoples(named)
    kinds = Counter(one.kind for one in own)
    kind = min(kinds, key=lambda one: (-kinds[one], one))
    names = Counter(one.span.text for one in named)
    name = choose_name(Counter(one.span.text for one in own), kind)
    place = find_place(fold_place_name(name)) if kind in {"place", "group"} else None
    return Entity(
        id=entity,
        kind=kind,
        name=name,
        aliases=tuple(Alias(name=one, count=names[one]) for one in by_count(names)),
        mention_ids=tuple(one.id for one in mentions),
        offices=offices if kind == "person" else (),
        country=place.country if isinstance(place, Place) else None,
        reasons=(
            *reasons,
            *_reasons_for_bare(names, name, kind),
            *_reasons_for_places(names, kind),
            *_reasons_for_capitals(named, name),
        ),
    )


def _reasons_for_bare(names: Counter[str], full: str, kind: EntityKind) -> list[MergeReason]:
    if kind != "person" or " " not in full:
        return []
    bare = sorted(name for name in names if " " not in name.strip() and name[:1] != "@")
    last = fold_name(full).split()[-1]
    return [
        MergeReason(
            name=one,
            other=full,
            reason=f"{'surname' if fold_name(one) == last else 'part of the name'}"
            " of a person named in full",
        )
        for one in bare
    ]


def _reasons_for_places(names: Counter[str], kind: EntityKind) -> list[MergeReason]:
    """Two names of one place are told; "the Republic of X" for "X" goes without saying."""
    if kind != "place":
        return []
    told = sorted({name for name in names if fold_place_name(name) != name})
    return [
        MergeReason(name=one, other=fold_place_name(one), reason="two names of one place")
        for one in told
    ]


def _reasons_for_capitals(mentions: Iterable[Mention], name: str) -> list[MergeReason]:
    """Capitals that stand for the government of the state."""
    meant = sorted({one.span.text for one in mentions if find_state_meant(one)})
    return [MergeReason(name=one, other=name, reason="capital for the government") for one in meant]
