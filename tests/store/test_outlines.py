"""What a story's page shows is kept beside its part, and made again where it is not."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from consilience.errors import UnknownIdError
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.claim import Quantity
from consilience.records.dossier import Dossier
from consilience.records.ids import ArticleId, ClaimId, EntityId, StoryId
from consilience.store import Workspace
from consilience.store.outlines import OUTLINE_VERSION, make_outline
from consilience.store.schema import entity, story_outline
from tests.store.making import add, make_part, write

STORY = StoryId("story")


@pytest.fixture
def part(workspace: Workspace) -> Dossier:
    """The part of the one story of the workspace."""
    articles = (write("one", outlet="Mercury", day="2031-03-09"), write("two"))
    add(workspace, *articles)
    made = make_part("story", *articles)
    workspace.stories.put_parts([made])
    return made


def list_versions(workspace: Workspace) -> list[int]:
    with workspace._database.reading() as connection:
        return list(connection.execute(select(story_outline.c.version)).scalars())


def test_an_outline_is_kept_with_its_story(workspace: Workspace, part: Dossier) -> None:
    told = workspace.stories.read_outline(STORY)
    made = make_outline(part)
    assert replace(told, dossier=replace(told.dossier, pages=())) == made
    assert list_versions(workspace) == [OUTLINE_VERSION]


def test_an_outline_has_its_pages_without_their_texts(workspace: Workspace, part: Dossier) -> None:
    pages = workspace.stories.read_outline(STORY).dossier.pages
    known = [workspace.pages.read(one.page_id, with_body=False) for one in part.articles]
    assert pages == tuple(replace(one, text="") for one in sorted(known, key=lambda one: one.uri))


def test_an_outline_holds_all_facts_and_the_first_place_of_each_event(part: Dossier) -> None:
    outline = make_outline(part)
    assert [one.event_id for one in outline.table.facts] == [one.id for one in part.events]
    (cells,) = (one.cells for one in outline.table.facts)
    assert [one.evidence for one in cells if one.evidence] == [
        tuple(one.span for one in part.annotations[0].claims)
    ]
    assert outline.claim_places == {ClaimId("claim of story"): ArticleId("one")}
    assert outline.named_in == {ArticleId("one"): {EntityId("brandt"): 1}}


def test_an_outline_keeps_claims_only_for_the_numbers_of_an_update(part: Dossier) -> None:
    (told,) = part.annotations
    (claim,) = told.claims
    number = Quantity(span=claim.span, lowest=3.0, highest=3.0)
    reading = Reading(value="3", claim_ids=(), origins=(), evidence=(claim.span,))
    told = replace(told, claims=(replace(claim, quantities=(number,)),))
    (dispute,) = part.discrepancies
    for relation, kept in (("conflict", 0), ("update", 1)):
        differing: Discrepancy = replace(dispute, relation=relation, readings=(reading, reading))
        outline = make_outline(replace(part, annotations=(told,), discrepancies=(differing,)))
        assert [len(one.claims) for one in outline.dossier.annotations] == [kept]


def test_entities_of_an_outline_are_those_known_among_all_stories(
    workspace: Workspace, part: Dossier
) -> None:
    with workspace._database.writing() as connection:
        connection.execute(entity.update().values(joined_id="ada"))
    outline = workspace.stories.read_outline(STORY)
    assert [(one.id, one.name) for one in outline.dossier.entities] == [("ada", "Ada Brandt")]
    assert outline.named_in == {ArticleId("one"): {EntityId("ada"): 1}}


@pytest.mark.parametrize("version", [None, OUTLINE_VERSION - 1, OUTLINE_VERSION + 1])
def test_an_outline_that_is_gone_or_of_another_version_is_made_again_and_kept(
    workspace: Workspace, part: Dossier, version: int | None
) -> None:
    before = workspace.stories.read_outline(STORY)
    with workspace._database.writing() as connection:
        if version is None:
            connection.execute(story_outline.delete())
        else:
            connection.execute(story_outline.update().values(version=version, packed=b"old"))
    assert workspace.stories.read_outline(STORY) == before
    assert list_versions(workspace) == [OUTLINE_VERSION]


def test_an_outline_is_told_while_somebody_else_writes(
    workspace: Workspace, part: Dossier, place: str
) -> None:
    before = workspace.stories.read_outline(STORY)
    with workspace._database.writing() as connection:
        connection.execute(story_outline.delete())
    with Workspace.open(place, who="another") as other, other.holding():
        assert workspace.stories.read_outline(STORY) == before
    assert list_versions(workspace) == []


def test_a_story_that_is_not_there_has_no_outline(workspace: Workspace) -> None:
    with pytest.raises(UnknownIdError, match="no story nowhere"):
        workspace.stories.read_outline(StoryId("nowhere"))
