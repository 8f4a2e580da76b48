"""Ages printed behind a name."""

import re
from functools import cache
from typing import Final

from consilience.language.lexicon import load_words, match_any

OLDEST: Final = 115


def find_age_behind(text: str, end: int) -> int | None:
    """The age in years, up to `OLDEST`, right behind a name that ends there; None for none.

    "Lena Holt, 37, …", "Lena Holt (37)", "Lena Holt, aged 37".
    """
    match = _match_age().match(text, end)
    years = int(match["years"]) if match else 0
    return years if 0 < years <= OLDEST else None


@cache
def _match_age() -> re.Pattern[str]:
    aged = match_any(load_words("ages", "aged") | load_words("ages", "today"))
    return re.compile(
        rf"(?:,? \(|, | (?=(?:{aged}) ))(?:(?:{aged}) )?(?P<years>\d{{1,3}})"
        r"(?=[,.;:)](?!\d)| (?:who|and|of)\b)"
    )
