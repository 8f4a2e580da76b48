"""The noun that a number counts."""

import pytest

from consilience.analysis.discrepancies.numbers.counted import Counted, read_counted
from consilience.analysis.discrepancies.numbers.heads import (
    are_of_two_nouns,
    are_of_two_sorts,
    find_head,
)
from consilience.analysis.stems import stem_word
from tests.analysis.discrepancies.making import read_story, tell


def read_one(text: str) -> Counted:
    (first, *_) = read_counted(read_story(tell("a", text)).sentences[0])
    return first


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("They stopped 3 pilot boats in the sound.", "boats"),
        ("They hold 14 crew on the ship.", ""),
        ("They found one brass ship bell, ropes and sails.", "bell"),
        ("It has 140 metres of rope.", ""),
    ],
)
def test_the_first_plural_is_what_is_counted(text: str, noun: str) -> None:
    assert find_head(read_one(text)) == (stem_word(noun) if noun else "")


@pytest.mark.parametrize(
    ("one", "other", "are_two"),
    [
        ("They stopped 3 pilot boats.", "They stopped 26 Sarnian pilots.", True),
        ("They stopped 3 pilot boats.", "They stopped two boats.", False),
        ("They hold 14 crew.", "They hold 12 crew members.", False),
        ("One brass ship bell was stolen.", "Two old bells were stolen.", False),
    ],
)
def test_what_a_noun_only_tells_the_sort_of_is_not_counted(
    one: str, other: str, are_two: bool
) -> None:
    assert are_of_two_nouns(read_one(one), read_one(other)) == are_two
    assert are_of_two_nouns(read_one(other), read_one(one)) == are_two


@pytest.mark.parametrize(
    ("other", "are_two"),
    [
        ("The council met with 24 quay partners of the port.", True),
        ("The fault stood among the 24 quay dangers of the year.", False),
    ],
)
def test_one_sort_of_two_things_is_told_in_sentences_alike(other: str, are_two: bool) -> None:
    told = [tell("a", "The fault stood among the 20 quay risks of the year."), tell("b", other)]
    story = read_story(*told)
    one, rival = (read_counted(each)[0] for each in story.sentences if " quay " in each.text)
    assert are_of_two_sorts(story, one, rival) == are_two
