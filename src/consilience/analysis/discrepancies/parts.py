"""What detectors hand on: versions of one thing, each with the words that give it."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from consilience.records.span import Span

Kind = Literal["date", "place", "number", "name", "participant", "denial", "wording"]
Relation = Literal["conflict", "update", "rounding", "denial", "paraphrase"]
Thing = TypeVar("Thing", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Version:
    """One reading: its value as shown, and the spans that give it, one an article at least."""

    value: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Versions that do not agree, before events and origins are looked up.

    `values` tells them alone ("3 May or 4 May"), to stand behind the title of their event where
    one is found; `explanation` tells all of it without.
    """

    kind: Kind
    relation: Relation
    versions: tuple[Version, ...]
    explanation: str
    values: str = ""


def group_apart(
    links: Iterable[tuple[Thing, Thing]], are_apart: Callable[[Thing, Thing], bool]
) -> list[list[Thing]]:
    """As `group_linked`, but no group holds two things that are apart; the first links win."""
    group_of: dict[Thing, list[Thing]] = {}
    for one, other in links:
        first, second = group_of.setdefault(one, [one]), group_of.setdefault(other, [other])
        if first is second or any(are_apart(each, rival) for each in first for rival in second):
            continue
        first += second
        group_of.update(dict.fromkeys(second, first))
    groups = {id(group): group for group in group_of.values()}
    return [group for group in groups.values() if len(group) > 1]


def group_linked(links: Iterable[tuple[Thing, Thing]]) -> list[list[Thing]]:
    """Things that hang together through links, groups and members in order of first sight."""
    parent: dict[Thing, Thing] = {}

    def find(thing: Thing) -> Thing:
        parent.setdefault(thing, thing)
        while parent[thing] != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    for one, other in links:
        root = find(one)
        parent[find(other)] = root
    groups: dict[Thing, list[Thing]] = {}
    for thing in parent:
        groups.setdefault(find(thing), []).append(thing)
    return list(groups.values())


def sort_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Different spans, by article and place."""
    unique = {(one.article, one.start, one.end): one for one in spans}
    return tuple(unique[key] for key in sorted(unique))


def tell_days(days: Mapping[str, str], versions: Sequence[Version]) -> list[tuple[str, str]]:
    """First and last known publication day (ISO 8601) of each version's articles; "" if unknown."""
    told = []
    for version in versions:
        known = sorted({days[one.article] for one in version.evidence if days.get(one.article)})
        told.append((known[0], known[-1]) if known else ("", ""))
    return told
