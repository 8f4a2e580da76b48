import re

import pytest
from fastapi.testclient import TestClient

from consilience.web.security import POLICY, is_own_host, read_session
from consilience.web.server import make_server
from consilience.web.settings import Settings
from tests.web.asking import find_token

TOKEN = "a-long-token"
OWN = "http://127.0.0.1:8470"


@pytest.fixture
def guarded(workspace):
    """A server that others reach, with the token at its door."""
    settings = Settings(host="192.0.2.7", token=TOKEN, hosts=("desk.example",))
    with TestClient(
        make_server(workspace, settings=settings),
        base_url="http://192.0.2.7:8470",
        follow_redirects=False,
    ) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/inbox", "/compare", "/static/site.css", "/nothing"])
def test_every_answer_forbids_what_its_page_does_not_need(client, path):
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_no_page_holds_script_or_style_of_its_own(client, workspace):
    story = workspace.stories.list().rows[0].id
    article = workspace.articles.list().rows[0].id
    for path in ("/", "/inbox", f"/stories/{story}", f"/articles/{article}"):
        page = client.get(path).text
        assert not re.findall(r"<script(?![^>]*\ssrc=)", page)
        assert not re.findall(r"<style|\sstyle=|\son\w+=|javascript:", page)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8470", 200),
        ("localhost:8470", 200),
        ("[::1]:8470", 200),
        ("evil.example", 421),  # a foreign name that was made to lead here
        ("127.0.0.1.evil.example:8470", 421),
        ("192.0.2.7", 421),
        ("", 421),
    ],
)
def test_a_foreign_host_name_is_refused(client, host, status):
    assert client.get("/", headers={"host": host}).status_code == status


def test_with_a_token_bare_addresses_and_given_names_are_own_hosts():
    settings = Settings(host="0.0.0.0", token=TOKEN, hosts=("desk.example",))
    assert is_own_host("192.0.2.7:8470", settings)
    assert is_own_host("desk.example", settings)
    assert not is_own_host("evil.example", settings)


def test_a_server_that_others_reach_needs_a_token(workspace):
    with pytest.raises(ValueError, match="token"):
        make_server(workspace, settings=Settings(host="0.0.0.0"))


@pytest.mark.parametrize("path", ["/", "/inbox", "/static/site.css", "/api/stories", "/nothing"])
def test_without_the_token_nothing_is_told(guarded, path):
    answer = guarded.get(path)
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert TOKEN not in answer.text


@pytest.mark.parametrize("given", ["", "a-long-toke", "a-long-tokenn", "ä", "a-long-token "])
def test_a_wrong_token_opens_nothing(guarded, given):
    assert guarded.get("/", params={"token": given}).status_code == 401
    assert (
        guarded.get("/", headers={"authorization": f"Bearer x{given}".encode()}).status_code == 401
    )


def test_the_token_opens_a_session_and_leaves_the_address(guarded):
    first = guarded.get("/", params={"order": "articles", "token": TOKEN})
    assert first.status_code == 303
    assert first.headers["location"] == "/?order=articles"
    assert TOKEN not in first.headers["set-cookie"]
    assert "HttpOnly" in first.headers["set-cookie"]
    assert guarded.get("/").status_code == 200


def test_the_token_never_leads_to_another_site(guarded):
    first = guarded.get(f"http://192.0.2.7:8470//evil.example/?token={TOKEN}")
    assert first.headers["location"] == "/evil.example/"


def test_programs_bring_the_token_in_a_header(guarded):
    answer = guarded.get("/", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("cookie", ["x", "x.y", ".", "a" * 5000, "consilience-8470"])
def test_a_session_that_was_not_signed_here_is_none(cookie):
    settings = Settings()
    assert read_session(f"consilience-8470={cookie}", settings) is None
    assert read_session(cookie, settings) is None


def test_a_session_of_another_server_is_none(client):
    client.get("/")
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    assert read_session(cookies, Settings()) is None


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"origin": OWN, "sec-fetch-site": "same-origin"}, 303),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, 303),  # a form of ours
        ({"origin": "null", "sec-fetch-site": "cross-site"}, 403),  # a frame in a sandbox
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
    ],
)
def test_what_another_site_sends_is_refused(client, headers, status):
    answer = client.post("/inbox/resume", data={"form_token": find_token(client)}, headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize("given", [None, "", "x", "ä"])
@pytest.mark.parametrize("path", ["/inbox", "/inbox/resume"])
def test_a_form_without_its_token_is_refused(client, path, given):
    client.get("/inbox")
    data = {} if given is None else {"form_token": given}
    assert client.post(path, data=data).status_code == 403


def test_a_form_of_another_session_is_refused(client, workspace):
    token = find_token(client)
    client.cookies.clear()
    client.get("/")
    assert client.post("/inbox/resume", data={"form_token": token}).status_code == 403


def test_a_body_that_is_too_large_is_refused_by_its_length(workspace):
    settings = Settings(most_bytes=2000)
    with TestClient(make_server(workspace, settings=settings), base_url=OWN) as client:
        data = {"form_token": find_token(client), "addresses": "x" * 3000}
        assert client.post("/inbox", data=data).status_code == 413


def test_a_body_without_length_is_cut_off_while_it_comes(workspace):
    settings = Settings(most_bytes=2000)
    sent = []

    def grow():
        for _ in range(10_000):
            sent.append(1)
            yield b"x" * 500

    with TestClient(make_server(workspace, settings=settings), base_url=OWN) as client:
        headers = {"content-type": "application/x-www-form-urlencoded"}
        assert client.post("/inbox", content=grow(), headers=headers).status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/static/../security.py",
        "/static/..%2Fsecurity.py",
        "/static/%2e%2e%2fsecurity.py",
        "/static//etc/passwd",
        "/static/__init__.py",
        "/pages/..%2F..%2Fworkspace.sqlite",
        "/articles/%00",
        "/stories/" + "x" * 5000,
    ],
)
def test_no_path_of_a_request_reaches_the_file_system(client, path):
    assert client.get(path).status_code == 404


def test_an_unforeseen_error_tells_nothing_of_the_machine(workspace, caplog):
    server = make_server(workspace)

    @server.get("/broken")
    def break_down() -> None:
        raise RuntimeError("/home/somebody/secret")

    with TestClient(server, base_url=OWN, raise_server_exceptions=False) as client:
        page = client.get("/broken")
    assert page.status_code == 500
    assert "secret" not in page.text
    assert "secret" in caplog.text


def test_secrets_are_in_no_printed_settings():
    settings = Settings(token=TOKEN, secret=b"hidden")
    assert TOKEN not in repr(settings)
    assert "hidden" not in repr(settings)
