import re

from consilience.language.contexts import CONTEXTS, ContextEntry
from consilience.language.lexicon import WordList, load_entries
from consilience.language.names import is_no_name
from consilience.language.titles import TITLE_KINDS, TitleEntry, find_title_kinds


def test_a_word_can_be_several_things_in_a_title() -> None:
    assert find_title_kinds("chief") == {"office", "modifier"}
    assert find_title_kinds("General") == {"rank", "office"}  # as in "director general"
    assert find_title_kinds("Gen.") == {"rank"}
    assert find_title_kinds("herring") == frozenset()


def test_the_test_sentence_of_every_title_holds_one_of_its_words() -> None:
    for kind in TITLE_KINDS:
        for entry in load_entries("titles", kind, TitleEntry):
            held = re.findall(r"[\w-]+", entry.test.lower())
            assert any(set(words.split()) <= set(held) for words in entry.words), entry.test


def test_the_test_sentence_of_every_false_name_holds_one_of_its_words() -> None:
    for entry in load_entries("names", "not_a_name", WordList):
        assert any(word in entry.test for word in entry.words), entry.test
    for entry in load_entries("names", "era", WordList):
        assert any(word in entry.test for word in entry.words), entry.test
    assert is_no_name("GMT")
    assert not is_no_name("Ada Brandt")


def test_the_test_sentence_of_every_context_holds_one_of_its_words() -> None:
    for context in CONTEXTS:
        for entry in load_entries("contexts", context, ContextEntry):
            assert any(word in entry.test.lower() for word in entry.words), entry.test
