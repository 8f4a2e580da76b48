"""Headlines and authors' names as pages give them, without what is not theirs."""

import re

from consilience.language.bylines import find_people, is_desk, load_cue_pattern
from consilience.language.lexicon import load_words
from consilience.language.outlets import fold_house, is_full_name, is_section, looks_like_outlet

BREAK = re.compile(r"\s+[|–—»«·•:›-]{1,2}\s+|\s*\|\s*")
ADDRESS = re.compile(r"https?://|www\.|@|\.(?:com|org|net)\b", re.IGNORECASE)
MOTTO_WORDS = 3  # at least; fewer are a part of the name
SUFFIX_WORDS = 6  # a longer stretch after a break is part of the headline


def clean_title(raw: str, outlet: str | None = None) -> str:
    """The headline of a `<title>` or of a headline line, without the outlet's name at its ends.

    "Port shut | The Courier" is "Port shut"; with `outlet` its name goes whatever breaks it off.
    """
    title = " ".join(raw.split())
    while True:
        shorter = _cut_end(title, outlet)
        if shorter == title:
            return title
        title = shorter


def clean_house(raw: str) -> str | None:
    """The outlet's name of a field for it, without its motto; None for a word of menus.

    "The Quay | News of the docks" is "The Quay".
    """
    name = " ".join(raw.split()).strip(" |»›:–—-")
    first, sign, motto = name.partition(" | ")
    is_motto = bool(sign) and len(motto.split()) >= MOTTO_WORDS and is_full_name(first)
    name = first if is_motto and not is_section(first) else name
    is_common = is_section(name) or name.lower() in load_words("outlets", "menu_words")
    return None if not name or is_common else name


def clean_author(raw: str) -> str | None:
    """The person or persons named in an author field; None for "Admin", feeds and addresses.

    "By Jane Doe, Political Editor" is "Jane Doe".
    """
    text = " ".join(raw.split()).strip(" ,;|-–—•·")
    if not text or len(text) > 200 or ADDRESS.search(text) or is_desk(text):
        return None
    if cue := load_cue_pattern().match(text):
        text = text[cue.end() :]
    end = find_people(text)
    if end is not None:
        return text[:end]
    return text if _is_author(text) and not looks_like_outlet(text) else None


def _is_author(text: str) -> bool:
    """Whether a name that is no full person's is a nickname or a team ("The Harbour Team")."""
    words = text.split()
    refused = load_words("bylines", "not_names")
    named = [word for word in words if word.lower().strip(".,") not in refused]
    plain = all(word[0].isalpha() or word == "&" for word in words)
    return bool(named) and plain and len(words) <= 5 and not any(map(str.isdecimal, text))


def _cut_end(title: str, outlet: str | None) -> str:
    before, _, behind = title.partition(": ")
    if outlet and behind and fold_house(before) == fold_house(outlet):
        return behind.lstrip()
    breaks = list(BREAK.finditer(title))
    if not breaks:
        return title
    last, first = breaks[-1], breaks[0]
    if _is_outlet(title[last.end() :], outlet, last[0]):
        return title[: last.start()].rstrip()
    if _is_outlet(title[: first.start()], outlet, first[0]):
        return title[first.end() :].lstrip()
    return title


def _is_outlet(part: str, outlet: str | None, mark: str) -> bool:
    words = part.split()
    if not words or len(words) > SUFFIX_WORDS:
        return False
    name, house = fold_house(part), fold_house(outlet or "")
    if house and (house in name or (len(part) > 3 and name in house)):
        return True
    return ("|" in mark or words[0] in ("The", "the")) and looks_like_outlet(part)
