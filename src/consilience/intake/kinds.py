"""What a file holds, told from its first bytes: HTML, text, or something that is no text."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from consilience.errors import PageError
from consilience.language.lexicon import make_entry

GZIP_MAGIC = b"\x1f\x8b\x08"
SNIFFED_BYTES = 4_096
# A comment or an XML declaration may stand before the first tag; browsers look past both.
HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:(?:<!--(?:(?!-->).)*-->|<\?xml[^>]*>)\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(rb"<(?:[a-z][a-z0-9]*[\s/>]|!doctype|!--)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that is no text; `name` follows "holds", `advice` says what to do instead.

    `reader` names what can read it all the same: "web_archive", "feed", or nothing.
    """

    name: str
    pattern: str
    advice: str
    example: str
    reader: str = ""


@dataclass(frozen=True, slots=True)
class FolderRules:
    """Names in folders that are no pages."""

    skipped_suffixes: Sequence[str]
    skipped_names: Sequence[str]
    companion_endings: Sequence[str]


def check_is_text(head: bytes) -> None:
    """Raise `PageError` (code "not_text") where the first bytes are those of a known other kind."""
    if kind := _find_kind(head):
        raise PageError("not_text", f"holds {kind.name}; {kind.advice}")


def find_reader(head: bytes) -> str:
    """The reader for what the first bytes open: "web_archive", "feed", or "" for a page."""
    kind = _find_kind(head)
    return kind.reader if kind else ""


def is_html(head: bytes, suffix: str = "") -> bool:
    """Whether the bytes open like an HTML page, or the file is called one and holds any tag."""
    if HTML_START.match(head[:SNIFFED_BYTES]):
        return True
    return suffix in {".html", ".htm", ".xhtml"} and TAG.search(head) is not None


@cache
def load_kinds() -> tuple[Kind, ...]:
    """The kinds of `kinds.toml` in file order; raises `LexiconError` for a broken entry."""
    entries = _load_file()["kind"]
    return tuple(make_entry(f"kinds.toml, kind {at}", one, Kind) for at, one in enumerate(entries))


@cache
def load_folder_rules() -> FolderRules:
    """The folder rules of `kinds.toml`; raises `LexiconError` for a broken entry."""
    return make_entry("kinds.toml, folder", _load_file()["folder"], FolderRules)


def _find_kind(head: bytes) -> Kind | None:
    return next((kind for kind, pattern in _patterns() if pattern.match(head)), None)


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[bytes]], ...]:
    return tuple(
        (kind, re.compile(kind.pattern.encode("latin-1"), re.DOTALL)) for kind in load_kinds()
    )


def _load_file() -> dict[str, Any]:
    return tomllib.loads(files("consilience.intake").joinpath("kinds.toml").read_text("utf-8"))
