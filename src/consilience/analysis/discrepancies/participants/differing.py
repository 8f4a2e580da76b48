"""Who it was: what several ways of looking find of the same two persons or bodies, each once."""

from collections.abc import Callable
from itertools import combinations, product
from typing import Final

from consilience.analysis.discrepancies.names.shared import find_shared_name_differences
from consilience.analysis.discrepancies.numbers.plays import find_sport_reports
from consilience.analysis.discrepancies.participants.actors import find_actor_differences
from consilience.analysis.discrepancies.participants.lone import find_lone_actor_differences
from consilience.analysis.discrepancies.participants.participants import (
    find_participant_differences,
)
from consilience.analysis.discrepancies.parts import Difference, Version
from consilience.analysis.discrepancies.reading import StoryText

LIKE_PLAY: Final = 0.25  # of the sentences that tell of one play
# What tells most of who it was first: of two findings on the same words the first stays.
DETECTORS: tuple[Callable[[StoryText], tuple[Difference, ...]], ...] = (
    find_participant_differences,
    find_actor_differences,
    find_lone_actor_differences,
    find_shared_name_differences,
)


def find_who_differences(text: StoryText) -> tuple[Difference, ...]:
    """Participants that differ, and names of the one person whom each report has alone.

    In a game several run and score: reports of sport differ where they tell of one play alone.
    """
    kept: list[Difference] = []
    for detect in DETECTORS:
        for one in detect(text):
            is_play = one.kind == "participant" and _are_of_two_plays(text, one)
            if not is_play and not any(_are_on_the_same(one, other) for other in kept):
                kept.append(one)
    return tuple(kept)


def _are_of_two_plays(text: StoryText, one: Difference) -> bool:
    """True for what two did in reports of sport, told in sentences that are not much alike."""
    spans = [version.evidence for version in one.versions]
    reports = {span.article for side in spans for span in side}
    if reports.isdisjoint(text.read(find_sport_reports)):
        return False
    sides = [[text.find_at(span) for span in side] for side in spans]
    return not any(
        each is not None
        and rival is not None
        and text.compare(each.stem_set, rival.stem_set) >= LIKE_PLAY
        for side, others in combinations(sides, 2)
        for each, rival in product(side, others)
    )


def _are_on_the_same(one: Difference, other: Difference) -> bool:
    """True if each version of the one stands in words of another version of the other."""
    places = [
        [at for at, rival in enumerate(other.versions) if _overlap(version, rival)]
        for version in one.versions
    ]
    return all(places) and len({there[0] for there in places}) == len(places)


def _overlap(one: Version, other: Version) -> bool:
    return any(span.overlaps(rival) for span in one.evidence for rival in other.evidence)
