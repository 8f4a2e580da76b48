"""Words for numbers, shares and comparisons."""

from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries
from consilience.records.claim import Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbers:
    """Words for `first`, `first` + `step` and so on."""

    words: tuple[str, ...]
    first: int
    step: int
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    words: tuple[str, ...]
    value: float
    test: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _BoundEntry:
    words: tuple[str, ...]
    bound: Bound
    test: str


@cache
def load_numbers() -> dict[str, float]:
    """Word in lower case to its number: "nine", "forty"."""
    entries = load_entries("claims_quantities", "number", _Numbers)
    return {
        word: float(entry.first + at * entry.step)
        for entry in entries
        for at, word in enumerate(entry.words)
    }


@cache
def load_values(table: str) -> dict[str, float]:
    """Word in lower case to its value, of the table `scale`, `share` or `times`."""
    entries = load_entries("claims_quantities", table, _Value)
    return {word: entry.value for entry in entries for word in entry.words}


@cache
def load_bounds() -> tuple[tuple[tuple[str, ...], Bound], ...]:
    """Words before a number, with the comparison they make, the longest first."""
    return _load_bounds("bound")


@cache
def load_bounds_behind() -> tuple[tuple[tuple[str, ...], Bound], ...]:
    """Words behind a number, with the comparison they make, the longest first."""
    return _load_bounds("bound_behind")


def _load_bounds(table: str) -> tuple[tuple[tuple[str, ...], Bound], ...]:
    entries = load_entries("claims_quantities", table, _BoundEntry)
    found = [(tuple(word.split()), entry.bound) for entry in entries for word in entry.words]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one[0])))
