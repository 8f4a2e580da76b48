"""Entities are read with their evidence, merged, split, kept apart, and all of it undone."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from consilience.app import MetRow
from consilience.records.ids import EntityId
from consilience.store import Workspace
from consilience.web.network import HEIGHT, MOST, WIDTH, draw_network
from tests.web.forms import send


def find_entity(workspace: Workspace, name: str) -> EntityId:
    (found, *_) = workspace.findings.list_entities(name, size=1).rows
    return found.id


def list_names(workspace: Workspace, entity_id: EntityId) -> list[str]:
    return [one.name for one in workspace.findings.count_names(entity_id)]


@pytest.fixture
def person(workspace: Workspace) -> EntityId:
    """The person with the most mentions, of two names at least."""
    rows = workspace.findings.list_entities(kind="person", size=50).rows
    return next(one.id for one in rows if len(list_names(workspace, one.id)) > 1)


def test_the_list_can_be_narrowed_to_names_and_kinds(client: TestClient) -> None:
    everybody = client.get("/entities").text
    people = client.get("/entities?kind=person").text
    assert "<td>place</td>" in everybody
    assert "<td>place</td>" not in people
    assert "No entity has a name like that" in client.get("/entities?name=zzzz").text


def test_each_name_stands_with_the_words_around_it(
    client: TestClient, workspace: Workspace, person: EntityId
) -> None:
    page = client.get(f"/entities/{person}").text
    for name in list_names(workspace, person):
        assert f"<bdi>{name}</bdi> <small>" in page
    link = r'<a href="/articles/(\w+)\?span=(\d+)-(\d+)#span">(\D[^<]*)</a>'
    places = re.findall(link, page)
    assert places
    for article_id, start, end, words in places:
        text = workspace.articles.read(article_id).article.text
        assert unescape(words) == text[int(start) : int(end)]


def test_two_entities_are_merged_and_parted_again(client: TestClient, workspace: Workspace) -> None:
    people = workspace.findings.list_entities(kind="person", size=3).rows
    one, other = people[0], people[1]
    before = (list_names(workspace, one.id), list_names(workspace, other.id))
    address = f"/entities/{one.id}"
    page = f"{address}?like={other.name}"
    assert f'value="{other.id}"' in client.get(page).text
    kept = send(client, page, f"{address}/judge", other=other.id, verdict="same", note="seen")
    assert kept.status_code == 303
    merged = kept.headers["location"].partition("?")[0].removeprefix("/entities/")
    assert {*before[0], *before[1]} <= set(list_names(workspace, EntityId(merged)))
    shown = client.get(kept.headers["location"]).text
    assert "they are one" in shown
    undo = re.search(r'action="(/judgements/\w+/undo)"', shown)
    assert undo
    undone = send(client, f"/entities/{merged}", undo[1], back="entities")
    assert undone.headers["location"] == f"/entities/{one.id}?done=undone"
    assert "Undone" in client.get(undone.headers["location"]).text
    assert (list_names(workspace, one.id), list_names(workspace, other.id)) == before


def test_a_name_is_split_off_and_joined_again(
    client: TestClient, workspace: Workspace, person: EntityId
) -> None:
    before = set(list_names(workspace, person))
    page = client.get(f"/entities/{person}").text
    forms = re.findall(
        r'name="story" value="(\w+)"><input type="hidden" name="name" value="([^"]+)">', page
    )
    assert forms
    story, name = forms[0]
    kept = send(client, f"/entities/{person}", f"/entities/{person}/split", story=story, name=name)
    assert kept.status_code == 303
    (made,) = workspace.judgements.list()
    assert made.verdict == "not same"
    assert made.evidence[1].text.casefold() == name.casefold()
    left = kept.headers["location"].partition("?")[0].removeprefix("/entities/")
    assert name not in list_names(workspace, EntityId(left))
    send(client, "/judgements", f"/judgements/{made.id}/undo")
    assert set(list_names(workspace, person)) == before


def test_those_who_were_said_to_be_two_are_never_joined(
    client: TestClient, workspace: Workspace
) -> None:
    one, other = workspace.findings.list_entities(kind="person", size=2).rows
    page = f"/entities/{one.id}?like={other.name}"
    kept = send(client, page, f"/entities/{one.id}/judge", other=other.id, verdict="not same")
    assert "will not be joined again" in client.get(kept.headers["location"]).text
    (made,) = workspace.judgements.list(only_standing=True)
    assert made.verdict == "not same"


def test_quotations_by_and_about_lead_to_their_words(
    client: TestClient, workspace: Workspace
) -> None:
    speaker = next(
        one.id
        for one in workspace.findings.list_entities(kind="person", size=50).rows
        if workspace.findings.list_quotations(speaker_id=one.id, size=1).total
    )
    page = client.get(f"/entities/{speaker}").text
    assert "Quotations by" in page
    said = client.get(f"/entities/{speaker}/quotations").text
    assert said.count('class="evidence"') == min(
        50, workspace.findings.list_quotations(speaker_id=speaker, size=1).total
    )


def test_quotations_about_somebody_are_those_of_all_stories(
    client: TestClient, workspace: Workspace
) -> None:
    named = max(
        (one.id for one in workspace.findings.list_entities(size=50).rows),
        key=lambda one: workspace.findings.list_quotations(about_id=one, size=1).total,
    )
    told = workspace.findings.list_quotations(about_id=named, size=200)
    assert told.total
    page = client.get(f"/entities/{named}/quotations?role=about&size=200").text
    for one in told.rows:
        assert f"span={one.start_at}-{one.end_at}#span" in page
    assert "Quotations about" in client.get(f"/entities/{named}").text


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"other": "nowhere", "verdict": "same"}, 404), ({"verdict": "same"}, 404)],
)
def test_nobody_is_merged_with_nobody(
    client: TestClient,
    workspace: Workspace,
    person: EntityId,
    fields: dict[str, str],
    status: int,
) -> None:
    answer = send(client, f"/entities/{person}?like=a", f"/entities/{person}/judge", **fields)
    assert answer.status_code == status
    assert workspace.judgements.list() == ()


def test_an_entity_that_is_not_there_is_told(client: TestClient) -> None:
    assert client.get("/entities/nowhere").status_code == 404


def test_the_picture_shows_the_first_and_the_table_all() -> None:
    met = [MetRow(EntityId(f"e{n}"), f"Name {n}", "person", 40 - n, n) for n in range(30)]
    network = draw_network(met, {})
    assert network is not None
    assert [one.id for one in network.nodes] == [one.id for one in met[:MOST]]
    for node in network.nodes:
        assert 0 < node.x < WIDTH
        assert 0 < node.y < HEIGHT
    widths = [one.width for one in network.edges]
    assert widths == sorted(widths, reverse=True)


def test_one_alone_is_no_network() -> None:
    assert draw_network([MetRow(EntityId("e"), "Name", "person", 1, 1)], {}) is None
