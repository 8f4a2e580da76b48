"""The timeline shows events of known time, all of them, in their order."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from consilience.store import Workspace


def test_every_event_of_known_time_is_shown_once(client: TestClient, workspace: Workspace) -> None:
    seen: list[str] = []
    address = "/timeline?size=20"
    while True:
        page = client.get(address)
        assert page.status_code == 200
        seen += re.findall(r'<a class="title" href="/stories/\w+#ev-(\w+)"', page.text)
        following = re.search(r'rel="next" href="([^"]+)"', page.text)
        if following is None:
            break
        address = unescape(following[1])
    dated = workspace.findings.list_events(earliest="0000", size=500).rows
    assert seen == [one.id for one in dated]
    assert seen


def test_events_of_unknown_time_are_counted(client: TestClient, workspace: Workspace) -> None:
    every = workspace.findings.list_events(size=1).total
    dated = workspace.findings.list_events(earliest="0000", size=1).total
    assert f"and {every - dated} of unknown time" in client.get("/timeline").text


def test_the_time_can_be_bounded(client: TestClient, workspace: Workspace) -> None:
    total = workspace.findings.list_events(earliest="2031-03", latest="2031-03", size=1).total
    assert f"{total} events" in client.get("/timeline?earliest=2031-03&latest=2031-03").text


@pytest.mark.parametrize("name", ["story=nowhere", "entity=nowhere"])
def test_what_is_not_there_is_told(client: TestClient, name: str) -> None:
    assert client.get(f"/timeline?{name}").status_code == 404


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("/timeline?event_type=%3Cscript%3E", "&lt;script&gt;"),
        ("/timeline?latest=0001", "0 events"),
    ],
)
def test_odd_filters_are_answered(client: TestClient, page: str, words: str) -> None:
    assert words in client.get(page).text
