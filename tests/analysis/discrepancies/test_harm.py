"""Nobody hurt or two, slightly or badly: accounts of harm."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.numbers.degrees import find_degree_differences
from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from consilience.analysis.discrepancies.numbers.tolls import find_toll_differences
from consilience.records.annotations import Annotations
from tests.analysis.discrepancies.making import list_values, make_claim, read_story, tell
from tests.making import make_article


@pytest.mark.parametrize("words", ["Nobody was hurt.", "No one was hurt.", "There were no wounds."])
def test_nobody_hurt_contradicts_two_hurt(words: str) -> None:
    text = read_story(
        tell("a", "Two sailors were wounded in Orbe.", day="2031-05-04"),
        tell("b", words, day="2031-05-04"),
    )
    (found,) = find_toll_differences(text)
    assert found.relation == "conflict"
    assert [one.evidence[0].article for one in found.versions] == ["b", "a"]


@pytest.mark.parametrize("words", ["Nobody else was hurt.", "None of the wounded complained."])
def test_nobody_else_is_no_toll(words: str) -> None:
    text = read_story(tell("a", "Two sailors were wounded in Orbe."), tell("b", words))
    assert find_toll_differences(text) == ()


def test_no_one_is_not_the_number_one() -> None:
    text = read_story(
        tell("a", "No one sailor steered the ferry Torp into the pier."),
        tell("b", "Three sailors steered the ferry Torp into the pier."),
    )
    assert find_number_differences(text) == ()


def test_those_to_whom_it_was_done_are_counted_however_far_the_verb() -> None:
    text = "Six sailors, among them the mate, the cook and both the pilots of Orbe, were hurt"
    article = make_article(f"{text}. Bakers sell loaves.", name="a", day="2031-05-04")
    claim = make_claim(article, text, verb="hurt", lemma="hurt", parts=("Six sailors",))
    suffered = replace(claim, participants=(replace(claim.participants[0], role="recipient"),))
    notes = Annotations(article_id=article.id, claims=(suffered,))
    other = tell("b", "Four sailors were hurt in Orbe, among them the mate.", day="2031-05-04")
    found = find_toll_differences(read_story((article, notes), other))
    assert list_values(found) == [("Four", "Six")]


@pytest.mark.parametrize(
    ("other", "value"),
    [
        ("The mate was taken to Orbe hospital with minor injuries.", "minor injuries"),
        (
            "The mate was taken to Orbe hospital with non-life-threatening injuries.",
            "non-life-threatening injuries",
        ),
        (
            "The mate, taken to Orbe hospital, was not seriously hurt.",
            "not seriously hurt",
        ),
    ],
)
def test_serious_and_slight_injuries_are_a_conflict(other: str, value: str) -> None:
    text = read_story(
        tell("a", "The mate was taken to Orbe hospital with serious head injuries."),
        tell("b", other),
    )
    assert list_values(find_degree_differences(text)) == [("serious head injuries", value)]


@pytest.mark.parametrize(
    "other",
    [
        "The mate was taken to Orbe hospital with severe injuries.",
        "The mate was taken to Orbe hospital. Some had serious injuries, some minor injuries.",
        "A minor hospital in Orbe treats the mate of the ferry who had injuries.",
        "Bakers had minor injuries.",
    ],
    ids=["the same degree", "both degrees", "minor hospital", "others"],
)
def test_one_degree_or_both_or_other_people_are_none(other: str) -> None:
    text = read_story(
        tell("a", "The mate was taken to Orbe hospital with serious head injuries."),
        tell("b", other),
    )
    assert find_degree_differences(text) == ()
