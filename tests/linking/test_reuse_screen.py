from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.linking.reuse_pairs import find_shared
from consilience.linking.reuse_screen import Screen
from consilience.linking.reuse_words import Vocabulary, Words, make_words
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
    return bool(Screen(one.vocabulary).choose([one, other], [(0, 1)]))


def test_a_sentence_in_two_wordings_is_worth_a_comparison() -> None:
    assert is_chosen(*number(SENTENCES[0], SENTENCES[1]))


def test_reports_with_nothing_in_common_are_not_compared() -> None:
    assert not is_chosen(*number(SENTENCES[0], SENTENCES[4]))


def test_a_text_that_repeats_itself_endlessly_is_left_to_the_comparison() -> None:
    assert is_chosen(*number("salt " * 2_000, "salt " * 2_000))


@settings(max_examples=150, deadline=None)
@given(*[st.lists(st.sampled_from(SENTENCES + SMALL), max_size=14).map(" ".join) for _ in range(2)])
def test_no_pair_with_a_passage_in_common_is_left_out(text: str, beside: str) -> None:
    one, other = number(text, beside)
    if find_shared(one, other):
        assert is_chosen(one, other)
