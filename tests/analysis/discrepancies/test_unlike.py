"""Two numbers that are not of one thing."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.numbers.as_of import shrinks
from consilience.analysis.discrepancies.numbers.counted import Counted, read_counted
from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from consilience.analysis.discrepancies.numbers.plays import are_of_two_plays
from consilience.analysis.discrepancies.numbers.unlike import (
    UNIT,
    are_ages_apart,
    are_of_others_lives,
    are_unlike,
)
from consilience.records.mention import EntityKind
from tests.analysis.discrepancies.making import (
    list_values,
    make_claim,
    make_time,
    read_story,
    tell,
)


def read_one(name: str, text: str, day: tuple[str, str] | None = None) -> Counted:
    article, notes = tell(name, text)
    if day:
        notes = replace(notes, times=(make_time(article, *day),))
    (first, *_) = read_counted(read_story((article, notes)).sentences[0])
    return first


MONDAY = ("on Monday", "2033-05-02")
THURSDAY = ("on Thursday", "2033-05-05")


@pytest.mark.parametrize(
    ("day", "unlike"), [(THURSDAY, True), (("on Monday", "2033-05-02"), False)]
)
def test_what_lasted_three_hours_on_one_day_and_five_on_another(
    day: tuple[str, str], unlike: bool
) -> None:
    first = read_one("a", "The hearing took three hours on Monday.", MONDAY)
    other = read_one("b", f"The hearing took five hours {day[0]}.", day)
    assert are_unlike(first, other) == unlike


def test_the_sum_of_which_a_part_is_told_is_a_whole() -> None:
    price = read_one("a", "Of the 140 million euros agreed, 35 million are unpaid.")
    damage = read_one("b", "The damage comes to 91 million euros.")
    assert (price.part, are_unlike(price, damage)) == ("whole", True)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Only 40 men are still behind the wall.", True),
        ("The number of men there has fallen to 40.", True),
        ("Fourteen men were freed from behind fallen rock.", False),
    ],
)
def test_a_count_shrinks_where_it_has_fallen_not_where_rock_has(text: str, is_told: bool) -> None:
    assert shrinks(read_story(tell("a", text)).sentences[0]) == is_told


@pytest.mark.parametrize(
    ("behind", "values"),
    [
        ("The ninth lies in a hospital at Morr.", []),
        ("Rain fell at Morr.", [("Eight", "Nine")]),
    ],
)
def test_eight_and_a_ninth_are_the_nine(behind: str, values: list[tuple[str, ...]]) -> None:
    sentence = "{} divers of the ship Onde sleep in the old hall at Morr."
    story = read_story(
        tell("a", f"{sentence.format('Eight')} {behind}", day="2033-05-02"),
        tell("b", sentence.format("Nine"), day="2033-05-02"),
    )
    assert list_values(find_number_differences(story)) == values


def test_men_are_counted() -> None:
    assert read_one("a", "About 90 men were in the pit.").things == ("men",)


@pytest.mark.parametrize(
    ("older", "values"),
    [
        ("A 57-year-old baker from Lisk stands trial for fraud over loans from Onde.", []),
        (
            "The barn in Onde that burned on Monday was a 84-year-old wooden dairy.",
            [("84-year", "86-year")],
        ),
    ],
)
def test_ages_far_apart_are_of_two(older: str, values: list[tuple[str, ...]]) -> None:
    other = "The 86-year-old wooden dairy in Onde burned on Monday, the fire chief said."
    story = read_story(tell("a", older), tell("b", other))
    assert list_values(find_number_differences(story)) == values


SPORT = "The coach praised his team after the game in Onde, the last of the season."


@pytest.mark.parametrize(
    ("scorer", "rest", "values"),
    [
        ("Ilmar Voss", SPORT, []),
        ("Tamas Orlo", SPORT, [("14", "19")]),
        ("Ilmar Voss", "It rained in Onde.", [("14", "19")]),
    ],
)
def test_who_is_not_named_beside_both_did_not_play_both(
    scorer: str, rest: str, values: list[tuple[str, ...]]
) -> None:
    names: list[tuple[str, EntityKind]] = [("Tamas Orlo", "person"), ("Ilmar Voss", "person")]
    told = [
        tell(name, f"{who} had {count} points at Onde on Monday evening. {rest}", names=[each])
        for name, who, count in (("a", "Tamas Orlo", 14), ("b", scorer, 19))
        for each in names
        if each[0] == who
    ]
    assert list_values(find_number_differences(read_story(*told))) == values


def test_a_unit_is_read_in_one_pass() -> None:
    # Read in all ways of cutting it up, a word of forty letters would take hours.
    assert UNIT.search(f"5 {'a' * 40}-") is None
    assert UNIT.search("about 60 nautical miles")


@pytest.mark.parametrize(("who", "are_two"), [("Ida Voss", True), ("Holt", False)])
def test_two_persons_were_there_for_a_time_each(who: str, are_two: bool) -> None:
    one, other = (
        read_counted(
            read_story(
                tell("a", f"{each} worked there for {years} years.", names=[(each, "person")])
            ).sentences[0]
        )[0]
        for each, years in (("Lena Holt", 30), (who, 37))
    )
    assert are_of_others_lives(one, other) == are_two


@pytest.mark.parametrize(
    ("other", "unlike"),
    [
        ("An 18-year-old sailor confessed.", True),
        ("The 18-year-old deckhand confessed.", False),
    ],
)
def test_the_age_of_one_who_is_named_is_not_that_of_anybody(other: str, unlike: bool) -> None:
    one = read_one("a", "Police arrested the 17-year-old deckhand Lena Holt.")
    assert are_unlike(one, read_one("b", other)) == unlike


@pytest.mark.parametrize(
    ("other", "values"),
    [
        (
            "Rust, worms and careless skippers damaged 90 boats, which rich firms in Torv had "
            "rented to summer guests.",
            [],
        ),
        ("In the harbour of Onde the storm damaged 90 fishing boats.", [("2", "90")]),
    ],
)
def test_numbers_far_apart_stand_in_sentences_alike(
    other: str, values: list[tuple[str, ...]]
) -> None:
    stories = []
    for name, text in (
        ("a", "In the harbour of Onde the storm damaged 2 fishing boats."),
        ("b", other),
    ):
        article, notes = tell(name, text)
        claim = make_claim(article, text, verb="damaged", lemma="damage")
        stories.append((article, replace(notes, claims=(claim,))))
    stories.append(tell("c", "Ice had damaged boats. Boats were damaged by hail, too."))
    assert list_values(find_number_differences(read_story(*stories))) == values


def test_lengths_near_one_another_are_of_two_things() -> None:
    story = read_story(
        tell(
            "a",
            "The tug Onde was about 13 miles away from the barge when the call for help came in. "
            "The sound is 4 miles wide.",
        ),
        tell(
            "b",
            "Each pilot of the river must answer any call by a barge within a 15-mile radius, "
            "rules say.",
        ),
    )
    assert list_values(find_number_differences(story)) == []


@pytest.mark.parametrize(
    ("other", "unlike"),
    [
        ("The 32-year-old baker fell about 200 metres from the northern ridge.", True),
        ("The 36-year-old dentist fell about 200 metres from the northern ridge.", False),
        ("A climber fell about 200 metres from the northern ridge.", False),
    ],
)
def test_what_is_measured_of_two_of_other_ages_is_told_of_two(other: str, unlike: bool) -> None:
    one = next(
        each
        for each in read_all("a", "A 36-year-old dentist fell about 150 metres on Monday.")
        if each.amount.dimension == "length"
    )
    rival = next(each for each in read_all("b", other) if each.amount.dimension == "length")
    assert are_unlike(one, rival) == unlike


def read_all(name: str, text: str) -> list[Counted]:
    return list(read_counted(read_story(tell(name, text)).sentences[0]))


@pytest.mark.parametrize(
    ("day", "unlike"), [("2033-05-02", False), ("2033-05-06", True), (None, True)]
)
def test_what_still_lasts_is_longer_in_a_later_report(day: str | None, unlike: bool) -> None:
    one, other = (
        read_counted(read_story(tell(name, f"{text} of storms.", day=when)).sentences[0])[0]
        for name, text, when in (
            ("a", "Windows were mended in four days", "2033-05-02" if day else None),
            ("b", "Onde has had eight days", day),
        )
    )
    assert are_unlike(one, other) == unlike


@pytest.mark.parametrize(("count", "are_two"), [("14", True), ("12", False)])
def test_in_sport_a_number_that_the_other_sentence_has_too_is_of_somebody_else(
    count: str, are_two: bool
) -> None:
    names: list[tuple[str, EntityKind]] = [("Tamas Orlo", "person"), ("Ilmar Voss", "person")]
    story = read_story(
        *(
            tell(name, f"{text} points at Onde on Monday evening. {SPORT}", names=names)
            for name, text in (
                ("a", "Tamas Orlo had 14 and Ilmar Voss had 19"),
                ("b", f"Ilmar Voss had 17 and Tamas Orlo had {count}"),
            )
        )
    )
    one, other = (read_counted(each)[0] for each in story.sentences if "Orlo" in each.text)
    assert are_of_two_plays(story, one, other) == are_two


@pytest.mark.parametrize(
    ("text", "verb", "counts"),
    [
        ("The two met in Torv.", "met", False),
        ("The two ferries met in Torv.", "met", True),
        ("Two met in Torv.", "met", True),
        ("The nine strikes cost the port dear.", "strikes", True),
    ],
)
def test_whom_a_number_points_back_to_it_does_not_count(text: str, verb: str, counts: bool) -> None:
    article, notes = tell("a", text)
    claim = make_claim(article, text[:-1], verb=verb, lemma=verb)
    story = read_story((article, replace(notes, claims=(claim,))))
    assert bool(list(read_counted(story.sentences[0]))) == counts


def test_what_the_other_sentence_has_as_an_ordinal_or_score_is_told_there() -> None:
    one = read_one("a", "Orlo has 51 early wins in all, and this was his 58th win.")
    score = read_one("a", "Orlo has 51 early wins and is now 58-3 in all.")
    other = read_one("b", "Orlo has 58 wins in all.")
    assert are_unlike(one, other)
    assert are_unlike(score, other)
    assert not are_unlike(one, read_one("b", "Orlo has 54 early wins in all."))


@pytest.mark.parametrize(("day", "apart"), [("2033-05-02", False), (None, True)])
def test_between_undated_reports_years_may_lie(day: str | None, apart: bool) -> None:
    one, other = (
        read_counted(read_story(tell(name, text, day=day)).sentences[0])[0]
        for name, text in (("a", "A 27-year-old was seized."), ("b", "The 29-year-old was tried."))
    )
    assert are_ages_apart(one, other) == apart


def test_in_sport_sums_of_money_are_of_many_too() -> None:
    names: list[tuple[str, EntityKind]] = [("Tamas Orlo", "person"), ("Ilmar Voss", "person")]
    story = read_story(
        *(
            tell(name, f"{who} seeks a contract worth 70 million crowns. {SPORT}", names=[each])
            for name, who, each in (("a", "Tamas Orlo", names[0]), ("b", "Ilmar Voss", names[1]))
        )
    )
    one, other = (read_counted(each)[0] for each in story.sentences if "seeks" in each.text)
    assert are_of_two_plays(story, one, other)
