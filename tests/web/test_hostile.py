"""A workspace of which every word, id and date is hostile is shown as what it is: text."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import msgspec
import pytest
from fastapi.testclient import TestClient

from consilience import app
from consilience.records.dossier import Dossier
from consilience.records.extraction import Extraction
from consilience.web.server import make_server
from tests.export.making import make_hostile_dossier

PAGES = (
    "/search",
    "/search?q=script",
    "/entities",
    "/discrepancies?state=all",
    "/timeline",
    "/judgements",
)
LISTINGS = ("stories", "articles", "entities", "events", "discrepancies", "quotations", "origins")
ADDRESS = re.compile(r'(?:href|action)="([^"]*)"')
OWN = re.compile(r"/(?:search|entities|discrepancies|timeline|judgements)")
ALLOWED = ("/", "#", "data:,")


def make_plain(node: Any) -> Any:
    """As a workspace keeps it: no half of a surrogate pair."""
    match node:
        case str():
            return node.replace("\ud800", "\ufffd")
        case list() | tuple():
            return [make_plain(one) for one in node]
        case dict():
            return {key: make_plain(one) for key, one in node.items()}
        case _:
            return node


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[TestClient]:
    plain = make_plain(msgspec.to_builtins(make_hostile_dossier()))
    quotations = [one for told in plain["annotations"] for one in told["quotations"]]
    for number, one in enumerate(quotations):
        one["id"] += str(number)  # a workspace holds each once
    known = {one["id"] for one in plain["articles"]}
    for one in plain["origins"]:
        one["article_ids"] = [name for name in one["article_ids"] if name in known]
    dossier = msgspec.convert(plain, Dossier)
    with app.create_workspace(tmp_path / "workspace") as workspace:
        workspace.pages.add(dossier.pages)
        for page in dossier.pages:
            held = tuple(one for one in dossier.articles if one.page_id == page.id)
            workspace.articles.put(page.id, Extraction(articles=held, dropped=()))
        workspace.stories.put_parts([dossier])
        server = make_server(workspace)
        with TestClient(server, base_url="http://127.0.0.1:8470", follow_redirects=False) as opened:
            yield opened


def walk(client: TestClient) -> Iterator[tuple[str, Any]]:
    """Every page of the judging side that a link of another leads to, with its answer."""
    waiting = list(PAGES)
    seen = set(waiting)
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        yield address, answer
        for found in map(unescape, ADDRESS.findall(answer.text)):
            if OWN.match(found) and found not in seen and not found.endswith(("/undo", "/split")):
                seen.add(found)
                waiting.append(found)


def test_no_word_becomes_a_tag_and_no_address_leads_elsewhere(hostile: TestClient) -> None:
    shown = 0
    for address, answer in walk(hostile):
        assert answer.status_code in (200, 404, 405, 422), (address, answer.text[:300])
        html = answer.text
        assert "<script>" not in html, address
        assert "<img" not in html, address
        assert "</style></title>" not in html, address
        assert "\u202e" not in html, address
        for found in map(unescape, ADDRESS.findall(html)):
            assert found.startswith(ALLOWED), (address, found)
            assert not found.startswith("//"), (address, found)
        shown += "&lt;script&gt;" in html
    assert shown > len(PAGES) / 2


@pytest.mark.parametrize("noun", LISTINGS)
def test_the_api_gives_the_words_as_they_are(hostile: TestClient, noun: str) -> None:
    answer = hostile.get(f"/api/{noun}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "<script>" in answer.text or noun == "articles"
