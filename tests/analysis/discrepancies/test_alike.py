"""Numbers and quotations that are nearly the same, and denials of those who stand by their word."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.denials.differing import find_denial_differences
from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from consilience.analysis.discrepancies.numbers.tolls import find_toll_differences
from consilience.analysis.discrepancies.wordings.quotations import find_wording_differences
from tests.analysis.discrepancies.making import find_span, list_values, make_claim, read_story, tell


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Skaldair runs 310 flights a day.", "Of its timetable Skaldair struck 270 flights."),
        (
            "It cut the wheat forecast by 4 million tonnes this year.",
            "It cut the wheat forecast to 21 million tonnes this year.",
        ),
        (
            "The orders for trains are together worth 1.9 billion forins.",
            "The order for trains is worth 1.2 billion forins.",
        ),
        ("She sank 60 miles west of Orbe.", "She sank 60 nautical miles west of Orbe."),
        (
            "She received 38 percent of the votes in Orbe, the mayor 57.",
            "He was elected with 57 percent of the votes in Orbe.",
        ),
    ],
    ids=["rate", "change", "sum", "unit", "given bare"],
)
def test_rates_changes_sums_and_kindred_units_are_no_difference(one: str, other: str) -> None:
    assert find_number_differences(read_story(tell("a", one), tell("b", other))) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("900", "90"), ("84 million", "48 million")],
    ids=["a nought too many", "digits exchanged"],
)
def test_slips_of_the_pen_are_a_difference_however_far_apart(one: str, other: str) -> None:
    text = "The club at Orbe lost {} painted saddles to thieves from the bay."
    story = read_story(tell("a", text.format(one)), tell("b", text.format(other)))
    assert list_values(find_number_differences(story)) == [(other, one)]


def test_a_sum_behind_a_word_of_change_is_a_toll() -> None:
    story = read_story(
        tell("a", "At the Orbe border apprehensions have fallen to 400 this year."),
        tell("b", "At the Orbe border 520 people were arrested this year."),
    )
    assert list_values(find_toll_differences(story)) == [("400", "520")]


QUOTE = "“Any boat that enters without notice will be {},” Lund said."


def test_one_quotation_that_ends_in_other_words_is_a_conflict() -> None:
    story = read_story(
        tell("a", QUOTE.format("fired upon")), tell("b", QUOTE.format("turned back"))
    )
    (found,) = find_wording_differences(story)
    assert found.relation == "conflict"


def test_one_word_that_turns_a_short_quotation_is_a_conflict() -> None:
    text = "“There will be {} redundancies this year,” Lund said."
    story = read_story(tell("a", text.format("no")), tell("b", text.format("few")))
    (found,) = find_wording_differences(story)
    assert found.relation == "conflict"


def test_two_quotations_that_only_begin_alike_are_none() -> None:
    story = read_story(
        tell("a", "“Any boat that sails to Orbe from here needs a pilot,” Lund said."),
        tell("b", "“Any boat that is old has rust and must be painted in spring,” Lund said."),
    )
    assert find_wording_differences(story) == ()


def test_who_stands_by_a_denied_report_is_the_other_side() -> None:
    denial = "“The account of the Orbe Courier is not accurate,” Lund said."
    article, notes = tell("a", denial, names=[("Orbe Courier", "organisation"), ("Lund", "person")])
    claim = make_claim(
        article,
        "The account of the Orbe Courier is not accurate",
        verb="is",
        lemma="be",
        parts=("account",),
        source=("Lund", "said"),
    )
    link = replace(claim.attribution[0], cue=find_span(article, "accurate"))
    notes = replace(notes, claims=(replace(claim, attribution=(link,)),))
    upheld = tell("b", "The Orbe Courier stands by its story.", names=[("Orbe Courier", "person")])
    (found,) = find_denial_differences(read_story((article, notes), upheld))
    assert [one.value for one in found.versions] == ["told", "Lund: no"]
    assert found.versions[0].evidence[0].text == "The Orbe Courier stands by its story."


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Ilse Brandrup’s long-lost Lantern Songs", "Ilse Brandrup’s lovely Lantern Songs", 0),
        ("the old keeper’s long-lost lantern songs", "the old keeper’s lovely lantern songs", 1),
        (
            "all of the old rules of the Torv Lantern Act",
            "some of the new laws of the Torv Lantern Act",
            0,
        ),
    ],
)
def test_names_meet_in_two_quotations(one: str, other: str, count: int) -> None:
    story = read_story(
        tell("a", f"“They bought {one} at last,” she said."),
        tell("b", f"“We shall print {other} in May,” he said."),
    )
    assert len(find_wording_differences(story)) == count
