"""What only one of two short reports has, beside what only the other has."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.dates.lone_days import find_lone_day_differences
from consilience.analysis.discrepancies.participants.lone import find_lone_actor_differences
from consilience.analysis.discrepancies.slots.differing import find_slot_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from tests.analysis.discrepancies.making import (
    list_values,
    make_claim,
    make_time,
    read_story,
    tell,
)
from tests.making import mark

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


def tell_actor(
    name: str,
    text: str,
    who: str,
    *,
    day: str = "2031-02-27",
    act: tuple[str, str] | None = None,
    role: str | None = None,
) -> Told:
    """A report on somebody, with what he did as printed and as a lemma."""
    article, notes = tell_dated(name, text, {"Thursday": day})
    claims = (
        (make_claim(article, text.rstrip("."), verb=act[0], lemma=act[1], parts=(who,)),)
        if act
        else ()
    )
    return article, replace(notes, mentions=(mark(article, who, role=role),), claims=claims)


ALARM = tell_actor(
    "a",
    "Orla Brandt raised the alarm at the gate on Thursday.",
    "Orla Brandt",
    act=("raised", "raise"),
)


def test_the_only_persons_of_two_reports_who_did_one_deed_differ() -> None:
    other = tell_actor(
        "b",
        "At the gate Nils Lund gave warning on Thursday.",
        "Nils Lund",
        act=("warning", "warning"),
    )
    (found,) = find_lone_actor_differences(read_story(ALARM, other))
    assert found.kind == "participant"
    assert list_values((found,)) == [("Nils Lund", "Orla Brandt")]


def test_the_only_persons_of_whom_no_deed_is_told_are_two_names_of_one() -> None:
    one = tell_actor("a", "Orla Brandt died at the gate on Thursday.", "Orla Brandt")
    other = tell_actor("b", "At the gate Nils Lund fell dead on Thursday.", "Nils Lund")
    (found,) = find_lone_actor_differences(read_story(one, other))
    assert found.kind == "name"


def test_holders_of_two_offices_are_two_participants() -> None:
    one = tell_actor(
        "a", "Orla Brandt spoke at the gate on Thursday.", "Orla Brandt", role="Health minister"
    )
    other = tell_actor(
        "b", "At the gate Nils Lund was heard on Thursday.", "Nils Lund", role="Mines minister"
    )
    (found,) = find_lone_actor_differences(read_story(one, other))
    assert found.kind == "participant"


def test_one_first_name_with_two_last_names_is_of_one() -> None:
    other = tell_actor("b", "At the gate Orla Lund gave warning on Thursday.", "Orla Lund")
    (found,) = find_lone_actor_differences(read_story(ALARM, other))
    assert found.kind == "name"


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
        tell_actor("b", "At the gate Nils Lund was among the dead on Thursday.", "Nils Lund"),
        tell_actor("b", "At the gate Orlha Brant gave warning on Thursday.", "Orlha Brant"),
    ],
    ids=["has the other too", "another day", "one of several", "a spelling"],
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
    (found,) = find_slot_differences(read_story(*told))
    assert (found.kind, list_values((found,))) == ("place", [("Drossel", "Talvern")])
    assert find_slot_differences(read_story(*told[::-1])) == (found,)


def test_captains_of_two_ships_do_not_differ() -> None:
    one, other = (
        tell_actor(name, f"At the gate {whose} captain, {who}, was hurt on Thursday.", who)
        for name, whose, who in (("a", "the ferry’s", "Orla Brandt"), ("b", "its", "Nils Lund"))
    )
    assert find_lone_actor_differences(read_story(one, other)) == ()
    same = tell_actor(
        "b", "At the gate the ferry’s captain, Nils Lund, was hurt on Thursday.", "Nils Lund"
    )
    assert find_lone_actor_differences(read_story(one, same))
