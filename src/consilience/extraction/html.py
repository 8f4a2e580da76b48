"""The report on an HTML page: its paragraphs on the visible text, and who wrote it when."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import TypeAlias

from consilience.extraction.addresses import find_host, find_saved_address
from consilience.extraction.blocks import Block
from consilience.extraction.bylines import is_byline
from consilience.extraction.credits import is_credit_line, read_credits
from consilience.extraction.dated_lines import find_dated_agency
from consilience.extraction.datelines import find_dateline
from consilience.extraction.dates import is_date_line
from consilience.extraction.found import Found, cut_block, show_found
from consilience.extraction.headline import ends_sentence
from consilience.extraction.html_body import find_body_lines
from consilience.extraction.html_dates import date_report, divide
from consilience.extraction.html_headline import HeadMarks, find_marked_headline
from consilience.extraction.html_live import correct_entries
from consilience.extraction.html_reports import HEADINGS, Line, find_reports
from consilience.extraction.lines import measure_lines
from consilience.extraction.markup import read_markup
from consilience.extraction.mastheads import find_masthead
from consilience.extraction.metadata import Metadata, read_metadata
from consilience.extraction.notes import find_note
from consilience.extraction.plain_text import CAPTION
from consilience.extraction.releases import find_start
from consilience.extraction.signatures import is_signature, may_sign
from consilience.extraction.site_names import is_menu_row
from consilience.language.bylines import is_place
from consilience.language.furniture import load_furniture
from consilience.language.outlets import is_menu
from consilience.language.sources import find_publisher
from consilience.records.article import Field, FieldEvidence
from consilience.records.page import Page
from consilience.records.time_value import TimeValue

MAX_LINES = 30_000  # of one page; no report begins below them
STANDFIRST = 4  # lines with which prose begins, a standfirst and a byline among them
PROSE_WORDS = 12  # blanks in a line that is prose rather than a heading or a line about the report
SEARCH_CHARS = 20_000  # how far ahead a line is looked for that is not next on the page

# What the metadata says and what the visible text says of each field.
Given: TypeAlias = dict[Field, tuple[str | None, Found | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlReading:
    """What one HTML page holds; None and () where it tells nothing.

    `body` are stretches of the page's text, one a paragraph, in page order. `credits` are the
    houses credited for the text, `dateline` a prefix of the first paragraph, `stated` the
    sections and schema.org types that the metadata state. `evidence` holds the words from which
    each field was read. `starts` is where further reports begin, `headlines` where the headlines
    of all of several reports do; the other fields but outlet and publisher then are the page's
    rather than one report's.
    """

    body: tuple[tuple[int, int], ...] = ()
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    publisher: str | None = None
    published: TimeValue | None = None
    credits: tuple[str, ...] = ()
    dateline: Found | None = None
    evidence: tuple[FieldEvidence, ...] = ()
    stated: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    headlines: tuple[int, ...] = ()


def read_html(page: Page) -> HtmlReading:
    """Read the reports of an HTML page from its bytes; a page without prose has no body.

    Metadata is preferred to the visible text. Nothing is executed or fetched, and time is
    linear in the page. What a list beside the page says is left to the caller.
    """
    markup = decode_body(page)
    root, blocks = read_markup(markup)
    if root is None:
        return HtmlReading()
    lines = blocks[:MAX_LINES]
    metadata = read_metadata(root, find_saved_address(markup) or page.uri, lines)
    chosen = find_body_lines(lines, metadata.title or "", metadata.body)
    is_body = correct_entries(lines, chosen)
    places = align_lines([line.text for line in lines], page.text)
    found = [
        (line, Block(place[0], place[1], page.text[place[0] : place[1]]), bool(body))
        for line, place, body in zip(lines, places, is_body, strict=True)
        if place is not None
    ]
    placed = found if is_body.any() else _mark_note(found)
    reports = find_reports(placed, metadata.outlet or _find_on_top(placed), metadata.window)
    starts = tuple(one.start for one in reports[1:])
    headlines = tuple(one.headline for one in reports)
    told = [(block, body and block.start not in headlines) for _, block, body in placed]
    cuts = [at for at, (block, _) in enumerate(told) if block.start in starts]
    marked = [
        line
        for start, end in pairwise((0, *cuts, len(told)))
        for line in _trim(told[start:end], metadata)
    ]
    marks = HeadMarks(
        menus=frozenset(block.start for line, block, _ in placed if is_menu_row(line)),
        headings=frozenset(block.start for line, block, _ in placed if line.place.tag in HEADINGS),
    )
    return replace(_assemble(page, metadata, marked, marks), starts=starts, headlines=headlines)


def _find_on_top(placed: Sequence[Line]) -> str | None:
    """The outlet that the lines above all prose name."""
    head = [block for _, block, _ in takewhile(lambda line: not line[2], placed)]
    found = find_masthead(head, ())
    return found.text if found else None


def _mark_note(placed: Sequence[Line]) -> list[Line]:
    """The lines of a page without a report, with the sentences marked of the note that it is."""
    blocks = [block for _, block, _ in placed]
    is_note = find_note(blocks, measure_lines(blocks)) if blocks else ()
    return [
        (line, block, bool(note)) for (line, block, _), note in zip(placed, is_note, strict=True)
    ]


def decode_body(page: Page) -> str:
    """The page's markup; bytes that its encoding has no character for become U+FFFD."""
    try:
        return page.body.decode(page.encoding, "replace")
    except LookupError:
        return page.body.decode("utf-8", "replace")


def align_lines(lines: Sequence[str], text: str) -> list[tuple[int, int] | None]:
    """Where each line stands in the text, moving forward; None for a line that is not there."""
    places: list[tuple[int, int] | None] = []
    at = 0
    for raw in lines:
        line = unicodedata.normalize("NFC", raw)
        while at < len(text) and text[at].isspace():
            at += 1
        start = at if text.startswith(line, at) else text.find(line, at, at + SEARCH_CHARS)
        places.append((start, start + len(line)) if start >= 0 else None)
        at = start + len(line) if start >= 0 else at
    return places


def _trim(marked: Sequence[tuple[Block, bool]], metadata: Metadata) -> list[tuple[Block, bool]]:
    """Take headline, byline, credit and date line off the two ends of the body."""
    long = [
        at
        for at, (block, is_body) in enumerate(marked)
        if is_body and block.text.count(" ") >= PROSE_WORDS
    ]
    while long and _signs(marked[long[0]][0]):
        long.pop(0)
    if not long:
        return list(marked)
    opening = marked[long[0]][0].text
    start = find_start([block for block, _ in marked], [is_body for _, is_body in marked])
    start = max(start, _find_signed_end(marked[: long[0]], opening), _find_dateline(marked, long))
    inside = range(long[0], long[-1] + 1)
    # A byline or date right behind the first lines of prose signs what follows, a standfirst.
    signs = [
        at
        for at in inside[1:STANDFIRST]
        if at < long[-1] and _signs_below(marked[at][0], opening, metadata.authors)
    ]
    tail = [block for block, _ in marked[inside.stop :]]
    return [
        (
            block,
            is_body
            and at >= start
            and at not in signs
            and (at in inside or not is_menu(block.text))
            and (at >= inside.start or not _is_caption(block))
            and (at in inside or not _is_about_report(block, metadata.title or "", opening))
            and not (at < inside.start and (is_signature(block, tail) or may_sign(block))),
        )
        for at, (block, is_body) in enumerate(marked)
    ]


def _signs(block: Block) -> bool:
    """Whether a line as long as prose does nothing but name the author or the day."""
    return is_byline(block) or is_date_line(block)


def _is_caption(block: Block) -> bool:
    kind = load_furniture().find_kind(block.text, block.text.count(" ") + 1)
    return kind is not None and kind.name == CAPTION


def _signs_below(block: Block, opening: str, authors: Sequence[str]) -> bool:
    """Whether a line signs or dates what stands below it, an author's name and a place perhaps."""
    text = block.text
    behind = [text.removeprefix(one) for one in authors if text.startswith(one)]
    is_author = any(not one or is_place(one) for one in behind) and not ends_sentence(text)
    return is_author or is_byline(block, opening) or is_date_line(block)


def _find_signed_end(above: Sequence[tuple[Block, bool]], opening: str) -> int:
    """Where the lines above the prose end that a byline or date line closes: no prose is there.

    Headlines and standfirsts stand above such a line.
    """
    ends = (
        at
        for at in range(len(above), 0, -1)
        if is_date_line(above[at - 1][0])
        or find_dated_agency(above[at - 1][0])
        or is_byline(above[at - 1][0], opening)
    )
    return next(ends, 0)


def _find_dateline(marked: Sequence[tuple[Block, bool]], long: Sequence[int]) -> int:
    """The first of the first lines of prose that opens with a dateline; what is above is a deck."""
    return next((at for at in long[:STANDFIRST] if find_dateline(marked[at][0])), 0)


def _is_about_report(block: Block, title: str, opening: str) -> bool:
    is_title = bool(title) and block.text.casefold() == title.casefold()
    signs = is_byline(block, opening) or is_credit_line(block, opening)
    return is_title or signs or is_date_line(block)


def _assemble(
    page: Page, metadata: Metadata, marked: Sequence[tuple[Block, bool]], marks: HeadMarks
) -> HtmlReading:
    head, body, tail = divide(marked)
    written = read_credits((*head, *_find_signed(marked, len(head))), body, tail)
    headline = None if metadata.has_headline else find_marked_headline(head, body, marks)
    published, printed = date_report(metadata.published, marked)
    agencies = {*metadata.houses, *(one.text for one in written.agencies)}
    people = [name for name in metadata.authors if name not in agencies]
    is_known = bool(metadata.publisher or find_publisher(metadata.outlet or ""))
    given: Given = {
        "title": (None if headline else metadata.title, headline),
        "byline": (join_names(people), written.byline),
        "outlet": _find_outlet(metadata, written.outlet, (*head, *tail)),
        "publisher": (metadata.publisher, None if is_known else written.owner),
        "published": (None if printed else metadata.published_text, printed),
        "dateline": (None, written.dateline),
    }
    known = {
        field: said or (found.text if found else None) for field, (said, found) in given.items()
    }
    houses = written.list_houses(known["outlet"])
    credited = dict.fromkeys((*metadata.houses, *(one.text for one in houses)))
    return HtmlReading(
        body=tuple((block.start, block.end) for block in body),
        title=known["title"],
        byline=known["byline"],
        outlet=known["outlet"],
        publisher=known["publisher"],
        published=published,
        credits=tuple(credited),
        dateline=written.dateline,
        evidence=tuple(_list_evidence(page, given, metadata.houses, houses)),
        stated=metadata.stated,
    )


def _find_signed(marked: Sequence[tuple[Block, bool]], first: int) -> list[Block]:
    """Bylines right behind the first lines of prose, which are a standfirst."""
    near = marked[first : first + STANDFIRST]
    return [block for block, is_body in near if not is_body and is_byline(block)]


def _find_outlet(
    metadata: Metadata, written: Found | None, around: Sequence[Block]
) -> tuple[str | None, Found | None]:
    """The outlet that the metadata states, else the one shown, with its place if it has one.

    For a page that names none it is the host of its address.
    """
    if metadata.outlet is None and written is None:
        return find_host(metadata.address), None
    if metadata.outlet is None or not metadata.outlet_shown:
        return metadata.outlet, written
    for block in around:
        at = block.text.find(metadata.outlet)
        if at >= 0:
            return None, cut_block(block, at, at + len(metadata.outlet))
    return metadata.outlet, None


def join_names(names: Sequence[str]) -> str | None:
    """Several names as a byline prints them: "Jane Doe, John Roe and Ann Poe"."""
    if len(names) < 2:
        return names[0] if names else None
    return ", ".join(names[:-1]) + " and " + names[-1]


def _list_evidence(
    page: Page, given: Given, houses: Sequence[str], written: Sequence[Found]
) -> Iterator[FieldEvidence]:
    for field, (said, found) in given.items():
        if said:
            yield FieldEvidence(field=field, provenance="metadata", text=said)
        elif found:
            yield show_found(page, field, found)
    for house in houses:
        yield FieldEvidence(field="credit", provenance="metadata", text=house)
    for found in written:
        yield show_found(page, "credit", found)
