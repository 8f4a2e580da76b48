"""Each kind of difference between the articles of one story."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.acts import find_act_differences
from consilience.analysis.discrepancies.dates.differing import find_date_differences
from consilience.analysis.discrepancies.dates.years import find_year_differences
from consilience.analysis.discrepancies.denials.blame import find_blame_differences
from consilience.analysis.discrepancies.denials.differing import find_denial_differences
from consilience.analysis.discrepancies.names.differing import (
    find_name_differences,
    find_superlative_differences,
)
from consilience.analysis.discrepancies.names.titles import find_title_differences
from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from consilience.analysis.discrepancies.numbers.tolls import find_toll_differences
from consilience.analysis.discrepancies.places import find_place_differences
from consilience.analysis.discrepancies.wordings.quotations import find_wording_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import QuotationId
from consilience.records.quotation import Quotation
from tests.analysis.discrepancies.making import (
    find_span,
    list_values,
    make_claim,
    make_time,
    read_story,
    tell,
)
from tests.making import make_article, mark


def test_one_thing_counted_differently_is_a_conflict_at_its_numbers() -> None:
    text = read_story(
        tell("a", "The mill at Orbe received 30,000 pages of printed letters in May."),
        tell("b", "The mill at Orbe received 35,000 pages of letters, its owner said."),
    )
    (found,) = find_number_differences(text)
    assert found.relation == "conflict"
    assert list_values([found]) == [("30,000", "35,000")]
    assert [s.text for v in found.versions for s in v.evidence] == ["30,000", "35,000"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "It supplies nearly half of the oil of Orbe.",
            "It supplies almost half of the oil of Orbe.",
        ),
        ("At least 12 boats of Orbe were seized.", "In all 14 boats of Orbe were seized."),
        ("The other 22 owners were fined.", "In all 23 owners were fined."),
        (
            "A chance of heavy rain of 60 percent is seen.",
            "A chance of an early vote of 80 percent.",
        ),
        ("The bell weighs 900 pounds.", "The bell weighs 408 kilos."),
    ],
)
def test_numbers_that_agree_or_count_other_things_are_no_difference(one: str, other: str) -> None:
    assert find_number_differences(read_story(tell("a", one), tell("b", other))) == ()


def test_a_number_that_the_other_article_gives_too_is_no_difference() -> None:
    text = read_story(
        tell("a", "The union of Orbe counted 5,000 marchers at the march."),
        tell("b", "Police counted 2,000 marchers at the march, the union of Orbe counted 5,000."),
    )
    assert find_number_differences(text) == ()


def test_a_toll_that_rises_with_the_days_is_an_update_in_order() -> None:
    text = read_story(
        tell("a", "At least four people were killed in Orbe when a bridge fell.", day="2031-03-06"),
        tell("b", "The bridge that fell in Orbe killed 11 people.", day="2031-03-08"),
        tell(
            "c",
            "The number of people killed by the bridge that fell in Orbe rose to nine.",
            day="2031-03-07",
        ),
    )
    (found,) = find_toll_differences(text)
    assert found.relation == "update"
    assert list_values([found]) == [("At least four", "nine", "11")]


def test_a_toll_that_was_taken_back_stands_beside_those_that_rise() -> None:
    text = read_story(
        tell("a", "A bridge fell in Orbe and killed nine people.", day="2031-03-06"),
        tell("b", "The bridge that fell in Orbe killed 23 people.", day="2031-03-07"),
        tell(
            "c",
            "The bridge that fell in Orbe killed 11 people. The guard took back the number of 23"
            " dead that it had given at noon.",
            day="2031-03-08",
        ),
    )
    (found,) = find_toll_differences(text)
    assert found.relation == "update"
    assert found.explanation == "The number of dead rose: nine, then 11; 23 was taken back."
    assert list_values([found]) == [("nine", "11", "23")]


def test_tolls_of_one_day_that_differ_are_a_conflict() -> None:
    text = read_story(
        tell("a", "A bridge fell in Orbe and killed 58 people.", day="2031-03-06"),
        tell("b", "A bridge fell in Orbe and killed 59 people.", day="2031-03-06"),
    )
    assert [one.relation for one in find_toll_differences(text)] == ["conflict"]


def test_one_number_for_dead_and_injured_is_named_as_a_likely_slip() -> None:
    text = read_story(
        tell("a", "A bridge fell in Orbe: 31 people were killed and 31 injured.", day="2031-03-07"),
        tell("b", "A bridge fell in Orbe: 11 people were killed and 43 injured.", day="2031-03-07"),
    )
    (found,) = find_toll_differences(text)
    assert found.relation == "conflict"
    assert "likely a slip" in found.explanation
    assert list_values([found]) == [("11", "31")]


def test_part_of_a_toll_is_no_toll() -> None:
    text = read_story(
        tell("a", "Two of the dead in Orbe were women; 11 people were killed."),
        tell("b", "A bridge fell in Orbe and killed 11 people."),
    )
    assert find_toll_differences(text) == ()


def tell_meeting(name: str, words: str, day: str) -> tuple[Article, Annotations]:
    article = make_article(f"{words}, Lund met Brandt in Orbe. Bakers sell loaves.", name=name)
    claim = make_claim(
        article,
        f"{words}, Lund met Brandt in Orbe",
        verb="met",
        lemma="meet",
        parts=("Lund", "Brandt"),
        when=make_time(article, words.split(" ", 1)[1], day),
    )
    assert claim.when is not None
    mentions = (mark(article, "Lund"), mark(article, "Brandt"))
    return article, Annotations(
        article_id=article.id, mentions=mentions, times=(claim.when,), claims=(claim,)
    )


def test_one_meeting_on_two_days_is_a_conflict_of_dates() -> None:
    text = read_story(
        tell_meeting("a", "On May 3", "2031-05-03"), tell_meeting("b", "On May 4", "2031-05-04")
    )
    (found,) = find_date_differences(text)
    assert (found.kind, found.relation) == ("date", "conflict")
    assert list_values([found]) == [("2031-05-03", "2031-05-04")]


@pytest.mark.parametrize(
    ("other", "day"),
    [("On May 3", "2031-05-03"), ("On June 9", "2031-06-09")],
    ids=["same", "another"],
)
def test_the_same_day_or_a_meeting_weeks_later_is_none(other: str, day: str) -> None:
    text = read_story(tell_meeting("a", "On May 3", "2031-05-03"), tell_meeting("b", other, day))
    assert find_date_differences(text) == ()


def tell_time(
    name: str, text: str, words: str, value: str, precision: str, *names: str
) -> tuple[Article, Annotations]:
    article = make_article(f"{text} Bakers sell loaves to sailors.", name=name)
    time = make_time(article, words, value, precision=precision)  # type: ignore[arg-type]  # a literal
    mentions = tuple(mark(article, one, "place") for one in names)
    return article, Annotations(article_id=article.id, times=(time,), mentions=mentions)


def test_years_a_little_apart_in_sentences_alike_are_a_conflict() -> None:
    names = ("Orbe", "Tula", "Brandt Park")
    text = read_story(
        tell_time(
            "a",
            "The bear Orbe came to Tula in 2009 from Brandt Park.",
            "2009",
            "2009",
            "year",
            *names,
        ),
        tell_time(
            "b",
            "The bear Orbe was moved to Tula from Brandt Park in 2008.",
            "2008",
            "2008",
            "year",
            *names,
        ),
    )
    assert list_values(find_year_differences(text)) == [("2008", "2009")]


def test_morning_for_evening_is_a_conflict() -> None:
    text = read_story(
        tell_time(
            "a",
            "It landed in Orbe at 8:25 a.m.",
            "8:25 a.m.",
            "2031-05-03T08:25",
            "minute",
            "Orbe",
        ),
        tell_time(
            "b",
            "They arrived in Orbe at 8:25 p.m.",
            "8:25 p.m.",
            "2031-05-03T20:25",
            "minute",
            "Orbe",
        ),
    )
    assert list_values(find_year_differences(text)) == [("8:25 a.m.", "8:25 p.m.")]


@pytest.mark.parametrize(
    ("one", "other", "values", "relation"),
    [
        (
            "“reflected on the changes in the Inner Sea region after the signing of the two treaties”",
            "“reflected on the changes in [the west] after the signing of the two treaties”",
            ("in [the west] after the signing", "in the Inner Sea region after the signing"),
            "paraphrase",
        ),
        (
            "“The town has always been the gate between our two shores”",
            '"The town has always been the bridge between our two shores"',
            ("the bridge between", "the gate between"),
            "conflict",
        ),
        (
            "“We will sign the treaty with our neighbours”",
            "“We will not sign the treaty with our neighbours”",
            ("will sign", "will not sign"),
            "conflict",
        ),
        (
            "“The mill is not for sale at any price that is offered”",
            "“The mill is not for sale at this price that is offered”",
            ("at any price", "at this price"),
            "conflict",
        ),
        (
            "“They have expressed their deep concerns about the mill”",
            "“They had expressed their deep concerns about the mill”",
            ("They had expressed", "They have expressed"),
            "paraphrase",
        ),
        (
            "“The pilots of Orbe owned up to a long quarrel on the northern pier with the harbour"
            " crews of Tula”",
            "“The pilots of Orbe owned up as they put it yesterday to a long quarrel on the northern"
            " pier in the night of the storm with the harbour crews of Tula”",
            ("pier with the harbour", "pier in the night of the storm with the harbour"),
            "paraphrase",
        ),
    ],
)
def test_one_quotation_in_other_words_is_a_difference(
    one: str, other: str, values: tuple[str, ...], relation: str
) -> None:
    found = find_wording_differences(
        read_story(tell("a", f"Lund said: {one}."), tell("b", f"Lund told us: {other}."))
    )
    assert list_values(found) == [values]
    assert [each.relation for each in found] == [relation]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We keep every metre of quay”", '"we keep every metre of quay,"'),
        ("“We keep the F.B.I. off the public quay”", "“We keep the FBI off the public quay”"),
        ("“We keep every metre of the public quay”", "“We keep … of the public quay”"),
        ("“We keep every metre of public quay here”", "“every metre of public quay”"),
        ("“He should pay for the wall himself”", "“He should pay [for] the wall himself”"),
        ("“We recognised every metre of quay”", "“We recognized every metre of quay”"),
    ],
    ids=["marks", "full stops", "dots", "cut short", "bracket alone", "British and American"],
)
def test_a_quotation_with_other_marks_or_cut_short_is_none(one: str, other: str) -> None:
    text = read_story(tell("a", f"Lund said: {one}."), tell("b", f"Lund told us: {other}."))
    assert find_wording_differences(text) == ()


def test_a_softened_superlative_is_a_difference_of_wording() -> None:
    text = read_story(
        tell("a", "It was the deadliest flood in Orbe."),
        tell("b", "It was one of the deadliest floods in Orbe."),
    )
    (found,) = find_superlative_differences(text)
    assert found.versions[1].value.startswith("one of the deadliest")


def test_a_denial_is_reported_with_who_denies_and_who_told() -> None:
    article = make_article(
        "The union said that guards had chained the gate. The port authority denied this.", name="a"
    )
    claims = (
        make_claim(
            article,
            "guards had chained the gate",
            verb="chained",
            lemma="chain",
            parts=("guards",),
            source=("The union", "said"),
        ),
        make_claim(
            article,
            "The port authority denied this",
            verb="denied",
            lemma="deny",
            parts=("The port authority",),
        ),
    )
    found = find_denial_differences(
        read_story((article, Annotations(article_id=article.id, claims=claims)))
    )
    assert list_values(found) == [("The union: yes", "The port authority: no")]
    assert found[0].relation == "denial"
    assert found[0].versions[0].evidence[0].text.startswith("The union said")


@pytest.mark.parametrize(
    "text",
    [
        "The port denied the ship entry.",
        "The port rejected the plan.",
        "The port did not dispute the report.",
    ],
)
def test_refusals_and_denials_denied_are_none(text: str) -> None:
    article = make_article(text, name="a")
    verb = text.split()[2] if "not" not in text else "dispute"
    claim = make_claim(article, text[:-1], verb=verb, lemma=verb, parts=("The port",))
    notes = Annotations(article_id=article.id, claims=(claim,))
    assert find_denial_differences(read_story((article, notes))) == ()


def test_two_sides_that_accuse_each_other_are_a_denial() -> None:
    article = make_article(
        "While Orbe accused Tula of raids, Tula claims that the attacks of Orbe were unprovoked.",
        name="a",
    )
    claims = (
        make_claim(
            article,
            "Orbe accused Tula of raids",
            verb="accused",
            lemma="accuse",
            parts=("Orbe", "Tula"),
        ),
        make_claim(
            article,
            "the attacks of Orbe were unprovoked",
            verb="attacks",
            lemma="attack",
            parts=("Orbe",),
            source=("Tula", "claims"),
        ),
    )
    notes = Annotations(
        article_id=article.id,
        mentions=(mark(article, "Orbe", "place"), mark(article, "Tula", "place")),
        claims=claims,
    )
    found = find_blame_differences(read_story((article, notes)))
    assert [one.explanation for one in found] == ["Orbe and Tula blame each other."]


def test_sides_that_each_say_it_of_the_other_are_a_denial() -> None:
    article, notes = tell(
        "a",
        "It was the third day of a truce that Orbe and Tula each say the other has broken.",
        names=(("Orbe", "place"), ("Tula", "place")),
    )
    found = find_blame_differences(read_story((article, notes)))
    assert [one.explanation for one in found] == ["Orbe and Tula blame each other."]


@pytest.mark.parametrize(
    ("before", "count"),
    [
        ("Each side still holds to its story.", 1),
        ("The two governments stick to their accounts.", 1),
        ("Each side still holds a bank of the river.", 0),
    ],
)
def test_sides_that_hold_to_their_stories_are_told_with_them(before: str, count: int) -> None:
    told = "Orbe says that the barge cut across; Tula says that the ferry rammed her."
    article, notes = tell("a", f"{before} {told}", names=(("Orbe", "place"), ("Tula", "place")))
    quotations = tuple(
        Quotation(
            id=QuotationId(who),
            kind="indirect",
            content=(find_span(article, words),),
            sentence=find_span(article, words),
            speaker=find_span(article, who),
        )
        for who, words in (
            ("Orbe", "that the barge cut across"),
            ("Tula", "that the ferry rammed her"),
        )
    )
    found = find_blame_differences(read_story((article, replace(notes, quotations=quotations))))
    assert len(found) == count
    for one in found:
        assert one.explanation == "Orbe and Tula each hold to their own account."
        assert list_values([one]) == [("Orbe: the barge cut across", "Tula: the ferry rammed her")]


def test_a_name_one_letter_apart_is_printed_in_two_spellings() -> None:
    text = read_story(
        tell("a", "Renata Brandt spoke.", names=(("Renata Brandt", "person"),)),
        tell("b", "Renatta Brandt spoke.", names=(("Renatta Brandt", "person"),)),
    )
    (found,) = find_name_differences(text)
    assert (found.relation, list_values([found])) == (
        "paraphrase",
        [("Renata Brandt", "Renatta Brandt")],
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elvin Tuliyev", "Elvin Thuliev"),
        ("Orbe Crime Division", "Orbe Crimes Division"),
        ("Orbe Defence Council", "Orbe Defense Council"),
        ("Orbe Organisation Council", "Orbe Organization Council"),
        ("Ada Brandt", "Eva Lund"),
    ],
    ids=["transliteration", "plural", "British and American", "ise and ize", "two people"],
)
def test_other_spellings_and_other_people_are_no_slip(one: str, other: str) -> None:
    text = read_story(
        tell("a", f"{one} spoke.", names=((one, "person"),)),
        tell("b", f"{other} spoke.", names=((other, "person"),)),
    )
    assert find_name_differences(text) == ()


def test_two_names_in_one_article_are_two_names() -> None:
    text = read_story(
        tell(
            "a",
            "Renata Brandt met Renatta Brandt.",
            names=(("Renata Brandt", "person"), ("Renatta Brandt", "person")),
        ),
        tell("b", "Renatta Brandt spoke.", names=(("Renatta Brandt", "person"),)),
    )
    assert find_name_differences(text) == ()


def test_two_places_of_one_kind_in_sentences_alike_are_a_conflict() -> None:
    text = read_story(
        tell(
            "a",
            "The core will land on a drone ship in the Northern Ocean.",
            names=(("Northern Ocean", "place"),),
        ),
        tell(
            "b",
            "The core will land on a drone ship off Orbe in the Inner Ocean.",
            names=(("Inner Ocean", "place"),),
        ),
    )
    assert list_values(find_place_differences(text)) == [("Inner Ocean", "Northern Ocean")]


def tell_title(name: str, text: str, role: str) -> tuple[Article, Annotations]:
    article = make_article(text, name=name)
    return article, Annotations(
        article_id=article.id, mentions=(mark(article, "Ada Brandt", role=role),)
    )


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("director", "president", 1),
        ("director", "deputy director", 1),
        ("Sen.", "leader", 0),
        ("Rep.", "Representative", 0),
    ],
)
def test_titles_of_which_one_can_be_right_are_a_conflict(one: str, other: str, count: int) -> None:
    text = read_story(
        tell_title("a", f"Zoo {one} Ada Brandt spoke.", one),
        tell_title("b", f"Zoo {other} Ada Brandt spoke.", other),
    )
    assert len(find_title_differences(text)) == count


@pytest.mark.parametrize(
    ("one", "other", "titles"),
    [
        ("Ada Brandt, the zoo’s director, spoke.", "Zoo president Ada Brandt spoke.", 1),
        ("Ada Brandt, then a deputy director of it, spoke.", "Ada Brandt, director, spoke.", 1),
        ("Ada Brandt, the director, spoke.", "Ada B. Brandt, the president, spoke.", 1),
        ("Ada Brandt, the director, spoke. Brandt, its president, left.", "Ada Brandt, the president, spoke.", 0),
        ("Ada Brandt, who was the director of nothing, spoke.", "Ada Brandt, president, spoke.", 0),
        ("The bank official Ada Brandt spoke.", "Ada Brandt, a former senior official at it, spoke.", 1),
        ("The neighbour of Ada Brandt spoke.", "Ada Brandt, a former neighbour of it, spoke.", 0),
    ],
    ids=["before and behind", "deputy", "initial", "both", "a clause", "a noun", "another's"],
)  # fmt: skip
def test_titles_stand_before_and_behind_names(one: str, other: str, titles: int) -> None:
    told = []
    for name, text in (("a", one), ("b", other)):
        article = make_article(text, name=name)
        whole = "Ada B. Brandt" if "B." in text else "Ada Brandt"
        mentions = [mark(article, whole, role="president" if text.startswith("Zoo") else None)]
        if text.count("Brandt") > 1:
            mentions.append(mark(article, "Brandt", at=text.rindex("Brandt")))
        told.append((article, Annotations(article_id=article.id, mentions=tuple(mentions))))
    assert len(find_title_differences(read_story(*told))) == titles


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The acting Orbe Zoo chief Ada Brandt spoke.", 0),
        ("The acting-chief Ada Brandt spoke.", 0),
        ("A deputy mayor sat there before chief Ada Brandt spoke.", 1),
    ],
)
def test_a_qualifier_may_stand_off_but_not_in_other_words(text: str, count: int) -> None:
    story = read_story(
        tell_title("a", text, "chief"), tell_title("b", "Ada Brandt, acting chief, spoke.", "")
    )
    assert len(find_title_differences(story)) == count


def test_words_behind_a_verb_make_it_another_act() -> None:
    told = []
    for name, text, verb, lemma in (
        ("a", "Lund will put on hold the fair of Orbe.", "put", "put"),
        ("b", "Lund will call off the fair of Orbe.", "call", "call"),
    ):
        article = make_article(text, name=name)
        claim = make_claim(article, text[:-1], verb=verb, lemma=lemma, parts=("Lund",))
        notes = Annotations(
            article_id=article.id, mentions=(mark(article, "Lund"),), claims=(claim,)
        )
        told.append((article, notes))
    (found,) = find_act_differences(read_story(*told))
    assert found.explanation.startswith("They differ on whether it is off or put off")


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (("at 11am", "2031-05-05T11:00"), ("in the afternoon", "2031-05-05TAF"), 1),
        (("in the morning", "2031-05-05TMO"), ("in the afternoon", "2031-05-05TAF"), 1),
        (("at 3pm", "2031-05-05T15:00"), ("in the afternoon", "2031-05-05TAF"), 0),
        (("in the morning", "2031-05-05TMO"), ("in the afternoon", "2031-05-06TAF"), 0),
    ],
    ids=["hour", "part", "within", "another day"],
)
def test_morning_and_afternoon_of_one_day_are_a_conflict(
    one: tuple[str, str], other: tuple[str, str], count: int
) -> None:
    told = []
    for name, (words, value) in (("a", one), ("b", other)):
        text = f"Brandt announced the fair of Orbe {words}."
        article = make_article(text, name=name)
        hour = "T1" in value
        when = make_time(
            article, words, value if hour else value[:10], precision="minute" if hour else "day"
        )
        notes = Annotations(
            article_id=article.id,
            mentions=(mark(article, "Brandt"), mark(article, "Orbe", "place")),
            times=(replace(when, timex=value),),
        )
        told.append((article, notes))
    assert len(find_year_differences(read_story(*told))) == count


def test_fired_and_resigned_are_rival_accounts() -> None:
    told = []
    for name, text, verb, lemma in (
        ("a", "Brandt was fired in May.", "fired", "fire"),
        ("b", "Brandt resigned in May.", "resigned", "resign"),
    ):
        article = make_article(text, name=name)
        claim = make_claim(article, text[:-1], verb=verb, lemma=lemma, parts=("Brandt",))
        notes = Annotations(
            article_id=article.id, mentions=(mark(article, "Brandt"),), claims=(claim,)
        )
        told.append((article, notes))
    assert list_values(find_act_differences(read_story(*told))) == [("fire", "resign")]


def test_what_is_told_of_a_year_is_another_matter() -> None:
    told = []
    for name, text, verb, lemma in (
        ("a", "Brandt was fired in 1998.", "fired", "fire"),
        ("b", "Brandt resigned with tears.", "resigned", "resign"),
    ):
        article = make_article(text, name=name)
        claim = make_claim(article, text[:-1], verb=verb, lemma=lemma, parts=("Brandt",))
        if "1998" in text:
            claim = replace(claim, when=make_time(article, "1998", "1998", precision="year"))
        notes = Annotations(
            article_id=article.id, mentions=(mark(article, "Brandt"),), claims=(claim,)
        )
        told.append((article, notes))
    assert find_act_differences(read_story(*told)) == ()


@pytest.mark.parametrize(
    ("text", "verb", "lemma", "parts"),
    [
        ("Brandt dismissed calls for an election.", "dismissed", "dismiss", ("Brandt", "calls")),
        ("Brandt was told to fire Orlo.", "fire", "fire", ("Brandt", "Orlo")),
        ("Brandt stepped forward as a witness.", "stepped", "step", ("Brandt",)),
    ],
)
def test_who_dismisses_others_or_steps_forward_has_left_no_office(
    text: str, verb: str, lemma: str, parts: tuple[str, ...]
) -> None:
    told = []
    rival = ("Brandt retired in May.", "retired", "retire", ("Brandt",))
    for name, given in (("a", (text, verb, lemma, parts)), ("b", rival)):
        article = make_article(given[0], name=name)
        claim = make_claim(article, given[0][:-1], verb=given[1], lemma=given[2], parts=given[3])
        notes = Annotations(
            article_id=article.id, mentions=(mark(article, "Brandt"),), claims=(claim,)
        )
        told.append((article, notes))
    assert find_act_differences(read_story(*told)) == ()


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "The jury gives the Lantern Prize, which is worth €40,000, to Brandt.",
            "Brandt receives the award of the jury, worth €60,000, and a lantern.",
            ("€40,000", "€60,000"),
        ),
        (
            "A hole of two millimetres in diameter was found in the hull of the station.",
            "The hole in the hull of the station, 11 millimetres across, was plugged with resin.",
            ("two millimetres", "11 millimetres"),
        ),
        (
            "Of those who voted on the dam, 58.3 percent said yes.",
            "The yes side took 53.8 percent in the vote on the dam.",
            ("53.8 percent", "58.3 percent"),
        ),
        (
            "The authority fined Helvor Pension 45 million francs for its deals with directors.",
            "The fund was fined 54 million francs for its deals with directors of Helvor Pension.",
            ("45 million francs", "54 million francs"),
        ),
    ],
    ids=["the only sum", "the only length", "digits exchanged", "a sum behind a name"],
)
def test_numbers_in_other_words_are_of_one_thing(
    one: str, other: str, values: tuple[str, str]
) -> None:
    found = find_number_differences(read_story(tell("a", one), tell("b", other)))
    assert list_values(found) == [values]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The senate approved a package of 9.4 billion liras for ships and barracks.",
            "The ships cost 6.1 billion liras, the largest item of the package for barracks.",
        ),
        (
            "The council gave her 23 of its 31 votes in the first round on Monday.",
            "She won on Monday in the first round with 23 votes out of 31 in the council.",
        ),
    ],
    ids=["an item of the whole", "both numbers in both"],
)
def test_a_part_beside_its_whole_is_no_difference(one: str, other: str) -> None:
    assert find_number_differences(read_story(tell("a", one), tell("b", other))) == ()


def test_a_number_that_has_grown_by_the_later_day_is_an_update() -> None:
    text = read_story(
        tell("a", "In all 47 crates of stolen glass were found at Orbe.", day="2031-05-01"),
        tell("b", "By now 78 crates of stolen glass were found at Orbe.", day="2031-05-06"),
    )
    (found,) = find_number_differences(text)
    assert found.relation == "update"


def test_a_number_of_victims_is_a_toll_where_it_is_given_as_a_sum() -> None:
    killed = tell("a", "The mudflow at Orbe killed nine people on Sunday.", day="2031-05-01")
    risen = tell(
        "b", "The number of victims of the mudflow at Orbe has risen to 31.", day="2031-05-03"
    )
    helped = tell("b", "After the mudflow at Orbe 31 victims were given tents.", day="2031-05-03")
    assert list_values(find_toll_differences(read_story(killed, risen))) == [("nine", "31")]
    assert find_toll_differences(read_story(killed, helped)) == ()


def test_claimed_lives_are_a_toll_and_saved_lives_are_none() -> None:
    killed = tell("a", "The fire in the Orbe mill killed four people on Monday.")
    claimed = tell("b", "The fire in the Orbe mill on Monday claimed seven lives.")
    saved = tell("b", "The fire in the Orbe mill on Monday: a dog saved seven lives.")
    assert list_values(find_toll_differences(read_story(killed, claimed))) == [("four", "seven")]
    assert find_toll_differences(read_story(killed, saved)) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Every ship in this port will pay less", "Almost every ship in this port will pay less"),
        ("Nobody is hurt and the air here is good", "Nobody is hurt and the air here is bad"),
    ],
    ids=["at the start", "at the end"],
)
def test_words_of_degree_at_the_ends_of_a_quotation_count(one: str, other: str) -> None:
    text = read_story(
        tell("a", f"“{one},” the harbour master said."),
        tell("b", f"“{other},” the harbour master said."),
    )
    assert [found.relation for found in find_wording_differences(text)] == ["conflict"]


def test_one_act_in_two_years_is_a_conflict_however_far_apart() -> None:
    told = []
    for name, year in (("a", "1958"), ("b", "1968")):
        article, notes = tell(name, f"The old Ferrow Bridge was opened in {year} by a minister.")
        when = make_time(article, year, f"{year}-01-01", precision="year")
        claim = make_claim(
            article,
            f"The old Ferrow Bridge was opened in {year} by a minister",
            verb="opened",
            lemma="open",
            parts=("a minister",),
            when=when,
        )
        told.append((article, replace(notes, times=(when,), claims=(claim,))))
    (found,) = find_date_differences(read_story(*told))
    assert (found.relation, list_values([found])) == ("conflict", [("1958", "1968")])


@pytest.mark.parametrize(
    ("word", "relation"), [("then", "conflict"), ("postponed", "update")], ids=str
)
def test_two_days_of_one_plan_are_a_conflict_unless_it_was_moved(word: str, relation: str) -> None:
    told = []
    for name, day, iso in (("a", "3 October", "2033-10-03"), ("b", "30 October", "2033-10-30")):
        words = f"The rain satellite Nimbra will, {word}, be launched on {day} from Orbe"
        article, notes = tell(name, f"{words}.", names=(("Nimbra", "other"),))
        when = make_time(article, day, iso)
        claim = make_claim(
            article,
            words,
            verb="launched",
            lemma="launch",
            parts=("Nimbra",),
            when=when,
            factuality="planned",
        )
        told.append((article, replace(notes, times=(when,), claims=(claim,))))
    assert [one.relation for one in find_date_differences(read_story(*told))] == [relation]


@pytest.mark.parametrize(
    ("days", "relation"),
    [(("2031-05-01", "2031-05-03"), "update"), (("2031-05-03", "2031-05-01"), "update")],
    ids=["found since", "missed since"],
)
def test_the_missing_may_grow_fewer_or_more_by_the_day(
    days: tuple[str, str], relation: str
) -> None:
    text = read_story(
        tell("a", "Three sailors were missing off Orbe in the storm.", day=days[0]),
        tell("b", "Two sailors were missing off Orbe in the storm.", day=days[1]),
    )
    assert [found.relation for found in find_toll_differences(text)] == [relation]


def test_the_missing_of_one_day_differ() -> None:
    text = read_story(
        tell("a", "Three sailors were missing off Orbe in the storm.", day="2031-05-01"),
        tell("b", "Two sailors were missing off Orbe in the storm.", day="2031-05-01"),
    )
    assert [found.relation for found in find_toll_differences(text)] == ["conflict"]
