"""HTML as blocks of visible text, each with what the markup around it tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml import etree

from consilience.language.characters import clean_text
from consilience.language.lexicon import load_words

HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# Elements that hold others and can be taken for line breaks where they are nested too deeply.
CONTAINER = re.compile(
    r"</?(?:div|span|font|section|article|table|tbody|tr|td|ul|ol|li|dl|dd|center|blockquote|form"
    r"|b|i|u|em|strong|small|big|main|aside|header|footer|nav|fieldset)\b[^<>]*>",
    re.IGNORECASE,
)
# The parser's time grows with the square of a tag's attributes; no real tag has so many. What
# begins with a space is no tag, unless it stands inside one, between quotes.
LONG_TAG = re.compile(r"<[^<>]{8000,}")
MOST_ATTRIBUTES, MOST_WORDS = 2_000, 20_000
# Hidden text this long is revealed by script or by a click (streamed articles, folded sections).
PROSE_CHARS = 600
PROSE_ELEMENTS = 400  # looked at for that, so that nested hidden elements stay cheap


@dataclass(slots=True, eq=False)
class Place:
    """An element that begins a line, with its ancestors of that sort by way of `parent`."""

    tag: str
    hint: str  # class, id, role and itemprop, in lower case, joined by spaces
    parent: "Place | None"
    depth: int

    def lineage(self) -> Iterator["Place"]:
        """Yield this place and its ancestors, innermost first."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.parent


@dataclass(slots=True, eq=False)
class MarkupBlock:
    """One line of visible text; `link_chars` of its characters are links, `bold_chars` bold."""

    text: str
    place: Place
    link_chars: int
    bold_chars: int
    links: int
    images: int


@lru_cache(maxsize=1)  # intake shows a page's text, and extraction reads the same page next
def read_markup(html: str) -> tuple[etree._Element | None, tuple[MarkupBlock, ...]]:
    """The root of the parsed page and its lines of visible text; neither is to be changed."""
    root = parse_markup(html)
    return root, () if root is None else tuple(read_blocks(root))


def parse_markup(html: str) -> etree._Element | None:
    """The root of the parsed page; None where there is nothing to parse.

    Broken markup is mended; elements nested too deeply for any reader are taken for line
    breaks. No entity but those of HTML is resolved, nothing is fetched or run.
    """
    html = LONG_TAG.sub(_cut_attributes, html)
    root, is_whole = _parse(html)
    if not is_whole:
        root, _ = _parse(CONTAINER.sub("<br>", html))
    return root


def _cut_attributes(tag: re.Match[str]) -> str:
    text = tag.group()
    most = MOST_WORDS if text[1].isspace() else MOST_ATTRIBUTES
    pieces = text.split(maxsplit=most)
    return text if len(pieces) <= most else " ".join(pieces[:most])


def _parse(html: str) -> tuple[etree._Element | None, bool]:
    """The root, and whether the parser read to the end: it stops at 2,048 open elements."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(html.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None, True
    return root, not any("depth" in error.message for error in parser.error_log)


def read_blocks(root: etree._Element, *, most: int | None = None) -> list[MarkupBlock]:
    """The page's lines of visible text in page order, at `most` as many."""
    lines = _Lines(str(root.tag))
    not_painted = load_words("markup", "skipped")
    walk = etree.iterwalk(root, events=("start", "end"))
    unseen = None
    for event, element in walk:
        if event == "start" and (element.tag in not_painted or _is_hidden(element)):
            unseen = element
            walk.skip_subtree()
        elif event == "start":
            lines.open(element, element.tag)
            if most is not None and len(lines.blocks) >= most:
                break
        elif unseen is not None and element is unseen:
            lines.add(element.tail)
        else:
            lines.close(element, element.tag)
    lines.flush()
    return lines.blocks[:most]


class _Lines:
    """The lines read so far, and the pieces of the one being read."""

    def __init__(self, tag: str) -> None:
        self.blocks: list[MarkupBlock] = []
        self._place = Place(tag, "", None, 0)
        self._inline = load_words("markup", "inline")
        self._pieces: list[str] = []
        self._open_links = self._open_bold = 0
        self._link_chars = self._bold_chars = self._links = self._images = 0
        self._after_inline = False

    def add(self, text: str | None) -> None:
        if not text:
            return
        self._after_inline = False
        self._pieces.append(text)
        if self._open_links:
            self._link_chars += len(text)
        if self._open_bold:
            self._bold_chars += len(text)

    def open(self, element: etree._Element, tag: str) -> None:
        if tag in self._inline:
            if self._after_inline:  # two elements side by side are two words
                self._pieces.append(" ")
            self._count(tag, 1)
        else:
            self.flush()
            self._place = Place(tag, _hint(element), self._place, self._place.depth + 1)
        self.add(element.text)

    def close(self, element: etree._Element, tag: str) -> None:
        if tag in self._inline:
            self._count(tag, -1)
            self._after_inline = True
        else:
            self.flush()
            self._place = self._place.parent or self._place
        self.add(element.tail)

    def flush(self) -> None:
        if not self._pieces:
            return
        # As a page's text is made of it, so that the line is found there again.
        joined = "".join(self._pieces)
        text = "" if joined.isspace() else " ".join(clean_text(joined).split())
        if text:
            counts = (self._link_chars, self._bold_chars, self._links, self._images)
            self.blocks.append(MarkupBlock(text, self._place, *counts))
        self._pieces.clear()
        self._link_chars = self._bold_chars = self._images = 0
        self._links = min(self._open_links, 1)
        self._after_inline = False

    def _count(self, tag: str, step: int) -> None:
        if tag == "a":
            self._open_links += step
            self._links += step > 0
        elif tag in ("b", "strong"):
            self._open_bold += step
        elif tag == "img":
            self._images += step > 0


def _hint(element: etree._Element) -> str:
    attributes = element.attrib
    if not attributes:
        return ""
    values = [attributes.get(name) for name in ("class", "id", "role", "itemprop")]
    return " ".join([value for value in values if value]).lower()


def _is_hidden(element: etree._Element) -> bool:
    attributes = element.attrib
    if not attributes:
        return False
    style = attributes.get("style")
    hides = "hidden" in attributes or (style and HIDDEN_STYLE.search(style))
    return bool(hides) and not _holds_prose(element)


def _holds_prose(element: etree._Element) -> bool:
    chars = 0
    for inner in islice(element.iter(), PROSE_ELEMENTS):
        if inner.tag not in load_words("markup", "skipped"):
            chars += len(inner.text or "") + len(inner.tail or "")
        if chars >= PROSE_CHARS:
            return True
    return False
