"""Consilience: raw pages about one affair in, one dossier of who says what out."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consilience.annotation import annotate
    from consilience.app import open_pages, read
    from consilience.codec import decode_dossier, encode_dossier
    from consilience.errors import ConsilienceError
    from consilience.extraction import extract
    from consilience.linking.link import Linked, link
    from consilience.records.annotations import Annotations
    from consilience.records.article import Article
    from consilience.records.dossier import Dossier
    from consilience.records.page import Page
    from consilience.records.span import Span

# Loaded when asked for: importing the package costs nothing, and `--help` no parser.
_HOMES = {
    "Annotations": "consilience.records.annotations",
    "Article": "consilience.records.article",
    "ConsilienceError": "consilience.errors",
    "Dossier": "consilience.records.dossier",
    "Linked": "consilience.linking.link",
    "Page": "consilience.records.page",
    "Span": "consilience.records.span",
    "annotate": "consilience.annotation",
    "decode_dossier": "consilience.codec",
    "encode_dossier": "consilience.codec",
    "extract": "consilience.extraction",
    "link": "consilience.linking.link",
    "open_pages": "consilience.app",
    "read": "consilience.app",
}

__all__ = [
    "Annotations",
    "Article",
    "ConsilienceError",
    "Dossier",
    "Linked",
    "Page",
    "Span",
    "annotate",
    "decode_dossier",
    "encode_dossier",
    "extract",
    "link",
    "open_pages",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'consilience' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
