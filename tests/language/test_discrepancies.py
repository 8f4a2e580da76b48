"""The lexicons of units and of words that tell differences, by their own test sentences."""

import re

import pytest

from consilience.language.discrepancies import (
    Act,
    Degree,
    Denial,
    Matter,
    RivalAct,
    Site,
    Toll,
    load_acts,
    load_denials,
    load_matters,
    load_rival_acts,
    load_tolls,
)
from consilience.language.lexicon import WordList, load_entries, load_file, make_entry
from consilience.language.units import Unit, load_doubles, load_units

LISTS: dict[str, type] = {
    "toll": Toll,
    "act": Act,
    "denial": Denial,
    "degree": Degree,
    "rival_act": RivalAct,
    "site": Site,
}
TABLES = sorted(set(load_file("discrepancies")) - {*LISTS, "matter"})
UNITS = load_entries("units", "unit", Unit)
ENTRIES = [
    (name, one) for name, kind in LISTS.items() for one in load_entries("discrepancies", name, kind)
]


def holds(test: str, words: tuple[str, ...], *, stems: bool = False) -> bool:
    """True if one of the words stands in the sentence, verbs in any form."""
    there = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", test.lower())
    return any(
        any(each.startswith(word.split()[0][:4]) if stems else each == word for each in there)
        for word in words
    )


@pytest.mark.parametrize("name", TABLES)
def test_a_word_list_has_a_test_sentence_with_one_of_its_words(name: str) -> None:
    entry = make_entry(name, dict(load_file("discrepancies")[name]), WordList)
    first = tuple(word.split()[0] for word in entry.words)
    assert holds(entry.test, first, stems=name == "hostile")


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=lambda one: getattr(one, "test", one))
def test_an_entry_has_a_test_sentence_with_one_of_its_words(name: str, entry: Act) -> None:
    irregular = {"bring", "leave", "fall", "begin"}
    assert holds(entry.test, entry.words, stems=True) or irregular & set(entry.words)


@pytest.mark.parametrize("unit", UNITS, ids=lambda one: one.words[0])
def test_a_unit_stands_in_its_test_sentence(unit: Unit) -> None:
    assert unit.factor > 0
    assert any(word in unit.test.lower() for word in unit.words)


@pytest.mark.parametrize("word", load_doubles())
def test_a_word_for_two_units_stands_beside_what_makes_it_the_other(word: str) -> None:
    double = load_doubles()[word]
    assert {word, double.unit} <= load_units().keys()
    assert holds(double.test, double.words)
    assert holds(double.test, double.beside)
    assert set(double.beside).isdisjoint(double.other)


def test_no_unit_word_has_two_meanings() -> None:
    assert len(load_units()) == sum(len(one.words) for one in UNITS)


@pytest.mark.parametrize("matter", load_matters(), ids=lambda one: one.name)
def test_a_matter_has_a_test_sentence_with_one_of_its_answers(matter: Matter) -> None:
    test = matter.test.lower()
    assert any(word in test for words in matter.answers for word in words)
    assert not matter.beside or holds(test, matter.beside)


@pytest.mark.parametrize("matter", load_matters(), ids=lambda one: one.name)
def test_no_word_gives_two_answers_to_a_matter(matter: Matter) -> None:
    words = [word for there in matter.answers for word in there]
    assert len(words) == len(set(words))


def test_lookups_hold_every_word() -> None:
    assert load_tolls()["wounded"] == "injured"
    assert load_denials()["untrue"] == "being"
    assert load_rival_acts()["quit"].matter == load_rival_acts()["fire"].matter
    assert any(act.recurs for act in load_acts()["meet"])
