"""An entity in a story: its mentions there with the words around them, and whom it meets."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from consilience.app import Judgement, Workspace
from consilience.errors import UnknownIdError
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.ids import ArticleId, EntityId, MentionId, StoryId
from consilience.records.mention import Mention
from consilience.records.span import Span
from consilience.web.links import link_entity

AROUND: Final = 60  # characters before and behind words
Pair = tuple[EntityId, EntityId]


@dataclass(frozen=True, slots=True)
class EntityStory:
    """What one story tells of an entity; `names` are ids among all stories by the story's own.

    `mentions` are in the order of the articles and of their text.
    """

    story_id: StoryId
    part: Dossier
    names: Mapping[EntityId, EntityId]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    articles: Mapping[ArticleId, Article]


@dataclass(frozen=True, slots=True)
class Met:
    """Another entity, with the number of events that both take part in, and of shared articles."""

    id: EntityId
    name: str
    kind: str
    events: int
    articles: int


def read_entity_story(workspace: Workspace, entity_id: EntityId, story_id: StoryId) -> EntityStory:
    """The entity in a story; raises `UnknownIdError` where the story does not tell of it."""
    part = workspace.stories.read_part(story_id)
    names = workspace.stories.read_entity_ids(story_id)
    entities = tuple(one for one in part.entities if names.get(one.id, one.id) == entity_id)
    if not entities:
        raise UnknownIdError(f"story {story_id} does not tell of entity {entity_id}")
    own = {one.id for one in entities}
    return EntityStory(
        story_id=story_id,
        part=part,
        names=names,
        entities=entities,
        mentions=tuple(
            mention
            for told in part.annotations
            for mention in told.mentions
            if mention.entity_id in own
        ),
        articles={one.id: one for one in part.articles},
    )


def find_bearer(story: EntityStory, name: str = "") -> Mention:
    """A mention that stands for the entity: one of that name, else of any name, else any.

    Raises `UnknownIdError` where the name is given and not printed in this story.
    """
    printed = [one for one in story.mentions if one.form == "name"]
    wanted = _fold(name)
    for one in printed:
        if name and _fold(one.span.text) == wanted:
            return one
    if name:
        raise UnknownIdError(f"no article of this story prints {name!r}")
    own = {_fold(one.name) for one in story.entities}
    best = (one for one in printed if _fold(one.span.text) in own)
    found = next(best, None) or next(iter(printed), None) or next(iter(story.mentions), None)
    if found is None:
        raise UnknownIdError("this entity has no mention that can be judged")
    return found


def find_joined(
    workspace: Workspace, mention_id: MentionId, article_id: ArticleId
) -> EntityId | None:
    """The entity that a mention belongs to by now, by its id among all stories."""
    story_id = workspace.stories.find_stories([article_id]).get(article_id)
    if story_id is None:
        return None
    names = workspace.stories.read_entity_ids(story_id)
    return next(
        (
            names.get(one.entity_id, one.entity_id)
            for told in workspace.stories.read_part(story_id).annotations
            if told.article_id == article_id
            for one in told.mentions
            if one.id == mention_id and one.entity_id is not None
        ),
        None,
    )


def find_address(workspace: Workspace, kept: Judgement) -> str:
    """The page of the entity that the first of the judged mentions belongs to by now."""
    for mention, span in zip(kept.subjects, kept.evidence, strict=False):
        if joined := find_joined(workspace, MentionId(mention), span.article):
            return link_entity(joined)
    return "/entities"


def find_printed(stories: Iterable[EntityStory]) -> dict[str, list[tuple[EntityStory, Mention]]]:
    """The mentions of each name, folded, story by story."""
    found: dict[str, list[tuple[EntityStory, Mention]]] = {}
    for story in stories:
        for one in story.mentions:
            if one.form == "name":
                found.setdefault(_fold(one.span.text), []).append((story, one))
    return found


def find_name(
    printed: Mapping[str, list[tuple[EntityStory, Mention]]], name: str
) -> list[tuple[EntityStory, Mention]]:
    """The mentions of a name among those that `find_printed` found."""
    return printed.get(_fold(name), [])


def count_met(stories: Sequence[EntityStory], entity_id: EntityId) -> list[Met]:
    """Who takes part in events with the entity, by how many; then by shared articles."""
    events: Counter[EntityId] = Counter()
    articles: Counter[EntityId] = Counter()
    known: dict[EntityId, Entity] = {}
    for story in stories:
        for one in story.part.entities:
            known.setdefault(story.names.get(one.id, one.id), one)
        for group in _list_groups(story):
            if entity_id in group:
                events.update(group - {entity_id})
        for told in story.part.annotations:
            here = {
                story.names.get(one.entity_id, one.entity_id)
                for one in told.mentions
                if one.entity_id is not None
            }
            if entity_id in here:
                articles.update(here - {entity_id})
    order = sorted(events, key=lambda one: (-events[one], -articles[one], one))
    return [
        Met(one, known[one].name, known[one].kind, events[one], articles[one])
        for one in order
        if one in known
    ]


def count_ties(stories: Sequence[EntityStory], among: Iterable[EntityId]) -> Counter[Pair]:
    """In how many events each two of some entities take part."""
    kept = set(among)
    ties: Counter[Pair] = Counter()
    for story in stories:
        for group in _list_groups(story):
            ties.update(combinations(sorted(group & kept), 2))
    return ties


def cut_around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and behind words in their paragraph, whole words only."""
    before = text[max(span.start - AROUND, text.rfind("\n", 0, span.start) + 1) : span.start]
    stop = text.find("\n", span.end)
    after = text[span.end : min(span.end + AROUND, stop if stop >= 0 else len(text))]
    if len(before) == AROUND:
        before = f"… {before[before.find(' ') + 1 :]}"
    if len(after) == AROUND:
        after = f"{after[: max(after.rfind(' '), 0)]} …"
    return before, after


def _list_groups(story: EntityStory) -> Iterator[set[EntityId]]:
    """Who takes part in each event, by the ids among all stories."""
    for event in story.part.events:
        yield {story.names.get(one.entity_id, one.entity_id) for one in event.participants}


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()
