"""How English words a time: classes of words, and the rules that read phrases of them."""

import re
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Literal

from consilience.language.calendar import CalendarName
from consilience.language.lexicon import load_entries, load_file, load_words

Reading = Literal["point", "length", "set", "fixed", "iso", "numeric", "decade", "century"]
TimeWordList = Literal[
    "ahead",
    "after_age",
    "before_age",
    "before_ancient",
    "before_clock",
    "before_hour",
    "before_year",
    "begins_clause",
    "bound",
    "counted",
    "cut_words",
    "forward",
    "implicative",
    "lasting",
    "media",
    "nobody",
    "put_off",
    "refused",
    "sequel",
    "soon",
    "street",
    "tallied",
    "telling",
    "texts",
    "triggers",
    "unable",
    "unplanned",
    "until",
    "valued",
    "verb_month",
    "was",
    "will",
]
Guard = Literal[
    "",
    "year",
    "ancient",
    "month",
    "clock",
    "hour",
    "season",
    "that",
    "day",
    "length",
    "rate",
    "name",
    "feast",
]

SYNTAX = frozenset({"(", ")", ")?", "|", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """Words of one kind in lower case, each with what the readings need of it (else itself)."""

    name: str
    test: str
    trigger: bool = False
    words: tuple[str, ...] = ()
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """Patterns over classes (capitals) and words, and how their matches are read.

    `finds` are the times in the sentence `test`, published on 5 October 2022, with their values.
    """

    reading: Reading
    patterns: tuple[str, ...]
    test: str
    finds: dict[str, str]
    gives: dict[str, str] = field(default_factory=dict)
    guard: Guard = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A feast with a fixed `day` (month and day, "12-25") and its names in lower case."""

    names: tuple[str, ...]
    day: str
    test: str


@cache
def load_classes() -> MappingProxyType[str, MappingProxyType[str, str]]:
    """Every class in capitals with its words and their values."""
    classes = {
        one.name.upper(): MappingProxyType({**{word: word for word in one.words}, **one.values})
        for one in load_entries("times", "class", WordClass)
    }
    classes["MONTH"] = _english_names("month", shift=0)
    classes["WEEKDAY"] = _english_names("weekday", shift=1)
    holidays = load_entries("times", "holiday", Holiday)
    classes["HOLIDAY"] = MappingProxyType(
        {name: holiday.day for holiday in holidays for name in holiday.names}
    )
    return MappingProxyType(classes)


@cache
def load_rules() -> tuple[TimeRule, ...]:
    """The rules in the order of their file, with `$phrases` written out."""
    phrases = {name: str(words) for name, words in load_file("times")["phrases"].items()}
    return tuple(
        TimeRule(
            reading=rule.reading,
            patterns=tuple(_write_out(pattern, phrases) for pattern in rule.patterns),
            test=rule.test,
            finds=rule.finds,
            gives=rule.gives,
            guard=rule.guard,
        )
        for rule in load_entries("times", "rule", TimeRule)
    )


@cache
def load_literals() -> frozenset[str]:
    """Words and signs that stand in a pattern as themselves, in lower case."""
    parts = {
        part.lstrip("~!").removesuffix("?").split(":")[-1]
        for rule in load_rules()
        for pattern in rule.patterns
        for part in pattern.split()
    }
    return frozenset(part for part in parts if part.lower() == part and part not in SYNTAX)


@cache
def load_triggers() -> frozenset[str]:
    """Words, in lower case without full stops, of which every wording of a time holds one.

    Times in figures are left out.
    """
    marked = [one for one in load_entries("times", "class", WordClass) if one.trigger]
    words = {word.replace(".", "") for one in marked for word in (*one.words, *one.values)}
    return (
        frozenset(words)
        | {*load_classes()["MONTH"], *load_classes()["WEEKDAY"]}
        | find_time_words("triggers")
    )


def find_time_words(
    table: TimeWordList,
) -> frozenset[str]:
    """The words of one of the plain lists, in lower case; verbs as lemmas."""
    return load_words("times", table)


def _write_out(pattern: str, phrases: dict[str, str]) -> str:
    while "$" in pattern:
        pattern = re.sub(r"\$(\w+)", lambda name: phrases[name[1]], pattern)
    return pattern


def _english_names(table: str, *, shift: int) -> MappingProxyType[str, str]:
    """Of the names of months or weekdays those that shorten the first one, which is English."""
    entries = load_entries("calendar", table, CalendarName)
    return MappingProxyType(
        {
            name: str(entry.number + shift)
            for entry in entries
            for name in entry.names
            if entry.names[0].startswith(name)
        }
    )
