from dataclasses import replace

import pytest

from consilience.linking.events.clusters import cluster_mentions
from consilience.linking.events.common_words import (
    COUNTS,
    COUNTS_LEAST,
    compare_sentences,
    weigh_common,
)
from consilience.linking.events.mentions import EventMention, Party
from consilience.linking.events.table import make_table
from tests.linking.events.making import make_mention, party

WELD = party("Tomas Weld")
FLAG, DOUBTS = Party(role="theme", words="a flag"), Party(role="theme", words="doubts")
LIKE, NEAR, UNLIKE = 0.5, 0.15, 0.0
TEXTS = {
    "a": "He raised a flag over the old customs house on Sunday.",
    "b": "In spring he raised doubts about the price of the ferry.",
    "c": "Tomas Weld sailed.",
}


def raised(*parties: Party, article: str = "a", day: str | None = None) -> EventMention:
    return make_mention("raised", *parties, lemma="raise", article=article, day=day)


def test_a_common_word_with_other_objects_says_little() -> None:
    one, other = raised(WELD, FLAG), raised(WELD, DOUBTS, article="b")
    assert weigh_common(0.8, one, other, UNLIKE) == pytest.approx(0.8 * COUNTS_LEAST)
    assert weigh_common(0.8, one, other, NEAR) == pytest.approx(0.8 * COUNTS)
    assert weigh_common(0.8, one, other, LIKE) == 0.8


def test_who_did_it_is_not_enough_where_the_sentences_share_nothing() -> None:
    assert weigh_common(0.8, raised(WELD), raised(WELD, article="b"), UNLIKE) < 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (raised(WELD, FLAG), raised(FLAG, article="b")),  # the same object
        (raised(WELD), raised(WELD)),  # one writer
        (raised(WELD, day="2031-05-05"), raised(WELD, article="b", day="2031-05-05")),
    ],
)
def test_an_object_a_day_or_a_writer_shared_is_enough(
    one: EventMention, other: EventMention
) -> None:
    assert weigh_common(0.8, one, other, UNLIKE) == 0.8


def test_a_known_act_counts_less_only_where_doers_and_objects_are_told_and_no_word_is_shared() -> (
    None
):
    pera, onde = party("Pera", "theme", "place"), party("Onde", "theme", "place")
    one = make_mention("raised", WELD, pera, lemma="raise", act="REQUEST")
    other = make_mention("raised", party("Oto Lund"), onde, lemma="raise", act="AID", article="b")
    assert weigh_common(0.8, one, other, UNLIKE) == pytest.approx(0.8 * COUNTS)
    assert weigh_common(0.8, one, other, 0.08) == 0.8
    assert weigh_common(0.8, replace(one, parties=(pera,)), other, UNLIKE) == 0.8


def test_a_known_act_on_two_things_counts_less_also_where_little_else_is_shared() -> None:
    one = make_mention("raised", WELD, FLAG, lemma="raise", act="REQUEST")
    other = make_mention("raised", party("Oto Lund"), DOUBTS, lemma="raise", act="AID", article="b")
    assert weigh_common(0.8, one, other, 0.08) == pytest.approx(0.8 * COUNTS)
    assert weigh_common(0.8, one, other, NEAR) == 0.8


def test_only_pairs_in_common_words_are_looked_at() -> None:
    common = [raised(WELD, article=name) for name in "ab"]
    rare = [make_mention("dredged", WELD, lemma="dredge", article=name) for name in "ab"]
    table = make_table([*common, *rare], TEXTS)
    assert list(compare_sentences(table, [(0, 1), (0, 2), (2, 3)])) == [(0, 1)]


def test_two_deeds_of_one_person_in_a_common_word_are_two_events() -> None:
    one, other = (
        make_mention("raised", WELD, object_, lemma="raise", article=name, sentence=TEXTS[name])
        for name, object_ in (("a", FLAG), ("b", DOUBTS))
    )
    assert sorted(cluster_mentions([one, other], TEXTS)) == [[0], [1]]
