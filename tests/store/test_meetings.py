"""Whom an entity meets is told from all stories, on every database."""

from dataclasses import replace

import pytest

from consilience.errors import UnknownIdError
from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.event import EventParticipant
from consilience.records.ids import EntityId, StoryId
from consilience.store import Workspace
from consilience.store.schema import entity, entity_mentions
from tests.making import mark
from tests.store.making import TEXT, add, make_part, write

BRANDT = EntityId("brandt")


def make_person(name: str) -> Entity:
    """Somebody without a known mention."""
    own = EntityId(name)
    return Entity(id=own, kind="person", name=name.title(), aliases=(), mention_ids=())


def make_meeting(name: str, *others: str) -> Dossier:
    """A story in which Brandt takes part in one event with each of the others."""
    article = write(f"article {name}")
    part = make_part(name, article)
    (event,) = part.events
    (told,) = part.annotations
    taking = (EventParticipant(role="other", entity_id=EntityId(one)) for one in others)
    named = (
        replace(mark(article, "Skelda"), id=f"{name} {one}", kind="person", entity_id=one)
        for one in others
    )
    return replace(
        part,
        events=(replace(event, participants=(*event.participants, *taking)),),
        annotations=(replace(told, mentions=(*told.mentions, *named)),),
        entities=(
            *part.entities,
            *(make_person(one) for one in others),
        ),
    )


@pytest.fixture
def meetings(workspace: Workspace) -> Workspace:
    """Brandt meets Lind in two stories, Marran in one of them, and Orlo in a third."""
    parts = (
        make_meeting("one", "lind", "marran"),
        make_meeting("two", "lind"),
        make_meeting("three", "orlo"),
    )
    for one in parts:
        add(workspace, *one.articles)
    workspace.stories.put_parts(parts)
    return workspace


def test_those_whom_an_entity_meets_are_told_from_all_stories(meetings: Workspace) -> None:
    met = meetings.findings.list_met(BRANDT)
    told = [(one.id, one.name, one.kind, one.events, one.articles) for one in met.rows]
    assert told == [
        ("lind", "Lind", "person", 2, 2),
        ("marran", "Marran", "person", 1, 1),
        ("orlo", "Orlo", "person", 1, 1),
    ]
    assert met.total == 3


def test_more_are_met_than_are_listed(meetings: Workspace) -> None:
    met = meetings.findings.list_met(BRANDT, size=1)
    assert ([one.id for one in met.rows], met.total) == (["lind"], 3)


def test_an_entity_without_events_meets_nobody(meetings: Workspace) -> None:
    assert meetings.findings.list_met(EntityId("nobody")).total == 0


def test_ties_are_the_events_of_each_two(meetings: Workspace) -> None:
    among = [EntityId(one) for one in ("lind", "marran", "orlo")]
    assert meetings.findings.count_ties(BRANDT, among) == {("lind", "marran"): 1}


def test_a_telling_has_the_mentions_of_one_entity_alone(meetings: Workspace) -> None:
    told = meetings.stories.read_telling(StoryId("one"), BRANDT)
    part = meetings.stories.read_part(StoryId("one"))
    assert told.story == meetings.stories.read(StoryId("one"))
    assert told.entities == part.entities[:1]
    assert told.mentions == part.annotations[0].mentions[:1]
    assert [one.text for one in told.articles.values()] == [TEXT]


def test_a_telling_of_entities_that_were_joined_has_their_mentions_in_reading_order(
    meetings: Workspace,
) -> None:
    with meetings._database.writing() as connection:
        connection.execute(entity.update().values(joined_id="all"))
    told = meetings.stories.read_telling(StoryId("one"), EntityId("all"))
    (annotations,) = meetings.stories.read_part(StoryId("one")).annotations
    assert told.mentions == annotations.mentions
    assert len(told.entities) == 3


def test_a_telling_that_an_earlier_release_put_is_read_out_of_its_part(
    meetings: Workspace,
) -> None:
    before = meetings.stories.read_telling(StoryId("one"), BRANDT)
    with meetings._database.writing() as connection:
        connection.execute(entity_mentions.delete())
    assert meetings.stories.read_telling(StoryId("one"), BRANDT) == before


@pytest.mark.parametrize(("story", "entity"), [("two", "orlo"), ("nowhere", "brandt")])
def test_a_story_that_does_not_tell_of_an_entity_is_refused(
    meetings: Workspace, story: str, entity: str
) -> None:
    with pytest.raises(UnknownIdError, match="does not tell"):
        meetings.stories.read_telling(StoryId(story), EntityId(entity))


def test_ids_among_all_stories_are_told_by_story(meetings: Workspace) -> None:
    homes = [(StoryId("one"), EntityId("lind")), (StoryId("three"), EntityId("lind"))]
    assert meetings.stories.find_entity_ids(homes) == {homes[0]: "lind"}
