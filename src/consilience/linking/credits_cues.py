"""Which sentences of a text may credit somebody, told by single words, and where channels stand."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from consilience.linking.credits_names import (
    AGENCY_CHARS,
    INSIDE_RUNS,
    PIECE,
    Outlets,
    load_agency_cues,
    load_beginnings,
    load_outlet_endings,
)
from consilience.linking.credits_patterns import load_channel_phrases, load_cues
from consilience.linking.reuse_words import read_tokens

JOINTS = "-.&'’_"  # before a part of a printed word that need not begin with a capital
MOST_WORDS = 500_000  # kept with what they are cues of; then all are forgotten
Followers = frozenset[int] | None  # hashes of words, None for any

# What a word can be a cue of, sums for several; `OUTLET`: that one may be named there.
UNNAMED, OFFICE, CHANNEL, OUTLET = 1, 2, 4, 8
# How a word may show an outlet: a name begins with it, even in small letters, ends with it, or an
# agency's name follows.
BEGINS, BEGINS_SMALL, ENDS, LEADS = 1, 2, 4, 8
ANY_CASE = BEGINS_SMALL | LEADS


@dataclass(frozen=True, slots=True)
class Cue:
    """What a word is a cue of; `pieces` are where parts of channels' phrases begin in it.

    `outlet` tells how it may show an outlet, `seconds` which words follow where a name begins
    with it. `parts` are what its apostrophes divide.
    """

    kinds: int
    pieces: tuple[tuple[str, int], ...]
    outlet: int
    seconds: Followers
    parts: frozenset[str]


@dataclass(slots=True)
class CuesHere:
    """What the words of one sentence are cues of, and where phrases of channels stand in it."""

    kinds: int = 0
    phrases: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """Words that have come, by their hashes: cues, and the others."""

    cues: dict[int, Cue] = field(default_factory=dict)
    others: set[int] = field(default_factory=set)

    def learn(self, hashed: int, word: str) -> Cue | None:
        """Note what a word is that has not come before; None for one that is no cue."""
        cue = _read_word(word.lower())
        if cue is None:
            self.others.add(hashed)
        else:
            self.cues[hashed] = cue
        return cue


def find_cues(
    text: str, places: Sequence[tuple[int, int]], known_here: Outlets
) -> dict[int, CuesHere]:
    """The cues in each sentence that has some, by its number; `places` are its characters.

    `known_here` are the outlets of the story.
    """
    own = known_here.own_beginnings
    tokens, known = read_tokens(text), _load_known()
    if len(known.others) > MOST_WORDS:
        known.others.clear()
    hashes = tokens.hashes.tolist()
    words = set(hashes)
    left = (words - known.others) | (words & own.keys())  # a few words of some hundred
    found: dict[int, CuesHere] = {}
    begins = [start for start, _ in places]
    starts: list[int] = tokens.starts.tolist()
    hashes.append(0)
    for at in [at for at, hashed in enumerate(hashes) if hashed in left] if left else ():
        hashed, start = hashes[at], starts[at]
        cue = known.cues.get(hashed)
        if cue is None and hashed not in known.others:
            cue = known.learn(hashed, text[start : tokens.ends[at]])
        kinds = 0
        if hashed in own and _may_follow(own[hashed], hashes[at + 1]):
            kinds = OUTLET if _may_begin(text, start, int(tokens.ends[at])) else 0
        if cue is not None:
            kinds |= cue.kinds | _find_outlet(cue, text, start, hashes[at + 1], known_here)
        if kinds or (cue is not None and cue.pieces):
            number = bisect_right(begins, start) - 1
            here = found.setdefault(number, CuesHere())
            here.kinds |= kinds
            if cue is not None and cue.pieces:
                here.phrases += _find_phrases(cue, text, start, places[number])
    for here in found.values():
        here.kinds |= CHANNEL if here.phrases else 0
    return {number: here for number, here in found.items() if here.kinds}


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


def _find_outlet(cue: Cue, text: str, start: int, follower: int, known: Outlets) -> int:
    """`OUTLET` where an outlet's name may begin, end or follow at the word, else 0."""
    if cue.parts and not known.own_words.isdisjoint(cue.parts):
        return OUTLET
    is_small = _is_small(text, start) if cue.outlet else True
    if is_small and not cue.outlet & ANY_CASE:
        return 0
    if cue.outlet & LEADS:
        around = text[max(0, start - AGENCY_CHARS) : start + AGENCY_CHARS].lower()
        if any(one in around for one in load_agency_cues()):
            return OUTLET
    if cue.outlet & ENDS and not is_small:
        return OUTLET
    begins = cue.outlet & BEGINS_SMALL or (cue.outlet & BEGINS and not is_small)
    return OUTLET if begins and _may_follow(cue.seconds, follower) else 0


def _may_begin(text: str, start: int, end: int) -> bool:
    """Whether the word printed there may be the first of a name."""
    return not _is_small(text, start) or text[start:end] in INSIDE_RUNS


def _is_small(text: str, start: int) -> bool:
    """Whether a printed word begins there with a small letter, so that no name does."""
    return "a" <= text[start] <= "z" and (not start or text[start - 1] not in JOINTS)


def _may_follow(followers: Followers, word: int) -> bool:
    return followers is None or word in followers


def _find_phrases(cue: Cue, text: str, start: int, place: tuple[int, int]) -> list[tuple[int, int]]:
    """Where phrases of channels that have a part in the word stand, as characters of the sentence.

    No word or hyphen stands beside them.
    """
    first, last = place
    found = []
    for piece, at in cue.pieces:
        for phrase, offset in load_channel_phrases()[piece]:
            begin = start + at - offset
            end = begin + len(phrase)
            if first <= begin and end <= last and _is_phrase(text, begin, end, phrase, place):
                found.append((begin - first, end - first))
    return found


def _is_phrase(text: str, begin: int, end: int, phrase: str, place: tuple[int, int]) -> bool:
    words = text[begin:end].lower()
    if words != phrase and (" " not in phrase or " ".join(words.split()) != phrase):
        return False
    beside = text[max(begin - 1, place[0]) : begin] + text[end : min(end + 1, place[1])]
    return not any(one in "-_" or one.isalnum() for one in beside)


@cache
def _load_known() -> _Known:
    return _Known()


def _read_word(word: str) -> Cue | None:
    """What a word in lower case is a cue of, None for nothing."""
    parts = [(word, 0)]
    if not word.isalpha():
        parts = [(match[0], match.start()) for match in PIECE.finditer(word)]
    phrases, beginnings, endings = load_channel_phrases(), load_beginnings(), load_outlet_endings()
    kinds = outlet = 0
    if _load_wordings("unnamed_cues").search(word):
        kinds |= UNNAMED
    if _load_wordings("office_cues").search(word):
        kinds |= OFFICE
    if word in _load_agency_words():
        outlet = LEADS
    pieces, seconds = [], []
    for one in parts:
        if one[0] in phrases:
            pieces.append(one)
        if one[0] in beginnings:
            seconds.append(beginnings[one[0]])
            outlet |= BEGINS_SMALL if word in INSIDE_RUNS else BEGINS
        if one[0] in endings:
            outlet |= ENDS
    if len(parts) == 1 and not (kinds or pieces or outlet):
        return None
    return Cue(
        kinds=kinds,
        pieces=tuple(pieces),
        outlet=outlet,
        seconds=seconds[0] if len(parts) == 1 and seconds else None,
        parts=frozenset(piece for piece, _ in parts) if len(parts) > 1 else frozenset(),
    )


@cache
def _load_wordings(table: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_cues(table))))


@cache
def _load_agency_words() -> frozenset[str]:
    return frozenset(one.split()[-1] for one in load_agency_cues())
