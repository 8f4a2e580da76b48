from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.annotation.quote_marks import find_quoted

MARKS = "\"“”„‟«»‹›‘’‚'`「」『』"


def find(text: str) -> list[str]:
    bounds = (0, *(at + 1 for at, letter in enumerate(text) if letter == "\n"), len(text))
    return [text[one.start : one.end] for one in find_quoted(text, bounds)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no" twice.', ['"no"']),
        ("He said “no” twice.", ["“no”"]),
        ("Er sagte „nein“ und ging.", ["„nein“"]),
        ("Il dit «non» et partit.", ["«non»"]),
        ("Han sagde »nej« og gik.", ["»nej«"]),
        ("He said ``no'' twice.", ["``no''"]),
        ("He said ''no'' twice.", ["''no''"]),
        ("He said ‘no’ twice.", ["‘no’"]),
        ("He said 'no' twice.", ["'no'"]),
        ("He said “no“ twice.", ["“no“"]),  # a slip of the typist
        ('He said “no" twice.', ['“no"']),
        ("He said ”no” twice.", ["”no”"]),
    ],
)
def test_all_kinds_of_marks_are_known(text: str, quoted: list[str]) -> None:
    assert find(text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“He said ‘no’ to me.”", ["“He said ‘no’ to me.”", "‘no’"]),
        ("\"He said 'no' to me.\"", ["\"He said 'no' to me.\"", "'no'"]),
        ("“We live in “hell” here.”", ["“We live in “hell” here.”", "“hell”"]),
        ('"They wrote “no” again."', ['"They wrote “no” again."', "“no”"]),
    ],
)
def test_a_quote_inside_a_quote_is_found_behind_the_outer_one(text: str, quoted: list[str]) -> None:
    assert find(text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "It isn’t the officials’ fault.",
        "It isn't the officials' fault.",
        "Rock 'n' roll in the '90s, 'cause we liked it.",
        "He is 5'10\" tall.",
        "No marks at all.",
        "",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert find(text) == []


def test_a_plural_with_an_apostrophe_does_not_end_a_single_quote() -> None:
    assert find("‘The officials’ view is wrong,’ he said.") == ["‘The officials’ view is wrong,’"]


def test_a_mark_that_is_never_closed_quotes_to_the_end_of_its_paragraph() -> None:
    assert find("“It is over.\nNobody spoke.") == ["“It is over."]


def test_a_missing_mark_does_not_turn_the_rest_inside_out() -> None:
    text = '"It is over. And then he left.\nLater "we" met, and "they" did not.'
    assert find(text) == ['"It is over. And then he left.', '"we"', '"they"']


def test_a_mark_that_opens_before_the_last_was_closed_ends_it_with_its_sentence() -> None:
    text = '"It is over. He said so. "We lost," he added.'
    assert find(text) == ['"It is over.', '"We lost,"']


def test_a_quote_cut_by_a_line_break_is_found_in_both_lines() -> None:
    assert find('"It was over\nlong before," he said.') == ['"It was over', 'long before,"']


@given(st.text(alphabet=MARKS + "ab S.,\n", max_size=80))
def test_stretches_lie_in_the_text_and_are_ordered_for_any_marks(text: str) -> None:
    bounds = (0, *(at + 1 for at, letter in enumerate(text) if letter == "\n"), len(text))
    found = find_quoted(text, bounds)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@given(st.text(alphabet=MARKS + "ab S.,\n", max_size=80))
def test_outer_stretches_do_not_overlap(text: str) -> None:
    bounds = (0, *(at + 1 for at, letter in enumerate(text) if letter == "\n"), len(text))
    outer = [one for one in find_quoted(text, bounds) if one.depth == 0]
    assert all(one.end <= other.start for one, other in pairwise(outer))
