"""Our own pairs of short reports that differ or only seem to (tests/pairs), read and checked."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from consilience.intake.details import Details
from consilience.intake.making import make_page
from consilience.records.page import Page

DATA = Path(__file__).parent.parent / "tests" / "pairs"
SETS = {
    "first": "",
    "second": "second",
    "third": "third",
    "fourth": "fourth",
    "fifth": "fifth",
    "sixth": "sixth",
}  # folders below
PARTS = ("tuning", "held")
KINDS = ("date", "place", "number", "name", "participant", "denial", "wording")
RELATIONS = ("conflict", "denial")
PairKind = Literal["differ", "agree", "update", "different"]
PAIR_KEYS = {"id", "kind", "differences", "sort", "looks", "why", "first", "second"}
REPORT_KEYS = {"headline", "outlet", "published", "text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of a pair; `text` is its body, a paragraph a line."""

    headline: str
    outlet: str
    published: date
    text: str

    def make_page(self, name: str) -> Page:
        """The page as a reader would save it, with outlet and date from the list beside it."""
        paragraphs = "\n\n".join([self.headline, *self.text.splitlines()])
        return make_page(
            paragraphs.encode(),
            uri=f"/pairs/{name}.txt",
            name=f"{name}.txt",
            suffix=".txt",
            details=Details(
                outlet=self.outlet, title=self.headline, date=self.published.isoformat()
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Words of the first and of the second report that differ, or look as if they did."""

    kind: str
    relation: str
    words: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two reports; `differences` where they differ, `looks` and `sort` where they only seem to."""

    id: str
    kind: PairKind
    part: str
    reports: tuple[Report, Report]
    differences: tuple[Expected, ...] = ()
    looks: Expected | None = None
    sort: str = ""

    def make_pages(self) -> tuple[Page, Page]:
        """The two reports as pages."""
        first, second = self.reports
        return first.make_page(f"{self.id}-1"), second.make_page(f"{self.id}-2")


def list_parts(data: Path = DATA) -> tuple[str, ...]:
    """The parts that a set has."""
    return tuple(part for part in PARTS if (data / part).is_dir())


def read_pairs(data: Path = DATA, parts: Sequence[str] = PARTS) -> tuple[Pair, ...]:
    """The pairs of those parts by file; raises `ValueError` for one that breaks the format."""
    return tuple(
        read_pair(given, part)
        for part in parts
        for path in sorted((data / part).glob("*.toml"))
        for given in tomllib.loads(path.read_text("utf-8"))["pair"]
    )


def read_pair(given: dict[str, Any], part: str) -> Pair:
    """One pair; words must stand once in the body of their report."""
    name = given["id"]
    _check_keys(name, given, PAIR_KEYS)
    if given["kind"] not in get_args(PairKind):
        raise ValueError(f"{name}: {given['kind']!r} is no kind; known: {get_args(PairKind)}")
    reports = (_read_report(name, given["first"]), _read_report(name, given["second"]))
    differences = tuple(_read_expected(name, one, reports) for one in given.get("differences", ()))
    looks = _read_expected(name, given["looks"], reports) if "looks" in given else None
    if bool(differences) == bool(looks) or bool(differences) != (given["kind"] == "differ"):
        raise ValueError(f"{name}: differences belong to pairs that differ, looks to all others")
    if looks and not (given.get("sort") and given.get("why")):
        raise ValueError(f"{name}: a pair that only seems to differ needs its sort and why")
    return Pair(
        id=name,
        kind=given["kind"],
        part=part,
        reports=reports,
        differences=differences,
        looks=looks,
        sort=given.get("sort", ""),
    )


def _read_report(name: str, given: dict[str, Any]) -> Report:
    _check_keys(name, given, REPORT_KEYS)
    return Report(
        headline=given["headline"],
        outlet=given["outlet"],
        published=date.fromisoformat(given["published"]),
        text=given["text"].strip(),
    )


def _read_expected(name: str, given: dict[str, str], reports: tuple[Report, Report]) -> Expected:
    _check_keys(name, given, {"kind", "relation", "first", "second"})
    if given["kind"] not in KINDS:
        raise ValueError(f"{name}: {given['kind']!r} is no kind of difference; known: {KINDS}")
    relation = given.get("relation", "conflict")
    if relation not in RELATIONS:
        raise ValueError(f"{name}: {relation!r} is no relation; known: {RELATIONS}")
    words = (given["first"], given["second"])
    for report, one in zip(reports, words, strict=True):
        if (count := report.text.count(one)) != 1:
            raise ValueError(f"{name}: {one!r} stands {count} times in {report.headline!r}")
    return Expected(kind=given["kind"], relation=relation, words=words)


def _check_keys(name: str, given: dict[str, Any], known: set[str]) -> None:
    if unknown := sorted(set(given) - known):
        raise ValueError(f"{name}: unknown key {unknown[0]!r}; known: {sorted(known)}")
