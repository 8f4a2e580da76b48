"""Whether two printed names can be one entity's."""

import re
from functools import cache

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

# Two letters of a long surname may differ between transliterations (Guliyev, Ghuliyev, Ghuliev).
SPELLING_EDITS = {0: 0, 6: 1, 7: 2}  # from so many letters on, so many edits

PUNCTUATION = re.compile(r"[^\w\s]+")


@cache
def fold_name(name: str) -> str:
    """A name in lower-case ASCII letters without punctuation, words apart by one space."""
    return " ".join(
        PUNCTUATION.sub(" ", anyascii(name.casefold()).replace(".", ". ")).split()
    ).lower()


def find_surname(name: str) -> str:
    """The last word of a person's name, folded; "" for a name without letters."""
    words = fold_name(name).split()
    return words[-1] if words else ""


def explain_same_person(one: str, other: str) -> str | None:
    """Why two persons' full names can be one person's, None if they cannot.

    Knows the same name, an initial for a first name, and spellings of one surname after the same
    first name. A bare surname is no full name and gives None.
    """
    first, second = fold_name(one).split(), fold_name(other).split()
    if len(first) < 2 or len(second) < 2:
        return None
    if first == second:
        return "same name"
    if first[-1] == second[-1] and _is_initial_of(first[0], second[0]):
        return "initial and surname"
    if first[0] == second[0] and _spells_alike(first[-1], second[-1]):
        return "spelling of the surname"
    if first[-1] == second[-1] and _spells_alike(first[0], second[0]):
        return "spelling of the first name"
    return None


def _is_initial_of(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and len(long) > 1 and long.startswith(short)


def _spells_alike(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    allowed = max(edits for letters, edits in SPELLING_EDITS.items() if shorter >= letters)
    return DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed
