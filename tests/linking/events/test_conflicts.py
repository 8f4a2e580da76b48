from dataclasses import replace

import pytest

from consilience.linking.events.conflicts import explain_conflict
from consilience.linking.events.mentions import EventMention, Party
from consilience.records.claim import Factuality
from consilience.records.time_value import TimeValue
from tests.linking.events.making import make_mention, party

WELD, LIND, OREN = party("Weld"), party("Lind"), party("Oren")
TO_LIND, TO_OREN = party("Lind", "recipient"), party("Oren", "recipient")
NORTH, SOUTH = party("North", "actor", "place"), party("South", "actor", "place")
TO_NORTH, TO_SOUTH = (
    party("North", "recipient", "place"),
    party("South", "recipient", "place"),
)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (make_mention("met", day="2031-05-01"), make_mention("met", day="2031-06-01"), "dates apart"),
        (make_mention("met", WELD, TO_LIND), make_mention("met", WELD, TO_OREN), "other persons"),
        (make_mention("spoke", WELD), make_mention("spoke", LIND), "other persons"),
        (
            make_mention("met", WELD, LIND, reciprocal=True),
            make_mention("met", OREN, WELD, reciprocal=True),
            "other persons",
        ),
        (make_mention("struck", NORTH, TO_SOUTH), make_mention("struck", SOUTH, TO_NORTH), "sides changed"),
        (make_mention("vote", country="LV"), make_mention("vote", country="PE"), "other countries"),
        (
            make_mention("died", numbers=((3, "miners"),)),
            make_mention("died", numbers=((40, "miners"),)),
            "other numbers",
        ),
    ],
)  # fmt: skip
def test_what_both_tell_differently_parts_them(
    one: EventMention, other: EventMention, why: str
) -> None:
    elsewhere = replace(other, article="b")
    assert explain_conflict(one, elsewhere) == why
    assert explain_conflict(elsewhere, one) == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Accounts that differ by a day or in a toll are discrepancies of one event.
        (make_mention("met", day="2031-05-01"), make_mention("met", day="2031-05-02")),
        (
            make_mention("died", numbers=((12, "miners"),)),
            make_mention("died", numbers=((15, "miners"),)),
        ),
        # One tells what the other does not.
        (make_mention("met", WELD, TO_LIND), make_mention("met", WELD)),
        (make_mention("met", day="2031-05-01"), make_mention("met")),
        (make_mention("vote", country="LV"), make_mention("vote")),
        (make_mention("died", numbers=((3, "miners"),)), make_mention("died", numbers=((40, "days"),))),
        # Who received whom, told from both sides.
        (make_mention("visited", WELD, TO_LIND), make_mention("received", LIND, party("Weld", "recipient"))),
        (make_mention("met", WELD, TO_LIND, reciprocal=True), make_mention("met", LIND, party("Weld", "recipient"))),
        # Two accounts of who did it to the same person: a discrepancy, too.
        (make_mention("shot", WELD, TO_LIND), make_mention("shot", OREN, TO_LIND)),
        # A pronoun may have been read wrong.
        (make_mention("spoke", WELD), make_mention("spoke", party("Lind", printed=False))),
    ],
)  # fmt: skip
def test_what_only_one_tells_or_accounts_differ_in_does_not_part_them(
    one: EventMention, other: EventMention
) -> None:
    assert explain_conflict(one, replace(other, article="b")) is None


def test_a_date_that_is_no_date_parts_nothing() -> None:
    broken = TimeValue(earliest="?", latest="?", precision="day", basis="explicit")
    one = make_mention("met", day="2031-05-01")
    other = EventMention(id="x", article=one.article, lemma="met", words="met", sentence="", when=broken)  # fmt: skip
    assert explain_conflict(one, other) is None


def test_what_is_fact_and_what_is_alleged_in_one_sentence_are_two() -> None:
    met = make_mention("met", WELD, TO_LIND, sentence="Weld met Lind, reportedly discussing gas.")
    discussed = make_mention("discussing", WELD, sentence=met.sentence)
    assert explain_conflict(met, replace(discussed, factuality="alleged")) == "said otherwise"
    assert explain_conflict(met, discussed) is None
    elsewhere = replace(discussed, factuality="alleged", sentence="They discussed gas.")
    assert explain_conflict(met, elsewhere) is None


def modal(words: str, factuality: Factuality, *, negated: bool = False) -> EventMention:
    return replace(make_mention(words), factuality=factuality, negated=negated)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (modal("drink", "hypothetical", negated=True), modal("drink", "hypothetical")),
        (modal("drink", "hypothetical", negated=True), modal("drank", "occurred")),
        (modal("drink", "planned", negated=True), modal("drinks", "ongoing")),
    ],
    ids=["forbidden and allowed", "forbidden and done", "must not and does"],
)
def test_a_prohibition_is_not_what_it_forbids(one: EventMention, other: EventMention) -> None:
    elsewhere = replace(other, article="b")
    assert explain_conflict(one, elsewhere) == "opposed"
    assert explain_conflict(elsewhere, one) == "opposed"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (modal("signed", "occurred", negated=True), modal("signed", "occurred")),
        (modal("sign", "planned", negated=True), modal("sign", "planned")),
        (modal("sign", "planned"), modal("signed", "occurred")),
        (modal("fell", "denied", negated=True), modal("fell", "alleged")),
        (modal("drink", "hypothetical", negated=True), modal("drink", "planned", negated=True)),
    ],
    ids=["facts", "plans", "plan carried out", "denial", "two prohibitions"],
)
def test_what_contradicts_or_carries_out_another_is_the_same_happening(
    one: EventMention, other: EventMention
) -> None:
    assert explain_conflict(one, replace(other, article="b")) is None


def test_what_should_have_been_done_is_not_what_the_same_sentence_says_was_done() -> None:
    wished, done = modal("told", "hypothetical"), replace(modal("told", "occurred"), offset=40)
    assert explain_conflict(wished, done) == "opposed"
    assert explain_conflict(wished, replace(done, article="b")) is None
    assert explain_conflict(wished, replace(done, lemma="informed")) is None
    assert explain_conflict(wished, replace(done, sentence="Weld was told")) is None


def test_what_should_have_been_done_one_day_is_not_what_was_done_on_another() -> None:
    wished = replace(make_mention("told", day="2031-05-01"), factuality="hypothetical")
    done = replace(make_mention("told", day="2031-05-02"), sentence="Weld was told")
    assert explain_conflict(wished, done) == "opposed"
    assert explain_conflict(wished, replace(done, when=wished.when)) is None


@pytest.mark.parametrize(
    ("name", "theme", "why"),
    [
        ("Sir Alban Thorne", "the inquiry", None),
        ("Dora Thorne", "the inquiry", "other persons"),
        ("Alban Lind", "the inquiry", "other persons"),
        ("Alban Thorne", "the choir", "other persons"),
    ],
)
def test_like_names_of_who_did_one_thing_are_two_accounts_of_it(
    name: str, theme: str, why: str | None
) -> None:
    inquiry = Party(role="theme", words="inquiry", definite=True)
    one = make_mention("led", party("Alan Thorne"), inquiry)
    other = make_mention("led", party(name), Party(role="theme", words=theme))
    assert explain_conflict(one, replace(other, article="b")) == why
    if why is None:  # one article that has both means two
        assert explain_conflict(one, other) is not None
