"""A page that a browser has is made again only after something has changed."""

import pytest
from fastapi.testclient import TestClient

from consilience import app
from consilience.store import Workspace
from tests.web.forms import send

FERRY = """Ferry to Ostrel stops for a week

OSTREL - The ferry between Ostrel and Vanmark stops for a week, the harbour office said on Friday.
"""


def list_addresses(workspace: Workspace) -> list[str]:
    (story, *_) = workspace.stories.list(size=1).rows
    (entity, *_) = workspace.findings.list_entities(size=1).rows
    (article, *_) = workspace.articles.list(size=1).rows
    return [
        "/",
        f"/stories/{story.id}",
        f"/entities/{entity.id}",
        f"/articles/{article.id}?span=0-20",
        "/search?q=bridge",
        "/timeline",
        "/discrepancies",
    ]


def test_who_has_a_page_is_told_so_as_long_as_nothing_is_written(
    client: TestClient, workspace: Workspace
) -> None:
    client.get("/")  # begins the session
    for address in list_addresses(workspace):
        etag = client.get(address).headers["etag"]
        again = client.get(address, headers={"if-none-match": etag})
        assert (again.status_code, again.content) == (304, b""), address
        assert again.headers["etag"] == etag
        assert again.headers["cache-control"] == "private, no-cache"


def test_a_page_is_made_again_after_anything_was_written(
    client: TestClient, workspace: Workspace
) -> None:
    client.get("/")
    before = client.get("/").headers["etag"]
    app.add_pages(workspace, app.read_upload("ferry.txt", FERRY.encode()))
    after = client.get("/", headers={"if-none-match": before})
    assert after.status_code == 200
    assert "Ferry to Ostrel" in after.text
    assert after.headers["etag"] != before


def test_a_page_is_made_again_after_another_program_wrote(
    client: TestClient, workspace: Workspace, tmp_path: object
) -> None:
    client.get("/")
    before = client.get("/").headers["etag"]
    with app.open_workspace(f"{tmp_path}/workspace", who="another") as other:
        app.add_pages(other, app.read_upload("ferry.txt", FERRY.encode()))
    assert client.get("/", headers={"if-none-match": before}).status_code == 200


def test_a_page_is_made_again_after_a_verdict(client: TestClient, workspace: Workspace) -> None:
    client.get("/")
    one, other = workspace.findings.list_entities(kind="person", size=2).rows
    page = f"/entities/{one.id}?like={other.name}"
    before = client.get(page).headers["etag"]
    send(client, page, f"/entities/{one.id}/judge", other=other.id, verdict="not same")
    assert client.get(page, headers={"if-none-match": before}).status_code == 200


def test_another_session_has_other_tags(client: TestClient) -> None:
    client.get("/")
    before = client.get("/").headers["etag"]
    client.cookies.clear()
    other = client.get("/", headers={"if-none-match": before})
    assert other.status_code == 200
    assert other.headers["etag"] != before


@pytest.mark.parametrize("address", ["/inbox", "/stories/nowhere"])
def test_what_changes_by_itself_or_is_not_there_has_no_tag(
    client: TestClient, address: str
) -> None:
    assert "etag" not in client.get(address).headers
