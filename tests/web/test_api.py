"""The API gives the records of the dossier, whole, and says what is wrong with a request."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from consilience import app
from consilience.codec import decode_dossier
from consilience.store import Workspace
from consilience.web.server import make_server
from consilience.web.settings import Settings

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
LISTINGS = (
    "/api/stories",
    "/api/pages",
    "/api/articles",
    "/api/entities",
    "/api/events",
    "/api/discrepancies",
    "/api/quotations",
    "/api/origins",
    "/api/search?q=bridge",
)


@schemathesis.serializer("application/jsonl")
def write_lines(_: Any, value: Any) -> bytes:
    return str(value).encode("utf-8", "replace")


def ask(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def read_all(client: TestClient, address: str, size: int) -> tuple[list[Any], int]:
    """All rows of a listing by its cursors, and the total that it told."""
    rows: list[Any] = []
    mark = "&" if "?" in address else "?"
    piece = ask(client, f"{address}{mark}size={size}")
    while True:
        rows += piece["rows"]
        if piece["next"] is None:
            return rows, piece["total"]
        piece = ask(client, f"{address}{mark}size={size}&cursor={piece['next']}")


@pytest.mark.parametrize("address", LISTINGS)
def test_the_pieces_of_a_listing_are_all_of_it(client: TestClient, address: str) -> None:
    rows, total = read_all(client, address, 3 if "search" in address else 40)
    whole, _ = read_all(client, address, 500)
    assert rows == whole
    assert len(rows) == total > 0


def test_a_story_is_the_dossier_that_the_library_gives(
    client: TestClient, workspace: Workspace
) -> None:
    (story,) = ask(client, "/api/stories?size=1")["rows"]
    answer = client.get(f"/api/stories/{story['id']}")
    assert decode_dossier(answer.content) == app.read_story(workspace, story["id"])


def test_a_story_fits_the_schema_of_a_dossier(client: TestClient) -> None:
    schema = ask(client, "/api/schema.json")
    (story,) = ask(client, "/api/stories?size=1")["rows"]
    Draft202012Validator(schema).validate(ask(client, f"/api/stories/{story['id']}"))


def test_an_article_carries_its_story_s_annotations(client: TestClient) -> None:
    (row, *_) = ask(client, "/api/articles")["rows"]
    article = ask(client, f"/api/articles/{row['id']}")
    annotations = ask(client, f"/api/articles/{row['id']}/annotations")
    assert article["title"] == row["title"]
    assert annotations["article_id"] == row["id"]
    for mention in annotations["mentions"]:
        span = mention["span"]
        assert article["text"][span["start"] : span["end"]] == span["text"]


def test_every_entity_of_a_quotation_is_one_of_the_list(client: TestClient) -> None:
    known = {one["id"] for one in read_all(client, "/api/entities", 500)[0]}
    quotations, _ = read_all(client, "/api/quotations", 500)
    speakers = {one["speaker_id"] for one in quotations if one["speaker_id"]}
    assert speakers
    assert speakers <= known


def test_an_entity_is_given_as_each_story_tells_of_it(client: TestClient) -> None:
    (row, *_) = ask(client, "/api/entities")["rows"]
    parts = ask(client, f"/api/entities/{row['id']}")
    names = ask(client, f"/api/entities/{row['id']}/names")
    assert {one["entity"]["id"] for one in parts["rows"]} == {row["id"]}
    assert row["name"] in [one["name"] for one in names]


def test_a_page_keeps_its_bytes_at_an_address_of_their_own(
    client: TestClient, workspace: Workspace
) -> None:
    (row, *_) = ask(client, "/api/pages")["rows"]
    page = ask(client, f"/api/pages/{row['id']}")
    body = client.get(f"/api/pages/{row['id']}/body")
    assert "body" not in page
    assert body.content == workspace.pages.read(row["id"]).body
    assert body.headers["content-type"] == "application/octet-stream"


def test_an_answer_that_is_known_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/stories")
    again = client.get("/api/stories", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/stories/nowhere", 404, "unknown-id"),
        ("/api/pages/nowhere", 404, "unknown-id"),
        ("/api/entities/nowhere", 404, "unknown-id"),
        ("/api/articles/nowhere/annotations", 404, "unknown-id"),
        ("/api/judgements/nowhere", 404, "unknown-id"),
        ("/api/stories?cursor=nowhere", 400, "cursor"),
        ("/api/judgements?cursor=nowhere", 400, "cursor"),
        ("/api/stories?size=501", 422, "invalid"),  # never fewer than were asked for, unsaid
        ("/api/search?q=a%00b", 422, "invalid"),
        ("/api/articles?earliest=yesterday", 422, "invalid"),
        ("/api/elsewhere", 404, "http"),
    ],
)
def test_what_cannot_be_answered_is_told_as_json(
    client: TestClient, address: str, status: int, code: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code


def make_draft(client: TestClient, verdict: str = "real") -> dict[str, Any]:
    (row, *_) = ask(client, "/api/discrepancies")["rows"]
    return {"kind": "discrepancy", "subjects": [row["id"]], "verdict": verdict, "note": "seen"}


def test_a_judgement_is_made_and_undone(client: TestClient) -> None:
    draft = make_draft(client)
    made = client.post("/api/judgements", json=draft)
    assert made.status_code == 201
    assert made.json()["made_by"] == "Ilse Marran"
    judged = ask(client, "/api/discrepancies?is_judged=true")
    assert [one["verdict"] for one in judged["rows"]] == ["real"]
    undone = client.post(f"/api/judgements/{made.json()['id']}/undo", json={"note": "no"})
    assert undone.status_code == 201
    assert ask(client, "/api/discrepancies?is_judged=true")["total"] == 0
    assert ask(client, "/api/judgements")["total"] == 2
    assert ask(client, "/api/judgements?only_standing=true")["total"] == 0


def test_judgements_go_from_one_workspace_to_another(
    client: TestClient, example: Any, tmp_path: Any
) -> None:
    client.post("/api/judgements", json=make_draft(client))
    lines = client.get("/api/judgements.jsonl").content
    kind = {"Content-Type": "application/jsonl"}
    again = client.post("/api/judgements/import", content=lines, headers=kind)
    assert again.status_code == 201
    assert again.json() == []  # they are there already
    changed = lines.replace(b"seen", b"heard")
    fresh = client.post("/api/judgements/import", content=changed, headers=kind)
    assert [one["note"] for one in fresh.json()] == ["heard"]


@pytest.mark.parametrize(
    "draft",
    [
        {"kind": "discrepancy", "subjects": ["d"], "verdict": "same"},
        {"kind": "entity", "subjects": ["m"], "verdict": "same"},
        {"kind": "nothing", "subjects": ["m"], "verdict": "same"},
        {"kind": "entity", "subjects": "m", "verdict": "same"},
        [],
    ],
)
def test_a_judgement_that_fits_nothing_is_refused(client: TestClient, draft: Any) -> None:
    answer = client.post("/api/judgements", json=draft)
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "judgement"


def test_only_json_is_taken_for_json(client: TestClient) -> None:
    """A form of another site can send text, and never says that it is JSON."""
    answer = client.post("/api/judgements", content=b"{}", headers={"Content-Type": "text/plain"})
    assert answer.status_code == 415


def test_a_judgement_from_another_site_is_refused(client: TestClient) -> None:
    answer = client.post(
        "/api/judgements", json=make_draft(client), headers={"Origin": "https://elsewhere.example"}
    )
    assert answer.status_code == 403


def test_every_record_that_the_description_names_is_described(client: TestClient) -> None:
    told = ask(client, "/api/openapi.json")
    names = set(told["components"]["schemas"])
    found: set[str] = set()

    def collect(node: Any) -> None:
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                found.add(node["$ref"].removeprefix("#/components/schemas/"))
            for one in node.values():
                collect(one)
        elif isinstance(node, list):
            for one in node:
                collect(one)

    collect(told)
    assert found
    assert found <= names


def test_the_page_of_the_api_tells_of_every_operation(client: TestClient) -> None:
    told = ask(client, "/api/openapi.json")
    page = client.get("/api/docs")
    assert page.status_code == 200
    for path in told["paths"]:
        assert path in page.text
    assert "<script" not in page.text


def test_the_reference_names_every_address_that_is_described(client: TestClient) -> None:
    reference = Path("docs/reference/api.md").read_text("utf-8")
    for path in ask(client, "/api/openapi.json")["paths"]:
        noun = path.split("/{")[0]
        assert f"`{noun}" in reference or f" {noun}" in reference, path


@pytest.fixture
def described(workspace: Workspace) -> Any:
    server = make_server(workspace, settings=Settings(hosts=("testserver",)))
    return schemathesis.openapi.from_asgi("/api/openapi.json", server)


def test_any_request_is_answered_as_described(described: Any) -> None:
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 20
    for operation in operations:

        @settings(
            max_examples=15,
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def check(case: Any) -> None:
            case.validate_response(case.call(), checks=CHECKS)

        check()
