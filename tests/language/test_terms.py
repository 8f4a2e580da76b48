"""The sets of loaded terms, by their own test sentences."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.language.lexicon import load_words
from consilience.language.terms import (
    KINDS,
    TermKind,
    TermSet,
    cut_phrase,
    find_place_terms,
    find_term_at_end,
    find_term_before,
    find_term_behind,
    load_term_sets,
)

SETS = [(kind, number, one) for kind in KINDS for number, one in enumerate(load_term_sets(kind))]


@pytest.mark.parametrize(("kind", "number", "one"), SETS, ids=lambda one: getattr(one, "test", ""))
def test_a_set_has_a_test_sentence_with_one_of_its_terms(
    kind: TermKind, number: int, one: TermSet
) -> None:
    if kind == "place":
        found = find_place_terms(one.test)
    else:
        ends = [match.end() for match in re.finditer(r"\w+", one.test)]
        found = tuple(term for end in ends for term in find_term_at_end(one.test[:end], kind))
    assert number in {term.number for term in found}


@pytest.mark.parametrize(("kind", "number", "one"), SETS, ids=lambda one: getattr(one, "test", ""))
def test_a_set_has_two_terms_and_none_twice(kind: TermKind, number: int, one: TermSet) -> None:
    forms = [form for forms in one.variants for form in forms]
    assert len(one.variants) > 1
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(("kind", "number", "one"), SETS, ids=lambda one: getattr(one, "test", ""))
def test_plain_terms_are_terms_of_the_set_and_not_all(
    kind: TermKind, number: int, one: TermSet
) -> None:
    names = {forms[0] for forms in one.variants}
    assert set(one.plain) < names


@pytest.mark.parametrize("table", ["linking", "bounds"])
def test_a_word_list_is_in_lower_case(table: str) -> None:
    assert all(word == word.lower() for word in load_words("terms", table))


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("armed gunmen", "gunman"),
        ("the special military operation", "special military operation"),  # not "operation"
        ("undocumented immigrants", "undocumented immigrant"),  # not "immigrants"
        ("an anti-government", None),  # part of a longer word
        ("the gunmen’s car", None),
    ],
)
def test_the_longest_form_at_the_end_is_found(words: str, term: str | None) -> None:
    found = {one.name for kind in ("noun", "deed") for one in find_term_at_end(words, kind)}
    assert found == ({term} if term else set())


@pytest.mark.parametrize(
    ("behind", "term"),
    [(" militants fled", "militant"), ("’s regime fell", "regime"), (", militants say", None)],
)
def test_a_noun_right_behind_a_name_is_found(behind: str, term: str | None) -> None:
    assert {one.name for one in find_term_behind(behind)} == ({term} if term else set())


@pytest.mark.parametrize(
    ("before", "term"),
    [
        ("fled from the militant group ", "militant"),
        ("the regime of ", "regime"),
        ("the terrorists said that ", None),
    ],
)
def test_a_noun_right_before_a_name_is_found(before: str, term: str | None) -> None:
    assert {one.name for one in find_term_before(before)} == ({term} if term else set())


@pytest.mark.parametrize(
    ("phrase", "cut"),
    [
        ("the gunmen who fled", "the gunmen"),
        ("gunmen, two of them masked", "gunmen"),
        ("the rebels of Sarn", "the rebels"),
        ("the rebels", "the rebels"),
    ],
)
def test_a_phrase_is_cut_behind_its_noun(phrase: str, cut: str) -> None:
    assert cut_phrase(phrase) == cut


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    found = (
        *find_term_at_end(text, "deed"),
        *find_term_before(text),
        *find_term_behind(text),
        *find_place_terms(text),
    )
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert text.startswith(cut_phrase(text))
