"""Names that resemble each other, of firms and of persons."""

import pytest

from consilience.analysis.discrepancies.names.bearers import (
    find_bearer_differences,
    is_spelling,
)
from consilience.analysis.discrepancies.names.differing import find_name_differences
from tests.analysis.discrepancies.making import list_values, read_story, tell

SALE = "The state fund sold the mill in Torv for nine million crowns to {}, its director said."
BOUGHT = "Behind the purchase of the mill stands {}, which pays nine million crowns."


def find(one: str, other: str) -> list[tuple[str, ...]]:
    told = [
        tell("a", SALE.format(one), names=[(one, "organisation")]),
        tell("b", BOUGHT.format(other), names=[(other, "organisation")]),
    ]
    return list_values(find_bearer_differences(read_story(*told)))


def test_firms_differ_by_their_own_word_whatever_stands_behind_it() -> None:
    assert find("Torlan Holding", "Torlak Invest") == [("Torlak Invest", "Torlan Holding")]


@pytest.mark.parametrize("other", ["Torlan Invest", "Brenner Invest", "Torlak Harbour"])
def test_firms_of_one_word_or_with_quite_another_are_not_told(other: str) -> None:
    assert find("Torlan Holding", other) == []


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("brandoo", "brandoe", True),
        ("karrim", "karim", True),
        ("matthis", "mattis", True),
        ("stehlin", "stelin", True),
        ("raschko", "rasko", True),
        ("shaler", "saler", False),
        ("behan", "bean", False),
        ("brandal", "brantal", False),
        ("holm", "helmer", False),
    ],
)
def test_a_spelling_changes_no_consonant(one: str, other: str, is_one: bool) -> None:
    assert is_spelling(one, other) is is_one


def test_a_last_name_alone_beside_its_full_name_and_a_slip_is_still_a_spelling() -> None:
    told = [
        tell("a", "Edda Karrim was missing.", names=[("Edda Karrim", "person")]),
        tell("b", "Captain Karim is well.", names=[("Karim", "person")]),
        tell("c", "Nobody knew where Karrim was.", names=[("Karrim", "person")]),
    ]
    (found,) = find_name_differences(read_story(*told))
    assert found.relation == "paraphrase"
    assert list_values((found,)) == [("Edda Karrim", "Karim")]


def test_last_names_alone_are_told_with_the_full_names_they_are_of() -> None:
    told = [
        tell(
            "a",
            "Edda Karrim spoke.",
            names=[("Edda Karrim", "person")],
        ),
        tell("b", "Edda Karim spoke.", names=[("Edda Karim", "person")]),
        tell("c", "Nobody saw Karrim.", names=[("Karrim", "person")]),
        tell("d", "Nobody heard Karim.", names=[("Karim", "person")]),
    ]
    (found,) = find_name_differences(read_story(*told))
    assert set(list_values((found,))[0]) == {"Edda Karim", "Edda Karrim"}
    assert {span.article for one in found.versions for span in one.evidence} == set("abcd")


def test_a_name_with_a_number_is_no_name() -> None:
    told = [
        tell("a", "Karrim 4,210 led.", names=[("Karrim 4,210", "person")]),
        tell("b", "Karrim 4,310 led.", names=[("Karrim 4,310", "person")]),
        tell("c", "Karrin 4,210 led.", names=[("Karrin 4,210", "person")]),
    ]
    assert find_name_differences(read_story(*told)) == ()


@pytest.mark.parametrize(("alone", "found"), [("Karinow", 1), ("Marelin", 0)])
def test_somebody_called_like_the_first_name_of_another_is_not_him(alone: str, found: int) -> None:
    told = [
        tell("a", "Marelis Karimow spoke.", names=[("Marelis Karimow", "person")]),
        tell("b", f"Police officer {alone} spoke.", names=[(alone, "person")]),
    ]
    assert len(find_name_differences(read_story(*told))) == found


@pytest.mark.parametrize(("other", "count"), [("Austrian", 0), ("Austrix", 1)])
def test_a_country_and_its_people_are_two_words(other: str, count: int) -> None:
    told = [
        tell("a", "Austria mourns.", names=[("Austria", "place")]),
        tell("b", f"{other} rowers mourn.", names=[(other, "place")]),
    ]
    assert len(find_name_differences(read_story(*told))) == count


WARNED = "{}, a security analyst, warned the bank in Torv about its password in May."
LOST = "The bank in Torv lost the warning about its password that {}, an analyst, sent in May."


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Imelda Harrow", [("Imelda Farrow", "Imelda Harrow")]),
        ("Imelda Farro", []),  # a spelling
        ("Griselda Harrow", []),
    ],
)
def test_a_last_name_that_begins_otherwise_is_another_name(
    other: str, found: list[tuple[str, ...]]
) -> None:
    told = [
        tell("a", WARNED.format("Imelda Farrow"), names=[("Imelda Farrow", "person")]),
        tell("b", LOST.format(other), names=[(other, "person")]),
    ]
    assert list_values(find_bearer_differences(read_story(*told))) == found


def test_two_names_joined_by_and_are_no_spelling_of_one() -> None:
    both = "Torlan and Brenner Systems"
    told = [
        tell("a", "Brenner Systems built it.", names=[("Brenner Systems", "organisation")]),
        tell("b", "Brennar Systems built it.", names=[("Brennar Systems", "organisation")]),
        tell("c", f"{both} are sued.", names=[(both, "organisation")]),
        tell("d", "Torlan Bank paid.", names=[("Torlan Bank", "organisation")]),
    ]
    assert list_values(find_name_differences(read_story(*told))) == [
        ("Brennar Systems", "Brenner Systems")
    ]


def test_two_men_of_one_first_name_and_with_last_names_alike_are_two() -> None:
    told = [
        tell("a", "Otto Hann, the minister, quit on Monday.", names=[("Otto Hann", "person")]),
        tell("b", "Otto Kann, a baker, won a boat on Monday.", names=[("Otto Kann", "person")]),
    ]
    assert find_bearer_differences(read_story(*told)) == ()


def test_a_noun_behind_a_name_calls_its_bearer_as_a_title_does() -> None:
    told = [
        tell("a", "Clara Benning, a witness, fell ill.", names=[("Clara Benning", "person")]),
        tell("b", "The witness Clara Denning came late.", names=[("Clara Denning", "person")]),
    ]
    (found,) = find_bearer_differences(read_story(*told))
    assert list_values((found,)) == [("Clara Benning", "Clara Denning")]


@pytest.mark.parametrize(("other", "count"), [("Trooper Holt", 0), ("Bent Holt", 1)])
def test_a_rank_before_a_last_name_is_no_other_first_name(other: str, count: int) -> None:
    told = "{} of the harbour police was killed by the blast at the mill in Torv on Friday."
    story = read_story(
        tell("a", told.format("Rolf Holt"), names=[("Rolf Holt", "person")]),
        tell("b", told.format(other), names=[(other, "person")]),
    )
    assert len(find_bearer_differences(story)) == count


HEAD = "The {} {} said that nine houses in Torv had burned down in the night of the storm."


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (("diver", "Benedek Harlan"), ("diver", "Bertalan Hollos"), 1),
        (("governor", "Benedek Harlan"), ("surveyor", "Bertalan Hollos"), 0),
        (("", "Benedek Corbet"), ("", "Benedek Callow"), 0),
    ],
    ids=["one title", "two titles", "one first name"],
)
def test_persons_with_the_same_initials_may_be_two(
    one: tuple[str, str], other: tuple[str, str], count: int
) -> None:
    told = [
        tell(name, HEAD.format(*each).replace("The  ", ""), names=[(each[1], "person")])
        for name, each in (("a", one), ("b", other))
    ]
    assert len(find_bearer_differences(read_story(*told))) == count


@pytest.mark.parametrize(("one", "count"), [("T.R. Courier", 0), ("Talvern Rock Courier", 1)])
def test_initials_stand_for_a_name(one: str, count: int) -> None:
    told = [
        tell(name, f"The {each} reported nine fires in Morr.", names=[(each, "organisation")])
        for name, each in (("a", one), ("b", "Torlan Ridge Courier"))
    ]
    assert len(find_bearer_differences(read_story(*told))) == count


@pytest.mark.parametrize(("alone", "count"), [("Dairy", 0), ("Torlen", 1)])
def test_one_word_of_a_body_s_name_is_its_first_or_last(alone: str, count: int) -> None:
    told = [
        tell(
            "a", "The Torlan Daily News reported it.", names=[("Torlan Daily News", "organisation")]
        ),
        tell("b", f"{alone} burned down.", names=[(alone, "organisation")]),
    ]
    assert len(find_name_differences(read_story(*told))) == count
