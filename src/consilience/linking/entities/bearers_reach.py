"""The bearers that new ones could be one with, out of an index that may hold very many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from consilience.linking.entities.bearers import LARGEST_BLOCK, Bearer, Home, find_ends
from consilience.linking.entities.names import Key
from consilience.linking.names_persons import explain_same_person

# A place or people is what it is by its name alone, unless somebody judged otherwise.
ALONE = frozenset({"place", "people"})


class BearerIndex(Protocol):
    """Bearers of all stories, to be asked by their names."""

    def find_bearers(self, keys: Iterable[Key]) -> Iterable[Bearer]:
        """Those that have one of the keys, whatever somebody judged of it."""

    def find_judged(self) -> Iterable[Bearer]:
        """Those of which somebody judged a mention."""

    def find_names(self, words: Iterable[str]) -> Mapping[str, Iterable[str]]:
        """For each word the full names of persons that begin or end with it."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Bearers that can be grouped by themselves: no other is one with any of them.

    `crowded` are words of names that so many have that they tell nothing.
    """

    bearers: tuple[Bearer, ...]
    crowded: frozenset[str]


def find_reach(keys: Iterable[Key], index: BearerIndex) -> Reach:
    """All bearers that those with the keys may be one with, directly or through others.

    `group_bearers` makes of them what it makes of them among all bearers.
    """
    found: dict[Home, Bearer] = {one.home: one for one in index.find_judged()}
    crowded: set[str] = set()
    seen: set[Key] = set()
    waiting = {_plain(one) for one in keys}
    judged = {_plain(key) for one in found.values() for key in one.keys}
    waiting |= judged
    while fresh := {one for one in waiting - seen if one.sort not in ALONE or one in judged}:
        seen |= fresh
        for one in index.find_bearers(sorted(fresh)):
            found[one.home] = one
            waiting |= {_plain(key) for key in one.keys}
        names = {one.name for one in fresh if one.sort == "person"}
        for word, others in _find_named_alike(names, index).items():
            if len(others) > LARGEST_BLOCK:
                crowded.add(word)
            else:
                waiting |= {
                    Key("person", other)
                    for other in others
                    for name in names
                    if word in find_ends(name) and explain_same_person(name, other)
                }
    return Reach(tuple(found[home] for home in sorted(found)), frozenset(crowded))


def _find_named_alike(names: Iterable[str], index: BearerIndex) -> dict[str, frozenset[str]]:
    words = sorted({word for name in names for word in find_ends(name)})
    return {word: frozenset(found) for word, found in index.find_names(words).items()}


def _plain(key: Key) -> Key:
    return Key(key.sort, key.name, key.owner)
