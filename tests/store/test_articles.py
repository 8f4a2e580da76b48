from dataclasses import replace

import pytest

from consilience.errors import UnknownIdError
from consilience.records.failure import Failure
from consilience.store import Selection, Workspace
from tests.making import make_page
from tests.store.making import TEXT, add, extract, make_part, write


def test_an_article_is_read_as_it_was_extracted(workspace: Workspace) -> None:
    article = write("one", "A\x00B “é”", title="T\x00", outlet="Mercury", day="2031-03-09")
    add(workspace, article)
    kept = workspace.articles.read(article.id)
    assert (kept.article, kept.story_id, kept.annotated) == (article, None, None)


def test_what_annotation_found_comes_back_byte_for_byte(workspace: Workspace) -> None:
    add(workspace, write("one"))
    workspace.articles.put_annotated({write("one").id: b"\x00 any bytes"})
    assert workspace.articles.read(write("one").id).annotated == b"\x00 any bytes"


def test_annotations_of_an_unknown_article_are_refused(workspace: Workspace) -> None:
    with pytest.raises(UnknownIdError, match="no article one"):
        workspace.articles.put_annotated({write("one").id: b""})


def test_articles_of_an_unknown_page_are_refused(workspace: Workspace) -> None:
    page = make_page("Bridge")
    with pytest.raises(UnknownIdError, match="add it first"):
        workspace.articles.put(page.id, extract(page))


def test_the_extraction_of_a_page_comes_back(workspace: Workspace) -> None:
    page = make_page(TEXT)
    article = replace(write("one"), page_id=page.id)
    workspace.pages.add([page])
    assert workspace.articles.read_extraction(page.id) is None
    workspace.articles.put(page.id, extract(page, article))
    assert workspace.articles.read_extraction(page.id) == extract(page, article)
    assert workspace.pages.count_by_stage() == {"extraction": 1}


def test_extracting_again_replaces_articles_and_failures(workspace: Workspace) -> None:
    page = make_page(TEXT)
    first, second = (replace(write(name), page_id=page.id) for name in ("one", "two"))
    failure = Failure(uri=page.uri, stage="extraction", code="error", message="it failed")
    workspace.pages.add([page])
    workspace.articles.put(page.id, extract(page, first), [failure])
    assert workspace.pages.list_failures(page_id=page.id) == (failure,)
    assert workspace.articles.put(page.id, extract(page, second)) == ()
    assert workspace.pages.list_failures() == ()
    assert [row.id for row in workspace.articles.list().rows] == ["two"]
    assert workspace.search.find("bridge").total == 1


def test_an_article_that_stays_keeps_its_annotations_and_its_story(workspace: Workspace) -> None:
    article = write("one")
    page = replace(make_page(TEXT), id=article.page_id)
    add(workspace, article)
    workspace.articles.put_annotated({article.id: b"found"})
    workspace.stories.put_parts([make_part("story", article)])
    other = replace(write("two"), page_id=page.id)
    assert workspace.articles.put(page.id, extract(page, article, other)) == ()
    kept = workspace.articles.read(article.id)
    assert (kept.annotated, kept.story_id) == (b"found", "story")


def test_stories_that_lose_an_article_are_told(workspace: Workspace) -> None:
    article = write("one")
    add(workspace, article)
    workspace.stories.put_parts([make_part("story", article)])
    page = replace(make_page(TEXT), id=article.page_id)
    assert workspace.articles.put(page.id, extract(page)) == ("story",)


def test_articles_are_read_many_at_a_time_in_the_order_asked(workspace: Workspace) -> None:
    add(workspace, *(write(f"{at}") for at in range(5)))
    ids = ["3", "nowhere", "0", "4"]
    assert [one.article.id for one in workspace.articles.read_many(ids)] == ["3", "0", "4"]


def test_all_articles_are_read_in_the_order_in_which_they_came(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("consilience.store.articles.READ_AT_ONCE", 2)
    add(workspace, *(write(name) for name in "cabed"))
    assert [one.article.id for one in workspace.articles.read_all()] == list("cabed")


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        (Selection(), ["undated", "january", "march"]),
        (Selection(outlet="Mercury"), ["january"]),
        (Selection(page_id="page of march"), ["march"]),
        (Selection(story_id="story"), ["march"]),
        (Selection(origin_id="skelda wire"), ["march"]),
        (Selection(entity_id="brandt"), ["march"]),
        (Selection(event_type="OPEN"), ["march"]),
        (Selection(event_type="OPEN", outlet="Mercury"), []),
        (Selection(earliest="2031-02"), ["march"]),
        (Selection(latest="2031-01"), ["january"]),
        (Selection(latest="2031-01-09"), ["january"]),
        (Selection(earliest="2031-01-09", latest="2031-03"), ["january", "march"]),
    ],
)
def test_articles_are_listed_by_what_they_have(
    workspace: Workspace, selection: Selection, names: list[str]
) -> None:
    march = write("march", day="2031-03-09")
    add(workspace, march, write("january", outlet="Mercury", day="2031-01-09"), write("undated"))
    workspace.stories.put_parts([make_part("story", march)])
    assert [row.id for row in workspace.articles.list(selection).rows] == names
