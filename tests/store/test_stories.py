from dataclasses import replace

import pytest

from consilience.errors import UnknownIdError, WorkspaceError
from consilience.records.dossier import Dossier
from consilience.records.ids import EntityId, StoryId
from consilience.store import Workspace
from tests.making import make_page
from tests.store.making import add, judge, make_part, quote_about, write

TABLES = ("entity", "entity_name", "article_entity", "event", "article_event", "event_participant")
MORE_TABLES = (
    "discrepancy",
    "quotation",
    "origin",
    "article_origin",
    "story_part",
    "story",
    "story_outline",
    "entity_mentions",
)


@pytest.fixture
def part(workspace: Workspace) -> Dossier:
    """The part of the one story of the workspace."""
    articles = (write("one", outlet="Mercury", day="2031-03-09"), write("two"))
    add(workspace, *articles)
    made = make_part("story", *articles)
    workspace.stories.put_parts([made])
    return made


def test_a_part_is_read_as_it_was_put(workspace: Workspace, part: Dossier) -> None:
    assert workspace.stories.read_part(StoryId("story")) == part


def test_pages_are_left_out_of_a_part(workspace: Workspace, part: Dossier) -> None:
    workspace.stories.put_parts([replace(part, pages=(make_page("Bridge"),))])
    assert workspace.stories.read_part(StoryId("story")) == part


def test_a_story_is_listed_with_its_numbers(workspace: Workspace, part: Dossier) -> None:
    row = workspace.stories.read(StoryId("story"))
    assert workspace.stories.list().rows == (row,)
    assert (row.title, row.latest) == ("The bridge, story", "2031-03-09")
    numbers = (row.articles, row.outlets, row.origins, row.events, row.discrepancies)
    assert numbers == (2, 1, 1, 1, 1)


def test_linking_passes_pages_on_and_dates_articles(workspace: Workspace, part: Dossier) -> None:
    dated = replace(part.articles[1], published=part.articles[0].published)
    workspace.stories.put_parts([replace(part, articles=(part.articles[0], dated))])
    assert {row.earliest for row in workspace.articles.list().rows} == {"2031-03-09"}
    assert workspace.articles.read(dated.id).article.published is None
    assert workspace.pages.count_by_stage() == {"analysis": 2}


def test_putting_a_part_again_leaves_nothing_of_the_one_before(
    workspace: Workspace, part: Dossier
) -> None:
    workspace.stories.put_parts([part])
    with workspace._database.reading() as connection:
        for table in (*TABLES, *MORE_TABLES):
            counted = connection.exec_driver_sql(f"SELECT COUNT(*) FROM {table}").scalar()
            assert counted == (3 if table == "entity_name" else 1), table


def test_a_replaced_story_is_gone_with_all_that_was_found_in_it(
    workspace: Workspace, part: Dossier
) -> None:
    workspace.stories.put_parts([], replaced=[StoryId("story")])
    with workspace._database.reading() as connection:
        for table in (*TABLES, *MORE_TABLES):
            assert connection.exec_driver_sql(f"SELECT COUNT(*) FROM {table}").scalar() == 0, table
    assert {row.story_id for row in workspace.articles.list().rows} == {None}


def test_two_stories_become_one_in_one_step(workspace: Workspace, part: Dossier) -> None:
    other = write("three")
    add(workspace, other)
    workspace.stories.put_parts([make_part("other", other)])
    joined = make_part("joined", *part.articles, other)
    workspace.stories.put_parts([joined], replaced=[StoryId("story"), StoryId("other")])
    assert [row.id for row in workspace.stories.list().rows] == ["joined"]
    assert set(workspace.stories.find_stories(["one", "three", "nowhere"])) == {"one", "three"}


def test_a_story_that_is_gone_leads_to_the_one_in_its_place(
    workspace: Workspace, part: Dossier
) -> None:
    story, joined = StoryId("story"), StoryId("joined")
    workspace.stories.put_parts([make_part("joined", *part.articles)], replaced=[story])
    assert workspace.stories.find_successor(story) == joined
    assert workspace.stories.find_successor(joined) == joined
    workspace.stories.put_parts([part], replaced=[joined])
    assert workspace.stories.find_successor(joined) == story
    assert workspace.stories.find_successor(story) == story
    assert workspace.stories.find_successor(StoryId("nowhere")) == "nowhere"


def test_an_article_cannot_be_in_two_stories(workspace: Workspace, part: Dossier) -> None:
    with pytest.raises(WorkspaceError, match="is in story story, which is not replaced"):
        workspace.stories.put_parts([make_part("other", part.articles[0])])
    assert workspace.stories.list().total == 1


def test_after_an_error_all_parts_are_what_they_were(workspace: Workspace, part: Dossier) -> None:
    with pytest.raises(UnknownIdError, match="no article missing"):
        workspace.stories.put_parts(
            [make_part("new", part.articles[0]), make_part("other", write("missing"))],
            replaced=[StoryId("story")],
        )
    assert workspace.stories.read_part(StoryId("story")) == part


def test_a_part_of_two_stories_is_refused(workspace: Workspace, part: Dossier) -> None:
    with pytest.raises(WorkspaceError, match="holds one story, this one 2"):
        workspace.stories.put_parts([replace(part, stories=part.stories * 2)])


def test_an_unknown_story_is_told(workspace: Workspace) -> None:
    for read in (workspace.stories.read, workspace.stories.read_part):
        with pytest.raises(UnknownIdError, match="no story nowhere"):
            read(StoryId("nowhere"))


def test_stories_are_listed_by_date_or_by_size(workspace: Workspace) -> None:
    great = (write("a", day="2031-01-01"), write("b"), write("c"))
    late = write("d", day="2031-02-02")
    undated = write("e")
    add(workspace, *great, late, undated)
    for name, articles in (("great", great), ("late", (late,)), ("undated", (undated,))):
        workspace.stories.put_parts([make_part(name, *articles)])
    first = workspace.stories.list(size=2)
    rest = workspace.stories.list(size=2, cursor=first.next)
    assert [row.id for row in (*first.rows, *rest.rows)] == ["late", "great", "undated"]
    assert workspace.stories.list(order="articles").rows[0].id == "great"
    with pytest.raises(WorkspaceError, match="give latest or articles"):
        workspace.stories.list(order="colour")


@pytest.mark.parametrize("name", ["", "brandt", "ADA", "Ada Brandt", "ada brändt", "bran"])
def test_an_entity_is_found_by_its_names(workspace: Workspace, part: Dossier, name: str) -> None:
    (row,) = workspace.findings.list_entities(name, kind="person").rows
    assert (row.id, row.name, row.stories, row.mentions) == ("brandt", "Ada Brandt", 1, 1)


@pytest.mark.parametrize("name", ["randt", "%", "_", "brandt ada", "'"])
def test_other_words_find_no_entity(workspace: Workspace, part: Dossier, name: str) -> None:
    assert workspace.findings.list_entities(name).rows == ()


def test_an_entity_is_read_as_each_story_tells_of_it(workspace: Workspace, part: Dossier) -> None:
    other = write("three")
    add(workspace, other)
    workspace.stories.put_parts([make_part("other", other)])
    first = workspace.findings.list_entity_parts(EntityId("brandt"), size=1)
    rest = workspace.findings.list_entity_parts(EntityId("brandt"), cursor=first.next)
    told = {one.story_id: one.entity for one in (*first.rows, *rest.rows)}
    assert list(told) == ["story", "other"]
    assert told[StoryId("story")] == part.entities[0]
    (row,) = workspace.findings.list_entities().rows
    assert (row.stories, row.mentions) == (2, 2)
    with pytest.raises(UnknownIdError):
        workspace.findings.list_entity_parts(EntityId("nobody"))


def test_events_are_listed_by_story_participant_type_and_time(
    workspace: Workspace, part: Dossier
) -> None:
    find = workspace.findings.list_events
    (row,) = find().rows
    assert (row.title, row.level, row.articles) == ("Brandt opens the bridge", "single origin", 1)
    assert find(entity_id="brandt", event_type="OPEN", earliest="2031-03", latest="2031-03").total
    for other in ({"entity_id": "nobody"}, {"event_type": "CLOSE"}, {"latest": "2031-02"}):
        assert find(**other).rows == ()


def test_quotations_are_listed_by_speaker_with_their_place(
    workspace: Workspace, part: Dossier
) -> None:
    (row,) = workspace.findings.list_quotations(speaker_id="brandt").rows
    assert row.words == "It will hold,"
    sentence = part.articles[0].text[row.start_at : row.end_at]
    assert sentence == "“It will hold,” said Brandt."
    assert workspace.findings.list_quotations(speaker_id="nobody").rows == ()


@pytest.mark.parametrize(
    ("speaker_id", "found"), [(None, 1), ("lund", 1), ("brandt", 0)], ids=["", "other", "own"]
)
def test_quotations_are_listed_by_whom_others_name_in_them(
    workspace: Workspace, part: Dossier, speaker_id: str | None, found: int
) -> None:
    workspace.stories.put_parts([quote_about(part, speaker_id)], replaced=["story"])
    rows = workspace.findings.list_quotations(about_id="brandt").rows
    assert [one.words for one in rows] == ["Ada Brandt opened the bridge"] * found
    assert all(one.outlet == part.articles[0].outlet for one in rows)


def test_origins_are_listed_by_story(workspace: Workspace, part: Dossier) -> None:
    (row,) = workspace.findings.list_origins(story_id=StoryId("story")).rows
    assert (row.name, row.kind, row.articles) == ("Skelda Wire", "agency", 1)


def test_a_discrepancy_shows_the_latest_verdict_that_stands(
    workspace: Workspace, part: Dossier
) -> None:
    def show() -> list[str | None]:
        return [row.verdict for row in workspace.findings.list_discrepancies().rows]

    assert show() == [None]
    subject = part.discrepancies[0].id
    workspace.judgements.append(judge(subject, verdict="rounding", kind="discrepancy"))
    real = workspace.judgements.append(judge(subject, verdict="real", kind="discrepancy"))
    assert show() == ["real"]
    workspace.judgements.undo(real.id, made_by="Ada")
    assert show() == ["rounding"]
    assert workspace.findings.list_discrepancies(is_judged=True, kind="date").total == 1
    assert workspace.findings.list_discrepancies(is_judged=False).total == 0
    assert workspace.findings.list_discrepancies(relation="update").total == 0


def test_views_show_what_people_look_for(workspace: Workspace, part: Dossier) -> None:
    subject = part.discrepancies[0].id
    workspace.judgements.append(judge(subject, verdict="real", kind="discrepancy"))
    shown = {
        "SELECT outlet, story FROM articles_with_outlets WHERE id = 'one'": (
            "Mercury",
            "The bridge, story",
        ),
        "SELECT kind, verdict FROM discrepancies_with_verdicts": ("date", "real"),
        "SELECT name, story FROM entities_with_names": ("Ada Brandt", "The bridge, story"),
        "SELECT speaker, speaker_name FROM quotations_with_speakers": ("Brandt", "Ada Brandt"),
    }
    with workspace._database.reading() as connection:
        for query, expected in shown.items():
            assert tuple(connection.exec_driver_sql(query).one()) == expected


def test_names_of_an_entity_are_counted_over_all_stories(
    workspace: Workspace, part: Dossier
) -> None:
    other = write("three")
    add(workspace, other)
    workspace.stories.put_parts([make_part("other", other)])
    counts = {one.name: one.count for one in workspace.findings.count_names(EntityId("brandt"))}
    assert counts == {"Brandt": 2, "Ada Brändt": 2, "Ada Brandt": 0}
