"""What each line of a page is like, taken by itself."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from consilience.extraction.blocks import Block
from consilience.language.furniture import Kind, load_function_words, load_furniture

READ_CHARS = 4000  # of one line; shares do not change after that
CHARS_AT_ONCE = 400_000  # bounds the memory of the character tables
NARROW = 0x3000  # code points below are looked up in the Unicode database
SPACE, UPPER, LOWER, DIGIT, MARK, DENSE, LINK, STOP = (1 << bit for bit in range(8))
FINAL = frozenset(".!?。！？؟۔।॥։…")
CLOSERS = "\"'”’»“)]}›」』）*_ \u00a0"
OPENERS = frozenset("\"'“‘«„‚「『")
LINK_SIGNS = frozenset("|/>»›•·→▸►»*#@_=+~")

Numbers: TypeAlias = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Lines:
    """One number a line in each array; `kinds` is what the furniture lexicon says of it."""

    words: Numbers
    letters: Numbers
    upper: Numbers
    digits: Numbers
    marks: Numbers
    links: Numbers
    stops: Numbers
    capitals: Numbers
    function: Numbers
    furniture: Numbers
    content: tuple[frozenset[str], ...]
    final: Numbers
    ellipsis: Numbers
    colon: Numbers
    question: Numbers
    opens_lower: Numbers
    opens_quote: Numbers
    copies: Numbers
    prefix_copies: Numbers
    gap: Numbers
    kinds: tuple[Kind | None, ...]


def measure_lines(blocks: Sequence[Block]) -> Lines:
    """The facts about each block, in order; shares are 0 to 1, `gap` is the white space above."""
    texts = [block.text[:READ_CHARS] for block in blocks]
    signs = _count_signs(texts)
    words = np.maximum(signs["words"] + signs["dense"] / 2, 1)
    function, furniture, content = _count_known(texts)
    lexicon = load_furniture()
    return Lines(
        words=words,
        letters=_share(signs["letters"], signs["shown"]),
        upper=_share(signs["upper"], signs["letters"]),
        digits=_share(signs["digits"], signs["shown"]),
        marks=signs["marks"] / words,
        links=signs["links"] / words,
        stops=signs["stops"],
        capitals=_share(signs["capitals"], words),
        function=function / words,
        furniture=furniture / words,
        content=content,
        **_read_ends(blocks),
        **_count_copies(texts),
        gap=_measure_gaps(blocks),
        kinds=tuple(
            lexicon.find_kind(text, int(count)) for text, count in zip(texts, words, strict=True)
        ),
    )


def _share(part: Numbers, whole: Numbers) -> Numbers:
    return part / np.maximum(whole, 1)


def _count_signs(texts: Sequence[str]) -> dict[str, Numbers]:
    parts = [_count_part(part) for part in _cut(texts)]
    names = ("words", "shown", "letters", "upper", "digits", "marks", "dense", "links", "stops",
             "capitals")  # fmt: skip
    if not parts:
        return {name: np.zeros(0, dtype=np.float32) for name in names}
    joined = np.concatenate(parts, axis=1).astype(np.float32)
    return dict(zip(names, joined, strict=True))


def _cut(texts: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    size = 0
    for text in texts:
        part.append(text)
        size += len(text)
        if size >= CHARS_AT_ONCE:
            yield part
            part, size = [], 0
    if part:
        yield part


def _count_part(texts: Sequence[str]) -> NDArray[np.int64]:
    """Ten counts a line: characters are looked up in a table once, then summed by line."""
    joined = "\n" + "\n".join(texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    signs = _sign_table()[np.minimum(codes, 0xFFFF)]
    starts = np.cumsum([0] + [len(text) + 1 for text in texts[:-1]])
    shown = (signs & SPACE) == 0
    opens = shown.copy()
    opens[1:] &= ~shown[:-1]
    rows = [opens, shown, (signs & (UPPER | LOWER)) > 0]
    rows += [(signs & sign) > 0 for sign in (UPPER, DIGIT, MARK, DENSE, LINK)]
    rows += [_find_stops(signs), opens & ((signs & UPPER) > 0)]
    return np.stack([np.add.reduceat(row.astype(np.int64), starts) for row in rows])


def _find_stops(signs: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Sentence ends inside a line: a full stop, then a blank."""
    stops = (signs & STOP) > 0
    stops[:-1] &= (signs[1:] & SPACE) > 0
    return stops


@cache
def _sign_table() -> NDArray[np.uint8]:
    table = np.full(0x10000, LOWER, dtype=np.uint8)
    for code in range(NARROW):
        table[code] = _sign(chr(code))
    for start, end in ((0x3040, 0xA000), (0xF900, 0xFB00), (0xFFFF, 0x10000)):
        table[start:end] = LOWER | DENSE
    table[0x3000] = SPACE
    for start, end in ((0x3001, 0x3040), (0xFF01, 0xFF10), (0xFF1A, 0xFF21)):
        table[start:end] = MARK
    for sign in "。！？":
        table[ord(sign)] |= STOP
    return table


def _sign(char: str) -> int:
    kind = category(char)
    found = SPACE if char.isspace() else 0
    found |= UPPER if kind in ("Lu", "Lt") else LOWER if kind[0] in "LM" else 0
    found |= DIGIT if kind == "Nd" else MARK if kind[0] in "PS" else 0
    found |= LINK if char in LINK_SIGNS else 0
    return found | (STOP if char in FINAL else 0)


def _count_known(texts: Sequence[str]) -> tuple[Numbers, Numbers, tuple[frozenset[str], ...]]:
    """Function words and furniture words of each line, and its longer words."""
    small, furniture = load_function_words(), load_furniture().words
    counts = np.zeros((2, len(texts)), dtype=np.float32)
    content = []
    for at, text in enumerate(texts):
        words = text.lower().split()
        counts[0, at] = sum(map(small.__contains__, words))
        counts[1, at] = sum(map(furniture.__contains__, words))
        content.append(frozenset(word for word in words if len(word) > 4))
    return counts[0], counts[1], tuple(content)


def _read_ends(blocks: Sequence[Block]) -> dict[str, Numbers]:
    names = ("final", "ellipsis", "colon", "question", "opens_lower", "opens_quote")
    found = np.zeros((len(names), len(blocks)), dtype=np.float32)
    for at, block in enumerate(blocks):
        tail = block.text[-8:].rstrip(CLOSERS)
        first, last = block.text[0], tail[-1:]
        trails = last == "…" or tail.endswith(("...", ".."))
        found[:, at] = (
            last in FINAL and not trails if last else 0,
            trails,
            last in (":", "："),
            last in ("?", "？"),
            first.islower(),
            first in OPENERS,
        )
    return dict(zip(names, found, strict=True))


def _count_copies(texts: Sequence[str]) -> dict[str, Numbers]:
    """How many other lines read the same, and how many begin with the same 24 characters."""
    whole = [text.lower() for text in texts]
    starts = [text[:24] if len(text) >= 24 else "" for text in whole]
    seen, begun = Counter(whole), Counter(starts)
    return {
        "copies": np.array([seen[text] - 1 for text in whole], dtype=np.float32),
        "prefix_copies": np.array(
            [begun[text] - 1 if text else 0 for text in starts], dtype=np.float32
        ),
    }


def _measure_gaps(blocks: Sequence[Block]) -> Numbers:
    ends = [0, *(block.end for block in blocks[:-1])]
    gaps = [block.start - end for block, end in zip(blocks, ends, strict=True)]
    return np.minimum(np.array(gaps, dtype=np.float32), 8)
