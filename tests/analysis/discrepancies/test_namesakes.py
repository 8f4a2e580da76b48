"""Persons with one last name and two first names."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.names.shared import find_shared_name_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from tests.analysis.discrepancies.making import FILLER, list_values, make_claim, read_story, tell

Told = tuple[Article, Annotations]

PILOT = "Arvid Sandholm, 47, died on Monday when his glider hit the ridge above Torv."
OTHER_PILOT = "The dead man is Egil Sandholm, a baker of 47, whose glider was found at noon."


def find(one: str, other: str, names: tuple[str, str]) -> list[tuple[str, ...]]:
    told = [
        tell(article, text, names=[(name, "person")])
        for article, text, name in zip("ab", (one, other), names, strict=True)
    ]
    return list_values(find_shared_name_differences(read_story(*told)))


def test_one_age_makes_two_first_names_one_persons() -> None:
    names = ("Arvid Sandholm", "Egil Sandholm")
    assert find(PILOT, OTHER_PILOT, names) == [names]


@pytest.mark.parametrize(
    ("other", "name"),
    [
        (OTHER_PILOT.replace("47", "31"), "Egil Sandholm"),
        (OTHER_PILOT.replace("Egil", "Maria"), "Maria Sandholm"),
        (OTHER_PILOT.replace("a baker", "his brother, a baker"), "Egil Sandholm"),
    ],
    ids=["another age", "a woman", "a brother"],
)
def test_those_of_another_age_and_relatives_are_two(other: str, name: str) -> None:
    assert find(PILOT, other, ("Arvid Sandholm", name)) == []


@pytest.mark.parametrize(
    ("other", "count"),
    [("Egil Sandholm, 47, of Torv is mourned.", 1), ("Egil Sandholm, 48, of Torv is mourned.", 0)],
)
def test_one_age_right_behind_both_names_is_enough_wherever_it_stands(
    other: str, count: int
) -> None:
    late = f"{FILLER} {FILLER} {FILLER} {FILLER} {FILLER} {other}"
    assert len(find(PILOT, late, ("Arvid Sandholm", "Egil Sandholm"))) == count


def test_in_long_reports_one_age_is_not_enough() -> None:
    long = OTHER_PILOT + 6 * f" {FILLER}"
    assert find(PILOT, long, ("Arvid Sandholm", "Egil Sandholm")) == []


def test_what_is_told_much_alike_makes_them_one_in_short_reports() -> None:
    union = "{} leads the port section of the union of dockers in Torv."
    names = ("Agda Tessin", "Ellen Tessin")
    other = union.replace("leads", "is at the head of")
    assert find(union.format(names[0]), other.format(names[1]), names) == [names]


@pytest.mark.parametrize(
    ("verb", "count"),
    [(("run", "run"), 1), (("sold", "sell"), 0)],
    ids=["one deed", "another deed"],
)
def test_one_deed_makes_two_first_names_one_persons_wherever_it_is_told(
    verb: tuple[str, str], count: int
) -> None:
    def report(article: str, text: str, name: str, act: tuple[str, str]) -> Told:
        found, notes = tell(article, text, names=[(name, "person")])
        words = text.split(". ")[-1].rstrip(".")
        claim = make_claim(found, words, verb=act[0], lemma=act[1], parts=(name, "farm"))
        return found, replace(notes, claims=(claim,))

    before = "Rain fell on the hills. " * 9
    one = report(
        "a", f"{before}The farm is run by Arvid Sandholm.", "Arvid Sandholm", ("run", "run")
    )
    text = f"{before}The upper farm was {verb[0]} by Egil Sandholm, they say."
    other = report("b", text, "Egil Sandholm", verb)
    assert len(find_shared_name_differences(read_story(one, other))) == count
