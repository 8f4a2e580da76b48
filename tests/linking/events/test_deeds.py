from dataclasses import replace

import pytest

from consilience.linking.events.deeds import (
    OTHERS,
    SAME,
    UNTOLD,
    compare_deeds,
    find_befallen,
    find_carried,
    may_be_one_deed,
    read_deed,
)
from consilience.linking.events.mentions import EventMention, Party
from consilience.linking.events.parties import have_other_targets
from consilience.linking.events.weights import OTHER_BEARERS, SAME_DEED, weigh_deeds
from tests.linking.events.making import make_mention, party


def thing(words: str, role: str = "actor") -> Party:
    return Party(role=role, words=words)


def tell(lemma: str, *parties: Party, words: str | None = None, behind: str = "") -> EventMention:
    own = words or lemma
    mention = make_mention(own, *parties, lemma=lemma, sentence=f"{own} {behind}".strip())
    return replace(mention, offset=0)


BRIDGE = thing("the footbridge")


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        (tell("fall", BRIDGE), tell("collapse", thing("steel bridge")), SAME),
        (tell("give", BRIDGE, thing("way", "theme"), behind="way"), tell("fall", BRIDGE), SAME),
        (tell("fall", BRIDGE), tell("drop", thing("the price")), OTHERS),
        (tell("fall", BRIDGE), tell("collapse"), UNTOLD),
        (tell("die", party("Weld")), tell("kill", party("Weld", "recipient")), SAME),
        (tell("die", party("Weld")), tell("kill", party("Weld"), party("Lind", "recipient")), OTHERS),
        (tell("resign", party("Weld")), tell("step", party("Weld"), behind="down"), SAME),
        (tell("resign", party("Weld")), tell("step", party("Weld"), behind="forward"), 0.0),
        # What is handed over, and not to whom.
        (
            tell("deliver", thing("the mill", "theme"), party("Lind", "recipient")),
            tell("transfer", thing("a ferry", "theme"), party("Lind", "recipient")),
            OTHERS,
        ),
        (tell("walk", BRIDGE), tell("fall", BRIDGE), 0.0),
    ],
)  # fmt: skip
def test_words_of_one_set_tell_one_happening_of_one_bearer(
    one: EventMention, other: EventMention, likeness: float
) -> None:
    assert compare_deeds(read_deed(one), read_deed(other)) == likeness
    assert compare_deeds(read_deed(other), read_deed(one)) == likeness


def test_a_bare_number_that_the_parse_has_as_doer_counts_those_who_suffered() -> None:
    misread, right = tell("wound", thing("nine")), tell("wound", thing("nine men", "theme"))
    assert compare_deeds(read_deed(misread), read_deed(right)) == SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (tell("fall", BRIDGE), replace(tell("collapse", BRIDGE), factuality="planned")),
        (tell("fall", BRIDGE), replace(tell("collapse", BRIDGE), negated=True)),
        (
            tell("kill", party("Weld"), thing("two men", "recipient")),
            tell("murder", party("Lind"), thing("two men", "recipient")),
        ),
    ],
    ids=["a plan", "a denial", "another doer"],
)
def test_what_speaks_against_one_happening_is_heard(one: EventMention, other: EventMention) -> None:
    assert not may_be_one_deed(one, other)
    told = [(each, read_deed(each)) for each in (one, other)]
    assert weigh_deeds(0.2, *told) == 0.2


def test_a_score_counts_more_for_one_bearer_and_less_for_two() -> None:
    fell, fee = tell("fall", BRIDGE), tell("drop", thing("the fee"))
    collapse = tell("collapse", BRIDGE)
    told = {each: (each, read_deed(each)) for each in (fell, fee, collapse)}
    assert weigh_deeds(0.1, told[fell], told[collapse]) == SAME_DEED
    assert weigh_deeds(0.5, told[fell], told[fee]) == pytest.approx(0.5 * OTHER_BEARERS)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("a choice", "the announcement", True),
        ("a choice", "the choices", False),
        ("the boy", "a child", False),  # may be the same
    ],
)
def test_objects_are_others_where_no_word_is_shared(one: str, other: str, differ: bool) -> None:
    first = tell("make", party("Weld"), thing(one, "theme"))
    second = tell("make", party("Weld"), thing(other, "theme"))
    assert have_other_targets(first, second) is differ


def test_nothing_is_another_object_where_one_tells_none() -> None:
    assert not have_other_targets(tell("make", party("Weld")), tell("make", thing("it", "theme")))


@pytest.mark.parametrize(
    ("lemma", "actor", "noun"),
    [
        ("tear", "The blast", "blast"),
        ("rock", "Two explosions", "explosion"),
        ("rock", "The news", ""),
        ("tear", "Lind", ""),
        ("kill", "The blast", ""),
    ],
)
def test_a_verb_that_says_only_that_it_was_leaves_the_happening_to_its_noun(
    lemma: str, actor: str, noun: str
) -> None:
    assert find_carried(lemma, [actor]) == noun


def test_a_word_that_tells_a_deed_in_two_ways_gives_those_of_both() -> None:
    council, budget = thing("the council"), thing("a budget", "theme")
    assert set(find_befallen(tell("pass", council, budget))["pass"]) == {council, budget}
