"""The dossier as plain text for notes: lines of 78 signs, sources by number at the end."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from consilience.export.notes import make_notes
from consilience.export.notes_model import Block, Bullets, Heading, Line, Paragraph, Source, Table
from consilience.records.dossier import Dossier

WIDTH: Final = 78
UNDERLINES: Final = {1: "=", 2: "-"}  # by level of heading
INDENT: Final = "  "


def write_text(dossier: Dossier) -> str:
    """The dossier as text, ending in a line break; the same dossier gives the same text.

    No line is longer than 78 signs but for a word or address that is.
    """
    notes = make_notes(dossier)
    blocks = ["\n".join(_write_block(one)) for one in notes.blocks]
    sources = (_wrap(_write_source(one), f"[{one.number}] ", 4) for one in notes.sources)
    tail = ["\n".join(line for lines in sources for line in lines)] if notes.sources else []
    return "\n\n".join((*blocks, *tail)) + "\n"


def _write_block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            lines = _wrap(block.text)
            yield from lines
            if sign := UNDERLINES.get(block.level):
                yield sign * max(map(len, lines), default=0)
        case Paragraph():
            yield from _wrap(_write_line(block.line))
        case Bullets():
            for item in block.items:
                yield from _wrap(_write_line(item.line), "* ", 2)
                for part in item.parts:
                    yield from _wrap(_write_line(part), f"{INDENT}- ", 4)
        case Table():
            yield from _write_table(block)


def _write_table(table: Table) -> Iterator[str]:
    """Each row as an item: what the articles say, then those that say nothing, and why."""
    for row in table.rows:
        yield from _wrap(f"{row.title} ({row.about})" if row.about else row.title, "* ", 2)
        pairs = [*zip(table.columns, row.cells, strict=True)]
        for column, cell in pairs:
            if not cell.silent:
                yield from _wrap(f"{column} {_write_line(cell.line)}", f"{INDENT}- ", 4)
        silent: dict[str, list[str]] = {}
        for column, cell in pairs:
            if cell.silent:
                silent.setdefault(_write_line(cell.line), []).append(column)
        for why, columns in silent.items():
            yield from _wrap(f"{why}: {', '.join(columns)}", f"{INDENT}- ", 4)


def _write_line(line: Line) -> str:
    return " ".join(
        one.text + "".join(f" [{number}]" for number in one.sources) for one in line if one.text
    )


def _write_source(source: Source) -> str:
    words = f"{source.before}{source.words}{source.after}".strip()
    date = f"{source.date} ({source.how})"
    where = (source.name, f"“{source.title}”", date, source.address)
    return f"{', '.join(filter(None, where))}: “{words}”"


def _wrap(text: str, first: str = "", indent: int = 0) -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
