"""British and American spellings of one word: "recognised" and "recognized"."""

import re
from functools import lru_cache
from typing import Final

# What the one prints for the other, in the order in which they are put.
FORMS: Final = (
    (re.compile(r"(?<=\w\w)is(?=(?:e[drs]?|ers|ing|ations?)$)"), "iz"),
    (re.compile(r"(?<=\w)ys(?=(?:e[drs]?|ing)$)"), "yz"),
    (re.compile(r"(?<=[bdilmnptv])our(?=(?:s|ed|ing|able|ful|hoods?|ers?|ites?)?$)"), "or"),
    (re.compile(r"(?<=[bt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=en|ti)[cs](?=e[ds]?$)"), "s"),
    (re.compile(r"(?:(?<=[aeiou]\w[aeiou])|(?<=[aeiou]\w\w[aeiou]))ll(?=(?:ed|ing|ers?)$)"), "l"),
    (re.compile(r"(?<=log)ue(?=s?$)"), ""),
    (re.compile(r"(?<=ogr)amme(?=s?$)"), "am"),
)
SHORTEST: Final = 4  # letters of a word that has two spellings


@lru_cache(maxsize=1 << 14)
def fold_spelling(word: str) -> str:
    """A word in lower case with the endings that Americans print; both spellings give one.

    The result is for comparing alone: "wise" gives "wize".
    """
    if len(word) < SHORTEST or not word.isalpha():
        return word
    for form, other in FORMS:
        word = form.sub(other, word)
    return word
