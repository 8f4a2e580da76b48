"""Lines above a report that name houses: "Lund Post and Deltawire · 7 March 2031"."""

import re
from collections.abc import Iterator

from consilience.extraction.blocks import Block
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.dated_lines import NAME_COMMA, find_beside_date, is_agency_code
from consilience.extraction.found import Found, find_in_block, trim_found
from consilience.language.agencies import load_agencies
from consilience.language.bylines import cut_desk, has_desk, load_cue_pattern
from consilience.language.furniture import load_function_words
from consilience.language.lexicon import load_words
from consilience.language.outlets import is_full_name, is_masthead, is_section, looks_like_outlet
from consilience.language.sources import fold_outlet

LINE_CHARS = 120
NAME_WORDS = 5
JOINED = re.compile(r"\s?[/,&+]\s?|\s(?:and|with)\s")
BY_BEHIND = re.compile(r"[\s,.|·•–—-]*(?P<rest>[Bb][Yy]\s.+)$")


def find_houses(block: Block) -> tuple[Found, ...]:
    """The houses that a line names beside a date, before a desk or behind "By"; else ().

    Of several joined one must be an outlet or agency by its words ("Deltawire and Ledger staff"),
    or an agency's code beside one with a desk ("Ledger staff and DPN"); one alone beside a date
    has the name of a newspaper or an agency.
    """
    if len(block.text) > LINE_CHARS:
        return ()
    dated = find_beside_date(block) or find_beside_date(block, before=NAME_COMMA)
    dated = dated or _find_behind_date(block)
    line = dated or Found(block.text, block.start, block.end)
    cue = load_cue_pattern().match(line.text)
    if not (dated or cue or has_desk(block.text)):
        return ()
    named = line.text[cue.end() if cue else 0 :]
    without_desk = cut_desk(named)
    is_cut = len(without_desk) < len(named) and named.startswith(without_desk)
    start = line.start + len(line.text) - len(named)
    divided = tuple(_divide(without_desk if is_cut else named, start))
    houses = tuple(map(_cut_desk, divided))
    if not houses or not all(_may_name_house(one.text) for one in houses):
        return ()
    if len(houses) > 1 and houses != divided and any(is_agency_code(one.text) for one in houses):
        return houses
    if not (dated or cue or is_cut):
        return ()
    if len(houses) == 1 and dated and not cue:
        return houses if _is_sure(houses[0].text) else ()
    return houses if any(is_outlet_name(one.text) for one in houses) else ()


def _find_behind_date(block: Block) -> Found | None:
    """What "by" follows a date with ("Posted 7 March 2031, 7:02 PM, by Lund Post staff")."""
    form = next(iter(find_date_forms(block.text[:LINE_CHARS])), None)
    match = BY_BEHIND.match(block.text, form.end) if form and form.day else None
    return find_in_block(block, match, "rest") if match else None


def is_outlet_name(name: str) -> bool:
    """Whether a short name in capitals has a word that names of outlets have."""
    words, small = name.split(), load_function_words()
    is_capital = all(word[0].isupper() or word in small or word == "&" for word in words)
    return len(words) <= NAME_WORDS and is_capital and looks_like_outlet(name)


def is_agency_name(name: str) -> bool:
    """Whether a name is a known agency's or has a word that agencies' names have."""
    words = fold_outlet(name).split()
    is_told = len(words) > 1 and not load_words("sources", "agency_words").isdisjoint(words)
    return name in load_agencies() or is_told


def _divide(text: str, start: int) -> Iterator[Found]:
    """The names that "and", a comma or a stroke join, with their places on the page."""
    at = 0
    for match in (*JOINED.finditer(text), None):
        end = match.start() if match else len(text)
        yield trim_found(Found(text[at:end], start + at, start + end))
        at = match.end() if match else end


def _cut_desk(house: Found) -> Found:
    """The house without the desk behind it ("Lund Post staff")."""
    name = cut_desk(house.text)
    is_cut = house.text.startswith(name)
    return Found(name, house.start, house.start + len(name)) if is_cut else house


def _may_name_house(name: str) -> bool:
    is_short = bool(name) and len(name.split()) <= NAME_WORDS
    return is_short and is_full_name(name) and not is_section(name)


def _is_sure(name: str) -> bool:
    return is_masthead(name) or is_agency_name(name)
