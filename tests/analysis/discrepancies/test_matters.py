"""Matters to which only one answer can be right."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.matters import find_matter_differences
from consilience.records.ids import QuotationId
from consilience.records.quotation import Quotation
from tests.analysis.discrepancies.making import find_span, list_values, read_story, tell

BRANDT = [("Orla Brandt", "person")]
LUND = [("Nils Lund", "person")]
FOOT = "Orla Brandt was shot in the foot at the ferry landing."
LEG = "Doctors say that Orla Brandt was shot in the leg at the landing."


def test_two_answers_to_one_matter_are_a_difference() -> None:
    story = read_story(tell("a", FOOT, names=BRANDT), tell("b", LEG, names=BRANDT))
    (found,) = find_matter_differences(story)
    assert (found.kind, found.relation) == ("wording", "conflict")
    assert list_values((found,)) == [("foot", "leg")]


def test_a_matter_is_told_with_the_usual_full_name_of_whose_it_is() -> None:
    names = [*BRANDT, ("Old Iron Pot Brandt", "person")]
    told = tell("a", f"{FOOT} Old Iron Pot Brandt laughed.", names=names)
    story = read_story(told, tell("b", LEG, names=BRANDT))
    (found,) = find_matter_differences(story)
    assert found.explanation == "They differ on where the wound is (Orla Brandt): “foot” or “leg”."


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        (FOOT, "Nils Lund was shot in the leg at the ferry landing.", LUND),
        (FOOT, "Orla Brandt was shot in the leg and in the foot at the ferry landing.", BRANDT),
        (FOOT, "Orla Brandt went on foot and then on one leg to the landing.", BRANDT),
        (FOOT, "Orla Brandt was shot in both feet at the ferry landing.", BRANDT),
        (FOOT, "Orla Brandt was shot at the ferry landing, her head coach said.", BRANDT),
    ],
    ids=["another person", "both answers", "no wound", "one answer", "who is called by it"],
)
def test_other_people_both_answers_and_other_senses_are_no_difference(
    first: str, second: str, names: list[tuple[str, str]]
) -> None:
    story = read_story(tell("a", first, names=BRANDT), tell("b", second, names=names))
    assert find_matter_differences(story) == ()


UNANIMOUS = "The Torv court threw out the appeal. The three judges were unanimous."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The court in Torv ruled by two votes to one that the appeal must fail.", 1),
        ("The court in Torv ruled on the appeal within two days, unanimously.", 0),
        ("The choir in Torv lost the quiz by two votes to one.", 0),
    ],
)
def test_a_court_is_of_one_mind_or_divided(text: str, count: int) -> None:
    story = read_story(tell("a", UNANIMOUS), tell("b", text))
    assert len(find_matter_differences(story)) == count


def test_matters_do_not_depend_on_the_order_of_articles() -> None:
    told = [tell("a", FOOT, names=BRANDT), tell("b", LEG, names=BRANDT)]
    assert find_matter_differences(read_story(*told)) == find_matter_differences(
        read_story(*told[::-1])
    )


BRIDGE = "The Torv bridge was destroyed during the storm, the mayor said."


@pytest.mark.parametrize(
    ("other", "days", "relations"),
    [
        ("The bridge in Torv is intact, a reporter saw.", ("02", "02"), ["conflict"]),
        ("The bridge in Torv is intact, a reporter saw.", ("02", "03"), ["conflict"]),
        ("The bridge in Torv is intact, a reporter saw.", ("03", "02"), ["update"]),
        ("The old tower in Torv is intact, a reporter saw.", ("02", "02"), []),
        ("The bridge in Torv was not destroyed, it is said.", ("02", "02"), []),
        ("The bridge in Torv could be destroyed, it is said.", ("02", "02"), []),
    ],
    ids=["one day", "whole later", "whole before", "another thing", "negated", "possible"],
)
def test_states_of_one_thing_differ_unless_it_may_have_changed(
    other: str, days: tuple[str, str], relations: list[str]
) -> None:
    told = [
        tell(name, text, day=f"2031-05-{day}", names=[("Torv", "place")] if "Torv" in text else ())
        for name, text, day in zip("ab", (BRIDGE, other), days, strict=True)
    ]
    assert [one.relation for one in find_matter_differences(read_story(*told))] == relations


def test_two_who_speak_in_one_report_of_one_thing_differ() -> None:
    text = "Holm said Lund had switched off the cameras. Brandt said the cameras had been broken."
    article, notes = tell("a", text)
    quotations = tuple(
        Quotation(
            id=QuotationId(who),
            kind="indirect",
            content=(find_span(article, words),),
            sentence=find_span(article, words),
            speaker=find_span(article, who),
        )
        for who, words in (
            ("Holm", "Lund had switched off the cameras"),
            ("Brandt", "the cameras had been broken"),
        )
    )
    other = tell("b", "Nobody was hurt in Torv.")
    story = read_story((article, replace(notes, quotations=quotations)), other)
    assert list_values(find_matter_differences(story)) == [("switched off", "broken")]
    assert find_matter_differences(read_story((article, notes), other)) == ()
