import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.store.query import Query, Term, find_terms, read_query
from consilience.store.words import find_words, fold_text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The Ministers’ talks", "the minister talk"),
        ("Brandt's bridge", "brandt bridge"),
        ("Møller, Łódź и Київ", "moller lodz i kiiv"),
        ("snake_case 4.5", "snake case 4 5"),
        ("cities series buses glass status", "city sery buse glass status"),  # S stemmer of Harman
        ("… — !", ""),
    ],
)
def test_words_are_folded_alike_in_text_and_query(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@given(st.text())
def test_folded_words_are_what_both_databases_take_for_one_word(text: str) -> None:
    words = list(find_words(text))
    assert all(word.folded.isascii() and word.folded.isalnum() for word in words)
    assert fold_text(text) == " ".join(word.folded for word in words)
    assert all(text[word.start : word.end] for word in words)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Query()),
        ("?!", Query()),
        ("bridge opens", Query((Term(("bridge",)), Term(("open",))))),
        ("“The Bridge”", Query((Term(("the", "bridge")),))),
        ('"never closed', Query((Term(("never", "closed")),))),
        ("Abu-Skelda", Query((Term(("abu", "skelda")),))),
        ("minis*", Query((Term(("minis",), is_prefix=True),))),
        ("ministers*", Query((Term(("ministers",), is_prefix=True),))),
        ("bridge -lease", Query((Term(("bridge",)),), (Term(("lease",)),))),
        ("A OR NOT", Query((Term(("a",)), Term(("or",)), Term(("not",))))),
    ],
)
def test_a_query_is_read_from_what_is_typed(typed: str, query: Query) -> None:
    assert read_query(typed) == query


def test_words_behind_the_64th_are_left_out() -> None:
    assert len(read_query(" ".join(f"w{at}" for at in range(100))).terms) == 64


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bridge", ["bridge", "Bridges"]),
        ('"old bridge"', ["old bridge"]),
        ("br*", ["bridge", "Brandt", "Bridges"]),
        ("bridge old", ["old", "bridge", "Bridges"]),
        ("sea", []),
    ],
)
def test_places_of_terms_are_found_in_reading_order(typed: str, found: list[str]) -> None:
    text = "The old bridge of Brandt’s Bridges."
    assert [text[start:end] for start, end in find_terms(read_query(typed).terms, text)] == found


def test_a_phrase_is_found_once_where_its_words_are_terms_too() -> None:
    terms = read_query('bridge "old bridge" old').terms
    assert list(find_terms(terms, "old bridge")) == [(0, 10)]
