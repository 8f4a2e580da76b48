"""The wordings of `language/sources.toml` as patterns over sentences whose names are marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries, load_words
from consilience.language.sources import (
    Channel,
    CitationWording,
    Holding,
    Office,
    Unnamed,
    load_channels,
)
from consilience.linking.credits_names import NAME, OUTLET

PIECE = re.compile(r"[^\W_]+")
EDGE_AND_LETTERS = re.compile(r"\\b(\[[A-Za-z]+\])")
NOUN = "\ue002"  # stands for the letters of the channel's noun that a holder is sought for
OUTLET_PATTERN = rf"(?:[Tt]he\s)?(?P<source>{OUTLET}+)"
# Before a word, a run of name marks or one of noun marks.
WORD_START = rf"(?<![\w{NAME}{NOUN}])(?=[\w{NAME}{NOUN}])"


@dataclass(frozen=True, slots=True)
class CitationPattern:
    """A wording that names an outlet (group `source`), or stands for the one named last."""

    pattern: re.Pattern[str]
    strength: float
    channel: str


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda one: (-len(one), one))
    return "(?:" + "|".join(re.escape(one).replace(r"\ ", r"\s") for one in ordered) + ")"


@cache
def holder_pattern() -> str:
    """A name, a possessive or personal pronoun, a body ("the ministry", "Xs ministry")."""
    body = _any(load_words("sources", "body"))
    lower = r"(?:[a-z][\w-]*\s)"
    return (
        rf"(?:[Tt]he\s)?(?P<holder>{NAME}+(?:[’']s)?\s{lower}{{0,2}}?{body}(?![\w-])|{NAME}+"
        r"|\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Hh]e|[Ss]he|[Tt]hey)\b"
        rf"|\b[Tt]he\s{lower}{{0,3}}[a-z][\w-]*(?![\w-]))"
    )


@cache
def load_holder_start() -> re.Pattern[str]:
    """The words with which a `holder_pattern` can begin: a name, a pronoun, "the"."""
    # The first letter stands first, so that the search leaps to the next.
    words = r"(?:(?<=[Hh])(?:is|er|e)|(?<=[Ii])ts|(?<=[Ss])he|(?<=[Tt])he(?:ir|y)?)\b"
    return re.compile(rf"[{NAME}HhIiSsTt](?<![\w{NAME}].)(?:(?<={NAME})|{words})")


def _compile(pattern: str, noun: str = "") -> re.Pattern[str]:
    filled = (
        pattern.replace("{outlet}", OUTLET_PATTERN)
        .replace("{holder}", holder_pattern())
        .replace("{said}", r"\b" + _any(load_words("sources", "said")))
        .replace("{noun}", noun)
    )
    return re.compile(_lead_by_letters(filled))


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
    entries = load_entries("sources", "citation", CitationWording)
    found = [CitationPattern(_compile(one.pattern), one.strength, one.channel) for one in entries]
    return tuple(sorted(found, key=lambda one: -one.strength))


@cache
def load_again_patterns() -> tuple[CitationPattern, ...]:
    """Wordings that stand for the outlet named last."""
    entries = load_entries("sources", "again", CitationWording)
    return tuple(
        CitationPattern(_compile(one.pattern), one.strength, one.channel) for one in entries
    )


@cache
def load_carrier_patterns() -> tuple[CitationPattern, ...]:
    """Wordings by which an agency (group `source`) shows that the whole report is its own."""
    entries = load_entries("sources", "carrier", CitationWording)
    return tuple(CitationPattern(_compile(one.pattern), one.strength, "carrier") for one in entries)


@dataclass(frozen=True, slots=True)
class HoldingPattern:
    """A wording with a channel's noun and its holder; what else a sentence must have for it.

    `pattern` matches no characters: it stands before each place where the wording begins, so that
    those that overlap are found too. One that begins with its holder is tried at holders alone.
    """

    pattern: re.Pattern[str]
    begins_with_holder: bool
    asks_said: bool


@cache
def load_holding_patterns() -> tuple[HoldingPattern, ...]:
    """Wordings that tie a channel's noun, between `NOUN` marks, to its holder."""
    return tuple(
        HoldingPattern(
            pattern=_compile(rf"{WORD_START}(?={one.pattern})", rf"{NOUN}+"),
            begins_with_holder=one.pattern.startswith("{holder}"),
            asks_said="{said}" in one.pattern,
        )
        for one in load_entries("sources", "holding", Holding)
    )


@cache
def load_said_pattern() -> re.Pattern[str]:
    """Verbs by which somebody makes something known."""
    return re.compile(r"\b" + _any(load_words("sources", "said")))


@cache
def load_office_patterns() -> tuple[re.Pattern[str], ...]:
    """Wordings in which somebody (group `holder`) speaks through an office."""
    return tuple(_compile(one.pattern) for one in load_entries("sources", "office", Office))


@cache
def load_office_again_patterns() -> tuple[re.Pattern[str], ...]:
    """Wordings for whoever spoke through an office last."""
    entries = load_entries("sources", "office_again", Office)
    return tuple(_compile(one.pattern) for one in entries)


@cache
def load_unnamed_pattern() -> re.Pattern[str]:
    """Wordings for speakers without a name."""
    entries = load_entries("sources", "unnamed", Unnamed)
    joined = "|".join(one.pattern.replace("{outlet}", rf"{OUTLET}+") for one in entries)
    return re.compile(joined, re.IGNORECASE)


@cache
def load_channel_phrases() -> dict[str, list[tuple[str, int]]]:
    """Nouns and verbs of all channels by their longest word, with the place of it in them."""
    found: dict[str, list[tuple[str, int]]] = {}
    for phrase in {word for one in load_channels() for word in (*one.nouns, *one.verbs)}:
        longest = max(PIECE.finditer(phrase), key=lambda piece: (len(piece[0]), piece[0]))
        found.setdefault(longest[0], []).append((phrase, longest.start()))
    return {word: sorted(phrases) for word, phrases in found.items()}


@cache
def load_cues(table: str) -> tuple[str, ...]:
    """The words of a list of `sources.toml` without one of which a pattern finds nothing."""
    return tuple(sorted(load_words("sources", table)))


@cache
def _channels_by_word() -> dict[str, Channel]:
    return {word: one for one in load_channels() for word in (*one.nouns, *one.verbs)}


def find_channel(word: str) -> Channel:
    """The channel of a word or phrase of `load_channel_phrases`."""
    return _channels_by_word()[" ".join(word.lower().split())]


@cache
def load_opening_pattern(table: str) -> re.Pattern[str]:
    """The phrases of a word list where they open a sentence."""
    return re.compile(rf"[\"“‘']?{_any(load_words('sources', table))}(?!\w)", re.IGNORECASE)
