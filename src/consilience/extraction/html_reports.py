"""Where a further report begins on an HTML page that prints several."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from consilience.extraction.blocks import Block
from consilience.extraction.bylines import is_byline
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.dates import is_date_line
from consilience.extraction.lines import CLOSERS, FINAL, PROSE_WORDS
from consilience.extraction.markup import MarkupBlock, Place
from consilience.extraction.site_names import names_outlet

HEADINGS = ("h1", "h2", "h3")
HEADING_WORDS = range(2, 36)
SIGNED_WITHIN = 4  # lines below a headline, in which its report is signed and dated
LEAST_WORDS = 60  # of prose, in each report
# An `article` element of its own marks a short report too; teasers are single paragraphs, mostly
# cut off.
OWN_WORDS, OWN_PARAGRAPHS = 25, 2
CUT_OFF = frozenset("…")
ARTICLE = "article"
NUMBER = re.compile(r"\d+")

Line: TypeAlias = tuple[MarkupBlock, Block, bool]  # with its place on the page and if it is body
Kind: TypeAlias = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """Where one of several reports begins on its page's text, and where its headline does."""

    start: int
    headline: int


def find_reports(lines: Sequence[Line], outlet: str | None, title: str = "") -> tuple[Report, ...]:
    """The reports of a page that prints several, in order; () for any other page.

    Reports are headings of one tag, class and parent, each signed and dated below, with prose of
    its own; where each stands in an `article` element of its own, less prose is enough, or as much
    with a signature or a day. Where a higher heading stands above them that is not the outlet's
    name, they are parts of one report (a live blog's entries, a list of books with their authors).
    Below the date of a page whose `title`, if it has one, or heading names the outlet a report
    needs no date, and in an element of its own no signature.
    """
    headings = [at for at, line in enumerate(lines) if _is_heading(line[0])]
    for tag in HEADINGS:
        of_tag = [at for at in headings if lines[at][0].place.tag == tag]
        for kind in dict.fromkeys(_name_kind(lines[at][0]) for at in of_tag):
            alike = [at for at in of_tag if _name_kind(lines[at][0]) == kind]
            is_issue = outlet is not None and _is_issue(lines[: alike[0]], outlet, title)
            reports = list(_find_signed(lines, alike, is_issue=is_issue))
            if len(reports) > 1:
                return tuple(
                    Report(lines[start][1].start, lines[at][1].start) for start, at in reports
                )
        if any(not names_outlet(lines[at][1].text, outlet or "") for at in of_tag):
            return ()
    return ()


def _is_heading(line: MarkupBlock) -> bool:
    return line.place.tag in HEADINGS and line.text.count(" ") + 1 in HEADING_WORDS


def _name_kind(line: MarkupBlock) -> Kind:
    place, parent = line.place, line.place.parent
    return (
        place.tag,
        _cut_number(place.hint),
        parent.tag if parent else "",
        _cut_number(parent.hint) if parent else "",
    )


def _cut_number(hint: str) -> str:
    """An element's hint without the numbers that part it from its like ("story-2")."""
    return NUMBER.sub("", hint)


def _is_issue(above: Sequence[Line], outlet: str, title: str) -> bool:
    """Whether a page bears its outlet's name and the day rather than a headline of its own."""
    is_heading = any(line.place.tag in HEADINGS and line.text == outlet for line, _, _ in above)
    return (not title or outlet in title or is_heading) and _is_dated(above)


def _is_dated(above: Sequence[Line]) -> bool:
    """Whether a day stands on a line above a heading, and no prose."""
    texts = [block.text for _, block, _ in above if block.text.count(" ") < PROSE_WORDS]
    has_prose = any(is_body and block.text not in texts for _, block, is_body in above)
    return not has_prose and any(form.day for text in texts for form in find_date_forms(text))


def _find_signed(
    lines: Sequence[Line], alike: Sequence[int], *, is_issue: bool
) -> Iterator[tuple[int, int]]:
    """First line and heading of each report: signed, dated, and followed by enough prose.

    A report with an `article` element of its own begins where that does. `is_issue`: whether the
    page bears the outlet's name and the day for all of them.
    """
    owners = [_find_article(lines[at][0]) for at in alike]
    counts = Counter(owners)
    for at, end, owner in zip(alike, (*alike[1:], len(lines)), owners, strict=True):
        if owner is not None and counts[owner] == 1:
            inside = _find_inside(lines, owner, at)
            below = lines[inside.start : inside.stop]
            if _is_own_report(below) or (is_issue and _has_prose(below)):
                yield inside.start, at
        elif _is_report(lines[at + 1 : end], is_issue=is_issue):
            yield at, at


def _find_article(line: MarkupBlock) -> Place | None:
    """The innermost `article` element around a line."""
    return next((place for place in line.place.lineage() if place.tag == ARTICLE), None)


def _find_inside(lines: Sequence[Line], owner: Place, at: int) -> range:
    """The lines around one of them that stand in the same element."""
    first, last = at, at
    while first > 0 and _stands_in(lines[first - 1][0], owner):
        first -= 1
    while last + 1 < len(lines) and _stands_in(lines[last + 1][0], owner):
        last += 1
    return range(first, last + 1)


def _stands_in(line: MarkupBlock, owner: Place) -> bool:
    return any(place is owner for place in line.place.lineage())


def _is_report(below: Sequence[Line], *, is_issue: bool) -> bool:
    """Whether a signature, dated or below the page's date, and enough prose follow a heading."""
    return _has_prose(below) and _is_signed([block for _, block, _ in below], is_dated=is_issue)


def _has_prose(lines: Sequence[Line]) -> bool:
    return sum(count for count in _count_words(lines) if count >= PROSE_WORDS) >= LEAST_WORDS


def _is_own_report(lines: Sequence[Line]) -> bool:
    """Whether an element holds some prose and a dated signature, above or below its heading.

    With as much prose as a report without an element has, a signature or a day is enough.
    """
    paragraphs = [block.text for _, block, is_body in lines if is_body]
    told = [text for text in paragraphs if text.rstrip(CLOSERS)[-1:] in FINAL - CUT_OFF]
    prose = sum(count for count in _count_words(lines) if count >= PROSE_WORDS)
    around = [block for line, block, _ in lines if not _is_heading(line)]
    if prose < OWN_WORDS or len(told) < OWN_PARAGRAPHS:
        return False
    return _is_signed(around) or (prose >= LEAST_WORDS and bool(_list_signs(around)))


def _count_words(lines: Sequence[Line]) -> list[int]:
    """The words of each line of the body."""
    return [block.text.count(" ") + 1 for _, block, is_body in lines if is_body]


def _is_signed(below: Sequence[Block], *, is_dated: bool = False) -> bool:
    """Whether a name, and a date unless `is_dated`, stand among the first lines, above prose."""
    signs = _list_signs(below)
    days = (form.day for block in signs for form in find_date_forms(block.text))
    return (is_dated or any(days)) and any(is_byline(block) for block in signs)


def _list_signs(below: Sequence[Block]) -> list[Block]:
    """The bylines and date lines among the first lines, above prose."""
    signs = []
    for block in below[:SIGNED_WITHIN]:
        if is_byline(block) or is_date_line(block):
            signs.append(block)
        elif block.text.count(" ") >= PROSE_WORDS:
            break
    return signs
