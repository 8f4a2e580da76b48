"""A story's page tells from its outline what the whole part would tell."""

import pytest

from consilience import app
from consilience.app.showing import OpenStory, show_story
from consilience.export.index import Found, make_index
from consilience.records.ids import StoryId
from consilience.store import Workspace
from consilience.web.addresses import find_places, lead_on


def open_outline(workspace: Workspace, story_id: StoryId) -> OpenStory:
    told = workspace.stories.read_outline(story_id)
    found = Found(tables=(told.table,), claim_places=told.claim_places, named_in=told.named_in)
    return OpenStory(told.dossier.stories[0], told.dossier, make_index(told.dossier, found))


@pytest.fixture
def stories(workspace: Workspace) -> list[tuple[OpenStory, OpenStory]]:
    """Each story from its outline and from its part."""
    ids = [one.id for one in workspace.stories.list().rows]
    dossiers = {one: app.read_story(workspace, one) for one in ids}
    return [
        (open_outline(workspace, one), OpenStory(told.stories[0], told, make_index(told)))
        for one, told in dossiers.items()
    ]


def test_an_outline_shows_what_the_part_shows(stories: list[tuple[OpenStory, OpenStory]]) -> None:
    for outline, whole in stories:
        assert show_story(outline) == show_story(whole)


def test_the_links_of_an_outline_lead_where_those_of_the_part_lead(
    stories: list[tuple[OpenStory, OpenStory]],
) -> None:
    for outline, whole in stories:
        shown = show_story(outline)
        links = [one.href for one in (*shown.timeline.dated, *shown.timeline.undated) if one.href]
        page = "".join(f' href="{one}"' for one in links)
        assert lead_on(page, find_places(outline)) == lead_on(page, find_places(whole))
