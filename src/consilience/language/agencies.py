"""News agencies, and the wordings by which a page credits its report to another house."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from consilience.language.lexicon import load_entries, load_words, match_any
from consilience.language.outlets import NAME, load_name_words

CreditPlace = Literal["first", "last", "edge"]
SIGNED_CODE = re.compile(r"[(\[]?[A-Z]{3,5}/[a-z]{2,4}[)\]]?\.?")
NAMES = rf"{NAME}(?:\s?[/,&]\s?{NAME}){{0,3}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A news agency: its name written out, and every other form in which credits print it."""

    name: str
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditWording:
    """A wording of credits; `pattern` has the group `credit`, and `{agency}` and `{name}`.

    `place`: the first body block, the last one, or a line above or below the body (`edge`).
    """

    place: CreditPlace
    pattern: str
    test: str
    finds: tuple[str, ...]


@cache
def load_agencies() -> dict[str, Agency]:
    """The agency behind each printed form, forms as printed."""
    agencies = load_entries("agencies", "agency", Agency)
    return {form: agency for agency in agencies for form in (agency.name, *agency.short)}


@cache
def load_credit_patterns(place: CreditPlace) -> tuple[re.Pattern[str], ...]:
    """The compiled wordings of credits that may stand at a place, in file order."""
    agency = rf"(?:{match_any(load_agencies())})(?![\w-])"
    return tuple(
        re.compile(wording.pattern.replace("{agency}", agency).replace("{name}", NAMES))
        for wording in load_entries("agencies", "credit", CreditWording)
        if wording.place == place
    )


def is_house(name: str) -> bool:
    """Whether a name is an agency's or has a word that names of outlets end with."""
    return name in load_agencies() or bool(load_name_words() & set(name.lower().split()))


def is_creditable(name: str) -> bool:
    """Whether a name in brackets can credit a house for the text ("File photo" cannot)."""
    refused = load_words("agencies", "no_credit")
    return len(name) > 1 and name.lower() not in refused and not is_about_picture(name)


def is_signed_code(line: str) -> bool:
    """Whether a line is an agency's code and the letters of the editor alone ("DPN/hm")."""
    return SIGNED_CODE.fullmatch(line) is not None


def is_about_picture(line: str) -> bool:
    """Whether a line or name has a word that speaks of a picture."""
    words = re.findall(r"[^\W\d_]+", line.lower())
    return not load_words("agencies", "pictures").isdisjoint(words)
