import pytest

from consilience.extraction.blocks import Block
from consilience.extraction.credits import read_credits
from consilience.language.lexicon import WordList, load_entries, load_entry
from consilience.language.outlets import Statement, looks_like_outlet


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
        ("Ash Obel", False),
        ("Molo Lungo", False),
    ],
)
def test_words_of_a_name_tell_an_outlet(name: str, is_outlet: bool) -> None:
    assert looks_like_outlet(name) == is_outlet
