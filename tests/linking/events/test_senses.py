from dataclasses import replace

import pytest

from consilience.linking.events.conflicts import explain_conflict
from consilience.linking.events.mentions import EventMention, Party
from consilience.linking.events.senses import (
    are_other_verbs,
    befell_other_things,
    did_each_their_own,
)
from consilience.linking.events.weights import OTHER_VERB, weigh_score
from tests.linking.events.making import make_mention, party

LIND, WELD = party("Lind"), party("Weld")
BOARD = party("the Quay Board", "recipient", "organisation")
FILM, LEDGERS = Party(role="theme", words="a film"), Party(role="theme", words="her ledgers")


def said(sentence: str, words: str, lemma: str) -> EventMention:
    mention = make_mention(words, lemma=lemma, sentence=sentence)
    return replace(mention, offset=sentence.index(words))


@pytest.mark.parametrize(
    ("lemma", "one", "other", "are_two"),
    [
        ("call", "Lind called up the captain.", "Lind called the board names.", True),
        ("call", "Lind called up the captain.", "Lind called the captain up.", False),
        ("call", "Lind called on the board.", "Lind called on the captain.", False),
        ("carry", "Lind carried out the survey.", "The eddies carried sand ashore.", True),
        ("carry", "The eddies carried sand.", "The eddies carried up to nine tons of it.", False),
        ("turn", "They turned the offer down.", "They turned the crew away.", True),
    ],
)
def test_a_second_word_makes_another_verb(lemma: str, one: str, other: str, are_two: bool) -> None:
    words = f"{lemma}ed" if lemma != "carry" else "carried"
    told = said(one, words, lemma), said(other, words, lemma)
    assert are_other_verbs(*told) == are_other_verbs(*told[::-1]) == are_two


def test_two_verbs_of_one_lemma_count_less() -> None:
    up, on = (
        said("She called up a cab.", "called", "call"),
        said("She called a ban.", "called", "call"),
    )
    assert weigh_score(0.8, up, on) == pytest.approx(0.8 * OTHER_VERB)


def test_what_two_persons_said_of_one_body_is_said_twice() -> None:
    one = make_mention("accused", LIND, BOARD, lemma="accuse")
    other = make_mention("accused", WELD, BOARD, lemma="accuse", article="b")
    assert explain_conflict(one, other) == "each their own"


@pytest.mark.parametrize(
    ("lemma", "other"),
    [
        ("close", WELD),  # of one closing accounts may differ in who did it
        ("accuse", party("Harbour Guild", "actor", "organisation")),  # for which Lind may speak
        ("accuse", party("Weld", printed=False)),  # a pronoun, which may be read wrong
    ],
)
def test_a_deed_told_of_two_may_be_one(lemma: str, other: Party) -> None:
    told = make_mention(lemma, LIND, BOARD), make_mention(lemma, other, BOARD, article="b")
    assert not did_each_their_own(*told)


def test_one_verb_of_two_things_is_two_deeds_unless_a_word_is_shared() -> None:
    film = make_mention("released", LIND, FILM)
    assert befell_other_things(film, make_mention("released", LIND, LEDGERS))
    assert not befell_other_things(film, make_mention("released", WELD, FILM))
    assert not befell_other_things(film, make_mention("released", WELD))
