"""Who a page says wrote, printed and supplied a report, with the places where it says so."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from anyascii import anyascii

from consilience.extraction.blocks import Block
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.dated_lines import find_dated_agency
from consilience.extraction.datelines import OPENING_CHARS, find_dateline
from consilience.extraction.found import Found, cut_block, find_in_block, order_found, trim_found
from consilience.extraction.mastheads import find_masthead
from consilience.language.agencies import (
    CreditPlace,
    is_about_picture,
    is_creditable,
    load_agencies,
    load_credit_patterns,
)
from consilience.language.bylines import (
    cut_desk,
    find_people,
    find_person,
    is_desk,
    is_person,
    load_closing_pattern,
    load_cue_pattern,
    starts_with_role,
)
from consilience.language.first_names import find_name_gender
from consilience.language.furniture import load_function_words
from consilience.language.lexicon import load_words
from consilience.language.outlets import NAME, load_statements, looks_like_outlet

LINE_CHARS = 200  # a longer line above or below a report is no credit line
CLOSING_CHARS = 300  # of the last one
HEAD_BLOCKS = 40  # above the report and
TAIL_BLOCKS = 12  # below it; lines farther off speak of other reports
EDGE_BLOCKS = 300  # from the ends of what stands above and below are searched for the outlet
MASTHEADS = 3  # first lines of a page, which may begin with the outlet's name
SIGNED_WITHIN = 3  # lines from a person's name alone on a line to the date of the report
NEAR_BLOCKS = 8  # above the report, where a bare name may be its author's
SEPARATORS = tuple("|•·-–—,/(⋅∙")  # between a name and a role or a date
BYLINE_REST = 8  # words after the name in a line that is a byline and nothing else
WINDOW_BREAK = re.compile(r"\s(?:\||[-–—])\s")  # in a page's `<title>`
ACCOUNT = re.compile(r"(?P<name>[^\W\d_][\w.-]{1,30})\s(?:on\s|at\s|[|•·–—-]\s)(?P<rest>.+)")
AFTER_NAME = re.compile(
    r"\s*(?:\||•|\s[-–—]\s|,\s\d).*$"
)  # a date or place in a line of the byline
OUTLET_WORDS = 5
CREDIT_CHARS = 60
CREDIT_MARKS = " \t()[]–—-.,;*|©\u00a0"
HOUSES_BREAK = re.compile(r"\s?[/,&+;]\s?|\s(?:[-–—]|and|with)\s", re.IGNORECASE)
IN_BRACKETS = re.compile(r"[(/](?P<house>[^()/]{2,30})[)/]")


@dataclass(frozen=True, slots=True)
class Credits:
    """Byline, outlet, credited houses and dateline of one report; None where the page is silent.

    `byline` is the name or names alone, `dateline` a prefix of the first body block up to and
    with its dash. `agencies` are in page order, each wording once.
    """

    byline: Found | None
    outlet: Found | None
    agencies: tuple[Found, ...]
    dateline: Found | None


def read_credits(head: Sequence[Block], body: Sequence[Block], tail: Sequence[Block]) -> Credits:
    """What the blocks above (`head`), in (`body`) and below (`tail`) a report credit it to.

    Credits of photographs are no credits of the text, and a house that is only quoted ("told
    Reuters") is none either. An outlet is named only where the page itself does so plainly.
    """
    dateline = find_dateline(body[0]) if body else None
    return Credits(
        byline=_find_byline(head, body, tail),
        outlet=_find_outlet(head, body, tail),
        agencies=order_found(_find_agencies(head, body, tail, dateline)),
        dateline=dateline[0] if dateline else None,
    )


def is_byline(block: Block, opening: str = "") -> bool:
    """Whether a line does nothing but name the author ("By Jane Doe, Political Editor").

    The author may be a desk ("By Newsroom", "Staff report") or a house ("By AFP", "By AFP
    staff"); a code that the text's `opening` has in brackets or strokes is a house's too.
    """
    if len(block.text) > LINE_CHARS:
        return False
    cue = load_cue_pattern().match(block.text)
    unnamed = block.text[cue.end() :] if cue else block.text
    if _is_unnamed_author(unnamed, opening, is_cued=bool(cue)):
        return True
    found = _read_byline(block, None) or _read_closing_byline(block)
    rest = block.text[found.end - block.start :] if found else ""
    return bool(found and len(rest.split()) <= BYLINE_REST) or bool(
        cue and cue.end() >= len(block.text) and " " in block.text
    )


def _is_unnamed_author(text: str, opening: str, *, is_cued: bool) -> bool:
    """Whether a line, or its rest behind "By", is a desk's name, or a house's behind "By"."""
    name = AFTER_NAME.sub("", text).strip(" .")
    house = cut_desk(name) if is_cued else ""
    if house and (_is_agency(house, opening) or _is_outlet_name(house)):
        return True
    return is_desk(name, may_name_house=is_cued) and (is_cued or name[0].isupper())


def _is_agency(name: str, opening: str) -> bool:
    """Whether a name is an agency's, or a code that the opening has in brackets or strokes."""
    if name in load_agencies():
        return True
    codes = {match["house"].strip() for match in IN_BRACKETS.finditer(opening[:OPENING_CHARS])}
    return name.isupper() and name in codes


def _is_outlet_name(name: str) -> bool:
    words, small = name.split(), load_function_words()
    is_capital = all(word[0].isupper() or word in small or word == "&" for word in words)
    return len(words) <= OUTLET_WORDS and is_capital and looks_like_outlet(name)


def is_credit_line(block: Block, opening: str = "") -> bool:
    """Whether a line does nothing but credit agencies: "ANP", "— AFP", "Reuters/AP", "(dpa)".

    A code that the text's `opening` has in brackets or strokes is an agency's too. The date may
    stand beside it ("3 May 2031 - DPN").
    """
    if find_dated_agency(block) is not None:
        return True
    if len(block.text) > CREDIT_CHARS:
        return False
    names = [one.strip(CREDIT_MARKS) for one in HOUSES_BREAK.split(block.text.strip(CREDIT_MARKS))]
    return any(names) and all(_is_agency(one, opening) for one in names)


def _find_agencies(
    head: Sequence[Block],
    body: Sequence[Block],
    tail: Sequence[Block],
    dateline: tuple[Found, Found | None] | None,
) -> Iterator[Found]:
    if dateline and dateline[1]:
        yield from _divide(dateline[1])
    for block in body[:1]:
        opening = Block(block.start, block.end, block.text[:OPENING_CHARS])
        yield from _match_credits(opening, "first")
    for block in body[-1:]:
        cut = max(0, len(block.text) - CLOSING_CHARS)
        closing = Block(block.start + cut, block.end, block.text[cut:])
        yield from _match_credits(closing, "last")
    yield from filter(None, map(find_dated_agency, head[-NEAR_BLOCKS:]))
    for block in (*head[-HEAD_BLOCKS:], *tail[:TAIL_BLOCKS]):
        if len(block.text) <= LINE_CHARS:
            found = [*_match_credits(block, "edge"), *_match_credits(block, "last")]
            yield from () if found and is_about_picture(block.text) else found


def _match_credits(block: Block, place: CreditPlace) -> Iterator[Found]:
    for pattern in load_credit_patterns(place):
        for match in pattern.finditer(block.text):
            group = "credit" if match["credit"] else "named"
            yield from _divide(find_in_block(block, match, group))


def _divide(found: Found) -> Iterator[Found]:
    """Give each house of "ANI/TPS" or "AP - AFP" by itself."""
    at = 0
    for number, part in enumerate(_split_houses(found.text)):
        one = trim_found(Found(part, found.start + at, found.start + at + len(part)))
        at += len(part)
        if number % 2 == 0 and one.text[:1].isalnum() and is_creditable(one.text):
            yield one


def _split_houses(text: str) -> list[str]:
    """Houses and, at odd places, what stands between them; "and" may be part of another name."""
    agencies = re.split(r"(\sand\s)", text)
    if len(agencies) > 1 and all(one.strip() in load_agencies() for one in agencies[::2]):
        return agencies
    return re.split(r"([/,&+]|\s[-–—]\s)", text)


def _find_byline(
    head: Sequence[Block], body: Sequence[Block], tail: Sequence[Block]
) -> Found | None:
    lines = head[-HEAD_BLOCKS:]
    for at in range(len(lines) - 1, -1, -1):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if found := _read_byline(lines[at], following):
            return found
    for block in (*tail[:TAIL_BLOCKS], *body[-1:]):
        if found := _read_closing_byline(block):
            return found
    return _find_signature(head, tail)


def _read_byline(block: Block, following: Block | None) -> Found | None:
    """The name in a line such as "By Jane Doe", "Jane Doe, Correspondent", "Jane Doe |".

    A date may stand before it ("3 May 2031 | By Jane Doe").
    """
    if len(block.text) > LINE_CHARS:
        return None
    cue = load_cue_pattern().match(block.text, _find_date_end(block.text))
    if cue and cue.end() >= len(block.text):
        return _read_names(following, 0) if following else None
    if cue:
        return _read_names(block, cue.end()) or _read_account(block, cue)
    end = find_people(block.text)
    if end is None or looks_like_outlet(block.text[:end]):
        return None
    rest = block.text[end:].strip()
    if (rest[:1] in SEPARATORS and starts_with_role(rest)) or rest in ("|", "•"):
        return cut_block(block, 0, end)
    if _is_dated_rest(rest):
        return cut_block(block, 0, end)
    return None


def _find_date_end(text: str) -> int:
    """Where the date ends with which a line begins; 0 for other lines."""
    first = next(iter(find_date_forms(text)), None)
    return first.end if first and not text[: first.start].strip() else 0


def _read_account(block: Block, cue: re.Match[str]) -> Found | None:
    """The one word in "Posted by quayside on 3 May 2031", which is a name by its place alone."""
    match = ACCOUNT.match(block.text, cue.end())
    if match is None or " " not in cue["cue"] or not find_date_forms(match["rest"]):
        return None
    name = match["name"]
    if not is_person(name) or name in load_agencies() or looks_like_outlet(name):
        return None
    return find_in_block(block, match, "name")


def _read_names(block: Block, start: int) -> Found | None:
    end = find_people(block.text, start)
    if end is None or len(block.text) > LINE_CHARS or looks_like_outlet(block.text[start:end]):
        return None
    rest = block.text[end:].lstrip()
    # "By Jane Doe has seen the papers" is prose; a line goes on with a role, a date or a place.
    if rest[:1].isalpha() and rest[:1].islower() and not starts_with_role(rest):
        return None
    return cut_block(block, start, end)


def _is_dated_rest(rest: str) -> bool:
    return rest[:1] in SEPARATORS and bool(find_date_forms(rest)) and len(rest) < 60


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


def _read_piece(block: Block, start: int) -> Found | None:
    end = find_people(block.text[: start + LINE_CHARS], start)
    return cut_block(block, start, end) if end else None


def _find_signature(head: Sequence[Block], tail: Sequence[Block]) -> Found | None:
    """A bare name above the report that a date line or a note about the author shows to be one."""
    near = head[-NEAR_BLOCKS:]
    for at, block in enumerate(near):
        if not _is_bare_name(block.text):
            continue
        several = find_person(block.text) != len(block.text)
        reach = SIGNED_WITHIN if _has_first_name(block.text) else int(several)
        dated = any(
            find_date_forms(other.text[:LINE_CHARS]) for other in near[at + 1 : at + 1 + reach]
        )
        if dated or is_signature(block, tail):
            return Found(block.text, block.start, block.end)
    return None


def is_signature(block: Block, tail: Sequence[Block]) -> bool:
    """Whether a line is a name alone, of whom a note below the report tells ("Jane Doe is …")."""
    noted = any(other.text.startswith(block.text) for other in tail[:TAIL_BLOCKS])
    return noted and _is_bare_name(block.text)


def _is_bare_name(text: str) -> bool:
    if len(text) > LINE_CHARS or find_people(text) != len(text):
        return False
    return not looks_like_outlet(text) and text not in load_agencies()


def _has_first_name(name: str) -> bool:
    return find_name_gender(anyascii(name.split()[0].lower())) is not None


def _find_outlet(
    head: Sequence[Block], body: Sequence[Block], tail: Sequence[Block]
) -> Found | None:
    if found := _find_outlet_byline(head) or _find_window_title(head):
        return found
    page = (*_take_ends(head), *_take_ends(tail))
    lines = {block.text for block in page}
    upwards = (*reversed(page), *body[-1:])
    short = [block for block in upwards if len(block.text) <= LINE_CHARS * 2]
    mastheads = tuple(block.text for block in head[:MASTHEADS])
    for pattern, corroborate in load_statements():
        for block in short:
            match = pattern.search(block.text)
            found = _without_tail_words(find_in_block(block, match, "outlet")) if match else None
            if found and (not corroborate or _is_corroborated(found, lines, mastheads)):
                return found
    return find_masthead(head, tail)


def _take_ends(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, of a very long page its first and last ones, where outlets are named."""
    return (
        blocks
        if len(blocks) <= 2 * EDGE_BLOCKS
        else (*blocks[:EDGE_BLOCKS], *blocks[-EDGE_BLOCKS:])
    )


def _find_window_title(head: Sequence[Block]) -> Found | None:
    """The outlet at the end of a page's first line, where the rest of it is a headline below."""
    first = head[0] if head else None
    parts = list(WINDOW_BREAK.finditer(first.text)) if first else []
    if first is None or not parts or len(first.text) > LINE_CHARS * 2:
        return None
    headline, outlet = first.text[: parts[-1].start()], first.text[parts[-1].end() :]
    if looks_like_outlet(outlet) and any(headline == block.text for block in head[1:]):
        return cut_block(first, parts[-1].end(), len(first.text))
    return None


def _find_outlet_byline(head: Sequence[Block]) -> Found | None:
    name = re.compile(rf"{NAME}$")
    for block, following in pairwise(head[-HEAD_BLOCKS:]):
        cue = load_cue_pattern().match(block.text)
        if cue and cue.end() >= len(block.text) and len(following.text) <= 60:
            match = name.match(following.text)
            if match and looks_like_outlet(match[0]):
                return find_in_block(following, match)
    return None


def _without_tail_words(found: Found) -> Found | None:
    refused = load_words("outlets", "not_outlets")
    text = found.text
    words = text.split()
    while words and words[-1].lower() in refused:
        words.pop()
    joined = " ".join(words)
    if not joined or joined.lower() in refused or not text.startswith(joined):
        return None
    return Found(joined, found.start, found.start + len(joined))


def _is_corroborated(found: Found, lines: Set[str], mastheads: Sequence[str]) -> bool:
    """Whether a name is an outlet's by its words, stands alone on a line, or heads the page."""
    if found.text in lines or (looks_like_outlet(found.text) and " " in found.text):
        return True
    return any(line.startswith(found.text) for line in mastheads)
