import re

import pytest

from consilience import app
from tests.web.asking import FERRY, list_ids, list_links


@pytest.fixture
def articles(workspace):
    """The articles of the greatest story."""
    story = workspace.stories.list(order="articles").rows[0].id
    part = workspace.stories.read_part(story)
    return [one.id for one in part.articles]


def compare(client, ids):
    return client.get("/compare", params=[("a", one) for one in ids])


def test_articles_stand_side_by_side_in_the_order_asked_for(client, articles):
    chosen = articles[:3]
    page = compare(client, chosen)
    assert re.findall(r'data-article="(\w+)"', page.text) == chosen
    assert re.findall(r'data-article="(\w+)"', compare(client, chosen[::-1]).text) == chosen[::-1]


def test_every_quotation_of_a_comparison_stands_in_its_texts(client, articles):
    page = compare(client, articles[:3])
    here = list_ids(page)
    assert len(here) == len(set(here))
    inside = [one for one in list_links(page) if one.startswith("#")]
    assert inside
    assert [one for one in inside if one[1:] not in [*here, "main"]] == []


def test_a_row_is_told_by_two_articles_or_more(client, articles):
    page = compare(client, articles[:4]).text
    rows = re.findall(r'<tr id="ev-.*?</tr>', page, re.DOTALL)
    assert rows
    for row in rows:
        assert len(re.findall(r"<td", row)) - len(re.findall(r'<td class="silent"', row)) > 1


def test_words_in_common_bear_one_letter_and_one_colour_in_both_texts(client, workspace):
    ids = [one.id for one in workspace.articles.list(size=200).rows]
    tied = ""
    for story in workspace.stories.list(order="articles").rows:
        part = workspace.stories.read_part(story.id)
        pairs = [
            (one.article_id, one.source_id)
            for one in part.derivations
            if one.source_id in ids and any(passage.source for passage in one.passages)
        ]
        if pairs:
            tied = compare(client, pairs[0]).text
            break
    sides = re.findall(r'class="tie (o\d)" id="tie-a-(\d)"', tied)
    assert sorted(side for _, side in sides) == ["0", "1"]
    assert len({colour for colour, _ in sides}) == 1


def test_a_difference_between_two_articles_is_marked_in_both(client, workspace):
    story = workspace.stories.list(order="articles").rows[0].id
    part = workspace.stories.read_part(story)
    for one in part.discrepancies:
        sides = [{span.article for span in reading.evidence} for reading in one.readings]
        if len(sides) > 1 and sides[0] - sides[1] and sides[1] - sides[0]:
            pair = [min(sides[0] - sides[1]), min(sides[1] - sides[0])]
            page = compare(client, pair)
            assert f"d-{one.id}" in list_ids(page)
            marked = re.findall(rf'class="unlike" id="d-{one.id}-\d+"', page.text)
            assert len(marked) >= 2
            return
    pytest.fail("the example has no difference between two articles")


def test_articles_of_different_stories_are_shown_without_alignment(client, workspace):
    app.add_pages(workspace, app.read_upload("ferry.txt", FERRY.encode()))
    stories = workspace.stories.list().rows
    assert len(stories) > 1
    pair = [workspace.stories.read_part(one.id).articles[0].id for one in stories[:2]]
    page = compare(client, pair)
    assert page.status_code == 200
    assert "are not aligned" in page.text


@pytest.mark.parametrize("number", [0, 1])
def test_fewer_than_two_articles_lead_to_a_choice(client, articles, number):
    page = compare(client, articles[:number])
    assert page.status_code == 200
    assert "<h1>Compare articles</h1>" in page.text


def test_an_article_named_twice_counts_once(client, articles):
    assert "<h1>Compare articles</h1>" in compare(client, articles[:1] * 2).text


def test_more_than_five_articles_are_refused(client):
    assert compare(client, "abcdef").status_code == 400


def test_an_unknown_article_is_said_so(client, articles):
    assert compare(client, [articles[0], "<script>"]).status_code == 404
