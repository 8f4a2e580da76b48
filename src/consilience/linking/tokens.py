"""Words of many texts as hashes, found in one pass over their characters without a loop.

Text reuse, stories and origins all begin with words; their strings are never needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.uint16] | NDArray[np.uint32]

CHARACTERS = 0x20000  # with a row in the table; what is beyond it is rare ideographs
# Alphabets, marks and signs of most news: the table of these is there at once, that of all
# characters takes a tenth of a second and is made when a text needs it. They agree.
FIRST_CHARACTERS = 0x2200
ALNUM, LETTER, SMALL, CAPITAL, APOSTROPHE, S = 1, 2, 4, 8, 16, 32
STRAIGHT, CURLY = ord("'"), ord("’")
# A word is hashed as a polynomial of its characters' hashes, modulo 2^64: the sums up to each
# character are made once, and a word's is a difference of two, moved to its beginning.
BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse
INVERSE = pow(BASE, -1, 1 << 64)
LONG = 1 << 16  # characters for which the powers are kept
KEPT = 512  # texts whose words are kept: reuse, credits and sources of a story ask for the same


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words in reading order: their characters, half open, and the hashes of their lower case.

    `small` and `capital` tell how they begin. All rows have equal lengths.
    """

    starts: Numbers
    ends: Numbers
    hashes: Hashes
    small: Flags
    capital: Flags

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True, slots=True)
class _Table:
    """What is known of each character: flags, and the hash of its lower case."""

    flags: NDArray[np.uint8]
    hashes: Hashes


def find_tokens(text: str) -> Tokens:
    """Runs of letters and digits with the apostrophes inside them, which count as straight."""
    codes, flags = _read(text)
    hashes = _hash_characters(codes)
    inside = (flags & ALNUM) != 0
    marks = _find_apostrophes(flags, inside)
    inside[marks] = True
    hashes[marks] = _make_table(FIRST_CHARACTERS).hashes[STRAIGHT]
    starts, ends = _find_runs(inside)
    return _make(starts, ends, hashes, flags)


def read_all_tokens(texts: Sequence[str]) -> list[Tokens]:
    """As `find_tokens` for each text, in one pass over many; kept for those who ask next."""
    kept = _load_kept()
    found = {text: tokens for text in texts if (tokens := kept.get(text)) is not None}
    left = [text for text in dict.fromkeys(texts) if text not in found]
    if left:
        for block in _divide(left):
            found.update(zip(block, _find_each(block), strict=True))
        if len(kept) > KEPT:
            kept.clear()
        kept.update((text, found[text]) for text in left[:KEPT])
    return [found[text] for text in texts]


def read_tokens(text: str) -> Tokens:
    """As `find_tokens`, kept for those who ask next."""
    return read_all_tokens((text,))[0]


@cache
def _load_kept() -> dict[str, Tokens]:
    return {}


def _divide(texts: Sequence[str]) -> list[list[str]]:
    """The texts in blocks of some `LONG` characters."""
    blocks: list[list[str]] = [[]]
    held = 0
    for text in texts:
        if held and held + len(text) >= LONG:
            blocks.append([])
            held = 0
        blocks[-1].append(text)
        held += len(text) + 1
    return blocks


def _find_each(texts: Sequence[str]) -> list[Tokens]:
    """The words of each text, found in all of them as one; no word crosses a line break."""
    if len(texts) == 1:
        return [find_tokens(texts[0])]
    tokens = find_tokens("\n".join(texts))
    begins = list(accumulate((len(one) + 1 for one in texts), initial=0))
    bounds = tokens.starts.searchsorted(begins).tolist()
    return [
        Tokens(
            tokens.starts[first:last] - np.int32(begin),
            tokens.ends[first:last] - np.int32(begin),
            tokens.hashes[first:last],
            tokens.small[first:last],
            tokens.capital[first:last],
        )
        for begin, first, last in zip(begins, bounds, bounds[1:], strict=False)
    ]


def find_folded_tokens(text: str) -> Tokens:
    """Words as `language.words.fold_word` gives them: letters alone, no possessive ending.

    The places are those of the words as printed.
    """
    codes, flags = _read(text)
    inside = (flags & LETTER) != 0
    marks = _find_apostrophes(flags, inside)
    inside[marks] = True
    starts, ends = _find_runs(inside)
    if len(marks):
        # A word has one apostrophe: the second of "rock'n'roll" divides it, a third would not.
        chain = np.searchsorted(starts, marks, "right")
        rank = np.arange(len(marks)) - np.searchsorted(chain, chain)
        inside[marks[rank % 2 == 1]] = False
        starts, ends = _find_runs(inside)
    # A possessive ends in an apostrophe and "s"; only a word with one has it last but one.
    cut = ends - 2 * (
        (ends - starts > 2) & ((flags[ends - 2] & APOSTROPHE) != 0) & ((flags[ends - 1] & S) != 0)
    )
    hashed = _make(starts, cut.astype(np.int32), _hash_characters(codes), flags)
    return Tokens(starts, ends, hashed.hashes, hashed.small, hashed.capital)


def hash_words(words: Sequence[str]) -> Hashes:
    """The hash of each word in lower case, all its characters taken for the word's."""
    text = "\n".join(words)
    lengths = np.fromiter(map(len, words), np.int32, len(words))
    ends = (np.cumsum(lengths + 1) - 1).astype(np.int32)
    codes, _ = _read(text)
    return _hash_runs((ends - lengths).astype(np.int32), ends, _hash_characters(codes))


def _read(text: str) -> tuple[Codes, NDArray[np.uint8]]:
    """The code of each character, and what is known of it."""
    codes: Codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(codes) != len(text):  # some take two words there
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    flags = _find_table(codes).flags.take(codes, mode="clip")
    if codes.dtype != np.uint16:
        beyond = np.flatnonzero(codes >= CHARACTERS)
        distinct, places = np.unique(codes[beyond], return_inverse=True)
        if len(distinct):
            flags[beyond] = _describe(list(map(chr, distinct.tolist())))[places]
    return codes, flags


def _find_apostrophes(flags: NDArray[np.uint8], inside: Flags) -> NDArray[np.intp]:
    """Those with a character of a word on both sides."""
    marks = np.flatnonzero((flags & APOSTROPHE)[1:-1]) + 1
    return marks[inside[marks - 1] & inside[marks + 1]] if len(marks) else marks


def _find_runs(inside: Flags) -> tuple[Numbers, Numbers]:
    """Where the runs of what is inside begin and end."""
    padded = np.zeros(len(inside) + 2, np.bool_)
    padded[1:-1] = inside
    edges = np.flatnonzero(padded[1:] != padded[:-1]).astype(np.int32)
    return edges[0::2], edges[1::2]


def _make(starts: Numbers, ends: Numbers, hashes: Hashes, flags: NDArray[np.uint8]) -> Tokens:
    first = flags[starts]
    return Tokens(
        starts,
        ends,
        _hash_runs(starts, ends, hashes),
        (first & SMALL) != 0,
        (first & CAPITAL) != 0,
    )


def _hash_runs(starts: Numbers, ends: Numbers, hashes: Hashes) -> Hashes:
    powers, inverses = _find_powers(len(hashes))
    sums = np.zeros(len(hashes) + 1, np.uint64)
    np.cumsum(hashes * powers[: len(hashes)], out=sums[1:])
    return _mix((sums[ends] - sums[starts]) * inverses[starts])


def _find_powers(count: int) -> tuple[Hashes, Hashes]:
    if count <= LONG:
        return _keep_powers()
    return _raise(BASE, count), _raise(INVERSE, count)


@cache
def _keep_powers() -> tuple[Hashes, Hashes]:
    return _raise(BASE, LONG), _raise(INVERSE, LONG)


def _raise(base: int, count: int) -> Hashes:
    """The powers of a number from 0 to below `count`, and one to spare."""
    factors = np.full(count + 1, base, np.uint64)
    factors[0] = 1
    return np.cumprod(factors)


def _hash_characters(codes: Codes) -> Hashes:
    hashes = _find_table(codes).hashes.take(codes, mode="clip")
    if codes.dtype != np.uint16 and codes.max() >= CHARACTERS:
        beyond = codes >= CHARACTERS
        hashes[beyond] = _mix(codes[beyond].astype(np.uint64))
    return hashes


def _mix(numbers: Hashes) -> Hashes:
    """The finalizer of splitmix64 (Steele, Lea and Flood 2014)."""
    mixed = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _find_table(codes: Codes) -> _Table:
    """A table with a row for each of the characters but those that none has."""
    return _make_table(FIRST_CHARACTERS if codes.max(initial=0) < FIRST_CHARACTERS else CHARACTERS)


@cache
def _make_table(size: int) -> _Table:
    """The table of the first `size` characters."""
    letters = list(map(chr, range(size)))
    flags = _describe(letters)
    flags[[STRAIGHT, CURLY]] |= APOSTROPHE
    flags[[ord("s"), ord("S"), ord("ſ")]] |= S
    folded = np.fromiter(map(_fold, letters), np.uint64, size)
    return _Table(flags, _mix(folded * np.uint64(BASE) + np.uint64(1)))


def _describe(letters: Sequence[str]) -> NDArray[np.uint8]:
    """The flags of characters: those of words in regular expressions, without the low line."""
    alnum, digit, small, capital = (
        np.fromiter(map(told, letters), np.bool_, len(letters))
        for told in (str.isalnum, str.isdecimal, str.islower, str.isupper)
    )
    letter = alnum & ~digit
    flags = np.zeros(len(letters), np.uint8)
    for held, flag in ((alnum, ALNUM), (letter, LETTER), (small, SMALL), (capital, CAPITAL)):
        flags[held] |= flag
    return flags


def _fold(letter: str) -> int:
    """The code of its lower case; "ß" and a few others are two letters in folding, and stay."""
    for folded in (letter.casefold(), letter.lower()):
        if len(folded) == 1:
            return ord(folded)
    return ord(letter)
