"""Where the names in a byline end that no sign parts from a date or an outlet behind them."""

import re
from functools import cache
from itertools import islice

from consilience.extraction.date_forms import find_date_forms
from consilience.language.agencies import load_agencies
from consilience.language.bylines import find_people, starts_with_role
from consilience.language.calendar import load_date_labels, load_weekdays
from consilience.language.lexicon import load_words, match_any
from consilience.language.outlets import looks_like_outlet
from consilience.language.sources import is_known_outlet

DIGIT = re.compile(r"\d")
LINE_CHARS = 200  # a longer line signs nothing
HOUSE_WORDS = 3  # of an outlet's name behind an author's
DATED_CHARS = 80  # of what stands behind the names, the date first
ACCOUNT = re.compile(r"\s[(\[]?@(?P<name>\w{2,30})[)\]]?")
WORD = re.compile(r"\S+")
LEAST_WORDS = 2  # of a name
SHORT_WORD = 2  # letters, of a name
BEFORE_DATE = 3  # words of place or role between a name and a date in one line


def find_end_before_date(text: str, start: int) -> int | None:
    """The end of the names that a date follows ("Jane Doe Published: 3 May 2031"); else None.

    A weekday and labels ("Last updated") belong to the date.
    """
    if not DIGIT.search(text) or len(text) > LINE_CHARS:
        return None
    first = next((form for form in find_date_forms(text) if form.start > start), None)
    if first is None or len(text) - first.start > DATED_CHARS:
        return None
    match = _make_label_pattern().search(text, start, first.start)
    end = match.start() if match else first.start
    return end if end > start and find_people(text[:end], start) == end else None


@cache
def _make_label_pattern() -> re.Pattern[str]:
    """Labels and weekdays right before a date."""
    labels = match_any((*load_date_labels(), *load_weekdays(), "last"))
    return re.compile(rf"(?:[\s,.:|•·–—-]*(?<!\w)(?:{labels})(?!\w))*[\s,.:]*$", re.IGNORECASE)


def find_end_before_outlet(text: str, start: int = 0) -> int | None:
    """The end of the names that a known house's name follows ("Jane Doe USA Today"); else None."""
    words = text[start:].split(" ") if len(text) <= LINE_CHARS else []
    for count in range(1, min(HOUSE_WORDS, len(words) - LEAST_WORDS) + 1):
        house = " ".join(words[-count:])
        names = text[: len(text) - len(house) - 1]
        is_known = is_known_outlet(house) or house in load_agencies()
        if is_known and find_people(names, start) == len(names):
            return len(names)
    return None


def find_end_before_role(text: str, start: int) -> int | None:
    """The end of the names that a role follows ("Jane Doe Deputy Political Editor"); else None."""
    known = load_words("bylines", "roles")
    if len(text) > LINE_CHARS or known.isdisjoint(map(_strip, text.lower().split())):
        return None
    for match in islice(WORD.finditer(text, start), LEAST_WORDS, None):
        end = len(text[: match.start()].rstrip())
        is_list = "," in text[start:end]  # whose last part may be of the role
        is_end = not is_list and find_people(text[:end], start) == end
        if is_end and begins_role(text[match.start() :]):
            return end
    return None


def begins_role(text: str) -> bool:
    """Whether words begin with a role, at a house perhaps ("AP National Writer")."""
    first, _, rest = text.strip().partition(" ")
    is_housed = first.upper() in load_agencies() or looks_like_outlet(first)
    return starts_with_role(text) or (is_housed and starts_with_role(rest))


def _strip(word: str) -> str:
    return word.strip(".,:;")


def cut_repeated(names: str) -> str:
    """Names without their second printing ("Jane Doe Jane Doe")."""
    words = names.split(" ")
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words == words[:half] * 2 else names


def ends_with_account(text: str, end: int) -> bool:
    """Whether an account that has a word of the name follows it ("Jane Doe @janewrites")."""
    account = ACCOUNT.fullmatch(text, end)
    words = [word for word in text[:end].lower().split() if len(word) > SHORT_WORD]
    return account is not None and any(word in account["name"].lower() for word in words)


def is_dated_soon(rest: str) -> bool:
    """Whether a date stands among the first words of what follows a name."""
    first = next(iter(find_date_forms(rest)), None)
    return first is not None and len(re.findall(r"\w+", rest[: first.start])) <= BEFORE_DATE
