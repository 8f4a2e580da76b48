"""What tests of pages share: the form token of a session, and a small reader of HTML."""

import re

from fastapi.testclient import TestClient
from httpx import Response

TOKEN = re.compile(r'name="form_token" value="(\w+)"')
FERRY = """Ferry to Ostrel stops for a week
By Jan Orrin
12 May 2034

OSTREL - The ferry between Ostrel and Vanmark stops for a week from Monday, the harbour office of
Ostrel said on Friday. Captain Lisa Brand said that both engines were worn.

The office said that 340 people cross on an ordinary day.
"""


def find_token(client: TestClient) -> str:
    """The token that the forms of this session send."""
    found = TOKEN.search(client.get("/inbox").text)
    assert found is not None
    return found[1]


def list_links(page: Response) -> list[str]:
    """Where the links of a page lead, in order."""
    return [one.replace("&amp;", "&") for one in re.findall(r'\shref="([^"]*)"', page.text)]


def list_ids(page: Response) -> list[str]:
    """The fragments that a page has."""
    return re.findall(r'\sid="([^"]*)"', page.text)
