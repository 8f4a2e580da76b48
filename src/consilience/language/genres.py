"""Genres: labels, sections and closing lines that tell a report from a release or an opinion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries, load_words, match_any
from consilience.language.name_forms import LEGAL_FORM, replace_forms
from consilience.language.outlets import NAME, is_full_name
from consilience.records.article import Genre

# Bars and dashes set off a label; "Op-Ed" holds a hyphen, so a hyphen needs blanks around it.
SET_OFF = re.compile(r"\s*[|•·:›»>–—]\s*|\s+[-/]+\s+")
NUMBERED = re.compile(r"\W*\b(?:no|nr|number|num|n°|nº)?[.\s]*[\d/.-]+\s*$", re.IGNORECASE)
LABEL_CHARS = 160  # a longer line is no label
# Of a line that names an owner, beside its address and notices; a full stop may be the name's.
PIECE = re.compile(r"(?:[^,;|•·.]|\.(?!\s|$))+")
NO_WORD = re.compile(r"\W")
OUTSIDE = ' \t*_-–—=#[]()"“”.:,;!'


@dataclass(frozen=True, slots=True, kw_only=True)
class GenreSigns:
    """What tells one genre, as `genres.toml` explains its fields."""

    name: Genre
    labels: tuple[str, ...]
    prefixes: tuple[str, ...]
    sections: tuple[str, ...]
    example: tuple[str, ...]
    types: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerWording:
    """A line that names the body behind a release."""

    pattern: str
    test: str
    finds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A line with which a release is over."""

    pattern: str
    test: str


def split_label(line: str) -> Iterator[tuple[int, int]]:
    """The parts of a line that bars and dashes set off, as characters of it, marks left out."""
    start = 0
    for match in SET_OFF.finditer(line):
        yield start, match.start()
        start = match.end()
    yield start, len(line)


def find_label(text: str) -> Genre | None:
    """The genre that a part of a line names and nothing else, as "PRESS RELEASE No. 17" does."""
    folded = _fold(text)
    return _tell_by("labels").get(folded) or _tell_by("labels").get(_fold(NUMBERED.sub("", text)))


def find_label_start(text: str) -> tuple[Genre, int] | None:
    """The genre of a label with the name of whose it is behind it, and where that name begins.

    "Statement by the Port Authority" begins so.
    """
    match = _label_by_whom().match(text)
    return (_tell_by("labels")[_fold(match["label"])], match.end()) if match else None


def find_label_about(text: str) -> int:
    """Where the label of a release ends with which a line on something begins; else 0.

    "Statement on the lease" begins so.
    """
    match = _label_about().match(text)
    is_release = match and _tell_by("labels")[_fold(match["label"])] == "release"
    return match.end("label") if match and is_release else 0


def find_label_end(text: str) -> tuple[Genre, int] | None:
    """The genre of a label of several words behind a name, and where the name ends."""
    match = _label_behind().search(text)
    return (_tell_by("labels")[_fold(match["label"])], match.start()) if match else None


def find_headline_label(title: str) -> tuple[Genre, str] | None:
    """The genre that a headline names itself, and the word: "Comment: …", "… | Opinion"."""
    parts = [title[start:end] for start, end in split_label(title)]
    if len(parts) < 2:
        return None
    for part in (parts[0], parts[-1]):
        if genre := _tell_by("prefixes").get(_fold(part)):
            return genre, part
    return None


def find_section(section: str) -> Genre | None:
    """The genre of an outlet's section, as metadata name it ("Op-Ed", "Letters to the Editor")."""
    return _tell_by("sections").get("-".join(_fold(section).split()))


def find_type(kind: str) -> Genre | None:
    """The genre of a schema.org type ("OpinionNewsArticle")."""
    return next((one.name for one in _load_genres() if kind in one.types), None)


def find_tail(line: str) -> Genre | None:
    """The genre that a line below the text tells ("The views expressed here are …")."""
    return next((genre for genre, pattern in _tails() if pattern.match(line)), None)


def is_release_wire(name: str) -> bool:
    """Whether a house sends out what others pay it for."""
    return name.casefold() in load_words("genres", "release_wires")


def cut_legal_form(name: str) -> str:
    """A body's name without the form of company behind it ("Lund AG" is "Lund")."""
    words = name.split()
    while len(words) > 1 and _is_legal_form(words[-1]):
        words.pop()
    return " ".join(words).rstrip(",")


def find_newsroom(line: str) -> tuple[int, int] | None:
    """Whose pages for the press a line names, as characters of it ("… – Lund AG Newsroom")."""
    for start, end in split_label(line):
        match = _newsroom_behind().search(line, start, end) if end - start <= LABEL_CHARS else None
        if match is not None and is_full_name(line[start : match.start()].strip()):
            return start, match.start()
    return None


def find_newsroom_trail(line: str) -> tuple[int, int] | None:
    """Whose pages for the press a way through a site leads to, as characters of the line.

    "Lund AG – Newsroom – Press releases" is a name and nothing else but such pages.
    """
    parts = list(split_label(line)) if len(line) <= LABEL_CHARS else []
    others = [place for place in parts if not _is_newsroom(line[slice(*place)])]
    homes = load_words("genres", "home_pages")
    named = [place for place in others if _fold(line[slice(*place)]) not in homes]
    if len(others) == len(parts) or len(named) != 1:
        return None
    return named[0] if is_full_name(line[slice(*named[0])].strip()) else None


def _is_newsroom(part: str) -> bool:
    return _fold(part) in load_words("genres", "newsrooms") or find_label(part) == "release"


def find_owner(line: str) -> tuple[int, int] | None:
    """The company, or the holder of the copyright, that a line names, as characters of it.

    A company is known by its form: "Lund AG, Pier 3", "Copyright 2031 Lund. All rights reserved".
    """
    held = False
    for piece in PIECE.finditer(line[:LABEL_CHARS]):
        words = _copyright_words().match(piece[0])
        held = held or words is not None
        behind = piece[0][words.end() :] if words else piece[0].lstrip()
        name, start = behind.strip(" ."), piece.end() - len(behind)
        if is_full_name(name.replace("/", "")) and (held or cut_legal_form(name) != name):
            return start, start + len(name)
    return None


def is_ending(line: str) -> bool:
    """Whether a release is over with a line."""
    return len(line) <= LABEL_CHARS and bool(_endings().match(line))


@cache
def load_issuer_patterns() -> tuple[re.Pattern[str], ...]:
    """The compiled wordings that name a release's issuer, in file order."""
    return tuple(
        re.compile(one.pattern.replace("{name}", NAME))
        for one in load_entries("genres", "issuer", IssuerWording)
    )


@cache
def load_name_start() -> re.Pattern[str]:
    """What may stand before a name and is no part of it: "of the", "from"; the group `by`."""
    words = match_any(load_words("genres", "by_whom"))
    return re.compile(rf"\s*(?:(?P<by>{words})\s+)?(?:(?:[Tt]he|THE)\s+)?")


def _is_legal_form(word: str) -> bool:
    return replace_forms(NO_WORD.sub("", word.casefold())) == LEGAL_FORM  # "S.p.A.", "A/S"


@cache
def _load_genres() -> tuple[GenreSigns, ...]:
    return load_entries("genres", "genre", GenreSigns)


@cache
def _tell_by(field: str) -> dict[str, Genre]:
    return {sign: one.name for one in reversed(_load_genres()) for sign in getattr(one, field)}


def _fold(text: str) -> str:
    return " ".join(text.strip(OUTSIDE).casefold().replace("’", "'").split())


def _any_label(fewest_words: int) -> str:
    return match_any(one for one in _tell_by("labels") if one.count(" ") + 1 >= fewest_words)


@cache
def _label_by_whom() -> re.Pattern[str]:
    words = match_any(load_words("genres", "by_whom"))
    return re.compile(rf"\W{{0,4}}(?P<label>{_any_label(1)})\s(?:{words})\s", re.IGNORECASE)


@cache
def _label_about() -> re.Pattern[str]:
    words = match_any(load_words("genres", "about_what"))
    return re.compile(rf"(?P<label>{_any_label(1)})\s(?:{words})\s", re.IGNORECASE)


@cache
def _label_behind() -> re.Pattern[str]:
    return re.compile(rf"\s(?P<label>{_any_label(2)})\W{{0,4}}$", re.IGNORECASE)


@cache
def _newsroom_behind() -> re.Pattern[str]:
    words = match_any(load_words("genres", "newsrooms"))
    return re.compile(rf"\s(?:{words})\W{{0,4}}$", re.IGNORECASE)


@cache
def _copyright_words() -> re.Pattern[str]:
    words = match_any(load_words("genres", "copyright_words"))
    return re.compile(rf"[\s\d–-]*(?:(?:{words})[\s\d–-]*)+(?:by\s)?", re.IGNORECASE)


@cache
def _tails() -> tuple[tuple[Genre, re.Pattern[str]], ...]:
    return tuple(
        (one.name, re.compile(pattern, re.IGNORECASE))
        for one in _load_genres()
        for pattern in one.tails
    )


@cache
def _endings() -> re.Pattern[str]:
    patterns = (one.pattern for one in load_entries("genres", "ending", Ending))
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)
