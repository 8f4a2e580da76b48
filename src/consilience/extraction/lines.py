"""What each line of a page is like, taken by itself."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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

PROSE_WORDS = 12  # a line of prose has as many, C4's rule adapted (Raffel et al. 2020)
LONG_WORDS = 40

Numbers: TypeAlias = NDArray[np.floating[Any]]
Flags: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lines:
    """One number a line in each array; `kinds` is what the furniture lexicon says of it.

    `function_rate` is the share of function words beside that of the page's other lines, `prose`
    whether the line reads like sentences of a report.
    """

    words: Numbers
    letters: Numbers
    upper: Numbers
    digits: Numbers
    marks: Numbers
    links: Numbers
    stops: Numbers
    capitals: Numbers
    function: Numbers
    function_rate: Numbers
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
    prose: Flags


def measure_lines(blocks: Sequence[Block]) -> Lines:
    """The facts about each block, in order; shares are 0 to 1, `gap` is the white space above.

    Pages print many a line more than once, so each wording is read once.
    """
    wordings = {block.text: None for block in blocks}
    places = {text: at for at, text in enumerate(wordings)}
    order = [places[block.text] for block in blocks]
    read = _read_wordings(tuple(wordings))
    numbers = {name: values[order] for name, values in read.numbers.items()}
    numbers |= _count_copies([read.lowered[at] for at in order])
    numbers["function_rate"] = _rate_function_words(numbers)
    return Lines(
        **numbers,
        content=tuple([read.content[at] for at in order]),
        gap=_measure_gaps(blocks),
        kinds=tuple([read.kinds[at] for at in order]),
        prose=_find_prose(numbers),
    )


@dataclass(frozen=True, slots=True)
class _Wordings:
    """What the different wordings of a page's lines are like, wherever they stand."""

    lowered: tuple[str, ...]
    numbers: dict[str, Numbers]
    content: tuple[frozenset[str], ...]
    kinds: tuple[Kind | None, ...]


def _read_wordings(lines: Sequence[str]) -> _Wordings:
    texts = [line[:READ_CHARS] for line in lines]
    lowered = tuple([text.lower() for text in texts])
    signs = _count_signs(texts)
    words = np.maximum(signs["words"] + signs["dense"] / 2, 1)
    function, furniture, content = _count_known(lowered)
    find_kind = load_furniture().find_kind
    numbers = {
        "words": words,
        "letters": _share(signs["letters"], signs["shown"]),
        "upper": _share(signs["upper"], signs["letters"]),
        "digits": _share(signs["digits"], signs["shown"]),
        "marks": signs["marks"] / words,
        "links": signs["links"] / words,
        "stops": signs["stops"],
        "capitals": _share(signs["capitals"], words),
        "function": function / words,
        "furniture": furniture / words,
        **_read_ends(lines),
    }
    kinds = tuple(map(find_kind, texts, words.astype(int).tolist()))
    return _Wordings(lowered, numbers, content, kinds)


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


def _count_known(lowered: Sequence[str]) -> tuple[Numbers, Numbers, tuple[frozenset[str], ...]]:
    """Function words and furniture words of each line, and its longer words."""
    is_small, is_furniture = load_function_words().__contains__, load_furniture().words.__contains__
    lines = [text.split() for text in lowered]
    small = np.array([sum(map(is_small, words)) for words in lines], dtype=np.float32)
    furniture = np.array([sum(map(is_furniture, words)) for words in lines], dtype=np.float32)
    content = tuple([frozenset([word for word in words if len(word) > 4]) for words in lines])
    return small, furniture, content


def _read_ends(lines: Sequence[str]) -> dict[str, Numbers]:
    tails = [line[-8:].rstrip(CLOSERS) for line in lines]
    lasts = [tail[-1:] for tail in tails]
    trails = [tail.endswith(("…", "..")) for tail in tails]
    found = {
        "final": [last in FINAL and not trail for last, trail in zip(lasts, trails, strict=True)],
        "ellipsis": trails,
        "colon": [last in (":", "：") for last in lasts],
        "question": [last in ("?", "？") for last in lasts],
        "opens_lower": [line[0].islower() for line in lines],
        "opens_quote": [line[0] in OPENERS for line in lines],
    }
    return {name: np.array(flags, dtype=np.float32) for name, flags in found.items()}


def _count_copies(lowered: Sequence[str]) -> dict[str, Numbers]:
    """How many other lines read the same, and how many begin with the same 24 characters."""
    starts = [text[:24] if len(text) >= 24 else "" for text in lowered]
    seen, begun = Counter(lowered), Counter(starts)
    begun[""] = 1
    return {
        "copies": np.array([seen[text] - 1 for text in lowered], dtype=np.float32),
        "prefix_copies": np.array([begun[text] - 1 for text in starts], dtype=np.float32),
    }


def _rate_function_words(numbers: Mapping[str, Numbers]) -> Numbers:
    """Share of function words against .4, or 1 where the language's list is missing."""
    function, wordy = numbers["function"], numbers["words"] >= PROSE_WORDS
    usual = float(np.median(function[wordy])) if wordy.any() else 0.0
    if usual < 0.12:
        return np.ones_like(function)
    return function / np.float32(max(usual, 0.3))


def _find_prose(numbers: Mapping[str, Numbers]) -> Flags:
    """Which lines read like sentences of a report, each judged by itself."""
    words, small, furniture = numbers["words"], numbers["function_rate"], numbers["furniture"]
    ends = (numbers["final"] > 0) & (numbers["ellipsis"] == 0) & (numbers["copies"] < 2)
    usual = (words >= PROSE_WORDS) & ends & (small >= 0.6) & (furniture < 0.12)
    long = (words >= LONG_WORDS) & (small >= 0.65) & (furniture < 0.08)
    prose: Flags = usual | long
    return prose


def _measure_gaps(blocks: Sequence[Block]) -> Numbers:
    ends = [0, *(block.end for block in blocks[:-1])]
    gaps = [block.start - end for block, end in zip(blocks, ends, strict=True)]
    return np.minimum(np.array(gaps, dtype=np.float32), 8)
