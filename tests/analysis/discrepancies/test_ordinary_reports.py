"""Answers that differ in reports of ordinary length, and counts that hold as of a day."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.dates.lone_days import find_lone_day_differences
from consilience.analysis.discrepancies.dates.moved import says_moved
from consilience.analysis.discrepancies.numbers.as_of import goes_on, is_final, shrinks
from consilience.analysis.discrepancies.numbers.counted import read_counted
from consilience.analysis.discrepancies.numbers.tolled import read_tolls
from consilience.analysis.discrepancies.numbers.tolls import find_toll_differences
from consilience.analysis.discrepancies.reading import Sentence
from consilience.analysis.discrepancies.sites import read_sites
from consilience.analysis.discrepancies.slots.answers import Answer, read_answers
from consilience.analysis.discrepancies.slots.differing import find_slot_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.mention import EntityKind
from tests.analysis.discrepancies.making import (
    list_values,
    make_claim,
    make_time,
    read_story,
    tell,
)

Told = tuple[Article, Annotations]
DAY, NEXT_DAY, LATER = "2031-03-08", "2031-03-09", "2031-03-10"
BACKGROUND = " The harbour office opens at nine." * 16  # no short report any more
Names = list[tuple[str, EntityKind]]


def tell_report(name: str, text: str, *, day: str = DAY, names: Names | None = None) -> Told:
    return tell(name, text, day=day, names=names or [])


def read_one(text: str, *, day: str = DAY) -> Sentence:
    return read_story(tell_report("a", text, day=day)).sentences[0]


def list_answers(told: Told) -> list[Answer]:
    """The answers of the first sentence but its numbers."""
    return [one for one in read_answers(read_story(told).sentences[0]) if one.kind != "number"]


def tell_done(
    name: str,
    text: str,
    *,
    verb: str,
    lemma: str,
    when: tuple[str, str],
    parts: tuple[str, ...],
    more: str = "",
    day: str = DAY,
) -> Told:
    """A report of one deed on a day, with more behind it."""
    article, notes = tell_report(name, text + more, day=day)
    time = make_time(article, *when)
    claim = make_claim(article, text, verb=verb, lemma=lemma, when=time, parts=parts)
    return article, replace(notes, times=(time,), claims=(claim,))


SPILL = "Some 1,200 tonnes of oil ran out of the tanker Ostrel off Marren."


@pytest.mark.parametrize("more", ["", BACKGROUND], ids=["short", "of ordinary length"])
@pytest.mark.parametrize(
    "other",
    [
        "The agency thinks that the tanker Ostrel lost 3,000 tonnes of oil off Marren.",
        "Off Marren 3,000 tonnes of oil are drifting, which the tanker Ostrel lost.",
    ],
)
def test_the_only_two_amounts_of_a_unit_at_the_beginning_differ(other: str, more: str) -> None:
    told = tell_report("a", SPILL + more), tell_report("b", other + more)
    (found,) = find_slot_differences(read_story(*told))
    assert {one.value for one in found.versions} == {"Some 1,200 tonnes", "3,000 tonnes"}


@pytest.mark.parametrize(
    "other",
    [
        "Some 3,000 tonnes of the oil of the tanker Ostrel are still in her tanks off Marren.",
        "A third of the oil of the tanker Ostrel, 3,000 tonnes, is drifting off Marren.",
        "The tanker Ostrel lost oil off Marren, 2,000 kilometres from her port.",
    ],
    ids=["what is left", "a share", "another unit"],
)
def test_a_part_or_another_unit_is_no_rival(other: str) -> None:
    told = tell_report("a", SPILL + BACKGROUND), tell_report("b", other + BACKGROUND)
    assert find_slot_differences(read_story(*told)) == ()


def test_the_same_digits_in_another_order_need_little_else() -> None:
    one = "The museum of Orbe bought the Heron. It paid 3.4 million crowns." + BACKGROUND
    other = "At 4.3 million crowns the Heron by Reuss went home." + BACKGROUND
    told = tell_report("a", one), tell_report("b", other)
    assert list_values(find_slot_differences(read_story(*told))) == [
        ("3.4 million crowns", "4.3 million crowns")
    ]


def tell_walkout(name: str, day: tuple[str, str], *, lemma: str = "stop", more: str = "") -> Told:
    text = f"At Orbe 340 workers of the mill stopped on {day[0]} over a new roster."
    return tell_done(
        name, text, verb="stopped", lemma=lemma, when=day, parts=("340 workers",), more=more
    )


def test_days_of_one_deed_differ_in_reports_of_ordinary_length() -> None:
    told = (
        tell_walkout("a", ("Monday", "2031-03-03"), more=BACKGROUND),
        tell_walkout("b", ("Tuesday", "2031-03-04"), more=BACKGROUND),
    )
    (found,) = find_slot_differences(read_story(*told))
    assert found.kind == "date"


def test_reports_of_one_value_stand_together_behind_it() -> None:
    days = (("Monday", "2031-03-03"), ("Tuesday", "2031-03-04"))
    told = [tell_walkout(name, days[at % 2], more=BACKGROUND) for at, name in enumerate("abcd")]
    (found,) = find_slot_differences(read_story(*told))
    assert [len(one.evidence) for one in found.versions] == [2, 2]


def test_days_far_apart_of_two_deeds_are_no_rivals() -> None:
    one = "The composer Ida Rasch died on 7 March in her house in Lund."
    other = "The composer Ida Rasch was born on 1 March in a house in Lund."
    told = (
        tell_done(
            "a", one, verb="died", lemma="die", when=("7 March", "2031-03-07"), parts=("Ida Rasch",)
        ),
        tell_done(
            "b",
            other,
            verb="born",
            lemma="bury",
            when=("1 March", "2031-03-01"),
            parts=("Ida Rasch",),
        ),
    )
    assert find_slot_differences(read_story(*told)) == ()


def test_a_past_day_without_a_claim_counts_where_nobody_speaks() -> None:
    article, notes = tell_report("a", "The lift of Orbe came to a standstill on Sunday afternoon.")
    times = (make_time(article, "Sunday afternoon", "2031-03-02"),)
    assert [one.span.text for one in list_answers((article, replace(notes, times=times)))] == [
        "Sunday afternoon"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said in a statement on Sunday that the lift was safe.",
        "The lift, the mayor told this newspaper on Sunday, was safe.",
        "Sunday's questions were easy.",
    ],
)
def test_a_past_day_of_speaking_is_no_answer(text: str) -> None:
    article, notes = tell_report("a", text)
    times = (make_time(article, "Sunday", "2031-03-02"),)
    assert list_answers((article, replace(notes, times=times))) == []


@pytest.mark.parametrize(
    ("verb", "lemma", "answers"), [("discovered", "discover", 1), ("reported", "report", 0)]
)
def test_a_verb_that_can_speak_may_also_tell_a_deed(verb: str, lemma: str, answers: int) -> None:
    text = f"Two shepherds {verb} the boat on Sunday."
    told = tell_done(
        "a", text, verb=verb, lemma=lemma, when=("Sunday", "2031-03-02"), parts=("Two shepherds",)
    )
    assert len(list_answers(told)) == answers


def test_a_day_and_a_month_to_come_differ() -> None:
    told = tuple(
        tell_done(
            name,
            f"The lido of Orbe is to be opened {when[0]}, the council says.",
            verb="opened",
            lemma="open",
            when=when,
            parts=("The lido",),
        )
        for name, when in (
            ("a", ("on 1 June", "2031-06-01")),
            ("b", ("in the middle of May", "2031-05-31")),
        )
    )
    article, notes = told[1]
    assert notes.times[0].value is not None
    month = replace(
        notes.times[0].value, earliest="2031-05-01", precision="month", basis="relative"
    )
    time = replace(notes.times[0], value=month)
    claims = (replace(notes.claims[0], when=time),)
    text = read_story(told[0], (article, replace(notes, times=(time,), claims=claims)))
    assert [one.kind for one in find_slot_differences(text)] == ["date"]


def test_a_summer_gives_no_day() -> None:
    told = []
    for name, day in (("a", "24"), ("b", "26")):
        text = f"The maths test of Orbe will be sat again on {day} June by all pupils this summer."
        article, notes = tell_report(name, text)
        summer = make_time(article, "this summer", "2031-06-01")
        assert summer.value is not None
        value = replace(summer.value, latest="2031-08-31", precision="season")
        times = (
            make_time(article, f"{day} June", f"2031-06-{day}"),
            replace(summer, value=value),
        )
        told.append((article, replace(notes, times=times)))
    (found,) = find_lone_day_differences(read_story(*told))
    assert list_values((found,)) == [("24 June 2031", "26 June 2031")]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("at his flat", "at the airport", 1),
        ("in a small hotel", "in his car", 1),
        ("at the airport", "in the departure hall", 0),
        ("in the hotel trade", "at the airport", 0),
    ],
    ids=["two sites", "others", "one sort", "no site"],
)
def test_places_without_a_name_differ_by_sort(one: str, other: str, count: int) -> None:
    told = (
        tell_done(
            name,
            f"The banker Curt Halling was arrested {where} on Thursday by two officers.",
            verb="arrested",
            lemma="arrest",
            when=("Thursday", "2031-03-06"),
            parts=("Curt Halling",),
        )
        for name, where in (("a", one), ("b", other))
    )
    assert len(find_slot_differences(read_story(*told))) == count


def test_a_noun_before_another_tells_no_place() -> None:
    sentence = read_one("In the hotel trade and at the airport they waited at home for a car.")
    assert [one.span.text for one in read_sites(sentence)] == ["at the airport", "at home"]


def test_a_brook_does_not_name_the_bridge_that_has_its_name() -> None:
    one = "The pipeline burst near Garrow on Wednesday and filled the Tessel Brook with oil."
    other = "The pipeline burst near Tessel Bridge on Wednesday and filled a brook with oil."
    told = (
        tell_report("a", one, names=[("Garrow", "place"), ("Tessel Brook", "place")]),
        tell_report("b", other, names=[("Tessel Bridge", "place")]),
    )
    assert list_values(find_slot_differences(read_story(*told))) == [("Garrow", "Tessel Bridge")]


def test_places_that_share_a_word_are_no_rivals() -> None:
    told = (
        tell_report(
            "a", "The record was set at Omeir airport.", names=[("Omeir airport", "place")]
        ),
        tell_report("b", "The record was set at Omeir itself.", names=[("Omeir", "place")]),
    )
    assert find_slot_differences(read_story(*told)) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("On Friday 9,300 refugees crossed the lake.", ["9,300"]),
        ("In June and July 271 carcasses were gathered.", ["271"]),
        ("The Falcon 9 rocket rose.", []),
    ],
    ids=["behind a weekday", "behind a month", "of a name"],
)
def test_a_number_behind_a_day_is_no_name(text: str, number: list[str]) -> None:
    assert [one.span.text for one in read_counted(read_one(text), tolls=True)] == number


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The union won 74 of the 150 seats.", ""),
        ("She kept 74 of the seats.", "of"),
        ("The state pays 6 million crowns of the cost.", "of"),
        ("Together, the two parties won 58 seats.", "sum"),
    ],
)
def test_a_number_that_gives_its_whole_counts_like_any_other(text: str, part: str) -> None:
    assert next(iter(read_counted(read_one(text)))).part == part


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Some 73 pupils from three schools were registered as ill.", ["ill"]),
        ("The garrison lost 52 men.", ["dead"]),
        ("The garrison had 52 men.", []),
        ("Helpers gathered 271 carcasses.", ["dead"]),
    ],
)
def test_tolls_are_read_past_groups_and_of_what_was_lost(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in read_tolls(read_one(text))] == kinds


CAMP: Names = [("Iskar", "place")]


@pytest.mark.parametrize(
    ("one", "other", "relations"),
    [
        ("At Iskar 34 people died.", "At Iskar 21 soldiers died.", []),
        ("At Iskar 34 people died.", "At Iskar 21 people died.", ["conflict"]),
        ("At Iskar 21 people died.", "At Iskar 34 soldiers died.", ["conflict"]),
    ],
    ids=["soldiers and others", "one sort", "more soldiers than dead"],
)
def test_the_dead_of_one_sort_are_some_of_all(one: str, other: str, relations: list[str]) -> None:
    told = tell_report("a", one, names=CAMP), tell_report("b", other, names=CAMP)
    found = find_toll_differences(read_story(*told))
    assert [each.relation for each in found] == relations


def test_tolls_of_reports_months_apart_are_of_two_happenings() -> None:
    one = tell_report("a", "A bomb at Iskar killed 24 people.", names=CAMP)
    other = tell_report("b", "A bomb at Iskar killed nine people.", names=CAMP, day="2031-06-08")
    assert find_toll_differences(read_story(one, other)) == ()


@pytest.mark.parametrize(
    ("words", "relation"), [("", "update"), ("At the final count ", "conflict")]
)
def test_a_final_count_does_not_rise(words: str, relation: str) -> None:
    one = tell_report("a", f"{words}27 people died at Iskar.", names=CAMP)
    other = tell_report("b", "The shelling of Iskar killed 34 people.", names=CAMP, day=LATER)
    (found,) = find_toll_differences(read_story(one, other))
    assert found.relation == relation


def test_most_of_the_missing_may_have_been_found() -> None:
    one = tell_report("a", "At Iskar 40 hikers are missing.", names=CAMP)
    other = tell_report("b", "Only two hikers of Iskar are still missing.", names=CAMP, day=LATER)
    (found,) = find_toll_differences(read_story(one, other))
    assert (found.relation, list_values((found,))) == ("update", [("two", "40")])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The ice of Orbe has cut off 310,000 households from the grid.",
            "In Orbe some 45,000 households cut off by the ice were waiting for the grid.",
        ),
        (
            "By Tuesday 31 containers of the Juno had been washed ashore at Orbe.",
            "The Juno lost 120 containers off Orbe. So far 54 of them have been washed ashore.",
        ),
    ],
    ids=["shrinks", "grows, told of them"],
)
def test_counts_of_two_days_are_an_update(one: str, other: str) -> None:
    names: Names = [("Orbe", "place")]
    told = tell_report("a", one, names=names), tell_report("b", other, names=names, day=LATER)
    (found,) = find_slot_differences(read_story(*told))
    assert (found.kind, found.relation) == ("number", "update")


def test_a_number_holds_as_of_a_day_up_to_its_report() -> None:
    sentence = read_one("Some 40 people had left when the gates were shut.")
    assert not goes_on(sentence, len("Some 40 people"))
    for words, day, expected in (
        ("By Tuesday 40 people had left.", "2031-03-04", True),
        ("By Easter 40 people will have left.", "2031-04-13", False),
    ):
        article, notes = tell_report("a", words)
        time = make_time(article, words.split()[1], day)
        told = read_story((article, replace(notes, times=(time,)))).sentences[0]
        assert goes_on(told, len("By Tuesday 40")) is expected


def test_words_tell_what_is_final_and_what_shrinks() -> None:
    assert is_final(read_one("According to the definitive list 34 people died."))
    assert not is_final(read_one("According to a list 34 people died."))
    assert shrinks(read_one("Six roads are still closed."))
    assert not shrinks(read_one("Six roads are closed."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The vote will now be held on 1 March.", True),
        ("Deputies will decide not before 1 March.", True),
        ("Island must wait, the speaker said.", True),
        ("Deputies will decide on 1 March.", False),
    ],
)
def test_many_words_tell_of_a_new_day(text: str, expected: bool) -> None:
    assert says_moved(read_one(text)) is expected


@pytest.mark.parametrize(("opening", "count"), [("In October 2011 a", 0), ("A", 1)])
def test_what_a_sentence_sets_years_back_happened_elsewhere(opening: str, count: int) -> None:
    article, notes = tell(
        "b",
        f"{opening} man with a gun killed nine guests of the old inn in Tula.",
        day="2031-03-06",
        names=(("Tula", "place"),),
    )
    if "2011" in opening:
        times = (make_time(article, "October 2011", "2011-10-01", precision="month"),)
        notes = replace(notes, times=times)
    first = tell(
        "a",
        "A man with a gun killed nine guests of the old inn in Onde.",
        day="2031-03-06",
        names=(("Onde", "place"),),
    )
    assert len(find_slot_differences(read_story(first, (article, notes)))) == count
