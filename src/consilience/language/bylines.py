"""Names of authors: the words before and after them, and what is no person's name."""

import re
from functools import cache

from consilience.language.calendar import load_months
from consilience.language.lexicon import load_words

ABBREVIATION = 3  # characters of the longest one in a name ("Jr."); a longer word ends a sentence
WORD = re.compile(r"[^\s,;|/()\[\]:<>]+")


@cache
def load_cue_pattern() -> re.Pattern[str]:
    """A line's beginning that announces an author ("By ", "Written by: ")."""
    cues = sorted(load_words("bylines", "cues"), key=len, reverse=True)
    words = "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in cues)
    return re.compile(rf"\W{{0,3}}(?P<cue>{words})(?:\s*[:：]\s*|\s+|$)", re.IGNORECASE)


def find_person(text: str, start: int = 0) -> int | None:
    """Where the person's name ends that begins at `start`; None if none does.

    A name is two to five words in capitals, with particles ("de la") and initials among them.
    """
    words = 0
    end = None
    for match in WORD.finditer(text, start):
        if text[end if end is not None else start : match.start()].strip():
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
    joiners = sorted(load_words("bylines", "joiners"), key=len, reverse=True)
    words = "|".join(re.escape(word) for word in joiners)
    return re.compile(rf"\s*,?\s+(?:{words})\s+|\s*,\s+", re.IGNORECASE)


def is_person(name: str) -> bool:
    """Whether nothing in a name in capitals speaks against a person ("Staff", "News Desk")."""
    words = [word.strip(".,").lower() for word in name.split()]
    refused = load_words("bylines", "not_names")
    return name.lower().strip(" .") not in refused and not refused & set(words)


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


def _begins_date(word: str, rest: str) -> bool:
    """Whether a month follows the name rather than belongs to it ("Jane Doe May 4, 2031")."""
    return word.lower().strip(".") in load_months() and rest.lstrip()[:1].isdecimal()


def _is_name_word(word: str) -> bool:
    first = next(filter(str.isalpha, word), None)
    if first is None or "@" in word or any(map(str.isdecimal, word)):
        return False
    return first.isupper() or (word[:3] in ("al-", "el-", "de-") or word[:2] in ("d'", "d’"))
