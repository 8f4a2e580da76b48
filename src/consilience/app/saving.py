"""A dossier in each of its forms."""

from pathlib import Path

from consilience.codec import encode_dossier
from consilience.records.dossier import Dossier


def write_json(dossier: Dossier) -> bytes:
    """The dossier as UTF-8 JSON; its schema is `make_schema`."""
    return encode_dossier(dossier)


def save_json(dossier: Dossier, path: Path) -> None:
    """Write the dossier as JSON."""
    path.write_bytes(write_json(dossier))


def write_html(dossier: Dossier) -> str:
    """The dossier as one HTML page that needs no network and no script."""
    from consilience.export import html  # templates and charts, for this alone

    return html.write_html(dossier)


def save_html(dossier: Dossier, path: Path) -> None:
    """Write the dossier as one HTML file that needs no network and no script."""
    path.write_text(write_html(dossier), "utf-8")


def write_markdown(dossier: Dossier) -> str:
    """The dossier as Markdown with footnotes, for notes."""
    from consilience.export import markdown

    return markdown.write_markdown(dossier)


def save_markdown(dossier: Dossier, path: Path) -> None:
    """Write the dossier as Markdown with footnotes, for notes."""
    path.write_text(write_markdown(dossier), "utf-8")


def write_text(dossier: Dossier) -> str:
    """The dossier as plain text with numbered sources, for notes."""
    from consilience.export import text

    return text.write_text(dossier)


def save_text(dossier: Dossier, path: Path) -> None:
    """Write the dossier as plain text with numbered sources, for notes."""
    path.write_text(write_text(dossier), "utf-8")
