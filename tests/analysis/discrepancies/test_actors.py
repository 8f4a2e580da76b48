"""Others who did one deed, told in other words by short reports."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.participants.actors import find_actor_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.mention import EntityKind
from tests.analysis.discrepancies.making import (
    FILLER,
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
    text = "{} commissioned the study of the bridge in Torv on Monday."
    act = ("commissioned", "commission")
    one, other = "The heritage bureau", "The forest ministry"
    found = find_actor_differences(
        read_story(
            tell_deed("a", text.format(one), one, act, kind=None, day="2031-05-05"),
            tell_deed("b", text.format(other), other, act, kind=None, day="2031-05-05"),
        )
    )
    assert list_values(found) == [(other, one)]


def tell_find(name: str, actor: str, *, act: tuple[str, str] = ("found", "find")) -> Told:
    """A report whose first sentence tells who found a boy, by a description."""
    text = f"{actor} {act[0]} the boy at the mill on Monday."
    return tell_deed(name, text, actor, act, kind=None, day="2031-05-05")


def test_two_trades_are_two_persons() -> None:
    other = tell_find("b", "A forester", act=("discovered", "discover"))
    found = find_actor_differences(read_story(tell_find("a", "A postwoman"), other))
    assert list_values(found) == [("A forester", "A postwoman")]


@pytest.mark.parametrize(
    "actor",
    [
        "A passing cyclist",  # may be a postwoman
        "A mailman",  # of one set
        "The forester",  # told of before, perhaps by name
        "A postwoman",
    ],
)
def test_who_may_be_of_the_same_trade_is_no_other(actor: str) -> None:
    other = tell_find("b", actor, act=("discovered", "discover"))
    assert not find_actor_differences(read_story(tell_find("a", "A postwoman"), other))


def test_a_trade_stands_for_itself_where_no_claim_was_found() -> None:
    article, notes = tell("b", "A forester came upon the boy at the mill on Monday.")
    forester = replace(mark(article, "A forester"), form="nominal")
    told = replace(notes, mentions=(forester,), times=(make_time(article, "Monday", "2031-05-05"),))
    found = find_actor_differences(read_story(tell_find("a", "A postwoman"), (article, told)))
    assert list_values(found) == [("A forester", "A postwoman")]


def test_a_pronoun_stands_for_the_name_before_it() -> None:
    text = "Ida Holm drove north. On Monday she bought the yard and its docks."
    article, notes = tell("b", text)
    holm = mark(article, "Ida Holm")
    she = replace(mark(article, "she"), form="pronoun", antecedents=(holm.id,))
    claim = make_claim(
        article, "she bought the yard", verb="bought", lemma="buy", parts=("she", "the yard")
    )
    actor = replace(claim.participants[0], mention_id=she.id)
    told = replace(
        notes,
        mentions=(holm, she),
        times=(make_time(article, "Monday", "2031-05-05"),),
        claims=(replace(claim, participants=(actor,)),),
    )
    (found,) = find_actor_differences(read_story(tell_purchase(), (article, told)))
    assert list_values((found,)) == [("Ida Holm", "Lund Steel")]
    assert [span.text for span in found.versions[0].evidence] == ["Ida Holm", "she"]


def test_a_noun_for_the_doer_tells_the_deed() -> None:
    text = "The docks of Torv were sold. The buyer was the Orbe Gallery, it was said on Monday."
    article, notes = tell("b", text)
    told = replace(
        notes,
        mentions=(mark(article, "Orbe Gallery", "organisation"),),
        times=(make_time(article, "Monday", "2031-05-05"),),
    )
    found = find_actor_differences(read_story(tell_purchase(), (article, told)))
    assert list_values(found) == [("Lund Steel", "Orbe Gallery")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lund Steel", "Lund Wood"),  # rather two names of one
        ("Torvia", "The Dargeshi ministry"),  # Torvia may be its seat
    ],
)
def test_names_alike_and_a_seat_of_government_are_no_others(one: str, other: str) -> None:
    assert not find_actor_differences(read_story(tell_purchase(one), tell_other(other)))


def test_one_of_several_is_no_other() -> None:
    text = "On Monday Orbe Marine was among those who bought the docks."
    other = tell_deed("b", text, "Orbe Marine", ("bought", "buy"), day="2031-05-05")
    assert not find_actor_differences(read_story(tell_purchase(), other))


def test_two_verbs_of_little_content_tell_no_deed() -> None:
    one = tell_deed("a", "Lund Steel made the call.", "Lund Steel", ("made", "make"))
    other = tell_deed("b", "Orbe Marine told the call.", "Orbe Marine", ("told", "tell"))
    assert not find_actor_differences(read_story(one, other))


def test_a_name_that_tells_where_somebody_is_from_is_not_his() -> None:
    who = "the dealer, who is from Orbe Bay"
    text = f"On Monday {who}, bought the yard and its docks."
    article, notes = tell_deed("b", text, who, ("bought", "buy"), kind=None, day="2031-05-05")
    told = replace(notes, mentions=(mark(article, "Orbe Bay", "place"),))
    assert not find_actor_differences(read_story(tell_purchase(), (article, told)))


def test_reports_without_days_tell_of_two_deeds() -> None:
    other = tell_other(day="")
    assert not find_actor_differences(read_story(tell_purchase(day=""), other))


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ("Her cousin", 1),
        ("The girl's uncle", 1),
        ("Her mother's husband", 0),  # may be her stepfather
        ("A forester", 0),  # may be her stepfather
    ],
)
def test_kin_of_two_sorts_are_two_persons(other: str, count: int) -> None:
    one = tell_find("a", "Her stepfather")
    found = find_actor_differences(
        read_story(one, tell_find("b", other, act=("discovered", "discover")))
    )
    assert len(found) == count


@pytest.mark.parametrize(
    ("text", "verb", "lemma", "parts"),
    [
        (
            "On Monday the docks of Torv were sold to Orbe Marine.",
            "sold",
            "sell",
            ("the docks", "Orbe Marine"),
        ),
        (
            "On Monday it was Orbe Marine who bought the yard and its docks.",
            "bought",
            "buy",
            ("who",),
        ),
    ],
    ids=["to whom it is sold bought it", "who it was stands before who"],
)
def test_who_did_it_need_not_be_the_subject(
    text: str, verb: str, lemma: str, parts: tuple[str, ...]
) -> None:
    article, notes = tell("b", text)
    told = replace(
        notes,
        mentions=(mark(article, "Orbe Marine", "organisation"),),
        times=(make_time(article, "Monday", "2031-05-05"),),
        claims=(make_claim(article, text.rstrip("."), verb=verb, lemma=lemma, parts=parts),),
    )
    found = find_actor_differences(read_story(tell_purchase(), (article, told)))
    assert list_values(found) == [("Lund Steel", "Orbe Marine")]


def test_what_many_do_on_one_day_is_done_by_others_too() -> None:
    text = "{} voted against the docks of Torv on Monday."
    one, other = (
        tell_deed(name, text.format(who), who, ("voted", "vote"), kind="person", day="2031-05-05")
        for name, who in (("a", "Ida Holm"), ("b", "Nils Lund"))
    )
    assert not find_actor_differences(read_story(one, other))


def test_two_bodies_of_one_sort_are_two() -> None:
    found = find_actor_differences(
        read_story(tell_purchase("Torv Bank"), tell_other("Selland Bank"))
    )
    assert list_values(found) == [("Selland Bank", "Torv Bank")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("On Monday Orbe Marine bought the yard of Torv and its docks.", 1),
        ("Orbe Marine bought a painting of bathers on Monday.", 0),  # nothing else in common
    ],
)
def test_reports_of_ordinary_length_need_a_thing_in_common(text: str, count: int) -> None:
    article, notes = tell("b", f"{text} {6 * 'Gulls cried above a roof. '}{5 * FILLER}")
    claim = make_claim(
        article, text.rstrip("."), verb="bought", lemma="buy", parts=("Orbe Marine",)
    )
    told = replace(
        notes,
        mentions=(mark(article, "Orbe Marine", "organisation"),),
        times=(make_time(article, "Monday", "2031-05-05"),),
        claims=(claim,),
    )
    found = find_actor_differences(read_story(tell_purchase(), (article, told)))
    assert len(found) == count


def test_the_first_and_the_second_are_two_deeds() -> None:
    one, other = (
        tell_deed(
            name,
            f"{who} scored the {at} goal in Torv on Monday.",
            who,
            ("scored", "score"),
            kind="person",
            day="2031-05-05",
        )
        for name, who, at in (("a", "Ida Holm", "first"), ("b", "Nils Lund", "second"))
    )
    assert not find_actor_differences(read_story(one, other))


def test_who_was_the_author_wrote_it() -> None:
    one = tell_deed(
        "a",
        "Ida Holm drafted the letter to the king on Monday.",
        "Ida Holm",
        ("drafted", "draft"),
        kind="person",
        day="2031-05-05",
    )
    text = "Nils Lund was the author of the letter to the king, it was said on Monday."
    article, notes = tell("b", text)
    told = replace(
        notes,
        mentions=(mark(article, "Nils Lund", "person"),),
        times=(make_time(article, "Monday", "2031-05-05"),),
    )
    found = find_actor_differences(read_story(one, (article, told)))
    assert list_values(found) == [("Ida Holm", "Nils Lund")]


def test_whom_somebody_owes_his_life_saved_him() -> None:
    owing = "The boy of four owes his life to a baker on Monday by the canal of Torv."
    day = "2031-05-05"
    one, notes = tell_deed("a", owing, "The boy of four", ("owes", "owe"), kind=None, day=day)
    claim = make_claim(
        one,
        owing.rstrip("."),
        verb="owes",
        lemma="owe",
        parts=("The boy of four", "his life", "a baker"),
    )
    saved = tell_deed(
        "b",
        "A docker pulled the boy of four from the canal of Torv on Monday.",
        "A docker",
        ("pulled", "pull"),
        kind=None,
        day=day,
    )
    story = read_story((one, replace(notes, claims=(claim,))), saved)
    assert list_values(find_actor_differences(story)) == [("A docker", "a baker")]
