"""What two reports tell apart and mean alike: no alarm where each can be right."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.dates.dated import is_guessed, is_of_text
from consilience.analysis.discrepancies.dates.moved import tell_moved
from consilience.analysis.discrepancies.denials.asserted import find_agreeing
from consilience.analysis.discrepancies.denials.differing import (
    find_denial_differences,
    read_denial,
)
from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from consilience.analysis.discrepancies.parts import Difference, Version
from consilience.analysis.discrepancies.places import find_place_differences
from consilience.analysis.discrepancies.slots.differing import find_slot_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Participant
from consilience.records.time_value import Basis
from tests.analysis.discrepancies.making import (
    FILLER,
    find_span,
    list_values,
    make_claim,
    make_time,
    read_story,
    tell,
)
from tests.making import make_article, mark

FIRST_DAY, SOON, LATER = "2031-03-06", "2031-03-20", "2031-09-06"


@pytest.mark.parametrize(("day", "count"), [(SOON, 1), (LATER, 0)])
def test_finds_of_reports_half_a_year_apart_are_two_finds(day: str, count: int) -> None:
    text = read_story(
        tell("a", "Officers in Orbe seized 900 kilos of copper on a barge.", day=FIRST_DAY),
        tell("b", "Officers in Orbe seized 700 kilos of copper on a barge.", day=day),
    )
    assert len(find_number_differences(text)) == count


@pytest.mark.parametrize(
    ("what", "relation"), [("signatures", "update"), ("kilos of copper", "conflict")]
)
def test_what_gathers_from_day_to_day_has_grown(what: str, relation: str) -> None:
    text = read_story(
        tell("a", f"Rowers in Orbe gathered 700 {what} on a barge.", day=FIRST_DAY),
        tell("b", f"Rowers in Orbe gathered 900 {what} on a barge.", day=SOON),
    )
    (found,) = find_number_differences(text)
    assert found.relation == relation


@pytest.mark.parametrize(("before", "count"), [("", 1), ("This is the first instalment. ", 0)])
def test_an_instalment_is_no_rival_of_the_whole(before: str, count: int) -> None:
    marchers = "At the march of teachers through Tavaro police counted 3,500 people."
    text = read_story(
        tell("a", "Police counted 12,000 teachers at the march through Tavaro.", day=FIRST_DAY),
        tell("b", f"{before}{marchers}", day=FIRST_DAY),
    )
    assert len(find_slot_differences(text)) == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("The firm employs 340 people.", "The hospital treated 418 people.", 0),
        ("The hospital took in 340 people.", "The hospital treated 418 people.", 1),
    ],
)
def test_people_are_counted_twice_only_where_something_else_is_the_same(
    one: str, other: str, count: int
) -> None:
    text = read_story(tell("a", one), tell("b", other))
    assert len(find_number_differences(text)) == count


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Orbe may sign a fast pact with 8 coastal nations in May.",
            "In May Orbe may sign the 9 coastal nations pact fast.",
        ),
        (
            "Ships met off Orbe at night to move oil at least 3 times in May.",
            "Ships met off Orbe at night to move oil around 40 times in May.",
        ),
    ],
    ids=["with themselves one more", "how often says not what"],
)
def test_numbers_that_can_both_be_right_are_no_difference(one: str, other: str) -> None:
    assert find_number_differences(read_story(tell("a", one), tell("b", other))) == ()


@pytest.mark.parametrize(("year", "count"), [("2015", 0), ("2031", 1)])
def test_what_a_year_long_past_counted_is_another_happening(year: str, count: int) -> None:
    words = "a gust tore 30 slates from the church roof of Orbe"
    first, notes = tell("a", f"In {year} {words}.", day="2031-04-01")
    time = make_time(first, f"In {year}", year, precision="year")
    other = tell("b", "A gust tore 20 slates from the church roof of Orbe.", day="2031-04-01")
    story = read_story((first, replace(notes, times=(time,))), other)
    assert len(find_number_differences(story)) == count


@pytest.mark.parametrize(("people", "count"), [("Sarnian", 0), ("Talvian", 1)])
def test_what_other_peoples_did_is_counted_apart(people: str, count: int) -> None:
    told = []
    for name, who, number in (("a", "Talvian", "30"), ("b", people, "20")):
        text = f"{who} ships moved {number} tons of oil off Orbe by night."
        article, notes = tell(name, text, names=[(who, "group")])
        claim = make_claim(article, text, verb="moved", lemma="move", parts=(f"{who} ships",))
        told.append((article, replace(notes, claims=(claim,))))
    assert len(find_number_differences(read_story(*told))) == count


def test_a_number_that_an_outlet_takes_back_is_not_its_own() -> None:
    text = read_story(
        tell("a", "Lund Foods recalled 84,000 jars of porridge of the brand Little Boat."),
        tell(
            "b",
            "Our report stated that Lund Foods recalled 84,000 jars. "
            "The firm recalled 48,000 jars of porridge. We apologise for the error.",
        ),
    )
    (found,) = find_number_differences(text)
    assert list_values([found]) == [("48,000", "84,000")]
    assert {span.article for one in found.versions for span in one.evidence} == {
        article.id for article in text.articles
    }


@pytest.mark.parametrize(
    ("words", "is_text"),
    [
        ("Our report of 9 May was wrong.", True),
        ("Our report “Jars recalled” of 9 May was wrong.", True),
        ("An article published on 9 May was wrong.", True),
        ("The report came out on 9 May.", False),
        ("The law was published on 9 May.", False),
        ("9 May", False),
        ("The fire of 9 May was put out.", False),
    ],
)
def test_the_day_of_a_text_is_not_that_of_what_it_tells(words: str, is_text: bool) -> None:
    article, notes = tell("a", words)
    time = make_time(article, "9 May", "2031-05-09")
    (sentence, *_) = read_story((article, replace(notes, times=(time,)))).sentences
    assert is_of_text(sentence, time) is is_text


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("opens on Monday", "was put off until Friday", "update"),
        ("opens on Monday", "opens on Friday", "conflict"),
        ("was put off until Monday", "was put off until Friday", "conflict"),
        ("was put off until Monday", "opens on Friday", "conflict"),
    ],
    ids=["later and put off", "not put off", "both", "put off before"],
)
def test_a_day_that_the_later_report_calls_put_off_is_an_update(
    one: str, other: str, relation: str
) -> None:
    first, notes = tell("a", f"The trial {one}.", day=FIRST_DAY)
    second, more = tell("b", f"The trial {other}.", day=SOON)
    versions = (
        Version("Monday", (find_span(first, "Monday"),)),
        Version("Friday", (find_span(second, "Friday"),)),
    )
    found = Difference("date", "conflict", versions, "")
    assert tell_moved(read_story((first, notes), (second, more)), found).relation == relation


def test_a_report_in_which_he_protests_his_innocence_agrees_with_one_in_which_he_denies_it() -> (
    None
):
    first, notes = tell("a", "Brandt stole the bell. Brandt protests his innocence.")
    second, more = tell("b", "Brandt denied that he stole the bell.", names=[("Brandt", "person")])
    people = tuple(
        replace(mark(first, "Brandt"), span=first.span(start, start + len("Brandt")))
        for start in (0, first.text.rindex("Brandt"))
    )
    denies = make_claim(second, "Brandt denied", verb="denied", lemma="deny", parts=("Brandt",))
    text = read_story(
        (first, replace(notes, mentions=people)), (second, replace(more, claims=(denies,)))
    )
    (sentence,) = (one for one in text.sentences if "denied" in one.words)
    denied = read_denial(sentence)
    assert denied is not None
    assert find_agreeing(text, denied) == {first.id, second.id}


@pytest.mark.parametrize(("accused", "count"), [("Lund Works", 1), ("Orbe Council", 0)])
def test_who_accuses_another_body_does_not_tell_of_who_denies(accused: str, count: int) -> None:
    text = "No solvent has left our yard, Lund Works told the Courier."
    first = make_article(text, name="a")
    claim = make_claim(
        first,
        "No solvent has left our yard",
        verb="left",
        lemma="leave",
        parts=("No solvent",),
        source=("Lund Works", "told"),
    )
    notes = read_story(tell("c", "Nothing.")).annotations
    denial = replace(
        next(iter(notes.values())),
        article_id=first.id,
        mentions=(mark(first, "Lund Works", "organisation"),),
        claims=(replace(claim, negated=True),),
    )
    words = f"The mayor accused {accused} of leaving solvent in the yard."
    second, more = tell("b", words, names=[(accused, "organisation")])
    accuses = make_claim(second, words, verb="accused", lemma="accuse", parts=("The mayor",))
    told = Participant(role="recipient", span=find_span(second, accused))
    accuses = replace(accuses, participants=(*accuses.participants, told))
    story = read_story((first, denial), (second, replace(more, claims=(accuses,))))
    assert len(find_denial_differences(story)) == count


def tell_deed(name: str, text: str, verb: str) -> tuple[Article, Annotations]:
    article = make_article(f"{text} {FILLER}", name=name)
    claim = make_claim(article, text, verb=verb, lemma=verb)
    return article, Annotations(article_id=article.id, claims=(claim,))


MET = "The board of the water works met {} times on the leak."
CULLED = "All {} {} on the farms near Orbe were culled, the office said."
BEASTS = "Of those culled on the farms near Orbe 2,600 were cows and {}, the office said."
DRAW_BACK = "Both sides will withdraw their guns {} kilometres {}."


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ((MET.format("three"), "met"), (MET.format("four").replace("met", "rang"), "rang"), 0),
        ((MET.format("three"), "met"), (MET.format("four"), "met"), 1),
        (
            (DRAW_BACK.format("five", "from the river"), "withdraw"),
            (DRAW_BACK.format("12", "to the west, from the river"), "withdraw"),
            0,
        ),
        (
            (DRAW_BACK.format("five", "from the river"), "withdraw"),
            (DRAW_BACK.format("12", "from the river"), "withdraw"),
            1,
        ),
        ((CULLED.format("1,640", "cows"), "culled"), (BEASTS.format("1,650 goats"), "culled"), 0),
        ((CULLED.format("1,640", "cows"), "culled"), (CULLED.format("1,650", "cows"), "culled"), 1),
    ],
    ids=["how often of two deeds", "of one deed", "where it lies", "how far", "two beasts", "one"],
)
def test_numbers_of_two_things_are_no_difference(
    one: tuple[str, str], other: tuple[str, str], count: int
) -> None:
    story = read_story(tell_deed("a", *one), tell_deed("b", *other))
    assert len(find_number_differences(story)) == count


def test_a_number_is_told_in_the_words_that_most_articles_print() -> None:
    told = "A fund of {} crowns for the owners of sunken boats was set up in Orbe."
    words = ("nine million", "14 million", "13.8 million", "14 million")
    story = read_story(*(tell(str(at), told.format(one)) for at, one in enumerate(words)))
    assert list_values(find_number_differences(story)) == [
        ("nine million crowns", "14 million crowns")
    ]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("in Halmir", "in Khalmyr", 0),
        ("in Halmir", "in Tessel", 1),
        ("in Halmir", "at the Golden Stag", 0),
        ("in Orbe", "in Varnia", 0),
    ],
    ids=["spelled by sound", "two towns", "an inn in a town", "a town in the state of others"],
)
def test_places_that_may_be_one_or_hold_one_another_are_no_difference(
    one: str, other: str, count: int
) -> None:
    text = "Eighty guests of a wedding fell ill with fever after a supper {} last week. {}"
    behind = ("The Varnian doctor was called.", "A doctor was called.")
    reports = [
        tell(name, text.format(place, last), names=((place.split()[-1], "place"),))
        for name, place, last in zip("ab", (one, other), behind, strict=True)
    ]
    assert len(find_place_differences(read_story(*reports))) == count


@pytest.mark.parametrize(
    ("words", "is_line"),
    [("TORV, 9 May -", True), ("TORV, 9 May: fire", False), ("Storm in TORV, 9 May", False)],
)
def test_a_line_of_a_place_and_a_date_tells_no_day_of_a_happening(
    words: str, is_line: bool
) -> None:
    article = make_article(f"{words}\nIt rained.")
    time = make_time(article, "9 May", "2031-05-09")
    notes = Annotations(
        article_id=article.id, mentions=(mark(article, "TORV", "place"),), times=(time,)
    )
    (sentence, *_) = read_story((article, notes)).sentences
    assert is_of_text(sentence, time) is is_line


@pytest.mark.parametrize(
    ("published", "time", "guessed"),
    [
        ("story", "weekday", True),
        ("story", "explicit", False),
        ("metadata", "weekday", False),
    ],
)
def test_a_weekday_reckoned_from_an_inferred_day_is_a_guess(
    published: Basis, time: Basis, guessed: bool
) -> None:
    article, notes = tell("a", "The fire broke out on Friday.", day="2031-05-12")
    assert article.published
    article = replace(article, published=replace(article.published, basis=published))
    when = make_time(article, "Friday", "2031-05-09")
    assert when.value
    when = replace(when, value=replace(when.value, basis=time))
    (sentence, *_) = read_story((article, replace(notes, times=(when,)))).sentences
    assert is_guessed(sentence, when) is guessed


@pytest.mark.parametrize(
    ("printed", "day", "guessed"),
    [
        ("On 8 May it rained.", "2031-05-08", False),  # of the week of the report
        ("On 8 April it rained.", "2031-04-08", True),
        ("On Sunday it rained.", "2031-05-11", True),  # no better
        ("On 8 May 44 BC it rained.", "-0043-05-08", True),  # of no calendar year
    ],
)
def test_a_weekday_beside_a_date_of_the_week_of_the_report_is_no_guess(
    printed: str, day: str, guessed: bool
) -> None:
    article, notes = tell("a", f"The fire broke out on Friday. {printed}", day="2031-05-12")
    assert article.published
    article = replace(article, published=replace(article.published, basis="story"))
    when = make_time(article, "Friday", "2031-05-09")
    assert when.value
    when = replace(when, value=replace(when.value, basis="weekday"))
    other = make_time(article, printed.removeprefix("On ").removesuffix(" it rained."), day)
    sentence, *_ = read_story((article, replace(notes, times=(when, other)))).sentences
    assert is_guessed(sentence, when) is guessed
