"""What is found of the same two, each once."""

from consilience.analysis.discrepancies.participants.actors import find_actor_differences
from consilience.analysis.discrepancies.participants.differing import find_who_differences
from consilience.analysis.discrepancies.participants.lone import find_lone_actor_differences
from tests.analysis.discrepancies.making import list_values, read_story
from tests.analysis.discrepancies.test_actors import tell_deed


def test_two_buyers_found_in_two_ways_are_one_difference() -> None:
    one, other = (
        tell_deed(name, text, who, act, kind="person", day="2031-05-05")
        for name, text, who, act in (
            (
                "a",
                "Ida Holm acquired the docks of Torv on Monday.",
                "Ida Holm",
                ("acquired", "acquire"),
            ),
            ("b", "On Monday Nils Lund bought the docks.", "Nils Lund", ("bought", "buy")),
        )
    )
    story = read_story(one, other)
    assert find_actor_differences(story)
    assert find_lone_actor_differences(story)
    assert list_values(find_who_differences(story)) == [("Ida Holm", "Nils Lund")]
