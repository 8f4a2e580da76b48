import re

import pytest

from consilience.language.coreference import CUES, find_cue_words, find_spelling
from consilience.language.first_names import FirstNames, find_name_gender
from consilience.language.lexicon import WordList, load_entries
from consilience.language.nominals import (
    NOUN_KINDS,
    NounEntry,
    find_alike,
    find_body_types,
    find_noun,
    find_wider_types,
)


@pytest.mark.parametrize("table", [*NOUN_KINDS, "alike", "ending"])
def test_the_test_sentence_of_every_noun_holds_one_of_its_words(table: str) -> None:
    for entry in load_entries("nominals", table, NounEntry):
        text = " ".join(re.findall(r"[\w’'-]+", entry.test.lower()))
        assert any(word in text or word.rstrip("y") + "ies" in text for word in entry.words)


@pytest.mark.parametrize("cue", [*CUES, "spelling", "one_word_office"])
def test_the_test_sentence_of_every_cue_holds_one_of_its_words(cue: str) -> None:
    for entry in load_entries("coreference", cue, WordList):
        assert any(word.removesuffix("e") in entry.test.lower() for word in entry.words), entry.test


def test_the_test_sentence_of_every_list_of_first_names_holds_one() -> None:
    for entry in load_entries("first_names", "names", FirstNames):
        assert any(word.title() in entry.test for word in entry.words), entry.test


def test_a_noun_can_be_several_things() -> None:
    assert find_noun("owner").kinds == {"person", "body"}
    assert find_noun("minister").kinds == {"person"}
    assert find_noun("herring").kinds == frozenset()


def test_a_compound_is_what_its_last_part_is() -> None:
    assert find_noun("ex-president").kinds == {"person"}
    assert find_noun("coast guard", whole=True).types == {"agency"}
    assert find_noun("ex-president", whole=True).kinds == frozenset()


def test_kin_have_a_gender() -> None:
    assert (find_noun("wife").gender, find_noun("king").gender) == ("she", "he")
    assert find_noun("cousin").gender == ""


def test_a_body_is_known_by_a_word_of_its_name() -> None:
    assert find_body_types("Airways") == {"airline"}
    assert find_wider_types(frozenset({"airline"})) == {"airline", "company"}


def test_a_body_of_one_word_is_known_by_its_ending() -> None:
    assert find_body_types("Norrhydro") == {"energy company"}
    assert find_body_types("Vaskia") == frozenset()


def test_a_proper_noun_is_no_person_by_its_ending() -> None:
    assert find_noun("bassoonist").kinds == {"person"}
    assert find_noun("vermeer", proper=True).kinds == frozenset()


def test_nouns_of_like_meaning_take_up_one_another() -> None:
    assert "hostage" in find_alike("captive")
    assert "captive" in find_alike("hostage")
    assert find_alike("herring") == frozenset()


def test_first_names_tell_a_gender_unless_shared() -> None:
    assert (find_name_gender("ada"), find_name_gender("karl")) == ("she", "he")
    assert find_name_gender("jean") is None
    assert find_name_gender("zzyx") is None


def test_an_office_is_spelt_in_one_way() -> None:
    assert find_spelling("defense") == find_spelling("defence") == "defence"
    assert "vice" in find_cue_words("rank")
