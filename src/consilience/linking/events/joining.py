"""Groups of mentions that tell one deed of the same parties in other words, joined.

The pair score sees two mentions; that "rammed", "ran into" and "the collision" are one happening
is seen better by what their groups tell together.
"""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from consilience.linking.events.conflicts import OTHER_NUMBERS, explain_conflict
from consilience.linking.events.deeds import COUNTED, ENTITY, PLANS, Deed, are_one
from consilience.linking.events.mentions import EventMention
from consilience.linking.events.parties import ACTORS, TARGETS, have_other_parties, is_thing
from consilience.records.ids import ArticleId

MOST: Final = 0.5  # of a group's mentions tell the deed: else it is about something else
MOST_MENTIONS: Final = 200  # of a group that are compared
MOST_COUNTS: Final = 0.34  # of the pairs have counts that no two reports of one day would have
WIDELY: Final = 2  # articles that tell a deed of which others speak as known

THINGS: Final = frozenset({"organisation", "work", "other"})  # kinds of entities; ships are bodies

IsApart = Callable[[int, int], bool]


def join_deeds(
    groups: Sequence[Sequence[int]],
    mentions: Sequence[EventMention],
    deeds: Sequence[Deed],
    leading: AbstractSet[int],
    is_apart: IsApart,
) -> list[list[int]]:
    """The groups, those joined that tell one deed of the same person or thing.

    `groups` hold numbers of `mentions`, and `deeds` are what these tell; those in `leading` stand
    where a report says what it is about. Two groups are one where most mentions of both tell a
    deed of one set of words, as a fact, of one bearer, or where both lead reports with it and one
    names the thing that the other only describes. No mention of one may be held apart from one of
    the other (`is_apart`) or have, in one article, other parties; nor may all places be others. A
    noun without parties ("the collision") goes to the group that most articles tell.
    """
    joined = [list(group) for group in groups]
    told: dict[str, set[int]] = {name: set() for deed in deeds for name in deed.names}
    for at, (mention, deed) in enumerate(zip(mentions, deeds, strict=True)):
        if mention.factuality not in PLANS and not mention.negated:
            for name in deed.names:
                told[name].add(at)
    for name in sorted(told):
        joined = _Story(name, mentions, deeds, told[name], leading, is_apart).join(joined)
    return joined


@dataclass(frozen=True, slots=True, eq=False)
class _Story:
    """The mentions of a story, looked at for the deed of one name; those `told` tell it as fact."""

    name: str
    mentions: Sequence[EventMention]
    deeds: Sequence[Deed]
    told: set[int]
    leading: AbstractSet[int]
    is_apart: IsApart

    def join(self, groups: Sequence[list[int]]) -> list[list[int]]:
        """The groups in another order, joined as far as they tell the deed."""
        merged: list[list[int]] = []
        telling: list[list[int]] = []
        others: list[list[int]] = []
        for group in groups:
            (telling if self._is_telling(group) else others).append(group)
        # The largest first: what is told most decides who the bearers are.
        for group in sorted(telling, key=lambda one: (-len(one), one)):
            fitting = next((one for one in merged if self._are_one(one, group)), None)
            if fitting is None:
                merged.append(list(group))
            else:
                fitting.extend(group)
        return self._move_bare([*others, *(sorted(one) for one in merged)])

    def _move_bare(self, groups: list[list[int]]) -> list[list[int]]:
        """The groups, those mentions that name nobody in the one that most articles tell."""
        counts = [len(self._find_articles(one)) if self._is_telling(one) else 0 for one in groups]
        most = max(counts, default=0)
        if most < WIDELY or counts.count(most) > 1:
            return groups
        main = groups[counts.index(most)]
        moved = {
            at
            for group in groups
            if group is not main
            for at in group
            if self._is_bare(at) and self._may_be_one(main, [at])
        }
        left = [[at for at in one if at not in moved] for one in groups if one is not main]
        return [*(one for one in left if one), sorted([*main, *moved])]

    def _is_telling(self, group: Sequence[int]) -> bool:
        return len(self.told.intersection(group)) > MOST * len(group)

    def _is_bare(self, at: int) -> bool:
        """True for a noun of which nobody is said to have done or suffered it."""
        parties = self.mentions[at].parties
        return at in self.told and not any(one.role in ACTORS | TARGETS for one in parties)

    def _find_articles(self, group: Sequence[int]) -> set[ArticleId]:
        return {self.mentions[at].article for at in group}

    def _are_one(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        bearers, other_bearers = (set(self._find_bearers(group)) for group in (ones, others))
        is_one = are_one(bearers, other_bearers) or (
            self._may_be_named(ones, others) and self._lead_apart(ones, others)
        )
        return is_one and self._may_be_one(ones, others)

    def _find_bearers(self, group: Sequence[int]) -> Iterator[str]:
        for at in group:
            yield from self.deeds[at].find_bearers(self.name)

    def _may_be_named(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        """Whether one tells by name what the other only describes: "Cape Verity", "a tanker"."""
        return any(
            self._names_a_thing(group) and self._describes_a_thing(other)
            for group, other in ((ones, others), (others, ones))
        )

    def _names_a_thing(self, group: Sequence[int]) -> bool:
        return any(
            party.kind in THINGS and f"{ENTITY}{party.entity}" in bearers
            for at in group
            if (bearers := self.deeds[at].find_bearers(self.name))
            for party in self.mentions[at].parties
        )

    def _describes_a_thing(self, group: Sequence[int]) -> bool:
        nouns = (one for one in self._find_bearers(group) if not one.startswith((ENTITY, COUNTED)))
        return any(is_thing(one) for one in nouns)

    def _lead_apart(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        """Whether both lead a report, and not the same one alone."""
        led = [self._find_articles([at for at in group if at in self.leading and at in self.told])
               for group in (ones, others)]  # fmt: skip
        return all(led) and len(led[0] | led[1]) > 1

    def _may_be_one(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        """Whether no two of them speak against it; places do where none is told by both groups."""
        places, other_places = (
            {self.mentions[at].place for at in group} - {None} for group in (ones, others)
        )
        if places and other_places and not places & other_places:
            return False
        pairs = [(at, other) for at in ones[:MOST_MENTIONS] for other in others[:MOST_MENTIONS]]
        counted = [self._is_other_count(*pair) for pair in pairs if self.is_apart(*pair)]
        if not all(counted) or len(counted) > MOST_COUNTS * len(pairs):
            return False
        return not any(
            self.mentions[at].article == self.mentions[other].article
            and have_other_parties(self.mentions[at], self.mentions[other])
            for at, other in pairs
        )

    def _is_other_count(self, at: int, other: int) -> bool:
        """Whether two are apart for their counts alone of those whom it befell, which grow."""
        one, another = self.mentions[at], self.mentions[other]
        counted = all(COUNTED in self.deeds[each].find_bearers(self.name) for each in (at, other))
        return counted and explain_conflict(one, another) == OTHER_NUMBERS
