import re

import pytest

from consilience.language.happenings import (
    Happening,
    Tally,
    Thing,
    find_counted,
    find_tallied,
    find_tellings,
    may_be_called,
)
from consilience.language.lexicon import load_entries, load_words

SETS = load_entries("happenings", "happening", Happening)


@pytest.mark.parametrize("entry", SETS, ids=lambda one: one.name)
def test_the_test_sentence_tells_the_happening(entry: Happening) -> None:
    words = re.findall(r"\w+", entry.test.lower())
    told = [word.split() for word in (*entry.does, *entry.done)]
    assert any(
        _is_form(word, first, letters=1 if rest else 2) and set(rest) <= set(words)
        for first, *rest in told
        for word in words
    )


def _is_form(word: str, lemma: str, *, letters: int) -> bool:
    """True where both begin alike: of "gave way" one letter is all that is left of "give"."""
    return word[:letters] == lemma[:letters]


@pytest.mark.parametrize("entry", SETS, ids=lambda one: one.name)
def test_every_word_of_a_set_tells_it(entry: Happening) -> None:
    for word in (*entry.does, *entry.done):
        lemma, *behind = word.split()
        assert entry.name in {one.name for one in find_tellings(lemma, behind)}


def test_names_of_sets_are_not_given_twice() -> None:
    assert len({one.name for one in SETS}) == len(SETS)


@pytest.mark.parametrize(
    ("lemma", "behind", "names"),
    [
        ("give", ["way", "at", "noon"], {"collapse"}),
        ("give", ["him", "a", "book"], set()),
        ("hand", ["the", "girls", "over"], {"release", "hand over"}),
        ("hand", ["the", "tall", "girls", "slowly", "over"], set()),  # too far behind
        ("claim", ["her", "life"], {"die"}),
        ("blow", ["up"], {"explode"}),
        ("walk", ["home"], set()),
    ],
)
def test_a_second_word_decides_what_a_verb_tells(
    lemma: str, behind: list[str], names: set[str]
) -> None:
    assert {one.name for one in find_tellings(lemma, behind)} == names


@pytest.mark.parametrize("table", ["thing", "tally"])
def test_the_test_sentence_of_a_thing_or_tally_has_one_of_its_words(table: str) -> None:
    for entry in load_entries("happenings", table, Thing if table == "thing" else Tally):
        words = set(re.findall(r"[\w-]+", entry.test.lower()))
        assert words & set(entry.words)


@pytest.mark.parametrize("table", ["counts", "counting"])
def test_a_toll_is_told_by_what_counts_and_by_how_it_grows(table: str) -> None:
    assert load_words("happenings", table)


@pytest.mark.parametrize(
    ("noun", "other", "same"),
    [
        ("lorry", "truck", True),
        ("lorry", "vehicle", True),
        ("vehicle", "tram", True),
        ("lorry", "bus", False),
        ("tower", "block", True),
        ("window", "door", False),
    ],
)
def test_nouns_of_one_thing_stand_for_each_other(noun: str, other: str, same: bool) -> None:
    assert may_be_called(noun, other) == may_be_called(other, noun) == same


def test_a_tally_says_what_befell_people_and_how_that_is_told() -> None:
    assert find_tallied(["death", "toll"]) == "die"
    assert find_tallied(["ticket", "sales"]) is None
    assert find_counted("die") == "died"
    assert find_counted("open") == ""
