import pytest

from consilience.language.lexicon import WordList, load_entries, load_entry, load_file
from consilience.language.markup import Hint, find_hints, load_hint_names


@pytest.mark.parametrize("hint", load_entries("markup", "hint", Hint), ids=lambda one: one.name)
def test_every_hint_is_found_in_its_test(hint: Hint) -> None:
    assert find_hints(hint.test) >> load_hint_names().index(hint.name) & 1


TABLES = sorted(name for name, found in load_file("markup").items() if not isinstance(found, tuple))


@pytest.mark.parametrize("table", TABLES)
def test_the_test_of_every_table_holds_one_of_its_words(table: str) -> None:
    entry = load_entry("markup", table, WordList)
    assert any(word in entry.test for word in entry.words)


def test_a_word_inside_a_longer_one_is_found_too() -> None:
    names = load_hint_names()
    found = {names[at] for at in range(len(names)) if find_hints("article-body") >> at & 1}
    assert {"body", "article"} <= found


def test_attributes_without_known_words_hint_at_nothing() -> None:
    assert find_hints("x1 q-77") == 0
