"""A page out of its bytes or its text, and what a list or JSON line says about it."""

from dataclasses import replace
from hashlib import sha256

from consilience.errors import PageError
from consilience.intake.cleaning import mend_surrogates
from consilience.intake.decoding import Decoded, decode_body
from consilience.intake.details import FROM_DISK, Delivery, Details
from consilience.intake.json_lines import JsonPage
from consilience.intake.kinds import is_html
from consilience.intake.limits import HEAD_BYTES
from consilience.intake.streams import check_size
from consilience.language.characters import clean_text
from consilience.records.ids import PageId
from consilience.records.page import Page


def make_page(
    body: bytes,
    *,
    uri: str,
    name: str,
    suffix: str,
    details: Details,
    delivery: Delivery = FROM_DISK,
) -> Page:
    """The page of a text or HTML file; raises `PageError` for one that holds nothing to read.

    `suffix` is that of the file's name, in lower case. The page's text is
    `clean_text(find_visible_text(body.decode(encoding)))`, without the inner call for plain text.
    """
    html = is_html(body[:HEAD_BYTES], suffix)
    decoded = decode_body(body, html=html, charset=delivery.charset)
    # Once more for UTF-16, whose bytes do not look like markup.
    html = html or is_html(decoded.text[:HEAD_BYTES].encode(), suffix)
    page = _assemble(body, decoded, html=html, uri=details.url or uri, name=name, details=details)
    return replace(page, fetched_at=delivery.fetched_at) if delivery.fetched_at else page


def make_delivered_page(body: bytes, *, details: Details, delivery: Delivery) -> Page:
    """The page that a server gave for the address in `details`; raises as `make_page`."""
    uri = details.url or ""
    return make_page(
        body,
        uri=uri,
        name=details.short_address or uri,
        suffix=delivery.suffix,
        details=details,
        delivery=delivery,
    )


def make_json_page(found: JsonPage, *, uri: str, name: str) -> Page:
    """The page of one JSON object, with the UTF-8 bytes of its text or markup as body.

    Host and path of its address stand in for `name`, the address for `uri`, where it has one.
    """
    text = mend_surrogates(found.text)
    body = text.encode()
    check_size(len(body))
    return _assemble(
        body,
        Decoded(text, "utf-8"),
        html=found.is_html,
        uri=found.details.url or uri,
        name=found.details.short_address or name,
        details=found.details,
    )


def make_page_id(body: bytes, details: Details) -> PageId:
    """The SHA-256 of the body in hexadecimal; where address or outlet are given, over those too."""
    digest = sha256(body).hexdigest()
    if details.url is None and details.outlet is None:
        return PageId(digest)
    # Over the body's digest, as the body itself could hold the line breaks that keep them apart.
    told = "\n".join((digest, details.url or "", details.outlet or ""))
    return PageId(sha256(told.encode()).hexdigest())


def _assemble(
    body: bytes, decoded: Decoded, *, html: bool, uri: str, name: str, details: Details
) -> Page:
    text = clean_text(_find_visible_text(decoded.text) if html else decoded.text)
    if not text.strip():
        raise PageError("empty", _tell_empty(body, html=html))
    return Page(
        id=make_page_id(body, details),
        uri=uri,
        name=name,
        media_type="text/html" if html else "text/plain",
        text=text,
        body=body,
        encoding=decoded.encoding,
        outlet=details.outlet,
        title=details.title,
        published=details.date,
    )


def _find_visible_text(markup: str) -> str:
    # Here and not above: reading plain text alone must not load an HTML parser.
    from consilience.extraction.visible_text import find_visible_text

    return find_visible_text(markup)


def _tell_empty(body: bytes, *, html: bool) -> str:
    if html:
        return (
            "holds HTML but no visible text; if a script writes the page's text, "
            "save the page from a browser"
        )
    if body:
        return f"holds nothing but white space ({len(body):,} bytes); fetch it again"
    return "is empty (0 bytes); fetch it again"
