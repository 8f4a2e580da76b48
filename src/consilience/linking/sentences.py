"""Where sentences begin and end, by marks and capitals alone; needs no parse."""

import re
from functools import lru_cache

from consilience.language.sources import load_abbreviations

# The first character stands for itself, so that the search runs from one to the next.
END = re.compile(
    r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[\"”’'»)\]]*\s+(?=[\"“‘'«(\[]?[^\W_a-zß-öø-ÿ]))"
)
BEFORE_WORD = re.compile(r"[\s(\"“‘'\[]")
LONGEST_WORD = 40  # characters before a full stop that are looked at
CACHE = 512  # texts: reuse, credits and sources of a story ask for the same ones


@lru_cache(maxsize=CACHE)
def find_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence in reading order, without white space around them.

    A line break ends a sentence. A full stop behind an initial or an abbreviation does not.
    """
    found = []
    start = 0
    for match in END.finditer(text):
        if "\n" not in match[0] and _is_abbreviation(text, match.start()):
            continue
        found.append(_trim(text, start, match.end()))
        start = match.end()
    found.append(_trim(text, start, len(text)))
    return tuple((first, last) for first, last in found if last > first)


def _is_abbreviation(text: str, stop: int) -> bool:
    if text[stop] != ".":
        return False
    word = BEFORE_WORD.split(text[max(0, stop - LONGEST_WORD) : stop])[-1].lower()
    return len(word) == 1 or "." in word or word in load_abbreviations()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
