"""The wordings of `language/sources.toml` as patterns over sentences whose names are marked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Literal

from consilience.language.lexicon import load_entries, load_words
from consilience.language.sources import (
    Channel,
    CitationWording,
    Holding,
    Office,
    Unnamed,
    load_channels,
)
from consilience.linking.credits.atoms import Atoms, find_atoms
from consilience.linking.credits.names import NAME, OUTLET

PIECE = re.compile(r"[^\W_]+")
EDGE_AND_LETTERS = re.compile(r"\\b(\[[A-Za-z]+\])")
NOUN = "\ue002"  # stands for the letters of the channel's noun that a holder is sought for
OUTLET_PATTERN = rf"(?:[Tt]he\s)?(?P<source>{OUTLET}+)"
TABLES: Mapping[str, type[CitationWording | Office | Unnamed]] = {
    **dict.fromkeys(("carrier", "citation", "again"), CitationWording),
    **dict.fromkeys(("office", "office_again"), Office),
    "unnamed": Unnamed,
}
LONGEST_BRACKET = 12  # characters
MOST_ATOMS = 64  # sets, a bit each; wordings that have more ask for those among these
# Before a word, a run of name marks or one of noun marks.
WORD_START = rf"(?<![\w{NAME}{NOUN}])(?=[\w{NAME}{NOUN}])"


@dataclass(frozen=True, slots=True)
class CitationPattern:
    """A wording that names an outlet (group `source`), or stands for the one named last."""

    pattern: re.Pattern[str]
    strength: float
    channel: str
    needs: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern; `needs`: sums of the bits of `load_atoms` of which a sentence has one each."""

    pattern: re.Pattern[str]
    needs: int


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda one: (-len(one), one))
    return "(?:" + "|".join(re.escape(one).replace(r"\ ", r"\s") for one in ordered) + ")"


@cache
def holder_pattern() -> str:
    """A name, a possessive or personal pronoun, a body ("the ministry", "Xs ministry").

    Behind it may stand a party and state in brackets ("Lind (D-Ohio)").
    """
    body = _any(load_words("sources", "body"))
    parting = _any(load_words("sources", "parting"))
    word = rf"(?!{parting}\s)[a-z][\w-]*"
    lower = rf"(?:{word}\s)"
    return (
        rf"(?:[Tt]he\s)?(?P<holder>{NAME}+(?:[’']s)?\s{lower}{{0,2}}?{body}(?![\w-])|{NAME}+"
        r"|\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Hh]e|[Ss]he|[Tt]hey)\b"
        rf"|\b[Tt]he\s{lower}{{0,3}}{word}(?![\w-]))(?:\s\([^()]{{1,{LONGEST_BRACKET}}}\))?"
    )


@cache
def load_holder_start() -> re.Pattern[str]:
    """The words with which a `holder_pattern` can begin: a name, a pronoun, "the"."""
    # The first letter stands first, so that the search leaps to the next.
    words = r"(?:(?<=[Hh])(?:is|er|e)|(?<=[Ii])ts|(?<=[Ss])he|(?<=[Tt])he(?:ir|y)?)\b"
    return re.compile(rf"[{NAME}HhIiSsTt](?<![\w{NAME}].)(?:(?<={NAME})|{words})")


def _compile(pattern: str, noun: str = "") -> re.Pattern[str]:
    return re.compile(_lead_by_letters(_fill(pattern, noun)))


def _fill(pattern: str, noun: str = "") -> str:
    return (
        pattern.replace("{outlet}", OUTLET_PATTERN)
        .replace("{holder}", holder_pattern())
        .replace("{said}", r"\b" + _any(load_words("sources", "said")))
        .replace("{inner}", rf"(?!{_any(load_words('sources', 'parting'))}\s)[\w-]+")
        .replace("{passive}", rf"{_any(load_words('sources', 'passive'))}\s(?!quoted\b)")
        .replace("{noun}", noun)
    )


@cache
def load_atoms() -> tuple[Atoms, ...]:
    """Letters of which one is in the words of every match of some wordings, set by set."""
    patterns = [entry.pattern for table in TABLES for entry in _load_entries(table)]
    found = chain.from_iterable(find_atoms(_fill(one)) for one in ("{said}", *patterns))
    return tuple(dict.fromkeys(found))[:MOST_ATOMS]


def _load_entries(table: str) -> Sequence[CitationWording | Office | Unnamed]:
    return load_entries("sources", table, TABLES[table])


def _find_needs(pattern: str) -> int:
    """The bits of the atoms without which a pattern finds nothing, as they are numbered here."""
    atoms, numbers = find_atoms(_fill(pattern)), {one: at for at, one in enumerate(load_atoms())}
    return sum(1 << numbers[one] for one in atoms if one in numbers)


def _lead_by_letters(pattern: str) -> str:
    """The same pattern with its first letters before the word's edge: so the search leaps.

    One that begins with a holder or an outlet looks for a letter that these begin with first.
    """
    if pattern.startswith(holder_pattern()):
        return rf"(?=[{NAME}HhIiSsTt])(?<![\w{NAME}]){pattern}"
    if pattern.startswith(OUTLET_PATTERN):
        return rf"(?=[{OUTLET}Tt]){pattern}"
    found = EDGE_AND_LETTERS.match(pattern)
    return rf"{found[1]}(?<!\w.){pattern[found.end() :]}" if found else pattern


@cache
def load_citation_patterns() -> tuple[CitationPattern, ...]:
    """Wordings that name an outlet, strongest first."""
    found = _make_citations("citation")
    return tuple(sorted(found, key=lambda one: -one.strength))


@cache
def load_again_patterns() -> tuple[CitationPattern, ...]:
    """Wordings that stand for the outlet named last."""
    return tuple(_make_citations("again"))


@cache
def load_carrier_patterns() -> tuple[CitationPattern, ...]:
    """Wordings by which an agency (group `source`) shows that the whole report is its own."""
    return tuple(replace(one, channel="carrier") for one in _make_citations("carrier"))


def _make_citations(table: str) -> list[CitationPattern]:
    return [
        CitationPattern(_compile(one.pattern), one.strength, one.channel, _find_needs(one.pattern))
        for one in load_entries("sources", table, CitationWording)
    ]


@dataclass(frozen=True, slots=True)
class HoldingPattern:
    """A wording with a channel's noun and its holder; what else a sentence must have for it.

    `pattern` matches no characters: it stands before each place where the wording begins, so that
    those that overlap are found too. One that begins with its holder, the noun or a word for
    saying is tried at these alone.
    """

    pattern: re.Pattern[str]
    begins: Literal["holder", "noun", "said", "other"]
    asks_said: bool


@cache
def load_holding_patterns() -> tuple[HoldingPattern, ...]:
    """Wordings that tie a channel's noun, between `NOUN` marks, to its holder."""
    return tuple(
        HoldingPattern(
            pattern=_compile(rf"{WORD_START}(?={one.pattern})", rf"{NOUN}+"),
            begins=_tell_beginning(one.pattern),
            asks_said="{said}" in one.pattern,
        )
        for one in load_entries("sources", "holding", Holding)
    )


def _tell_beginning(pattern: str) -> Literal["holder", "noun", "said", "other"]:
    if pattern.startswith("{holder}") and pattern.endswith("{noun}"):
        return "holder"
    if pattern.startswith("{noun}"):
        return "noun"
    return "said" if pattern.startswith("{said}") else "other"


@cache
def load_said_pattern() -> re.Pattern[str]:
    """Verbs by which somebody makes something known."""
    return re.compile(r"\b" + _any(load_words("sources", "said")))


@cache
def load_referring_pattern() -> re.Pattern[str]:
    """Words that stand for somebody named before: "he", "her", "the singer posted"."""
    said = _any(load_words("sources", "said"))
    return re.compile(
        r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|[Tt]heir)\b"
        rf"|\b[Tt]he\s(?:[\w-]+\s){{0,2}}?[a-z][\w-]*\s{said}\b"
    )


@cache
def load_office_patterns() -> tuple[Wording, ...]:
    """Wordings in which somebody (group `holder`) speaks through an office."""
    return _make_wordings("office")


@cache
def load_office_again_patterns() -> tuple[Wording, ...]:
    """Wordings for whoever spoke through an office last."""
    return _make_wordings("office_again")


def _make_wordings(table: str) -> tuple[Wording, ...]:
    return tuple(
        Wording(_compile(one.pattern), _find_needs(one.pattern))
        for one in load_entries("sources", table, Office)
    )


@cache
def load_unnamed_pattern() -> re.Pattern[str]:
    """Wordings for speakers without a name."""
    entries = load_entries("sources", "unnamed", Unnamed)
    joined = "|".join(one.pattern.replace("{outlet}", rf"{OUTLET}+") for one in entries)
    return re.compile(joined, re.IGNORECASE)


@cache
def load_unnamed_needs() -> tuple[int, ...]:
    """What a sentence needs for one of the wordings of `load_unnamed_pattern`, of each one."""
    return tuple(_find_needs(one.pattern) for one in load_entries("sources", "unnamed", Unnamed))


@cache
def load_said_need() -> int:
    """What a sentence needs for `load_said_pattern`."""
    return _find_needs("{said}")


@cache
def load_channel_phrases() -> dict[str, list[tuple[str, int]]]:
    """Nouns and verbs of all channels by their longest word, with the place of it in them."""
    found: dict[str, list[tuple[str, int]]] = {}
    for phrase in _channels_by_word():
        longest = max(PIECE.finditer(phrase), key=lambda piece: (len(piece[0]), piece[0]))
        found.setdefault(longest[0], []).append((phrase, longest.start()))
    return {word: sorted(phrases) for word, phrases in found.items()}


@cache
def _channels_by_word() -> dict[str, Channel]:
    return {
        word: one for one in load_channels() for word in (*one.nouns, *one.verbs, *one.body_verbs)
    }


def find_channel(word: str) -> Channel:
    """The channel of a word or phrase of `load_channel_phrases`."""
    return _channels_by_word()[" ".join(word.lower().split())]


@cache
def load_opening_body_pattern() -> re.Pattern[str]:
    """A name, or a body of two words ("the coast guard"), with which a sentence begins."""
    body = _any(load_words("sources", "body"))
    return re.compile(rf"[\"“‘']?(?:[Tt]he\s)?(?P<body>{NAME}+|[a-z][\w-]*\s{body})(?![\w-])")


@cache
def load_occasion_pattern() -> re.Pattern[str]:
    """Words that tell what a report led to, and a few more, before the outlet's name."""
    occasion = _any(load_words("sources", "occasions"))
    perfect = r"(?<!\bhas\s)(?<!\bhad\s)(?<!\bhave\s)"  # "has since told the Courier"
    return re.compile(rf"\b{perfect}{occasion}\s(?:[\w’'-]+\s){{0,5}}$", re.IGNORECASE)


@cache
def load_opening_pattern(table: str) -> re.Pattern[str]:
    """The phrases of a word list where they open a sentence."""
    return re.compile(rf"[\"“‘']?{_any(load_words('sources', table))}(?!\w)", re.IGNORECASE)
