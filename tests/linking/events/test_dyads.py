from dataclasses import replace

import pytest

from consilience.linking.events.adoption import adopt_vague, is_vague
from consilience.linking.events.dyads import split_dyads
from consilience.linking.events.mentions import EventMention, Party
from tests.linking.events.making import make_mention, party

WELD, LIND, OREN = (
    party("Weld"),
    party("Lind", "recipient"),
    party("Oren", "recipient"),
)
PORTS = Party(role="theme", words="ports")


def meet(*parties: Party, article: str = "a") -> EventMention:
    return make_mention("met", *parties, article=article, act="CONSULT", reciprocal=True)


def test_a_meeting_with_two_is_two_meetings() -> None:
    found = split_dyads(meet(WELD, LIND, OREN, PORTS))
    assert [one.parties for one in found] == [(WELD, LIND, PORTS), (WELD, OREN, PORTS)]
    assert [one.dyad for one in found] == ["Lind", "Oren"]


def test_two_visitors_of_one_host_are_two_visits() -> None:
    guests = party("Tove"), party("Weld")
    found = split_dyads(make_mention("visited", *guests, LIND, act="CONSULT"))
    assert [one.parties for one in found] == [(guests[0], LIND), (guests[1], LIND)]


@pytest.mark.parametrize(
    "mention",
    [
        meet(WELD, LIND),
        meet(WELD, party("Oren")),  # the two meet each other
        meet(WELD, LIND, party("Lind", "theme")),  # one person in two roles
        meet(LIND, OREN),  # nobody is said to have met them
        meet(WELD, LIND, party("Pera", "recipient", "place")),
        make_mention("shot", WELD, LIND, OREN, act="ASSAULT"),
    ],
)
def test_any_other_claim_is_one_mention(mention: EventMention) -> None:
    assert split_dyads(mention) == (mention,)


def test_a_meeting_without_both_names_is_vague() -> None:
    delegation = Party(role="recipient", words="the delegation")
    assert is_vague(meet(WELD, delegation))
    assert is_vague(meet())
    assert not is_vague(meet(WELD, LIND))
    assert not is_vague(meet(WELD, PORTS))  # what it was about tells which it was
    assert not is_vague(make_mention("fell", WELD))


def adopt(vague: EventMention, *meetings: EventMention) -> list[list[int]]:
    mentions = [vague, *meetings]
    groups = [[at] for at in range(len(mentions))]
    similarity = {(0, at): 0.9 for at in range(1, len(mentions))}
    return adopt_vague(groups, mentions, similarity, (), 0.5)


def test_a_vague_meeting_belongs_to_the_only_one_that_it_can_be() -> None:
    assert adopt(meet(OREN), meet(WELD, LIND), meet(WELD, OREN)) == [[1], [0, 2]]


def test_a_vague_meeting_that_may_be_either_is_left_out() -> None:
    assert adopt(meet(WELD), meet(WELD, LIND), meet(WELD, OREN)) == [[1], [2]]


def test_a_vague_meeting_never_joins_what_it_must_stay_apart_from() -> None:
    mentions = [meet(OREN), meet(WELD, OREN)]
    assert adopt_vague([[0], [1]], mentions, {(0, 1): 0.9}, [(0, 1)], 0.5) == [[1]]


def test_a_meeting_told_as_fact_does_not_join_what_is_only_alleged() -> None:
    assert adopt(meet(OREN), replace(meet(WELD, OREN), factuality="alleged")) == [[1]]


def test_what_is_not_alike_is_not_adopted() -> None:
    mentions = [meet(OREN), replace(meet(WELD, OREN), lemma="hosted")]
    assert adopt_vague([[0], [1]], mentions, {(0, 1): 0.4}, (), 0.5) == [[1]]
