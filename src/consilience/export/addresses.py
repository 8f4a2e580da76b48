"""Addresses: fragments for records, and which foreign addresses may become links."""

import re
from urllib.parse import urlsplit

from consilience.records.ids import make_id

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SPACE_OR_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]")


def make_fragment(prefix: str, *parts: object) -> str:
    """The fragment of a record: `prefix` and its id, as they are or, with odd signs, hashed."""
    joined = "-".join(map(str, parts))
    return f"{prefix}-{joined if _PLAIN.fullmatch(joined) else make_id(*parts)}"


def find_link(address: str | None) -> str | None:
    """The address if it is one of the web (http or https, with a host), else None."""
    if not address or _SPACE_OR_CONTROL.search(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:  # a broken IPv6 host
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def find_language_tag(lang: str) -> str | None:
    """`lang` if it can stand in an HTML attribute and says something; None for "und"."""
    return lang if lang != "und" and _LANGUAGE.fullmatch(lang) else None
