"""Tolls of one fight: whose dead are counted, and when they died."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from consilience.analysis.discrepancies.numbers.tolled import are_of_others, find_tolls
from consilience.analysis.discrepancies.numbers.tolls import find_toll_differences
from consilience.analysis.discrepancies.slots.differing import find_slot_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from tests.analysis.discrepancies.making import list_values, make_time, read_story, tell

Told = tuple[Article, Annotations]
DAY = "2031-03-11"
NAMES = [("Tarnia", "place"), ("Tarnian", "group"), ("Orvian", "group"), ("Morr", "place")]
FIRST = "At Morr at least four Tarnian soldiers were killed and nine wounded, the ministry said."


def report(name: str, text: str, day: int = 11) -> Told:
    names = [(word, kind) for word, kind in NAMES if f"{word} " in text]
    return tell(name, text, day=f"2031-03-{day}", names=names)


@pytest.mark.parametrize(
    "text",
    [
        "At Morr two Orvian soldiers were killed and five wounded, their general said.",
        "The soldiers killed at least 12 attackers at Morr before noon.",
        "The shells killed seven villagers at Morr before noon.",
    ],
    ids=["another people", "those who attacked", "who bears no arms"],
)
def test_the_dead_of_another_side_are_another_toll(text: str) -> None:
    assert find_toll_differences(read_story(report("a", FIRST), report("b", text))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "At Morr six soldiers of Tarnia were killed and 14 wounded, a hospital said.",
        "Six Tarnian guards were killed and 14 wounded at Morr, a hospital said.",
        "The number of dead at Morr rose to six, and 14 were wounded.",
    ],
)
def test_the_dead_of_one_side_are_one_rising_toll(text: str) -> None:
    found = find_toll_differences(read_story(report("a", FIRST), report("b", text, 12)))
    assert [one.relation for one in found] == ["update", "update"]
    values = [tuple(value.lower() for value in values) for values in list_values(found)]
    assert values == [("at least four", "six"), ("nine", "14")]


def test_a_report_of_the_other_side_does_not_join_the_counts_of_two_days() -> None:
    story = read_story(
        report("a", FIRST),
        report("b", "Fighting at Morr left two Orvian soldiers dead, their general said."),
        report("c", "Six soldiers were killed at Morr.", 12),
    )
    (found,) = (one for one in find_toll_differences(story) if "dead" in one.explanation)
    assert found.explanation == "The number of dead rose: at least four, then six."


def test_a_bare_number_counts_those_of_the_number_before_it() -> None:
    tolls = {one.kind: one for one in find_tolls(read_story(report("a", FIRST)))}
    assert tolls["injured"].noun == "soldiers"
    assert tolls["injured"].peoples == tolls["dead"].peoples != frozenset()


def test_a_rounded_number_goes_with_the_exact_one() -> None:
    story = read_story(
        report("a", "The crash at Morr killed 11 people."),
        report("b", "The crash at Morr killed 19 people in all, a final count says.", 12),
        report("c", "Hearings on the crash at Morr, which killed nearly 20 people, began.", 13),
    )
    (found,) = find_toll_differences(story)
    assert found.relation == "update"
    assert [len(one.evidence) for one in found.versions] == [1, 2]
    assert [one.value for one in found.versions] == ["11", "19"]


def test_nobody_is_of_others_than_himself() -> None:
    (one,) = find_tolls(read_story(report("a", "The crash at Morr killed 11 people.")))
    assert not are_of_others(one, one)


def test_a_count_out_of_line_contradicts_the_last_one_beside_a_toll_that_rose() -> None:
    story = read_story(
        report("a", "At Morr at least nine residents are dead, the firemen said."),
        report("b", "The number of people killed at Morr rose to 17.", 13),
        report("c", "At Morr 24 people lost their lives, the ministry said.", 16),
        report("d", "The final number of people killed at Morr is 23, the ministry said.", 18),
    )
    told = {one.relation: one.explanation for one in find_toll_differences(story)}
    assert told == {
        "conflict": "The articles count the dead differently: 23 or 24.",
        "update": "The number of dead rose: at least nine, then 17, then 23.",
    }


def test_the_toll_of_a_year_long_past_is_no_toll_of_the_day() -> None:
    first = tell("a", "At least four miners were killed in the Morr pit early on Friday.", day=DAY)
    article, notes = tell("b", "In 2019 a fire in the Morr pit killed 11 miners.", day=DAY)
    year = make_time(article, "2019", "2019-12-31")
    past = (article, replace(notes, times=(year,)))
    assert list_values(find_toll_differences(read_story(first, (article, notes)))) != []
    assert find_toll_differences(read_story(first, past)) == ()
    assert list(find_slot_differences(read_story(first, past))) == []
    assert find_number_differences(read_story(first, past)) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A raider shot three guards at Morr, killing two.", [2.0]),
        ("The flood flattened seven mills and killed 40 villagers at Morr.", [40.0]),
        ("The old ferryman of Morr died at 75.", []),
        ("A stray shot killed a mother of 12 at Morr.", []),
        ("A stray shot killed 12 at Morr.", [12.0]),
    ],
)
def test_a_number_before_the_next_deed_and_one_of_years_or_children_is_no_toll(
    text: str, values: list[float]
) -> None:
    assert [one.amount.value for one in find_tolls(read_story(report("a", text)))] == values


def test_the_number_of_a_day_is_no_toll() -> None:
    article, notes = report("a", "The 6 March killing of a guard at Morr is not solved.")
    times = (make_time(article, "6 March", "2031-03-06"),)
    assert not [*find_tolls(read_story((article, replace(notes, times=times))))]


def test_a_number_that_is_told_as_the_least_too_is_told_once() -> None:
    story = read_story(
        report("a", "At least six guards were killed at Morr, a hospital said."),
        report("b", "At Morr nine guards were killed, the ministry said.", 12),
        report("c", "At least nine guards were killed at Morr, a hospital said.", 12),
    )
    (found,) = find_toll_differences(story)
    assert found.explanation == "The number of dead rose: at least six, then nine."


def test_of_two_equal_tolls_the_one_in_line_with_other_days_is_no_slip() -> None:
    text = read_story(
        tell("a", "A bridge fell in Onde: 4 people were killed and 19 injured.", day="2031-03-06"),
        tell("b", "A bridge fell in Onde: 31 people were killed and 31 injured.", day="2031-03-07"),
        tell("c", "A bridge fell in Onde: 11 people were killed and 43 injured.", day="2031-03-08"),
    )
    assert ("19", "31", "43") in list_values(find_toll_differences(text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("At Morr police arrested nine Tarnians and four Orvians on Monday.", 0),
        ("At Morr police arrested nine Tarnians on Monday, and four boats were seized.", 1),
        ("At Morr nine were arrested and four hurt on Monday, police said.", 1),
    ],
)
def test_the_parts_of_a_sum_are_no_other_toll(text: str, count: int) -> None:
    other = report("b", "Police at Morr arrested 13 people on Monday.")
    assert len(find_toll_differences(read_story(report("a", text), other))) == count
