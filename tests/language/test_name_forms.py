import pytest

from consilience.language.lexicon import WordList, load_entries
from consilience.language.name_forms import (
    FORMS,
    LEGAL_FORM,
    Sound,
    find_particle,
    is_nickname_of,
    is_past,
    replace_forms,
    spell_by_sound,
)
from consilience.linking.names import fold_name


@pytest.mark.parametrize("form", FORMS)
def test_the_test_name_of_every_form_holds_one_of_its_words(form: str) -> None:
    for entry in load_entries("name_forms", form, WordList):
        name = f" {fold_name(entry.test)} "
        assert any(f" {word} " in name for word in entry.words), entry.test


def test_the_test_name_of_every_sound_is_respelled() -> None:
    for entry in load_entries("name_forms", "sound", Sound):
        word = fold_name(entry.test)
        assert any(letters in word for letters in entry.letters), entry.test
        assert spell_by_sound(word) != word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("guliyev", "ghuliev"),
        ("zelensky", "zelenskiy"),
        ("hassan", "hasan"),
        ("nooristani", "nuristani"),
        ("schevchenko", "shevchenko"),
        ("wladimir", "vladimir"),
    ],
)
def test_spellings_of_one_sound_are_one(one: str, other: str) -> None:
    assert spell_by_sound(one) == spell_by_sound(other)


def test_names_that_sound_otherwise_stay_apart() -> None:
    assert spell_by_sound("brand") != spell_by_sound("brant")


@pytest.mark.parametrize(
    ("name", "replaced"),
    [
        ("lund limited liability company", f"lund {LEGAL_FORM}"),
        ("oao lund", f"{LEGAL_FORM} lund"),
        ("united nations coast council", "un coast council"),
        ("colund", "colund"),  # no form inside a word
    ],
)
def test_legal_forms_and_synonyms_are_replaced_as_whole_words(name: str, replaced: str) -> None:
    assert replace_forms(name) == replaced


def test_nicknames_hold_in_both_directions_and_between_two_of_one_name() -> None:
    assert is_nickname_of("ted", "theodore")
    assert is_nickname_of("theodore", "ted")
    assert is_nickname_of("benny", "bibi")
    assert not is_nickname_of("ada", "eva")


def test_other_words_are_no_forms() -> None:
    assert find_particle("lund") is None
    assert find_particle("ibn") == find_particle("bin") == "bin"
    assert is_past("former")
    assert not is_past("deputy")
