"""Entities of many stories joined, from their names and what is known of them alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from consilience.language.gazetteer import fold_place_name
from consilience.linking.clusters import group_apart
from consilience.linking.decisions import NO_DECISIONS, Decisions
from consilience.linking.entities_decided import place_pairs
from consilience.linking.entities_names import Key, Node, find_offices_in
from consilience.linking.entities_offices import join_offices
from consilience.linking.names import explain_same_person
from consilience.records.entity import Alias, Entity, MergeReason
from consilience.records.ids import ArticleId, EntityId, StoryId, make_id
from consilience.records.mention import EntityKind

SHARED_COMPANY = 2  # names mentioned with both, without an office in common
LARGEST_BLOCK = 100  # full names with a word in common; a word of more tells nothing
STORIES_TRIED = 30  # of each spelling of a name
JUDGED = "judged to be one"
EVERYWHERE_ONE = frozenset({"place", "people", "other"})  # sorts of which a name has one bearer

Home = tuple[StoryId, EntityId]


@dataclass(frozen=True, slots=True, order=True)
class Company:
    """What is known of a name besides itself: words of its titles, names in the same articles."""

    titles: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """An entity of one story by its names; `company` is known of persons alone."""

    story_id: StoryId
    entity_id: EntityId
    keys: tuple[Key, ...]
    company: Company = Company()

    @property
    def home(self) -> Home:
        """What tells it from namesakes in other stories, which have the same id."""
        return self.story_id, self.entity_id


@dataclass(frozen=True, slots=True)
class Joined:
    """The entities of all stories, most mentioned first, and the id that each has become."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[StoryId, Mapping[EntityId, EntityId]]


def join_entities(
    casts: Iterable[tuple[Sequence[Entity], Sequence[Bearer]]], decisions: Decisions = NO_DECISIONS
) -> Joined:
    """Entities of different stories that are one; each cast is what one story has.

    Places, peoples and bodies of one name are one everywhere. Persons of one full name are one
    unless all that is known of them differs; other spellings of a name need an office or company
    in common. Names of one word stay in their story.
    """
    entities: dict[Home, Entity] = {}
    bearers: dict[Home, Bearer] = {}
    for found, borne in casts:
        known = {one.id: one for one in found}
        for bearer in borne:
            bearers[bearer.home] = bearer
            entities[bearer.home] = known[bearer.entity_id]
    ordered = [bearers[home] for home in sorted(bearers)]
    held = _find_judged(entities, decisions)
    links = [(*pair, JUDGED) for pair in place_pairs(decisions.same_mentions, held)]
    links += find_joins(ordered)
    apart = place_pairs(decisions.apart_mentions, held)
    groups = group_apart([one.home for one in ordered], [link[:2] for link in links], apart)
    reasons = _tell_reasons(links, entities)
    ids = _make_ids(groups, bearers)
    joined = [
        merge_entities(entity, [entities[home] for home in group], reasons)
        for entity, group in zip(ids, groups, strict=True)
    ]
    entity_of: dict[StoryId, dict[EntityId, EntityId]] = defaultdict(dict)
    for entity, group in zip(ids, groups, strict=True):
        for story, own in group:
            entity_of[story][own] = entity
    return Joined(tuple(sorted(joined, key=rank_entity)), entity_of)


def _find_judged(entities: Mapping[Home, Entity], decisions: Decisions) -> dict[str, Home]:
    """The bearer that holds each mention that somebody judged."""
    judged = decisions.mentions
    if not judged:
        return {}
    return {
        mention: home
        for home, entity in entities.items()
        for mention in entity.mention_ids
        if mention in judged
    }


def find_joins(bearers: Sequence[Bearer]) -> list[tuple[Home, Home, str]]:
    """Pairs of bearers that are one entity, each with the reason; `bearers` in a fixed order."""
    links = _link_bodies(bearers)
    named: dict[str, list[Bearer]] = defaultdict(list)
    for one in bearers:
        for key in one.keys:
            if key.sort == "person" and not key.judged:
                named[key.name].append(one)
    for namesakes in named.values():
        links += _link_namesakes(namesakes)
    for name, other in _find_variants(named):
        reason = explain_same_person(name, other)
        for one in named[name][:STORIES_TRIED]:
            for variant in named[other][:STORIES_TRIED]:
                apart = one.story_id != variant.story_id
                if reason and apart and _agree(one.company, variant.company):
                    links.append((one.home, variant.home, reason))
    return links


def _link_bodies(bearers: Sequence[Bearer]) -> list[tuple[Home, Home, str]]:
    """Each place, people and body to the first of its name."""
    first: dict[Key, Home] = {}
    return [
        (first[key], one.home, "same name")
        for one in bearers
        for key in one.keys
        if key.sort in EVERYWHERE_ONE
        and not key.judged
        and first.setdefault(key, one.home) != one.home
    ]


def _link_namesakes(bearers: Sequence[Bearer]) -> list[tuple[Home, Home, str]]:
    """Each to the first of another story that it does not contradict."""
    heads: list[Bearer] = []
    links = []
    for one in bearers:
        head = next((head for head in heads if not _contradict(head.company, one.company)), None)
        if head is None:
            heads.append(one)
        else:
            links.append((head.home, one.home, "same name"))
    return links


def _find_variants(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of different full names with the same surname or first name that may be one's."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for word in {name.split()[0], name.split()[-1]}:
            blocks[word].add(name)
    pairs = {
        pair
        for block in blocks.values()
        if len(block) <= LARGEST_BLOCK
        for pair in combinations(sorted(block), 2)
    }
    return [pair for pair in sorted(pairs) if explain_same_person(*pair)]


def _contradict(one: Company, other: Company) -> bool:
    """True where both have a title, none in common, and nobody is mentioned with both."""
    differ = bool(one.titles and other.titles) and one.titles.isdisjoint(other.titles)
    return differ and one.names.isdisjoint(other.names)


def _agree(one: Company, other: Company) -> bool:
    if not one.titles.isdisjoint(other.titles):
        return True
    return len(one.names & other.names) >= SHARED_COMPANY


def find_company(nodes: Mapping[Key, Node]) -> dict[Key, Company]:
    """What is known of each full name of a person in a story."""
    persons: dict[ArticleId, set[str]] = defaultdict(set)
    for key, node in nodes.items():
        if key.sort == "person":
            for mention in node.mentions:
                persons[mention.span.article].add(key.name)
    return {
        key: Company(
            titles=frozenset(word for one in node.mentions for word in find_offices_in(one)),
            names=frozenset(name for one in node.mentions for name in persons[one.span.article])
            - {key.name},
        )
        for key, node in nodes.items()
        if key.sort == "person"
    }


def make_bearer(
    story: StoryId, entity: EntityId, keys: Sequence[Key], company: Mapping[Key, Company]
) -> Bearer:
    """The bearer of these names, with all that is known of any of them."""
    known = [company[key] for key in keys if key in company]
    own = {key.name for key in keys}
    return Bearer(
        story_id=story,
        entity_id=entity,
        keys=tuple(sorted(keys)),
        company=Company(
            titles=frozenset[str]().union(*(one.titles for one in known)),
            names=frozenset[str]().union(*(one.names for one in known)) - own,
        ),
    )


def name_entity(keys: Iterable[Key], stories: Iterable[StoryId] = ()) -> EntityId:
    """An id from the names, so that new articles do not change it; stories part namesakes."""
    held = list(keys)
    plain = {(key.sort, key.name, key.owner) for key in held}
    judged = {key.judged for key in held if key.judged}
    return EntityId(make_id("entity", *sorted(plain), *sorted(judged), *sorted(set(stories))))


def _make_ids(groups: Sequence[Sequence[Home]], bearers: Mapping[Home, Bearer]) -> list[EntityId]:
    keys = [[key for home in group for key in bearers[home].keys] for group in groups]
    plain = [name_entity(one) for one in keys]
    count = Counter(plain)
    return [
        entity if count[entity] == 1 else name_entity(held, (story for story, _ in group))
        for entity, held, group in zip(plain, keys, groups, strict=True)
    ]


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
    links: Iterable[tuple[Home, Home, str]], entities: Mapping[Home, Entity]
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

    Of two names of one place the one that stands for all in comparing, if it is printed.
    """
    if kind == "place" and (known := sorted({fold_place_name(one) for one in names} & set(names))):
        names = Counter({one: names[one] for one in known})
    full = {name for name in names if kind != "person" or " " in name.strip()} or set(names)
    return min(full, key=lambda one: (-names[one], -len(one), one))


def by_count(names: Counter[str]) -> list[str]:
    """The names, most frequent first."""
    return sorted(names, key=lambda one: (-names[one], one))


def rank_entity(entity: Entity) -> tuple[int, str, EntityId]:
    """The order of entities: most mentioned first."""
    return -len(entity.mention_ids), entity.name, entity.id
