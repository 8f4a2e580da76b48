"""Lexicons: TOML files of this folder, read into checked entries once."""

import dataclasses
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Protocol, TypeVar, get_origin, get_type_hints

from consilience.errors import LexiconError

Entry = TypeVar("Entry")


class HasWords(Protocol):
    """An entry that lists words."""

    @property
    def words(self) -> tuple[str, ...]:
        """In lower case, or lemmas, as its lexicon says."""


Worded = TypeVar("Worded", bound=HasWords)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """Words or phrases in lower case, with a line of text that holds one of them."""

    words: tuple[str, ...]
    test: str


def load_entries(name: str, table: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """The entries `[[table]]` of `NAME.toml` as dataclasses of type `kind`, in file order.

    Fields without a default must be there, others may; lists become tuples. A missing, unknown
    or wrongly typed field raises `LexiconError` with the file, the entry and the fields known.
    """
    found = load_file(name).get(table)
    if not isinstance(found, tuple):
        raise LexiconError(f"{name}.toml has no list [[{table}]]; add one or mend the name")
    return tuple(
        make_entry(f"{name}.toml, {table} {at}", one, kind) for at, one in enumerate(found, 1)
    )


def load_entry(name: str, table: str, kind: type[Entry]) -> Entry:
    """The one table `[table]` of `NAME.toml` as a dataclass; checks as `load_entries`."""
    found = load_file(name).get(table)
    if found is None:
        raise LexiconError(f"{name}.toml has no table [{table}]; add one or mend the name")
    return make_entry(f"{name}.toml, {table}", found, kind)


@cache
def load_words(name: str, table: str) -> frozenset[str]:
    """The words of the one table `[table]` (a `WordList`) of `NAME.toml`."""
    return frozenset(load_entry(name, table, WordList).words)


@cache
def load_word_lists(name: str, table: str) -> frozenset[str]:
    """The words of all entries `[[table]]` (each a `WordList`) of `NAME.toml`, together."""
    return frozenset(word for one in load_entries(name, table, WordList) for word in one.words)


def index_words(entries: Iterable[Worded]) -> dict[str, Worded]:
    """Each word of the entries to its entry, the first one that lists it."""
    found: dict[str, Worded] = {}
    for entry in entries:
        for word in entry.words:
            found.setdefault(word, entry)
    return found


def group_words(entries: Iterable[Worded]) -> dict[str, tuple[Worded, ...]]:
    """Each word of the entries to all entries that list it, in their order."""
    found: dict[str, list[Worded]] = {}
    for entry in entries:
        for word in entry.words:
            found.setdefault(word, []).append(entry)
    return {word: tuple(ones) for word, ones in found.items()}


def match_any(words: Iterable[str], *, blank: str = " ") -> str:
    """A regular expression for any of the words, the longest first, `blank` for their blanks."""
    ranked = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(blank.join(map(re.escape, word.split(" "))) for word in ranked)


@cache
def load_file(name: str) -> MappingProxyType[str, Any]:
    """The tables of `language/NAME.toml` by name, lists as tuples; read once, not changeable."""
    try:
        text = files("consilience.language").joinpath(f"{name}.toml").read_text("utf-8")
        return MappingProxyType({key: _freeze(value) for key, value in tomllib.loads(text).items()})
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"language/{name}.toml cannot be read: {error}") from error


def make_entry(where: str, given: object, kind: type[Entry]) -> Entry:
    """A dataclass of type `kind` from one table, or a `LexiconError` that begins with `where`."""
    if not isinstance(given, dict) or not dataclasses.is_dataclass(kind):
        raise LexiconError(f"{where}: expected a table, found {given!r}")
    known = {field.name: field for field in dataclasses.fields(kind)}
    if unknown := sorted(set(given) - set(known)):
        raise LexiconError(f"{where}: unknown field {unknown[0]!r}; known: {', '.join(known)}")
    for field in known.values():
        has_default = (field.default, field.default_factory) != (dataclasses.MISSING,) * 2
        if field.name not in given and not has_default:
            raise LexiconError(f"{where}: the field {field.name!r} is missing")
    _check_types(where, given, kind)
    made: Entry = kind(**given)
    return made


def _check_types(where: str, given: dict[str, Any], kind: type) -> None:
    types = _find_types(kind)
    for name, value in given.items():
        wanted = types.get(name)
        if wanted is not None and not isinstance(value, wanted):
            raise LexiconError(f"{where}: {name} should be {wanted.__name__}, found {value!r}")


@cache
def _find_types(kind: type) -> dict[str, type]:
    """The type that the value of each field must have, where it is a plain one."""
    types = {name: get_origin(hint) or hint for name, hint in get_type_hints(kind).items()}
    return {name: one for name, one in types.items() if isinstance(one, type)}


def _freeze(value: object) -> Any:
    if isinstance(value, list):
        return tuple(_freeze(one) for one in value)
    if isinstance(value, dict):
        return {key: _freeze(one) for key, one in value.items()}
    return value
