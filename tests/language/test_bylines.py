import pytest

from consilience.language.bylines import (
    announces_author,
    find_people,
    find_person,
    has_desk,
    is_desk,
    is_person,
    load_closing_pattern,
    load_cue_pattern,
)
from consilience.language.lexicon import WordList, load_entry


def person(text: str) -> str | None:
    end = find_person(text)
    return None if end is None else text[:end]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ida Wren", "Ida Wren"),
        ("Jane Doe, Political Editor", "Jane Doe"),
        ("Maria de la Cruz reports", "Maria de la Cruz"),
        ("J. R. Roe | 3 May", "J. R. Roe"),
        ("Fatima al-Sayed", "Fatima al-Sayed"),
        ("MAËLLE CORVENEC", "MAËLLE CORVENEC"),
        ("Jane Doe. Reviewed by John Roe", "Jane Doe"),
        ("Jane Doe May 4, 2031", "Jane Doe"),
        ("Staff", None),
        ("News Desk", None),
        ("the harbour", None),
        ("", None),
    ],
)
def test_a_name_ends_where_its_capitals_end(text: str, name: str | None) -> None:
    assert person(text) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("Jane Doe, John Roe and Ann Poe in Lassena", "Jane Doe, John Roe and Ann Poe"),
        ("Jane Doe and the harbour", "Jane Doe"),
        ("Jane Doe, Senior Editor", "Jane Doe"),
    ],
)
def test_several_names_are_read_together(text: str, names: str) -> None:
    assert text[: find_people(text)] == names


def test_cues_are_known_in_any_case_and_with_a_colon() -> None:
    for line in (load_entry("bylines", "cues", WordList).test, "BY JANE", "Author: Jane"):
        assert load_cue_pattern().match(line)
    assert not load_cue_pattern().match("Byron Jane")


def test_desks_and_feeds_are_no_persons() -> None:
    assert not is_person(load_entry("bylines", "not_names", WordList).test.removeprefix("By "))
    assert not is_person("Watermark feed")
    assert is_person("Ida Wren")


def test_a_name_may_begin_with_a_small_particle() -> None:
    line = load_entry("bylines", "glued", WordList).test
    assert person(line.removeprefix("By ")) == "Fatima al-Sayed"


def test_a_place_may_stand_behind_a_desk() -> None:
    line = load_entry("bylines", "in_place", WordList).test
    assert is_desk(line)
    assert not is_desk(line.replace(" in ", " "))


def test_a_bracket_below_a_report_names_its_authors() -> None:
    line = load_entry("bylines", "closing", WordList).test
    assert load_closing_pattern().match(line)
    assert not load_closing_pattern().match("(Reported by")


@pytest.mark.parametrize(("word", "announces"), [("by", True), ("von", True), ("from", False)])
def test_some_words_announce_an_author(word: str, *, announces: bool) -> None:
    assert announces_author(word) == announces


@pytest.mark.parametrize("line", ["Our correspondent Ida Wren", "(Staff)", "By Newsroom/"])
def test_a_desks_word_shows_whatever_stands_around_it(line: str) -> None:
    assert has_desk(line)
    assert not has_desk("Ida Wren reports from the staffroom")
