"""Outlets: the words in their names, and the lines in which a page names its own."""

import re
from dataclasses import dataclass
from functools import cache

from consilience.language.endings import cut_article
from consilience.language.lexicon import load_entries, load_words, match_any

# A name in capitals of up to seven words; scripts without capitals count as capitals.
CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
INNER = (
    "of|and|for|the|de|du|des|la|le|del|della|di|do|da|der|die|das|van|von|und|et|y|e|al|&"
    rf"|{CAPITAL}[\w&'’-]*(?:\.\w+)*"
)
NAME_PART = re.compile(r"\w+")
NAME_CHARS = 60  # of an outlet's name; longer lines are headlines
IMPRINT_CHARS = 200
MENU_BREAK = re.compile(r"\s{2,}|\s*[|»›>•·]\s*")
MENU_PARTS, MENU_WORDS, MENU_CHARS = 3, 3, 160  # of a menu, at least; of a part of it, at most
HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,6}")
NAME = rf"(?:[Tt]he\s)?(?:{CAPITAL}|\d)[\w&'’-]*(?:\.\w+)*(?:\s(?:{INNER})){{0,6}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A line in which a page names its outlet; `pattern` has `{name}` and the group `outlet`.

    `corroborate`: the name counts only if it has a word of outlets' names or stands elsewhere on
    the page. `holder`: it is the holder of the rights, who may be a company with many outlets.
    """

    pattern: str
    corroborate: bool
    test: str
    finds: str
    holder: bool = False


@cache
def load_statements() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The compiled statements in file order, each with whether it needs corroboration."""
    return tuple(
        (re.compile(one.pattern.replace("{name}", NAME)), one.corroborate)
        for one in load_entries("outlets", "statement", Statement)
    )


@cache
def load_holders() -> tuple[re.Pattern[str], ...]:
    """The compiled statements that name the holder of the rights in a page, in file order."""
    return tuple(
        re.compile(one.pattern.replace("{name}", NAME))
        for one in load_entries("outlets", "statement", Statement)
        if one.holder
    )


@cache
def load_name_words() -> frozenset[str]:
    """Words, in lower case, that an outlet's name has and a person's has not."""
    return load_words("outlets", "name_words")


@cache
def _load_name_ends() -> tuple[str, ...]:
    return tuple(word for word in load_name_words() if word.startswith("."))


def looks_like_outlet(name: str) -> bool:
    """Whether a word of the name, or its ending (".com"), is one of outlets' names."""
    lowered = name.lower()
    is_named = not load_name_words().isdisjoint(lowered.split())
    return is_named or lowered.endswith(_load_name_ends())


def fold_house(name: str) -> str:
    """A house's name in lower-case letters and figures alone, without "the" before it."""
    return "".join(NAME_PART.findall(name.lower())).removeprefix("the")


def is_masthead(name: str) -> bool:
    """Whether a name has the form of a newspaper's ("The Coastal Ledger", "Voice of the Bay").

    Its last word is one that ends such names, or the one before "of".
    """
    words = cut_article(name.lower()).split()
    ends = (
        {words[-1], words[words.index("of") - 1] if "of" in words[1:] else ""} if words else set()
    )
    is_named = len(words) > 1 and not ends.isdisjoint(load_words("outlets", "masthead_words"))
    return is_named and not is_section(name)


def is_section(name: str) -> bool:
    """Whether a name is made of words of sections alone ("World News", "Top Stories")."""
    return all(word in load_words("outlets", "section_words") for word in name.lower().split())


def is_part_of(name: str, outlet: str) -> bool:
    """Whether a printed name is the outlet's, or words of it ("Ledger" of "The Coast Ledger")."""
    words, own = NAME_PART.findall(name.lower()), NAME_PART.findall(outlet.lower())
    return set(words) - {"the"} <= set(own)


def is_edition(name: str) -> bool:
    """Whether words name an edition of an outlet ("English edition", "Weekend Edition")."""
    words = name.lower().split()
    return words[-1:] != [] and words[-1] in load_words("outlets", "edition_words")


def is_menu(line: str) -> bool:
    """Whether a line lists a site's sections and services ("Home | Tides | Subscribe").

    Signs or wide blanks part them, or most of them are words of menus.
    """
    parts = [part for part in MENU_BREAK.split(line.strip()) if part]
    if len(line) > MENU_CHARS or line.endswith("."):
        return False
    if len(parts) >= MENU_PARTS and all(len(part.split()) <= MENU_WORDS for part in parts):
        return all(part[0].isupper() for part in parts)
    words = line.split()
    known = load_words("outlets", "menu_words") | load_words("outlets", "section_words")
    told = sum(word.lower() in known for word in words)
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > MENU_PARTS and capitals == len(words) and told * 2 >= len(words)


def spells_code(name: str, code: str) -> bool:
    """Whether a code in capitals is the initials of a name's words in capitals."""
    return "".join(word[0] for word in name.split() if word[0].isupper()) == code


def is_imprint(line: str, outlet: str) -> bool:
    """Whether a line tells of the outlet itself ("The Lund Post, Mill Street 4", "© Lund Post")."""
    if len(line) > IMPRINT_CHARS:
        return False
    company = match_any(load_words("outlets", "publisher_words"))
    if re.match(
        rf"{re.escape(outlet)}(?:\s?[,|©–—:·•]|\s(?:{company})(?!\w))", line, re.IGNORECASE
    ):
        return True
    found = (pattern.match(line) for pattern, _ in load_statements())
    return any(match and fold_house(match["outlet"]) == fold_house(outlet) for match in found)


def find_organ_body(line: str) -> tuple[int, int] | None:
    """Whose paper a line says it is that stands below its name, as characters of the line.

    "The paper of the Upland Dockers' Union" names a body that is a party to what it reports.
    """
    match = _organ().fullmatch(line) if len(line) <= IMPRINT_CHARS else None
    words = match["body"].lower().replace(".", "").split() if match else []
    is_party = not load_words("outlets", "organ_bodies").isdisjoint(words)
    return match.span("body") if match and is_party else None


@cache
def _organ() -> re.Pattern[str]:
    words = match_any(load_words("outlets", "organ_words"))
    return re.compile(
        rf"(?:[Tt]he\s|[Aa]n?\s)?(?:[\w’'-]+\s){{0,3}}?(?i:{words})\s(?:of|for|by)\s(?:the\s)?(?P<body>{NAME})\.?"
    )


def is_full_name(text: str) -> bool:
    """Whether a text is a name in capitals and nothing else."""
    return len(text) <= NAME_CHARS and bool(_name_alone().fullmatch(text))


def is_host(text: str) -> bool:
    """Whether a text is a web host and nothing else ("www.lundpost.com")."""
    return len(text) <= NAME_CHARS and HOST.fullmatch(text) is not None


@cache
def _name_alone() -> re.Pattern[str]:
    return re.compile(NAME)
