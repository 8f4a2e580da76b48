"""Which sentences of a story may credit somebody, by single words, and where channels stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from consilience.linking.credits.patterns import (
    PIECE,
    load_atoms,
    load_channel_phrases,
    load_office_again_patterns,
    load_office_patterns,
    load_unnamed_needs,
)
from consilience.linking.readings import Reading
from consilience.linking.tokens import Hashes

MOST_WORDS = 500_000  # kept with what they are cues of; then all are forgotten
Pieces = tuple[tuple[str, int], ...]
Cue = tuple[int, Pieces]  # bits of `load_atoms`; where parts of channels' phrases begin in it
NO_CUE: Cue = (0, ())


@dataclass(frozen=True, slots=True)
class CuesHere:
    """What the words of one sentence are cues of, and where phrases of channels stand in it."""

    atoms: int = 0
    phrases: tuple[tuple[int, int], ...] = ()

    def may_hold(self, needs: int) -> bool:
        """Whether a wording with such needs may be there."""
        return self.atoms & needs == needs


class StoryCues:
    """The cues in the sentences of some texts, by their numbers among those of all."""

    def __init__(self, reading: Reading) -> None:
        _, numbers = reading.numbered
        cues = _read_words(reading)
        atoms = np.fromiter((one[0] for one in cues), np.uint64, len(cues))
        has_pieces = np.fromiter((bool(one[1]) for one in cues), np.bool_, len(cues))
        self._atoms = _join_bits(reading, atoms[numbers])
        self._phrases: dict[int, list[tuple[int, int]]] = {}
        words = np.flatnonzero(has_pieces[numbers])
        for word, number, start in zip(
            numbers[words].tolist(),
            reading.find_sentences_of(words),
            reading.starts[words].tolist(),
            strict=True,
        ):
            for phrase in _find_phrases(cues[word][1], start, number, reading):
                self._phrases.setdefault(number, []).append(phrase)

    def list_sentences(self) -> set[int]:
        """Those that may hold a wording without an outlet's name, or that name a channel."""
        needs = {
            *load_unnamed_needs(),
            *(one.needs for one in (*load_office_patterns(), *load_office_again_patterns())),
        }
        return set(self._phrases).union(*map(self.list_with, needs))

    def list_with(self, needs: int) -> list[int]:
        """The sentences in which a wording with such needs may be."""
        bits = np.uint64(needs)
        numbers: list[int] = np.flatnonzero((self._atoms & bits) == bits).tolist()
        return numbers

    def find(self, number: int) -> CuesHere:
        """The cues in one sentence."""
        return CuesHere(int(self._atoms[number]), tuple(self._phrases.get(number, ())))


def _join_bits(reading: Reading, bits: Hashes) -> Hashes:
    """The bits of all words of each sentence."""
    firsts = reading.starts.searchsorted(reading.places[:, 0])
    counts = np.diff(np.append(firsts, len(bits)))
    joined = np.zeros(len(firsts), np.uint64)
    if len(bits):
        kept = counts > 0
        joined[kept] = np.bitwise_or.reduceat(bits, firsts[kept])
    return joined


def _read_words(reading: Reading) -> list[Cue]:
    """What each different word is a cue of."""
    known, text = _load_known(), reading.joined
    if len(known) > MOST_WORDS:
        known.clear()
    hashes, numbers = reading.numbered
    cues = [known.get(hashed) for hashed in hashes.tolist()]
    fresh = [at for at, cue in enumerate(cues) if cue is None]
    if fresh:
        firsts = np.zeros(len(hashes), np.intp)
        firsts[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)
        for at in fresh:
            word = text[reading.starts[firsts[at]] : reading.ends[firsts[at]]]
            cues[at] = known[int(hashes[at])] = _read_word(word.lower())
    return [cue or NO_CUE for cue in cues]


def choose_phrases(
    phrases: Iterable[tuple[int, int]], text: str, marked: str
) -> Iterator[tuple[int, int]]:
    """The first and longest of the phrases, none overlapping, that are no part of a name.

    `marked` is the text of the sentence with its names marked, which phrases are characters of.
    """
    last = 0
    for start, length in sorted((start, start - end) for start, end in phrases):
        end = start - length
        if start >= last and marked[start:end] == text[start:end]:
            yield start, end
            last = end


def _find_phrases(
    pieces: Pieces, start: int, number: int, reading: Reading
) -> Iterator[tuple[int, int]]:
    """Where phrases of channels that have a part in the word stand, as characters of the sentence.

    No word or hyphen stands beside them.
    """
    first, last = reading.places[number].tolist()
    for piece, at in pieces:
        for phrase, offset in load_channel_phrases()[piece]:
            begin = start + at - offset
            end = begin + len(phrase)
            is_inside = first <= begin and end <= last
            if is_inside and _is_phrase(reading.joined, begin, end, phrase, (first, last)):
                yield begin - first, end - first


def _is_phrase(text: str, begin: int, end: int, phrase: str, place: tuple[int, int]) -> bool:
    words = text[begin:end].lower()
    if words != phrase and (" " not in phrase or " ".join(words.split()) != phrase):
        return False
    beside = text[max(begin - 1, place[0]) : begin] + text[end : min(end + 1, place[1])]
    return not any(one in "-_" or one.isalnum() for one in beside)


@cache
def _load_known() -> dict[int, Cue]:
    """Words that have come, by their hashes."""
    return {}


def _read_word(word: str) -> Cue:
    """What a word in lower case is a cue of."""
    parts = [(word, 0)]
    if not word.isalpha():
        parts = [(match[0], match.start()) for match in PIECE.finditer(word)]
    phrases = load_channel_phrases()
    pieces = tuple(one for one in parts if one[0] in phrases)
    atoms = 0
    if _load_any_atom().search(word):
        for number, held in enumerate(load_atoms()):
            if any(one in word for one in held):
                atoms |= 1 << number
    return (atoms, pieces) if atoms or pieces else NO_CUE


@cache
def _load_any_atom() -> re.Pattern[str]:
    return re.compile("|".join(sorted({one for held in load_atoms() for one in held})))
