import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from consilience.cli.drawing import ASCII, BOX, LABEL_ROOM, MOST_ROWS, Bracket, draw_rows, wrap

ONE = (0, 0)
OTHER = (2, 1)


def draw(text: str, *brackets: Bracket) -> list[str]:
    rows, _ = draw_rows(text, (0, len(text)), brackets, BOX)
    return [row.text for row in rows]


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, 0, len(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "broken"),
    [
        ("one two three", 8, ["one two ", "three"]),
        ("one two", 7, ["one two"]),
        ("a sentence", 4, ["a ", "sent", "ence"]),
        ("sentences a b", 4, ["sent", "ence", "s a ", "b"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("", 5, [""]),
    ],
)
def test_lines_are_broken_between_words_where_they_can(text, width, broken):
    assert lines(text, width) == broken


@pytest.mark.parametrize(
    ("bracket", "drawn"),
    [
        (Bracket(0, 5, ONE, "T1", "T1 date"), "└T1─┘"),
        (Bracket(0, 9, ONE, "T1", "T1 date"), "└T1 date┘"),
        (Bracket(4, 7, ONE, "T1"), "    └─┘T1"),
        (Bracket(4, 5, ONE, "T1"), "    ╵T1"),
        (Bracket(4, 4, ONE, "T1"), "    ╵T1"),
        (Bracket(0, 5, ONE, "", core=True), "═════"),
        (Bracket(0, 20, ONE, "actor"), "└actor───"),
        (Bracket(2, 2, ONE, ""), "  ╵"),
    ],
)
def test_a_bracket_stands_under_its_words_with_as_much_label_as_fits(bracket, drawn):
    assert draw("aaaa bbbb", bracket) == [drawn]


def test_a_bracket_that_began_on_an_earlier_line_goes_on_without_its_label():
    text = "aaaa bbbb cccc"
    rows, _ = draw_rows(text, (5, 10), [Bracket(0, 14, ONE, "Q1")], BOX)
    assert [row.text for row in rows] == ["─────"]
    rows, _ = draw_rows(text, (10, 14), [Bracket(0, 14, ONE, "Q1")], BOX)
    assert [row.text for row in rows] == ["───┘"]


def test_brackets_that_would_touch_stand_on_rows_of_their_own():
    nested = [Bracket(0, 9, ONE, "out"), Bracket(2, 6, ONE, "in")]
    assert draw("aaaa bbbb", *nested) == ["└out────┘", "  └in┘"]
    crossing = [Bracket(0, 5, ONE, "x"), Bracket(3, 9, ONE, "y")]
    assert draw("aaaa bbbb", *crossing) == ["└x──┘", "   └y───┘"]


def test_a_row_holds_what_does_not_touch():
    assert draw("aaaa bbbb", Bracket(5, 9, ONE, "y"), Bracket(0, 4, ONE, "x")) == ["└x─┘ └y─┘"]


def test_groups_do_not_share_rows():
    assert draw("aaaa bbbb", Bracket(5, 9, OTHER, "y"), Bracket(0, 4, ONE, "x")) == [
        "└x─┘",
        "     └y─┘",
    ]


def test_columns_are_counted_as_a_terminal_does():
    assert draw("漢字 ab e\u0301f", Bracket(3, 5, ONE, ""), Bracket(6, 9, ONE, "")) == [
        "     └┘ └┘"
    ]


def test_plain_letters_draw_the_same_where_boxes_cannot_be_printed():
    (row,), _ = draw_rows("aaaa bbbb", (0, 9), [Bracket(0, 5, ONE, "x")], ASCII)
    assert row.text == "`x--'"


def test_brackets_without_a_row_are_counted():
    many = [Bracket(0, 4, (2, number), "x") for number in range(MOST_ROWS + 3)]
    rows, left_out = draw_rows("aaaa", (0, 4), many, BOX)
    assert (len(rows), left_out) == (MOST_ROWS, 3)


@given(st.text(max_size=80), st.integers(2, 30))
def test_every_sign_is_in_one_line_and_no_line_is_too_wide(text, width):
    broken = lines(text, width)
    assert "".join(broken) == text
    assert all(cell_len(line.rstrip()) <= width for line in broken)


BRACKETS = st.builds(
    lambda start, length, group: Bracket(start, start + length, group, "label"),
    st.integers(0, 39),
    st.integers(0, 20),
    st.sampled_from([ONE, OTHER]),
)


@given(st.lists(BRACKETS, max_size=12))
def test_rows_do_not_run_over_the_end_of_the_line_by_more_than_a_label(brackets):
    rows, left_out = draw_rows("a" * 40, (0, 40), brackets, BOX)
    assert all(len(row.text) <= 40 + LABEL_ROOM for row in rows)
    assert sum(row.text.count("label") for row in rows) == len(brackets) - left_out
