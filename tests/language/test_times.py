import re

import pytest

from consilience.language.lexicon import WordList, load_entries, load_entry, load_file
from consilience.language.times import (
    Holiday,
    WordClass,
    find_time_words,
    load_classes,
    load_literals,
    load_rules,
    load_triggers,
)

CLASSES = load_entries("times", "class", WordClass)
LISTS = [name for name, table in load_file("times").items() if "words" in table]


def holds(sentence: str, word: str) -> bool:
    edge = r"\b" if word[0].isalnum() else ""
    return re.search(f"{edge}{re.escape(word)}", sentence.lower()) is not None


@pytest.mark.parametrize("entry", CLASSES, ids=[one.name for one in CLASSES])
def test_the_test_sentence_of_a_class_holds_one_of_its_words(entry: WordClass) -> None:
    assert any(holds(entry.test, word) for word in (*entry.words, *entry.values))


@pytest.mark.parametrize("name", LISTS)
def test_the_test_sentence_of_a_list_holds_one_of_its_words(name: str) -> None:
    entry = load_entry("times", name, WordList)
    sentence = entry.test.replace("said", "say").replace("says", "say")
    assert any(holds(sentence, word) for word in entry.words)


@pytest.mark.parametrize("holiday", load_entries("times", "holiday", Holiday))
def test_a_feast_has_a_day_and_stands_in_its_test_sentence(holiday: Holiday) -> None:
    assert re.fullmatch(r"[01]\d-[0-3]\d", holiday.day)
    assert any(holds(holiday.test, name) for name in holiday.names)


def test_months_and_weekdays_are_the_english_ones_alone() -> None:
    months = load_classes()["MONTH"]
    assert months["october"] == months["oct"] == "10"
    assert "set" not in months  # Italian for September
    assert load_classes()["WEEKDAY"]["monday"] == "1"


def test_patterns_name_only_classes_that_there_are() -> None:
    by_shape = {"YYYY", "DAY", "HOUR", "SMALL_YEAR", "SHORT_YEAR", "MILITARY", "CLOCK"}
    by_shape |= {"DOT_CLOCK", "SLASHED", "DOTTED", "ISO", "DECADE", "APOSTROPHE_YEAR"}
    by_shape |= {"NTH_DAY", "NTH_FIGURE", "SHORT_WEEKDAY"}
    named = {
        part.lstrip("~!").removesuffix("?").split(":")[-1]
        for rule in load_rules()
        for pattern in rule.patterns
        for part in pattern.split()
    }
    assert {part for part in named if part.isupper()} <= by_shape | load_classes().keys()


def test_every_rule_tells_what_it_finds_in_its_sentence() -> None:
    for rule in load_rules():
        assert all(words in rule.test for words in rule.finds), rule.test


def test_literals_are_the_small_words_of_the_patterns() -> None:
    assert {"ago", "the", ","} <= load_literals()
    assert "YYYY" not in load_literals()


def test_words_that_tell_of_a_time_by_themselves_are_triggers() -> None:
    assert {"monday", "oct", "weeks", "now", "pm"} <= load_triggers()
    assert "the" not in load_triggers()


def test_lists_are_known_by_their_name() -> None:
    assert "people" in find_time_words("counted")
