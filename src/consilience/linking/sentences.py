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
    known, ends = load_abbreviations(), []
    for match in END.finditer(text):
        stop = match.start()
        if text[stop] == "." and "\n" not in match[0]:
            blank = text.rfind(" ", max(0, stop - LONGEST_WORD), stop)
            word = text[blank + 1 : stop] if blank >= 0 else ""
            # A plain word is told at once, as most are.
            is_short = len(word) == 1 or word.lower() in known
            if is_short if word.isalnum() else not _ends(text, stop):
                continue
        ends.append(match.end())
    found = []
    start = 0
    for end in (*ends, len(text)):
        piece = text[start:end]
        kept = piece.strip()
        if kept:
            first = start + (0 if kept[0] == piece[0] else len(piece) - len(piece.lstrip()))
            found.append((first, first + len(kept)))
        start = end
    return tuple(found)


def _ends(text: str, stop: int) -> bool:
    """Whether a full stop ends a sentence: behind an abbreviation it does not."""
    before = text[max(0, stop - LONGEST_WORD) : stop]
    word = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
    if not word.isalnum():
        word = BEFORE_WORD.split(before)[-1]
    word = word.lower()
    return not (len(word) == 1 or "." in word or word in load_abbreviations())
