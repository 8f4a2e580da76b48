"""Sentences that tell an old and a new number of one thing."""

import pytest

from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from consilience.analysis.discrepancies.numbers.revised import find_revised_differences
from consilience.analysis.discrepancies.numbers.steps import read_steps
from consilience.analysis.discrepancies.numbers.tolls import find_toll_differences
from consilience.analysis.discrepancies.slots.differing import find_slot_differences
from tests.analysis.discrepancies.making import list_values, read_story, tell


def list_steps(text: str) -> list[tuple[str, str, str]]:
    sentence = read_story(tell("a", text)).sentences[0]
    return [
        (
            one.sort,
            sentence.text[one.old.start : one.old.end],
            sentence.text[one.new.start : one.new.end],
        )
        for one in read_steps(sentence)
    ]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The gale left 5,200 homes dark, not 3,000 as the grid first reported.", "3,000", "5,200"),
        ("The line will cost 27 crowns instead of the 18 originally planned.", "18", "27 crowns"),
        ("At the mill 65 people will go, far more than the 40 spoken of at first.", "40", "65"),
        ("Not 12,000 patients, as was first thought, but 31,000 had to wait.", "12,000", "31,000"),
        ("Not 12 men, as stated nine days ago, but 31 had to wait.", "12", "31"),
        ("It puts the loss at 34, after it had spoken of 21 two weeks ago.", "21", "34"),
        ("The 800 first reported to have leaked have become 1,100.", "800", "1,100"),
        ("By now 31 boys have fallen ill; at first there was talk of 24.", "24", "31"),
        ("The firm will close 48 shops rather than the 30 it announced in March.", "30", "48"),
        ("The fire burned 26 cabins, four more than the 22 reported on Monday.", "22", "26"),
        ("The cost has come to 62 crowns from an original estimate of 39.", "39", "62 crowns"),
        ("Originally 400 seats were planned, now there will be 650.", "400", "650"),
        ("They corrected the number of skiers: it was 39, not 46.", "46", "39"),
        ("Vesta puts it at 3 million, after it had spoken of 2 million two weeks ago.", "2 million", "3 million"),
    ],
)  # fmt: skip
def test_a_number_that_was_told_before_is_the_old_one(text: str, old: str, new: str) -> None:
    assert list_steps(text) == [("revised", old, new)]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The aid was raised from 40 to 65 million euros.", "40", "65 million euros"),
        ("The lead has shrunk from 214 votes to 206.", "214", "206"),
        ("The fine was increased to 4.5 million euros from 3 million.", "3 million", "4.5 million euros"),
        ("By noon 230 cattle had been culled, up from 150 on Monday.", "150", "230"),
    ],
)  # fmt: skip
def test_a_number_that_was_made_another_is_the_old_one(text: str, old: str, new: str) -> None:
    assert list_steps(text) == [("moved", old, new)]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("The ferry failed four times, not two as the owner says.", "two", "four"),
        ("Some 80,000 people marched, and not 30,000, as the police claim.", "30,000", "Some 80,000"),
        ("Five of the six drives failed, not three as the maker now claims.", "three", "Five"),
    ],
)  # fmt: skip
def test_a_number_that_is_denied_is_disputed(text: str, old: str, new: str) -> None:
    assert list_steps(text) == [("disputed", old, new)]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour handled 40,000 boxes in April instead of the 35,000 a year before.",
        "The town hired 12 teachers after 20 had left.",
        "Diesel rose from 310 cents to 345.",
        "She won in 41 minutes and not, as hoped, in 40.",
        "The mayor first announced 20 buses, and 300 guests came.",
        "The team won 41 games, compared with 38 in the season before.",
        "Of the 60 guests first invited, 41 came.",
        "He said earlier that 30 trees and 12 bushes had been planted.",
        "It is not only 30 houses but 4 barns that burned.",
        "The rope has strands ranging from 3 to 4 inches, which increased the strain.",
    ],
)
def test_other_sentences_with_two_numbers_tell_no_step(text: str) -> None:
    assert list_steps(text) == []


OLD = "Hackers took the records of 12,000 patients from the hospital at Morr, its head said."
NEW = "Not 12,000 patients, as was first thought, but 31,000 had their records taken at Morr."


def test_a_step_is_one_update_with_every_report_of_both_numbers() -> None:
    story = read_story(
        tell("a", OLD, day="2033-05-02"),
        tell("b", NEW, day="2033-05-12"),
        tell("c", "The 31,000 patients of Morr whose records were taken are angry."),
    )
    (found,) = find_revised_differences(story)
    assert (found.relation, list_values((found,))) == ("update", [("12,000", "31,000")])
    assert [len(one.evidence) for one in found.versions] == [2, 2]
    assert find_number_differences(story) == find_slot_differences(story) == ()


def test_a_step_within_one_report_is_an_update() -> None:
    story = read_story(tell("a", NEW), tell("b", "The mayor of Morr opened a bridge."))
    assert [one.relation for one in find_revised_differences(story)] == ["update"]


def test_a_denied_number_is_a_conflict_with_whoever_gives_it() -> None:
    denied = tell("b", "The ferry Onde had four failures in May, not two as its owner says.")
    owner = tell("a", "The ferry Onde had two failures in May, its owner said.")
    (found,) = find_revised_differences(read_story(owner, denied))
    assert (found.relation, list_values((found,))) == ("conflict", [("two", "four")])
    assert find_revised_differences(read_story(tell("a", "The ferry Onde failed."), denied)) == ()


def test_the_old_number_of_a_step_is_no_toll_of_its_report() -> None:
    later = "Not 19 people, as first reported, but 17 were killed at Morr."
    story = read_story(
        tell("a", "At Morr 19 people were killed.", day="2033-05-02"),
        tell("b", later, day="2033-05-03"),
    )
    assert list_values(find_toll_differences(story)) == [("17", "19")]


def test_counts_of_a_charge_are_no_earlier_count() -> None:
    assert (
        list_steps("She faces one count of theft at the earlier fair and two counts of fraud.")
        == []
    )
