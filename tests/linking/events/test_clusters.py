import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.linking.events.candidates import CROWD, find_candidates
from consilience.linking.events.clusters import cluster_mentions
from consilience.linking.events.features import make_pair_features
from consilience.linking.events.mentions import EventMention
from consilience.linking.events.table import make_table
from consilience.linking.events.trees import (
    ROWS_AT_ONCE,
    PairTrees,
    load_pair_trees,
    score_pairs,
)
from tests.linking.events.making import make_mention, party

HARBOUR = "The harbour of Pera was closed after a storm tore two cranes down."
TEXTS = {"a": HARBOUR, "b": f"{HARBOUR} The port reopens soon.", "c": "A film festival began."}


def group(*mentions: EventMention) -> list[set[str]]:
    found = cluster_mentions(mentions, TEXTS)
    return sorted(({mentions[at].id for at in one} for one in found), key=sorted)


def test_the_same_deed_of_the_same_party_in_two_articles_is_one_event() -> None:
    storm = party("storm", "actor", "other")
    one = make_mention("tore", storm, lemma="tear", sentence="A storm tore two cranes down.")
    other = make_mention(
        "tore", storm, lemma="tear", article="b", sentence="The storm tore down cranes."
    )
    assert group(one, other) == [{one.id, other.id}]


def test_deeds_without_anything_in_common_are_two_events() -> None:
    one = make_mention("tore", party("storm"), lemma="tear")
    other = make_mention("began", party("festival"), lemma="begin", article="c")
    assert len(group(one, other)) == 2


def test_copies_of_a_sentence_are_one_event_from_the_start() -> None:
    copies = [
        make_mention("closed", article=name, lemma="close", sentence=HARBOUR) for name in "ab"
    ]
    assert len(group(*copies)) == 1


def test_what_is_forbidden_is_never_in_one_group() -> None:
    one = make_mention("tore", lemma="tear", sentence="A storm tore cranes.")
    other = make_mention("tore", lemma="tear", article="b", sentence="The storm tore cranes.")
    found = cluster_mentions([one, other], TEXTS, lambda first, second: True)
    assert sorted(found) == [[0], [1]]


def test_no_mentions_make_no_groups() -> None:
    assert cluster_mentions([], TEXTS) == []


WORDS = st.text(max_size=12)
MENTIONS = st.builds(
    lambda lemma, told, name, article, value: make_mention(
        lemma, party(name), article=article, sentence=told, numbers=((value, lemma),)
    ),
    WORDS,
    WORDS,
    WORDS,
    st.sampled_from("abc"),
    st.floats(allow_nan=False, allow_infinity=False),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(MENTIONS, max_size=8))
def test_every_mention_is_in_one_group_whatever_it_holds(mentions: list[EventMention]) -> None:
    found = cluster_mentions(mentions, TEXTS)
    assert sorted(at for one in found for at in one) == list(range(len(mentions)))


@settings(max_examples=20, deadline=None)
@given(st.lists(MENTIONS, max_size=6, unique_by=lambda one: one.id), st.randoms())
def test_the_order_of_mentions_does_not_matter(mentions: list[EventMention], chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(mentions)
    chance.shuffle(shuffled)
    assert group(*mentions) == group(*shuffled)


def test_the_order_within_a_pair_does_not_matter() -> None:
    mentions = [
        make_mention("tore", party("storm"), lemma="tear", day="2031-05-01", act="ASSAULT"),
        make_mention("closing", party("Pera"), lemma="closing", article="b", country="PE"),
    ]
    table = make_table(mentions, TEXTS)
    first, second = np.array([0]), np.array([1])
    names, there = make_pair_features(table, first, second)
    _, back = make_pair_features(table, second, first)
    assert np.allclose(there, back)
    assert len(names) == there.shape[1]


def test_the_weights_know_only_features_that_are_made() -> None:
    table = make_table([make_mention("tore"), make_mention("fell")], TEXTS)
    names, _ = make_pair_features(table, np.array([0]), np.array([1]))
    assert set(load_pair_trees("event_pairs").names) <= set(names)


def test_a_crowd_is_compared_by_the_words_of_its_parties() -> None:
    mentions = [
        make_mention("fell", party(f"name{chr(97 + at % 20)}"), sentence=f"Sentence {at}.")
        for at in range(CROWD + 60)
    ]
    rows, columns = find_candidates(make_table(mentions, TEXTS))
    assert {(row - column) % 20 for row, column in zip(rows, columns, strict=True)} == {0}


def test_pairs_are_compared_once_and_lower_number_first() -> None:
    mentions = [make_mention("fell", sentence=f"{at}", act="ASSAULT") for at in range(4)]
    rows, columns = find_candidates(make_table(mentions, TEXTS))
    assert list(zip(rows.tolist(), columns.tolist(), strict=True)) == [
        (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)
    ]  # fmt: skip


# A tree that asks the first feature and, right of it, the second; and one that is a leaf.
TREES = PairTrees(
    names=("one", "other"),
    roots=np.array([0, 5]),
    features=np.array([0, 0, 1, 0, 0, 0]),
    borders=np.array([0.5, 0, 2.0, 0, 0, 0], dtype=np.float32),
    left=np.array([1, 1, 3, 3, 4, 5]),
    right=np.array([2, 1, 4, 3, 4, 5]),
    values=np.array([0, -1, 0, 1, 2, 0.5], dtype=np.float32),
)


@pytest.mark.parametrize(
    ("row", "odds"),
    [((0.5, 9), -1 + 0.5), ((0.6, 2), 1 + 0.5), ((0.6, 2.1), 2 + 0.5)],
)
def test_a_score_is_the_probability_of_the_summed_log_odds(
    row: tuple[float, float], odds: float
) -> None:
    found = score_pairs(TREES, np.array([row], dtype=np.float32))
    assert found[0] == pytest.approx(1 / (1 + np.exp(-odds)))


def test_many_rows_are_scored_as_each_by_itself() -> None:
    rows = np.random.RandomState(1).uniform(0, 3, (2 * ROWS_AT_ONCE + 7, 2)).astype(np.float32)
    alone = [score_pairs(TREES, row[None]) for row in rows]
    assert (score_pairs(TREES, rows) == np.concatenate(alone)).all()


def test_no_rows_have_no_scores() -> None:
    assert score_pairs(TREES, np.zeros((0, 2), dtype=np.float32)).shape == (0,)
