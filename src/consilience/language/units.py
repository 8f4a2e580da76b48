"""Units of measure and money, with the factor that brings each to the base of its dimension."""

from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is measured ("length", "US dollar") and how many of the base one of it is.

    `offset` is added to the product: 212 degrees Fahrenheit are 100 Celsius.
    """

    dimension: str
    factor: float
    words: tuple[str, ...]
    test: str
    offset: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Words for a unit that call another one, `unit`, too; `least` is a number of them.

    They do so beside a word of `beside`, or from `least` on, but not where one of `other` stands.
    """

    words: tuple[str, ...]
    unit: str
    least: float
    beside: tuple[str, ...]
    other: tuple[str, ...]
    test: str


@cache
def load_doubles() -> dict[str, Double]:
    """Words in lower case that call two units to what tells them apart."""
    return {word: one for one in load_entries("units", "double", Double) for word in one.words}


@cache
def load_units() -> dict[str, Unit]:
    """Words or sign in lower case to the unit; some have several words ("square miles")."""
    return {word: unit for unit in load_entries("units", "unit", Unit) for word in unit.words}
