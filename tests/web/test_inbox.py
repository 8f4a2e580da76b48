import json

import pytest
from fastapi.testclient import TestClient

from consilience import app
from consilience.store import Workspace
from consilience.web import inbox
from consilience.web.adding import Inbox, Upload
from consilience.web.inbox import PageState, list_addresses
from consilience.web.server import make_server
from consilience.web.settings import Settings
from tests.web.asking import FERRY, find_token, list_links

OTHER = FERRY.replace("Ferry to Ostrel stops for a week", "A winter without snow in Vanmark")


def send(client, *files, **fields):
    data = {"form_token": find_token(client), **fields}
    return client.post("/inbox", data=data, files=[("files", one) for one in files])


def wait_for(client, answer):
    """The page of the lot when all of it is done; the stream of its events ends with it."""
    lines = client.get(f"{answer.headers['location']}/events").text
    return client.get(answer.headers["location"]), lines


def test_a_file_that_is_handed_over_becomes_a_story(client, workspace):
    answer = send(client, ("ferry.txt", FERRY))
    assert answer.status_code == 303
    page, events = wait_for(client, answer)
    assert "1 page, of which 1 new" in page.text
    assert "Ferry to Ostrel" in page.text
    assert any(one.startswith("/stories/") for one in list_links(page))
    told = [json.loads(one[6:]) for one in events.splitlines() if one.startswith("data: ")]
    assert told[-1]["state"] == "done"
    assert "event: end" in events
    assert "Ferry to Ostrel" in client.get("/").text


def test_each_page_tells_its_stages_and_what_to_look_at(client):
    page, _ = wait_for(client, send(client, ("ferry.txt", FERRY), ("empty.txt", "   ")))
    assert "all stages" in page.text
    assert "outlet unknown" in page.text
    assert "empty.txt" in page.text


def test_a_lot_that_ends_while_it_is_shown_is_followed_to_its_end(client, monkeypatch):
    answer = send(client, ("ferry.txt", FERRY))
    wait_for(client, answer)
    lot = client.app.state.inbox.list()[0]
    lot.state = "running"

    def find_too_early(workspace, page_id, name):
        lot.state = "done"
        return PageState(page_id, name, 3, (), (), ())

    monkeypatch.setattr(inbox, "find_state", find_too_early)
    assert "data-events" in client.get(answer.headers["location"]).text


def test_a_page_that_is_there_already_is_not_new(client):
    wait_for(client, send(client, ("ferry.txt", FERRY)))
    page, _ = wait_for(client, send(client, ("ferry.txt", FERRY)))
    assert "1 page, of which 0 new" in page.text


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("../../etc/passwd", FERRY.encode()),
        ("/etc/passwd", FERRY.encode()),
        ("C:\\x\\y.txt", FERRY.encode()),
        ("<script>.txt", FERRY.encode()),
        ("x.html", b"<html><body><script>alert(1)</script><p>" + b"\xff\xfe" * 50),
        ("x.jsonl", b'{"broken": '),
        ("x.warc.gz", b"\x1f\x8bnothing"),
        ("x.xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>'),
        ("x.bin", bytes(range(256)) * 20),
    ],
)
def test_no_file_brings_the_server_down_or_out_of_its_place(client, name, body):
    page, events = wait_for(client, send(client, (name, body)))
    assert page.status_code == 200
    assert "event: end" in events
    assert "<script>" not in page.text
    assert "root:" not in page.text
    assert client.get("/inbox").status_code == 200


def test_nothing_sent_is_told_so(client):
    assert send(client).status_code == 422


def test_addresses_are_not_asked_for_unless_the_server_was_told_to(client):
    assert send(client, addresses="https://news.example/1").status_code == 422
    assert "<textarea" not in client.get("/inbox").text


def test_a_fetching_server_takes_addresses(workspace):
    server = make_server(workspace, settings=Settings(fetching=True))
    with TestClient(server, base_url="http://127.0.0.1:8470", follow_redirects=False) as client:
        assert "<textarea" in client.get("/inbox").text
        answer = send(client, addresses="http://127.0.0.1:1/private")
        assert answer.status_code == 303
        page, _ = wait_for(client, answer)  # a private address is refused, and told as a failure
        assert "http://127.0.0.1:1/private" in page.text
        too_many = " ".join(f"https://news.example/{at}" for at in range(1001))
        assert send(client, addresses=too_many).status_code == 422


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("https://a.example/1\nhttp://b.example/2", ["https://a.example/1", "http://b.example/2"]),
        ("see <https://a.example/1>, and", ["https://a.example/1"]),
        ("https://a.example/1 https://a.example/1", ["https://a.example/1"]),
        ("file:///etc/passwd javascript:alert(1) ftp://a.example nothing", []),
        ("http:// https://[::1", []),
        ("", []),
    ],
)
def test_addresses_are_those_of_the_web(words, found):
    assert list_addresses(words) == found


def test_pages_that_were_left_are_gone_on_with(client, workspace):
    pages = list(app.read_upload("ferry.txt", FERRY.encode()))
    workspace.pages.add(pages)
    assert "Go on with them" in client.get("/inbox").text
    answer = client.post("/inbox/resume", data={"form_token": find_token(client)})
    wait_for(client, answer)
    assert "Ferry to Ostrel" in client.get("/").text


def test_a_lot_that_is_not_remembered_is_told_so(client):
    assert client.get("/inbox/nothing").status_code == 404
    assert client.get("/inbox/nothing/events").status_code == 404


def test_all_pages_are_listed_a_piece_at_a_time(client, workspace):
    seen, path = set(), "/inbox?size=2"
    while path:
        page = client.get(path)
        links = list_links(page)
        seen |= {one for one in links if one.startswith("/pages/")}
        path = next((one for one in links if "cursor=" in one), None)
    assert len(seen) == workspace.pages.list().total


def test_a_lot_tells_why_it_was_not_added(workspace, tmp_path):
    with (
        Workspace.open(tmp_path / "workspace", who="another desk", timeout_s=0.05) as other,
        other.holding(),
        Workspace.open(tmp_path / "workspace", timeout_s=0.05) as kept_out,
    ):
        inbox = Inbox(kept_out, Settings())
        lot = inbox.add([Upload("ferry.txt", FERRY.encode())])
        inbox.finish()
    assert lot.state == "failed"
    assert "another desk" in lot.message


def test_lots_are_worked_on_in_their_order(client):
    first = send(client, ("ferry.txt", FERRY))
    second = send(client, ("snow.txt", OTHER))
    page, _ = wait_for(client, second)
    assert "Added" in page.text
    assert "1 page, of which 1 new" in client.get(first.headers["location"]).text
