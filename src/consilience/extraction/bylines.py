"""The author's name on a line that signs a report, and which lines do nothing else."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

from consilience.extraction.blocks import Block
from consilience.extraction.byline_ends import (
    begins_role,
    cut_repeated,
    ends_with_account,
    find_end_before_date,
    find_end_before_outlet,
    find_end_before_role,
    is_dated_soon,
)
from consilience.extraction.byline_houses import find_house, is_house_name, is_unnamed_author
from consilience.extraction.date_candidates import count_stray_words
from consilience.extraction.date_forms import CLOCK, find_date_forms
from consilience.extraction.dates import is_date_line
from consilience.extraction.found import Found, cut_block, find_in_block
from consilience.extraction.house_lines import find_houses
from consilience.extraction.info_lines import read_info
from consilience.extraction.signatures import (
    LINE_CHARS,
    NEAR_BLOCKS,
    TAIL_BLOCKS,
    find_signature,
    is_author_name,
    is_signature,
)
from consilience.language.agencies import load_agencies
from consilience.language.bylines import (
    announces_author,
    begins_as_place,
    ends_with_role,
    find_people,
    find_person,
    has_desk,
    is_desk,
    is_person,
    is_place,
    load_closing_pattern,
    load_cue_pattern,
    starts_with_role,
)
from consilience.language.calendar import load_date_labels, load_weekdays
from consilience.language.lexicon import load_words, match_any
from consilience.language.outlets import is_full_name, looks_like_outlet

KEPT = 4096  # lines of which is kept where they name the author
HEAD_BLOCKS = 40  # above the report; lines farther off speak of other reports
SEPARATORS = tuple("|•·-–—,/(⋅∙")  # between a name and a role or a date
BYLINE_REST = 8  # words after the name in a line that is a byline and nothing else
ACCOUNT = re.compile(r"(?P<name>[^\W\d_][\w.-]{1,30})\s(?:on\s|at\s|[|•·–—-]\s)(?P<rest>.+)")
BEHIND_DATE = re.compile(r"\s*[|•·—–-]\s*")
WORD = re.compile(r"\S+\s")
ZONE = re.compile(r"\s?\(?([A-Z]{2,4})\b\)?")  # behind a time
DESK_CHARS = 40  # of a desk before a name
HOUSE_WORDS = 5  # of what stands behind a name, a sign before it
IN_SECTION = re.compile(r"in\s\w+(?:\s(?:&|and)\s\w+)?\s*(?:$|\s[-–—|·•]\s)")
DATED_CHARS = 60  # of what stands behind a name and a sign, a date among it
EMAIL = re.compile(r"\s*[(<\[]?\s?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s?[)>\]]?\s*")


def is_byline(block: Block, opening: str = "") -> bool:
    """Whether a line does nothing but name the author ("By Jane Doe, Political Editor").

    The author may be a desk ("By Newsroom", "Staff report") or a house ("By AFP", "By AFP
    staff"); a code that the text's `opening` has in brackets or strokes is a house's too.
    """
    if len(block.text) > LINE_CHARS:
        return False
    cue = load_cue_pattern().match(block.text)
    unnamed = block.text[cue.end() :] if cue else block.text
    if is_unnamed_author(unnamed, opening, is_cued=bool(cue)) or find_houses(block):
        return True
    found = _read_byline(block, None) or _read_closing_byline(block) or _read_employed(block)
    rest = block.text[found.end - block.start :] if found else ""
    return bool(found and len(rest.split()) <= BYLINE_REST) or bool(
        cue and cue.end() >= len(block.text) and " " in block.text
    )


def find_byline(
    head: Sequence[Block], body: Sequence[Block], tail: Sequence[Block]
) -> Found | None:
    """The names of those who sign a report, in the lines above (`head`), in or below (`tail`) it.

    A house's name alone behind "By" is such a name where no person signs.
    """
    lines = head[-HEAD_BLOCKS:]
    for at in range(len(lines) - 1, -1, -1):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if found := _read_byline(lines[at], following):
            return found
    for block, below in zip_longest(tail[:TAIL_BLOCKS], tail[1:TAIL_BLOCKS]):
        if found := _read_closing_byline(block) or _read_below(block, below):
            return found
    if found := next(filter(None, map(_read_closing_byline, body[-1:])), None):
        return found
    near = head[-NEAR_BLOCKS:]
    employed = next(filter(None, map(_read_employed, reversed(near))), None)
    signature = find_signature(head, tail) or _find_above_date(lines, tail)
    return employed or signature or find_house(near)


def _read_byline(block: Block, following: Block | None) -> Found | None:
    """The name in a line such as "By Jane Doe", "Jane Doe, Correspondent", "Jane Doe |".

    A date may stand before it ("3 May 2031 | By Jane Doe"), and a desk with its place ("Our
    correspondent in Lund, Jane Doe"). Where the line only announces the name, it is `following`.
    """
    place = _find_author(block.text) if len(block.text) <= LINE_CHARS else None
    if place is None:
        return None
    if place[0] < place[1]:
        return cut_block(block, *place)
    return _read_names(following, 0) if following else None


@lru_cache(KEPT)
def _find_author(line: str) -> tuple[int, int] | None:
    """Where the author's name stands in a line; nothing at its end where that only announces it."""
    block, forms = Block(0, len(line), line), find_date_forms(line)
    if forms and not count_stray_words(line, forms):
        return None
    if (info := read_info(block)) is not None:
        return (info.author.start, info.author.end) if info.author else None
    date_end = _find_date_end(line)
    cue = load_cue_pattern().match(line, date_end)
    if cue and cue.end() >= len(line):
        return len(line), len(line)
    found = _read_behind_cue(block, cue, date_end) if cue else _read_last(block, date_end)
    if found is not None:
        return found.start, found.end
    end = None if cue else _find_told_end(line) or _find_plain_end(block)
    return (0, end) if end else None


def _read_behind_cue(block: Block, cue: re.Match[str], date_end: int) -> Found | None:
    """The name that "By" announces, behind a desk perhaps; an account's where a date follows."""
    named = _read_names(block, cue.end(), is_dated=date_end > 0)
    return named or _read_behind_desk(block, cue.end()) or _read_account(block, cue)


def _find_plain_end(block: Block) -> int | None:
    """The end of the names with which a line begins that goes on with a role, place or date."""
    end = find_people(block.text)
    if end is None or looks_like_outlet(block.text[:end]):
        return None
    rest = block.text[end:].strip()
    if rest[:1] == "," and is_place(rest[1:]) and is_author_name(block.text[:end]):
        return end
    is_role = rest[:1] in SEPARATORS and begins_role(rest[1:])
    if is_role or rest in ("|", "•") or EMAIL.fullmatch(rest):
        return end
    if ends_with_account(block.text, end):
        return end
    if _is_dated_rest(rest) and not (rest[0] == "," and begins_as_place(block.text[:end])):
        return end
    return end if _tells_from(block, end) else None


def _find_told_end(text: str) -> int | None:
    """The end of an author's name that a date, a known outlet or a role follows without a sign."""
    end = find_end_before_date(text, 0)
    end = find_end_before_outlet(text) if end is None else end
    if end is None and ends_with_role(text):
        end = find_end_before_role(text, 0)
    return end if end is not None and is_author_name(text[:end]) else None


def _read_behind_desk(block: Block, start: int) -> Found | None:
    """The name behind a desk ("our correspondent Jane Doe")."""
    end = _find_desk_end(block.text, start)
    return _read_names(block, end) if end else None


def _tells_from(block: Block, end: int) -> bool:
    """Whether a person's name goes on as a line that signs does ("reports from the quay")."""
    telling = re.compile(rf"\s(?:{match_any(load_words('bylines', 'tells_from'))})\s")
    words = len(block.text[end:].split())
    is_line = words <= BYLINE_REST and block.text[-1].isalnum()
    return is_line and bool(telling.match(block.text, end)) and is_author_name(block.text[:end])


def _read_employed(block: Block) -> Found | None:
    """The people beside a house and nothing else ("Jane Doe, Lund News Agency")."""
    end = find_people(block.text) if len(block.text) <= LINE_CHARS else None
    if end is None or not is_author_name(block.text[:end]):
        return None
    rest = block.text[end:].strip()
    is_told = rest[:1] in SEPARATORS and is_house_name(rest[1:].strip())
    return cut_block(block, 0, end) if is_told else None


def _read_last(block: Block, date_end: int) -> Found | None:
    """The name with which a line ends behind its date or a desk ("3 May 2031 — Jane Doe")."""
    if date_end and (match := BEHIND_DATE.match(block.text, date_end)):
        start = match.end()
    elif (desk_end := _find_desk_end(block.text)) and find_person(block.text, desk_end):
        return _read_names(block, desk_end)
    else:
        desk, comma, _ = block.text.rpartition(", ")
        start = len(desk) + len(comma) if comma and is_desk(desk) else 0
    end = find_people(block.text, start) if start else None
    if end is None or looks_like_outlet(block.text[start:end]):
        return None
    rest = block.text[end:].strip()
    is_house = (
        rest[:1] in SEPARATORS
        and len(rest.split()) <= HOUSE_WORDS
        and is_full_name(rest[1:].strip())
    )
    return cut_block(block, start, end) if not rest or is_house else None


def _find_desk_end(text: str, start: int = 0) -> int:
    """Where the desk ends that begins at `start` ("Our correspondent Jane Doe"); else 0."""
    if not has_desk(text[start:]):
        return 0
    words = [match.end() for match in WORD.finditer(text, start, start + DESK_CHARS)]
    ends = (end for end in words if is_desk(text[start:end]))
    return max(ends, default=0)


def _find_date_end(text: str) -> int:
    """Where the date ends with which a line begins, a weekday or label before it; else 0.

    An hour may stand behind it ("Posted 3 May 2031, 14:07 by").
    """
    first = next(iter(find_date_forms(text)), None)
    if first is None:
        return 0
    before = text[: first.start].strip(" ,.:").lower()
    if before and before not in load_weekdays() and before not in load_date_labels():
        return 0
    clock = CLOCK.match(text, first.end)
    end = clock.end() if clock else first.end
    zone = ZONE.match(text, end)
    known = load_words("calendar", "filler")
    is_zone = zone and zone[1].lower() in known and not announces_author(zone[1])
    return zone.end() if zone and is_zone else end


def _read_account(block: Block, cue: re.Match[str]) -> Found | None:
    """The one word in "Posted by quayside on 3 May 2031", which is a name by its place alone."""
    match = ACCOUNT.match(block.text, cue.end())
    if match is None or " " not in cue["cue"] or not find_date_forms(match["rest"]):
        return None
    name = match["name"]
    if not is_person(name) or name in load_agencies() or looks_like_outlet(name):
        return None
    return find_in_block(block, match, "name")


def _read_names(block: Block, start: int, *, is_dated: bool = False) -> Found | None:
    """The names that begin at `start`; behind a date a section may follow ("in security")."""
    if len(block.text) > LINE_CHARS:
        return None
    end = _find_names_end(block.text, start)
    if end is None or looks_like_outlet(block.text[start:end]):
        return None
    rest = block.text[end:].lstrip()
    end = start + len(cut_repeated(block.text[start:end]))
    # "By Jane Doe has seen the papers" is prose; a line goes on with a role, a date or a place.
    if rest[:1].isalpha() and rest[:1].islower() and not starts_with_role(rest):
        in_section = is_dated and IN_SECTION.match(rest) is not None
        is_told = in_section or (len(rest) < DATED_CHARS and is_dated_soon(rest))
        return cut_block(block, start, end) if is_told else None
    return cut_block(block, start, end)


def _find_names_end(text: str, start: int) -> int | None:
    """The end of the names at `start`; a date, a role or a house may follow without a sign."""
    ways = (find_end_before_date, find_end_before_role, find_end_before_outlet)
    ends = [end for find_end in ways if (end := find_end(text, start)) is not None]
    return min(ends) if ends else find_people(text, start)


def _is_dated_rest(rest: str) -> bool:
    return rest[:1] in SEPARATORS and len(rest) < DATED_CHARS and is_dated_soon(rest)


def _read_closing_byline(block: Block) -> Found | None:
    """The name in "(Reporting by Jane Doe; Editing by John Roe)" or in a line "By Jane Doe"."""
    text = block.text[-LINE_CHARS * 2 :]
    shift = len(block.text) - len(text)
    if match := load_closing_pattern().search(text):
        return (
            _read_names(Block(block.start + shift, block.end, text[:LINE_CHARS]), match.end())
            if len(text) <= LINE_CHARS
            else _read_piece(block, shift + match.end())
        )
    cue = load_cue_pattern().match(block.text)
    if cue and (" " in cue["cue"] or ":" in cue[0]) and len(block.text) <= LINE_CHARS:
        return _read_names(block, cue.end())
    return None


def _read_below(block: Block, below: Block | None) -> Found | None:
    """The name below a line that announces it in several words ("Article written by:")."""
    cue = load_cue_pattern().fullmatch(block.text)
    is_told = cue is not None and (" " in cue["cue"] or ":" in cue[0])
    return _read_names(below, 0) if below and is_told else None


def _find_above_date(lines: Sequence[Block], tail: Sequence[Block]) -> Found | None:
    """A name alone right above the last line that dates the report, however far above the text.

    Its first name is a known one, or a note below the report begins with it.
    """
    dated = [at for at, block in enumerate(lines) if at and is_date_line(block)]
    above = lines[dated[-1] - 1] if dated else None
    if above is None or not (is_author_name(above.text) or is_signature(above, tail)):
        return None
    return Found(above.text, above.start, above.end)


def _read_piece(block: Block, start: int) -> Found | None:
    end = find_people(block.text[: start + LINE_CHARS], start)
    return cut_block(block, start, end) if end else None
