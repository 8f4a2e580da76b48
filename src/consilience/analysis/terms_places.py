"""Which names of one place are two names, and which are spellings of one."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from consilience.language.gazetteer import find_place

ALIKE: Final = 70.0  # of 100 (rapidfuzz ratio), from which two names are spellings of one
SHORTEST: Final = 4  # letters of a name that is no abbreviation
ROOT: Final = 4  # first letters that names of one root share: Czechia, Czech Republic
KEPT: Final = 2_000


@lru_cache(maxsize=KEPT)
def group_names(names: tuple[str, ...]) -> Mapping[str, str]:
    """Each name with the first, in the order given, of which it is a spelling or a form.

    Abbreviations and longer and shorter forms are forms of one name. So are two names that the
    gazetteer has: a capital for its state, or two usual names; those of which the choice tells
    something are in `terms.toml`.
    """
    found: dict[str, str] = {}
    for name in names:
        like = (one for one in dict.fromkeys(found.values()) if _is_one(name, one))
        found[name] = next(like, name)
    return found


def _is_one(name: str, other: str) -> bool:
    one, two = name.lower().removeprefix("the "), other.lower().removeprefix("the ")
    if min(len(one), len(two)) < SHORTEST or name.isupper() or other.isupper():
        return True
    if any(word[:ROOT] in {each[:ROOT] for each in two.split()} for word in one.split()):
        return True
    if find_place(name) and find_place(other):
        return True
    return bool(fuzz.ratio(one, two) >= ALIKE)
