"""Names of authors: the words before and after them, and what is no person's name."""

import re
from functools import cache

from consilience.language.calendar import load_months
from consilience.language.gazetteer import find_place
from consilience.language.lexicon import load_words, match_any
from consilience.language.name_forms import LEGAL_FORM, replace_forms

ABBREVIATION = 3  # characters of the longest one in a name ("Jr."); a longer word ends a sentence
DESK_WORDS = 6
ROLE_WORDS = 6
EDGES = " .,-–—|()"  # around a desk's name
SHORT_FORM = 2  # letters of a form of company that is a name too
WORD = re.compile(r"[^\s,;|/()\[\]:<>]+")
POSSESSIVE = re.compile(r"\w\w(?:s[’']|[’']s)(?:\s|$)")  # "Dockers’ Union", no name
CALLED = re.compile(r"\s\([^\W\d_][^()]{0,20}\)(?=\s)")  # "Ada (Bea) Holm"


@cache
def load_cue_pattern() -> re.Pattern[str]:
    """A line's beginning that announces an author ("By ", "Written by: ")."""
    cues = _any_of("cues")
    return re.compile(rf"\W{{0,3}}(?P<cue>{cues})(?:\s*[:：]\s*|\s+|$)", re.IGNORECASE)


@cache
def load_closing_pattern() -> re.Pattern[str]:
    """What opens the bracket below a report in which its authors stand ("(Reporting by ")."""
    return re.compile(rf"\(\s?(?:{_any_of('closing')})\s", re.IGNORECASE)


def announces_author(word: str) -> bool:
    """Whether one word announces an author ("by", "von")."""
    return word.lower() in load_words("bylines", "cues")


def find_person(text: str, start: int = 0) -> int | None:
    """Where the person's name ends that begins at `start`; None if none does.

    A name is two to five words in capitals, with particles ("de la") and initials among them;
    behind the first one may stand in brackets what the person is called.
    """
    words = free = 0
    end = None
    for match in WORD.finditer(text, start):
        if match.start() < free:
            continue
        if text[max(free, start if end is None else end) : match.start()].strip():
            break
        word = match[0]
        if words and word.lower() in load_words("bylines", "particles"):
            end = match.end()
            continue
        if (
            not _is_name_word(word)
            or words == 5
            or _begins_date(word, text[match.end() : match.end() + 4])
        ):
            break
        words, end = words + 1, match.end()
        if word.endswith(".") and len(word) > ABBREVIATION:
            end -= 1
            break
        if words == 1 and (called := CALLED.match(text, end)):
            free = called.end()
    if end is None or words < 2 or not is_person(text[start:end]):
        return None
    last = text[start:end].split()[-1]
    return None if last.lower() in load_words("bylines", "particles") and last.islower() else end


def find_people(text: str, start: int = 0) -> int | None:
    """Where a list of names ("Jane Doe, John Roe and Ann Poe") ends; None if it has not one."""
    end = find_person(text, start)
    while end is not None:
        join = _join_pattern().match(text, end)
        further = find_person(text, join.end()) if join else None
        if join is None or further is None or _is_role(text[join.end() : further]):
            return end
        end = further
    return None


@cache
def _join_pattern() -> re.Pattern[str]:
    """What stands between two names: "and", a comma, or both."""
    return re.compile(rf"\s*,?\s+(?:{_any_of('joiners')})\s+|\s*,\s+", re.IGNORECASE)


def is_person(name: str) -> bool:
    """Whether nothing in a name in capitals speaks against a person ("News Desk", "Lund AG")."""
    if _has_legal_form(name) or POSSESSIVE.search(name):
        return False
    words = [word.strip(".,").lower() for word in name.split()]
    refused = load_words("bylines", "not_names")
    return name.lower().strip(" .") not in refused and not refused & set(words)


def _has_legal_form(name: str) -> bool:
    """Whether a form of company stands behind a name; "As" and "Se" are names of people too."""
    last = name.split()[-1].strip(".,") if name.strip(" .,") else ""
    sure = len(last) > SHORT_FORM or (last.isupper() and not name.isupper())
    return sure and replace_forms(last.casefold()) == LEGAL_FORM


def begins_as_place(name: str) -> bool:
    """Whether a name is a known place's, or has the first word of one ("Port Lassena")."""
    first = name.split()[0].strip(".").lower()
    return first in load_words("bylines", "place_words") or find_place(name) is not None


def is_desk(text: str, *, may_name_house: bool = False) -> bool:
    """Whether words stand for an author without a name ("Staff report", "our correspondent").

    A place may stand behind them and, if that is allowed, a house's name before the last one
    ("Courier Staff").
    """
    words = _place_pattern().sub("", text).strip(EDGES).split()
    if not 0 < len(words) <= DESK_WORDS:
        return False
    lowered = [word.lower().strip(".,/") for word in words]
    desks = load_words("bylines", "desks")
    others = desks | load_words("bylines", "desk_words")
    if not desks & set(lowered):
        return False
    plain = [low in others for low in lowered]
    named = lowered[-1] in desks and all(word[0].isupper() for word in words)
    return (all(plain) and lowered[0] != "the") or (may_name_house and named)


def has_desk(text: str) -> bool:
    """Whether a word of a text is a desk's ("staff", "newsroom"): else no part of it `is_desk`."""
    words = (word.strip(f"{EDGES}/") for word in text.lower().split())
    return not load_words("bylines", "desks").isdisjoint(words)


def is_place(text: str) -> bool:
    """Whether words behind a name or a desk say where ("in Lassena")."""
    return _place_pattern().fullmatch(text) is not None


def is_own_role(text: str) -> bool:
    """Whether words stand for somebody of the outlet's by the role alone ("Our Art Critic")."""
    first, _, role = text.strip(" .").partition(" ")
    plain = bool(role) and role.split()[-1].lower() in load_words("bylines", "roles")
    return (
        first.lower() in load_words("bylines", "own") and plain and len(role.split()) < DESK_WORDS
    )


def cut_desk(text: str) -> str:
    """A house's name without the desk behind it: "AFP" of "AFP staff", "AFP News Desk"."""
    words = text.split()
    desks = load_words("bylines", "desks")
    others = desks | load_words("bylines", "desk_words")
    if len(words) > 1 and words[-1].lower().strip(".,") in desks:
        while len(words) > 1 and words[-1].lower().strip(".,") in others:
            words.pop()
    return " ".join(words)


def _is_role(name: str) -> bool:
    roles = load_words("bylines", "roles") | load_words("bylines", "role_modifiers")
    return any(word.strip(".,").lower() in roles for word in name.split())


def starts_with_role(text: str) -> bool:
    """Whether the text begins with a role ("Political Editor", "| Staff Writer, Lassena")."""
    words = re.findall(r"[^\s,|/()–—-][^\s,|/()]*", text.lower()[:80])
    modifiers = load_words("bylines", "role_modifiers")
    for word in words[:4]:
        if word in load_words("bylines", "roles"):
            return True
        if word not in modifiers:
            return False
    return False


def ends_with_role(text: str) -> bool:
    """Whether a few words say what somebody is at work ("Health and science correspondent")."""
    words = text.lower().split()
    return 0 < len(words) <= ROLE_WORDS and words[-1] in load_words("bylines", "roles")


def _begins_date(word: str, rest: str) -> bool:
    """Whether a month follows the name rather than belongs to it ("Jane Doe May 4, 2031")."""
    return word.lower().strip(".") in load_months() and rest.lstrip()[:1].isdecimal()


def _is_name_word(word: str) -> bool:
    first = next(filter(str.isalpha, word), None)
    if first is None or "@" in word or any(map(str.isdecimal, word)):
        return False
    return first.isupper() or word.startswith(_load_glued())


@cache
def _load_glued() -> tuple[str, ...]:
    """What stands before a name without a blank ("d'")."""
    return tuple(load_words("bylines", "glued"))


@cache
def _place_pattern() -> re.Pattern[str]:
    """A place behind a desk ("in Lassena")."""
    return re.compile(rf"\s+(?:{_any_of('in_place')})\s+(?:the\s)?[^\W\da-z].{{0,40}}$")


def _any_of(table: str) -> str:
    return match_any(load_words("bylines", table), blank=r"\s+")
