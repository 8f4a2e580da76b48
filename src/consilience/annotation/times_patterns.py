"""The rules of `language/times.toml` as regular expressions over signs of words."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from consilience.annotation.times_words import OTHER, Words, find_signs, find_value
from consilience.language.times import TimeRule, load_rules

LONGEST = 24  # words; no pattern is as long
WINDOWS_KEPT = 20_000
CONTEXT = ""  # the role of words that must stand there and are no part of the time


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of a rule: its expression, and the role and class of each of its groups."""

    rule: TimeRule
    expression: str
    roles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """A pattern on a row of signs: where it ends, and where each group of it that fits stands."""

    pattern: Pattern
    end: int
    places: tuple[tuple[int, str, str], ...]  # with the role and the class


@dataclass(frozen=True, slots=True)
class Part:
    """Words `first:end` that make one time, and what each role in them says."""

    first: int
    end: int
    said: dict[str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits at a place. It has two parts where it tells two times: "19-20 May"."""

    rule: TimeRule
    parts: tuple[Part, ...]


def find_matches(words: Words, at: int) -> Iterator[Match]:
    """The rules that fit the words from `at` on, the longest first, then in their order."""
    end = words.signs.find(OTHER, at, at + LONGEST)
    window = words.signs[at : end if end >= 0 else at + LONGEST]
    return (_make_match(words, at, fit) for fit in _find_fits(window))


@lru_cache(maxsize=WINDOWS_KEPT)
def _find_fits(window: str) -> tuple[Fit, ...]:
    """The patterns that fit the beginning of a row of signs, the longest first.

    The same rows come again and again: most are one "the" or "in" that begins no time.
    """
    fits = [
        Fit(pattern, found.end(), _find_places(pattern, found))
        for pattern in _patterns_by_start().get(window[0], ())
        if (found := _compile(pattern.expression).match(window))
    ]
    fits.sort(key=lambda fit: -fit.end)
    return tuple(fits)


@cache
def _compile(expression: str) -> re.Pattern[str]:
    """When it is first needed: few articles have all kinds of times."""
    return re.compile(expression)


def _find_places(pattern: Pattern, found: re.Match[str]) -> tuple[tuple[int, str, str], ...]:
    groups = enumerate(pattern.roles, 1)
    return tuple(
        (place, role, name) for at, (role, name) in groups if (place := found.start(at)) >= 0
    )


@cache
def start_signs() -> re.Pattern[str]:
    """A place where some rule may begin."""
    return re.compile("[" + "".join(_patterns_by_start()) + "]")


def _make_match(words: Words, at: int, fit: Fit) -> Match:
    """The match as parts between its context words."""
    context: set[int] = set()
    said: dict[int, tuple[str, str]] = {}
    for place, role, name in fit.places:
        if role == CONTEXT:
            context.add(at + place)
        else:
            said[at + place] = (role, find_value(name, words.texts[at + place]))
    parts = []
    for first, end in _runs(at, at + fit.end, context):
        roles: dict[str, str] = {}
        for one in range(first, end):
            if one in said:
                roles.setdefault(*said[one])
        parts.append(Part(first, end, roles))
    return Match(fit.pattern.rule, tuple(parts))


def _runs(start: int, end: int, without: set[int]) -> Iterator[tuple[int, int]]:
    first = start
    for at in range(start, end + 1):
        if at == end or at in without:
            if first < at:
                yield first, at
            first = at + 1


@cache
def _patterns_by_start() -> dict[str, tuple[Pattern, ...]]:
    """The patterns that may begin with each sign."""
    by_start: dict[str, list[Pattern]] = defaultdict(list)
    for rule in load_rules():
        for text in rule.patterns:
            pattern, starts = _Compiler(text).compile(rule)
            for sign in starts:
                by_start[sign].append(pattern)
    return {sign: tuple(patterns) for sign, patterns in by_start.items()}


class _Compiler:
    """Reads one pattern from left to right; see the head of `times.toml` for its syntax."""

    def __init__(self, text: str) -> None:
        self._parts = text.split()
        self._at = 0
        self._roles: list[tuple[str, str]] = []

    def compile(self, rule: TimeRule) -> tuple[Pattern, str]:
        """The pattern, and the signs that it may begin with."""
        expression, starts, _ = self._read_choice()
        return Pattern(rule, expression, tuple(self._roles)), "".join(sorted(starts))

    def _read_choice(self) -> tuple[str, set[str], bool]:
        """Alternatives up to a closing bracket: expression, first signs, and if none may stand."""
        texts: list[str] = []
        starts: set[str] = set()
        may_miss, more = False, True
        while more:
            text, signs, empty = self._read_sequence()
            texts.append(text)
            starts |= signs
            may_miss = may_miss or empty
            more = self._at < len(self._parts) and self._parts[self._at] == "|"
            self._at += more
        return f"(?:{'|'.join(texts)})", starts, may_miss

    def _read_sequence(self) -> tuple[str, set[str], bool]:
        expression, empty = "", True
        starts: set[str] = set()
        while self._at < len(self._parts) and self._parts[self._at] not in {"|", ")", ")?"}:
            text, signs, may_miss = self._read_one()
            expression += text
            starts |= signs if empty else set()
            empty = empty and may_miss
        return expression, starts, empty

    def _read_one(self) -> tuple[str, set[str], bool]:
        part = self._parts[self._at]
        self._at += 1
        if part == "(":
            text, signs, empty = self._read_choice()
            closing = self._parts[self._at]
            self._at += 1
            return (text + "?", signs, True) if closing == ")?" else (text, signs, empty)
        if part.startswith("!"):
            return f"(?![{find_signs(part[1:])}])", set(), True
        may_miss = part.endswith("?") and part != "?"
        role, _, name = part.removesuffix("?").rpartition(":")
        is_context = name.startswith("~")
        name = name.removeprefix("~")
        known = find_signs(name)
        worth = role.upper() if role and name.islower() else name
        self._roles.append((CONTEXT if is_context else role or _role_of(name), worth))
        return f"([{known}])" + "?" * may_miss, set(known), may_miss


def _role_of(name: str) -> str:
    """Of a class its name, of a word itself behind a sign that no class has."""
    return name.lower() if name.isupper() else f"={name}"
