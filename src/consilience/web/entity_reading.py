"""An entity in a story: its mentions there, with the words around them."""

from collections.abc import Iterable, Mapping
from typing import Final

from consilience.app import Judgement, Telling, Workspace
from consilience.errors import UnknownIdError
from consilience.records.ids import ArticleId, EntityId, MentionId
from consilience.records.mention import Mention
from consilience.records.span import Span
from consilience.web.links import link_entity

AROUND: Final = 60  # characters before and behind words


def find_bearer(story: Telling, name: str = "") -> Mention:
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


def find_printed(stories: Iterable[Telling]) -> dict[str, list[tuple[Telling, Mention]]]:
    """The mentions of each name, folded, story by story."""
    found: dict[str, list[tuple[Telling, Mention]]] = {}
    for story in stories:
        for one in story.mentions:
            if one.form == "name":
                found.setdefault(_fold(one.span.text), []).append((story, one))
    return found


def find_name(
    printed: Mapping[str, list[tuple[Telling, Mention]]], name: str
) -> list[tuple[Telling, Mention]]:
    """The mentions of a name among those that `find_printed` found."""
    return printed.get(_fold(name), [])


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


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()
