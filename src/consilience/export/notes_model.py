"""What notes are made of: headings, lines, lists, tables, sources; all text is plain."""

from dataclasses import dataclass
from typing import TypeAlias

from consilience.export.wording import make_label


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words on one line, and the numbers of the sources that say so, rising."""

    text: str
    sources: tuple[int, ...] = ()
    strong: bool = False


Line: TypeAlias = tuple[Piece, ...]


def make_piece(text: str, *, sources: tuple[int, ...] = (), strong: bool = False) -> Piece:
    """A piece of foreign or own words, as one printable line."""
    return Piece(text=make_label(text), sources=sources, strong=strong)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; `level` 1 is the dossier's, 2 a story's, 3 that of a part of it."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line, as long as it may be."""

    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of a list with those below it."""

    line: Line
    parts: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list; never empty."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table; `silent` where nothing is said, and the line tells whether or why."""

    line: Line
    silent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row is about, more about it, and a cell for each column."""

    title: str
    about: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of facts against `columns` of articles."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article and words of it, with what stands around them in their sentence.

    `name` is the outlet, or the page where it is unknown. `how` tells how the date is known,
    `link` is the address of the page if it is one of the web. `before`, `words` and `after` follow
    on each other, with the spaces between them.
    """

    number: int
    name: str
    title: str
    date: str
    how: str
    address: str
    link: str | None
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Blocks in reading order, and the sources by number from 1."""

    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]
