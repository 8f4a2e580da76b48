import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.language.words import WORD, fold_word
from consilience.linking.reuse.words import WORD as RUN
from consilience.linking.tokens import (
    CHARACTERS,
    Tokens,
    find_folded_tokens,
    find_tokens,
    hash_words,
)

WRITTEN = st.text(alphabet=st.sampled_from("aBsS1_.'’ -\n²İßς𝒳𠀀"), max_size=40)


def list_places(tokens: Tokens) -> list[tuple[int, int]]:
    return list(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True))


@given(WRITTEN | st.text())
def test_words_are_runs_of_letters_and_digits_with_apostrophes_inside(text: str) -> None:
    assert list_places(find_tokens(text)) == [match.span() for match in RUN.finditer(text)]


@given(WRITTEN | st.text())
def test_folded_words_are_those_of_the_lexicon_of_frequencies(text: str) -> None:
    assert list_places(find_folded_tokens(text)) == [match.span() for match in WORD.finditer(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Harbour", "harbour"), ("Quillese’s", "QUILLESE'S"), ("Ada", "ADA"), ("λόγος", "ΛΌΓΟΣ")],
)
def test_words_that_differ_in_case_and_apostrophe_alone_are_one(one: str, other: str) -> None:
    assert find_tokens(one).hashes.tolist() == find_tokens(other).hashes.tolist()


def test_the_hash_of_a_word_does_not_depend_on_its_place() -> None:
    hashes = find_tokens("The gate. " * 9_000).hashes
    assert len(np.unique(hashes)) == 2


@given(st.lists(st.text(alphabet="abcdeéЖ", min_size=1, max_size=6), min_size=1, max_size=30))
def test_words_have_the_hashes_that_they_have_in_texts(words: list[str]) -> None:
    assert hash_words(words).tolist() == find_folded_tokens(" ".join(words)).hashes.tolist()
    assert len(set(hash_words(words).tolist())) == len({fold_word(word) for word in words})


@pytest.mark.parametrize("rare", ["港", "😀", "\u2200", "𠀀"])
def test_a_rare_character_beside_them_leaves_words_what_they_are(rare: str) -> None:
    words = "Quillese’s FERRY λόγος – Straße"
    alone, beside = find_tokens(words), find_tokens(f"{words} {rare}")
    count = len(alone)
    assert beside.hashes[:count].tolist() == alone.hashes.tolist()
    assert beside.capital[:count].tolist() == alone.capital.tolist()


def test_characters_beyond_the_table_are_told_apart() -> None:
    one, other = chr(CHARACTERS), chr(CHARACTERS + 1)
    assert find_tokens(one).hashes.tolist() != find_tokens(other).hashes.tolist()


def test_a_possessive_is_the_word_itself() -> None:
    hashes = find_folded_tokens("Quillese’s Quillese it's").hashes.tolist()
    assert hashes[0] == hashes[1] != hashes[2]
