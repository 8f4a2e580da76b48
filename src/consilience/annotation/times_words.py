"""A text as a string of signs, one a word: words that no rule tells apart share their sign."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from consilience.language.times import load_classes, load_literals, load_triggers

OTHER = "."  # the sign of every word that no rule knows
FIRST_SIGN = 0x4E00  # signs are letters that mean nothing in a regular expression
CASED = frozenset({"MONTH", "WEEKDAY"})  # "march", "may" and "sun" in small letters are words
LAST_YEAR = 2199  # of numbers that are taken for years
FIRST_YEAR = 1000
KEPT = 10_000  # words that are kept; pages bring ever new ones

ISO = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
SLASHED = r"[0-9]{1,2}[ ]?([/-])[ ]?[0-9]{1,2}[ ]?\1[ ]?(?:[0-9]{4}|[0-9]{2})"
YEAR_FIRST = r"[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}"
DOTTED = r"[0-9]{1,2}\.[ ]?[0-9]{1,2}\.[ ]?[0-9]{4}"

# What looks like a time by its shape alone.
SHAPES = {
    "ISO": re.compile(ISO),
    "SLASHED": re.compile(rf"{SLASHED}|{YEAR_FIRST}"),
    "DOTTED": re.compile(DOTTED),
    "DECADE": re.compile(r"[0-9]{3}0['’]?s|['’‘]?[0-9]0s"),
    "NTH": re.compile(r"[0-9]+(?:st|nd|rd|th)"),
    "APOSTROPHE_YEAR": re.compile(r"['’‘][0-9][0-9]"),
    "CLOCK": re.compile(r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?"),
    "DOT_CLOCK": re.compile(r"(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]"),
}
NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9}(?:\.[0-9]{1,3})?")
# Behind a word of four letters, so that no abbreviation is cut from its date.
SENTENCE_END = re.compile(r"(?<=[a-z]{4}[.!?]) +(?=[A-Z])")
WORDS_OF = {"NTH_DAY": "NTH", "SHORT_WEEKDAY": "WEEKDAY"}  # classes made of another one
NO_WORDS: Mapping[str, str] = {}
SHAPED = "0123456789'’‘"  # what a word known by its shape begins with
NTHS = frozenset({"NTH", "NTH_DAY", "NTH_FIGURE", "HALF_NTH"})
NTH_ENDS = ("s", "st", "nd", "rd", "th")
# Figures become noughts, full stops go, other signs become spaces.
PLAIN = str.maketrans(
    {
        **dict.fromkeys("0123456789", "0"),
        **dict.fromkeys("-–—−,;()[]{}\"'’‘“”?!…", " "),
        ".": "",
        "/": " / ",
        ":": " : ",
    }
)
SIGNED = re.compile(r"['’‘][0-9]{2}\b|[0-9]\. ?[0-9]+\. ?[0-9]{4}")  # ’98, 05.10.2022
WORD = r"""
    [a-z]++(?![\w.'’])
  | ISO(?![0-9-]) | SLASHED(?![0-9/-]) | YEAR_FIRST(?![0-9/]) | DOTTED(?![0-9])
  | [0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![0-9])
  | (?:[0-9]{3}0['’]?s | ['’‘]?[0-9]0s | [0-9]+(?:st|nd|rd|th) | ['’‘][0-9][0-9](?![0-9]))\b
  | [$€£¥]\ ?[0-9][0-9.,]*
  | [0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)? | [0-9]+(?:\.[0-9]+)?
  | (?:[A-Za-z]\.)+(?:[A-Za-z]\b\.?)?
  | (?=[A-Z])(?:(?i:FEASTS)\b | (?:SHORT)\b\.?)
  | o['’]clock\b
  | [^\W\d_]\w*
  | ['’]s\b
  | --
  | \S
"""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text, the place of each (code points), and their signs."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    signs: str


def split_words(text: str, start: int, end: int) -> Words:
    """The words of `text[start:end]`; a date in figures and a named feast are one word."""
    signs = _known_signs()
    found = list(_word().finditer(text, start, end))
    texts = [match.group() for match in found]
    marks = [
        signs.get(word) or (_sign_of_shape(word) if word[0] in SHAPED else OTHER) for word in texts
    ]
    return Words(tuple(texts), tuple([match.start() for match in found]), "".join(marks))


def find_stretches(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of the text that may hold a time, about a sentence each, in order.

    None runs across one of `starts`. Looking first and splitting then halves the time needed.
    """
    triggers = _triggers()
    for start, end in pairwise((*starts, len(text))):
        at = start
        for cut in (*(match.end() for match in SENTENCE_END.finditer(text, start, end)), end):
            words = text[at:cut].lower().translate(PLAIN).split()
            if not triggers.isdisjoint(words) or SIGNED.search(text, at, cut):
                yield at, cut
            at = cut


@cache
def find_signs(name: str) -> str:
    """The signs of all words of a class (in capitals), or of one word."""
    return "".join(sorted(sign for names, sign in _signs().items() if name in names))


def find_value(name: str, word: str) -> str:
    """What a word is worth in a class: a month's number, a number's digits; else itself."""
    known = load_classes().get(WORDS_OF.get(name, name), NO_WORDS)
    lower = word.lower()
    value = known.get(lower) or known.get(lower.removesuffix("."))
    if value is not None:
        return value
    if name in NTHS and (digits := re.match(r"[0-9]+", word)):
        return digits.group()
    return lower.replace(",", "") if word[:1].isdigit() else lower


@lru_cache(maxsize=KEPT)
def is_shortened(word: str) -> bool:
    """True for a shortened month or weekday without the full stop that may stand behind it."""
    name, classes = word.lower(), load_classes()
    return any(one.startswith(name) and one != name for kind in CASED for one in classes[kind])


@cache
def _triggers() -> frozenset[str]:
    figures = {"000", "0000", *(f"{'0' * n}{end}" for n in (1, 2, 3, 4) for end in NTH_ENDS)}
    return load_triggers() | figures


@cache
def _word() -> re.Pattern[str]:
    names = load_classes()
    feasts = sorted(names["HOLIDAY"], key=len, reverse=True)
    short = {name for kind in CASED for name in names[kind] if is_shortened(name)}
    forms = {form for name in short for form in (name.title(), name.upper())}
    parts = {
        "ISO": ISO,
        "SLASHED": SLASHED,
        "YEAR_FIRST": YEAR_FIRST,
        "DOTTED": DOTTED,
        "FEASTS": "|".join(re.escape(one) for one in feasts),
        "SHORT": "|".join(sorted(forms, key=lambda form: (-len(form), form))),
    }
    pattern = re.sub("|".join(parts), lambda part: parts[part.group()], WORD)
    return re.compile(pattern, re.VERBOSE)


@cache
def _known_signs() -> dict[str, str]:
    """The sign of every word that is listed, in each way it is printed, and of short numbers."""
    signs = _signs()
    known = {form: signs[names] for form, names in _listed_forms()}
    return known | {number: signs[names] for number, names in _short_numbers()}


@cache
def _signs() -> dict[frozenset[str], str]:
    """A sign for each set of classes that some word belongs to."""
    shapes = [frozenset({name}) for name in ("ISO", "SLASHED", "DOTTED", "DECADE", "CLOCK")]
    shapes += [
        frozenset({"NTH", "NTH_DAY", "NTH_FIGURE", "HALF_NTH"}),
        frozenset({"NTH", "NTH_DAY", "NTH_FIGURE"}),
    ]
    shapes += [frozenset({"NTH"}), frozenset({"APOSTROPHE_YEAR"}), frozenset({"NUMBER"})]
    shapes += [frozenset({"NUMBER", "DOT_CLOCK"})]
    listed = [names for _, names in (*_listed_forms(), *_short_numbers())]
    return {
        names: chr(FIRST_SIGN + at) for at, names in enumerate(dict.fromkeys([*shapes, *listed]))
    }


@cache
def _listed_forms() -> tuple[tuple[str, frozenset[str]], ...]:
    classes = load_classes()
    vocabulary = sorted(load_literals().union(*classes.values()))
    forms: dict[str, frozenset[str]] = {}
    for word in vocabulary:
        names = {name for name, words in classes.items() if word in words}
        names |= {"NTH_DAY"} if "NTH" in names else set()
        names |= {word} if word in load_literals() else set()
        forms[word] = frozenset(names - CASED)
        for form in {word.title().replace("'S", "'s").replace("’S", "’s"), word.upper()} - {word}:
            forms[form] = _as_printed(form, names)
            if CASED & names and is_shortened(word):
                forms[form + "."] = frozenset(names)
    return tuple((form, names) for form, names in forms.items() if names)


def _as_printed(form: str, names: set[str]) -> frozenset[str]:
    """Without its full stop, "Sun" is a weekday beside a date alone."""
    if "WEEKDAY" in names and len(form) <= len("Sun"):
        return frozenset(names - {"WEEKDAY"} | {"SHORT_WEEKDAY"})
    return frozenset(names)


@cache
def _short_numbers() -> tuple[tuple[str, frozenset[str]], ...]:
    """All that a number of up to four figures can be."""
    plain = [str(number) for number in range(10_000)]
    padded = [number.zfill(width) for number in plain[:1000] for width in (2, 4)]
    return tuple((number, _names_of_number(number)) for number in dict.fromkeys(plain + padded))


def _names_of_number(digits: str) -> frozenset[str]:
    value, names = int(digits), {"NUMBER"}
    if len(digits) <= 2:
        names |= {"DAY"} if 1 <= value <= 31 else set()
        names |= {"HOUR"} if value <= 24 else set()
        names |= {"SHORT_YEAR"} if len(digits) == 2 else set()
    if len(digits) <= 3 and digits[0] != "0":
        names |= {"SMALL_YEAR"}
    if len(digits) == 4:
        names |= {"YYYY"} if FIRST_YEAR <= value <= LAST_YEAR else set()
        names |= {"MILITARY"} if value // 100 <= 24 and value % 100 < 60 else set()
    return frozenset(names)


def _sign_of_shape(word: str) -> str:
    """The sign of a word that is not listed, by its figures; most have none."""
    signs = _signs()
    for name, shape in SHAPES.items():
        if shape.fullmatch(word):
            if name == "NTH":
                return signs[_names_of_nth(word)]
            return signs[frozenset({"NUMBER", name} if name == "DOT_CLOCK" else {name})]
    return signs[frozenset({"NUMBER"})] if NUMBER.fullmatch(word) else OTHER


def _names_of_nth(word: str) -> frozenset[str]:
    if word[:-2] in {"1", "2"}:
        return frozenset({"NTH", "NTH_DAY", "NTH_FIGURE", "HALF_NTH"})
    is_day = len(word) <= 4 and 1 <= int(word[:-2]) <= 31
    return frozenset({"NTH", "NTH_DAY", "NTH_FIGURE"} if is_day else {"NTH"})
