"""Places, participants and names that differ in reports of one happening, and where they do not."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.names.bearers import find_bearer_differences
from consilience.analysis.discrepancies.participants.participants import (
    find_participant_differences,
)
from consilience.analysis.discrepancies.places import find_place_differences
from consilience.analysis.discrepancies.reading import StoryText
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Attribution, Claim, Participant
from consilience.records.mention import EntityKind, Mention, MentionForm
from tests.analysis.discrepancies.making import (
    find_span,
    list_values,
    make_claim,
    make_time,
    read_story,
    tell,
)
from tests.making import mark

Told = tuple[Article, Annotations]


def tell_act(
    name: str,
    text: str,
    *,
    act: tuple[str, str],
    actor: str,
    form: MentionForm = "name",
    kind: EntityKind = "person",
    negated: bool = False,
    day: tuple[str, str] | None = None,
) -> Told:
    """A report with one claim, of a verb (as printed, lemma) and an actor that is marked."""
    article, notes = tell(name, text)
    mention = replace(mark(article, actor, kind), form=form)
    claim = make_claim(article, text, verb=act[0], lemma=act[1], parts=(actor,))
    times = (make_time(article, *day),) if day else ()
    return article, replace(
        notes,
        mentions=(mention,),
        times=times,
        claims=(replace(_name_actor(claim, mention), negated=negated),),
    )


def _name_actor(claim: Claim, mention: Mention) -> Claim:
    actor = Participant(role="actor", span=mention.span, mention_id=mention.id)
    return replace(claim, participants=(actor,))


def tell_of_raid(
    name: str, actor: str, *, form: MentionForm = "name", negated: bool = False
) -> Told:
    text = f"{actor} raided the old mill at Orbe before dawn and found nine stills."
    return tell_act(name, text, act=("raided", "raid"), actor=actor, form=form, negated=negated)


def read_places(one: str, other: str) -> StoryText:
    """Two reports that name only places."""
    return read_story(
        *(
            tell(name, text, names=tuple((each, "place") for each in PLACES if each in text))
            for name, text in (("a", one), ("b", other))
        )
    )


PLACES = ("Talmeer", "Quorn", "Talvern")


def test_one_actor_here_and_another_there_is_a_conflict() -> None:
    text = read_story(tell_of_raid("a", "Ada Brandt"), tell_of_raid("b", "Eva Lund"))
    (found,) = find_participant_differences(text)
    assert (found.kind, found.relation) == ("participant", "conflict")
    assert list_values([found]) == [("Ada Brandt", "Eva Lund")]
    assert "“raided”" in found.explanation


def test_two_descriptions_of_actors_are_a_conflict() -> None:
    text = read_story(
        tell_of_raid("a", "Customs officers", form="nominal"),
        tell_of_raid("b", "Military police", form="nominal"),
    )
    assert list_values(find_participant_differences(text)) == [
        ("Customs officers", "Military police")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (tell_of_raid("a", "Ada Brandt"), tell_of_raid("b", "Harbour police", form="nominal")),
        (tell_of_raid("a", "The officers", form="nominal"), tell_of_raid("b", "Two guards")),
        (
            tell_of_raid("a", "Officers", form="nominal"),
            tell_of_raid("b", "Guards", form="nominal"),
        ),
        (tell_of_raid("a", "Ada Brandt", negated=True), tell_of_raid("b", "Eva Lund")),
        (tell_of_raid("a", "Ada Brandt"), tell_of_raid("b", "Brandt")),
        (
            tell_of_raid("a", "A customs clerk", form="nominal"),
            tell_of_raid("b", "A Sarnian woman", form="nominal"),
        ),
    ],
    ids=["a name", "told of before", "one word", "denied", "the short name", "a woman"],
)
def test_actors_who_may_be_one_are_no_conflict(one: Told, other: Told) -> None:
    assert find_participant_differences(read_story(one, other)) == ()


def test_an_act_of_another_day_has_another_actor() -> None:
    days = (("Monday", "2031-05-05"), ("Tuesday", "2031-05-06"))
    text = read_story(
        *(
            tell_act(
                name,
                f"{actor} raided the old mill at Orbe on {day[0]}.",
                act=("raided", "raid"),
                actor=actor,
                day=day,
            )
            for name, actor, day in (("a", "Ada Brandt", days[0]), ("b", "Eva Lund", days[1]))
        )
    )
    assert find_participant_differences(text) == ()


def test_a_report_that_knows_both_actors_contradicts_nobody() -> None:
    article, notes = tell_of_raid("b", "Eva Lund")
    both = replace(article, text=f"{article.text} Ada Brandt stayed at home.")
    text = read_story(tell_of_raid("a", "Ada Brandt"), (both, notes))
    assert find_participant_differences(text) == ()


def test_one_happening_at_two_places_is_a_conflict() -> None:
    text = read_places(
        "The rebels and the governor signed their ceasefire in Talmeer after nine rounds of talks.",
        "After nine rounds of talks, rebels and governor signed the ceasefire in Quorn.",
    )
    (found,) = find_place_differences(text)
    assert (found.kind, found.relation) == ("place", "conflict")
    assert list_values([found]) == [("Quorn", "Talmeer")]


def test_two_sides_of_one_place_are_a_conflict() -> None:
    text = read_places(
        "The freighter with its load of seed potatoes crashed north of the town of Quorn.",
        "A freighter loaded with seed potatoes crashed about 20 km south of Quorn.",
    )
    assert list_values(find_place_differences(text)) == [
        ("north of the town of Quorn", "south of Quorn")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("in Talmeer", "in the province of Quorn"),
        ("in Talmeer, Talvern,", "in Quorn"),
        ("in Talmeer", "from Quorn"),
        ("in Talmeer", "in the town of Talmeer"),
        ("north of Quorn", "north-west of Quorn"),
        ("in Manchester", "in France"),
        ("in Manchester", "at Quorn Arena"),
        ("in Talmeer and Orbe", "in Quorn"),
        ("in Talmeer", "in Queensland"),
        ("in Houston", "in Ohio"),
    ],
    ids=[
        "wider",
        "nested in print",
        "another way",
        "one name",
        "one side",
        "city and country",
        "building and city",
        "list",
        "state and town",
        "state and city",
    ],
)
def test_places_that_can_both_be_right_are_no_conflict(one: str, other: str) -> None:
    sentence = "The rebels and the governor signed their ceasefire {} after nine rounds of talks."
    assert find_place_differences(read_places(sentence.format(one), sentence.format(other))) == ()


def test_four_places_are_of_several_happenings() -> None:
    sentence = (
        "The rebels and the governor signed their ceasefire in {} after nine rounds of talks."
    )
    names = ("Talmeer", "Quorn", "Vestby", "Halden Moor")
    told = [tell(f"report {at}", sentence.format(name)) for at, name in enumerate(names)]
    assert len(find_place_differences(read_story(*told[:3]))) == 1
    assert find_place_differences(read_story(*told)) == ()


@pytest.mark.parametrize(("year", "count"), [("2031", 1), ("2029", 0)])
def test_the_place_of_something_long_past_is_not_that_of_the_news(year: str, count: int) -> None:
    sentence = (
        "The rebels and the governor signed their ceasefire in {} after nine rounds of talks{}."
    )
    article, notes = tell("a", sentence.format("Quorn", f" on 3 March {year}"), day="2031-03-04")
    day = make_time(article, f"3 March {year}", f"{year}-03-03")
    other = tell("b", sentence.format("Talmeer", ""), day="2031-03-04")
    text = read_story((article, replace(notes, times=(day,))), other)
    assert len(find_place_differences(text)) == count


def test_a_report_that_names_both_places_contradicts_nobody() -> None:
    text = read_places(
        "The rebels signed their ceasefire in Talmeer after nine rounds of talks.",
        "The rebels signed their ceasefire in Quorn after nine rounds of talks. Talmeer is calm.",
    )
    assert find_place_differences(text) == ()


def read_names(one: str, other: str, *, roles: tuple[str | None, str | None]) -> StoryText:
    """Two reports on one rescue, each with a name and the title before it."""
    told = []
    for name, bearer, role in (("a", one, roles[0]), ("b", other, roles[1])):
        text = f"Divers brought {bearer} alive from the flooded mine at Orbe after six days."
        article, notes = tell(name, text)
        told.append((article, replace(notes, mentions=(mark(article, bearer, role=role),))))
    return read_story(*told)


@pytest.mark.parametrize(
    ("one", "other", "role"),
    [
        ("Teodor Mihalik", "Tudor Mihalesk", None),
        ("Ada Halloran", "Ada Hollander", None),
        ("Nils Vourlis", "Peter Vourlis", "Captain"),
    ],
    ids=["both words alike", "one word alike", "another first name with the title"],
)
def test_one_bearer_under_two_names_is_a_conflict(one: str, other: str, role: str | None) -> None:
    (found,) = find_bearer_differences(read_names(one, other, roles=(role, role)))
    assert (found.kind, found.relation) == ("name", "conflict")
    assert sorted(list_values([found])[0]) == sorted((one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Murat Dzhaksyn", "Murat Jaksyn"),
        ("Robert Lund", "Bob Lund"),
        ("Ada Brandt", "Eva Lund"),
        ("Ada Brandt", "Ada Maria Brandt"),
    ],
    ids=["transliteration", "nickname", "two people", "a middle name"],
)
def test_names_of_one_and_of_two_people_are_no_conflict(one: str, other: str) -> None:
    assert find_bearer_differences(read_names(one, other, roles=(None, None))) == ()


def test_a_name_that_nobody_marked_is_found_by_its_capital_letters() -> None:
    text = read_story(
        tell("a", "The Lantern Prize goes to the author of “Weight of Barley”, a mill novel."),
        tell("b", "The Lantern Prize goes to the author of “Width of Barley”, a mill novel."),
        tell("c", "The trawler Sea Spray sank off Orbe in the night storm of Monday."),
        tell("d", "The trawler Sea Spruce sank off Orbe in the night storm of Monday."),
    )
    assert list_values(find_bearer_differences(text)) == [("Sea Spray", "Sea Spruce")]


@pytest.mark.parametrize(("source", "count"), [("Eva Lund", 0), ("", 1)])
def test_who_tells_of_a_deed_has_not_done_it(source: str, count: int) -> None:
    article, notes = tell_of_raid("b", "Eva Lund")
    (claim,) = notes.claims
    if source:
        span = find_span(article, source)
        claim = replace(claim, attribution=(Attribution(source=span, cue=None),))
    told = (article, replace(notes, claims=(claim,)))
    found = find_participant_differences(read_story(tell_of_raid("a", "Ada Brandt"), told))
    assert len(found) == count
