import pytest

from consilience.extraction.blocks import Block
from consilience.extraction.credits import read_credits
from consilience.language.lexicon import WordList, load_entries, load_entry
from consilience.language.outlets import (
    Statement,
    is_full_name,
    is_masthead,
    is_section,
    looks_like_outlet,
)


@pytest.mark.parametrize(
    "statement", load_entries("outlets", "statement", Statement), ids=lambda one: one.finds
)
def test_every_statement_names_its_outlet(statement: Statement) -> None:
    line = Block(100, 100 + len(statement.test), statement.test)
    outlet = read_credits([], [Block(0, 20, "The gate was closed.")], [line]).outlet
    assert outlet is not None
    assert outlet.text == statement.finds


def test_a_copyright_line_without_a_holder_names_none() -> None:
    text = load_entry("outlets", "not_outlets", WordList).test
    assert read_credits([], [Block(0, 5, "Text.")], [Block(10, 60, text)]).outlet is None


@pytest.mark.parametrize(
    ("name", "is_outlet"),
    [
        ("The Coastal Mirror-Spectator", True),
        ("harbour.com", True),
        ("Ida Wren", False),
        ("Molo Lungo", False),
    ],
)
def test_words_of_a_name_tell_an_outlet(name: str, is_outlet: bool) -> None:
    assert looks_like_outlet(name) == is_outlet


@pytest.mark.parametrize(
    ("name", "masthead"),
    [
        (load_entry("outlets", "masthead_words", WordList).test, True),
        ("Voice of the Bay", True),
        ("State News Agency of the Republic of Dargesh", True),
        ("The Times", False),
        ("Upland News", False),
        ("Ash Obel", False),
        ("", False),
    ],
)
def test_a_masthead_is_two_words_or_more_whose_main_one_ends_newspapers_names(
    name: str, masthead: bool
) -> None:
    assert is_masthead(name) == masthead


@pytest.mark.parametrize(
    ("name", "section"),
    [
        (load_entry("outlets", "section_words", WordList).test, True),
        ("Top Stories of the Bay", False),
        ("Upland News", False),
    ],
)
def test_a_sections_name_has_words_of_sections_alone(name: str, section: bool) -> None:
    assert is_section(name) == section


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Upland News", True),
        ("The Voice of the Bay", True),
        ("Storm shuts port", False),
        ("", False),
    ],
)
def test_a_full_name_is_words_in_capitals_and_nothing_else(text: str, is_name: bool) -> None:
    assert is_full_name(text) == is_name


@pytest.mark.parametrize("table", ["logo_words", "logo_hints"])
def test_the_words_about_logos_stand_in_their_examples(table: str) -> None:
    entry = load_entry("outlets", table, WordList)
    assert any(word in entry.test for word in entry.words)
