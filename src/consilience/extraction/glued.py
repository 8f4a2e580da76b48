"""Sentences that a page has lost the blank between: "The gate fell.The port is shut."."""

import re
from collections.abc import Iterator

from consilience.language.furniture import load_function_words
from consilience.language.outlets import load_name_words

# A word of small letters, a number or a bracket, then the end, then a capital; never "Lund.com".
STOP = re.compile(
    r"[.!?…](?<=[a-zß-öø-ÿ\d)].)[”’]?"
    r"(?=(?P<marks>[\"“‘(]?)(?P<after>[A-ZÀ-ÖØ-Þ][^\W\d_]*)(?=[\s,’'-]))"
)
STRAIGHT = '"'
PLAIN = re.compile(r"(?:^|[\s(“‘\"—–-])[a-zß-öø-ÿ]{2,}$")  # a word of small letters
LONGEST_WORD = 40


def find_glued(text: str) -> Iterator[int]:
    """Where in a line each sentence begins that follows another without a blank.

    Behind a name, a number or a bracket it must begin with a small word ("The"): names hold full
    stops too ("Lund.Com").
    """
    for match in STOP.finditer(text):
        before = text[max(0, match.start() - LONGEST_WORD) : match.start()]
        if PLAIN.search(before) or _is_small(match["after"].lower()):
            yield _find_break(text, match)


def _is_small(word: str) -> bool:
    return word in load_function_words() and f".{word}" not in load_name_words()


def _find_break(text: str, match: re.Match[str]) -> int:
    """Behind a straight mark that ends a quotation, before one that begins it."""
    closes = match["marks"] == STRAIGHT and text.count(STRAIGHT, 0, match.end()) % 2 == 1
    return match.end() + closes
