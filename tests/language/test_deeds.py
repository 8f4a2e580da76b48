"""The lexicon of words that can tell one deed, by its own test sentences."""

import re

import pytest

from consilience.language.deeds import (
    Converse,
    DeedWords,
    Opposed,
    find_deeds,
    find_kin,
    find_received,
    find_trades,
    find_undone,
    load_asking,
    load_gaining,
    load_new,
    load_others,
    load_passing,
    load_shared,
    takes_second,
)
from consilience.language.lexicon import WordList, load_entries, load_entry

SETS = load_entries("deeds", "deed", DeedWords)
TRADES = load_entries("deeds", "trade", DeedWords)


@pytest.mark.parametrize("entry", SETS, ids=lambda one: one.name)
def test_the_test_sentence_tells_the_deed(entry: DeedWords) -> None:
    words = re.findall(r"\w+", entry.test.lower())
    told = [word.split() for word in entry.words]
    assert any(
        word[: 1 if rest else 2] == first[: 1 if rest else 2] and set(rest) <= set(words)
        for first, *rest in told
        for word in words
    )


@pytest.mark.parametrize("entry", SETS, ids=lambda one: one.name)
def test_every_word_of_a_set_tells_its_deed(entry: DeedWords) -> None:
    for word in entry.words:
        lemma, *behind = word.split()
        assert entry.name in find_deeds(lemma, behind)


def test_names_of_sets_are_not_given_twice() -> None:
    assert len({one.name for one in SETS}) == len(SETS)


@pytest.mark.parametrize(
    ("lemma", "behind", "names"),
    [
        ("turn", ["the", "offer", "down"], {"refuse"}),
        ("turn", ["the", "old", "rusty", "wheel", "down"], set()),  # too far behind
        ("carry", ["off", "boxes"], {"carry away", "abduct"}),
        ("acquire", [], {"buy"}),
        ("swim", [], set()),
    ],
)
def test_a_second_word_decides_what_a_verb_tells(
    lemma: str, behind: list[str], names: set[str]
) -> None:
    assert find_deeds(lemma, behind) == names


@pytest.mark.parametrize("entry", TRADES, ids=lambda one: one.name)
def test_the_test_sentence_names_the_trade(entry: DeedWords) -> None:
    assert set(entry.words) & set(re.findall(r"\w+", entry.test.lower()))
    assert all(entry.name in find_trades(word) for word in entry.words)


def test_who_is_told_by_what_he_is_doing_has_no_trade() -> None:
    assert find_trades("cyclist") == find_trades("neighbour") == frozenset()


def test_words_for_others_stand_in_their_test_sentence() -> None:
    entry = load_entry("deeds", "others", WordList)
    assert load_others() & set(re.findall(r"\w+", entry.test.lower()))


@pytest.mark.parametrize("table", ["gaining", "asking", "new", "passing"])
def test_words_of_a_table_stand_in_its_test_sentence(table: str) -> None:
    entry = load_entry("deeds", table, WordList)
    assert set(entry.words) & set(re.findall(r"\w+", entry.test.lower()))


def test_names_of_sets_are_those_of_sets() -> None:
    assert load_gaining() | load_asking() <= {one.name for one in SETS}
    assert "another" in load_new()


@pytest.mark.parametrize("entry", load_entries("deeds", "kin", DeedWords), ids=lambda one: one.name)
def test_the_test_sentence_names_the_kin(entry: DeedWords) -> None:
    assert set(entry.words) & set(re.findall(r"[\w-]+", entry.test.lower()))
    assert all(find_kin(word) == {entry.name} for word in entry.words)


@pytest.mark.parametrize("entry", load_entries("deeds", "converse", Converse), ids=str)
def test_to_whom_a_deed_is_done_does_another(entry: Converse) -> None:
    names = {one.name for one in SETS}
    assert {entry.deed, entry.received} <= names
    assert entry.received in find_received([entry.deed])


@pytest.mark.parametrize("entry", load_entries("deeds", "opposed", Opposed), ids=str)
def test_a_deed_undoes_another(entry: Opposed) -> None:
    assert {entry.done, entry.undone} <= {one.name for one in SETS}
    assert entry.done in find_undone([entry.undone])
    assert find_undone([]) == frozenset()


def test_what_many_do_is_told_of_by_lemma() -> None:
    assert "vote" in load_shared()
    assert "buy" not in load_shared()
    assert "go" in load_passing()


def test_a_verb_takes_a_second_word_if_a_set_has_it_with_one() -> None:
    pairs = [word.split() for entry in SETS for word in entry.words]
    assert all(takes_second(words[0]) for words in pairs if len(words) > 1)
    alone = {words[0] for words in pairs} - {words[0] for words in pairs if len(words) > 1}
    assert alone
    assert not any(map(takes_second, alone))
