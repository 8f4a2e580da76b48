"""Forms sent as a browser sends them: with the token of the page that they stand on."""

import re
from typing import Any

from fastapi.testclient import TestClient

TOKEN = re.compile(r'name="form_token" value="([0-9a-f]+)"')


def find_token(client: TestClient, page: str) -> str:
    found = TOKEN.search(client.get(page).text)
    assert found, f"{page} has no form that changes something"
    return found[1]


def send(client: TestClient, page: str, address: str, **fields: str) -> Any:
    """The answer to a form of a page."""
    return client.post(address, data={"form_token": find_token(client, page), **fields})
