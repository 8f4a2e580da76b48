"""Blame across two reports."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.denials.crossed import find_crossed_differences
from consilience.analysis.discrepancies.parts import Difference
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Factuality
from tests.analysis.discrepancies.making import list_values, make_claim, read_story, tell

Told = tuple[Article, Annotations]
DAY_LATER, YEAR_LATER = "2031-05-03", "2032-05-02"


def charge(
    name: str,
    source: str,
    actor: str,
    what: tuple[str, str, str] = ("ignored", "ignore", "the crack in the rail"),
    *,
    day: str = "2031-05-02",
    factuality: Factuality = "occurred",
    negated: bool = False,
) -> Told:
    """A report in which somebody says what another did."""
    verb, lemma, whom = what
    told = f"{actor} {verb} {whom}"
    article, notes = tell(name, f"{source} said that {told}.", day=day)
    claim = make_claim(
        article,
        told,
        verb=verb,
        lemma=lemma,
        parts=(actor, whom),
        source=(source, "said"),
        factuality=factuality,
    )
    return article, replace(notes, claims=(replace(claim, negated=negated),))


def find(*told: Told) -> tuple[Difference, ...]:
    return find_crossed_differences(read_story(*told))


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (
            ("Norline", "the track company Railbed"),
            ("Railbed", "Norline"),
            "Norline and Railbed each say that the other did it.",
        ),
        (
            ("Ukraine", "Russian crews"),
            ("Russia", "the Ukrainian army"),
            "Ukraine and Russia each say that the other did it.",
        ),
        (
            ("The rebels", "government troops"),
            ("The government", "the rebels"),
            "The rebels and the government each say that the other did it.",
        ),
        (
            ("The driver Ben Askel", "the driver Ida Moor"),
            ("The driver Ida Moor", "Askel"),
            "The driver Ben Askel and the driver Ida Moor each say that the other did it.",
        ),
    ],
)
def test_two_sides_that_say_it_of_each_other_differ(
    first: tuple[str, str], second: tuple[str, str], told: str
) -> None:
    (found,) = find(charge("a", *first), charge("b", *second))
    assert found.explanation == told
    assert list_values([found]) == [
        (f"{first[0]}: it was {first[1]}", f"{second[0]}: it was {second[1]}")
    ]


@pytest.mark.parametrize(
    "other",
    [
        charge("b", "Railbed", "the inspectors"),  # somebody else
        charge("b", "The inspectors", "Norline"),  # who is not accused himself
        charge("b", "Railbed", "Norline", ("ignored", "ignore", "the wet sleepers")),
        charge("b", "Railbed", "Norline", day=YEAR_LATER),
        charge("b", "Railbed", "Norline", negated=True),
        charge("b", "Railbed", "Norline", factuality="planned"),
        charge("a", "Railbed", "Railbed"),
    ],
    ids=["another", "no side", "other thing", "later", "negated", "planned", "himself"],
)
def test_what_is_said_of_another_or_of_another_deed_is_no_mutual_blame(other: Told) -> None:
    assert find(charge("c", "Norline", "Railbed"), other) == ()


def test_praise_is_no_blame() -> None:
    played = ("played", "play", "a great game")
    assert find(charge("a", "Berg", "Holm", played), charge("b", "Holm", "Berg", played)) == ()


def test_several_reports_of_one_blame_are_one_difference() -> None:
    (found,) = find(
        charge("a", "Norline", "Railbed"),
        charge("b", "Railbed", "Norline"),
        charge("c", "Norline", "Railbed", day=DAY_LATER),
    )
    assert [len(one.evidence) for one in found.versions] == [2, 1]
