"""Houses and desks in the author's place: "By AFP staff", "Our correspondent"."""

import re
from collections.abc import Sequence

from consilience.extraction.blocks import Block
from consilience.extraction.datelines import OPENING_CHARS
from consilience.extraction.found import Found, cut_block
from consilience.extraction.house_lines import is_outlet_name
from consilience.extraction.signatures import LINE_CHARS
from consilience.language.agencies import load_agencies
from consilience.language.bylines import (
    cut_desk,
    is_desk,
    is_own_role,
    is_person,
    load_cue_pattern,
)
from consilience.language.calendar import load_months, load_weekdays
from consilience.language.outlets import is_full_name, is_section

SHORT_WORD = 2  # letters; "By us"
IN_BRACKETS = re.compile(r"[(/](?P<house>[^()/]{2,30})[)/]")
AFTER_NAME = re.compile(
    r"\s*(?:\||•|·|\s[-–—]\s|,\s\d).*$"
)  # a date or place in a line of the byline


def is_agency(name: str, opening: str) -> bool:
    """Whether a name is an agency's, or a code that the opening has in brackets or strokes."""
    if name in load_agencies():
        return True
    codes = {match["house"].strip() for match in IN_BRACKETS.finditer(opening[:OPENING_CHARS])}
    return name.isupper() and name in codes


def is_unnamed_author(text: str, opening: str, *, is_cued: bool) -> bool:
    """Whether a line, or its rest behind "By", is a desk's name, or a house's behind "By"."""
    name = AFTER_NAME.sub("", text).strip(" .")
    house = cut_desk(name) if is_cued else ""
    if house and (is_agency(house, opening) or is_outlet_name(house) or _is_one_name(house)):
        return True
    if is_cued and is_own_role(name):
        return True
    return is_desk(name, may_name_house=is_cued) and (is_cued or name[0].isupper())


def find_house(near: Sequence[Block]) -> Found | None:
    """The name behind "By" that is no full person's: a house's, by its words or as one word."""
    for block in reversed(near):
        cue = load_cue_pattern().match(block.text) if len(block.text) <= LINE_CHARS else None
        rest = block.text[cue.end() :] if cue else ""
        name = AFTER_NAME.sub("", rest).rstrip(" .")
        if cue and (_is_one_name(name) or (cut_desk(name) == name and is_house_name(name))):
            return cut_block(block, cue.end(), cue.end() + len(name))
    return None


def is_house_name(text: str) -> bool:
    """Whether a text is an agency's name, or an outlet's by its words, and nothing else."""
    if text in load_agencies():
        return True
    return is_outlet_name(text) and is_full_name(text) and not is_section(text)


def _is_one_name(text: str) -> bool:
    """Whether a word behind "By" is a name that is none of a desk, a section or a day."""
    plain = " " not in text and text.isalpha() and len(text) > SHORT_WORD and text[0].isupper()
    known = text.lower() in load_weekdays() or text.lower() in load_months()
    return plain and is_person(text) and not (known or is_section(text) or text.isupper())
