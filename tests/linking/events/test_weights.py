from dataclasses import replace

import pytest

from consilience.linking.events.deeds import Deed
from consilience.linking.events.mentions import EventMention, Party
from consilience.linking.events.weights import (
    ALL_OTHER,
    OTHER_KINDS,
    SAME_WORD,
    weigh_deeds,
    weigh_score,
)
from consilience.records.ids import EntityId
from tests.linking.events.making import make_mention, party

WELD, PERA = party("Tomas Weld"), party("Pera", "recipient", "place")
BRIDGE, FEE = Party(role="actor", words="a footbridge"), Party(role="actor", words="the fee")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (make_mention("fell", BRIDGE), make_mention("fell", BRIDGE)),
        (make_mention("fell", BRIDGE), make_mention("fell")),
        (make_mention("fell", BRIDGE, day="2031-05-05"), make_mention("fell", FEE, day="2031-05-05")),
        (
            make_mention("cost", BRIDGE, numbers=((8, "crowns"),)),
            make_mention("cost", FEE, numbers=((8, "crowns"),)),
        ),
        (
            replace(make_mention("fell", BRIDGE), place=EntityId("pera")),
            replace(make_mention("fell", FEE), place=EntityId("pera")),
        ),
    ],
)  # fmt: skip
def test_a_score_counts_in_full_where_something_is_shared(
    one: EventMention, other: EventMention
) -> None:
    assert weigh_score(0.8, one, other) == 0.8


def test_a_word_alone_does_not_join_strangers() -> None:
    one, other = make_mention("fell", BRIDGE), make_mention("fell", FEE)
    assert weigh_score(0.8, one, other) == pytest.approx(0.8 * SAME_WORD)


def test_an_act_of_one_type_says_more_than_a_word() -> None:
    word = make_mention("hit", BRIDGE), make_mention("hit", FEE)
    act = make_mention("hit", BRIDGE, act="ASSAULT"), make_mention("hit", FEE, act="ASSAULT")
    assert weigh_score(0.8, *act) > weigh_score(0.8, *word)


def test_people_and_things_never_join_by_a_word() -> None:
    envoy = Party(role="actor", words="an envoy")
    treaty = Party(role="actor", words="agreements")
    one, other = make_mention("joined", envoy), make_mention("joined", treaty)
    assert weigh_score(0.9, one, other) == pytest.approx(0.9 * OTHER_KINDS)


def test_a_plan_in_another_word_than_the_deed_counts_less() -> None:
    deed = make_mention("signed", WELD)
    plan = replace(make_mention("bolster", WELD), factuality="planned")
    assert weigh_score(0.6, deed, plan) < 0.5
    assert weigh_score(0.6, deed, replace(plan, lemma="signed")) == 0.6


def test_a_visit_told_by_guest_and_host_on_one_day_is_one() -> None:
    visit = make_mention("visited", WELD, PERA, act="CONSULT", day="2031-05-05")
    welcome = make_mention("welcomed", WELD, PERA, act="CONSULT", day="2031-05-05")
    assert weigh_score(0.1, visit, welcome) == 1.0
    later = make_mention("welcomed", WELD, PERA, act="CONSULT", day="2031-05-09")
    assert weigh_score(0.1, visit, later) == 0.1


def test_two_words_of_which_all_parties_differ_count_less() -> None:
    ribbon, charge = Party(role="theme", words="ribbon"), Party(role="theme", words="charge")
    mayor, police = Party(role="actor", words="mayor"), Party(role="actor", words="police")
    cut = make_mention("cut", mayor, ribbon)
    for other, weight in (
        (make_mention("shorten", police, charge), ALL_OTHER),
        (make_mention("shorten", mayor, charge), 1.0),
        (make_mention("shorten", police), 1.0),
        (make_mention("cut", police, charge), 1.0),
    ):
        score = weigh_deeds(0.8, (cut, Deed()), (other, Deed()))
        assert score == pytest.approx(0.8 * weight)
