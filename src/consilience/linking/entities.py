"""Mentions of all articles grouped into entities, each merge with its reason."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from consilience.language.gazetteer import Place, find_place
from consilience.linking.clusters import group_connected
from consilience.linking.names import explain_same_person, find_surname, fold_name
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.entity import Alias, Entity, MergeReason, Office
from consilience.records.ids import ArticleId, EntityId, MentionId, StoryId, make_id
from consilience.records.mention import EntityKind, Mention
from consilience.records.quotation import Quotation
from consilience.records.story import Story

Key = str  # names one node of the merge: a full name, a place, a surname within one story
TITLED = 3  # mentions without a title that one with a title outweighs
PERSON = "person:"  # how the key of a full name begins


@dataclass(slots=True)
class _Node:
    """The mentions that one key holds, before keys are merged."""

    mentions: list[Mention] = field(default_factory=list)
    stories: set[StoryId] = field(default_factory=set)


def group_entities(
    stories: Sequence[Story], articles: Sequence[Article], annotations: Sequence[Annotations]
) -> tuple[tuple[Entity, ...], tuple[Annotations, ...]]:
    """The entities, most mentioned first, and the annotations with their mentions' entities set.

    Within an article a bare surname goes to the most mentioned person of that surname, then to
    the one of its story; full names that differ in spelling are merged within a story alone,
    equal ones everywhere. Two first names keep two people of one surname apart.
    """
    story_of = {article: story.id for story in stories for article in story.article_ids}
    annotations = _settle_kinds(annotations)
    key_of = _key_mentions(annotations, story_of)
    nodes: dict[Key, _Node] = defaultdict(_Node)
    for one in annotations:
        for mention in one.mentions:
            node = nodes[key_of[mention.id]]
            node.mentions.append(mention)
            node.stories.add(story_of[one.article_id])
    links = _link_persons(nodes)
    reasons = _tell_reasons(links, nodes)
    dates = {one.id: one.published.earliest[:10] for one in articles if one.published}
    groups = group_connected(sorted(nodes), [(one, other) for one, other, _ in links])
    entities = [_make_entity(group, nodes, reasons, dates) for group in groups]
    entity_of = {mention: entity.id for entity in entities for mention in entity.mention_ids}
    ranked = sorted(entities, key=lambda one: (-len(one.mention_ids), one.name, one.id))
    return tuple(ranked), tuple(_link(one, entity_of) for one in annotations)


def _link(annotations: Annotations, entity_of: Mapping[MentionId, EntityId]) -> Annotations:
    mentions = tuple(replace(one, entity_id=entity_of[one.id]) for one in annotations.mentions)
    by_end = {one.span.end: one for one in mentions}
    quotations = tuple(_link_speaker(one, by_end) for one in annotations.quotations)
    return replace(annotations, mentions=mentions, quotations=quotations)


def _link_speaker(quotation: Quotation, by_end: Mapping[int, Mention]) -> Quotation:
    """The speaker's entity where the words for the speaker are a name, with or without its title.

    "Torrent's spokesman" is not Torrent: anything else is left open.
    """
    speaker = quotation.speaker
    mention = by_end.get(speaker.end) if speaker else None
    if speaker is None or mention is None:
        return quotation
    before = speaker.text[: mention.span.start - speaker.start].strip()
    is_named = before.lower() in {"", "the", (mention.role or "").lower()}
    return replace(quotation, speaker_id=mention.entity_id) if is_named else quotation


def _settle_kinds(annotations: Sequence[Annotations]) -> tuple[Annotations, ...]:
    """The annotations with each wording of one kind throughout: the one it has most often.

    A kind with a title printed before the name counts more, as in an article. Bare surnames of
    persons named in full stay persons.
    """
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    surnames: set[str] = set()
    for one in annotations:
        surnames.update(map(find_surname, _full_names(one.mentions)))
        for mention in one.mentions:
            votes[fold_name(mention.span.text)][mention.kind] += TITLED if mention.role else 1

    def settle(mention: Mention) -> Mention:
        name = fold_name(mention.span.text)
        if mention.kind == "person" and name in surnames:
            return mention
        kind = min(votes[name], key=lambda one: (-votes[name][one], one))
        return replace(mention, kind=kind, role=mention.role if kind == "person" else None)

    return tuple(replace(one, mentions=tuple(map(settle, one.mentions))) for one in annotations)


def _key_mentions(
    annotations: Sequence[Annotations], story_of: Mapping[ArticleId, StoryId]
) -> dict[str, Key]:
    """A key for each mention's id."""
    in_story: dict[StoryId, Counter[str]] = defaultdict(Counter)
    for one in annotations:
        in_story[story_of[one.article_id]].update(_full_names(one.mentions))
    key_of: dict[str, Key] = {}
    for one in annotations:
        story = story_of[one.article_id]
        bearers = _bearers(Counter(_full_names(one.mentions)))
        others = _bearers(in_story[story])
        for mention in one.mentions:
            name = fold_name(mention.span.text)
            if mention.kind != "person":
                key_of[mention.id] = f"other:{_fold_place(mention.span.text) or name}"
            elif len(name.split()) > 1:
                key_of[mention.id] = PERSON + name
            else:
                bearer = bearers.get(name) or others.get(name)
                key_of[mention.id] = PERSON + bearer if bearer else f"surname:{story}:{name}"
    return key_of


def _full_names(mentions: Iterable[Mention]) -> list[str]:
    names = (fold_name(one.span.text) for one in mentions if one.kind == "person")
    return [name for name in names if " " in name]


def _bearers(full_names: Counter[str]) -> dict[str, str]:
    """For each surname its most mentioned bearer, the first in the alphabet among equals."""
    ranked = sorted(full_names, key=lambda name: (-full_names[name], name))
    return {find_surname(name): name for name in reversed(ranked)}


def _fold_place(name: str) -> str | None:
    """One key for all names of a state or people ("the Republic of X", "X"; "Xs", "X's people")."""
    place = find_place(name)
    if place is None:
        return None
    return f"{'people' if place.kind == 'people' else 'place'} {fold_name(place.name)}"


def _link_persons(nodes: Mapping[Key, _Node]) -> list[tuple[Key, Key, str]]:
    """Pairs of full names that are one person's, each with the reason.

    Compared are names of one story that share a first name or a surname.
    """
    blocks: dict[str, set[Key]] = defaultdict(set)
    for key in nodes:
        if key.startswith(PERSON):
            words = _name(key).split()
            blocks[words[0]].add(key)
            blocks[words[-1]].add(key)
    pairs = {pair for block in blocks.values() for pair in combinations(sorted(block), 2)}
    return [
        (one, other, reason)
        for one, other in sorted(pairs)
        if not nodes[one].stories.isdisjoint(nodes[other].stories)
        and (reason := explain_same_person(_name(one), _name(other)))
    ]


def _tell_reasons(
    links: Sequence[tuple[Key, Key, str]], nodes: Mapping[Key, _Node]
) -> dict[Key, list[MergeReason]]:
    """The reasons of each first key's merges, its names as they are mostly printed."""
    printed = {key: _print_name(nodes[key]) for one, other, _ in links for key in (one, other)}
    reasons: dict[Key, list[MergeReason]] = defaultdict(list)
    for one, other, why in links:
        reasons[one].append(MergeReason(name=printed[one], other=printed[other], reason=why))
    return reasons


def _print_name(node: _Node) -> str:
    full = Counter(one.span.text for one in node.mentions if " " in fold_name(one.span.text))
    return _by_count(full)[0]


def _name(key: Key) -> str:
    return key.removeprefix(PERSON)


def _make_entity(
    keys: Sequence[Key],
    nodes: Mapping[Key, _Node],
    reasons: Mapping[Key, Sequence[MergeReason]],
    dates: Mapping[ArticleId, str],
) -> Entity:
    mentions = sorted(
        (mention for key in keys for mention in nodes[key].mentions),
        key=lambda one: (one.span.article, one.span.start),
    )
    kinds = Counter(mention.kind for mention in mentions)
    kind = min(kinds, key=lambda one: (-kinds[one], one))
    names = Counter(mention.span.text for mention in mentions)
    name = _choose_name(names, kind)
    place = find_place(name) if kind in {"place", "group"} else None
    return Entity(
        id=EntityId(make_id("entity", *keys)),
        kind=kind,
        name=name,
        aliases=tuple(Alias(name=one, count=names[one]) for one in _by_count(names)),
        mention_ids=tuple(mention.id for mention in mentions),
        offices=_find_offices(mentions, dates),
        country=place.country if isinstance(place, Place) else None,
        reasons=(
            *(reason for key in keys for reason in reasons.get(key, ())),
            *_reasons_for_surnames(names, name, kind),
        ),
    )


def _choose_name(names: Counter[str], kind: EntityKind) -> str:
    """The fullest common form: for a person with a first name, the most frequent, the longest."""
    full = {name for name in names if kind != "person" or " " in name.strip()} or set(names)
    return min(full, key=lambda one: (-names[one], -len(one), one))


def _by_count(names: Counter[str]) -> list[str]:
    return sorted(names, key=lambda one: (-names[one], one))


def _reasons_for_surnames(names: Counter[str], full: str, kind: EntityKind) -> list[MergeReason]:
    if kind != "person" or " " not in full:
        return []
    bare = sorted(name for name in names if " " not in name.strip())
    return [
        MergeReason(name=one, other=full, reason="surname of a person named in full")
        for one in bare
    ]


def _find_offices(
    mentions: Sequence[Mention], dates: Mapping[ArticleId, str]
) -> tuple[Office, ...]:
    """Each title printed with the name, seen on the publication dates of the articles."""
    by_title: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.role:
            by_title[" ".join(mention.role.split())].append(mention)
    return tuple(_make_office(title, by_title[title], dates) for title in sorted(by_title))


def _make_office(title: str, mentions: Sequence[Mention], dates: Mapping[ArticleId, str]) -> Office:
    seen = sorted(dates[one.span.article] for one in mentions if one.span.article in dates)
    return Office(
        title=title,
        of=None,
        earliest=seen[0] if seen else None,
        latest=seen[-1] if seen else None,
        evidence=tuple(mention.span for mention in mentions),
    )
