"""Which of several headlines a story is called by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from consilience.language.happenings import find_tallied
from consilience.language.numerals import read_numeral
from consilience.language.words import find_words

NEAR: Final = 0.5  # of the nearness of the nearest, from which a headline may stand for all
_QUOTED: Final = re.compile(r"[\"“”«»]|(?:^|[\s:(])['‘]\w")


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline, how near its article is to all others, and when that came out."""

    title: str
    nearness: float
    day: date | None


def choose_headline(headlines: Sequence[Headline]) -> str:
    """The headline of the article nearest to all others that speaks for all; "" of none.

    One with somebody's words takes his side, and a count of victims is overtaken by later reports:
    such are left to the end, if another article is about as near. Of equals the first.
    """
    last = max((one.day for one in headlines if one.day), default=None)
    titled = [one for one in headlines if one.title]
    nearest = max((one.nearness for one in titled), default=0.0)
    near = [one for one in titled if one.nearness >= NEAR * nearest]
    best = min(near, key=lambda one: (_count_faults(one, last), -one.nearness), default=None)
    return best.title if best else ""


def _count_faults(one: Headline, last: date | None) -> int:
    is_early = bool(last and one.day and one.day < last)
    return bool(_QUOTED.search(one.title)) + (is_early and _counts_victims(one.title))


def _counts_victims(title: str) -> bool:
    words = title.lower().split()
    is_counted = any(read_numeral(words[at : at + 1], [0], 0) for at in range(len(words)))
    return is_counted and find_tallied(list(find_words(title))) is not None
