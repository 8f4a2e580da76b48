"""Lines above a report that name a house beside the date: "12 March 2031 - DPN"."""

import re

from consilience.extraction.blocks import Block
from consilience.extraction.date_forms import DateForm, find_date_forms
from consilience.extraction.found import Found, cut_block
from consilience.language.agencies import is_creditable, load_agencies
from consilience.language.calendar import load_date_labels, load_weekdays
from consilience.language.gazetteer import find_place
from consilience.language.lexicon import load_words
from consilience.language.outlets import is_full_name, is_masthead, is_section, looks_like_outlet

LINE_CHARS = 100
MARK = r"(?:\s*[|•·⋅/]|\s+[-–—]{1,2}(?=\s))\s*"  # sets off a name from a date
NAME_BEFORE = re.compile(rf"(?P<name>[^|•·⋅/()]{{2,60}}?){MARK}$")
CODE_BEFORE = re.compile(r"(?P<name>[A-Z]{2,6}),\s*$")
NAME_COMMA = re.compile(r"(?P<name>[^|•·⋅/(),]{2,60}?),\s*$")
NAME_BEHIND = re.compile(rf"(?:{MARK}|\s*\()(?P<name>[^|•·⋅/()]{{2,60}}?)[\s.)|]*$")
WEEKDAY = re.compile(r"([^\W\d_]+)[,.\s]*$")
BAR = re.compile(r"\s*[|•·]\s*")
EDGES = " \t,.;:|–—-"
WEEKDAY_CHARS = 16
CODE_CHARS = range(2, 7)  # of an agency's, as credits print it
SURE_CHARS = 3  # of a code that stands beside a place; "MP" and "UK" are none
PARTING = re.compile(r"\s*[,|•·⋅/()]\s*|\s+[-–—]{1,2}(?:\s+|$)")
IN_BRACKETS = re.compile(r"\s*\((?P<code>[A-Z]{2,6})\)\W*")  # behind a date
PLACE_WORDS = 3


def find_dated_agency(block: Block) -> Found | None:
    """The agency that is named beside the date of a line and nothing else is, None for other lines.

    It is a known one, or a code in capitals that is neither a place's nor a section's. A comma
    may stand between ("DPN, 12 March 2031"), and the place of writing beside the two.
    """
    if _find_day(block) is None:
        return None
    found = find_beside_date(block) or find_beside_date(block, before=CODE_BEFORE)
    if found and (found.text in load_agencies() or is_agency_code(found.text)):
        return found
    return _find_beside_place(block)


def _find_beside_place(block: Block) -> Found | None:
    """The agency in a line of agency, place and date ("DPN, Lassena – Friday 12 March 2031").

    It may stand in brackets behind the date ("LASSENA, 12 March 2031 (DPN)").
    """
    day = _find_day(block)
    if day is None:
        return None
    if behind := IN_BRACKETS.fullmatch(block.text, day.end):
        place = block.text[: _find_weekday(block.text, day.start)].strip(EDGES)
        is_told = _is_sure_code(behind["code"]) and _may_be_place(place)
        return cut_block(block, *behind.span("code")) if is_told else None
    if block.text[day.end :].strip(EDGES):
        return None
    before = block.text[: _find_weekday(block.text, day.start)].rstrip(EDGES)
    parts = [part for part in PARTING.split(before) if part]
    codes = [part for part in parts if _is_sure_code(part)]
    places = [part for part in parts if part not in codes and _may_be_place(part)]
    if len(parts) != 2 or len(codes) != 1 or len(places) != 1:
        return None
    start = before.index(codes[0])
    return cut_block(block, start, start + len(codes[0]))


def _is_sure_code(name: str) -> bool:
    known = name in load_agencies() and name.isupper()
    return len(name) >= SURE_CHARS and (known or is_agency_code(name))


def _may_be_place(name: str) -> bool:
    words = name.split()
    return is_full_name(name) and len(words) <= PLACE_WORDS and not is_section(name)


def find_dated_masthead(block: Block) -> Found | None:
    """The outlet's name beside the date of a line: "HARBOUR WEEKLY | 27 March 2031".

    Beside the date may stand the price or the number of the issue.
    """
    found = find_beside_date(block) or _find_before_bars(block)
    if found is None or not is_full_name(found.text) or is_section(found.text):
        return None
    is_outlet = is_masthead(found.text) or (" " in found.text and looks_like_outlet(found.text))
    return found if is_outlet else None


def find_before_comma(block: Block) -> Found | None:
    """The outlet's name before a comma and the date that ends a line ("LUND POST, 7 MAY 2031")."""
    found = find_beside_date(block, before=NAME_COMMA)
    is_name = found is not None and is_full_name(found.text) and " " in found.text
    return found if found and is_name and looks_like_outlet(found.text) else None


def _find_before_bars(block: Block) -> Found | None:
    """What stands first of a line that bars divide, if one of the next two parts is a day."""
    name, *others = BAR.split(block.text) if len(block.text) <= LINE_CHARS else [""]
    is_day = len(others) > 1 and any(
        form.day and not part[form.end :].strip(EDGES)
        for part in others[:2]
        for form in find_date_forms(part)
    )
    return cut_block(block, 0, len(name)) if is_day and name else None


def find_beside_date(block: Block, *, before: re.Pattern[str] = NAME_BEFORE) -> Found | None:
    """What a line holds beside one date, set off by a bar, dash or brackets; None for other lines.

    A weekday and a label ("Published") belong to the date. `before` reads what stands ahead of it.
    """
    day = _find_day(block)
    if day is None:
        return None
    start, end = _find_weekday(block.text, day.start), day.end
    ahead = before.match(block.text[:start])
    behind = NAME_BEHIND.match(block.text, end)
    if ahead and not block.text[end:].strip(EDGES):
        return cut_block(block, *ahead.span("name"))
    if behind and _is_label(block.text[:start]):
        return cut_block(block, *behind.span("name"))
    return None


def _find_day(block: Block) -> DateForm | None:
    """The day that a short line names, if it is the only date in it."""
    forms = find_date_forms(block.text) if len(block.text) <= LINE_CHARS else ()
    return forms[0] if len(forms) == 1 and forms[0].day is not None else None


def _is_label(text: str) -> bool:
    label = text.strip(EDGES).lower()
    return not label or label in load_date_labels()


def _find_weekday(text: str, start: int) -> int:
    """Where the weekday right before a date begins; where the date does if there is none."""
    match = WEEKDAY.search(text[max(0, start - WEEKDAY_CHARS) : start])
    if match is None or match[1].lower() not in load_weekdays():
        return start
    return start - len(match[0])


def is_agency_code(name: str) -> bool:
    """Whether a name is a code in capitals that is neither a place's nor a section's."""
    plain = name.isalpha() and name.isupper() and len(name) in CODE_CHARS
    known = name.lower() in load_words("calendar", "filler") or is_section(name)
    return plain and not known and is_creditable(name) and find_place(name.title()) is None
