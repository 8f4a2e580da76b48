"""The outlet that an HTML page without metadata on it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from consilience.extraction.addresses import fold_host
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.lines import PROSE_WORDS
from consilience.extraction.markup import MarkupBlock
from consilience.extraction.mastheads import (
    BREAK,
    SHORT_CHARS,
    TOP_LINES,
    find_menu_start,
    is_furniture,
    is_plain_masthead,
    is_repeated,
    may_name_outlet,
)
from consilience.language.characters import clean_text
from consilience.language.genres import find_newsroom
from consilience.language.lexicon import load_words
from consilience.language.outlets import (
    fold_house,
    is_edition,
    is_full_name,
    is_masthead,
    is_section,
    load_statements,
    looks_like_outlet,
    spells_code,
)

HEAD_LINES = 80  # of an HTML page, menus among them, and
FOOT_LINES = 40  # its last ones are searched for the outlet's name
MOSTLY_LINKS = 0.8  # of the characters of a menu; signs part its links
LOGOS = 3  # pictures; later ones are other houses'
IMAGES = 60
WORD = re.compile(r"\w+")
MENU_SIGNS = frozenset({"shown"})  # what menus hold too


def find_site_name(
    root: etree._Element, lines: Sequence[MarkupBlock], address: str | None
) -> str | None:
    """The outlet that an HTML page without metadata on it names; None where that is not plain.

    Two of these must agree: an end of the window's title, a line above the headline, the text
    of a logo, a line in the footer, the host, a statement ("… is published by …"), and for a
    window's title that is nothing but a name, the beginning of a menu. A newspaper's name in the
    logo or on the first line is enough, an outlet's behind the whole of a line of the page in the
    window's title, and a window's title that names the press pages of a body of which the page
    tells ("Statement on the lease – Lund AG Newsroom").
    """
    title = read_window(root)
    if (house := _find_newsroom(title, lines)) is not None:
        return house
    signs = _read_signs(root, title, lines, address)
    names = dict.fromkeys((*signs.logos, *reversed(signs.window), *signs.shown, *signs.begins))
    rated = [
        (len(kinds), looks_like_outlet(name), -at, name)
        for at, name in enumerate(names)
        if (may_name_outlet(name) or signs.is_nameplate(name))
        and (kinds := signs.support(name))
        and signs.is_enough(name)
    ]
    return max(rated)[-1] if rated else None


def read_window(root: etree._Element) -> str:
    """The window's title as it stands, one blank between words; "" for none."""
    window = root.find(".//title")
    raw = "".join(map(str, window.itertext())) if window is not None else ""
    title = " ".join(clean_text(raw).split())
    return title[:SHORT_CHARS]


@dataclass(frozen=True, slots=True)
class _Signs:
    """Where a page's own name may stand, each place with the texts found there."""

    window: tuple[str, ...]
    shown: tuple[str, ...]
    logos: tuple[str, ...]
    rows: tuple[str, ...]  # the first lines, in which a name may begin a menu
    begins: tuple[str, ...]  # what stands first in those of them that signs part
    told: tuple[str, ...]  # names of which the last lines say that they are an outlet's
    foot: tuple[str, ...]
    host: str
    suffix: str  # of the window's title, behind what is a line of the page
    title: str
    heads: str  # the first line, where a row of links stands below it

    def support(self, name: str) -> frozenset[str]:
        """The sorts of places that have the name."""
        folded = fold_house(name)
        found = {
            "window": any(names_outlet(part, name) for part in self.window),
            "shown": any(fold_house(text) == folded for text in self.shown),
            "logo": any(fold_house(text) == folded for text in self.logos),
            "row": any(fold_house(text) == folded for text in self.begins)
            or (
                folded == fold_house(self.title)
                and any(_begins_row(text, name) for text in self.rows)
            ),
            "code": any(spells_code(name, text.split()[0]) for text in self.rows),
            "told": any(fold_house(text) == folded for text in self.told),
            "foot": is_repeated(name, self.foot),
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
        if name == self.heads and " " in name and looks_like_outlet(name):
            return True
        is_alone = name in self.window[:1] and all(map(_is_beside, self.window[1:]))
        is_on_top = "logo" in kinds or name in self.shown[:1] or name in self.begins or is_alone
        return is_on_top and is_plain_masthead(name)

    def is_nameplate(self, name: str) -> bool:
        """Whether a name of a section's words stands in capitals before others in a path or menu.

        So does that of an outlet which the window's title ends with ("FINANCE TODAY > Banks").
        """
        rows = [text for text in self.begins if fold_house(text) == fold_house(name)]
        is_told = " " in name and is_full_name(name) and looks_like_outlet(name)
        return is_told and name in self.window[-1:] and any(map(str.isupper, rows))


def _is_beside(part: str) -> bool:
    """Whether a part of a window's title names a section or an edition ("News in English")."""
    return is_section(part) or is_edition(part)


def _find_newsroom(title: str, lines: Sequence[MarkupBlock]) -> str | None:
    place = find_newsroom(title)
    name = title[slice(*place)].strip() if place else ""
    told = re.compile(rf"\b{re.escape(name)}\b") if may_name_outlet(name) else None
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
    foot = tuple(line.text for line in lines[-FOOT_LINES:] if len(line.text) <= SHORT_CHARS)
    rows = tuple(line.text for line in lines[:TOP_LINES] if len(line.text) <= SHORT_CHARS)
    return _Signs(
        window=tuple(dict.fromkeys((*parts[:1], *parts[-1:], *before))),
        shown=tuple(names),
        logos=logos,
        rows=rows,
        begins=tuple(one for one in map(find_menu_start, rows) if one and _may_begin_menu(one)),
        told=tuple(_list_told(foot)),
        foot=foot,
        host=fold_host(address),
        suffix=_find_suffix(title, lines),
        title=title,
        heads=lines[0].text if len(lines) > 1 and is_menu_row(lines[1]) else "",
    )


def is_menu_row(line: MarkupBlock) -> bool:
    """Whether a line is nothing but several links."""
    return line.links > 1 and line.link_chars >= MOSTLY_LINKS * len(line.text)


def _may_begin_menu(name: str) -> bool:
    """Whether a name before a menu's signs is more than one of its words."""
    return " " in name or name.isupper()


def _begins_row(text: str, name: str) -> bool:
    """Whether a menu's line begins with a name, in capitals perhaps ("THE POST Sport Money")."""
    is_longer = len(text) > len(name) + 1 and not text[len(name)].isalnum()
    rest = text[len(name) :].strip(" |·•:")
    words = rest.split() if is_longer and text.casefold().startswith(name.casefold()) else []
    return len(words) > 1 and words[0][0].isupper() and text[-1].isalnum()


def _list_told(foot: Sequence[str]) -> Iterator[str]:
    """The names in statements such as "The Lund Post is published by …"."""
    for pattern, _ in load_statements():
        yield from (match["outlet"] for match in map(pattern.search, foot) if match)


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
        is_name = may_name_outlet(line.text) and is_masthead(line.text)
        if is_heading and not (is_logo or is_name):
            return
        if is_furniture(line.text):
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


def names_outlet(title: str, name: str) -> bool:
    """Whether a title is the outlet's name alone, or the name with words like "Online"."""
    words, others = WORD.findall(name.lower()), WORD.findall(title.lower())
    rest = set(others[len(words) :])
    return others[: len(words)] == words and rest <= load_words("outlets", "section_words")
