"""Further reports of a page, known by heads in the very shape of the first report's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from consilience.extraction.blocks import Block
from consilience.extraction.bylines import is_byline
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.dates import is_date_line
from consilience.extraction.lines import Lines
from consilience.language.bylines import find_people
from consilience.language.calendar import load_months, load_weekdays

LEAST_WORDS = 60  # of prose, in each report
TITLE_WORDS = range(3, 26)
MOST_SIGNS = 3  # lines between headline and text
SIGN_CHARS = 120
TOKEN = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Sign:
    """Whether a line names people, and the form of its date ("d0m0" of "Monday 3 May 2031")."""

    is_name: bool
    date: str


def find_alike_heads(blocks: Sequence[Block], lines: Lines, prose: Sequence[int]) -> dict[int, int]:
    """The headline's place for each gap in which a report begins like the page's first one.

    Gaps are numbered as `prose`, the places of the lines of prose, from the first on. A head is a
    headline and right below it the author's name and the date, in the same order and form.
    """
    first = _read_head(blocks, lines, 0, prose[0])
    if first is None:
        return {}
    found = {}
    for gap, (above, below) in enumerate(pairwise(prose)):
        head = _read_head(blocks, lines, above + 1, below)
        if head is not None and head[1] == first[1]:
            found[gap] = head[0]
    return _keep_long(found, [float(lines.words[at]) for at in prose])


def _read_head(
    blocks: Sequence[Block], lines: Lines, start: int, end: int
) -> tuple[int, tuple[_Sign, ...]] | None:
    """The headline's place and the signs below it, right above the prose at `end`."""
    near = range(end - 1, max(start, end - MOST_SIGNS - 1) - 1, -1)
    read = (_read_sign(blocks[at]) for at in near)
    signs = tuple(sign for sign in takewhile(bool, read) if sign)
    at = end - 1 - len(signs)
    names_and_dates = any(sign.is_name for sign in signs) and any(sign.date for sign in signs)
    if not names_and_dates or at < start or not _may_be_title(blocks[at], lines, at):
        return None
    return at, signs


def _read_sign(block: Block) -> _Sign | None:
    if len(block.text) > SIGN_CHARS:
        return None
    is_name = is_byline(block) or find_people(block.text) == len(block.text)
    if not (is_name or is_date_line(block)):
        return None
    is_dated = any(form.day for form in find_date_forms(block.text))
    return _Sign(is_name, _mask_date(block.text) if is_dated else "")


def _mask_date(line: str) -> str:
    """The numbers, months and weekdays of a line as signs, in order, without its other words."""
    signs = []
    for word in map(str.lower, TOKEN.findall(line)):
        kinds = (word.isdecimal(), word in load_months(), word in load_weekdays())
        signs += [sign for sign, is_kind in zip("0md", kinds, strict=True) if is_kind]
    return "".join(signs)


def _may_be_title(block: Block, lines: Lines, at: int) -> bool:
    is_plain = lines.kinds[at] is None and len(block.text.split()) in TITLE_WORDS
    return is_plain and not block.text.endswith(".") and not block.text[0].islower()


def _keep_long(found: dict[int, int], words: Sequence[float]) -> dict[int, int]:
    """The gaps with enough prose above them and below, up to the next of them."""
    kept: dict[int, int] = {}
    start = 0
    for gap, place in found.items():
        if sum(words[start : gap + 1]) >= LEAST_WORDS and sum(words[gap + 1 :]) >= LEAST_WORDS:
            kept[gap], start = place, gap + 1
    return kept
