"""The outlet that a page names in its masthead, window title, logo, footer or address."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from consilience.extraction.addresses import fold_host, is_address
from consilience.extraction.blocks import Block
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.dated_lines import find_dated_masthead
from consilience.extraction.dates import is_date_line
from consilience.extraction.found import Found, find_in_block
from consilience.extraction.lines import PROSE_WORDS
from consilience.extraction.markup import MarkupBlock
from consilience.language.characters import clean_text
from consilience.language.furniture import load_furniture
from consilience.language.genres import find_newsroom
from consilience.language.lexicon import load_words, match_any
from consilience.language.outlets import (
    fold_house,
    is_edition,
    is_full_name,
    is_masthead,
    is_menu,
    is_section,
    looks_like_outlet,
    spells_code,
)
from consilience.language.sources import is_known_outlet

TOP_LINES = 12  # of a page, among which its masthead stands
HEAD_LINES = 80  # of an HTML page, menus among them, and
FOOT_LINES = 40  # its last ones are searched for the outlet's name
LOGOS = 3  # pictures; later ones are other houses'
IMAGES = 60
BREAK = re.compile(r"\s+[|–—»«·•:›-]{1,2}\s+|\s*\|\s*")
WORD = re.compile(r"\w+")
SHORT_CHARS = 200
MOST_BREAKS = 2  # in a line that names the outlet; others are menus
SHORT_NAME = range(2, 5)  # words of a name that only its place makes an outlet's
CODE_BESIDE = re.compile(r"(?P<code>[A-Z]{2,6})(?:\s{2,}|\s*[|–—:·/]\s*|\s+-\s+)(?P<name>\S.+)")
MENU_SIGNS = frozenset({"shown"})  # what menus hold too


def find_masthead(head: Sequence[Block], tail: Sequence[Block]) -> Found | None:
    """The outlet named at the top of a page in plain text; None where that is not plain.

    It is the first line that is no furniture, if it has the form of a newspaper's name, alone or
    beside the date or a section, and a headline can stand below it, or an outlet's name among the
    first lines that another line has at an end ("… | The Coastal Ledger", "The Coastal Ledger,
    Quay Street"). With an article ("The Upland News"), and right above a line that dates the page,
    a name need not have a newspaper's form; nor need it right above a menu, or beside the code
    that its initials spell ("DPN | Delta Press News"). An address among the first lines is a
    witness too.
    """
    top = [
        block
        for block in head[:TOP_LINES]
        if not _is_furniture(block.text) or find_beside_section(block) or find_dated_masthead(block)
    ]
    below = {
        block.text for block in (*top[:1], *head) if block in top or not _is_furniture(block.text)
    }
    if len(below) < 2:
        return None
    if _is_plain_masthead(top[0].text):
        return Found(top[0].text, top[0].start, top[0].end)
    beside = find_dated_masthead(top[0]) or find_beside_section(top[0]) or find_beside_code(top[0])
    if beside is not None:
        return beside
    if _stands_above_menu(head):
        return Found(head[0].text, head[0].start, head[0].end)
    hosts = {fold_host(block.text) for block in head[:TOP_LINES] if is_address(block)}
    for at, block in enumerate(head[:TOP_LINES]):
        if _may_name_outlet(block.text) and (
            fold_house(block.text) in hosts or _heads_page(head, at, top[0])
        ):
            return Found(block.text, block.start, block.end)
    lines = [block.text for block in (*head, *tail) if len(block.text) <= SHORT_CHARS]
    for block in top[:-1]:
        is_name = _may_name_outlet(block.text) and looks_like_outlet(block.text)
        if is_name and _is_repeated(block.text, lines):
            return Found(block.text, block.start, block.end)
    return None


def find_site_name(
    root: etree._Element, lines: Sequence[MarkupBlock], address: str | None
) -> str | None:
    """The outlet that an HTML page without metadata on it names; None where that is not plain.

    Two of these must agree: an end of the window's title, a line above the headline, the text
    of a logo, a line in the footer, the host. A newspaper's name in the logo or on the first
    line is enough, an outlet's behind the whole of a line of the page in the window's title, and
    a window's title that names the press pages of a body of which the page tells ("Statement on
    the lease – Lund AG Newsroom").
    """
    title = read_window(root)
    if (house := _find_newsroom(title, lines)) is not None:
        return house
    signs = _read_signs(root, title, lines, address)
    names = dict.fromkeys((*signs.logos, *reversed(signs.window), *signs.shown))
    rated = [
        (len(kinds), looks_like_outlet(name), -at, name)
        for at, name in enumerate(names)
        if _may_name_outlet(name) and (kinds := signs.support(name)) and signs.is_enough(name)
    ]
    return max(rated)[-1] if rated else None


def read_window(root: etree._Element) -> str:
    """The window's title as it stands, one blank between words; "" for none."""
    window = root.find(".//title")
    raw = "".join(map(str, window.itertext())) if window is not None else ""
    title = " ".join(clean_text(raw).split())
    return title[:SHORT_CHARS]


def find_beside_section(block: Block) -> Found | None:
    """The outlet's name in a line that is it and sections ("Evening Post | Business").

    An edition may stand there too ("The Delta of Lund – English edition").
    """
    parts = BREAK.split(block.text) if len(block.text) <= SHORT_CHARS else []
    told = all(is_section(part) or is_edition(part) for part in parts[1:])
    if not 1 < len(parts) <= MOST_BREAKS + 1 or not told:
        return None
    name = parts[0].strip()
    is_outlet = _may_name_outlet(name) and " " in name and looks_like_outlet(name)
    return Found(name, block.start, block.start + len(parts[0])) if is_outlet else None


def find_beside_code(block: Block) -> Found | None:
    """The house's name in a line that is it and its code ("DPN | Delta Press News")."""
    match = CODE_BESIDE.fullmatch(block.text) if len(block.text) <= SHORT_CHARS else None
    if match is None or not _may_name_outlet(match["name"]):
        return None
    is_told = looks_like_outlet(match["name"]) and spells_code(match["name"], match["code"])
    return find_in_block(block, match, "name") if is_told else None


def _stands_above_menu(head: Sequence[Block]) -> bool:
    """Whether a short name is the page's first line and the menu its second."""
    words = head[0].text.split()
    is_name = len(words) < SHORT_NAME.stop and _may_name_outlet(head[0].text)
    return is_name and not _is_furniture(head[0].text) and is_menu(head[1].text)


def _heads_page(head: Sequence[Block], at: int, first: Block) -> bool:
    """Whether an outlet's name stands on the first line with an article, or dated right below it.

    A label of one word may stand above it ("Correction").
    """
    words = head[at].text.split()
    named = len(words) in SHORT_NAME and words[-1].lower() in load_words("outlets", "name_words")
    dated = any(is_date_line(block) for block in head[at + 1 : at + 2])
    is_first = head[at] == first or (dated and at == 1 and " " not in first.text)
    return named and is_first and (dated or (words[0].lower() == "the" and len(words) > 2))


@dataclass(frozen=True, slots=True)
class _Signs:
    """Where a page's own name may stand, each place with the texts found there."""

    window: tuple[str, ...]
    shown: tuple[str, ...]
    logos: tuple[str, ...]
    foot: tuple[str, ...]
    host: str
    suffix: str  # of the window's title, behind what is a line of the page

    def support(self, name: str) -> frozenset[str]:
        """The sorts of places that have the name."""
        folded = fold_house(name)
        found = {
            "window": any(names_outlet(part, name) for part in self.window),
            "shown": any(fold_house(text) == folded for text in self.shown),
            "logo": any(fold_house(text) == folded for text in self.logos),
            "foot": _is_repeated(name, self.foot),
            "host": folded == self.host,
        }
        return frozenset(kind for kind, is_there in found.items() if is_there)

    def is_enough(self, name: str) -> bool:
        """Whether the places that have the name make it the page's own."""
        kinds = self.support(name)
        if len(kinds - MENU_SIGNS) > 1 or (
            looks_like_outlet(name) and (kinds >= {"window", "shown"} or name == self.suffix)
        ):
            return True
        return ("logo" in kinds or name in self.shown[:1]) and _is_plain_masthead(name)


def _find_newsroom(title: str, lines: Sequence[MarkupBlock]) -> str | None:
    place = find_newsroom(title)
    name = title[slice(*place)].strip() if place else ""
    told = re.compile(rf"\b{re.escape(name)}\b") if _may_name_outlet(name) else None
    return name if told and any(told.search(line.text) for line in lines) else None


def _read_signs(
    root: etree._Element, title: str, lines: Sequence[MarkupBlock], address: str | None
) -> _Signs:
    parts = [_cut_dates(part) for part in BREAK.split(title) if _cut_dates(part)]
    shown = list(_list_shown(lines))
    names = [text for text, is_logo in shown if not is_logo]
    logos = (*_list_logos(root), *[text for text, is_logo in shown if is_logo][:LOGOS])
    # A colon stands in headlines too: what stands before it must head the page.
    before = [one for one in (title.partition(": ")[0],) if one in (*names[:1], *logos)]
    return _Signs(
        window=tuple(dict.fromkeys((*parts[:1], *parts[-1:], *before))),
        shown=tuple(names),
        logos=logos,
        foot=tuple(line.text for line in lines[-FOOT_LINES:] if len(line.text) <= SHORT_CHARS),
        host=fold_host(address),
        suffix=_find_suffix(title, lines),
    )


def _cut_dates(text: str) -> str:
    """A part of a title without the day that begins or ends it ("Lund Post 7 March 2031")."""
    for form in find_date_forms(text):
        if form.day and not text[form.end :].strip():
            return text[: form.start].strip(" ,")
        if form.day and not text[: form.start].strip():
            return text[form.end :].strip(" ,")
    return text.strip()


def _find_suffix(title: str, lines: Sequence[MarkupBlock]) -> str:
    """What the window's title ends with behind a text that is a line of the page; "" for nothing.

    A section may stand between the two.
    """
    breaks = list(BREAK.finditer(title))
    shown = {line.text for line in lines[:HEAD_LINES]}
    is_line = any(title[: one.start()].strip() in shown for one in breaks)
    return title[breaks[-1].end() :].strip() if is_line else ""


def _list_shown(lines: Sequence[MarkupBlock]) -> Iterator[tuple[str, bool]]:
    """Short lines above the headline and all prose, each with whether it is marked as a logo.

    A newspaper's name in the largest heading is no headline.
    """
    for line in lines[:HEAD_LINES]:
        is_logo = _is_logo(line)
        is_prose = line.text.count(" ") >= PROSE_WORDS
        is_heading = any(place.tag == "h1" for place in line.place.lineage())
        is_name = _may_name_outlet(line.text) and is_masthead(line.text)
        if is_heading and not (is_logo or is_name):
            return
        if _is_furniture(line.text):
            continue
        if is_prose:
            return
        yield line.text, is_logo


def _is_logo(line: MarkupBlock) -> bool:
    """Whether an element is marked as a logo, or the one around it; mastheads hold menus too."""
    hints = load_words("outlets", "logo_hints")
    near = islice(line.place.lineage(), 2)
    return any(hint in place.hint for place in near for hint in hints)


def _list_logos(root: etree._Element) -> tuple[str, ...]:
    """The texts of the first pictures that are marked as logos, without words such as "logo"."""
    found: list[str] = []
    hints, beside = load_words("outlets", "logo_hints"), load_words("outlets", "logo_words")
    for number, image in enumerate(root.iter("img")):
        if number == IMAGES or len(found) == LOGOS:
            break
        parent = image.getparent()
        around = () if parent is None else (parent.get("class"), parent.get("id"))
        marks = (*map(image.get, ("class", "id", "src", "alt")), *around)
        if any(hint in (mark or "").lower()[:SHORT_CHARS] for mark in marks for hint in hints):
            words = clean_text(image.get("alt") or "").split()[:PROSE_WORDS]
            kept = [word for word in words if word.lower() not in beside or word == "The"]
            found.extend([" ".join(kept)] if kept else ())
    return tuple(found)


def _is_furniture(text: str) -> bool:
    return load_furniture().find_kind(text, text.count(" ") + 1) is not None


def _may_name_outlet(text: str) -> bool:
    return is_full_name(text) and not is_section(text)


def _is_plain_masthead(text: str) -> bool:
    """Whether a name needs no second witness: a newspaper's by its form, or a known outlet's."""
    return _may_name_outlet(text) and (is_masthead(text) or is_known_outlet(text))


def _is_repeated(name: str, lines: Sequence[str]) -> bool:
    """Whether another line has the name at one of its ends, set off by a sign.

    Or the name of the company begins the line ("Lund Post Publishing Ltd, Mill Street").
    """
    escaped = re.escape(name)
    company = match_any(load_words("outlets", "publisher_words"))
    edge = re.compile(
        rf"^{escaped}\s(?:{company})(?!\w)|{escaped}\s*(?:[|–—»·•:,©]|\s-\s|\(c\)|\d{{4}})|(?:[|–—»·•©]|\s-\s|\(c\)|\d{{4}})\s*{escaped}\W*$",
        re.IGNORECASE,
    )
    return any(
        line != name and len(BREAK.findall(line)) <= MOST_BREAKS and edge.search(line)
        for line in lines
    )


def names_outlet(title: str, name: str) -> bool:
    """Whether a title is the outlet's name alone, or the name with words like "Online"."""
    words, others = WORD.findall(name.lower()), WORD.findall(title.lower())
    rest = set(others[len(words) :])
    return others[: len(words)] == words and rest <= load_words("outlets", "section_words")
