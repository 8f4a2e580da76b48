from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from consilience import app
from consilience.codec import encode_dossier
from consilience.errors import JudgementError
from consilience.pipeline.runner import make_dossier
from consilience.records.dossier import Dossier
from consilience.records.failure import Failure
from consilience.records.ids import JudgementId
from consilience.records.judgement import Judgement, JudgementKind, Verdict
from consilience.records.page import Page
from consilience.records.span import PageSpan, Span

CHOSEN = ("01_", "02_", "04_", "15_")  # two stories of one place, five years apart


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [one for one in app.open_pages([app.EXAMPLE]) if one.name.startswith(CHOSEN)]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[app.Workspace]:
    with app.create_workspace(tmp_path / "work") as made:
        yield made


@pytest.fixture(scope="module")
def filled(pages: list[Page], tmp_path_factory: pytest.TempPathFactory) -> Iterator[app.Workspace]:
    """With all pages; a test that judges must undo what it did."""
    with app.create_workspace(tmp_path_factory.mktemp("workspaces") / "filled") as made:
        app.add_pages(made, pages)
        yield made


@pytest.fixture(scope="module")
def fresh(pages: list[Page]) -> Dossier:
    """What a reading of all pages at once gives."""
    return make_dossier(pages)


def strip_bodies(dossier: Dossier) -> Dossier:
    return replace(dossier, pages=tuple(replace(one, body=b"") for one in dossier.pages))


def judge(kind: JudgementKind, verdict: Verdict, *subjects: str, **fields: object) -> Judgement:
    blank = Judgement(
        id=JudgementId(""),
        kind=kind,
        subjects=subjects,
        verdict=verdict,
        made_by="tester",
        made_at="",
    )
    return replace(blank, **fields)  # type: ignore[arg-type]  # fields by name


def test_pages_added_one_by_one_in_any_order_give_what_reading_all_gives(
    workspace: app.Workspace, pages: list[Page], fresh: Dossier
) -> None:
    for page in pages[::-1]:
        app.add_pages(workspace, [page])
    assert encode_dossier(app.read_workspace(workspace)) == encode_dossier(fresh)


def test_pages_added_at_once_give_the_same(filled: app.Workspace, fresh: Dossier) -> None:
    assert app.read_workspace(filled) == strip_bodies(fresh)


def test_a_page_added_twice_does_nothing(filled: app.Workspace, pages: list[Page]) -> None:
    before = app.read_workspace(filled)
    again = app.add_pages(filled, pages)
    assert (again.pages, again.stories) == ((), ())
    assert app.read_workspace(filled) == before


def test_only_stories_that_a_page_touches_are_made_again(
    workspace: app.Workspace, pages: list[Page]
) -> None:
    *most, last = pages
    app.add_pages(workspace, most)
    before = {one.id for one in workspace.stories.read_members()}
    added = app.add_pages(workspace, [last])
    after = {one.id for one in workspace.stories.read_members()}
    assert set(added.stories) == after - before


def test_what_an_interrupted_process_left_is_gone_on_with(
    workspace: app.Workspace, pages: list[Page], fresh: Dossier
) -> None:
    workspace.pages.add(pages)
    assert workspace.stories.read_members() == ()
    app.resume(workspace)
    assert app.read_workspace(workspace) == strip_bodies(fresh)


def test_failures_are_kept_and_told(workspace: app.Workspace) -> None:
    failure = Failure(uri="x.pdf", stage="intake", code="not_text", message="a PDF document")
    assert app.add_pages(workspace, [failure]).failures == (failure,)
    assert app.read_workspace(workspace).failures == (failure,)


def test_a_story_is_read_with_its_pages_and_the_ids_of_all_stories(
    filled: app.Workspace, fresh: Dossier
) -> None:
    for story in fresh.stories:
        part = app.read_story(filled, story.id)
        assert {one.id for one in part.articles} == set(story.article_ids)
        assert {one.id for one in part.pages} == {one.page_id for one in part.articles}
        used = {mention.entity_id for one in part.annotations for mention in one.mentions}
        assert (
            used - {None} <= {one.id for one in part.entities} <= {one.id for one in fresh.entities}
        )


def test_an_entity_of_two_stories_is_read_as_one(filled: app.Workspace, fresh: Dossier) -> None:
    for entity in fresh.entities[:20]:
        joined, _ = app.read_entity(filled, entity.id)
        assert sorted(joined.mention_ids) == sorted(entity.mention_ids)
        assert (joined.name, joined.kind, joined.offices) == (
            entity.name,
            entity.kind,
            entity.offices,
        )
    shared = [len(app.read_entity(filled, one.id)[1]) for one in fresh.entities[:20]]
    assert max(shared) > 1


def test_two_entities_judged_the_same_are_one_until_it_is_undone(
    filled: app.Workspace, fresh: Dossier
) -> None:
    before = app.read_workspace(filled)
    names = [one for one in fresh.entities if one.kind == "organisation"][:2]
    mentions = {mention.id: mention for one in fresh.annotations for mention in one.mentions}
    chosen = [
        next(mentions[at] for at in one.mention_ids if mentions[at].form == "name") for one in names
    ]
    evidence: tuple[Span, ...] = tuple(one.span for one in chosen)
    made = app.judge(
        filled, judge("entity", "same", *(one.id for one in chosen), evidence=evidence)
    )
    merged = app.read_workspace(filled)
    held = [one for one in merged.entities if {one.id for one in chosen} <= set(one.mention_ids)]
    assert len(held) == 1
    assert merged == strip_bodies(make_dossier(app_pages(filled), judgements=[made]))
    app.undo_judgement(filled, made.id, made_by="tester")
    assert app.read_workspace(filled) == before


def app_pages(workspace: app.Workspace) -> list[Page]:
    return [workspace.pages.read(one.id) for one in workspace.pages.list().rows]


def test_a_date_that_was_judged_wrong_is_put_right_until_it_is_undone(
    filled: app.Workspace,
) -> None:
    before = app.read_workspace(filled)
    article = before.articles[0]
    made = app.judge(filled, judge("date", "date", article.id, value="2033-06-09"))
    after = app.read_workspace(filled)
    (dated,) = [one for one in after.articles if one.id == article.id]
    assert dated.published is not None
    assert (dated.published.earliest, dated.published.basis) == ("2033-06-09", "judgement")
    assert after == strip_bodies(make_dossier(app_pages(filled), judgements=[made]))
    app.undo_judgement(filled, made.id, made_by="tester")
    assert app.read_workspace(filled) == before


def test_a_page_that_was_cut_wrong_is_cut_where_somebody_said_so(filled: app.Workspace) -> None:
    before = app.read_workspace(filled)
    article = before.articles[-1]
    place = article.source_map[len(article.source_map) // 2].page_start
    made = app.judge(
        filled,
        judge(
            "boundary",
            "split",
            article.page_id,
            place=PageSpan(id=article.page_id, start=place, end=place),
        ),
    )
    after = app.read_workspace(filled)
    assert len(after.articles) == len(before.articles) + 1
    assert after == strip_bodies(make_dossier(app_pages(filled), judgements=[made]))
    app.undo_judgement(filled, made.id, made_by="tester")
    assert app.read_workspace(filled) == before


FERRY = "The ferry Albatross ran aground off Sandholm on Tuesday with 212 passengers aboard. "
THEATRE = "The playhouse of Vask opens again with a comedy about three sisters and a piano. "


def test_a_story_that_a_cut_founded_goes_when_the_cut_is_undone(
    workspace: app.Workspace, tmp_path: Path
) -> None:
    both = tmp_path / "both.txt"
    both.write_text(f"Ferry aground\n\n{FERRY * 3}\n\n{THEATRE * 3}")
    (page,) = [one for one in app.open_pages([both]) if isinstance(one, Page)]
    app.add_pages(workspace, [page])
    before = [one.id for one in workspace.stories.list().rows]
    at = app.read_workspace(workspace).pages[0].text.index(THEATRE)
    place = PageSpan(id=page.id, start=at, end=at)
    made = app.judge(workspace, judge("boundary", "split", page.id, place=place))
    assert len(workspace.stories.list().rows) == 2
    app.undo_judgement(workspace, made.id, made_by="tester")
    assert [one.id for one in workspace.stories.list().rows] == before


def test_articles_judged_two_stories_are_parted_and_never_joined_again(
    filled: app.Workspace,
) -> None:
    before = app.read_workspace(filled)
    story = max(before.stories, key=lambda one: len(one.article_ids))
    first, second = story.article_ids[:2]
    made = app.judge(filled, judge("story", "not same", first, second))
    home = filled.stories.find_stories([first, second])
    assert home[first] != home[second]
    assert app.read_workspace(filled) == strip_bodies(
        make_dossier(app_pages(filled), judgements=[made])
    )
    app.undo_judgement(filled, made.id, made_by="tester")
    assert app.read_workspace(filled) == before


def test_judgements_travel_from_one_workspace_to_another(
    filled: app.Workspace, workspace: app.Workspace, pages: list[Page]
) -> None:
    article = app.read_workspace(filled).articles[0]
    made = app.judge(filled, judge("date", "date", article.id, value="2033-06-09"))
    app.add_pages(workspace, pages)
    assert app.import_judgements(workspace, filled.judgements.export_lines())[-1] == made
    assert app.read_workspace(workspace) == app.read_workspace(filled)
    app.undo_judgement(filled, made.id, made_by="tester")


def test_a_difference_judged_a_reading_error_disputes_nothing_until_it_is_undone(
    filled: app.Workspace,
) -> None:
    before = app.read_workspace(filled)
    found = next(one for one in before.discrepancies if one.relation in ("conflict", "denial"))
    made = app.judge_discrepancy(filled, found.id, "reading error", made_by="tester")
    after = app.read_workspace(filled)
    (judged,) = [one for one in after.discrepancies if one.id == found.id]
    assert (judged.relation, judged.verdict) == ("dismissed", "reading error")
    assert {span.text for span in made.evidence} == {
        span.text for one in found.readings for span in one.evidence
    }
    app.undo_judgement(filled, made.id, made_by="tester")
    assert app.read_workspace(filled) == before


def test_what_is_no_verdict_or_date_or_place_is_refused(filled: app.Workspace) -> None:
    dossier = app.read_workspace(filled)
    article, page = dossier.articles[0].id, dossier.pages[0]
    with pytest.raises(JudgementError, match="no date"):
        app.judge_date(filled, article, "soon", made_by="tester")
    with pytest.raises(JudgementError, match="outside the page"):
        app.judge_boundary(filled, page.id, len(page.text) + 1, "split", made_by="tester")
    with pytest.raises(JudgementError, match="ids of one kind"):
        app.judge_together(filled, [article, dossier.entities[0].id], "same", made_by="tester")
