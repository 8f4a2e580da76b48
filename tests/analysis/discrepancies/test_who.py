"""What is found of the same two, each once."""

import pytest

from consilience.analysis.discrepancies.participants.actors import find_actor_differences
from consilience.analysis.discrepancies.participants.differing import find_who_differences
from consilience.analysis.discrepancies.participants.lone import find_lone_actor_differences
from tests.analysis.discrepancies.making import list_values, read_story
from tests.analysis.discrepancies.test_actors import tell_deed

DOCKS = (
    ("a", "Ida Holm acquired the docks of Torv on Monday.", "Ida Holm", ("acquired", "acquire")),
    ("b", "On Monday Nils Lund bought the docks.", "Nils Lund", ("bought", "buy")),
)
SPORT = "The coach praised the players after the game."


LONG = "which had long stood empty behind the old brewery and cost the heirs of a miller dear"


@pytest.mark.parametrize(
    ("behind", "rest", "count"),
    [(LONG, SPORT, 0), (LONG, "Rain fell.", 1), ("which are hers", SPORT, 1)],
    ids=["two plays", "no play", "one play"],
)
def test_several_play_in_one_game(behind: str, rest: str, count: int) -> None:
    told = [
        tell_deed(
            name,
            f"{text.removesuffix('.')}, {behind if name == 'b' else 'which are hers'}. {rest}",
            who,
            act,
            kind="person",
            day="2031-05-05",
        )
        for name, text, who, act in DOCKS
    ]
    assert len(find_who_differences(read_story(*told))) == count


def test_two_buyers_found_in_two_ways_are_one_difference() -> None:
    one, other = (
        tell_deed(name, text, who, act, kind="person", day="2031-05-05")
        for name, text, who, act in DOCKS
    )
    story = read_story(one, other)
    assert find_actor_differences(story)
    assert find_lone_actor_differences(story)
    assert list_values(find_who_differences(story)) == [("Ida Holm", "Nils Lund")]
