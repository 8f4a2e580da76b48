"""A text with marks over it, cut into pieces that a page can nest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters `start:end` of a text that stand for something; `layer` is switched as one.

    `id` is its fragment, `target` the fragment it leads to, `note` what a reader is told of it.
    """

    id: str
    layer: str
    start: int
    end: int
    target: str | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters from `start` on under the same marks.

    `mark` is the shortest of them, `around` the others from the longest down. `opens` says that
    this is the first piece where `mark` is the shortest: its address belongs here. `also` are
    marks that begin here and are nowhere the shortest.
    """

    start: int
    text: str
    mark: Mark | None = None
    around: tuple[Mark, ...] = ()
    opens: bool = False
    also: tuple[Mark, ...] = ()


def cut_paragraphs(text: str, marks: Iterable[Mark]) -> list[list[Piece]]:
    r"""The pieces of each paragraph (line, ended by `\n`) of the text, in order.

    Marks may overlap, touch, and run over the end of a paragraph; what of a mark is outside the
    text is left out. The pieces of all paragraphs, joined, give the text without its line breaks.
    """
    inside = [mark for mark in marks if 0 <= mark.start < min(mark.end, len(text))]
    stacks = list(_stack(text, sorted(inside, key=lambda mark: (mark.start, mark.end, mark.id))))
    shortest = {id(marks[-1]) for _, _, marks in stacks if marks}
    paragraphs: list[list[Piece]] = [[]]
    seen: set[int] = set()
    for start, end, over in stacks:
        if text[start] == "\n" and end == start + 1:
            paragraphs.append([])
            continue
        new = [mark for mark in over if id(mark) not in seen]
        top = over[-1] if over else None
        opens = top is not None and id(top) not in seen
        also = tuple(mark for mark in new if id(mark) not in shortest)
        seen.update(id(mark) for mark in (*also, *over[-1:]))
        paragraphs[-1].append(
            Piece(
                start=start,
                text=text[start:end],
                mark=top,
                around=tuple(over[:-1]),
                opens=opens,
                also=also,
            )
        )
    return paragraphs


def _stack(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Stretches between neighbouring boundaries with the marks over them, longest first."""
    breaks = [at for at, sign in enumerate(text) if sign == "\n"]
    points = {0, len(text), *breaks, *(at + 1 for at in breaks)}
    points.update(mark.start for mark in marks)
    points.update(min(mark.end, len(text)) for mark in marks)
    over: list[Mark] = []
    coming = 0
    for start, end in pairwise(sorted(points)):
        over = [mark for mark in over if mark.end > start]
        while coming < len(marks) and marks[coming].start <= start:
            over.append(marks[coming])
            coming += 1
        over.sort(key=lambda mark: (mark.start - mark.end, mark.start, mark.id))
        yield start, end, list(over)
