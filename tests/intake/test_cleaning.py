import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.intake.cleaning import clean_field, print_safely


@pytest.mark.parametrize(
    ("value", "field"),
    [(" The\r\n Courier\t ", "The Courier"), ("", None), (None, None), (" \xa0\n", None)],
)
def test_a_field_is_one_line_or_nothing(value: str | None, field: str | None) -> None:
    assert clean_field(value) == field


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("größe.txt", "größe.txt"),
        ("a\nb\x1b[31m.txt", r"a\nb\x1b[31m.txt"),
        ("caf\udce9.txt", r"caf\xe9.txt"),  # a Latin 1 name as Linux hands it on
        ("fdp\u202etxt.exe", r"fdp\u202etxt.exe"),
    ],
)
def test_a_name_that_cannot_be_shown_is_spelled_out(name: str, printed: str) -> None:
    assert print_safely(name) == printed


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=30))
def test_any_name_can_be_printed_and_encoded(name: str) -> None:
    printed = print_safely(name)
    assert printed.isprintable()
    assert printed.encode().decode() == printed
