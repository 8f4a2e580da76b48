"""Judgements are listed, undone, taken out and brought in."""

import pytest
from fastapi.testclient import TestClient

from consilience import app
from consilience.records.ids import JudgementId
from consilience.records.judgement import Judgement
from consilience.store import Workspace
from tests.web.forms import find_token, send

PAGE = "/judgements"


@pytest.fixture
def made(workspace: Workspace) -> Judgement:
    first = workspace.findings.list_discrepancies(size=1).rows[0]
    return app.judge_discrepancy(
        workspace, first.id, "real", made_by="Bo <i>Teske</i>", note="<script>alert(1)</script>"
    )


def test_a_judgement_is_listed_with_who_and_why(client: TestClient, made: Judgement) -> None:
    page = client.get(PAGE).text
    assert f'id="j-{made.id}"' in page
    assert "Bo &lt;i&gt;Teske&lt;/i&gt;" in page
    assert "<script>alert" not in page
    assert "<b>the accounts do differ</b><small>discrepancy: real</small>" in page


def test_an_undo_can_be_undone(client: TestClient, workspace: Workspace, made: Judgement) -> None:
    for standing in ((), (made,), ()):
        last = workspace.judgements.list()[-1]
        answer = send(client, PAGE, f"{PAGE}/{last.id}/undo")
        assert answer.status_code == 303
        assert workspace.judgements.list(only_standing=True) == standing


def test_what_was_undone_is_not_undone_again(
    client: TestClient, workspace: Workspace, made: Judgement
) -> None:
    send(client, PAGE, f"{PAGE}/{made.id}/undo")
    assert send(client, PAGE, f"{PAGE}/{made.id}/undo").status_code == 422
    assert client.get(PAGE).text.count("<small>undone</small>") == 1


def test_judgements_are_taken_out_and_brought_in(
    client: TestClient, workspace: Workspace, made: Judgement
) -> None:
    lines = client.get(f"{PAGE}.jsonl")
    assert lines.headers["content-disposition"].startswith("attachment")
    changed = lines.content.replace(b"Teske", b"Marran")
    answer = client.post(
        f"{PAGE}/import",
        data={"form_token": find_token(client, PAGE)},
        files={"file": ("judgements.jsonl", changed)},
    )
    assert answer.headers["location"] == f"{PAGE}?brought=1"
    assert len(workspace.judgements.list()) == 2


def test_a_file_that_holds_no_judgements_is_refused_whole(
    client: TestClient, workspace: Workspace, made: Judgement
) -> None:
    lines = client.get(f"{PAGE}.jsonl").content.replace(b"Teske", b"Marran") + b"nonsense\n"
    answer = client.post(
        f"{PAGE}/import",
        data={"form_token": find_token(client, PAGE)},
        files={"file": ("judgements.jsonl", lines)},
    )
    assert answer.status_code == 422
    assert "line 2" in answer.text
    assert workspace.judgements.list() == (made,)


def test_a_judgement_that_is_not_there_is_told(client: TestClient) -> None:
    name = JudgementId("nowhere")
    assert send(client, PAGE, f"{PAGE}/{name}/undo").status_code == 404


def test_undoing_leads_nowhere_but_to_pages_of_this_server(
    client: TestClient, made: Judgement
) -> None:
    answer = send(client, PAGE, f"{PAGE}/{made.id}/undo", back="https://elsewhere.example")
    assert answer.headers["location"] == f"{PAGE}?undone=1"
