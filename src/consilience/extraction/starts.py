"""The line with which a further article of a page begins: its section, or its headline."""

import re
from collections.abc import Sequence

from consilience.extraction.blocks import Block
from consilience.extraction.lines import Lines

READ_CHARS = 2000  # of one line
TITLE_WORDS = range(4, 26)
SECTION_WORDS = 2
WORD = re.compile(r"[^\W\d_]{2,}")


def find_start(blocks: Sequence[Block], lines: Lines, prose: Sequence[int], gap: int) -> int:
    """The block with which the article below a gap begins.

    That is the first of the lines printed again before the text, else the line most like a
    headline, else the line below the widest white space.
    """
    inside = range(prose[gap] + 1, prose[gap + 1] + 1)
    texts = [blocks[at].text for at in inside]
    for at, text in zip(inside, texts, strict=True):
        if texts.count(text) > 1 and int(lines.words[at]) in TITLE_WORDS and not lines.kinds[at]:
            return at
    headed = _find_heading(blocks, lines, prose, gap)
    if headed is not None:
        return headed - _names_section(blocks[headed - 1], is_free=headed - 1 > prose[gap])
    widest = max(inside, key=lambda at: (lines.gap[at], -at))
    return widest if lines.gap[widest] > lines.gap[prose[gap + 1]] else prose[gap + 1]


def _names_section(above: Block, *, is_free: bool) -> bool:
    """Whether the line above a headline is a section in capitals, and no prose."""
    words = above.text.split()
    is_short = is_free and len(words) <= SECTION_WORDS
    return is_short and above.text.isupper() and all(map(str.isalpha, words))


def _find_heading(
    blocks: Sequence[Block], lines: Lines, prose: Sequence[int], gap: int
) -> int | None:
    below = list_title_words(
        " ".join(blocks[at].text[:READ_CHARS] for at in prose[gap + 1 : gap + 5])
    )
    above = list_title_words(
        " ".join(blocks[at].text[:READ_CHARS] for at in prose[max(0, gap - 7) : gap + 1])
    )
    best, best_score = None, 0.0
    for at in range(prose[gap] + 1, prose[gap + 1])[-60:]:
        if not is_title_like(blocks, lines, at):
            continue
        title = list_title_words(blocks[at].text)
        score = (len(title & below) - 0.5 * len(title & above)) / max(len(title), 3)
        if score > best_score:
            best, best_score = at, score
    return best


def is_title_like(blocks: Sequence[Block], lines: Lines, at: int) -> bool:
    """Whether a line that is no furniture has a headline's length and no sentence's end."""
    usable = not lines.kinds[at] and int(lines.words[at]) in TITLE_WORDS
    return usable and not (lines.final[at] and blocks[at].text.endswith("."))


def list_title_words(text: str) -> set[str]:
    """The longer words of a text, in lower case."""
    return {word.lower() for word in WORD.findall(text) if len(word) > 3}
