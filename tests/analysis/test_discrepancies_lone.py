"""What only one of two short reports has, beside what only the other has."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies_lone_actors import (
    find_lone_actor_differences,
    find_lone_place_differences,
)
from consilience.analysis.discrepancies_lone_days import find_lone_day_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from tests.analysis.discrepancies_making import list_values, make_time, read_story, tell

Told = tuple[Article, Annotations]
PUBLISHED = "2031-03-01"


def tell_dated(
    name: str, text: str, times: dict[str, str], *, names: list[tuple[str, str]] | None = None
) -> Told:
    article, notes = tell(name, text, day=PUBLISHED, names=names or [])
    made = tuple(make_time(article, words, value) for words, value in times.items())
    return article, replace(notes, times=made)


OPENS = tell_dated("a", "The lacquer show opens on 6 April.", {"6 April": "2031-04-06"})


def test_the_only_days_to_come_of_two_reports_differ() -> None:
    other = tell_dated("b", "Lacquer can be seen from 13 April.", {"13 April": "2031-04-13"})
    (found,) = find_lone_day_differences(read_story(OPENS, other))
    assert (found.kind, found.relation) == ("date", "conflict")
    assert list_values((found,)) == [("6 April 2031", "13 April 2031")]


@pytest.mark.parametrize(
    "times",
    [
        {"13 April": "2031-04-13", "6 April": "2031-04-06"},
        {"13 April": "2031-04-13", "20 April": "2031-04-20"},
        {"13 April": "2031-02-13"},
        {"13 April": "2032-04-13"},
    ],
    ids=["gives the other too", "gives two", "past", "a year on"],
)
def test_other_days_do_not_differ(times: dict[str, str]) -> None:
    other = tell_dated("b", f"Lacquer can be seen from {' and '.join(times)}.", times)
    assert find_lone_day_differences(read_story(OPENS, other)) == ()


def tell_actor(name: str, text: str, who: str, *, day: str = "2031-02-27", place: str = "") -> Told:
    names = [(who, "person")] + ([(place, "place")] if place else [])
    return tell_dated(name, text, {"Thursday": day}, names=names)


ALARM = tell_actor("a", "Orla Brandt raised the alarm at the gate on Thursday.", "Orla Brandt")


def test_the_only_persons_of_two_reports_on_one_day_differ() -> None:
    other = tell_actor("b", "At the gate Nils Lund gave warning on Thursday.", "Nils Lund")
    (found,) = find_lone_actor_differences(read_story(ALARM, other))
    assert found.kind == "participant"
    assert list_values((found,)) == [("Nils Lund", "Orla Brandt")]


def test_persons_with_the_same_initials_are_two_names_of_one() -> None:
    other = tell_actor("b", "At the gate Olga Berg gave warning on Thursday.", "Olga Berg")
    (found,) = find_lone_actor_differences(read_story(ALARM, other))
    assert found.kind == "name"


@pytest.mark.parametrize(
    "other",
    [
        tell_actor("b", "At the gate Nils Lund met Brandt on Thursday.", "Nils Lund"),
        tell_actor(
            "b", "At the gate Nils Lund was seen on Thursday.", "Nils Lund", day="2031-02-20"
        ),
    ],
    ids=["has the other too", "another day"],
)
def test_persons_of_another_day_or_in_both_reports_do_not_differ(other: Told) -> None:
    assert find_lone_actor_differences(read_story(ALARM, other)) == ()


def test_the_only_places_of_two_short_reports_differ() -> None:
    told = [
        tell_dated(
            name,
            f"The old seaplane came down {where} on Thursday.",
            {"Thursday": "2031-02-27"},
            names=[(where.split()[-1], "place")],
        )
        for name, where in (("a", "near Talvern"), ("b", "off Drossel"))
    ]
    (found,) = find_lone_place_differences(read_story(*told))
    assert (found.kind, list_values((found,))) == ("place", [("Drossel", "Talvern")])
    assert find_lone_place_differences(read_story(*told[::-1])) == (found,)
