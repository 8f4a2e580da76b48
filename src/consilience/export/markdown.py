"""The dossier as Markdown for notes: CommonMark with GitHub's tables and footnotes."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from consilience.export.notes import make_notes
from consilience.export.notes_model import (
    Block,
    Bullets,
    Cell,
    Heading,
    Line,
    Paragraph,
    Source,
    Table,
)
from consilience.export.views.facts import SAYS
from consilience.records.dossier import Dossier

SILENT: Final = "–"

# What may be markup anywhere: CommonMark 0.31, GFM (tables, ~~, bare addresses, @names), Obsidian
# (==, %%, $, ^, #tags, [[links]]). A pipe is written as an entity: cells are cut before escapes.
_MARKS: Final = re.compile(
    r"[\\`*_{}\[\]<>~&$^#@]|=(?==)|%(?=%)|:(?=//|\d*[^\W\d][\w+-]*:|[+-][\w+-]*:)|(?<=(?i:www))\."
)
# What is markup at the beginning of a line alone: lists, rules, underlines of headings.
_FIRST: Final = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))")
_CORE: Final = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)  # from the first letter to the last
_KEPT_IN_ADDRESSES: Final = "!#$%&'()*+,/:;=?@~-._[]"


def write_markdown(dossier: Dossier) -> str:
    """The dossier as Markdown, ending in a line break; the same dossier gives the same text.

    Nothing that a page says is markup: each of its signs that could be is escaped. Addresses are
    links only where they lead to the web.
    """
    notes = make_notes(dossier)
    blocks = ["\n".join(_write_block(one)) for one in notes.blocks]
    sources = "\n".join(map(_write_source, notes.sources))
    return "\n\n".join(filter(None, (*blocks, sources))) + "\n"


def escape(text: str) -> str:
    """One line of plain text as Markdown that shows this text."""
    return _FIRST.sub(_escape_first, _escape_within(text))


def _escape_within(text: str) -> str:
    """Words that do not begin a line."""
    return _MARKS.sub(lambda found: f"\\{found.group()}", text).replace("|", "&#124;")


def _escape_first(found: re.Match[str]) -> str:
    sign, number, end = found.groups()
    return f"\\{sign}" if sign else f"{number}\\{end}"


def _write_block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escape(block.text)}"
        case Paragraph():
            yield _write_line(block.line)
        case Bullets():
            for item in block.items:
                yield f"- {_write_line(item.line)}"
                yield from (f"    - {_write_line(part)}" for part in item.parts)
        case Table():
            yield from _write_table(block)


def _write_table(table: Table) -> Iterator[str]:
    yield _write_row([escape(one) for one in (table.corner, *table.columns)])
    yield _write_row(["---"] * (len(table.columns) + 1))
    for row in table.rows:
        about = f" ({escape(row.about)})" if row.about else ""
        cells = (SILENT if _is_silent(one) else _write_line(one.line) for one in row.cells)
        yield _write_row([f"{escape(row.title)}{about}", *cells])
    if any(_is_silent(one) for row in table.rows for one in row.cells):
        yield f"\n“{SILENT}” stands for “{SAYS['silent']}”."


def _is_silent(cell: Cell) -> bool:
    """Whether nothing is said, for no reason that is known ("came out before")."""
    return cell.silent and [one.text for one in cell.line] == [SAYS["silent"]]


def _write_row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _write_line(line: Line) -> str:
    return " ".join(
        (f"**{_escape_within(one.text)}**" if one.strong else escape(one.text))
        + "".join(f"[^{number}]" for number in one.sources)
        for one in line
        if one.text
    )


def _write_source(source: Source) -> str:
    """The footnote; the words stand in bold within their sentence."""
    parts = (
        escape(source.name),
        f"“{escape(source.title)}”",
        f"{escape(source.date)} ({escape(source.how)})",
        _write_address(source),
    )
    return f"[^{source.number}]: {', '.join(filter(None, parts))}: “{_write_words(source)}”"


def _write_words(source: Source) -> str:
    """Bold begins and ends at a letter or digit: beside other signs it might be none."""
    found = _CORE.search(source.words)
    if found is None:
        return _escape_within(f"{source.before}{source.words}{source.after}")
    before = source.before + source.words[: found.start()]
    after = source.words[found.end() :] + source.after
    return f"{_escape_within(before)}**{_escape_within(found.group())}**{_escape_within(after)}"


def _write_address(source: Source) -> str:
    if source.link is None:
        return escape(source.address)
    return f"<{quote(source.link, safe=_KEPT_IN_ADDRESSES)}>"
