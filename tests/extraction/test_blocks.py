from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.extraction.blocks import find_blocks, split_lines

SENTENCES = (
    "The harbour master closed the northern quay on Monday after a crane had slipped from its "
    "rails and come to rest against the wall of the customs house, nobody being hurt.",
    "Work will go on at the other two quays, a spokeswoman said, and ships that had been told to "
    "wait outside the mole were to be let in by the evening at the latest.",
)


def read_texts(text: str) -> list[str]:
    return [block.text for block in find_blocks(text)]


def test_each_line_is_a_block_without_outer_white_space() -> None:
    assert read_texts("Menu\n\n  Port closed \n\u00a0\nBy Ann Lee\n") == [
        "Menu",
        "Port closed",
        "By Ann Lee",
    ]


@pytest.mark.parametrize("width", [60, 66, 70, 76, 80])
def test_a_hard_wrapped_paragraph_is_one_block(width: int) -> None:
    page = "\n\n".join(fill(sentence, width) for sentence in SENTENCES * 2)
    assert [" ".join(text.split()) for text in read_texts(page)] == list(SENTENCES * 2)


def test_wrapped_paragraphs_without_blank_lines_end_at_short_lines() -> None:
    page = "\n".join(fill(sentence, 70) for sentence in SENTENCES * 2)
    assert len(read_texts(page)) == 4


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("\n".join(SENTENCES), "lines longer than any wrapped line"),
        ("Home\nNews\nSport\nWeather\nOpinion\nLog in", "short lines of a menu"),
        (
            "Port shut after crane slips from its rails on Monday\nMayor wants answers by Friday\n"
            "Ferry line adds a boat for the summer months of this year\nMarket square dug up\n"
            "Bakers complain of the price of flour and of the weather\nFour chess masters drawn",
            "headlines one below the other",
        ),
    ],
)
def test_lines_that_were_not_wrapped_stay_apart(page: str, why: str) -> None:
    assert len(read_texts(page)) == page.count("\n") + 1, why


def test_a_rule_under_a_wrapped_paragraph_joins_nothing() -> None:
    page = "\n\n".join(fill(sentence, 70) for sentence in SENTENCES * 2)
    page += "\n\n" + "-" * 70 + "\nBack to the front page\n"
    assert read_texts(page)[-2:] == ["-" * 70, "Back to the front page"]


@given(st.text())
def test_blocks_stand_where_they_say_and_hold_all_that_is_not_white_space(text: str) -> None:
    blocks = find_blocks(text)
    assert all(text[block.start : block.end] == block.text for block in blocks)
    held = "".join("".join(block.text.split()) for block in blocks)
    assert held == "".join(text.split())


@given(st.text())
def test_the_lines_of_a_block_are_in_order_and_trimmed(text: str) -> None:
    for block in find_blocks(text):
        for start, end in split_lines(block):
            assert block.start <= start < end <= block.end
            assert text[start:end] == text[start:end].strip()
