"""Meetings told without names: each belongs to the one meeting that it can be, or stands alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from consilience.linking.clusters import Pair
from consilience.linking.events.dyads import MEETINGS
from consilience.linking.events.mentions import EventMention
from consilience.records.ids import EntityId

SIDES = 2  # a meeting takes two
TOLD_BY_OTHERS = frozenset({"alleged", "denied"})


def is_vague(mention: EventMention) -> bool:
    """True for a meeting of which at most one side is named, and not what it was about."""
    if not (mention.reciprocal and mention.act in MEETINGS):
        return False
    themes = any(one.role == "theme" for one in mention.parties)
    return not themes and len(_find_names([mention])) < SIDES


def is_fact(mention: EventMention) -> bool:
    """False for what is only alleged or denied."""
    return mention.factuality not in TOLD_BY_OTHERS


def adopt_vague(
    groups: Sequence[Sequence[int]],
    mentions: Sequence[EventMention],
    similarity: Mapping[Pair, float],
    apart: Iterable[Pair],
    at_least: float,
) -> list[list[int]]:
    """The groups that hold a mention with names, and with them the vague ones that fit one alone.

    `groups` hold numbers of `mentions`; vague ones stand in groups of one. A group fits if it
    names whom the vague mention names, one of it is alike by `at_least`, and one of it is fact or
    allegation as the vague one is. All are judged by the
    groups as given. Vague mentions that fit no group, or several, are left out.
    """
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    vague = [group[0] for group in groups if len(group) == 1 and is_vague(mentions[group[0]])]
    alone = set(vague)
    named = [_find_names(mentions[at] for at in group) for group in groups]
    near = _find_near(alone, group_of, similarity, at_least)
    forbidden = {(one, group_of[other]) for pair in apart for one, other in (pair, pair[::-1])}
    found = [[] if group[0] in alone else list(group) for group in groups]
    for at in vague:
        names = _find_names([mentions[at]])
        fitting = [
            one
            for one in near[at]
            if names <= named[one]
            and (at, one) not in forbidden
            and any(is_fact(mentions[other]) == is_fact(mentions[at]) for other in groups[one])
        ]
        if len(fitting) == 1:
            found[fitting[0]].append(at)
    return [sorted(group) for group in found if group]


def _find_near(
    vague: Collection[int],
    group_of: Mapping[int, int],
    similarity: Mapping[Pair, float],
    at_least: float,
) -> dict[int, set[int]]:
    """For each vague mention the groups of others that have one alike."""
    near: dict[int, set[int]] = defaultdict(set)
    for pair, value in similarity.items():
        if value >= at_least:
            for one, other in (pair, pair[::-1]):
                if one in vague and other not in vague:
                    near[one].add(group_of[other])
    return near


def _find_names(mentions: Iterable[EventMention]) -> set[EntityId]:
    return {party.entity for one in mentions for party in one.parties if party.entity}
