import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.linking.events.mentions import EventMention, Party
from consilience.linking.events.parties import (
    are_of_other_kinds,
    have_other_parties,
    share_lemma,
    share_party,
)
from tests.linking.events.making import make_mention, party

WELD, LIND = party("Tomas Weld"), party("Georgia Lind")
PERA = party("Pera", "recipient", "place")


def told(words: str, role: str = "theme") -> Party:
    return Party(role=role, words=words)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((WELD,), (party("Tomas Weld", "recipient"),), True),
        ((told("the southern basin"),), (told("a dry basin"),), True),
        ((told("two bridges"),), (told("the bridge"),), True),
        ((told("a bridge"),), (told("the ferry fee"),), False),
        ((told("four boys"),), (told("four fees"),), False),  # a number is no party
        ((told("a bridge"),), (), None),
        ((told("19"),), (told("the fee"),), None),
        ((told("the boy"),), (told("a child"),), None),  # people in other words
        ((told("the minister"),), (WELD,), None),
        ((WELD,), (LIND,), False),
    ],
)
def test_a_party_is_shared_by_entity_or_word(
    one: tuple[Party, ...], other: tuple[Party, ...], shared: bool | None
) -> None:
    first, second = make_mention("fell", *one), make_mention("fell", *other)
    assert share_party(first, second) is shared
    assert share_party(second, first) is shared


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("sign", "signing", True),
        ("meet", "meeting", True),
        ("sign", "sink", False),
        ("run", "rung", False),  # three letters are too few
    ],
)
def test_forms_of_one_word_share_a_lemma(one: str, other: str, same: bool) -> None:
    assert share_lemma(make_mention(one), make_mention(other)) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((WELD, PERA), (WELD, told("a border post"))),  # visited Pera, visited a post
        ((told("several agreements"),), (party("Pera Accord", "theme", "organisation"),)),
        ((party("Weld", "theme"),), (party("Lind", "theme"),)),
        ((told("the agreement", "actor"),), (told("the captain", "actor"),)),
    ],
)
def test_other_parties_in_one_role_part_two_happenings(
    one: tuple[Party, ...], other: tuple[Party, ...]
) -> None:
    assert have_other_parties(make_mention("held", *one), make_mention("held", *other))
    assert have_other_parties(make_mention("held", *other), make_mention("held", *one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((WELD, PERA), (WELD, told("the country", "recipient"))),  # the place in other words
        ((WELD, PERA), (WELD,)),
        ((party("Norway", "recipient", "place"),), (party("Oslo", "recipient", "place"),)),
        ((party("Pera", "theme", "place"),), (party("Harbour Board", "theme", "organisation"),)),
        ((told("the port of Pera"),), (told("the old port"),)),
        ((told("19"),), (told("the miners"),)),
        ((told("the officials"),), (party("Weld", "theme"),)),
        ((party("Weld", "theme"),), (party("Lind", "theme", printed=False),)),  # a pronoun
        ((LIND, PERA), (party("Georgia Lind", "theme"), told("a tower", "actor"))),  # who is host
    ],
)
def test_what_may_be_said_again_in_other_words_does_not_part(
    one: tuple[Party, ...], other: tuple[Party, ...]
) -> None:
    assert not have_other_parties(make_mention("held", *one), make_mention("held", *other))


def test_people_and_things_in_one_role_are_of_other_kinds() -> None:
    envoy, treaty = told("an envoy", "actor"), told("agreements", "actor")
    assert are_of_other_kinds(make_mention("joined", envoy), make_mention("joined", treaty))
    assert not are_of_other_kinds(make_mention("joined", envoy), make_mention("joined", WELD))


PARTIES = st.builds(
    lambda words, role, named: party(words, role) if named else told(words, role),
    st.text(max_size=10),
    st.sampled_from(["actor", "recipient", "theme", "other"]),
    st.booleans(),
)
MENTIONS = st.builds(
    lambda lemma, parties: make_mention(lemma, *parties), st.text(max_size=8), st.lists(PARTIES)
)


@given(MENTIONS, MENTIONS)
def test_the_order_within_a_pair_does_not_matter(one: EventMention, other: EventMention) -> None:
    for compare in (share_party, share_lemma, have_other_parties, are_of_other_kinds):
        assert compare(one, other) == compare(other, one)
