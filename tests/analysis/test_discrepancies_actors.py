"""Others who did one deed, told in other words by short reports."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies_actors import find_actor_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.mention import EntityKind
from tests.analysis.discrepancies_making import (
    list_values,
    make_claim,
    make_time,
    read_story,
    tell,
)
from tests.making import mark

Told = tuple[Article, Annotations]


def tell_deed(
    name: str,
    text: str,
    actor: str,
    act: tuple[str, str],
    *,
    kind: EntityKind | None = "organisation",
    day: str = "",
    negated: bool = False,
) -> Told:
    """A report whose first sentence tells who did something; a name unless `kind` is None."""
    article, notes = tell(name, text)
    claim = make_claim(article, text.rstrip("."), verb=act[0], lemma=act[1], parts=(actor,))
    return article, replace(
        notes,
        mentions=(mark(article, actor, kind),) if kind else (),
        times=(make_time(article, "Monday", day),) if day else (),
        claims=(replace(claim, negated=negated),),
    )


def tell_purchase(
    actor: str = "Lund Steel", *, day: str = "2031-05-05", negated: bool = False
) -> Told:
    text = f"{actor} acquired the docks of Torv on Monday."
    return tell_deed("a", text, actor, ("acquired", "acquire"), day=day, negated=negated)


def tell_other(
    actor: str = "Orbe Marine", *, kind: EntityKind | None = "organisation", day: str = "2031-05-05"
) -> Told:
    text = f"On Monday {actor} bought the yard and its docks."
    return tell_deed("b", text, actor, ("bought", "buy"), kind=kind, day=day)


def test_buyers_differ_though_one_acquires_and_the_other_buys() -> None:
    found = find_actor_differences(read_story(tell_purchase(), tell_other()))
    assert list_values(found) == [("Lund Steel", "Orbe Marine")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (tell_purchase(), tell_other("Lund Steel")),  # the same
        (tell_purchase(), tell_other("Lund")),  # a word of the name
        (tell_purchase(negated=True), tell_other()),
        (tell_purchase(), tell_other(day="2031-05-12")),  # another deed
        (tell_purchase(), tell_other("Torvians", kind="group")),  # the people of a place
        (tell_purchase(), tell_other("port officials", kind=None)),  # perhaps those of the name
    ],
)
def test_no_others_are_told_of(one: Told, other: Told) -> None:
    assert not find_actor_differences(read_story(one, other))


def test_deeds_of_no_common_set_of_words_are_two() -> None:
    other = tell_deed(
        "b", "On Monday Orbe Marine drained the docks.", "Orbe Marine", ("drained", "drain")
    )
    assert not find_actor_differences(read_story(tell_purchase(), other))


def test_two_things_are_no_actors() -> None:
    one = tell_deed(
        "a", "The first plane landed in Torv.", "The first plane", ("landed", "land"), kind=None
    )
    other = tell_deed(
        "b", "A cargo jet landed in Torv.", "A cargo jet", ("landed", "land"), kind=None
    )
    assert not find_actor_differences(read_story(one, other))


def test_two_bodies_without_names_differ() -> None:
    text = "{} commissioned the study of the bridge in Torv."
    act = ("commissioned", "commission")
    one, other = "The heritage bureau", "The forest ministry"
    found = find_actor_differences(
        read_story(
            tell_deed("a", text.format(one), one, act, kind=None),
            tell_deed("b", text.format(other), other, act, kind=None),
        )
    )
    assert list_values(found) == [(other, one)]
