"""What stands before the first word of a sentence, and sentences that only go with a picture."""

import re
from functools import cache
from typing import Final

from consilience.language.lexicon import load_words, match_any
from consilience.records.article import Article

BEHIND_DATELINE: Final = " \t\n:–—―-"
MOST_BEHIND: Final = 40  # characters behind a sentence in which the credit of a picture begins
# "SARN, Vale of Onde, March 6 (ABC) — ", "LINDE, O.V. ― "
DATELINE: Final = re.compile(
    r"[A-Z][A-Z.'’-]{2,}(?:\s[A-Z][A-Z.'’-]+){0,4}"
    r"(?:,\s?[A-Z][\w.]*(?:\s(?:[A-Z][\w.]*|of|and)){0,3}){0,2}"
    r"(?:,\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?)?"
    r"(?:\s?\([^()\n]{2,40}\))?"
    r"\s?(?:[–—―]|--|-(?=\s))\s*(?=[A-Z0-9“\"‘])"
)
LABEL: Final = re.compile(r"[^\W\d_][^\s:]*(?:\s[^\s:]+){0,2}:\s?[A-Z]")


def skip_opening(article: Article, start: int, end: int) -> int:
    """Where a sentence begins behind a dateline and the mark of a later version ("Updated: ")."""
    start = _skip(_match_version(), article, start, end)
    line = article.dateline
    if line is not None and start <= line.start < line.end < end:
        start = end - len(article.text[line.end : end].lstrip(BEHIND_DATELINE))
    elif start == 0 or article.text[start - 1] == "\n":
        start = _skip(DATELINE, article, start, end)
    return _skip(_match_version(), article, start, end)


def has_opening(words: str) -> bool:
    """Whether they begin with a dateline, a mark of a version or a label: "Cargo: The crane"."""
    known = (DATELINE, _match_version(), LABEL)
    return any(one.match(words) is not None for one in known)


def is_caption(words: str, behind: str = "") -> bool:
    """Whether they tell what a picture shows; `behind` is what follows on their line."""
    told = words.lower()
    return (
        LABEL.match(words) is not None
        or _tells_picture(told)
        or _match_credit().match(behind.lstrip().lower()[:MOST_BEHIND]) is not None
    )


def _tells_picture(told: str) -> bool:
    # Hardly a sentence holds one of the words, and to look for them is quicker than the pattern.
    held = any(map(told.__contains__, load_words("briefs", "caption")))
    return held and _match_caption().search(told) is not None


def _skip(pattern: re.Pattern[str], article: Article, start: int, end: int) -> int:
    found = pattern.match(article.text, start, end)
    return found.end() if found else start


@cache
def _match_version() -> re.Pattern[str]:
    words = match_any(load_words("briefs", "version"))
    return re.compile(rf"(?i:{words})\b[^|\n]{{0,40}}?(?:[:|])\s+(?=[A-Z0-9“\"‘])")


@cache
def _match_caption() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\W)(?:{match_any(load_words('briefs', 'caption'))})(?:\W|$)")


@cache
def _match_credit() -> re.Pattern[str]:
    return re.compile(rf"[\[(](?:{match_any(load_words('briefs', 'picture'))})\b")
