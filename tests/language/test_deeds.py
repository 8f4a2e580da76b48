"""The lexicon of words that can tell one deed, by its own test sentences."""

import re

import pytest

from consilience.language.deeds import DeedWords, find_deeds, find_trades, load_others
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
