"""Where a further report begins on an HTML page that prints several."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from consilience.extraction.blocks import Block
from consilience.extraction.credits import is_byline
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.dates import is_date_line
from consilience.extraction.lines import PROSE_WORDS
from consilience.extraction.markup import MarkupBlock
from consilience.extraction.mastheads import names_outlet

HEADINGS = ("h1", "h2", "h3")
HEADING_WORDS = range(2, 36)
SIGNED_WITHIN = 4  # lines below a headline, in which its report is signed and dated
LEAST_WORDS = 60  # of prose, in each report

Line: TypeAlias = tuple[MarkupBlock, Block, bool]  # with its place on the page and if it is body
Kind: TypeAlias = tuple[str, str, str, str]


def find_report_starts(lines: Sequence[Line], outlet: str | None) -> tuple[int, ...]:
    """Where on the page the headlines of the second and later reports begin, in order.

    Reports are headings of one tag, class and parent, each signed and dated below, with prose of
    its own. Where a higher heading stands above them that is not the outlet's name, they are
    parts of one report (a live blog's entries, a list of books with their authors).
    """
    headings = [at for at, line in enumerate(lines) if _is_heading(line[0])]
    for tag in HEADINGS:
        of_tag = [at for at in headings if lines[at][0].place.tag == tag]
        for kind in dict.fromkeys(_name_kind(lines[at][0]) for at in of_tag):
            alike = [at for at in of_tag if _name_kind(lines[at][0]) == kind]
            reports = list(_find_signed(lines, alike))
            if len(reports) > 1:
                return tuple(lines[at][1].start for at in reports[1:])
        if any(not names_outlet(lines[at][1].text, outlet or "") for at in of_tag):
            return ()
    return ()


def _is_heading(line: MarkupBlock) -> bool:
    return line.place.tag in HEADINGS and line.text.count(" ") + 1 in HEADING_WORDS


def _name_kind(line: MarkupBlock) -> Kind:
    place, parent = line.place, line.place.parent
    return (place.tag, place.hint, parent.tag if parent else "", parent.hint if parent else "")


def _find_signed(lines: Sequence[Line], alike: Sequence[int]) -> Iterator[int]:
    """The headings that a dated signature follows, and then enough prose of the report's body."""
    for at, end in zip(alike, (*alike[1:], len(lines)), strict=True):
        words = [line[1].text.count(" ") + 1 for line in lines[at + 1 : end] if line[2]]
        prose = sum(count for count in words if count >= PROSE_WORDS)
        if prose >= LEAST_WORDS and _is_signed([line[1] for line in lines[at + 1 : end]]):
            yield at


def _is_signed(below: Sequence[Block]) -> bool:
    """Whether a date, and a name, stand among the first lines and above all prose."""
    signs = []
    for block in below[:SIGNED_WITHIN]:
        if is_byline(block) or is_date_line(block):
            signs.append(block)
        elif block.text.count(" ") >= PROSE_WORDS:
            break
    dated = any(form.day for block in signs for form in find_date_forms(block.text))
    return dated and any(is_byline(block) for block in signs)
