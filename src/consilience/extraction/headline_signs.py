"""What stands around a headline and shows it: the byline or date below it, lines that repeat it."""

import re
from collections.abc import Mapping, Sequence

from consilience.extraction.blocks import Block

NEAR = 12  # lines above a byline or date, buttons and captions among them,
DECK_LINES = 2  # and of no known kind between it and its headline
LEAST_WORDS = 3  # of a headline known by its place alone
REPEATED_WORDS = 4  # of a line that another one ends with
MENU = "navigation"
# Of a line above the only byline or date: where no line is plainly a headline, and where a plainer
# one stands below the byline, as lists of contents and of other reports do.
LIKELY, LIKELIER = 0.03, 0.05
FIRST_WORDS = (4, 16)  # of a headline that ends as sentences do
SMALL_WORD = 4  # letters of words that headlines leave in small letters
OPENERS = "“‘\"'("
ONE_QUESTION = re.compile(r"[^“‘\"'.!?][^.!?]*\?[’”'\"]?|[^.!?“\"]*['’]\?")
BREAK = re.compile(r"[:|»›>/–—-]{1,2}\s?$")


def find_above_signature(
    head: Sequence[Block],
    labels: Sequence[str],
    signed: Sequence[int],
    scores: Mapping[int, float],
) -> tuple[int, int] | None:
    """The likeliest headline right above the only byline and date, and where those begin.

    `signed` are the places of bylines and dates in `head`. None where several reports are signed,
    or where no line near above may be one; behind a menu none is.
    """
    first = next(iter(signed), None)
    if first is None or any(at - first > NEAR for at in signed):
        return None
    above: list[int] = []
    unknown = 0
    for at in range(first - 1, max(-1, first - NEAR - 1), -1):
        if labels[at] == MENU or unknown > DECK_LINES:
            break
        unknown += labels[at] == "other"
        if at in scores and len(head[at].text.split()) >= LEAST_WORDS:
            above.append(at)
    best = max(above, key=lambda at: scores[at], default=None)
    return None if best is None else (best, first)


def find_repeated(head: Sequence[Block], at: int) -> int:
    """The last line that a line ends with behind a sign ("Share: Port shut"); else itself."""
    text = head[at].text
    for place in range(len(head) - 1, -1, -1):
        one = head[place].text
        is_shorter = len(one) < len(text) and len(one.split()) >= REPEATED_WORDS
        if is_shorter and text.endswith(one) and BREAK.search(text[: -len(one)].rstrip()):
            return place
    return at


def is_headline_with_end(text: str) -> bool:
    """Whether a page's first line is a headline though it ends as sentences do.

    It is one question ("Is the old crane safe?"), or has its longer words in capitals ("Storm
    Shuts Harbour of the U.N.").
    """
    words = text.split()
    if not FIRST_WORDS[0] <= len(words) <= FIRST_WORDS[1]:
        return False
    is_question = ONE_QUESTION.fullmatch(text) is not None
    longer = [word for word in words if len(word) > SMALL_WORD]
    return is_question or all(word.lstrip(OPENERS)[:1].isupper() for word in longer)
