"""Questions that two short reports answer differently, and answers that are to two questions."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.analysis.discrepancies.dates.moved import tell_moved
from consilience.analysis.discrepancies.slots.answers import Answer, read_answers
from consilience.analysis.discrepancies.slots.differing import find_slot_differences, load_weights
from consilience.analysis.discrepancies.slots.likeness import MEASURES
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Quantity
from consilience.records.mention import EntityKind
from tests.analysis.discrepancies.making import (
    find_span,
    list_values,
    make_claim,
    make_time,
    read_story,
    tell,
)
from tests.making import annotate_by_hand, make_article, mark

Told = tuple[Article, Annotations]
DAY = "2031-03-08"
WORDS = """
Some of the 58 101 seats in Onde on Monday at Crake Hill near 4 May 2031 two three hundred people
dead killed degrees Celsius the trawler Morning Gift , . - a quarter to 12,000 teachers alone
"""


def tell_short(
    name: str, text: str, *, day: str = DAY, names: list[tuple[str, EntityKind]] | None = None
) -> Told:
    return tell(name, text, day=day, names=names or [])


def tell_done(
    name: str, text: str, *, verb: str, lemma: str, when: tuple[str, str], parts: tuple[str, ...]
) -> Told:
    """A report of one deed on a day."""
    article, notes = tell_short(name, text)
    time = make_time(article, *when)
    claim = make_claim(article, text, verb=verb, lemma=lemma, when=time, parts=parts)
    return article, replace(notes, times=(time,), claims=(claim,))


def list_answers(told: Told) -> list[Answer]:
    return [one for sentence in read_story(told).sentences for one in read_answers(sentence)]


MARCH = tell_short("a", "Police counted 12,000 teachers at the march through Tavaro.")


def test_the_only_numbers_of_persons_that_two_reports_give_differ() -> None:
    other = tell_short("b", "At the march of teachers through Tavaro police counted 3,500 people.")
    (found,) = find_slot_differences(read_story(MARCH, other))
    assert (found.kind, found.relation) == ("number", "conflict")
    assert list_values((found,)) == [("12,000", "3,500")]


OTHERS = ("Ferns", "Tides", "Kites", "Bells", "Goats", "Looms", "Plums", "Maps", "Wells", "Oars")


def tell_counted(article: Article) -> Told:
    """The report with the claim that police counted them."""
    words = article.text.partition(".")[0]
    claim = make_claim(article, words, verb="counted", lemma="count", parts=("Police",))
    town = mark(article, "Tavaro", "place")
    return article, Annotations(article_id=article.id, mentions=(town,), claims=(claim,))


def test_in_a_story_of_many_reports_only_likely_rivals_are_told() -> None:
    others = [
        tell_short(f"x{at}", f"{word} of the valley were shown on the green.")
        for at, word in enumerate(OTHERS)
    ]
    likely = tell_short("b", "Police counted 15,000 teachers at the march through Tavaro.")
    march, same = (tell_counted(article) for article, _ in (MARCH, likely))
    doubtful = tell_short("c", "Through Tavaro came 9,000 people, banners and drums.")
    assert len(find_slot_differences(read_story(march, same, *others))) == 1
    assert len(find_slot_differences(read_story(MARCH, likely))) == 1
    assert find_slot_differences(read_story(MARCH, likely, *others)) == ()
    assert len(find_slot_differences(read_story(MARCH, doubtful))) == 1
    assert find_slot_differences(read_story(MARCH, doubtful, *others)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "At the march of teachers through Tavaro police counted some 12,000 people.",
        "At the march of teachers through Tavaro police counted 3,500 placards.",
        "At the march of teachers through Tavaro police counted 3,500 of the teachers.",
        "In Tavaro alone, 3,500 teachers came to the march, police counted.",
        "At the march of teachers through Tavaro police counted 40 people.",
        "Lilies cost 3,500 visitors a smile.",
    ],
    ids=["agrees", "other things", "a part", "of one place", "far less", "of something else"],
)
def test_other_numbers_do_not_differ(text: str) -> None:
    assert find_slot_differences(read_story(MARCH, tell_short("b", text))) == ()


@pytest.mark.parametrize(("vessels", "count"), [("124", 1), ("187", 0), ("9", 0)])
def test_a_large_number_of_what_another_report_calls_otherwise_differs(
    vessels: str, count: int
) -> None:
    told = (
        tell_short("a", "The flood destroyed 187 boats in the harbour of Tavaro."),
        tell_short("b", f"In the harbour of Tavaro the flood destroyed {vessels} vessels."),
    )
    assert len(find_slot_differences(read_story(*told))) == count


def test_reports_that_came_out_a_week_apart_are_not_compared() -> None:
    text = "At the march of teachers through Tavaro police counted 3,500 people."
    assert find_slot_differences(read_story(MARCH, tell_short("b", text, day="2031-03-20"))) == ()


def test_a_number_that_grew_from_one_day_to_the_next_is_an_update() -> None:
    later = "At the march of teachers through Tavaro police have so far counted 20,000 people."
    (found,) = find_slot_differences(
        read_story(MARCH, tell_short("b", later, day="2031-03-09")),
    )
    assert found.relation == "update"


@pytest.mark.parametrize(
    ("day", "relation"), [("2031-03-08", "conflict"), ("2031-03-10", "update")]
)
def test_the_only_toll_of_two_reports_differs_and_rises_with_the_days(
    day: str, relation: str
) -> None:
    names: list[tuple[str, EntityKind]] = [("Orbe", "place"), ("Amravali", "place")]
    one = "A crush on the stairs of the Amravali shrine near Orbe claimed 17 lives."
    other = "A crush on the stairs of the Amravali shrine near Orbe killed 23 pilgrims."
    told = tell_short("a", one, names=names), tell_short("b", other, day=day, names=names)
    (found,) = find_slot_differences(read_story(*told))
    assert (found.relation, list_values((found,))) == (relation, [("17", "23")])
    assert "dead" in found.explanation


@pytest.mark.parametrize(("things", "count"), [("telephones", 1), ("of the sailors", 0)])
def test_a_small_number_of_other_things_hides_none(things: str, count: int) -> None:
    names: list[tuple[str, EntityKind]] = [("Orbe", "place"), ("Amravali", "organisation")]
    one = "The guard of Orbe pulled eleven sailors off the Amravali by night."
    other = f"By night the guard of Orbe pulled seven sailors off the Amravali. Eleven {things} were lost."
    told = tell_short("a", one, names=names), tell_short("b", other, names=names)
    assert len(find_slot_differences(read_story(*told))) == count


def test_the_last_of_a_force_are_those_that_are_still_there() -> None:
    names: list[tuple[str, EntityKind]] = [("Orbe", "place"), ("League", "organisation")]
    told = (
        tell_short(
            "a", "By May the League withdraws its last 900 soldiers from Orbe.", names=names
        ),
        tell_short(
            "b", "By May the League withdraws 1,350 troops that it still has at Orbe.", names=names
        ),
    )
    (found,) = find_slot_differences(read_story(*told))
    assert list_values((found,)) == [("1,350", "900")]


def test_centigrade_and_fahrenheit_agree() -> None:
    one = tell_short("a", "At the airport of Onde 46.1 degrees Celsius were measured.")
    other = tell_short("b", "At the airport of Onde 115 degrees Fahrenheit were measured.")
    assert find_slot_differences(read_story(one, other)) == ()


SIGNED = tell_done(
    "a",
    "General Maalouf and Yunus Dharr signed the truce on Thursday.",
    verb="signed",
    lemma="sign",
    when=("Thursday", "2031-03-06"),
    parts=("General Maalouf", "the truce"),
)


def tell_truce(day: str, value: str) -> Told:
    return tell_done(
        "b",
        f"On {day} General Maalouf put his name to the truce with Yunus Dharr.",
        verb="put",
        lemma="put",
        when=(day, value),
        parts=("General Maalouf", "his name"),
    )


def test_the_only_days_of_a_deed_differ_whatever_the_verb() -> None:
    (found,) = find_slot_differences(read_story(SIGNED, tell_truce("Tuesday", "2031-03-04")))
    assert (found.kind, list_values((found,))) == ("date", [("4 March 2031", "6 March 2031")])


@pytest.mark.parametrize(
    ("day", "value"),
    [("Thursday", "2031-03-06"), ("Tuesday", "2031-02-04"), ("Monday", "2031-03-10")],
    ids=["the same", "a month before", "after the other report"],
)
def test_other_days_do_not_differ(day: str, value: str) -> None:
    assert find_slot_differences(read_story(SIGNED, tell_truce(day, value))) == ()


def test_first_days_of_two_reports_are_no_rivals_without_a_word_in_common() -> None:
    first = tell_done(
        "a",
        "Onde on Tuesday accused the Tavaro harbour guard of having rammed one of its ferries,"
        " and demanded that passengers, luggage and documents be released without delay.",
        verb="accused",
        lemma="accuse",
        when=("Tuesday", "2031-03-04"),
        parts=("Onde", "the Tavaro harbour guard"),
    )
    second = tell_done(
        "b",
        "On Wednesday he sat in a narrow office behind bookshelves, lamps and folded charts, with"
        " the Tavaro letter before him, and went through every paragraph holding a blunt pencil.",
        verb="sat",
        lemma="sit",
        when=("Wednesday", "2031-03-05"),
        parts=("he", "the Tavaro letter"),
    )
    told = [
        (article, replace(notes, mentions=(mark(article, "Tavaro", "place"),)))
        for article, notes in (first, second)
    ]
    assert find_slot_differences(read_story(*told)) == ()


def test_a_day_on_which_somebody_was_told_is_given_by_the_report() -> None:
    text = "The leak was found on 4 May and the minister was informed of it on 9 May."
    article, notes = tell_short("a", text, day="2031-05-20")
    times = [make_time(article, one, f"2031-05-0{one[0]}") for one in ("4 May", "9 May")]
    claims = (
        make_claim(article, "The leak was found on 4 May", verb="found", lemma="find",
                   parts=("The leak",), when=times[0]),
        make_claim(article, "the minister was informed of it on 9 May", verb="informed",
                   lemma="inform", parts=("the minister",), when=times[1]),
    )  # fmt: skip
    other, others = tell_short("b", "The minister learnt of the leak on 9 May.", day="2031-05-20")
    time = make_time(other, "9 May", "2031-05-09")
    claim = make_claim(other, "The minister learnt of the leak on 9 May", verb="learnt",
                       lemma="learn", parts=("The minister", "the leak"), when=time)  # fmt: skip
    story = read_story(
        (article, replace(notes, times=tuple(times), claims=claims)),
        (other, replace(others, times=(time,), claims=(claim,))),
    )
    assert find_slot_differences(story) == ()


def tell_parade(name: str, text: str, when: tuple[str, str], *, day: str = DAY) -> Told:
    article, notes = tell_short(name, text, day=day, names=[("Lantern Parade", "other")])
    return article, replace(notes, times=(make_time(article, *when),))


@pytest.mark.parametrize(
    ("text", "when", "relation"),
    [
        ("The Lantern Parade of Onde starts as of 17 May.", ("17 May", "2031-05-17"), "conflict"),
        ("Onde put off the Lantern Parade to 1 May.", ("1 May", "2031-05-01"), "update"),
    ],
    ids=["a month later", "put off"],
)
def test_days_to_come_may_lie_a_month_apart(
    text: str, when: tuple[str, str], relation: str
) -> None:
    one = tell_parade(
        "a", "Onde holds its Lantern Parade from 17 April.", ("17 April", "2031-04-17")
    )
    other = tell_parade("b", text, when, day="2031-03-10")
    (found,) = find_slot_differences(read_story(one, other))
    assert found.kind == "date"
    assert tell_moved(read_story(one, other), found).relation == relation


def test_the_day_of_saying_is_no_answer() -> None:
    told = tell_done(
        "b",
        "Yunus Dharr confirmed the truce on Tuesday.",
        verb="confirmed",
        lemma="confirm",
        when=("Tuesday", "2031-03-04"),
        parts=("Yunus Dharr",),
    )
    assert not [one for one in list_answers(told) if one.kind == "date"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The seaplane of Coral Hopper came down off Cape Sorrel.", "Cape Sorrel"),
        ("The ship of Coral Hopper ran aground at the mouth of the Orne.", "Orne"),
    ],
    ids=["beside an island", "a part of a river"],
)
def test_the_only_small_places_of_two_reports_differ(first: str, second: str) -> None:
    one = tell_short("a", first, names=[("Coral Hopper", "organisation"), (second, "place")])
    text = f"{first.split(' Coral')[0]} Coral Hopper came down near the island of Tumbrel."
    other = tell_short("b", text, names=[("Coral Hopper", "organisation"), ("Tumbrel", "place")])
    (found,) = find_slot_differences(read_story(one, other))
    assert (found.kind, len(found.versions)) == ("place", 2)


def test_two_names_with_the_same_initials_are_of_one_person() -> None:
    one = tell_short(
        "a", "Diver Benedek Halasz was found in the cave.", names=[("Benedek Halasz", "person")]
    )
    other = tell_short(
        "b", "In the cave they found Bertalan Hollos.", names=[("Bertalan Hollos", "person")]
    )
    (found,) = find_slot_differences(read_story(one, other))
    assert list_values((found,)) == [("Benedek Halasz", "Bertalan Hollos")]


def test_two_persons_without_an_initial_in_common_are_two() -> None:
    one = tell_short("a", "Orla Brandt was found in the cave.", names=[("Orla Brandt", "person")])
    other = tell_short("b", "Tim Hollos was found in the cave.", names=[("Tim Hollos", "person")])
    assert find_slot_differences(read_story(one, other)) == ()


def test_what_one_noun_calls_differs_by_its_name() -> None:
    one = tell_short("a", "The probe Magpie touched the asteroid Tarquin for six seconds.")
    other = tell_short("b", "For six seconds the probe Magpie touched the asteroid Belisar.")
    (found,) = find_slot_differences(read_story(one, other))
    assert list_values((found,)) == [("Belisar", "Tarquin")]


def test_a_small_word_with_a_capital_is_no_name() -> None:
    answers = list_answers(tell_short("a", "The town of Onde saw the trawler The rescued."))
    assert [one.words for one in answers if one.kind == "name"] == []


def test_long_reports_are_left_to_other_rules() -> None:
    text = "Police counted 3,500 people at the march. " + "Nothing else happened there. " * 40
    assert find_slot_differences(read_story(MARCH, tell_short("b", text))) == ()


def test_each_measure_has_its_weight() -> None:
    assert len(load_weights()) == len(MEASURES)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=25), st.text(max_size=40))
def test_any_two_reports_are_compared_and_in_either_order_alike(
    words: list[str], text: str
) -> None:
    articles = [
        make_article(f"{' '.join(words)}. {text}", name="a", day=DAY),
        make_article(f"{text}. {' '.join(reversed(words))}", name="b", day=DAY),
    ]
    told = [(one, annotate_by_hand(one)) for one in articles]
    found = find_slot_differences(read_story(*told))
    assert found == find_slot_differences(read_story(*reversed(told)))


def test_a_bare_number_counts_what_its_claim_tells() -> None:
    text = "After the fire at the hotel in Onde eleven were treated for smoke."
    article, notes = tell_short("a", text)
    claim = make_claim(article, text, verb="treated", lemma="treat", parts=("eleven",))
    told = Quantity(span=find_span(article, "eleven"), lowest=11, highest=11, unit="people")
    one = article, replace(notes, claims=(replace(claim, quantities=(told,)),))
    other = tell_short("b", "At the hotel in Onde thirteen people were treated for smoke.")
    (found,) = find_slot_differences(read_story(one, other))
    assert list_values((found,)) == [("eleven", "thirteen")]


@pytest.mark.parametrize(("who", "count"), [("sailor", 1), ("cook", 0)])
def test_ages_of_two_people_are_no_difference(who: str, count: int) -> None:
    one = tell_short("a", "A 19-year-old sailor was pulled from the burning ferry off Tavaro.")
    other = tell_short("b", f"A 34-year-old {who} was pulled from the burning ferry off Tavaro.")
    assert len(find_slot_differences(read_story(one, other))) == count


@pytest.mark.parametrize(("who", "count"), [("Orlo", 1), ("Voss", 0)])
def test_points_of_two_players_are_no_difference(who: str, count: int) -> None:
    sport = "The coach praised the team after the game, the last of the season."
    told = [
        tell_short(
            name,
            f"{each} scored {points} points in the final at Tavaro on Sunday. {sport}",
            names=[(each, "person")],
        )
        for name, each, points in (("a", "Orlo", 24), ("b", who, 31))
    ]
    assert len(find_slot_differences(read_story(*told))) == count


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("The trawler Morning Gift sank.", "other", [("morning", "gift")]),
        ("The quake shook the southern Tavaro shore.", "place", []),
        ("The boat lay off the rocky Iranian island.", "group", []),
    ],
)
def test_a_side_or_a_people_is_no_name_of_a_thing(
    text: str, kind: EntityKind, values: list[tuple[str, ...]]
) -> None:
    name = {"other": "Morning Gift", "place": "Tavaro", "group": "Iranian"}[kind]
    found = list_answers(tell_short("a", text, names=[(name, kind)]))
    assert [one.words for one in found if (one.kind, one.sort) == ("name", "thing")] == values
