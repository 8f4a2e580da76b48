"""Place, date and house before a report's first words: "TEL AVIV (Reuters) — "."""

import re

from consilience.extraction.blocks import Block
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.found import Found, cut_block, find_in_block, trim_found
from consilience.language.agencies import is_creditable, is_house
from consilience.language.calendar import load_weekdays
from consilience.language.furniture import load_function_words
from consilience.language.outlets import NAME

OPENING_CHARS = 500  # of the first body block, where a dateline or a credit may stand
DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^.!?()–—―:;“”\"]{1,60}?(?:\.[^.!?()–—―:;“”\"]{1,40}?)?)\s?"
    r"(?P<credit>\((?P<house>[^()]{2,60})\)|/(?P<wire>[\w .-]{3,30})/)?\s?"
    r"(?P<mark>[–—―]|:(?=\s)|--|\s-(?=\s)|-(?=\s))",
)
# "MOSCOW, October 4. /TASS/." and "LISBON, May 20 (Lusa)" need no dash.
WIRE_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^!?()/–—―:;“”\"]{1,60}?)\.?\s"
    r"(?:/(?P<wire>[\w .-]{2,30})/|\((?P<house>[^()]{2,40})\))(?P<mark>[.:,]?)(?=\s)"
)
# "(LISBON, 20 May 2031 - LUSA) The port …"
BRACKETED = re.compile(
    r"\((?P<place>[^\W\d_][^()–—―]{1,60}?)(?:\s[-–—―]\s|\s?[–—―|]\s?)(?P<house>[^()–—―|]{2,40})(?P<mark>\))(?=\s)"
)
CODE_CHARS = range(3, 7)  # of an agency's code
PLACE_WORDS = 2  # of a place that nothing but such a code tells
DASHES = ("-", "–", "—", "―", "--")
DATED_CHARS = 90  # a place with a date stands within that many characters
PLACE = re.compile(rf"(?P<place>{NAME})(?:,\s{NAME}){{0,2}},\s(?:[^\W\d_]+,\s)?")
STOP = re.compile(r"\.(?=\s+[^\w\s]?[^\W\d_a-z])")


def find_dateline(block: Block) -> tuple[Found, Found | None] | None:
    """The dateline with which a block opens, and the house credited in it; None for no dateline.

    It goes from the block's start to its dash, to the house where it has no dash, or to the full
    stop behind its date.
    """
    opening = block.text[:OPENING_CHARS]
    return (
        _read_dateline(block, DATELINE.match(opening))
        or _read_dateline(block, WIRE_DATELINE.match(opening))
        or _read_dateline(block, BRACKETED.match(opening))
        or _read_stopped(block)
    )


def _read_dateline(block: Block, match: re.Match[str] | None) -> tuple[Found, Found | None] | None:
    if match is None:
        return None
    groups = match.groupdict()
    house = next((name for name in ("house", "wire") if groups.get(name)), None)
    credit = find_in_block(block, match, house) if house else None
    if credit and not (is_creditable(credit.text) and _may_be_name(credit.text)):
        return None
    if not _is_place_and_date(match["place"], credit, match["mark"]):
        return None
    return trim_found(find_in_block(block, match)), credit


def _may_be_name(text: str) -> bool:
    """Whether words in brackets may name a house: some have a capital, or they are an agency's."""
    return any(map(str.isupper, text)) or is_house(text.split()[0])


def _read_stopped(block: Block) -> tuple[Found, None] | None:
    """A place with a date and a full stop: "Lassena, 3 March 2031. The trust …"."""
    form = next(iter(find_date_forms(block.text[:DATED_CHARS])), None)
    place = PLACE.fullmatch(block.text, 0, form.start) if form and form.day else None
    stop = STOP.match(block.text, form.end) if form and place else None
    if place is None or stop is None:
        return None
    words = set(place["place"].casefold().split())
    if not words.isdisjoint(load_function_words() | load_weekdays().keys()):
        return None  # "On Monday, 3 March."
    return cut_block(block, 0, stop.end()), None


def _is_place_and_date(text: str, credit: Found | None, mark: str) -> bool:
    """Whether the words before a dash are a dateline: a place in capitals, a date or a house."""
    first = text.split()[0].strip(",.")
    if not first[0].isupper() or len(text.split()) > 12:
        return False
    in_capitals = len(first) > 2 and first.isupper()
    dated = bool(find_date_forms(text))
    if credit:
        is_told = in_capitals or dated or is_house(credit.text)
        return is_told or _is_before_code(text, credit.text, mark)
    if in_capitals and mark.strip() not in (":", "") and _rest_is_place(text):
        return True
    return dated and text.count(" ") <= 6 and "," in text


def _is_before_code(text: str, house: str, mark: str) -> bool:
    """True for a place of a word or two before a code and a dash: "Felden (UPN) - "."""
    words = text.split()
    is_code = house.isalpha() and house.isupper() and len(house) in CODE_CHARS
    is_place = len(words) <= PLACE_WORDS and all(word[0].isupper() for word in words)
    return is_code and is_place and mark.strip() in DASHES


def _rest_is_place(text: str) -> bool:
    return all(word[0].isupper() or word[0].isdecimal() or len(word) < 4 for word in text.split())
