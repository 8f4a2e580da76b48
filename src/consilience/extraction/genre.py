"""What sort of text a page says that it prints: an opinion, an analysis, an interview."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from consilience.extraction.blocks import Block
from consilience.extraction.found import Found, cut_block, show_found
from consilience.language.bylines import announces_author, find_people
from consilience.language.furniture import load_furniture
from consilience.language.genres import (
    LABEL_CHARS,
    find_headline_label,
    find_label,
    find_label_start,
    find_section,
    find_tail,
    find_type,
    split_label,
)
from consilience.records.article import Field, FieldEvidence, Genre
from consilience.records.page import Page

FIELD: Field = "genre"
ABOVE = 2  # lines between a label and its headline, at most
NEAR = 8  # lines above the text, in which its byline stands
TAIL = 12  # lines below the text
PATH_PARTS = 3  # of what leads to a page ("Home | News | Opinion"); more are a menu's, except
PATH_SIGN = re.compile(r"[>»›]")  # where arrows part them
MENU = "navigation"
MENU_LINES, MENU_WORDS = 3, 3  # lines one below the other, of so few words, are a menu's
RELEASE = "release"  # its label needs an issuer or a date beside it: `find_release`


def find_genre(
    page: Page,
    title: str,
    head: Sequence[Block],
    tail: Sequence[Block],
    stated: Sequence[str] = (),
) -> tuple[Genre, FieldEvidence] | None:
    """The genre that the page names for one of its texts, with its words; None where it is silent.

    Signs are, in this order: the headline itself ("Comment: …"), a label above it, the byline
    ("Opinion by …"), the metadata (`stated`: sections and schema.org types), a folder of the
    address, and a line below the text.
    """
    for found in (
        _read_headline(page, title, head),
        _read_label(page, title, head),
        _read_byline(page, head),
        _read_stated(stated),
        _read_address(page.uri),
        _read_tail(page, tail),
    ):
        if found is not None:
            return found
    return None


def _read_headline(
    page: Page, title: str, head: Sequence[Block]
) -> tuple[Genre, FieldEvidence] | None:
    printed = [block for block in head if title and block.text.startswith(title)]
    for wording in dict.fromkeys((title, *(block.text for block in printed))):
        if len(wording) > LABEL_CHARS or (told := find_headline_label(wording)) is None:
            continue
        genre, word = told
        for block in printed:
            if (at := block.text.find(word)) >= 0:
                start = block.start + at
                return genre, show_found(page, FIELD, Found(word, start, start + len(word)))
        return genre, FieldEvidence(field=FIELD, provenance="metadata", text=word)
    return None


def _read_label(
    page: Page, title: str, head: Sequence[Block]
) -> tuple[Genre, FieldEvidence] | None:
    """A label of its own line, or the end of a path ("Home > Opinion"), above the headline.

    A menu holds such words too, one below the other; among its lines none counts.
    """
    wanted = title.casefold()
    places = [at for at, block in enumerate(head) if wanted and block.text.casefold() == wanted]
    for at in reversed(places):
        for place in range(at - 1, max(-1, at - 1 - ABOVE), -1):
            if (found := _read_label_line(head, place)) is not None:
                return found[0], show_found(page, FIELD, found[1])
    return None


def _read_label_line(head: Sequence[Block], place: int) -> tuple[Genre, Found] | None:
    block = head[place]
    parts = list(split_label(block.text)) if len(block.text) <= LABEL_CHARS else []
    if _is_in_menu(head, place) if len(parts) == 1 else _is_menu_line(block.text, len(parts)):
        return None
    for start, end in parts[-2:]:
        genre = find_label(block.text[start:end])
        if genre and genre != RELEASE:
            return genre, cut_block(block, start, end)
    return None


def _is_in_menu(head: Sequence[Block], place: int) -> bool:
    beside = [head[at] for at in (place - 1, place + 1) if 0 <= at < len(head)]
    kinds = (load_furniture().find_kind(one.text, len(one.text.split())) for one in beside)
    if any(kind is not None and kind.name == MENU for kind in kinds):
        return True
    above = head[max(0, place - MENU_LINES) : place]
    return len(above) == MENU_LINES and all(_is_menu_word(one.text) for one in above)


def _is_menu_line(line: str, parts: int) -> bool:
    """Whether a line of several labels is a menu rather than the path to a page."""
    return parts > PATH_PARTS and not PATH_SIGN.search(line)


def _is_menu_word(line: str) -> bool:
    """Whether a line could be a menu's, if others of the sort stand around it ("Tides")."""
    return len(line.split()) <= MENU_WORDS and line.replace(" ", "").isalpha()


def _read_byline(page: Page, head: Sequence[Block]) -> tuple[Genre, FieldEvidence] | None:
    for block in head[-NEAR:]:
        told = find_label_start(block.text) if len(block.text) <= LABEL_CHARS else None
        if told is None or told[0] == RELEASE:
            continue
        genre, start = told
        by = announces_author(block.text[:start].split()[-1])
        if by and find_people(block.text, start) is not None:
            return genre, show_found(page, FIELD, Found(block.text, block.start, block.end))
    return None


def _read_stated(stated: Sequence[str]) -> tuple[Genre, FieldEvidence] | None:
    for text in stated:
        if genre := find_type(text) or find_section(text):
            return genre, FieldEvidence(field=FIELD, provenance="metadata", text=text)
    return None


def _read_address(uri: str) -> tuple[Genre, FieldEvidence] | None:
    for folder in _list_folders(uri):
        if genre := find_section(folder):
            return genre, FieldEvidence(field=FIELD, provenance="metadata", text=uri[:400])
    return None


def _list_folders(uri: str) -> Iterator[str]:
    """The folders of a web address; its last part names the article, not its section."""
    try:
        parts = urlsplit(uri)
    except ValueError:  # "http://[" is no address
        return
    if parts.scheme in ("http", "https"):
        yield from (unquote(one) for one in parts.path.split("/")[:-1] if one)


def _read_tail(page: Page, tail: Sequence[Block]) -> tuple[Genre, FieldEvidence] | None:
    for block in tail[:TAIL]:
        if genre := find_tail(block.text[: 2 * LABEL_CHARS]):
            return genre, show_found(page, FIELD, Found(block.text, block.start, block.end))
    return None
