"""Which sentences of a text may credit somebody, told by single words, and where channels stand."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from consilience.linking.credits_patterns import load_channel_phrases, load_cues
from consilience.linking.credits_sentences import MarkedSentence
from consilience.linking.reuse_words import read_tokens

PIECE = re.compile(r"[^\W_]+")
MOST_WORDS = 500_000  # kept with what they are cues of; then all are forgotten


UNNAMED, OFFICE, CHANNEL = 1, 2, 4  # what a word can be a cue of; sums for several


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word is a cue of; `pieces` are where parts of channels' phrases begin in it."""

    kinds: int
    pieces: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class CuesHere:
    """What the words of one sentence are cues of, and where parts of channels' phrases begin."""

    kinds: int = 0
    pieces: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """Words that have come, by their hashes: cues, and the others."""

    cues: dict[int, Cue] = field(default_factory=dict)
    others: set[int] = field(default_factory=set)

    def learn(self, hashed: int, word: str) -> None:
        """Note what a word is, if it has not come before."""
        if hashed not in self.cues:
            cue = _read_word(word.lower())
            if cue.kinds:
                self.cues[hashed] = cue
            else:
                self.others.add(hashed)


def find_cues(text: str, places: Sequence[tuple[int, int]]) -> dict[int, CuesHere]:
    """The cues in each sentence that has some, by its number; `places` are its characters."""
    tokens, known = read_tokens(text), _load_known()
    if len(known.others) > MOST_WORDS:
        known.others.clear()
    found: dict[int, CuesHere] = {}
    begins = [start for start, _ in places]
    hashes = tokens.hashes.tolist()
    left = set(hashes) - known.others  # a few words of some hundred
    for at in [at for at, hashed in enumerate(hashes) if hashed in left] if left else ():
        hashed, start = hashes[at], int(tokens.starts[at])
        known.learn(hashed, text[start : tokens.ends[at]])
        if (cue := known.cues.get(hashed)) is not None:
            here = found.setdefault(bisect_right(begins, start) - 1, CuesHere())
            here.kinds |= cue.kinds
            here.pieces += [(piece, start + offset) for piece, offset in cue.pieces]
    return found


def find_channel_words(
    sentence: MarkedSentence, pieces: Iterable[tuple[str, int]]
) -> Iterator[tuple[int, int]]:
    """Where channels are named, as characters of the sentence: the first and longest each."""
    lowered = sentence.lowered
    found = []
    for piece, place in pieces:
        for phrase, offset in load_channel_phrases()[piece]:
            start = place - sentence.start - offset
            end = start + len(phrase)
            if start >= 0 and _is_phrase(lowered, start, end, phrase):
                found.append((start, -end))
    last = 0
    for start, end in sorted(found):
        if start >= last:
            yield start, -end
            last = -end


def _is_phrase(lowered: str, start: int, end: int, phrase: str) -> bool:
    """Whether a phrase stands there, and no word or hyphen beside it."""
    words = lowered[start:end]
    if words != phrase and (" " not in phrase or " ".join(words.split()) != phrase):
        return False
    return not any(
        one == "-" or one == "_" or one.isalnum() for one in lowered[max(0, start - 1) : start]
    ) and not any(one == "-" or one == "_" or one.isalnum() for one in lowered[end : end + 1])


@cache
def _load_known() -> _Known:
    return _Known()


def _read_word(word: str) -> Cue:
    pieces = tuple(
        (match[0], match.start())
        for match in PIECE.finditer(word)
        if match[0] in load_channel_phrases()
    )
    kinds = CHANNEL if pieces else 0
    if any(one in word for one in load_cues("unnamed_cues")):
        kinds |= UNNAMED
    if any(one in word for one in load_cues("office_cues")):
        kinds |= OFFICE
    return Cue(kinds, pieces)
