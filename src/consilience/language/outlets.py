"""Outlets: the words in their names, and the lines in which a page names its own."""

import re
from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries, load_words

# A name in capitals of up to seven words; scripts without capitals count as capitals.
CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
INNER = (
    "of|and|for|the|de|du|des|la|le|del|della|di|do|da|der|die|das|van|von|und|et|y|e|al|&"
    rf"|{CAPITAL}[\w&'’-]*(?:\.\w+)*"
)
NAME = rf"(?:[Tt]he\s)?(?:{CAPITAL}|\d)[\w&'’-]*(?:\.\w+)*(?:\s(?:{INNER})){{0,6}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A line in which a page names its outlet; `pattern` has `{name}` and the group `outlet`.

    `corroborate`: the name counts only if it has a word of outlets' names or stands elsewhere on
    the page.
    """

    pattern: str
    corroborate: bool
    test: str
    finds: str


@cache
def load_statements() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The compiled statements in file order, each with whether it needs corroboration."""
    return tuple(
        (re.compile(one.pattern.replace("{name}", NAME)), one.corroborate)
        for one in load_entries("outlets", "statement", Statement)
    )


@cache
def load_name_words() -> frozenset[str]:
    """Words, in lower case, that an outlet's name has and a person's has not."""
    return load_words("outlets", "name_words")


def looks_like_outlet(name: str) -> bool:
    """Whether a word of the name, or its ending (".com"), is one of outlets' names."""
    lowered = name.lower()
    endings = tuple(word for word in load_name_words() if word.startswith("."))
    return bool(load_name_words() & set(lowered.split())) or lowered.endswith(endings)
