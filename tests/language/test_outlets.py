import pytest

from consilience.extraction.blocks import Block
from consilience.extraction.credits import read_credits
from consilience.language.lexicon import WordList, load_entries, load_entry
from consilience.language.outlets import (
    Statement,
    is_full_name,
    is_imprint,
    is_masthead,
    is_menu,
    is_part_of,
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


@pytest.mark.parametrize("table", ["logo_words", "logo_hints", "edition_words", "menu_words"])
def test_the_words_about_logos_stand_in_their_examples(table: str) -> None:
    entry = load_entry("outlets", table, WordList)
    assert any(word in entry.test.lower() for word in entry.words)


@pytest.mark.parametrize(
    ("line", "menu"),
    [
        ("Home  Tides  Letters", True),
        ("Front Page | Shipping | City", True),
        ("News Sport What's On Jobs", True),
        ("» Politics » Army » Society", True),
        ("Storm Shuts The Old Harbour", False),
        ("Ida Wren | 7 March", False),
        ("Home  Tides  They were shut.", False),
        ("", False),
    ],
)
def test_a_menu_names_sections_one_beside_the_other(line: str, menu: bool) -> None:
    assert is_menu(line) == menu


@pytest.mark.parametrize(
    ("name", "outlet", "is_part"),
    [
        ("Ledger", "THE EVENING LEDGER", True),
        ("The Evening Ledger", "Evening Ledger", True),
        ("Deltawire", "The Evening Ledger", False),
        ("Evening Post", "The Evening Ledger", False),
    ],
)
def test_words_of_an_outlets_name_are_the_outlets(name: str, outlet: str, is_part: bool) -> None:
    assert is_part_of(name, outlet) == is_part


@pytest.mark.parametrize(
    ("line", "imprint"),
    [
        ("Upland Gazette, 2 Mill Street. Advertise: 0555 200", True),
        ("© UPLAND GAZETTE 2031. Picture: Port Lassena.", True),
        ("Upland Gazette is published monthly. Log in.", True),
        ("The Upland Gazette reported on Monday that the gate was shut.", False),
        ("Upland Gazette readers had warned of it.", False),
    ],
)
def test_a_line_that_tells_of_the_outlet_is_its_imprint(line: str, imprint: bool) -> None:
    assert is_imprint(line, "Upland Gazette") == imprint
