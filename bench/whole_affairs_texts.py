"""Whole affairs as saved pages, with all that is true of them (tests/affairs)."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

DATA = Path(__file__).parents[1] / "tests" / "affairs"
Sort = Literal["difference", "update", "alike"]
SORTS: tuple[Sort, ...] = get_args(Sort)
KINDS = ("date", "place", "number", "name", "participant", "denial", "wording")
PRINTED = frozenset({"page", "affair", "title", "outlet", "published", "origin"})
EXPECTED = frozenset({"id", "kind", "sides", "why"})


@dataclass(frozen=True, slots=True)
class Place:
    """Words on a page, which is known by how its name begins."""

    page: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What accounts differ in, what time explains, or what only seems to differ.

    Each of the sides has the places of which one tells it, so that any of them will do.
    """

    id: str
    sort: Sort
    kind: str
    sides: tuple[tuple[Place, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An article of a page; "" for what no reader of the page knows.

    `affair` is the story that it belongs to, `origin` a name that articles have in common which
    rest on one and the same words.
    """

    page: str
    affair: str
    title: str
    outlet: str = ""
    published: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """The pages of a folder and what is true of them."""

    name: str
    pages: Path
    articles: tuple[Printed, ...]
    expected: tuple[Expected, ...]


def read_collections(data: Path = DATA) -> tuple[Collection, ...]:
    """All collections, by name; raises `ValueError` for one that breaks the format."""
    return tuple(read_collection(path.parent) for path in sorted(data.glob("*/truth.toml")))


def read_collection(folder: Path) -> Collection:
    """One collection: `truth.toml` beside the folder `pages`."""
    given = tomllib.loads((folder / "truth.toml").read_text("utf-8"))
    _check_keys(folder.name, given, {"article", *SORTS})
    pages = {one.name: one.read_text("utf-8") for one in sorted((folder / "pages").iterdir())}
    articles = tuple(_read_printed(folder.name, one) for one in given["article"])
    for one in articles:
        _find_page(folder.name, one.page, pages)
    return Collection(
        name=folder.name,
        pages=folder / "pages",
        articles=articles,
        expected=tuple(
            _read_expected(folder.name, sort, one, pages)
            for sort in SORTS
            for one in given.get(sort, ())
        ),
    )


def _read_printed(name: str, given: Mapping[str, str]) -> Printed:
    _check_keys(name, given, PRINTED)
    return Printed(**given)


def _read_expected(
    name: str, sort: Sort, given: Mapping[str, Any], pages: Mapping[str, str]
) -> Expected:
    """One expectation; its words must stand on their pages."""
    _check_keys(name, given, EXPECTED)
    where = f"{name}, {given['id']}"
    if given["kind"] not in KINDS:
        raise ValueError(f"{where}: {given['kind']!r} is no kind of difference; known: {KINDS}")
    sides = tuple(tuple(_read_place(where, one, pages) for one in side) for side in given["sides"])
    if len(sides) < 2 or not all(sides):
        raise ValueError(f"{where}: two sides or more are needed, each with a place")
    return Expected(id=given["id"], sort=sort, kind=given["kind"], sides=sides)


def _read_place(where: str, given: Sequence[str], pages: Mapping[str, str]) -> Place:
    page, words = given
    if words not in pages[_find_page(where, page, pages)]:
        raise ValueError(f"{where}: {words!r} does not stand on {page}")
    return Place(page, words)


def _find_page(where: str, page: str, pages: Mapping[str, str]) -> str:
    found = [name for name in pages if name.startswith(page)]
    if len(found) != 1:
        raise ValueError(f"{where}: {len(found)} pages begin with {page!r}")
    return found[0]


def _check_keys(name: str, given: Mapping[str, Any], known: set[str] | frozenset[str]) -> None:
    if unknown := sorted(set(given) - known):
        raise ValueError(f"{name}: unknown key {unknown[0]!r}; known: {sorted(known)}")
