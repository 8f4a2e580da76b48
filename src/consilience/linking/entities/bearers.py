"""The entities of stories by their names alone, and which of them are one across stories."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from consilience.linking.clusters import group_apart
from consilience.linking.decisions import NO_DECISIONS, Decisions
from consilience.linking.entities.bare_names import find_offices_in
from consilience.linking.entities.counterparts import Lent
from consilience.linking.entities.decided import place_pairs
from consilience.linking.entities.names import Key, Node, find_held
from consilience.linking.names_persons import explain_same_person
from consilience.records.ids import ArticleId, EntityId, MentionId, StoryId, make_id
from consilience.records.mention import Mention

SHARED_COMPANY = 2  # names mentioned with both, without an office in common
LARGEST_BLOCK = 100  # full names with a word in common; a word of more tells nothing
STORIES_TRIED = 30  # of each spelling of a name
JUDGED = "judged to be one"
EVERYWHERE_ONE = frozenset({"place", "people", "other"})  # sorts of which a name has one bearer

Home = tuple[StoryId, EntityId]
Link = tuple[Home, Home, str]


@dataclass(frozen=True, slots=True, order=True)
class Company:
    """What is known of a name besides itself: words of its titles, names in the same articles."""

    titles: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """An entity of one story by its names; `company` is known of persons alone.

    `judged` are its mentions that somebody judged.
    """

    story_id: StoryId
    entity_id: EntityId
    keys: tuple[Key, ...]
    company: Company = Company()
    judged: tuple[MentionId, ...] = ()

    @property
    def home(self) -> Home:
        """What tells it from namesakes in other stories, which have the same id."""
        return self.story_id, self.entity_id


@dataclass(frozen=True, slots=True)
class Group:
    """The bearers that are one entity, in order, and its id."""

    entity_id: EntityId
    homes: tuple[Home, ...]


def group_bearers(
    bearers: Iterable[Bearer],
    decisions: Decisions = NO_DECISIONS,
    crowded: Container[str] = frozenset(),
) -> tuple[list[Group], list[Link]]:
    """Bearers that are one entity, and why.

    Places, peoples and bodies of one name are one everywhere. Persons of one full name are one
    unless all that is known of them differs; other spellings of a name need an office or company
    in common. Names of one word stay in their story. `crowded` are words of names that too many
    have elsewhere.
    """
    ordered = sorted(bearers, key=lambda one: one.home)
    held = {str(mention): one.home for one in ordered for mention in one.judged}
    links = [(*pair, JUDGED) for pair in place_pairs(decisions.same_mentions, held)]
    links += _find_joins(ordered, crowded)
    apart = place_pairs(decisions.apart_mentions, held)
    groups = group_apart([one.home for one in ordered], [link[:2] for link in links], apart)
    ids = _make_ids(groups, {one.home: one for one in ordered})
    return [Group(one, tuple(group)) for one, group in zip(ids, groups, strict=True)], links


def _find_joins(bearers: Sequence[Bearer], crowded: Container[str]) -> list[Link]:
    """Pairs of bearers that are one entity, each with the reason; `bearers` in a fixed order."""
    links = _link_bodies(bearers)
    named: dict[str, list[Bearer]] = defaultdict(list)
    for one in bearers:
        for key in one.keys:
            if key.sort == "person" and not key.judged:
                named[key.name].append(one)
    for namesakes in named.values():
        links += _link_namesakes(namesakes)
    for name, other in _find_variants(named, crowded):
        reason = explain_same_person(name, other)
        for one in named[name][:STORIES_TRIED]:
            for variant in named[other][:STORIES_TRIED]:
                apart = one.story_id != variant.story_id
                if reason and apart and _agree(one.company, variant.company):
                    links.append((one.home, variant.home, reason))
    return links


def _link_bodies(bearers: Sequence[Bearer]) -> list[Link]:
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


def _link_namesakes(bearers: Sequence[Bearer]) -> list[Link]:
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


def _find_variants(names: Iterable[str], crowded: Container[str]) -> list[tuple[str, str]]:
    """Pairs of different full names with the same surname or first name that may be one's."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for word in find_ends(name):
            blocks[word].add(name)
    pairs = {
        pair
        for word, block in blocks.items()
        if len(block) <= LARGEST_BLOCK and word not in crowded
        for pair in combinations(sorted(block), 2)
    }
    return [pair for pair in sorted(pairs) if explain_same_person(*pair)]


def find_ends(name: str) -> set[str]:
    """The first and the last word of a full name: variants of it have one of them."""
    words = name.split()
    return {words[0], words[-1]}


def _contradict(one: Company, other: Company) -> bool:
    """True where both have an office, no title in common, and nobody is mentioned with both.

    A rank is no office: a "Col.-Gen." may be the minister.
    """
    held = bool(find_held(one.titles) and find_held(other.titles))
    return held and one.titles.isdisjoint(other.titles) and one.names.isdisjoint(other.names)


def _agree(one: Company, other: Company) -> bool:
    if not one.titles.isdisjoint(other.titles):
        return True
    return len(one.names & other.names) >= SHARED_COMPANY


def find_company(
    nodes: Mapping[Key, Node], lent: Mapping[MentionId, Lent] | None = None
) -> dict[Key, Company]:
    """What is known of each full name of a person in a story; `lent` as for `find_offices`."""
    known = lent or {}
    persons: dict[ArticleId, set[str]] = defaultdict(set)
    for key, node in nodes.items():
        if key.sort == "person":
            for mention in node.mentions:
                persons[mention.span.article].add(key.name)
    return {
        key: Company(
            titles=frozenset(word for one in node.mentions for word in _find_titles(one, known)),
            names=frozenset(name for one in node.mentions for name in persons[one.span.article])
            - {key.name},
        )
        for key, node in nodes.items()
        if key.sort == "person"
    }


def _find_titles(mention: Mention, lent: Mapping[MentionId, Lent]) -> set[str]:
    """Words of the titles with a name, for a counterpart also those of the office he shares."""
    own = find_offices_in(mention)
    shared = lent.get(mention.id)
    return own | find_offices_in(replace(mention, role=shared.title)) if shared else own


def make_bearer(
    home: Home,
    keys: Sequence[Key],
    company: Mapping[Key, Company],
    judged: Iterable[MentionId] = (),
) -> Bearer:
    """The bearer of these names, with all that is known of any of them."""
    known = [company[key] for key in keys if key in company]
    own = {key.name for key in keys}
    return Bearer(
        story_id=home[0],
        entity_id=home[1],
        keys=tuple(sorted(keys)),
        company=Company(
            titles=frozenset[str]().union(*(one.titles for one in known)),
            names=frozenset[str]().union(*(one.names for one in known)) - own,
        ),
        judged=tuple(sorted(judged)),
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
