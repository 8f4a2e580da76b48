import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.linking.reuse.align import group_runs
from consilience.linking.reuse.block import match_seeds
from consilience.linking.reuse.pairs import Seen, find_shared
from consilience.linking.reuse.screen import choose_pairs
from consilience.linking.reuse.words import Vocabulary, Words, make_words
from tests.making import make_article

SENTENCES = (
    "The ferry left the harbour before dawn with forty people on board and a load of salted fish.",
    "Before dawn the ferry left harbour with forty passengers aboard and a cargo of salted fish.",
    "“Nobody on the quay had noticed that the lower door was still open,” said the master.",
    "Nobody on the quay had noticed that the lower door was still standing open.",
    "Seven goats were judged at the fair and a ram won to the surprise of the whole bench.",
    "Ada Lund sells nets on the quay.",
)
SMALL = ("the", "door", "stood", "open", "Lund", "quay,", "and", "“so”", "salt.")


def number(*texts: str) -> list[Words]:
    vocabulary = Vocabulary()
    return [
        make_words(make_article(text, name=str(at)), vocabulary=vocabulary)
        for at, text in enumerate(texts)
    ]


def is_chosen(one: Words, other: Words) -> bool:
    return bool(list(choose_pairs([one, other], [(0, 1)])))


def look_at_all(one: Words, other: Words) -> Seen:
    matches = match_seeds([one, other], [0], [1], np.ones((1, 1), np.bool_))
    assert matches is not None
    return Seen(group_runs([one, other], [0], [1], matches).get(0, ()), alike=None)


def test_a_sentence_in_two_wordings_is_worth_a_comparison() -> None:
    assert is_chosen(*number(SENTENCES[0], SENTENCES[1]))


def test_reports_with_nothing_in_common_are_not_compared() -> None:
    assert not is_chosen(*number(SENTENCES[0], SENTENCES[4]))


def test_a_text_that_repeats_itself_endlessly_is_left_to_the_comparison() -> None:
    assert is_chosen(*number("salt " * 2_000, "salt " * 2_000))


@settings(max_examples=150, deadline=None)
@given(*[st.lists(st.sampled_from(SENTENCES + SMALL), max_size=14).map(" ".join) for _ in range(2)])
def test_the_look_leaves_out_nothing_that_two_articles_have_in_common(
    text: str, beside: str
) -> None:
    one, other = number(text, beside)
    found = [find_shared(one, other, seen) for _, _, seen in choose_pairs([one, other], [(0, 1)])]
    assert (found or [[]])[0] == find_shared(one, other, look_at_all(one, other))


def test_pairs_looked_at_together_are_seen_as_each_by_itself() -> None:
    words = number(*SENTENCES, " ".join(SENTENCES[:3]), " ".join(SENTENCES[2:]))
    pairs = [(one, other) for one in range(8) for other in range(one + 1, 8)]
    together = {(one, other): seen for one, other, seen in choose_pairs(words, pairs)}
    for one, other in pairs:
        alone = list(choose_pairs([words[one], words[other]], [(0, 1)]))
        held = together.get((one, other))
        assert (held is None) == (not alone)
        if held is not None:
            assert find_shared(words[one], words[other], held) == find_shared(
                words[one], words[other], alone[0][2]
            )
