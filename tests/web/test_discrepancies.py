"""The queue shows each difference with its words, and keeps verdicts."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from consilience.store import Workspace
from tests.web.forms import send

QUEUE = "/discrepancies"


def list_waiting(workspace: Workspace) -> list[str]:
    return [one.id for one in workspace.findings.list_discrepancies(is_judged=False, size=500).rows]


def test_every_difference_stands_in_the_queue_with_its_words(
    client: TestClient, workspace: Workspace
) -> None:
    waiting = list_waiting(workspace)
    page = client.get(f"{QUEUE}?size=20").text
    assert waiting
    for one in waiting[:20]:
        assert f'id="d-{one}"' in page
    for article_id, start, end, words in re.findall(
        r'class="hit" href="/articles/(\w+)\?span=(\d+)-(\d+)#span">([^<]+)</a>', page
    ):
        text = workspace.articles.read(article_id).article.text[int(start) : int(end)]
        assert text.split()[0] in words


def test_the_words_of_a_reading_stand_in_their_sentence(
    client: TestClient, workspace: Workspace
) -> None:
    page = unescape(client.get(f"{QUEUE}?size=20").text)
    quotes = re.findall(
        r'<blockquote class="words" dir="auto">([^<]*)<a class="hit" '
        r'href="/articles/(\w+)\?span=(\d+)-(\d+)#span">[^<]+</a>([^<]*) <cite>',
        page,
    )
    assert any(before or after for before, *_, after in quotes)
    for before, article_id, start, end, after in quotes:
        text = workspace.articles.read(article_id).article.text
        assert text[: int(start)].endswith(before.removeprefix("… "))
        assert text[int(end) :].startswith(after.removesuffix(" …"))


def test_a_verdict_is_kept_in_place_and_undone(client: TestClient, workspace: Workspace) -> None:
    first = list_waiting(workspace)[0]
    address = f"{QUEUE}/{first}?state=all&kind="
    kept = send(client, QUEUE, address, verdict="real", note="both were seen", made_by="Bo Teske")
    assert kept.status_code == 303
    assert kept.headers["location"].startswith(f"{QUEUE}?state=all")
    assert first not in list_waiting(workspace)
    page = client.get(f"{QUEUE}?state=judged").text
    assert "both were seen" in page
    assert "Bo Teske" in page
    (made,) = workspace.judgements.list(only_standing=True)
    assert made.subjects[0] == first
    undone = send(
        client, QUEUE + "?state=judged", f"/judgements/{made.id}/undo", back="discrepancies"
    )
    assert undone.headers["location"] == f"{QUEUE}?state=judged"
    assert first in list_waiting(workspace)


def test_a_second_verdict_takes_the_place_of_the_first(
    client: TestClient, workspace: Workspace
) -> None:
    first = list_waiting(workspace)[0]
    send(client, QUEUE, f"{QUEUE}/{first}", verdict="real")
    send(client, QUEUE, f"{QUEUE}/{first}", verdict="cannot tell")
    page = client.get(f"{QUEUE}?state=judged").text
    assert "<b>cannot tell: cannot tell</b>" in page


def test_filters_leave_out_the_others(client: TestClient, workspace: Workspace) -> None:
    rows = workspace.findings.list_discrepancies(size=500).rows
    kinds = {one.kind for one in rows}
    for kind in kinds:
        page = client.get(f"{QUEUE}?kind={kind}").text
        shown = set(re.findall(r'<p class="kicker"><b>(\w+)</b>', page))
        assert shown == {kind}


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"verdict": "nonsense"}, 422),
        ({}, 422),
        ({"verdict": "real", "note": "x" * 10_001}, 422),
    ],
)
def test_a_verdict_that_fits_nothing_is_refused(
    client: TestClient, workspace: Workspace, fields: dict[str, str], status: int
) -> None:
    first = list_waiting(workspace)[0]
    assert send(client, QUEUE, f"{QUEUE}/{first}", **fields).status_code == status
    assert workspace.judgements.list() == ()


def test_a_difference_that_is_gone_is_told(client: TestClient) -> None:
    assert send(client, QUEUE, f"{QUEUE}/nowhere", verdict="real").status_code == 404


def test_a_form_without_its_token_is_refused(client: TestClient, workspace: Workspace) -> None:
    first = list_waiting(workspace)[0]
    client.get(QUEUE)
    assert client.post(f"{QUEUE}/{first}", data={"verdict": "real"}).status_code == 403
    assert workspace.judgements.list() == ()
