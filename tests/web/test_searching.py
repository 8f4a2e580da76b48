"""Search finds words, narrows by facets, and opens at the hit."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from consilience.app import FacetName
from consilience.records.article import Article
from consilience.records.extraction import Extraction
from consilience.records.page import Page
from consilience.store import Workspace
from consilience.web import searching
from consilience.web.searching import cut_words, name_value

HIT = re.compile(r'href="/articles/(\w+)\?span=(\d+)-(\d+)#span"')
FACET = re.compile(r'<li><a href="(/search[^"]+)"><bdi>([^<]+)</bdi></a> <small>(\d+)</small>')
TOTAL = re.compile(r'<h2 id="found">(\d+) articles?</h2>')


def count_found(client: TestClient, address: str) -> int:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    found = TOTAL.search(answer.text)
    assert found
    return int(found[1])


def test_every_snippet_opens_at_the_words_that_were_found(
    client: TestClient, workspace: Workspace
) -> None:
    found = HIT.findall(client.get("/search?q=bridge").text)
    assert found
    for article_id, start, end in found:
        text = workspace.articles.read(article_id).article.text
        assert text[int(start) : int(end)].lower().startswith("bridge")


def test_what_was_found_is_marked(client: TestClient) -> None:
    assert "<mark>bridge</mark>" in client.get("/search?q=bridge").text


def test_each_facet_leads_to_as_many_articles_as_it_says(client: TestClient) -> None:
    facets = FACET.findall(client.get("/search?q=bridge").text)
    assert facets
    for href, label, articles in facets:
        assert count_found(client, unescape(href)) == int(articles), label


def test_many_articles_are_shown_before_their_facets_are_counted(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = client.get("/search?q=bridge").text
    monkeypatch.setattr(searching, "FEW", 0)
    page = client.get("/search?q=bridge").text
    assert FACET.findall(page) == []
    apart = re.search(r'data-facets="([^"]+)"', page)
    here = re.search(r'href="(/search[^"]+facets=1)"', page)
    assert apart
    assert here
    for address in (apart[1], here[1]):
        assert FACET.findall(client.get(unescape(address)).text) == FACET.findall(whole)


def test_a_facet_can_be_taken_away_again(client: TestClient) -> None:
    href = unescape(FACET.findall(client.get("/search?q=bridge").text)[0][0])
    page = client.get(href).text
    chips = re.findall(r'<a class="chip" href="(/search[^"]*)"', page)
    assert [parse_qs(urlsplit(unescape(one)).query) for one in chips] == [{"q": ["bridge"]}]


def test_the_words_stay_in_the_box(client: TestClient) -> None:
    assert 'value="&#34;the bridge&#34;"' in client.get('/search?q="the bridge"').text


@pytest.mark.parametrize(
    "address",
    [
        "/search",
        "/search?q=%22",
        "/search?q=-",
        "/search?q=zzzz",
        "/search?q=bridge&earliest=2031",
        "/search?q=bridge&month=2031-03&outlet=nobody",
        "/search?entity=nowhere",
        "/search?q=" + "a" * 2000,
    ],
)
def test_any_words_are_answered(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/search?q=a%00b", 422),
        ("/search?earliest=today", 422),
        ("/search?cursor=nowhere", 400),
        ("/search?q=" + "a" * 2001, 422),
    ],
)
def test_what_cannot_be_searched_is_told(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_pieces_of_what_was_found_hold_all_of_it_once(client: TestClient) -> None:
    seen: list[str] = []
    address = "/search?size=2"
    while True:
        page = client.get(address).text
        seen += re.findall(r'<h3><a href="/articles/(\w+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        if following is None:
            break
        address = unescape(following[1])
    assert len(seen) == len(set(seen)) == count_found(client, "/search")


@pytest.mark.parametrize(
    ("text", "start", "matches", "pieces"),
    [
        ("a bridge fell", 10, ((12, 18),), [("a ", False), ("bridge", True), (" fell", False)]),
        ("bridge", 0, ((0, 6),), [("bridge", True)]),
        ("nothing", 5, (), [("nothing", False)]),
        ("ab", 0, ((0, 1), (1, 2)), [("a", True), ("b", True)]),
    ],
)
def test_a_text_is_cut_at_its_matches(
    text: str, start: int, matches: tuple[tuple[int, int], ...], pieces: list[tuple[str, bool]]
) -> None:
    assert list(cut_words(text, start, matches)) == pieces


def test_a_hostile_article_stays_text(client: TestClient, workspace: Workspace) -> None:
    text = "<script>alert(1)</script> <img src=x onerror=alert(2)> gargoyle & “quotes”"
    page = Page(id="p" * 64, uri="p", name="p", media_type="text/plain", text=text, body=b"x")
    article = Article(
        id="hostile", page_id=page.id, title="<b>gargoyle</b>", text=text, lang="en", outlet='"><i>'
    )
    workspace.pages.add([page])
    workspace.articles.put(page.id, Extraction(articles=(article,), dropped=()))
    found = client.get("/search?q=gargoyle").text
    assert "<mark>gargoyle</mark>" in found
    assert "<script>alert" not in found
    assert "<img" not in found
    assert "<i>" not in found
    assert "&lt;script&gt;" in found


@pytest.mark.parametrize(
    ("facet", "label", "named"),
    [
        ("origin", "", "unknown origin"),
        ("origin", "Skelda Wire", "Skelda Wire"),
        ("event_type", "MATERIAL_AID", "material aid"),
        ("month", "2031-03", "March 2031"),
        ("outlet", "2031-03", "2031-03"),
    ],
)
def test_values_are_named_as_people_write_them(facet: FacetName, label: str, named: str) -> None:
    assert name_value(facet, label) == named
