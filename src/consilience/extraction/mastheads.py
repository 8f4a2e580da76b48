"""The outlet that the first and last lines of a page name."""

import re
from collections.abc import Sequence

from consilience.extraction.addresses import fold_host, is_address
from consilience.extraction.blocks import Block
from consilience.extraction.dated_lines import find_dated_masthead
from consilience.extraction.dates import is_date_line
from consilience.extraction.found import Found, cut_block, find_in_block
from consilience.language.furniture import load_furniture
from consilience.language.gazetteer import find_place
from consilience.language.lexicon import load_words, match_any
from consilience.language.outlets import (
    fold_house,
    is_edition,
    is_full_name,
    is_host,
    is_masthead,
    is_menu,
    is_section,
    looks_like_outlet,
    spells_code,
)
from consilience.language.sources import is_known_outlet

TOP_LINES = 12  # of a page, among which its masthead stands
BREAK = re.compile(r"\s+[|–—»«·•:›-]{1,2}\s+|\s*\|\s*")
SHORT_CHARS = 200
MOST_BREAKS = 2  # in a line that names the outlet; others are menus
SHORT_NAME = range(2, 5)  # words of a name that only its place makes an outlet's
CODE_BESIDE = re.compile(r"(?P<code>[A-Z]{2,6})(?:\s{2,}|\s*[|–—:·/]\s*|\s+-\s+)(?P<name>\S.+)")
NAMEPLATE_LINES = 4  # between the name and the menu, at most,
MOTTO_WORDS = 8  # a motto among them
# "software // networks // people", in small letters perhaps: what an outlet says it is about
SUBJECTS_BREAK = re.compile(r"\s+//?\s+|\s*[|•·]\s*")
SUBJECTS, SUBJECT_WORDS = 3, 3  # at least; at most, of each
MENU_SIGN = re.compile(r"\s*[|·•»›>]\s*|\s{2,}")
MENU_DASH = re.compile(r"\s+[—–/-]\s+")  # parts headlines too
MENU_PARTS, DASHED_PARTS, MENU_WORDS = 3, 4, 4  # at least; at most, of each part behind the first
# "THE QUAY - paper of the pilots", "Radio Lund 99.2 - on air now"; since when a paper is printed
MOTTO = re.compile(r"(?P<name>[^|:]{3,40}?)(?:\s\d+(?:\.\d)?)?(?:\s+[–—-]\s+|:\s)(?P<rest>\S.*)")
SINCE = re.compile(
    r"\b(?:since|founded(?: in)?|established(?: in)?|est\.)\s(?:1[5-9]|20)\d\d\b", re.I
)
BUTTONS = frozenset({"share", "comment"})


def find_masthead(head: Sequence[Block], tail: Sequence[Block]) -> Found | None:
    """The outlet named at the top of a page in plain text; None where that is not plain.

    It is the first line that is no furniture, if it has the form of a newspaper's name, alone or
    beside the date or a section, and a headline can stand below it, or an outlet's name among the
    first lines that another line has at an end ("… | The Coastal Ledger", "The Coastal Ledger,
    Quay Street"). With an article ("The Upland News"), and right above a line that dates the page,
    a name need not have a newspaper's form; nor need it on the first line above a menu, or beside
    the code that its initials spell ("DPN | Delta Press News"). An address among the first lines
    is a witness too.
    """
    top = [
        block for block in head[:TOP_LINES] if not is_furniture(block.text) or _holds_name(block)
    ]
    if not top or not _has_other_line(head, top):
        return None
    if (found := _find_on_first_line(head, top[0])) is not None:
        return found
    hosts = {fold_host(block.text) for block in head[:TOP_LINES] if is_address(block)}
    for at, block in enumerate(head[:TOP_LINES]):
        if may_name_outlet(block.text) and (
            fold_house(block.text) in hosts or _heads_page(head, at, top[0])
        ):
            return Found(block.text, block.start, block.end)
    lines = [block.text for block in (*head, *tail) if len(block.text) <= SHORT_CHARS]
    for block in top[:-1]:
        is_name = may_name_outlet(block.text) and looks_like_outlet(block.text)
        if is_name and is_repeated(block.text, lines):
            return Found(block.text, block.start, block.end)
    return None


def _has_other_line(head: Sequence[Block], top: Sequence[Block]) -> bool:
    """Whether a line but the first of `top`, which may be the outlet's name, is no furniture."""
    if any(block.text != top[0].text for block in top):
        return True
    below = (block.text for block in head[TOP_LINES:])
    return any(text != top[0].text and not is_furniture(text) for text in below)


def _find_on_first_line(head: Sequence[Block], first: Block) -> Found | None:
    """The outlet that a page's first line is or begins with, by its form or what stands beside.

    `first` is the first line that is no furniture.
    """
    if is_plain_masthead(first.text) or is_host(first.text):
        return Found(first.text, first.start, first.end)
    beside = find_dated_masthead(first) or find_beside_section(first) or find_beside_code(first)
    if (found := beside or find_before_motto(head)) is not None:
        return found
    name = find_before_menu(head[0].text, is_first=True)
    if name is None and _heads_menu(head):
        name = head[0].text
    return cut_block(head[0], 0, len(name)) if name else None


def _holds_name(block: Block) -> bool:
    """Whether an outlet's name stands in a line beside a section, a date or a menu."""
    found = find_beside_section(block) or find_dated_masthead(block)
    return bool(found or find_before_menu(block.text))


def find_beside_section(block: Block) -> Found | None:
    """The outlet's name in a line that is it and sections ("Evening Post | Business").

    An edition may stand there too ("The Delta of Lund – English edition"); a name beside it need
    not have an outlet's words, if it is no place's.
    """
    parts = BREAK.split(block.text) if len(block.text) <= SHORT_CHARS else []
    told = all(is_section(part) or is_edition(part) for part in parts[1:])
    if not 1 < len(parts) <= MOST_BREAKS + 1 or not told:
        return None
    name = parts[0].strip()
    has_edition = any(map(is_edition, parts[1:])) and find_place(name.title()) is None
    is_told = has_edition or (" " in name and looks_like_outlet(name))
    is_outlet = may_name_outlet(name) and is_told
    return Found(name, block.start, block.start + len(parts[0])) if is_outlet else None


def find_before_menu(text: str, *, is_first: bool = False) -> str | None:
    """The newspaper's name with which a menu begins ("EVENING POST | World | Opinion").

    On a page's first line a name of several words with an outlet's among them is enough.
    """
    name = find_menu_start(text)
    is_told = (
        is_first and name and " " in name and may_name_outlet(name) and looks_like_outlet(name)
    )
    return name if name and (is_plain_masthead(name) or is_told) else None


def find_menu_start(text: str) -> str | None:
    """The first part of a line that signs part into a menu or a path; None for other lines."""
    if len(text) > SHORT_CHARS:
        return None
    for sign, least in ((MENU_SIGN, MENU_PARTS), (MENU_DASH, DASHED_PARTS)):
        parts = [part for part in sign.split(text) if part]
        is_short = all(len(part.split()) <= MENU_WORDS for part in parts[1:])
        if len(parts) >= least and is_short and all(part[:1].isupper() for part in parts):
            return parts[0].strip()
    return None


def find_before_motto(head: Sequence[Block]) -> Found | None:
    """The name before a motto on a page's first line, which a menu below or a year tells."""
    match = MOTTO.fullmatch(head[0].text) if head else None
    if match is None or not may_name_outlet(match["name"]):
        return None
    is_short = len(match["name"].split()) < SHORT_NAME.stop
    is_told = bool(SINCE.search(match["rest"])) or any(
        _is_menu_row(block.text) for block in head[1:2]
    )
    return find_in_block(head[0], match, "name") if is_short and is_told else None


def find_beside_code(block: Block) -> Found | None:
    """The house's name in a line that is it and its code ("DPN | Delta Press News")."""
    match = CODE_BESIDE.fullmatch(block.text) if len(block.text) <= SHORT_CHARS else None
    if match is None or not may_name_outlet(match["name"]):
        return None
    is_told = looks_like_outlet(match["name"]) and spells_code(match["name"], match["code"])
    return find_in_block(block, match, "name") if is_told else None


def _heads_menu(head: Sequence[Block]) -> bool:
    """Whether a short name is the page's first line and a menu stands near below it.

    Between the two may stand a motto, a rule, the date and furniture; a name that is printed
    again farther down is a headline's.
    """
    words = head[0].text.split()
    is_name = len(words) < SHORT_NAME.stop and may_name_outlet(head[0].text)
    if not is_name or is_furniture(head[0].text):
        return False
    below = head[1 : 2 + NAMEPLATE_LINES]
    at = next((at for at, block in enumerate(below) if _is_menu_row(block.text)), None)
    if not at:
        return at == 0
    mottos = [block for block in below[:at] if not _is_beside_name(block)]
    is_headline = any(block.text.startswith(head[0].text) for block in head[1:])
    short = all(len(block.text.split()) <= MOTTO_WORDS for block in mottos)
    return short and len(mottos) <= 1 and not is_headline


def _is_menu_row(text: str) -> bool:
    """Whether a line is a menu of the site rather than a row of buttons ("Save | Print")."""
    kind = load_furniture().find_kind(text, text.count(" ") + 1)
    is_button = kind is not None and kind.name in BUTTONS
    return not is_button and (is_menu(text) or _lists_subjects(text))


def _lists_subjects(text: str) -> bool:
    parts = [part.split() for part in SUBJECTS_BREAK.split(text) if part]
    is_short = all(len(words) <= SUBJECT_WORDS for words in parts)
    return len(parts) >= SUBJECTS and is_short and text[-1].isalnum()


def _is_beside_name(block: Block) -> bool:
    """Whether a line is a rule, a date or furniture, as nameplates have them."""
    is_rule = not any(map(str.isalnum, block.text))
    return is_rule or is_date_line(block) or is_furniture(block.text)


def _heads_page(head: Sequence[Block], at: int, first: Block) -> bool:
    """Whether an outlet's name stands on the first line with an article, or dated right below it.

    A label of one word may stand above it ("Correction").
    """
    words = head[at].text.split()
    named = len(words) in SHORT_NAME and words[-1].lower() in load_words("outlets", "name_words")
    dated = any(is_date_line(block) for block in head[at + 1 : at + 2])
    is_first = head[at] == first or (dated and at == 1 and " " not in first.text)
    return named and is_first and (dated or (words[0].lower() == "the" and len(words) > 2))


def is_furniture(text: str) -> bool:
    """Whether the words of a line tell that it is no text of a report."""
    return load_furniture().find_kind(text, text.count(" ") + 1) is not None


def may_name_outlet(text: str) -> bool:
    """Whether a line is a name in capitals that is no section's."""
    return is_full_name(text) and not is_section(text)


def is_plain_masthead(text: str) -> bool:
    """Whether a name needs no second witness: a newspaper's by its form, or a known outlet's."""
    return may_name_outlet(text) and (is_masthead(text) or is_known_outlet(text))


def is_repeated(name: str, lines: Sequence[str]) -> bool:
    """Whether another line has the name at one of its ends, set off by a sign.

    Or the name of the company begins the line ("Lund Post Publishing Ltd, Mill Street").
    """
    folded = name.lower()
    holding = [line for line in lines if line != name and folded in line.lower()]
    if not holding:
        return False
    escaped = re.escape(name)
    company = match_any(load_words("outlets", "publisher_words"))
    edge = re.compile(
        rf"^{escaped}\s(?:{company})(?!\w)|{escaped}\s*(?:[|–—»·•:,©]|\s-\s|\(c\)|\d{{4}})|(?:[|–—»·•©]|\s-\s|\(c\)|\d{{4}})\s*{escaped}\W*$",
        re.IGNORECASE,
    )
    return any(len(BREAK.findall(line)) <= MOST_BREAKS and edge.search(line) for line in holding)
