import json
import re
from contextlib import closing
from dataclasses import replace

import pytest

from consilience import app
from consilience.records.page import Page
from consilience.web import pictures
from consilience.web.addresses import Places, find_address
from consilience.web.pictures import Drawings
from tests.web.asking import list_ids, list_links

HOSTILE = """\"><script>alert(1)</script> Minister <img src=x onerror=alert(2)> resigns
By <b onmouseover=alert(3)>Ilva Torrent</b>
7 March 2031

SARN (Corvia) - Ilva <script>alert(4)</script> Torrent, the shipping minister of Corvia, resigned
in Sarn on Thursday, the government said. javascript:alert(5) {{ 7 * 7 }} &lt;svg/onload=alert(6)&gt;

"I leave with a clear mind," Torrent said. \u202eThe port authority </textarea></title> of Sarn
said that 14 ships were waiting.
"""


@pytest.fixture
def story(workspace):
    """The greatest story."""
    return workspace.stories.list(order="articles").rows[0]


def test_the_front_page_lists_all_stories_with_their_numbers(client, workspace):
    page = client.get("/")
    for one in workspace.stories.list().rows:
        assert f"/stories/{one.id}" in list_links(page)


def test_a_list_counts_the_known_origins_of_a_story_as_its_page_does(client, workspace, story):
    told = client.get("/?order=articles").text
    assert f"· {story.known_origins} known origins ·" in told
    page = client.get(f"/stories/{story.id}").text
    assert f"<b>{story.known_origins} known origins</b></a> ·" in page
    part = workspace.stories.read_part(story.id)
    silent = replace(part.origins[0], id="silent", kind="unknown", name="")
    workspace.stories.put_parts([replace(part, origins=(*part.origins, silent))])
    told = client.get("/?order=articles").text
    assert f"· {story.known_origins} known origins and 1 unknown ·" in told


def test_an_article_counts_its_own_origins_and_not_those_of_its_story(client, workspace, story):
    part = workspace.stories.read_part(story.id)
    for article in part.articles:
        own = sum(article.id in one.article_ids for one in part.origins)
        told = client.get(f"/articles/{article.id}").text
        found = re.search(r'id="show-origins".*?<small>(\d+)</small>', told)
        assert (int(found[1]) if found else 0) == own


def test_a_long_list_of_stories_goes_on_with_the_next_piece(client, workspace):
    seen, path = [], "/?size=1"
    while path:
        page = client.get(path)
        seen += re.findall(r'<a href="/stories/(\w+)"><bdi>', page.text)
        path = next((one for one in list_links(page) if "cursor=" in one), None)
    assert sorted(seen) == sorted(one.id for one in workspace.stories.list().rows)


def test_the_address_of_a_story_that_changed_leads_to_what_it_is_now(client, workspace, story):
    with workspace._database.writing() as connection:
        article = workspace.stories.read_part(story.id).articles[0].id
        connection.exec_driver_sql(f"INSERT INTO former_story VALUES ('old', '{article}')")
    answer = client.get("/stories/old", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, f"/stories/{story.id}")
    assert client.get("/stories/none").status_code == 404


def test_an_empty_workspace_leads_to_the_inbox(tmp_path):
    from fastapi.testclient import TestClient

    from consilience.web.server import make_server

    with (
        app.create_workspace(tmp_path / "empty") as empty,
        TestClient(make_server(empty), base_url="http://127.0.0.1:8470") as client,
    ):
        page = client.get("/")
        assert "Nothing is here yet" in page.text
        assert client.get("/compare").status_code == 200


def test_every_link_of_a_story_leads_to_what_it_stands_for(client, story):
    page = client.get(f"/stories/{story.id}")
    links = [one for one in list_links(page) if one.startswith(("#", "/articles", "/pages"))]
    assert any(one.startswith("/articles/") and "#v-" in one for one in links)
    pages = {page.url.path: page}
    for link in sorted(set(links)):
        path, _, fragment = link.partition("#")
        path = path or page.url.path
        if path not in pages:
            pages[path] = client.get(path)
        assert pages[path].status_code == 200, link
        assert not fragment or fragment in list_ids(pages[path]), link


def test_a_story_page_holds_no_texts_of_its_articles(client, workspace, story):
    page = client.get(f"/stories/{story.id}").text
    assert 'class="text"' not in page


@pytest.mark.parametrize("kind", ["stories", "articles", "pages"])
@pytest.mark.parametrize("name", ["x", "0" * 16, "%3Cscript%3E", "a b"])
def test_what_is_not_there_is_said_so(client, kind, name):
    answer = client.get(f"/{kind}/{name}")
    assert answer.status_code == 404
    assert "<script>" not in answer.text


def test_every_mark_of_an_article_leads_somewhere(client, workspace):
    article = workspace.articles.list().rows[0]
    page = client.get(f"/articles/{article.id}")
    assert f"/pages/{article.page_id}" in list_links(page)
    here = list_ids(page)
    loose = [one for one in list_links(page) if one.startswith("#") and one[1:] not in here]
    assert loose == []


def test_words_asked_for_are_marked_and_can_be_linked_to(client, workspace):
    row = workspace.articles.list().rows[0]
    article = workspace.articles.read(row.id).article
    page = client.get(f"/articles/{article.id}?span=3-40")
    begun = page.text.index('id="span"')
    assert page.text.count('id="span"') == 1
    assert article.text[3:8] in re.sub(r"<[^>]*>", "", page.text[begun - 200 : begun + 800])


@pytest.mark.parametrize(
    "span", ["", "x", "5", "9-3", "3-3", "0-99999999", "-1-4", "1-2-3", "１-４"]
)
def test_words_that_are_not_there_are_not_marked(client, workspace, span):
    article = workspace.articles.list().rows[0].id
    page = client.get(f"/articles/{article}", params={"span": span})
    assert page.status_code == 200
    assert 'id="span"' not in page.text
    assert ("do not stand in the text" in page.text) == bool(span)


def test_an_offset_counts_code_points(client, workspace):
    text = "A \U0001f600 ship left Sarn on Monday.\n\nThe harbour of Sarn was open, the port said."
    page = Page(
        id="emoji", uri="x.txt", name="x.txt", media_type="text/plain",
        body=text.encode(), text=text,
    )  # fmt: skip
    app.add_pages(workspace, [page])
    (row,) = (one for one in workspace.articles.list().rows if one.page_id == "emoji")
    at = workspace.articles.read(row.id).article.text.index("Sarn")
    html = client.get(f"/articles/{row.id}?span={at}-{at + 4}").text
    begun = html.index('id="span"')
    assert "Sarn" in html[begun : begun + 200]


def test_a_page_as_it_came_shows_what_was_kept_and_left_out(client, workspace):
    row = workspace.pages.list().rows[0]
    page = client.get(f"/pages/{row.id}")
    assert 'class="kept"' in page.text
    assert 'class="dropped"' in page.text
    assert any(one.startswith("/articles/") for one in list_links(page))


def test_a_hostile_page_does_nothing_anywhere(client, workspace):
    body = HOSTILE.encode()
    page = Page(
        id="hostile", uri='x"><script>alert(0)</script>.txt', name='"><script>x</script>',
        media_type="text/plain", body=body, text=HOSTILE, outlet="<i>Post</i>",
    )  # fmt: skip
    added = app.add_pages(workspace, [page])
    (row,) = (one for one in workspace.articles.list().rows if one.page_id == "hostile")
    paths = ["/", "/inbox", "/pages/hostile", f"/articles/{row.id}?span=0-9"]
    paths += [f"/stories/{one}" for one in added.stories]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200
        for sign in ("<script>", "<img src=x", "<b on", "<i>Post", "</textarea>", "<svg/"):
            assert sign not in answer.text, path
        assert not re.findall(r'href="javascript:', answer.text)


def test_a_picture_has_an_address_of_its_own_and_a_tag_that_lasts(client, story):
    page = client.get(f"/stories/{story.id}").text
    address = re.search(r'src="(/stories/[^"]*\.svg)"', page)[1]
    first = client.get(address)
    assert first.headers["content-type"] == "image/svg+xml"
    assert "style-src 'sha256-" in first.headers["content-security-policy"]
    assert "<script" not in first.text
    again = client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_a_server_started_again_has_what_was_drawn_before(client, story, monkeypatch):
    address = f"/stories/{story.id}/pictures/origins.svg"
    with closing(Drawings()) as drawings:
        monkeypatch.setattr(pictures, "DRAWINGS", drawings)
        first = client.get(address).text
    again = Drawings()  # as after a start
    monkeypatch.setattr(again, "_drawer", None)
    monkeypatch.setattr(pictures, "DRAWINGS", again)
    assert client.get(address).text == first


@pytest.mark.parametrize("name", ["nothing", "..%2Forigins", "origins.svg"])
def test_a_picture_that_a_story_has_not_is_not_there(client, story, name):
    assert client.get(f"/stories/{story.id}/pictures/{name}.svg").status_code == 404


@pytest.mark.parametrize(
    ("fragment", "address"),
    [
        ("a-f00", "/articles/f00"),
        ("p-f00-3", "/articles/f00#p-f00-3"),
        ("v-abc-3-9", "/articles/abcdef#v-abc-3-9"),
        ("v-zzz-3-9", None),
        ("m-m1", "/articles/abcdef#m-m1"),
        ("e-e1", "/entities/e1"),
        ("w-0123456789abcdef-4", "/pages/0123456789abcdef99#w-0123456789abcdef-4"),
        ("d-d1", "/stories/s1#d-d1"),
        ("kind-person", "/entities?kind=person"),
        ("other-1", None),
    ],
)
def test_a_fragment_of_the_report_leads_to_a_page(fragment, address):
    places = Places(
        story="/stories/s1",
        articles={"abc": "abcdef"},
        marks={"m1": "abcdef"},
        pages={"0123456789abcdef": "0123456789abcdef99"},
    )
    assert find_address(fragment, places) == address


@pytest.mark.parametrize("kind", ["json", "md", "txt", "html"])
def test_a_story_and_all_of_it_are_saved_as_files(client, story, kind):
    for path in (f"/stories/{story.id}/export.{kind}", f"/export.{kind}"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        assert story.title.split()[0] in answer.text


def test_the_saved_json_is_the_dossier_of_the_story(client, story):
    saved = json.loads(client.get(f"/stories/{story.id}/export.json").content)
    assert [one["id"] for one in saved["stories"]] == [story.id]
    assert len(saved["articles"]) == story.articles


@pytest.mark.parametrize("kind", ["exe", "", "..", "json.html"])
def test_an_unknown_form_is_not_there(client, story, kind):
    assert client.get(f"/export.{kind}").status_code == 404
    assert client.get(f"/stories/{story.id}/export.{kind}").status_code == 404
