"""A text with marks over it, cut into pieces that a page can nest."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

_BREAKS = re.compile(r"\n*")
MOST_OVER = 12  # marks of a sort over one piece; a reader sees three, a browser stops at 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters `start:end` of a text that stand for something; `layer` is switched as one.

    `id` is its fragment ("" for words that have no address of their own), `target` what it leads
    to, `note` what a reader is told of it. A mark that `wraps` may hold others and is no link
    itself: with a `key`, a link of that name stands behind its end. `place` are the characters
    of the page that evidence comes from ("233-246").
    """

    id: str
    layer: str
    start: int
    end: int
    target: str | None
    note: str
    wraps: bool = False
    key: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters from `start` on under the same marks.

    `mark` is the shortest of those that do not wrap, `around` the others from the longest down.
    `opens` says that this is the first piece where `mark` is the shortest: its address belongs
    here. `also` are marks that begin here and are shown nowhere.

    Wrapping marks nest: `begins` are those whose element starts before this piece, outermost
    first, each with whether it starts for the first time; `ends` counts the elements that end
    behind it; `keys` are marks of which this is the last piece.
    """

    start: int
    text: str
    mark: Mark | None = None
    around: tuple[Mark, ...] = ()
    opens: bool = False
    also: tuple[Mark, ...] = ()
    begins: tuple[tuple[Mark, bool], ...] = ()
    ends: int = 0
    keys: tuple[Mark, ...] = ()


@dataclass(slots=True)
class _Stretch:
    """Text between two neighbouring boundaries, with the marks over it in order of nesting."""

    start: int
    end: int
    over: list[Mark]
    wraps: list[Mark]
    fresh: list[Mark] = field(default_factory=list)
    line: int = 0


def cut_paragraphs(text: str, marks: Iterable[Mark]) -> list[list[Piece]]:
    r"""The pieces of each paragraph (line, ended by `\n`) of the text, in order.

    Marks may overlap, cross, touch, and run over the end of a paragraph; what of a mark is
    outside the text is left out. Of more than `MOST_OVER` marks in one place the others have
    their address there and nothing else, so that the work grows with the text and the number
    of marks alone. The pieces of all paragraphs, joined, give the text without its line breaks.
    """
    inside = [mark for mark in marks if has_words(text, mark.start, mark.end)]
    inside.sort(key=lambda mark: (mark.start, -mark.end, mark.id))
    stretches = list(_stack(text, inside))
    paragraphs: list[list[Piece]] = [[] for _ in range(text.count("\n") + 1)]
    shown = {id(one.over[-1]) for one in stretches if one.over}
    shown.update(id(mark) for one in stretches for mark in one.wraps)
    seen: set[int] = set()
    for before, one, after in _with_neighbours(stretches):
        paragraphs[one.line].append(_make_piece(text, before, one, after, shown, seen))
    return paragraphs


def has_words(text: str, start: int, end: int) -> bool:
    """Whether characters `start:end` begin in the text and hold more than line breaks."""
    if not 0 <= start < min(end, len(text)):
        return False
    breaks = _BREAKS.match(text, start, end)
    return breaks is not None and breaks.end() < min(end, len(text))


def _make_piece(
    text: str,
    before: _Stretch | None,
    one: _Stretch,
    after: _Stretch | None,
    shown: set[int],
    seen: set[int],
) -> Piece:
    """One piece; `shown` are all marks that have an element, `seen` those that had it before."""
    top = one.over[-1] if one.over else None
    opens = top is not None and id(top) not in seen
    begins = one.wraps[_count_shared(before, one) :]
    first = tuple((mark, id(mark) not in seen) for mark in begins)
    seen.update(id(mark) for mark in (*begins, *one.over[-1:]))
    going_on = {id(mark) for mark in after.wraps} if after else set()
    return Piece(
        start=one.start,
        text=text[one.start : one.end],
        mark=top,
        around=tuple(one.over[:-1]),
        opens=opens,
        also=tuple(mark for mark in one.fresh if id(mark) not in shown),
        begins=first,
        ends=len(one.wraps) - _count_shared(one, after),
        keys=tuple(mark for mark in one.wraps if mark.key and id(mark) not in going_on),
    )


def _count_shared(one: _Stretch | None, other: _Stretch | None) -> int:
    """How many elements stay open between two stretches: none over the end of a paragraph."""
    if one is None or other is None or one.line != other.line:
        return 0
    pairs = zip(one.wraps, other.wraps, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))


def _stack(text: str, marks: Sequence[Mark]) -> Iterator[_Stretch]:
    """Stretches without the line breaks between them; the marks in the order of their starts."""
    over: list[Mark] = []
    wraps: list[Mark] = []
    coming, line = 0, 0
    fresh: list[Mark] = []
    for start, end in pairwise(_find_boundaries(text, marks)):
        over = [mark for mark in over if mark.end > start]
        wraps = [mark for mark in wraps if mark.end > start]
        while coming < len(marks) and marks[coming].start <= start:
            mark = marks[coming]
            coming += 1
            fresh.append(mark)
            row = wraps if mark.wraps else over
            if len(row) < MOST_OVER:
                row.append(mark)
        if text[start] == "\n":
            line += 1
            continue
        nested = sorted(over, key=lambda mark: (mark.start - mark.end, mark.start, mark.id))
        yield _Stretch(start, end, nested, list(wraps), fresh, line)
        fresh = []


def _find_boundaries(text: str, marks: Sequence[Mark]) -> list[int]:
    breaks = [at for at, sign in enumerate(text) if sign == "\n"]
    points = {0, len(text), *breaks, *(at + 1 for at in breaks)}
    points.update(mark.start for mark in marks)
    points.update(min(mark.end, len(text)) for mark in marks)
    return sorted(points)


def _with_neighbours(
    stretches: Sequence[_Stretch],
) -> Iterator[tuple[_Stretch | None, _Stretch, _Stretch | None]]:
    padded = [None, *stretches, None]
    return zip(padded, stretches, padded[2:], strict=False)
