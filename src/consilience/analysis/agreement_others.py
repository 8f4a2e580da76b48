"""Whether two claims of one verb are about others: who did it, or to whom or what, is not one."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from consilience.analysis.alike import are_same, list_parties, share_happening
from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.linking.events.deeds import find_head_noun, find_head_words
from consilience.linking.events.parties import LIVING
from consilience.records.claim import Claim, Participant, Role

SIDES: Final[tuple[frozenset[Role], ...]] = (
    frozenset({"actor"}),
    frozenset({"recipient", "theme"}),
)
SIGNS: Final = ".,;:!?'’\"“”()"
OWNER: Final = re.compile(r"['’]s?$")
KEPT: Final = 50_000


def tell_of_others(one: Claim, other: Claim) -> bool:
    """True where both tell who did it, or to whom or what, and it is not the same for both.

    What befell somebody befell him once: there whoever did it may be described in other words.
    """
    own, others = list_parties(one), list_parties(other)
    met = find_met(own, others)
    if not share_happening(one, other):
        if one.reciprocal and other.reciprocal and _are_met_by_group(own, others):
            return False
        return False in met or (None in met and _tells_both(own) and not _befell_named(own, others))
    if _are_others(own, others):
        return True
    return (
        _tells_both(own)
        and _tells_both(others)
        and any(
            is_met is False and (True not in met or not _may_be_described(roles, own, others))
            for is_met, roles in zip(met, SIDES, strict=True)
        )
    )


def find_met(own: Sequence[Participant], others: Sequence[Participant]) -> tuple[bool | None, ...]:
    """For each side whether one is one of the other claim; None where either names nobody on it.

    Also where the two sides have changed places: "Lund met Sol", "Sol met Lund".
    """
    straight = tuple(_is_met(side, side, own, others) for side in SIDES)
    if False not in straight or _count_sides(own) != _count_sides(others):
        return straight
    crossed = tuple(
        _is_met(side, opposite, own, others)
        for side, opposite in zip(SIDES, reversed(SIDES), strict=True)
    )
    return crossed if True in crossed and False not in crossed else straight


def _is_met(
    roles: Collection[Role],
    other_roles: Collection[Role],
    own: Sequence[Participant],
    others: Sequence[Participant],
) -> bool | None:
    side, other_side = _choose(roles, own), _choose(other_roles, others)
    if not (side and other_side):
        return None
    return any(is_one_party(one, other) for one in side for other in other_side)


def _are_met_by_group(own: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Whether one of both is the same by name, and the other one is told as those around him.

    "Lund met Sol", "Sol met the delegation".
    """
    known = {one.entity_id for one in own if one.entity_id}
    rest = [one for one in others if one.entity_id not in known]
    return len(rest) < len(others) and any(
        not one.entity_id and "group" in find_noun(_find_noun(one.span.text)).kinds for one in rest
    )


def _befell_named(own: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Whether it was done to one and the same who has a name; the doer may be left out."""
    _, done_to = SIDES
    named = {one.entity_id for one in _choose(done_to, own) if one.entity_id}
    return any(one.entity_id in named for one in _choose(done_to, others))


def _are_others(own: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Whether all that is alike by its noun is another one: "the laws", "a law"."""
    alike = [(one, other) for one in own for other in others if are_same(one, other)]
    return bool(alike) and not any(is_one_party(one, other) for one, other in alike)


def _tells_both(parties: Sequence[Participant]) -> bool:
    return _count_sides(parties) == len(SIDES)


def _count_sides(parties: Sequence[Participant]) -> int:
    return sum(bool(_choose(roles, parties)) for roles in SIDES)


def _choose(roles: Collection[Role], parties: Sequence[Participant]) -> Sequence[Participant]:
    return [one for one in parties if one.role in roles]


def is_one_party(one: Participant, other: Participant) -> bool:
    """Whether both are one by name, or by a noun beside which nothing speaks against it.

    "A ferry" is not "another ferry", and "the Sarn ferry" not "the Onde ferry".
    """
    if one.entity_id and other.entity_id:
        return one.entity_id == other.entity_id
    return are_same(one, other) and not _are_other_ones(one.span.text, other.span.text)


@lru_cache(maxsize=KEPT)
def _are_other_ones(one: str, other: str) -> bool:
    if not (_find_noun(one) and _find_noun(other)):
        return False  # "nine men", "the other nine"
    more = load_difference_words("part")
    if more.isdisjoint(find_words(one)) != more.isdisjoint(find_words(other)):
        return True
    if _are_one_and_several(one, other):
        return True
    names, other_names = find_names(one), find_names(other)
    return bool(names and other_names) and names.isdisjoint(other_names)


def _are_one_and_several(one: str, other: str) -> bool:
    """True for things of which one has the plural of the other: "a law", "the laws"."""
    last, other_last = (find_words(find_head_words(words))[-1:] for words in (one, other))
    return last != other_last and _find_noun(one) == _find_noun(other) and not _is_living(one)


@lru_cache(maxsize=KEPT)
def find_names(words: str) -> frozenset[str]:
    """The words with a capital, but for small ones; without signs and what makes them owners."""
    told = (OWNER.sub("", one.strip(SIGNS)) for one in words.split())
    return frozenset(
        one for one in told if one[:1].isupper() and one.lower() not in load_function_words()
    )


def _may_be_described(
    roles: Collection[Role], own: Sequence[Participant], others: Sequence[Participant]
) -> bool:
    """Whether on that side one of the two has people without a name: "a gunman", "the driver"."""
    sides = (_choose(roles, own), _choose(roles, others))
    return any(not one.entity_id and _is_living(one.span.text) for side in sides for one in side)


@lru_cache(maxsize=KEPT)
def _is_living(words: str) -> bool:
    return bool(find_noun(_find_noun(words)).kinds & LIVING)


def _find_noun(words: str) -> str:
    return find_head_noun(find_head_words(words))
