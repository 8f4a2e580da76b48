from dataclasses import replace

import pytest

from consilience.analysis.agreement_others import tell_of_others
from consilience.records.claim import Claim
from tests.analysis.test_alike import Part, tell


def say(text: str, verb: str, *parts: Part, names: str = "") -> Claim:
    lemmas = {"blamed": "blame", "moored": "moor", "shot": "shoot", "passed": "pass", "met": "meet"}
    return tell(text, verb, lemmas[verb], *parts, names=names)


BLAMED = say("The mayor blamed Lund", "blamed", ("actor", "The mayor"), ("recipient", "Lund"))
MOORED = say("The Sarn ferry moored", "moored", ("actor", "The Sarn ferry"))
SHOT = say("A gunman shot the guard", "shot", ("actor", "A gunman"), ("recipient", "the guard"))
PASSED = say("Several laws passed", "passed", ("theme", "Several laws"))
MET = say("The mayor met Lund", "met", ("actor", "The mayor"), ("recipient", "Lund"), names="Lund")


@pytest.mark.parametrize(
    ("one", "other", "others"),
    [
        (BLAMED, say("A miner blamed Lund", "blamed", ("actor", "A miner"), BLAMED_LUND), True)
        for BLAMED_LUND in [("recipient", "Lund")]
    ]
    + [
        (MOORED, say("the ferry moored", "moored", ("actor", "the ferry")), False),
        (MOORED, say("the Onde ferry moored", "moored", ("actor", "the Onde ferry")), True),
        (MOORED, say("another ferry moored", "moored", ("actor", "another ferry")), True),
        (PASSED, say("a law passed", "passed", ("theme", "a law")), True),
        (PASSED, say("the laws passed", "passed", ("theme", "the laws")), False),
    ],
)
def test_who_did_it_and_to_what_it_was_done_is_one(one: Claim, other: Claim, others: bool) -> None:
    assert tell_of_others(one, other) is others


def test_of_what_is_done_once_the_doer_may_be_described_in_other_words() -> None:
    driver = say(
        "The driver shot the guard", "shot", ("actor", "The driver"), ("recipient", "the guard")
    )
    assert not tell_of_others(SHOT, driver)
    assert not tell_of_others(SHOT, say("The guard was shot", "shot", ("recipient", "The guard")))
    other = say("A gunman shot a horse", "shot", ("actor", "A gunman"), ("recipient", "a horse"))
    assert not tell_of_others(SHOT, other)  # he may be told to have shot both


def test_who_leaves_out_the_doer_tells_of_one_who_has_a_name() -> None:
    told = say("Lund was met", "met", ("recipient", "Lund"), names="Lund")
    assert not tell_of_others(MET, told)
    assert tell_of_others(MET, say("A pilot was met", "met", ("recipient", "A pilot")))


def test_the_two_sides_may_have_changed_places_but_not_one_alone() -> None:
    turned = say(
        "Lund met the mayor", "met", ("actor", "Lund"), ("recipient", "the mayor"), names="Lund"
    )
    assert not tell_of_others(MET, turned)
    half = say(
        "Lund met the pilots", "met", ("actor", "Lund"), ("recipient", "the pilots"), names="Lund"
    )
    assert tell_of_others(MET, half)


def test_the_other_nine_are_no_other_nine() -> None:
    nine = tell("Nine sailors moored", "moored", "moor", ("actor", "Nine sailors"))
    rest = tell("The other nine moored", "moored", "moor", ("actor", "The other nine"))
    assert not tell_of_others(nine, rest)


def test_who_met_a_delegation_met_him_who_leads_it() -> None:
    told = say(
        "Lund met the delegation",
        "met",
        ("actor", "Lund"),
        ("recipient", "the delegation"),
        names="Lund",
    )
    assert tell_of_others(MET, told)  # one of them may have met others
    assert not tell_of_others(replace(MET, reciprocal=True), replace(told, reciprocal=True))
